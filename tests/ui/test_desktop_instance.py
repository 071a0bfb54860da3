"""One window for each home."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from rethumb_desktop.ui.desktop.instance import Claim, UnansweredError, absolute, claim_home
from rethumb_desktop.ui.desktop.reception import Reception
from tests.fixtures.programs import PROJECT

SECOND = """
import os, sys
from pathlib import Path
from rethumb_desktop.ui.desktop.instance import UnansweredError, claim_home
try:
    claim = claim_home(Path(sys.argv[1]), sys.argv[2:], "token", float(os.environ.get("PATIENCE", 20)))
except UnansweredError:
    print("unanswered")
else:
    print("first" if claim else "second", flush=True)
    if "crash" in sys.argv:
        os.abort()
    if claim:
        sys.stdin.read()
"""
PATIENCE_MS = 60_000


@pytest.fixture
def open_things() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def first(home: Path, stack: ExitStack) -> Claim:
    claim = claim_home(home, [])
    assert claim is not None
    assert claim.listener is not None
    return stack.enter_context(claim)


def start(home: Path, *words: str | bytes, cwd: Path = PROJECT, patience: float = 20) -> subprocess.Popen[bytes]:
    """A start of the program as far as it matters here, in a process of its own; the first stays until it is asked."""
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "PATIENCE": f"{patience}"}
    command: list[str | bytes] = [sys.executable, "-c", SECOND, str(home), *words]
    return subprocess.Popen(command, cwd=cwd, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def said_by(process: subprocess.Popen[bytes]) -> str:
    """What it has said when it has ended."""
    return process.communicate(timeout=60)[0].decode().strip()


def test_a_later_start_hands_its_files_over_as_they_are(qtbot: QtBot, tmp_path: Path, open_things: ExitStack) -> None:
    home = tmp_path / "home"
    reception = Reception(first(home, open_things))
    visits: list[tuple[tuple[str, ...], str]] = []
    reception.visited.connect(lambda files, token: visits.append((files, token)))
    words: list[str | bytes] = [
        "cat.jpg",
        "/tmp/a b.png",
        b"not \xff utf-8\n.jpg",
        "https://example.com/a?b=c",
        "../up.jpg",
        "",
    ]
    with start(home, *words, cwd=tmp_path) as second:
        qtbot.waitUntil(lambda: bool(visits), timeout=PATIENCE_MS)
        assert said_by(second) == "second"
    assert second.returncode == 0
    expected = (
        f"{tmp_path}/cat.jpg",
        "/tmp/a b.png",
        os.fsdecode(bytes(tmp_path) + b"/not \xff utf-8\n.jpg"),
        "https://example.com/a?b=c",
        f"{tmp_path}/../up.jpg",
        "",
    )
    assert visits == [(expected, "token")]
    reception.close()


def test_ten_thousand_files_are_handed_over(qtbot: QtBot, tmp_path: Path, open_things: ExitStack) -> None:
    reception = Reception(first(tmp_path, open_things))
    names = [f"/pictures/{number:0100}.jpg" for number in range(10_000)]
    with start(tmp_path, *names) as second, qtbot.waitSignal(reception.visited, timeout=PATIENCE_MS) as visited:
        assert second.stdout is not None
    assert visited.args is not None
    assert list(visited.args[0]) == names
    reception.close()


def test_of_many_starts_at_one_moment_one_is_the_first(tmp_path: Path) -> None:
    starts = [start(tmp_path / "new" / "home", patience=0.5) for _ in range(6)]
    # The first has no event loop, so the others are told nothing.
    said = [process.stdout.readline().strip() for process in starts if process.stdout is not None]
    assert sorted(said) == [b"first", *[b"unanswered"] * 5]
    assert [said_by(process) for process in starts] == [""] * 6


def test_a_home_has_one_first_and_another_home_its_own(tmp_path: Path, open_things: ExitStack) -> None:
    first(tmp_path / "one", open_things)
    first(tmp_path / "two", open_things)
    (tmp_path / "link").symlink_to(tmp_path / "one")
    with pytest.raises(UnansweredError):
        claim_home(tmp_path / "link", [], patience=0.1)


def test_what_a_crash_left_behind_is_in_nobodys_way(tmp_path: Path, open_things: ExitStack) -> None:
    crashed = start(tmp_path, "crash")
    assert said_by(crashed) == "first"
    assert crashed.returncode < 0
    left = Path((tmp_path / "window.lock").read_text(encoding="utf-8"))
    assert left.is_socket()
    first(tmp_path, open_things)
    assert not left.parent.exists()


def test_a_first_that_hangs_is_not_waited_for_for_ever(tmp_path: Path, open_things: ExitStack) -> None:
    first(tmp_path, open_things)  # whose event loop never runs
    with pytest.raises(UnansweredError):
        claim_home(tmp_path, ["cat.jpg"], patience=0.2)


def test_who_comes_while_the_first_ends_is_the_next_first(tmp_path: Path, open_things: ExitStack) -> None:
    ending = first(tmp_path, open_things)
    second = start(tmp_path, "cat.jpg")
    ending.close()
    assert said_by(second) == "first"


def test_nobody_else_can_come_in(tmp_path: Path, open_things: ExitStack) -> None:
    claim = first(tmp_path, open_things)
    assert claim.listener is not None
    folder = Path(claim.listener.getsockname()).parent
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    claim.close()
    assert not folder.exists()


@pytest.mark.parametrize("message", [b"GET / HTTP/1.1\r\n\r\n", b"rethumb-desktop 2\0token\0cat.jpg", b""])
def test_a_stranger_at_the_door_is_not_answered(
    qtbot: QtBot, tmp_path: Path, open_things: ExitStack, message: bytes
) -> None:
    claim = first(tmp_path, open_things)
    reception = Reception(claim)
    visits: list[object] = []
    reception.visited.connect(visits.append)
    assert claim.listener is not None
    with socket.socket(socket.AF_UNIX) as visitor:
        visitor.connect(claim.listener.getsockname())
        visitor.sendall(message)
        visitor.shutdown(socket.SHUT_WR)
        visitor.setblocking(False)

        def is_shown_out() -> bool:
            try:
                return visitor.recv(10) == b""
            except BlockingIOError:
                return False

        qtbot.waitUntil(is_shown_out, timeout=PATIENCE_MS)
    assert visits == []
    reception.close()


def test_a_home_that_is_no_folder_has_a_window_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "home").write_bytes(b"")
    claim = claim_home(tmp_path / "home", [])
    assert claim is not None
    assert claim.listener is None
    Reception(claim).close()


def test_a_runtime_folder_with_a_long_name_is_no_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_things: ExitStack
) -> None:
    long = tmp_path / ("long" * 40)
    long.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(long))
    claim = first(tmp_path / "home", open_things)
    assert claim.listener is not None
    assert list(long.iterdir()) == []


def test_names_stay_as_they_are_where_the_working_folder_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert absolute("cat.jpg") == "cat.jpg"


def test_nothing_heavy_is_loaded_for_a_later_start(tmp_path: Path) -> None:
    code = (
        "import sys; import rethumb_desktop.__main__ as start; sys.argv = ['rethumb-desktop', '--home', sys.argv[1]];"
        "from rethumb_desktop.ui.desktop import instance; claim = instance.claim_home;"
        "instance.claim_home = lambda *words: None; assert start.desktop() == 0;"
        "print([name for name in ('PySide6', 'sqlalchemy', 'rethumb_desktop.bootstrap') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=PROJECT, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == "[]"

"""The installed `rethumb` as a process: bad input, kills, interruptions, pipes and terminals."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures import pictures
from tests.fixtures.command_line import PATIENCE, CommandLine, Ran

SQUARE = ("--recipe", "square/16")
SIZES = ("--preset", "Sizes")


@pytest.fixture
def cli(tmp_path: Path) -> CommandLine:
    """The command line in a folder of pictures, beside a home that has never seen the program."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    return CommandLine(folder, tmp_path / "home")


def write_many(cli: CommandLine, count: int) -> list[str]:
    """Write different pictures, each some tens of milliseconds of work."""
    names = [f"{number}.jpg" for number in range(count)]
    for number, name in enumerate(names):
        (cli.folder / name).write_bytes(pictures.jpeg(900, 600 + number, quality=60))
    return names


def kept(cli: CommandLine) -> list[dict[str, Any]]:
    """What the library says it has."""
    listed = cli.run("library", "list", "--json")
    assert listed.status == 0
    return listed.lines


def files(cli: CommandLine) -> dict[str, int]:
    """The finished files of the library and their sizes."""
    found = (path for path in (cli.home / "library").iterdir() if not path.name.startswith("."))
    return {path.name: path.stat().st_size for path in found}


# Bad input


BAD = {
    "letter.jpg": "not-a-picture",
    "cut.jpg": "damaged",
    "empty.jpg": "empty",
    "folder": "not-a-file",
    "secret.jpg": "permission",
    "large.png": "too-large",
    "pipe.jpg": "not-a-file",
    "gone.jpg": "missing",
}


@pytest.fixture
def bad_names(cli: CommandLine) -> list[str]:
    """All sorts of bad input between two good pictures."""
    contents = {
        "good.jpg": pictures.jpeg(),
        "letter.jpg": pictures.TEXT,
        "cut.jpg": pictures.jpeg_truncated(),
        "empty.jpg": b"",
        "secret.jpg": pictures.jpeg(),
        "large.png": pictures.png_bomb(30_000, 30_000),
        "also good.png": pictures.png(),
    }
    for name, data in contents.items():
        (cli.folder / name).write_bytes(data)
    (cli.folder / "secret.jpg").chmod(0)
    (cli.folder / "folder").mkdir()
    os.mkfifo(cli.folder / "pipe.jpg")
    return ["good.jpg", *BAD, "also good.png"]


def check_bad_lines(ran: Ran, names: list[str], done: str) -> None:
    assert ran.status == 1
    assert ran.err == ""
    assert [line["input"] for line in ran.lines] == names
    errors = {line["input"]: line["error"] for line in ran.lines if line["state"] == "failed"}
    assert {name: error["kind"] for name, error in errors.items()} == BAD
    assert all(error["title"].endswith(".") and " " in error["title"] for error in errors.values())
    assert {line["state"] for line in ran.lines if line["input"] not in BAD} == {done}


def test_each_bad_input_fails_with_a_sentence_and_the_others_are_done(cli: CommandLine, bad_names: list[str]) -> None:
    ran = cli.run("publish", *bad_names, *SQUARE, "--json", with_rights=False)
    check_bad_lines(ran, bad_names, "published")
    links = [rendition["path"] for line in ran.lines for rendition in line["renditions"]]
    assert len(links) == 2
    assert all(Path(link).is_file() for link in links)
    again = cli.run("publish", *bad_names, *SQUARE, "--json", with_rights=False)
    check_bad_lines(again, bad_names, "duplicate")
    assert [line["renditions"] for line in again.lines] == [line["renditions"] for line in ran.lines]


def test_bad_input_is_told_to_people_in_sentences(cli: CommandLine, bad_names: list[str]) -> None:
    ran = cli.run("publish", *bad_names, *SQUARE, with_rights=False)
    assert ran.status == 1
    assert [link.rpartition(".")[2] for link in ran.out.splitlines()] == ["jpg", "png"]
    told = [line.partition(": ")[0] for line in ran.err.splitlines() if not line.startswith(" ")]
    assert told == list(BAD)
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("words", "done"), [(("render", "square/16", "--output", "out"), "rendered"), (("inspect",), "read")]
)
def test_bad_input_stops_neither_rendering_nor_inspecting(
    cli: CommandLine, bad_names: list[str], words: tuple[str, ...], done: str
) -> None:
    if done == "read":  # the inspector reads what is said about pixels that nobody could render
        bad_names = [name for name in bad_names if name not in ("cut.jpg", "large.png")]
    ran = cli.run(*words, *bad_names, "--json", with_rights=False)
    assert (ran.status, ran.err) == (1, "")
    assert [line["input"] for line in ran.lines] == bad_names
    assert [line["state"] for line in ran.lines] == ["failed" if name in BAD else done for name in bad_names]


def test_names_that_are_no_text_go_through(cli: CommandLine) -> None:
    name = os.fsdecode(b"caf\xe9 \xff.jpg")
    (cli.folder / name).write_bytes(pictures.jpeg())
    ran = cli.run("publish", name, os.fsdecode(b"gone\xff.jpg"), *SQUARE, "--json")
    assert [line["input"] for line in ran.lines] == [name, os.fsdecode(b"gone\xff.jpg")]
    assert ran.lines[0]["state"] == "published"
    told = cli.run("publish", os.fsdecode(b"gone\xff.jpg"))
    assert told.err == os.fsdecode("gone\udcff.jpg: “gone?.jpg” is not there.\n".encode(errors="surrogateescape"))
    rendered = cli.run("render", "square/16", ".", name, "--output", os.fsdecode(b"out\xff"))
    assert (cli.folder / rendered.out.rstrip("\n")).is_file()


def test_sentences_are_told_in_a_locale_that_lacks_their_letters(cli: CommandLine) -> None:
    cli.environment["PYTHONIOENCODING"] = "ascii"
    ran = cli.run("publish", "漢.jpg", "--recipe", "sqare/1")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("rethumb: Recipe ?sqare/1?, character 1")


@pytest.mark.parametrize("kind", ["a file", "a folder without rights"])
def test_a_home_that_cannot_be_used_starts_nothing(cli: CommandLine, kind: str) -> None:
    if kind == "a file":
        cli.home.write_bytes(b"")
    else:
        cli.home.mkdir(mode=0o500)
    for words in (("queue", "list"), ("publish", "a.jpg"), ("preset", "add", "Mine", "square/1")):
        ran = cli.run(*words, with_rights=False)
        assert (ran.status, ran.out) == (3, "")
        assert ran.err.startswith("rethumb: ")
        assert "Traceback" not in ran.err


# Nothing lost, nothing double


def kill_after(cli: CommandLine, lines: int, *words: str) -> None:
    """Run a command and kill it when it has printed so many lines."""
    with cli.start(*words, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        for _ in range(lines):
            # A rendition that was recorded the moment before the last kill is a duplicate now.
            assert json.loads(process.stdout.readline())["state"] in ("published", "duplicate")
        assert process.poll() is None
        process.kill()


def test_what_is_killed_is_finished_by_resuming(cli: CommandLine) -> None:
    names = write_many(cli, 60)
    kill_after(cli, 5, "publish", *names, *SIZES, "--json")
    kill_after(cli, 5, "queue", "resume", "--json")
    left = cli.run("queue", "list", "--json").lines
    assert [job["name"] for job in left] == names
    waiting = [job["name"] for job in left if job["state"] not in ("published", "duplicate")]
    assert len(waiting) > 20, "it was killed in the middle"
    resumed = cli.run("queue", "resume", "--json")
    assert (resumed.status, resumed.err) == (0, "")
    assert [Path(line["input"]).name for line in resumed.lines] == waiting
    assert cli.run("queue", "list").out == ""
    publications = kept(cli)
    assert len(publications) == 4 * len(names)
    assert {(p["name"], p["recipe"]) for p in publications} == {
        (name, recipe) for name in names for recipe in ("square/100", "square/400", "width/800", "width/1600")
    }
    assert {p["key"]: p["bytes"] for p in publications} == files(cli)
    again = cli.run("publish", *names, *SIZES, "--json")
    assert {line["state"] for line in again.lines} == {"duplicate"}


def test_two_processes_at_once_lose_nothing(cli: CommandLine) -> None:
    names = write_many(cli, 16)
    orders = [names, names[::-1], names[8:] + names[:8]]
    with ThreadPoolExecutor(3) as pool:
        ran = list(pool.map(lambda order: cli.run("publish", *order, *SQUARE, "--json"), orders))
    assert [(each.status, each.err) for each in ran] == [(0, "")] * 3
    links = [{line["input"]: line["renditions"][0]["url"] for line in each.lines} for each in ran]
    assert links[0] == links[1] == links[2]
    publications = kept(cli)
    assert sorted(p["name"] for p in publications) == sorted(names)
    assert {p["key"]: p["bytes"] for p in publications} == files(cli)
    assert cli.run("queue", "list").out == ""


def test_an_interruption_cancels_the_rest(cli: CommandLine) -> None:
    names = write_many(cli, 30)
    with cli.start("publish", *names, *SIZES, "--json") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        out, err = first + process.stdout.read(), process.stderr.read()
    lines = [json.loads(line) for line in out.splitlines()]
    assert process.returncode == 130
    assert err == (
        "rethumb: what is under way is ended; Ctrl+C once more ends at once\n"
        "rethumb: interrupted; what was not published is cancelled\n"
    )
    assert [line["input"] for line in lines] == names
    done = [line for line in lines if line["state"] == "published"]
    assert {line["state"] for line in lines} == {"published", "cancelled"}
    assert cli.run("queue", "list", "--json").lines == [], "nobody will ask for these rows again"
    assert {r["key"] for line in done for r in line["renditions"]} == {p["key"] for p in kept(cli)}
    assert cli.run("queue", "resume").out == ""


def test_a_second_interruption_ends_at_once_and_loses_nothing(cli: CommandLine) -> None:
    names = write_many(cli, 20)
    with cli.start("publish", *names, *SQUARE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        for _ in range(2):
            process.send_signal(signal.SIGINT)
        assert "Traceback" not in process.stderr.read()
    assert process.returncode in (130, -signal.SIGINT)
    assert cli.run("queue", "resume").status == 0
    assert {p["key"]: p["bytes"] for p in kept(cli)} == files(cli)
    assert cli.run("publish", *names, *SQUARE).out.count("file://") == len(names)


# Pipes and terminals


def test_a_reader_that_has_gone_is_no_reason_to_complain(cli: CommandLine) -> None:
    names = write_many(cli, 12)
    with cli.start("publish", *names, *SQUARE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith("file://")
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 1
    resumed = cli.run("queue", "resume")
    assert resumed.status == 0
    assert sorted(p["name"] for p in kept(cli)) == sorted(names), "what was not sent waits in the queue"


def on_a_terminal(cli: CommandLine, *words: str, typed: str = "", stdout: int | None = None) -> tuple[int, str]:
    """Run a command with a terminal as its input and its messages; return its status and what the screen shows."""
    ours, theirs = pty.openpty()
    try:
        streams = {"stdin": theirs, "stderr": theirs, "stdout": theirs if stdout is None else stdout}
        process = cli.start(*words, start_new_session=True, **streams)
        os.close(theirs)
        shown = b""
        for answer in [*typed.splitlines(keepends=True), ""]:
            # Each answer is typed when it is asked for, as a person does.
            while piece := read_terminal(ours):
                shown += piece
                if answer and shown.endswith(b": "):
                    os.write(ours, answer.encode())
                    break
        return process.wait(PATIENCE), shown.decode()
    finally:
        os.close(ours)


def read_terminal(ours: int) -> bytes:
    """Return what comes next; nothing once the other side has closed."""
    try:
        return os.read(ours, 4096)
    except OSError:
        return b""


def test_a_terminal_shows_a_bar_and_a_file_does_not(cli: CommandLine, tmp_path: Path) -> None:
    names = write_many(cli, 3)
    links = tmp_path / "links.txt"
    with links.open("wb") as file:
        status, screen = on_a_terminal(cli, "publish", *names, *SQUARE, stdout=file.fileno())
    assert status == 0
    assert "] 3 of 3" in screen
    assert screen.endswith("\r\x1b[K"), "the bar goes away"
    assert links.read_text(encoding="utf-8").count("file://") == 3
    assert "\x1b" not in links.read_text(encoding="utf-8")


def test_a_prompt_asks_for_the_keys_and_does_not_show_the_secret(cli: CommandLine) -> None:
    words = ["--endpoint", "https://s3.example.com", "--bucket", "pics", "--credentials", "session"]
    status, screen = on_a_terminal(cli, "account", "add", "Cloud", *words, typed="AKID\ncanary-secret\n")
    assert status == 0
    assert "Key id: " in screen
    assert "Secret: " in screen
    assert "canary-secret" not in screen
    assert "“Cloud” added" in screen


def test_rendering_and_inspecting_need_no_home(cli: CommandLine) -> None:
    (cli.folder / "a.jpg").write_bytes(pictures.jpeg())
    cli.home.mkdir(parents=True, exist_ok=True)
    cli.home.chmod(0o500)
    rendered = cli.run("render", "square/16", "a.jpg", "--output", ".", "--json", with_rights=False)
    assert (rendered.status, rendered.err) == (0, "")
    inspected = cli.run("inspect", "a.jpg", "--json", with_rights=False)
    assert (inspected.status, inspected.err) == (0, "")
    assert list(cli.home.iterdir()) == []


def test_an_index_that_was_broken_is_not_passed_over_in_silence(cli: CommandLine) -> None:
    (cli.folder / "a.jpg").write_bytes(pictures.jpeg())
    assert cli.run("publish", "a.jpg", "--recipe", "square/16").status == 0
    (cli.home / "index.sqlite").write_bytes(b"not a database" * 1000)
    listed = cli.run("library", "list")
    assert listed.status == 0
    assert "index" in listed.err


def test_an_output_that_is_full_is_told_without_a_traceback(cli: CommandLine) -> None:
    (cli.folder / "a.jpg").write_bytes(pictures.jpeg())
    with Path("/dev/full").open("w") as full:
        running = cli.start("inspect", "a.jpg", stdout=full)
        _, err = running.communicate(timeout=PATIENCE)
    assert running.returncode == 1
    assert err.startswith("rethumb: the output cannot be written")
    assert "Traceback" not in err


def test_an_empty_name_publishes_nothing(cli: CommandLine) -> None:
    (cli.folder / "private.jpg").write_bytes(pictures.jpeg())
    ran = cli.run("publish", "", "--json")
    assert ran.status == 1
    assert [line["error"]["kind"] for line in ran.lines] == ["usage"]
    assert cli.run("library", "list", "--json").out == ""

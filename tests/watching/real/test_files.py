"""What happens to files in a watched folder leads to a look at them, or to none where none is needed."""

from __future__ import annotations

import itertools
import os
import unicodedata
from pathlib import Path

import pytest

from rethumb_desktop.domain.hints import HintKind, Places
from rethumb_desktop.watch.observer import WatchdogObserver
from tests.fixtures.waiting import wait_for
from tests.watching.real.observed import LIMIT, Observed


def test_a_file_that_is_written_and_closed_has_finished(observed: Observed) -> None:
    (observed.folder / "a.jpg").write_bytes(b"picture")
    assert observed.places() == Places({"a.jpg": True})


def test_a_file_that_is_still_open_has_not(observed: Observed) -> None:
    with (observed.folder / "a.jpg").open("wb", 0) as file:
        file.write(b"half a ")
        assert observed.places() == Places({"a.jpg": False})
        file.write(b"picture")
    assert observed.places() == Places({"a.jpg": True})


def test_a_file_that_is_written_again_after_it_was_closed_has_not(observed: Observed) -> None:
    (observed.folder / "a.jpg").write_bytes(b"picture")
    with (observed.folder / "a.jpg").open("ab", 0) as file:
        file.write(b"and more")
        assert observed.places() == Places({"a.jpg": False})


def test_a_file_that_is_moved_in_has_finished(observed: Observed, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"picture")
    (tmp_path / "a.jpg").rename(observed.folder / "a.jpg")
    assert observed.places() == Places({"a.jpg": True})


def test_a_file_that_is_moved_out_needs_no_look(observed: Observed, tmp_path: Path) -> None:
    (observed.folder / "a.jpg").write_bytes(b"picture")
    (observed.folder / "a.jpg").rename(tmp_path / "a.jpg")
    assert observed.places() == Places({})


def test_a_file_that_is_moved_within_is_looked_at_where_it_is_now(observed: Observed) -> None:
    (observed.folder / "sub").mkdir()
    (observed.folder / "a.jpg").write_bytes(b"picture")
    observed.forget()
    (observed.folder / "a.jpg").rename(observed.folder / "sub" / "b.jpg")
    assert observed.places() == Places({"sub/b.jpg": True})
    assert [hint.kind for hint in observed.settled()] == [HintKind.MOVED]


@pytest.mark.parametrize("name", [".a.jpg.5f3a", "a.jpg.part", "upload.bin", "b.jpg"])
def test_a_file_that_is_moved_before_it_is_closed_has_not_finished(observed: Observed, name: str) -> None:
    with (observed.folder / name).open("wb", 0) as file:
        file.write(b"half a ")
        observed.forget()
        (observed.folder / name).rename(observed.folder / "second.part")
        (observed.folder / "second.part").rename(observed.folder / "a.jpg")
        assert observed.places() == Places({"a.jpg": False})
    assert observed.places() == Places({"a.jpg": True})


def test_a_file_that_is_moved_after_it_was_closed_has_finished(observed: Observed) -> None:
    (observed.folder / "a.jpg.part").write_bytes(b"picture")
    (observed.folder / "a.jpg.part").rename(observed.folder / "a.jpg")
    assert observed.places() == Places({"a.jpg": True})


def test_a_file_that_is_replaced_is_looked_at(observed: Observed) -> None:
    (observed.folder / "a.jpg").write_bytes(b"picture")
    observed.forget()
    (observed.folder / ".new").write_bytes(b"another")
    (observed.folder / ".new").replace(observed.folder / "a.jpg")
    assert observed.places() == Places({"a.jpg": True})


def test_a_file_that_is_deleted_needs_no_look(observed: Observed) -> None:
    (observed.folder / "a.jpg").write_bytes(b"picture")
    (observed.folder / "a.jpg").unlink()
    assert observed.places() == Places({})


def test_a_file_that_is_deleted_and_made_anew_is_looked_at(observed: Observed) -> None:
    (observed.folder / "a.jpg").write_bytes(b"picture")
    (observed.folder / "a.jpg").unlink()
    (observed.folder / "a.jpg").write_bytes(b"another")
    assert observed.places() == Places({"a.jpg": True})


def test_a_hard_link_is_looked_at_though_nobody_closes_it(observed: Observed, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"picture")
    (observed.folder / "a.jpg").hardlink_to(tmp_path / "a.jpg")
    assert observed.places() == Places({"a.jpg": False})


def test_hidden_and_other_files_are_not_told(observed: Observed) -> None:
    for name in (".hidden.jpg", "~$a.jpg", "a.jpg.crdownload", "notes.txt", "a.jpg~"):
        (observed.folder / name).write_bytes(b"something")
    (observed.folder / ".cache").mkdir()
    (observed.folder / ".cache" / "a.jpg").write_bytes(b"thumbnail")
    (observed.folder / "a.jpg.download").mkdir()
    (observed.folder / "a.jpg.download" / "a.jpg").write_bytes(b"half a picture")
    assert observed.settled() == []


def test_a_picture_that_becomes_none_is_told(observed: Observed) -> None:
    (observed.folder / "a.jpg").write_bytes(b"picture")
    (observed.folder / "a.jpg").rename(observed.folder / ".a.jpg")
    assert observed.places() == Places({})


@pytest.mark.parametrize(
    "names",
    [
        [unicodedata.normalize(form, "Übung é.jpg") for form in ("NFC", "NFD")],
        [os.fsdecode(b"caf\xe9.jpg"), os.fsdecode(b"\xff\xfe.jpg")],
        ["A.jpg", "a.jpg"],
        [f"{'x' * 251}.jpg", f"{'ü' * 125}y.jpg"],
        ["a\nb.jpg", " .jpg", "a\\b.jpg", "“quoted”.jpg"],
    ],
    ids=["NFC and NFD", "no UTF-8", "case", "255 bytes", "odd"],
)
def test_names_come_as_the_disk_has_them(observed: Observed, names: list[str]) -> None:
    for name in names:
        (observed.folder / name).write_bytes(os.fsencode(name))
    assert observed.places() == Places(dict.fromkeys(names, True))


def test_a_rename_of_case_alone_is_looked_at(observed: Observed) -> None:
    (observed.folder / "a.JPG").write_bytes(b"picture")
    (observed.folder / "a.JPG").rename(observed.folder / "a.jpg")
    assert observed.places() == Places({"a.jpg": True})


def test_much_at_once_is_told_at_once(observer: WatchdogObserver, folder: Path) -> None:
    calls: list[int] = []

    def tell(hints: object) -> None:
        calls.append(len(hints))  # type: ignore[arg-type]

    observer.observe(str(folder), recursive=True, tell=tell)
    for number in range(2000):
        (folder / f"{number}.jpg").write_bytes(b"picture")
    wait_for(lambda: sum(calls) >= 6000, LIMIT, "three hints of each file")
    assert len(calls) < 1000


def test_a_file_that_grows_for_long_is_not_told_again_and_again(observed: Observed) -> None:
    with (observed.folder / "a.jpg").open("wb", 0) as file:
        for _ in range(2000):
            file.write(b"piece")
    observed.settled()
    assert not any(one == next_one for hints in observed.told for one, next_one in itertools.pairwise(hints))


def test_who_takes_long_to_listen_misses_nothing(observer: WatchdogObserver, folder: Path) -> None:
    waiting, names, busy = [True], list[str](), list[bool]()

    def tell(hints: object) -> None:
        busy.append(True)
        wait_for(lambda: not waiting, LIMIT, "the writing to end", pause=0.001)
        names.extend(hint.path for hint in hints if hint.kind is HintKind.CLOSED)  # type: ignore[attr-defined]

    observer.observe(str(folder), recursive=True, tell=tell)
    (folder / "first.jpg").write_bytes(b"picture")
    wait_for(lambda: busy, LIMIT, "the first hint")
    for number in range(1000):
        (folder / f"{number}.jpg").write_bytes(b"picture")
    waiting.clear()
    wait_for(lambda: len(set(names)) == 1001, LIMIT, "all files")

"""Walking watched trees: every picture with its stamp, once, whatever lies about."""

from __future__ import annotations

import os
import socket
import sys
import unicodedata
from pathlib import Path

import pytest

from rethumb_desktop.disk.reading import LocalReader
from rethumb_desktop.disk.tree import LocalTree
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.original import Stamp
from tests.unit.disk.test_reading import without_privileges


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"picture")


def walk(folder: Path, *, recursive: bool = True) -> dict[str, set[str]]:
    """The names of the files in each folder; a fault fails the test."""
    found: dict[str, set[str]] = {}
    for place in LocalTree().walk(str(folder), recursive=recursive):
        assert place.fault is None
        assert place.path not in found
        found[str(Path(place.path).relative_to(folder))] = set(place.files)
    return found


def open_the_way(folder: Path) -> None:
    """Let everybody through to a folder."""
    for place in folder.parents:
        if place.stat().st_uid == os.geteuid():
            place.chmod(place.stat().st_mode | 0o055)
    folder.chmod(0o755)


def test_each_folder_is_told_with_its_pictures(tmp_path: Path) -> None:
    make(tmp_path, "a.jpg", "B.HEIC", "notes.txt", "sub/c.png", "sub/deep/d.webp")
    (tmp_path / "empty").mkdir()
    assert walk(tmp_path) == {".": {"a.jpg", "B.HEIC"}, "sub": {"c.png"}, "sub/deep": {"d.webp"}, "empty": set()}


def test_subfolders_are_left_out_when_not_asked_for(tmp_path: Path) -> None:
    make(tmp_path, "a.jpg", "sub/b.jpg")
    assert walk(tmp_path, recursive=False) == {".": {"a.jpg"}}


def test_a_stamp_is_that_of_a_look_and_of_the_reader(tmp_path: Path) -> None:
    make(tmp_path, "a.jpg")
    os.utime(tmp_path / "a.jpg", ns=(1, 915_148_800_123_456_789))
    path = str(tmp_path / "a.jpg")
    (place,) = LocalTree().walk(str(tmp_path), recursive=True)
    assert place.files == {"a.jpg": Stamp(7, 915_148_800_123_456_789, (tmp_path / "a.jpg").stat().st_ino)}
    assert place.files["a.jpg"] == LocalTree().look(path) == LocalReader().stamp(Path(path))


@pytest.mark.skipif(sys.platform == "win32", reason="there that time is of the making")
def test_a_look_and_a_walk_tell_that_a_file_was_touched(tmp_path: Path) -> None:
    make(tmp_path, "a.jpg")
    path, tree = tmp_path / "a.jpg", LocalTree()
    before = tree.look(str(path))
    assert before is not None
    while path.stat().st_ctime_ns == before.ctime_ns:  # no disk counts so finely
        os.utime(path, ns=(1, before.changed_ns))
    (place,) = tree.walk(str(tmp_path), recursive=True)
    after = tree.look(str(path))
    assert place.files["a.jpg"] == after == before
    assert after.was_touched_since(before)
    assert place.files["a.jpg"].was_touched_since(before)
    assert not after.was_touched_since(place.files["a.jpg"])


def test_hidden_unfinished_and_system_names_are_passed_by(tmp_path: Path) -> None:
    for name in (
        ".a.jpg",
        "._a.jpg",
        "~$a.jpg",
        "a.jpg.part",
        "a.jpg.crdownload",
        "a.jpg.tmp",
        "a.jpg~",
        "a.jpg.filepart",
    ):
        make(tmp_path, name)
    for folder in (".thumbnails", "a.jpg.download", "@eaDir", "$RECYCLE.BIN", "lost+found", "new.part"):
        make(tmp_path, f"{folder}/a.jpg")
    assert walk(tmp_path) == {".": set()}


def test_only_regular_files_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.jpg", "folder.jpg/b.jpg")
    os.mkfifo(tmp_path / "pipe.jpg")
    (tmp_path / "broken.jpg").symlink_to("nowhere")
    (tmp_path / "loop.jpg").symlink_to("loop.jpg")
    (tmp_path / "zero.jpg").symlink_to("/dev/zero")
    (tmp_path / "link.jpg").symlink_to("a.jpg")
    with socket.socket(socket.AF_UNIX) as listening:
        monkeypatch.chdir(tmp_path)  # the name of a socket must be short
        listening.bind("socket.jpg")
        assert walk(tmp_path) == {".": {"a.jpg", "link.jpg"}, "folder.jpg": {"b.jpg"}}
        looked = {path.name for path in tmp_path.iterdir() if LocalTree().look(str(path))}
    assert looked == {"a.jpg", "link.jpg"}


def test_links_in_circles_end_and_folders_go_by_their_own_names(tmp_path: Path) -> None:
    make(tmp_path, "m/sub/a.jpg", "elsewhere/far/b.jpg")
    top = tmp_path / "m"
    for link, target in (("a", "sub"), ("sub/up", ".."), ("sub/loop", "loop"), ("z", "sub")):
        (top / link).symlink_to(target)
    (top / "second").symlink_to(tmp_path / "elsewhere")
    (top / "first").symlink_to(tmp_path / "elsewhere" / "far")
    assert walk(top) == {".": set(), "sub": {"a.jpg"}, "first": {"b.jpg"}, "second": set()}


def test_names_come_as_the_disk_has_them(tmp_path: Path) -> None:
    names = {unicodedata.normalize(form, "Übung é.jpg") for form in ("NFC", "NFD")}
    names |= {os.fsdecode(b"caf\xe9.jpg"), f"{'x' * 251}.jpg", "a\nb.jpg", "A.jpg", "a.jpg"}
    make(tmp_path, *names)
    folder = os.fsdecode(b"\xe9")
    make(tmp_path, f"{folder}/b.jpg")
    assert walk(tmp_path) == {".": names, folder: {"b.jpg"}}
    for name in names:
        assert LocalTree().look(f"{tmp_path}/{name}") is not None
        assert LocalTree().read(f"{tmp_path}/{name}") == b"picture"


def test_a_folder_that_may_not_be_read_is_told_and_the_walk_goes_on(tmp_path: Path) -> None:
    open_the_way(tmp_path)
    make(tmp_path, "closed/a.jpg", "half/a.jpg", "open/a.jpg")
    (tmp_path / "closed").chmod(0)
    (tmp_path / "half").chmod(0o744)  # may be listed, but nothing in it asked
    with without_privileges():
        places = {Path(place.path).name: place for place in LocalTree().walk(str(tmp_path), recursive=True)}
    (tmp_path / "closed").chmod(0o755)
    faults = {name: place.fault.kind for name, place in places.items() if place.fault}
    assert faults == {"closed": FaultKind.PERMISSION, "half": FaultKind.PERMISSION}
    assert {name: set(place.files) for name, place in places.items() if place.files} == {"open": {"a.jpg"}}


def test_a_folder_that_is_gone_or_closed_is_a_fault(tmp_path: Path) -> None:
    open_the_way(tmp_path)
    make(tmp_path, "a.jpg", "closed/b.jpg")
    (tmp_path / "closed").chmod(0)
    kinds = {}
    for name in ("gone", "a.jpg", "closed", "closed/below"):
        with without_privileges(), pytest.raises(Fault) as refused:
            list(LocalTree().walk(str(tmp_path / name), recursive=True))
        kinds[name] = refused.value.kind
    (tmp_path / "closed").chmod(0o755)
    assert kinds == {
        "gone": FaultKind.MISSING,
        "a.jpg": FaultKind.MISSING,
        "closed": FaultKind.PERMISSION,
        "closed/below": FaultKind.PERMISSION,
    }


def test_a_subfolder_that_vanishes_meanwhile_is_passed_by(tmp_path: Path) -> None:
    make(tmp_path, "a.jpg")
    (tmp_path / "sub").mkdir()
    walking = LocalTree().walk(str(tmp_path), recursive=True)
    first = next(walking)
    (tmp_path / "sub").rmdir()
    assert set(first.files) == {"a.jpg"}
    assert list(walking) == []


def test_a_look_tells_what_is_no_file_from_what_may_not_be_asked(tmp_path: Path) -> None:
    open_the_way(tmp_path)
    make(tmp_path, "closed/a.jpg")
    for name in ("gone.jpg", "closed", "closed/a.jpg/below", "x" * 256, "a\0b"):
        assert LocalTree().look(f"{tmp_path}/{name}") is None
    (tmp_path / "closed").chmod(0)
    with without_privileges(), pytest.raises(Fault) as refused:
        LocalTree().look(str(tmp_path / "closed" / "a.jpg"))
    (tmp_path / "closed").chmod(0o755)
    assert refused.value.kind is FaultKind.PERMISSION


def test_reading_is_that_of_originals(tmp_path: Path) -> None:
    make(tmp_path, "a.jpg")
    os.mkfifo(tmp_path / "pipe.jpg")
    assert LocalTree().read(str(tmp_path / "a.jpg")) == b"picture"
    for path, tree, kind in (
        ("pipe.jpg", LocalTree(), FaultKind.NOT_A_FILE),
        ("gone.jpg", LocalTree(), FaultKind.MISSING),
        ("a.jpg", LocalTree(max_bytes=6), FaultKind.TOO_LARGE),
    ):
        with pytest.raises(Fault) as refused:
            tree.read(str(tmp_path / path))
        assert refused.value.kind is kind

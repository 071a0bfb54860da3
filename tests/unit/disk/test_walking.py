"""Walking folders: every picture once, in a person's order, whatever lies about."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from rethumb_desktop.disk.walking import FoundPicture, find_pictures, natural_key, walk_pictures
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.intake_filter import IntakeFilter
from tests.unit.disk.test_reading import without_privileges


def fail(path: Path, fault: Fault) -> None:
    raise AssertionError(f"{path}: {fault}")


def names(folder: Path, *, recursive: bool = True) -> list[str]:
    return [str(path.relative_to(folder)) for path in walk_pictures(folder, recursive=recursive, report=fail)]


def test_pictures_come_in_natural_order_files_before_folders(tmp_path: Path) -> None:
    for name in ("b10.jpg", "b2.JPG", "a.png", "Z.webp", "notes.txt"):
        (tmp_path / name).touch()
    for folder in ("10", "9"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.gif").touch()
    assert names(tmp_path) == ["a.png", "b2.JPG", "b10.jpg", "Z.webp", "9/x.gif", "10/x.gif"]


def test_subfolders_are_left_out_when_not_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").touch()
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.jpg").touch()
    assert names(tmp_path, recursive=False) == ["a.jpg"]


def test_hidden_and_unfinished_files_are_passed_by(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in (".hidden.jpg", "._a.jpg", "~$a.jpg", "a.jpg.part", "a.jpg~", "a.jpg.crdownload", ".git/a.jpg"):
        (tmp_path / name).touch()
    assert names(tmp_path) == []


def test_links_in_circles_end(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.jpg").touch()
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "same").symlink_to("sub")
    (tmp_path / "loop").symlink_to("loop")
    found = names(tmp_path)
    assert len(found) == 1
    assert found[0].endswith("a.jpg")


def test_a_link_to_a_folder_elsewhere_is_followed(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "a.jpg").touch()
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "link").symlink_to(tmp_path / "far")
    assert names(tmp_path / "here") == ["link/a.jpg"]


def test_what_is_called_a_picture_is_not_lost_even_if_it_is_none(tmp_path: Path) -> None:
    (tmp_path / "broken.jpg").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe.jpg")
    assert names(tmp_path) == ["broken.jpg", "pipe.jpg"]


def test_a_folder_called_like_a_picture_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "album.jpg").mkdir()
    (tmp_path / "album.jpg" / "a.png").touch()
    assert names(tmp_path) == ["album.jpg/a.png"]


def test_a_folder_that_may_not_be_read_is_reported_and_the_rest_found(tmp_path: Path) -> None:
    place = tmp_path
    while place != place.parent and place.stat().st_uid == os.geteuid():
        place.chmod(place.stat().st_mode | 0o055)  # the folders above must let everybody through
        place = place.parent
    for name in ("closed", "open"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.jpg").touch()
    (tmp_path / "closed").chmod(0)
    reported: list[tuple[Path, FaultKind]] = []
    with without_privileges():
        found = list(
            walk_pictures(tmp_path, recursive=True, report=lambda path, fault: reported.append((path, fault.kind)))
        )
    (tmp_path / "closed").chmod(0o700)
    assert found == [tmp_path / "open" / "a.jpg"]
    assert reported == [(tmp_path / "closed", FaultKind.PERMISSION)]


def test_a_folder_that_is_gone_is_reported(tmp_path: Path) -> None:
    reported: list[FaultKind] = []
    found = walk_pictures(tmp_path / "gone", recursive=True, report=lambda _, fault: reported.append(fault.kind))
    assert list(found) == []
    assert reported == [FaultKind.MISSING]


def test_names_that_are_no_text_are_found(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.jpg")
    (tmp_path / name).touch()
    assert names(tmp_path) == [name]


def test_numbers_sort_by_value() -> None:
    assert sorted(["img12.jpg", "img9.jpg", "IMG10.jpg", "img.jpg"], key=natural_key) == [
        "img.jpg",
        "img9.jpg",
        "IMG10.jpg",
        "img12.jpg",
    ]


def test_what_is_asked_of_the_disk_decides_too(tmp_path: Path) -> None:
    for name, size, changed in (("old.jpg", 10, 100), ("small.jpg", 1, 2_000_000_000), ("new.jpg", 10, 2_000_000_000)):
        (tmp_path / name).write_bytes(bytes(size))
        os.utime(tmp_path / name, (changed, changed))
    (tmp_path / "broken.jpg").symlink_to("nowhere")
    only = IntakeFilter(min_bytes=10, changed_since=datetime(2020, 1, 1, tzinfo=UTC))
    found = walk_pictures(tmp_path, recursive=True, report=fail, only=only)
    assert [path.name for path in found] == ["new.jpg"]


def test_folders_to_pass_by_are_not_entered(tmp_path: Path) -> None:
    for name in ("a/own/made.jpg", "a/owner/b.jpg"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = walk_pictures(tmp_path, recursive=True, report=fail, passed_by=[tmp_path / "a" / "own"])
    assert [path.name for path in found] == ["b.jpg"]


def test_what_is_found_is_told_with_size_and_place(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name, size in (("a.jpg", 3), ("sub/b.png", 4)):
        (tmp_path / name).write_bytes(bytes(size))
        os.utime(tmp_path / name, (50, 60))
    found = list(find_pictures(tmp_path, report=fail))
    assert found == [FoundPicture("a.jpg", 3, 60.0, nested=False), FoundPicture("b.png", 4, 60.0, nested=True)]

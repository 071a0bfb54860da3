"""Surveying: what there is in folders before anything is queued."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rethumb_desktop.domain.formats import PictureFormat
from rethumb_desktop.domain.intake_filter import EVERYTHING, IntakeFilter
from rethumb_desktop.services.surveying import Survey, Surveying, Tally


def write(folder: Path, **files: int) -> None:
    """Write files of so many bytes; an underscore in a name is its dot, two are its slash."""
    for name, size in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes(size))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    write(folder, a_jpg=10, b_JPG=20, c_png=5, sub__d_jpg=100, letter_txt=7, home__library__own_png=9)
    return folder


def survey(folder: Path, *more: str) -> Survey:
    *_, last = Surveying([folder / "home" / "library"]).survey([str(folder), *more])
    assert last.complete
    return last


def test_pictures_are_counted_by_format_with_their_bytes(folder: Path) -> None:
    found = survey(folder)
    assert found.formats == {PictureFormat.JPEG: Tally(3, 130), PictureFormat.PNG: Tally(1, 5)}
    assert found.whole == Tally(4, 135)
    assert found.has_subfolders


def test_what_is_no_folder_is_not_counted(folder: Path, tmp_path: Path) -> None:
    write(tmp_path, e_jpg=1)
    more = (str(tmp_path / "e.jpg"), "https://site.example/a.png", "ftp://x", str(tmp_path / "gone"))
    assert survey(folder, *more).whole == Tally(4, 135)


def test_what_a_filter_takes_is_told_without_looking_again(folder: Path) -> None:
    found = survey(folder)
    assert found.take(EVERYTHING) == found.whole
    assert found.take(IntakeFilter(subfolders=False)) == Tally(3, 35)
    assert found.take(IntakeFilter(min_bytes=20)) == Tally(2, 120)
    assert found.take(IntakeFilter(name="d")) == Tally(1, 100)
    assert not survey(folder / "sub").has_subfolders


def test_counting_goes_on_before_the_eyes(tmp_path: Path) -> None:
    for number in range(1_100):
        os.mknod(tmp_path / f"{number}.jpg")
    told = [(step.whole.pictures, step.complete) for step in Surveying([]).survey([str(tmp_path)])]
    assert told == [(500, False), (1_000, False), (1_100, True)]


def test_many_is_more_than_so_many(folder: Path) -> None:
    surveying = Surveying([folder / "home" / "library"])
    assert [surveying.holds_many([str(folder)], many) for many in (3, 4)] == [True, False]
    assert not surveying.holds_many([str(folder / "a.jpg")], 0)

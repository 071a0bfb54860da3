"""What is wanted of a watched folder, by paths."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rethumb_desktop.services.watching.wanted import Wanted
from tests.unit.services.watching.rig import FOLDER


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/w/a.jpg", True),
        ("/w/A.JPEG", True),
        ("/w/sub/deep/a.jpg", True),
        ("/w/caf\udce9.jpg", True),
        ("/w/a.txt", False),
        ("/w/a", False),
        ("/w/a.jpg.part", False),
        ("/w/a.jpg~", False),
        ("/w/.a.jpg", False),
        ("/w/.hidden/a.jpg", False),
        ("/w/sub.tmp/a.jpg", False),
        ("/w", False),
        ("/wx/a.jpg", False),
        ("/x/a.jpg", False),
        ("a.jpg", False),
    ],
)
def test_files(path: str, wanted: bool) -> None:
    assert Wanted(FOLDER).takes_file(path) == wanted


@pytest.mark.parametrize(
    ("path", "wanted", "alone"),
    [
        ("/w", True, True),
        ("/w/sub", True, False),
        ("/w/sub/deep", True, False),
        ("/w/.hidden", False, False),
        ("/w/sub/.hidden/in", False, False),
        ("/x", False, False),
    ],
)
def test_folders(path: str, wanted: bool, alone: bool) -> None:
    assert Wanted(FOLDER).takes_folder(path) == wanted
    assert Wanted(replace(FOLDER, recursive=False)).takes_folder(path) == alone


def test_below_the_root_of_the_disk() -> None:
    assert Wanted(replace(FOLDER, path="/")).takes_file("/sub/a.jpg")


def test_subfolders_that_are_not_wanted() -> None:
    wanted = Wanted(replace(FOLDER, recursive=False))
    assert [path for path in ("/w/a.jpg", "/w/sub/a.jpg") if wanted.takes_file(path)] == ["/w/a.jpg"]


def test_patterns_are_of_paths_below() -> None:
    wanted = Wanted(replace(FOLDER, include=("2024/*.jpg",), exclude=("*_small.*",)))
    paths = ("/w/2024/a.jpg", "/w/2024/a_small.jpg", "/w/a.jpg", "/w/2024/05/a.jpg")
    assert [path for path in paths if wanted.takes_file(path)] == ["/w/2024/a.jpg"]

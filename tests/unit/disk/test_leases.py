"""Whether somebody has a file open for writing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from rethumb_desktop.disk.leases import is_open_for_writing
from rethumb_desktop.disk.tree import LocalTree

LINUX = sys.platform == "linux"


@pytest.mark.parametrize("mode", ["wb", "r+b", "ab"])
def test_a_file_is_being_written_as_long_as_it_is_open_for_that(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"half")
    with path.open(mode):
        assert is_open_for_writing(str(path)) is LINUX
        assert LocalTree().is_being_written(str(path)) is LINUX
    assert not is_open_for_writing(str(path))
    assert not LocalTree().is_being_written(str(path))


def test_who_only_reads_does_not_count(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"whole")
    with path.open("rb"):
        assert not is_open_for_writing(str(path))


def test_who_opens_it_right_after_the_question_can(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"whole")
    is_open_for_writing(str(path))
    file = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
    os.close(file)


@pytest.mark.parametrize("name", ["not there", "", "folder", "a\0b"])
def test_of_what_is_no_file_nothing_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    assert not is_open_for_writing(str(tmp_path / name) if name else "")

"""Writing: all of a file or nothing of it, and never over another one unasked."""

from __future__ import annotations

import errno
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rethumb_desktop.disk.faults import FileExists, writing_fault
from rethumb_desktop.disk.writing import write_atomically, write_beside
from rethumb_desktop.domain.errors import Fault, FaultKind
from tests.unit.disk.test_reading import without_privileges


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@contextmanager
def small_files() -> Iterator[None]:
    """Let no file grow over 1,000 bytes, as on a disk that is almost full.

    For a call, not for a whole test: the report of the tests themselves may be a file that is longer.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("durable", [True, False])
@pytest.mark.parametrize("overwrite", [True, False])
def test_the_bytes_are_there_and_nothing_else(tmp_path: Path, overwrite: bool, durable: bool) -> None:
    write_atomically(tmp_path / "a.jpg", b"data", overwrite=overwrite, durable=durable)
    assert (tmp_path / "a.jpg").read_bytes() == b"data"
    assert names(tmp_path) == ["a.jpg"]


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"old")
    with pytest.raises(FileExists) as caught:
        write_atomically(tmp_path / "a.jpg", b"new", overwrite=False)
    assert caught.value.kind is FaultKind.DISK
    assert (tmp_path / "a.jpg").read_bytes() == b"old"
    assert names(tmp_path) == ["a.jpg"]


def test_an_existing_file_is_replaced_when_told(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"old")
    write_atomically(tmp_path / "a.jpg", b"new", overwrite=True)
    assert (tmp_path / "a.jpg").read_bytes() == b"new"
    assert names(tmp_path) == ["a.jpg"]


def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").symlink_to(tmp_path / "elsewhere.jpg")
    with pytest.raises(FileExists):
        write_atomically(tmp_path / "a.jpg", b"new", overwrite=False)
    assert not (tmp_path / "elsewhere.jpg").exists()


@pytest.mark.parametrize("taken", [True, False])
def test_a_disk_without_hard_links_is_as_careful(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, taken: bool) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    if taken:
        (tmp_path / "a.jpg").write_bytes(b"old")
        with pytest.raises(FileExists):
            write_atomically(tmp_path / "a.jpg", b"new", overwrite=False)
    else:
        write_atomically(tmp_path / "a.jpg", b"new", overwrite=False)
    assert (tmp_path / "a.jpg").read_bytes() == (b"old" if taken else b"new")
    assert names(tmp_path) == ["a.jpg"]


def test_nothing_is_left_of_a_file_that_does_not_fit(tmp_path: Path) -> None:
    with small_files(), pytest.raises(Fault) as caught:
        write_atomically(tmp_path / "a.jpg", bytes(5000), overwrite=True)
    assert caught.value.kind is FaultKind.DISK
    assert names(tmp_path) == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(Fault, match=r"folder for “a\.jpg” is not there"):
        write_atomically(tmp_path / "none" / "a.jpg", b"data", overwrite=True)


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").mkdir()
    with pytest.raises(Fault, match=r"“a\.jpg” is a folder"):
        write_atomically(tmp_path / "a.jpg", b"data", overwrite=True)
    assert names(tmp_path) == ["a.jpg"]


def test_a_folder_where_nobody_may_write_says_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with without_privileges(), pytest.raises(Fault, match="permission denied"):
        write_atomically(tmp_path / "a.jpg", b"data", overwrite=True)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "The disk is full."),
        (errno.EDQUOT, "Your share of the disk is used up."),
        (errno.EROFS, "The disk is read-only."),
        (errno.EIO, "“a.jpg” could not be written."),
    ],
)
def test_what_the_system_says_becomes_a_sentence(number: int, sentence: str) -> None:
    fault = writing_fault(Path("folder/a.jpg"), OSError(number, os.strerror(number)))
    assert (fault.kind, fault.title, fault.subject) == (FaultKind.DISK, sentence, "folder/a.jpg")


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    paths = [write_beside(tmp_path, "a.jpg", str(n).encode()) for n in range(3)]
    assert [path.name for path in paths] == ["a.jpg", "a (2).jpg", "a (3).jpg"]
    assert [path.read_bytes() for path in paths] == [b"0", b"1", b"2"]


def test_other_people_may_read_what_was_written_as_usual(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write_atomically(tmp_path / "a.jpg", b"data", overwrite=False)
    finally:
        os.umask(before)
    assert (tmp_path / "a.jpg").stat().st_mode & 0o777 == 0o644

"""Reading originals: whole regular files, and a sentence for everything else."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from rethumb_desktop.disk.reading import LocalReader
from rethumb_desktop.domain.errors import Fault, FaultKind

NOBODY = 65_534


def refusal(path: Path, reader: LocalReader | None = None) -> Fault:
    with pytest.raises(Fault) as caught:
        (reader or LocalReader()).read(path)
    assert caught.value.subject == str(path)
    return caught.value


@contextmanager
def without_privileges() -> Iterator[None]:
    """Whoever may read everything becomes somebody who may not."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    data = bytes(range(256)) * 1000
    (tmp_path / "a.jpg").write_bytes(data)
    assert LocalReader().read(tmp_path / "a.jpg") == data


@pytest.mark.parametrize(("length", "read"), [(3, b"abc"), (7, b"abcdefg"), (8, b"abcdefg")])
def test_the_beginning_of_a_file_is_read(tmp_path: Path, length: int, read: bytes) -> None:
    (tmp_path / "a.jpg").write_bytes(b"abcdefg")
    assert LocalReader().read_beginning(tmp_path / "a.jpg", length) == read


def test_the_beginning_is_refused_where_the_whole_would_be(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    (tmp_path / "large.jpg").write_bytes(bytes(100))
    kinds = []
    for name in ("pipe.jpg", "large.jpg", "gone.jpg"):
        with pytest.raises(Fault) as caught:
            LocalReader(max_bytes=99).read_beginning(tmp_path / name, 10)
        kinds.append(caught.value.kind)
    assert kinds == [FaultKind.NOT_A_FILE, FaultKind.TOO_LARGE, FaultKind.MISSING]


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"data")
    (tmp_path / "link.jpg").symlink_to("a.jpg")
    assert LocalReader().read(tmp_path / "link.jpg") == b"data"


def test_a_folder_is_no_picture(tmp_path: Path) -> None:
    fault = refusal(tmp_path)
    assert (fault.kind, fault.title) == (FaultKind.NOT_A_FILE, "This is a folder, not a picture.")


def test_a_pipe_is_refused_without_waiting_for_its_other_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    fault = refusal(tmp_path / "pipe.jpg")
    assert (fault.kind, fault.title) == (FaultKind.NOT_A_FILE, "This is a pipe, not a picture.")


@pytest.mark.timeout(20)
def test_a_pipe_that_takes_the_place_of_a_file_at_the_last_moment_is_refused_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "a.jpg")
    (tmp_path / "b.jpg").write_bytes(b"data")
    before = (tmp_path / "b.jpg").stat()
    monkeypatch.setattr(Path, "stat", lambda self: before)
    assert refusal(tmp_path / "a.jpg").title == "This is a pipe, not a picture."


def test_a_socket_is_no_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the address of a socket is short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("a.jpg")
        fault = refusal(Path("a.jpg"))
    assert (fault.kind, fault.title) == (FaultKind.NOT_A_FILE, "This is a socket, not a picture.")


def test_a_device_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "zero.jpg").symlink_to("/dev/zero")
    fault = refusal(tmp_path / "zero.jpg")
    assert (fault.kind, fault.title) == (FaultKind.NOT_A_FILE, "This is a device, not a picture.")


def test_an_empty_file_is_called_empty(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").touch()
    fault = refusal(tmp_path / "a.jpg")
    assert (fault.kind, fault.title) == (FaultKind.EMPTY, "The file is empty.")


def test_a_file_that_is_not_there_is_missing(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a.jpg").kind is FaultKind.MISSING


@pytest.mark.parametrize("name", ["a\0b.jpg", "x" * 300 + ".jpg"])
def test_an_impossible_name_is_missing(tmp_path: Path, name: str) -> None:
    assert refusal(tmp_path / name).kind is FaultKind.MISSING


def test_a_file_below_a_file_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"data")
    assert refusal(tmp_path / "a" / "b.jpg").kind is FaultKind.MISSING


def test_a_link_that_leads_to_itself_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").symlink_to("b.jpg")
    (tmp_path / "b.jpg").symlink_to("a.jpg")
    assert "back to itself" in refusal(tmp_path / "a.jpg").title


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "secret.jpg"
    path.write_bytes(b"data")
    path.chmod(0)
    with without_privileges():
        fault = refusal(path)
    assert fault.kind is FaultKind.PERMISSION
    assert fault.title == "“secret.jpg” may not be read: permission denied."


def test_a_file_of_20_gigabytes_is_refused_by_its_size(tmp_path: Path) -> None:
    with (tmp_path / "huge.jpg").open("wb") as file:
        file.truncate(20 * 1024**3)
    fault = refusal(tmp_path / "huge.jpg")
    assert fault.kind is FaultKind.TOO_LARGE
    assert "20,480 MB" in fault.title
    assert "512 MB" in fault.detail


def test_the_limit_itself_is_still_read(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(bytes(10))
    assert len(LocalReader(max_bytes=10).read(tmp_path / "a.jpg")) == 10
    assert refusal(tmp_path / "a.jpg", LocalReader(max_bytes=9)).kind is FaultKind.TOO_LARGE


@pytest.mark.parametrize("change", [b"more", b""], ids=["grown", "cut off"])
def test_a_file_that_changes_meanwhile_is_worth_another_try(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: bytes
) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"data")
    real = os.fdopen

    def change_then_open(descriptor: int, *rest: Any, **more: Any) -> Any:
        path.write_bytes(path.read_bytes() + change if change else b"")
        return real(descriptor, *rest, **more)

    monkeypatch.setattr(os, "fdopen", change_then_open)
    fault = refusal(path)
    assert fault.kind is FaultKind.DATA
    assert fault.retryable


def test_a_name_that_is_no_text_can_be_said(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.jpg")
    assert refusal(path).title == "“caf?.jpg” is not there."

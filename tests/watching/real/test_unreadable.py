"""What nobody may read now is shown as waiting, and processed once somebody may."""

from __future__ import annotations

import contextlib
import ctypes
import os
from collections.abc import Iterator
from pathlib import Path

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.domain.events import JobsQueued
from rethumb_desktop.domain.watched_folder import Existing
from tests.fixtures import pictures
from tests.watching.real.inhabited import Inhabited

_VERSION = 0x20080522
#: To read, write and search whatever the permissions say: what makes root root.
_OVERRIDING = 1 << 1 | 1 << 2


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("thread", ctypes.c_int))


class _Rights(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


@contextlib.contextmanager
def permissions_hold() -> Iterator[None]:
    """Have permissions hold for root too: for this thread, and for good for those that it starts meanwhile."""
    libc = ctypes.CDLL(None, use_errno=True)
    header, rights = _Header(_VERSION, 0), (_Rights * 2)()

    def call(function: str) -> None:
        if getattr(libc, function)(ctypes.byref(header), rights) != 0:
            raise OSError(ctypes.get_errno(), function)

    call("capget")
    before = rights[0].effective
    rights[0].effective = before & ~_OVERRIDING
    call("capset")
    try:
        yield
    finally:
        rights[0].effective = before
        call("capset")


def test_a_file_that_may_not_be_read_is_shown_and_done_once_it_may(tmp_path: Path) -> None:
    home = Inhabited(tmp_path)
    (tmp_path / "locked.jpg").write_bytes(pictures.jpeg())
    (tmp_path / "locked.jpg").chmod(0)
    locked = home.folder / "locked.jpg"
    with permissions_hold(), home.running() as services:
        home.watch(services)
        (tmp_path / "locked.jpg").rename(locked)
        shown = home.until(lambda status: status.waiting == 1 and status.last_error is not None)
        assert shown.last_error is not None
        assert (shown.last_error.kind, shown.last_error_path) == (FaultKind.PERMISSION, str(locked))
        (home.folder / "other.jpg").write_bytes(pictures.jpeg(30, 30))
        home.until(lambda status: status.done == 1)
        assert not os.access(locked, os.R_OK, effective_ids=True)
        locked.chmod(0o644)
        home.until(lambda status: (status.done, status.waiting, status.failed) == (2, 0, 0))
    assert jobs(home) == [str(home.folder / "other.jpg"), str(locked)]


def test_a_folder_that_may_not_be_read_is_shown_and_looked_into_once_it_may(tmp_path: Path) -> None:
    home = Inhabited(tmp_path)
    closed = home.folder / "closed"
    closed.mkdir(parents=True)
    (closed / "a.jpg").write_bytes(pictures.jpeg())
    closed.chmod(0)
    with permissions_hold(), home.running() as services:
        home.watch(services, existing=Existing.ALL)
        home.until(lambda status: status.waiting == 1)
        closed.chmod(0o755)
        home.until(lambda status: (status.done, status.waiting, status.failed) == (1, 0, 0))
    assert jobs(home) == [str(closed / "a.jpg")]


def jobs(home: Inhabited) -> list[str]:
    """The paths of what was queued, in order."""
    return [job.source.location for event in home.events if isinstance(event, JobsQueued) for job in event.jobs]

"""Recognising: whether a file that is new by its path is new by what is in it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.original import Stamp
from rethumb_desktop.domain.ports.watching import FileTree, WatchRecords
from rethumb_desktop.domain.watched_folder import FileState, WatchedFile
from rethumb_desktop.services.watching.intake import is_settled_matter

#: A time of change that is a multiple of this was set by a program, or by a disk that keeps no finer one: two files may
#: well have the same. Then only a file that was never read is recognised by its stamp, any other by its bytes.
_COARSE_NS = 10_000_000
#: So many files are kept in mind that were touched, read, and found as they were.
_KEPT = 1000


class Recognising:
    """Tells files of one watched folder by their stamps and by their bytes.

    `is_own` says whether the program wrote these bytes itself, `holds` whether the library has all that would be made,
    `covers` whether what became of a file with the same bytes is all that would become of these.
    """

    def __init__(
        self,
        watch: str,
        tree: FileTree,
        records: WatchRecords,
        is_own: Callable[[str], bool],
        holds: Callable[[str], bool],
        covers: Callable[[WatchedFile], bool],
    ) -> None:
        self._watch = watch
        self._tree = tree
        self._records = records
        self._is_own = is_own
        self._holds = holds
        self._covers = covers
        self._unchanged: dict[tuple[Stamp, int], str] = {}
        self._unsteady: set[str] = set()

    def by_stamp(self, path: str, stamp: Stamp, now: datetime, before: WatchedFile | None = None) -> WatchedFile | None:
        """Return what is to be recorded of a known file under a new name, a rename or a hard link; None: it is none.

        `before` is what is known of the path. A file that was touched is read, or another of its names is.
        """
        if before is not None and _is_touched(before, stamp):
            is_unchanged = self._unchanged.get((stamp, stamp.ctime_ns)) == before.sha256 != ""
            return _also(before, path, stamp, now) if is_unchanged else None
        known = self._records.of_stamp(self._watch, stamp) if stamp.inode else None
        if known is None or known.path == path or not is_settled_matter(known):
            return None
        if stamp.changed_ns % _COARSE_NS == 0 and known.state is not FileState.KNOWN:
            return None
        return _also(known, path, stamp, now)

    def by_bytes(self, path: str, stamp: Stamp, now: datetime, before: WatchedFile | None = None) -> WatchedFile | None:
        """Read a settled file and return what is to be recorded of it; None where it was written meanwhile.

        `before` is what is known of the path: one that was only touched, or is on a copy of its disk, stays what it
        was. One that is new is `queued` without a job. Raises Fault as `FileTree.read` and `look`, and changed where
        another program still writes it.
        """
        if self._tree.is_being_written(path):
            raise Fault(FaultKind.CHANGED, "Another program still has it open for writing.", retryable=True)
        sha256 = hashlib.sha256(self._tree.read(path)).hexdigest()
        after = self._tree.look(path)
        if after != stamp or not self._is_steady(path, stamp, after):
            return None
        if after.was_touched_since(stamp):
            stamp = replace(stamp, ctime_ns=0)
        if (
            before is not None
            and before.sha256 == sha256
            and before.stamp.is_alike(stamp)
            and is_settled_matter(before)
        ):
            self._keep_in_mind(stamp, sha256)
            return _also(before, path, stamp, now)
        new = WatchedFile(self._watch, path, stamp, FileState.QUEUED, sha256, noted_at=now)
        if self._is_own(sha256):
            return replace(new, state=FileState.OWN)
        known = self._records.of_digest(self._watch, sha256)
        if known is not None and self._covers(known):
            return _also(known, path, stamp, now)
        return replace(new, state=FileState.DUPLICATE) if self._holds(sha256) else new

    def _is_steady(self, path: str, before: Stamp, after: Stamp) -> bool:
        """Whether a file was not touched while it was read. Of one that always is, its disk says nothing: it counts."""
        if after.was_touched_since(before) and path not in self._unsteady:
            self._unsteady.add(path)
            return False
        self._unsteady.discard(path)
        return True

    def _keep_in_mind(self, stamp: Stamp, sha256: str) -> None:
        """Have the other names of a file told that was touched, without reading it by each: there may be thousands."""
        if stamp.inode and stamp.ctime_ns % _COARSE_NS:
            if len(self._unchanged) >= _KEPT:
                self._unchanged.clear()
            self._unchanged[stamp, stamp.ctime_ns] = sha256


def _is_touched(before: WatchedFile, stamp: Stamp) -> bool:
    """Whether a file that was dealt with is as it was by its size and time, and the disk noted something since."""
    return before.stamp == stamp and stamp.was_touched_since(before.stamp) and is_settled_matter(before)


def _also(known: WatchedFile, path: str, stamp: Stamp, now: datetime) -> WatchedFile:
    """Return the record of a file with the bytes of one that is known. What waits in the queue has its job as well."""
    if known.path != path and known.state is FileState.DONE:
        known = replace(known, state=FileState.DUPLICATE, job=None)
    return replace(known, path=path, stamp=stamp, noted_at=now)

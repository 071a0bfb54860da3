"""The beginning of a watched folder: what was there before anybody wanted its new pictures."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.original import Stamp
from rethumb_desktop.domain.ports.watching import FileTree, WalkedFolder, WatchRecords
from rethumb_desktop.domain.watched_folder import Existing, FileState, WatchedFile, WatchedFolder

_ONE_NOTE = 1000
#: The stamp of the record of the folder itself: with it, what was there at the beginning is recorded.
COMPLETE = Stamp(0, 0, 0)
#: The stamp of the record of a folder that could not be read then: what is in it once it can be is as old.
UNSEEN = Stamp(0, 0, 1)
#: The stamp of the record of where the disk is mounted on which the folder was then.
_DISK = Stamp(0, 0, 2)
#: The stamp of the record of when it was last said that something else is to become of the pictures.
_OTHER_GOAL = Stamp(0, 0, 3)


def disk_of(path: str) -> str:
    """Return where the disk is mounted on which a path is: unlike its number that stays the same after a restart."""
    while not os.path.ismount(path):
        above = os.path.dirname(path)  # noqa: PTH120
        if above == path:
            break
        path = above
    return path


class Beginning:
    """Records what was in a folder when it was added, and what is on a disk that was away then.

    Where all pictures are wanted there is nothing to record. Raises Fault of the records.
    """

    def __init__(
        self,
        folder: WatchedFolder,
        records: WatchRecords,
        wall: Callable[[], datetime],
        find_disk: Callable[[str], str] = disk_of,
    ) -> None:
        self._folder = folder
        self._records = records
        self._wall = wall
        self._find_disk = find_disk
        self._recorded = folder.existing is Existing.ALL
        self._anew = False
        self._disk = ""

    def is_recorded(self) -> bool:
        """Whether it is known what was there, if that matters."""
        if not self._recorded and not self._anew:
            self._recorded = self._records.find(self._folder.id, self._folder.path) is not None
        return self._recorded

    def look(self) -> None:
        """Look where the disk is mounted that holds the folder now.

        One that was not there at the beginning is as old as the rest: then `is_recorded` is false until `end`.
        """
        disk = self._disk_now()
        if self._folder.existing is Existing.ALL or disk == self._disk or not self.is_recorded():
            return
        first = self._records.of_stamp(self._folder.id, _DISK)
        if first is None:
            self._keep([self._known(disk, _DISK)])
        elif len(disk) > len(first.path) and self._records.find(self._folder.id, disk) is None:
            self._recorded, self._anew = False, True
            return
        self._disk = disk

    def note(self, walked: WalkedFolder) -> None:
        """Record what is in a folder as having been there, but what is known already."""
        self._keep(self._files_of(walked))

    def end(self) -> None:
        """Record that everything was recorded."""
        disk = self._disk_now()
        # Last of all that the record is complete.
        self._keep([self._known(disk, _DISK)])
        self._keep([self._known(self._folder.path, COMPLETE)])
        self._recorded, self._anew, self._disk = True, False, disk

    def record(self, tree: FileTree) -> None:
        """Record all that is there now. Raises Fault permission, disk where the folder cannot be read, as well."""
        if self.is_recorded():
            return
        waiting: list[WatchedFile] = []
        for walked in self._walk(tree):
            waiting += self._files_of(walked)
            if len(waiting) >= _ONE_NOTE:
                self._keep(waiting)
                waiting = []
        self._keep(waiting)
        self.end()

    def note_seen(self, folders: Sequence[str]) -> None:
        """Record that folders could be read that could not be at the beginning."""
        self._keep([self._known(path, COMPLETE) for path in folders])

    def _disk_now(self) -> str:
        """Return where the disk is mounted, with a slash at its end: the folder itself has another record."""
        return self._find_disk(self._folder.path).rstrip(os.sep) + os.sep

    def _walk(self, tree: FileTree) -> Iterator[WalkedFolder]:
        try:
            yield from tree.walk(self._folder.path, recursive=self._folder.recursive)
        except Fault as fault:
            if fault.kind is not FaultKind.MISSING:
                raise Fault(fault.kind, fault.title, fault.detail, subject="path") from fault

    def _files_of(self, walked: WalkedFolder) -> list[WatchedFile]:
        known = self._records.in_folder(self._folder.id, walked.path)
        top = walked.path.rstrip(os.sep) + os.sep
        new = [self._known(top + name, stamp) for name, stamp in walked.files.items() if name not in known]
        if walked.fault is not None and walked.path != self._folder.path:
            new.append(self._known(walked.path, UNSEEN))
        return new

    def _known(self, path: str, stamp: Stamp) -> WatchedFile:
        return WatchedFile(self._folder.id, path, stamp, FileState.KNOWN, noted_at=self._wall())

    def _keep(self, files: Sequence[WatchedFile]) -> None:
        for first in range(0, len(files), _ONE_NOTE):
            self._records.note(files[first : first + _ONE_NOTE])


def note_other_goal(folder: WatchedFolder, records: WatchRecords, now: datetime) -> None:
    """Record that from now on something else becomes of a folder's pictures. Raises Fault of the records."""
    records.note([WatchedFile(folder.id, _goal_path(folder), _OTHER_GOAL, FileState.KNOWN, noted_at=now)])


def has_other_goal_since(file: WatchedFile, folder: WatchedFolder, records: WatchRecords) -> bool:
    """Whether something else becomes of a folder's pictures since a file was found. Raises Fault of the records."""
    changed = records.find(folder.id, _goal_path(folder))
    if changed is None or changed.noted_at is None or file.noted_at is None:
        return False
    return file.noted_at < changed.noted_at


def _goal_path(folder: WatchedFolder) -> str:
    return folder.path.rstrip(os.sep) + os.sep + "."

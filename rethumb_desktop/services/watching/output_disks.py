"""The disks of output folders: nothing is written into the empty place where one was mounted."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from rethumb_desktop.disk.faults import shown
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.original import Stamp
from rethumb_desktop.domain.ports.watching import WatchRecords
from rethumb_desktop.domain.watched_folder import FileState, WatchedFile, WatchedFolder
from rethumb_desktop.services.watching.beginning import disk_of

#: The inode of the stamp of the record; its bytes say how long the path is where the disk was mounted.
_MARK = 4


def note_output_disk(
    folder: WatchedFolder, records: WatchRecords, now: datetime, find_disk: Callable[[str], str] = disk_of
) -> None:
    """Record on which disk a folder's output folder is now. Raises Fault of the records."""
    if folder.output:
        stamp = Stamp(len(find_disk(os.path.realpath(folder.output))), 0, _MARK)
        records.note([WatchedFile(folder.id, _path(folder), stamp, FileState.KNOWN, noted_at=now)])


def is_output_away(folder: WatchedFolder, records: WatchRecords, find_disk: Callable[[str], str] = disk_of) -> bool:
    """Whether the disk is not mounted that the output folder was on. Raises Fault of the records."""
    known = records.find(folder.id, _path(folder)) if folder.output else None
    return known is not None and len(find_disk(os.path.realpath(folder.output))) < known.stamp.bytes


def output_fault(folder: WatchedFolder) -> Fault:
    """Return what is said while the disk is not there: a fault of the disk."""
    name = shown(Path(folder.output).name)
    title = f"The disk with the folder “{name}” for the results is not there."
    return Fault(FaultKind.DISK, title, retryable=True)


def _path(folder: WatchedFolder) -> str:
    return folder.output.rstrip(os.sep) + os.sep + "."

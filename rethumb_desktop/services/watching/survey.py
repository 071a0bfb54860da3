"""The survey of a watched folder: a walk that compares what is there with what is known, a piece at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from enum import Enum, auto
from itertools import islice
from typing import NamedTuple

from rethumb_desktop.domain.errors import Fault, FaultKind, FaultRecord
from rethumb_desktop.domain.original import Stamp
from rethumb_desktop.domain.ports.watching import FileTree, WalkedFolder, WatchRecords
from rethumb_desktop.domain.settling import Settling, retry_wait
from rethumb_desktop.domain.watched_folder import FileState, WatchedFile, WatchedFolder
from rethumb_desktop.services.watching.beginning import UNSEEN, Beginning
from rethumb_desktop.services.watching.bounds import Bounds
from rethumb_desktop.services.watching.clocks import Clocks
from rethumb_desktop.services.watching.intake import is_settled_matter
from rethumb_desktop.services.watching.recognising import Recognising
from rethumb_desktop.services.watching.wanted import Wanted

_ONE_NOTE = 1000


class _Unread(NamedTuple):
    """A folder that could not be read: when it is tried again, how often it was, and why it could not be."""

    due: float
    tries: int
    error: FaultRecord


class Progress(Enum):
    """How far a walk is."""

    GOING_ON = auto()
    ENDED = auto()
    #: There is no such place, or it cannot be read: `Survey.fault` says why.
    ABSENT = auto()


class Survey:
    """Walks a folder or a part of it. What is not known goes to `settling`, what is known by another name is recorded.

    `fresh` are files that a hint told of before the beginning was recorded: they are new, whatever the record says.
    """

    def __init__(
        self,
        folder: WatchedFolder,
        tree: FileTree,
        records: WatchRecords,
        recognising: Recognising,
        settling: Settling,
        clocks: Clocks,
        bounds: Bounds,
    ) -> None:
        self._folder = folder
        self._tree = tree
        self._records = records
        self._recognising = recognising
        self._settling = settling
        self._clocks = clocks
        self._bounds = bounds
        self._wanted = Wanted(folder)
        self._walk: Iterator[WalkedFolder] | None = None
        self._is_fresh = False
        self._beginning = Beginning(folder, records, clocks.wall)
        self._counting = False
        self._unread: dict[str, _Unread] = {}
        self._any_unseen: bool | None = None
        self._seen_at_last: set[str] = set()
        self.fresh: set[str] = set()
        #: When a walk came upon something new last.
        self.last_find: datetime | None = None
        #: What is walked, how long that has taken, and why it could not be.
        self.place = ""
        self.took = 0.0
        self.fault: Fault | None = None
        #: How many candidates a walk that only counts has come upon.
        self.counted = 0

    @property
    def running(self) -> bool:
        return self._walk is not None

    @property
    def may_go_on(self) -> bool:
        """Whether it runs and does not wait for files to settle."""
        return self._walk is not None and self._settling.active < self._bounds.settling

    def is_beginning_recorded(self) -> bool:
        """Whether it is known what was there when the folder was watched first, if that matters."""
        return self._beginning.is_recorded()

    def note_beginning(self) -> None:
        """Note that everything that was there at the beginning is recorded."""
        self._beginning.end()

    def begin(self, place: str, *, fresh: bool = False, counting: bool = False) -> None:
        """Begin to walk a place; `fresh`: all in it is new; `counting`: candidates are counted and do not settle."""
        self.place, self.took, self.fault, self._is_fresh = place, 0.0, None, fresh
        self._counting, self.counted = counting, 0
        if place == self._folder.path:
            self._beginning.look()
        self._any_unseen = None
        self._seen_at_last.clear()
        self._walk = self._tree.walk(place, recursive=self._folder.recursive)

    def abandon(self) -> None:
        """Walk no further."""
        self._walk = None

    def go_on(self, now: float) -> Progress:
        """Walk and compare one piece. Raises Fault of the records; then the walk is to be begun anew."""
        began, compared = self._clocks.steady(), 0
        while self._walk is not None and compared < self._bounds.compared and self.may_go_on:
            try:
                walked = next(self._walk, None)
            except Fault as fault:
                self.fault, self._walk = fault, None
                self._note_reading(self.place, fault, now)
                return Progress.ABSENT
            if walked is None:
                self._beginning.note_seen(sorted(self._seen_at_last))
                self._walk = None
                break
            compared += self._bounds.folder + len(walked.files)
            self._note_reading(walked.path, walked.fault, now)
            self._compare(walked, now)
        self.took += self._clocks.steady() - began
        return Progress.GOING_ON if self._walk is not None else Progress.ENDED

    def is_known(self, file: WatchedFile | None, path: str, stamp: Stamp) -> bool:
        """Whether a file with this stamp is what the record says, and nothing is to be done about it."""
        if file is None:
            return False
        if file.state is FileState.KNOWN:
            # It was never read: that it holds what it did could be told from nothing else.
            return file.stamp.is_alike(stamp) and path not in self.fresh
        return file.stamp == stamp and not stamp.was_touched_since(file.stamp) and is_settled_matter(file)

    def take_unread(self, now: float) -> list[str]:
        """Return the folders that could not be read and are to be tried again now."""
        due = [path for path, unread in self._unread.items() if unread.due <= now]
        for path in due:
            self._unread[path] = self._unread[path]._replace(due=float("inf"))
        return due

    def next_unread(self) -> float:
        """Return when the next folder is to be tried again."""
        return min((unread.due for unread in self._unread.values()), default=float("inf"))

    @property
    def unread(self) -> int:
        """How many folders could not be read."""
        return len(self._unread)

    def troubles(self, most: int) -> list[tuple[str, FaultRecord]]:
        """Return folders that could not be read, and why, at most so many."""
        return [(path, unread.error) for path, unread in islice(self._unread.items(), most)]

    def _note_reading(self, path: str, fault: Fault | None, now: float) -> None:
        if fault is None or fault.kind is FaultKind.MISSING or path == self._folder.path:
            self._unread.pop(path, None)
            return
        before = self._unread.get(path)
        tries = before.tries if before is not None else 0
        self._unread[path] = _Unread(now + retry_wait(tries), tries + 1, fault.record())

    def _compare(self, walked: WalkedFolder, now: float) -> None:
        if not self.is_beginning_recorded() or self._is_unseen(walked):
            self._beginning.note(walked)
            return
        known = self._records.in_folder(self._folder.id, walked.path)
        others: list[WatchedFile] = []
        news = 0
        for name, stamp in walked.files.items():
            file = known.get(name)
            # Most are known and not fresh: that costs no path.
            if file is not None and not self.fresh and not self._is_fresh and self.is_known(file, "", stamp):
                continue
            path = _path(walked.path, name)
            if self._is_fresh:
                self.fresh.add(path)
            if self.is_known(file, path, stamp) or not self._wanted.takes_file(path):
                self.fresh.discard(path)
                continue
            other = self._recognising.by_stamp(path, stamp, self._clocks.wall(), file)
            if other is not None:
                others.append(other)
                self.fresh.discard(path)
            elif self._counting:
                self.counted += 1
            else:
                # What cannot be read is come upon by every walk, and new only once.
                news += path not in self._settling
                self._settling.found(path, stamp, now)
        if others or news:
            self.last_find = self._clocks.wall()
        self._note(others)

    def _is_unseen(self, walked: WalkedFolder) -> bool:
        """Whether a folder, or one above it, could not be read at the beginning, and was not since."""
        if self._any_unseen is None:
            self._any_unseen = self._records.of_stamp(self._folder.id, UNSEEN) is not None
        place = walked.path if self._any_unseen else ""
        while len(place) > len(self._folder.path):
            known = self._records.find(self._folder.id, place)
            if known is not None and known.stamp == UNSEEN:
                if place == walked.path and walked.fault is None:
                    self._seen_at_last.add(place)
                return True
            place = place.rpartition(os.sep)[0]
        return False

    def _note(self, files: list[WatchedFile]) -> None:
        for first in range(0, len(files), _ONE_NOTE):
            self._records.note(files[first : first + _ONE_NOTE])


def _path(folder: str, name: str) -> str:
    return folder.rstrip(os.sep) + os.sep + name

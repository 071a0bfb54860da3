"""Statuses: how watched folders do, told when it changes and not too often."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.events import FolderStatusChanged
from rethumb_desktop.domain.ports import Listener
from rethumb_desktop.domain.ports.watching import WatchBulletin
from rethumb_desktop.domain.watched_folder import FolderStatus, PostedStatus, WatchedFolder

log = logging.getLogger(__name__)

#: At most four times a second for each folder.
APART = 0.25
#: The other runs of the program are told once a second at most.
POST_APART = 1.0
#: The next rescan is worked out from two clocks each time: less than this is no change.
_SAME = timedelta(seconds=1)


class SilentBulletin:
    """A bulletin that nobody reads."""

    def post(self, statuses: Mapping[str, PostedStatus]) -> None:
        """Tell nobody."""

    def read(self) -> Mapping[str, PostedStatus]:
        return {}


class StatusTeller:
    """Tells the changed ones of the statuses that it asks `status` for. Used by one thread."""

    def __init__(
        self, status: Callable[[WatchedFolder], FolderStatus], listener: Listener, bulletin: WatchBulletin
    ) -> None:
        self._status = status
        self._listener = listener
        self._bulletin = bulletin
        self._is_news = False
        self._may_post = float("-inf")
        self._told: dict[str, FolderStatus] = {}
        self._may: dict[str, float] = {}
        self._doubtful: dict[str, WatchedFolder] = {}

    def doubt(self, folder: WatchedFolder) -> None:
        """Note that a folder may do otherwise than was told."""
        self._doubtful[folder.id] = folder

    def forget(self, watch: str) -> None:
        for kept in (self._told, self._may, self._doubtful):
            kept.pop(watch, None)

    def tell(self, now: float) -> float:
        """Tell what has changed of what may be told; return when more may be."""
        for watch, folder in list(self._doubtful.items()):
            if self._may.get(watch, now) <= now:
                del self._doubtful[watch]
                self._look(folder, now)
        return min((self._may.get(watch, now) for watch in self._doubtful), default=float("inf"))

    def post(self, now: float) -> float:
        """Have the other runs of the program read what was told, now and then; return when more may be posted."""
        if not self._is_news:
            return float("inf")
        if now < self._may_post:
            return self._may_post
        self._is_news, self._may_post = False, now + POST_APART
        try:
            self._bulletin.post({watch: status.posted() for watch, status in self._told.items()})
        except Fault as fault:
            log.warning("the other runs could not be told how the folders do: %s", fault.title)
        return float("inf")

    def _look(self, folder: WatchedFolder, now: float) -> None:
        try:
            status = self._status(folder)
        except Fault:  # of the index: it is told once it can be read
            return
        told = self._told.get(folder.id)
        if told is not None and _without_time(status) == _without_time(told) and _is_about(status, told):
            return
        self._told[folder.id] = status
        self._is_news = True
        self._may[folder.id] = now + APART
        self._listener(FolderStatusChanged(status))


def _without_time(status: FolderStatus) -> FolderStatus:
    return replace(status, next_rescan=None)


def _is_about(status: FolderStatus, told: FolderStatus) -> bool:
    """Whether both name about the same time of the next rescan."""
    if status.next_rescan is None or told.next_rescan is None:
        return status.next_rescan is told.next_rescan
    return abs(status.next_rescan - told.next_rescan) < _SAME

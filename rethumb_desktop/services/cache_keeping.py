"""Keeping the cache small: at the start, after batches, and when asked."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.events import BatchEnded, Event
from rethumb_desktop.domain.ports import CacheContents, JobQueue, RenditionCache
from rethumb_desktop.jobs.lane import Lane

log = logging.getLogger(__name__)

#: How much time passes at least between two times that are not asked for.
INTERVAL = timedelta(hours=1)


class CacheKeeping:
    """Evicts from the cache what is sent and was not used for long, on a thread of its own."""

    def __init__(self, queue: JobQueue, cache: RenditionCache, now: Callable[[], datetime]) -> None:
        self._queue = queue
        self._cache = cache
        self._now = now
        self._lock = Lock()
        self._last: datetime | None = None
        self._lane = Lane("cache", 1)

    def follow(self, event: Event) -> None:
        """Tidy up after a batch, in the background."""
        if isinstance(event, BatchEnded):
            self.tidy_later()

    def tidy_later(self) -> None:
        """Tidy up in the background, unless that was done within the last hour. Returns at once."""
        now = self._now()
        with self._lock:
            # A clock that was set back since then is no reason to wait.
            if self._last is not None and timedelta(0) <= now - self._last < INTERVAL:
                return
            self._last = now
        self._lane.submit(self._tidy_quietly, _log_bug)

    def tidy(self) -> int:
        """Tidy up now; return how many renditions went. Raises Fault index, disk, settings."""
        # Asked for first: what is staged after this was used within the hour, and stays for that.
        unsent = self._queue.unsent_keys()
        return self._cache.evict(unsent, self._now())

    def contents(self) -> CacheContents:
        """Return how much the cache holds now, and how much of it waits to be sent. Raises Fault index, disk."""
        return self._cache.contents(self._queue.unsent_keys())

    def empty(self) -> int:
        """Let everything go that is sent; return how many renditions went. Raises Fault index, disk, settings.

        What was used within the last minute stays, too: it may be under way.
        """
        return self._cache.evict(self._queue.unsent_keys(), self._now(), urgent=True)

    def make_room(self) -> None:
        """The disk is full: let everything go that is sent, however lately it was used. Raises nothing."""
        try:
            gone = self.empty()
        except Fault as fault:
            log.warning("the cache could not make room: %s %s", fault.title, fault.detail)
        else:
            log.info("%d renditions went from the cache: the disk is full", gone)

    def close(self) -> None:
        """Return when what runs has ended; nothing more is done."""
        self._lane.close()

    def _tidy_quietly(self) -> None:
        try:
            gone = self.tidy()
        except Fault as fault:
            log.warning("the cache could not be tidied up: %s %s", fault.title, fault.detail)
        else:
            log.info("%d renditions went from the cache", gone)


def _log_bug(bug: Exception) -> None:
    log.error("tidying up the cache met a bug", exc_info=bug)

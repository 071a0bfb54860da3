"""Settling: when a new or changed file can be read, as far as looking at it tells. Pure; the clock is the caller's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import islice

from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.domain.original import Stamp

#: For how many seconds a file stays the same whose writer has finished, and any other.
QUIET, APART = 0.4, 2.0
#: The seconds until what cannot be read is tried again, at first and at most.
FIRST_RETRY, LONGEST_RETRY = 5.0, 1800.0
#: What is said of a file that nobody has written anything into.
EMPTY = FaultRecord(FaultKind.EMPTY, "The file is empty.", "It is taken once something is in it.", retryable=True)


def retry_wait(tries: int) -> float:
    """Return the seconds until the next try after so many that failed before this one."""
    return min(FIRST_RETRY * 2.0 ** min(tries, 30), LONGEST_RETRY)


@dataclass(slots=True)
class _Candidate:
    """A file that settles. `stamp` is what the last look gave, and `since` when a look gave that first.

    `tries` counts how often it could not be read; `error` is why, None where it is only empty: what is so for a moment
    is not `late`.
    """

    finished: bool
    due: float
    stamp: Stamp | None = None
    since: float = 0.0
    tries: int = 0
    error: FaultRecord | None = None
    late: bool = False


class Settling:
    """Files that settle. Times are seconds of a clock that only grows."""

    def __init__(self) -> None:
        self._candidates: dict[str, _Candidate] = {}
        self._times: list[tuple[float, str]] = []
        self._put_off = 0

    def __len__(self) -> int:
        return len(self._candidates)

    def __contains__(self, path: str) -> bool:
        return path in self._candidates

    @property
    def active(self) -> int:
        """How many wait for nothing but to settle."""
        return len(self._candidates) - self._put_off

    def note(self, path: str, now: float, *, finished: bool = False) -> None:
        """Take in what a hint tells of: looks from before it say nothing any more."""
        candidate = self._candidates.get(path)
        if candidate is None:
            self._candidates[path] = candidate = _Candidate(finished, now)
            heappush(self._times, (now, path))
            return
        candidate.finished, candidate.stamp = finished, None
        # Who writes all the time is looked at now and then, not at every word.
        self._plan(path, candidate, now if finished else min(candidate.due, now + QUIET))

    def found(self, path: str, stamp: Stamp, now: float) -> None:
        """Take in what a walk came upon; one that settles already and is as it was goes on settling."""
        candidate = self._candidates.get(path)
        if candidate is None:
            self.note(path, now)
        if candidate is None or candidate.stamp not in (None, stamp):
            self.seen(path, stamp, now)

    def seen(self, path: str, stamp: Stamp | None, now: float) -> bool:
        """Take in what a look gave, None where there is no such file; return whether it has settled.

        One that has settled is handed out again a little later, until it is dropped or put off.
        """
        candidate = self._candidates.get(path)
        if candidate is None or stamp is None:
            self.drop(path)
            return False
        if stamp != candidate.stamp:
            # It was changed after the hint that its writer has finished: then somebody has not.
            candidate.finished = candidate.finished and candidate.stamp is None
            candidate.stamp, candidate.since = stamp, now
            if candidate.error is None:  # only its emptiness was waited for
                self._count_tries(candidate, 0)
        if stamp.bytes == 0:
            self._wait_longer(path, candidate, now)
            return False
        settled_at = candidate.since + (QUIET if candidate.finished else APART)
        self._plan(path, candidate, settled_at if now < settled_at else now + FIRST_RETRY)
        return now >= settled_at

    def put_off(self, path: str, now: float, error: FaultRecord, tries: int = 0) -> None:
        """Try a file again later that cannot be read; `tries` that failed before are known from elsewhere."""
        if path not in self._candidates:
            self.note(path, now)
        candidate = self._candidates[path]
        candidate.error = error
        if tries > candidate.tries:
            self._count_tries(candidate, tries)
        self._wait_longer(path, candidate, now)

    def delay(self, path: str, now: float) -> None:
        """Hand out a file again soon that has settled, and cannot be taken at this moment."""
        candidate = self._candidates.get(path)
        if candidate is not None:
            self._plan(path, candidate, now + QUIET)

    def drop(self, path: str) -> None:
        """Let go of a file: it is gone, or known, or on its way."""
        candidate = self._candidates.pop(path, None)
        if candidate is not None and candidate.late:
            self._put_off -= 1

    def clear(self) -> None:
        """Let go of all."""
        self._candidates.clear()
        self._times.clear()
        self._put_off = 0

    def doubt(self) -> None:
        """Take back that any writer has finished: hints were lost."""
        for candidate in self._candidates.values():
            candidate.finished = False

    def due(self, now: float) -> Iterator[str]:
        """Yield the files to look at now, the longest waiting first.

        One that nothing is told of after that is yielded again a little later.
        """
        while self._times and self._times[0][0] <= now:
            time, path = heappop(self._times)
            candidate = self._candidates.get(path)
            if candidate is not None and candidate.due == time:
                self._plan(path, candidate, now + FIRST_RETRY)
                yield path

    def next_due(self) -> float | None:
        """Return when the next is to be looked at."""
        while self._times:
            time, path = self._times[0]
            candidate = self._candidates.get(path)
            if candidate is not None and candidate.due == time:
                return time
            heappop(self._times)
        return None

    def error(self, path: str) -> FaultRecord | None:
        """Return why a file could not be read last."""
        candidate = self._candidates.get(path)
        return candidate.error if candidate is not None else None

    def troubles(self, most: int) -> list[tuple[str, FaultRecord]]:
        """Return files that wait longer than others, and why, at most so many."""
        if not self._put_off:
            return []
        late = ((path, each.error or EMPTY) for path, each in self._candidates.items() if each.late)
        return list(islice(late, most))

    def _wait_longer(self, path: str, candidate: _Candidate, now: float) -> None:
        self._plan(path, candidate, now + retry_wait(candidate.tries))
        self._count_tries(candidate, candidate.tries + 1)

    def _count_tries(self, candidate: _Candidate, tries: int) -> None:
        late = tries > (1 if candidate.error is None else 0)
        self._put_off += late - candidate.late
        candidate.tries, candidate.late = tries, late

    def _plan(self, path: str, candidate: _Candidate, due: float) -> None:
        if due != candidate.due:
            candidate.due = due
            heappush(self._times, (due, path))

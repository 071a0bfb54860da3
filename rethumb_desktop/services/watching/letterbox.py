"""The letterbox of a watched folder: what other threads tell its engine, until that looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from rethumb_desktop.domain.errors import FaultRecord
from rethumb_desktop.domain.hints import Hint, HintKind
from rethumb_desktop.domain.job import JobState

#: With more hints than this at once all is looked at.
MOST_HINTS = 10_000


@dataclass(frozen=True)
class JobEnding:
    """A job of the queue has ended."""

    job: int
    state: JobState
    error: FaultRecord | None


class Letterbox:
    """Keeps what is told in order; safe to share by threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._hints: list[Hint] = []
        self._endings: list[JobEnding] = []
        self._wish = False

    def put_hints(self, hints: Sequence[Hint]) -> None:
        with self._lock:
            self._hints.extend(hints)
            if len(self._hints) > MOST_HINTS:
                self._hints = [Hint(HintKind.LOST, "")]

    def put_ending(self, ending: JobEnding) -> None:
        with self._lock:
            self._endings.append(ending)

    @property
    def holds_hints(self) -> bool:
        with self._lock:
            return bool(self._hints)

    @property
    def holds_wish(self) -> bool:
        with self._lock:
            return self._wish

    def put_wish(self) -> None:
        """Wish for a rescan."""
        with self._lock:
            self._wish = True

    def take_wish(self) -> bool:
        """Return whether a rescan was wished for since the last time."""
        with self._lock:
            wish, self._wish = self._wish, False
        return wish

    def take_hints(self) -> list[Hint]:
        """Return what was told since the last time."""
        with self._lock:
            hints, self._hints = self._hints, []
        return hints

    def take_endings(self) -> list[JobEnding]:
        """Return the jobs that have ended since the last time."""
        with self._lock:
            endings, self._endings = self._endings, []
        return endings

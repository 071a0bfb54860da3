"""Claims: one job at a time works on one original, so that the same picture is never made twice at once."""

from __future__ import annotations

from collections import defaultdict
from threading import Lock

#: A library's name, and an original's location or its SHA-256.
Subject = tuple[str, str]


class Claims:
    """Who works on what, and who waits for it. Safe to share by threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: dict[Subject, dict[int, None]] = {}  # in order, each once
        self._claimed: defaultdict[int, list[Subject]] = defaultdict(list)

    def claim(self, job: int, subject: Subject) -> bool:
        """Take the subject for a job, or put the job among those that wait for it."""
        with self._lock:
            if subject in self._claimed.get(job, ()):
                return True
            if subject in self._waiting:
                self._waiting[subject][job] = None
                return False
            self._waiting[subject] = {}
            self._claimed[job].append(subject)
            return True

    def release(self, job: int) -> list[int]:
        """Give up what a job has claimed and return the jobs that waited for it."""
        with self._lock:
            return [waiting for subject in self._claimed.pop(job, ()) for waiting in self._waiting.pop(subject)]

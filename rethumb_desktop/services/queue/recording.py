"""Recording: writes what happens to jobs into the queue, many changes in one transaction."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from threading import Condition, RLock
from time import monotonic

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.job import Job, JobChange
from rethumb_desktop.domain.ports import JobQueue
from rethumb_desktop.jobs.border import run_task
from rethumb_desktop.jobs.loop import Loop
from rethumb_desktop.services.outbox.tempo import Tempo

log = logging.getLogger(__name__)

Then = Callable[[Job], None]

_LONGEST = 30.0
_GATHERING = 0.05


@dataclass(frozen=True)
class _Written:
    change: JobChange
    then: Then | None
    pressing: bool
    at: float


class Recorder:
    """Writes changes in the order they come, on a thread of its own: while one transaction waits for the disk, the
    changes that come meanwhile gather for the next.

    `changed` is called with each job as it stands after its change, before `then`. Where the index cannot be written
    (the disk is full) it is tried until it can: nothing is told that is not written. `trouble` hears of that once,
    and None when it is over.
    """

    def __init__(
        self,
        queue: JobQueue,
        changed: Callable[[Job], None],
        trouble: Callable[[Fault | None], None],
        tempo: Tempo,
    ) -> None:
        self._queue = queue
        self._announce = changed
        self._trouble = trouble
        self._tempo = tempo
        self._chance = random.Random()
        self._changed = Condition()
        #: Held from a transaction until it is told, so that things are told in the order in which they happened.
        self._order = RLock()
        self._waiting: list[_Written] = []
        self._closed = False
        self._loop = Loop("record", self._run)

    def write(self, change: JobChange, then: Then | None = None, *, pressing: bool = True) -> None:
        """Write a change soon; `then` is called with the job once it is written, unless the job is gone.

        One that is not pressing waits a little for others to be written with it.
        """
        with self._changed:
            self._waiting.append(_Written(change, then, pressing, monotonic()))
            self._changed.notify_all()
        self._loop.start()

    def write_now(self, changes: Sequence[JobChange]) -> list[Job]:
        """Write changes before this returns, and return the jobs as they stand after. Raises Fault index, disk."""
        with self._order:
            jobs = self._queue.apply(changes)
            for job in jobs:
                self._announce(job)
        return jobs

    def close(self) -> None:
        """Write what waits, and end; what cannot be written now is found unfinished at the next start."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._loop.join()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._closed)
                self._changed.wait_for(lambda: self._closed or any(each.pressing for each in self._waiting), _GATHERING)
                batch = self._take()
                if not batch and self._closed:
                    return
            if batch:
                run_task(partial(self._write, batch), partial(self._write_singly, batch))

    def _take(self) -> list[_Written]:
        """Take what is to be written now; what is not pressing stays until its job has more to write, or its time is
        over."""
        due = monotonic() - _GATHERING
        pressing = {each.change.job for each in self._waiting if each.pressing}
        batch: list[_Written] = []
        left: list[_Written] = []
        for each in self._waiting:
            now = self._closed or each.change.job in pressing or each.at <= due
            (batch if now else left).append(each)
        self._waiting = left
        return batch

    def _write(self, batch: Sequence[_Written]) -> None:
        """Write the changes, however long it takes, unless the program ends before that works."""
        tries = 0
        while True:
            try:
                with self._order:
                    jobs = self._queue.apply([written.change for written in batch])
                    if tries:
                        self._trouble(None)
                    self._tell_all(batch, jobs)
            except Fault as fault:
                log.warning("the queue could not be written: %s", fault.title)
                if tries == 0:
                    self._trouble(fault)
                if not self._wait(self._tempo.wait(tries, self._chance, _LONGEST)):
                    return
                tries += 1
            else:
                return

    def _tell_all(self, batch: Sequence[_Written], jobs: Sequence[Job]) -> None:
        after = iter(jobs)
        job = next(after, None)
        for written in batch:
            if job is None or job.id != written.change.job:
                continue  # it was taken off the queue
            # Each for itself: what is written must not be written again because somebody who hears of it has a bug.
            run_task(partial(self._tell, job, written.then), _log_bug)
            job = next(after, None)

    def _tell(self, job: Job, then: Then | None) -> None:
        self._announce(job)
        if then is not None:
            then(job)

    def _write_singly(self, batch: Sequence[_Written], bug: Exception) -> None:
        """Let one change that meets a bug not take the others with it."""
        log.error("recording met a bug", exc_info=bug)
        if len(batch) > 1:
            for written in batch:
                run_task(partial(self._write, [written]), _log_bug)

    def _wait(self, seconds: float) -> bool:
        with self._changed:
            return not self._changed.wait_for(lambda: self._closed, seconds)


def _log_bug(bug: Exception) -> None:
    log.error("recording met a bug", exc_info=bug)

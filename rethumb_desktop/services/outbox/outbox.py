"""The outbox: sends what is staged, as many at once as each library bears, and tries again what failed."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterable
from functools import partial
from threading import Condition
from time import monotonic
from typing import Protocol

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.events import LibraryHalted, LibraryResumed
from rethumb_desktop.domain.ports import Listener
from rethumb_desktop.jobs.border import run_task
from rethumb_desktop.jobs.loop import Loop
from rethumb_desktop.services.outbox.actions import Action, action_for
from rethumb_desktop.services.outbox.entry import Entry
from rethumb_desktop.services.outbox.line import Line, LineState
from rethumb_desktop.services.outbox.schedule import Schedule
from rethumb_desktop.services.outbox.tempo import Tempo

#: How often a job is tried whose store has trouble of its own; with the longest waits that is most of an hour.
MOST_TRIES = 12


class Courier(Protocol):
    """What the outbox does not know: how a job is sent, and where its fate is written down."""

    def deliver(self, entry: Entry) -> None:
        """Send what is not settled, and record it. Raises Fault."""

    def stage_again(self, entry: Entry) -> None:
        """Make the renditions anew; the entry comes back by `Outbox.add`."""

    def put_off(self, entry: Entry, fault: Fault, *, counted: bool) -> None:
        """Note why the last try failed; there will be another. `counted`: the failure was the entry's own."""

    def give_up(self, entry: Entry, fault: Fault) -> None:
        """Fail the job."""

    def probe(self, library: str) -> None:
        """Find out anew what the library's bucket can do. Raises Fault."""

    def meet_bug(self, entry: Entry, bug: Exception) -> None:
        """Fail the job for an error of the program's own."""


class Outbox:
    """Sends entries on `workers` threads. No method waits for a store; safe to share by threads.

    `patience` is for how many seconds a library that cannot be sent to is waited for before its jobs fail; None waits
    for ever. `opened` is called when libraries may be worked for again. The clock counts seconds.
    """

    def __init__(
        self,
        courier: Courier,
        workers: int,
        tempo: Tempo,
        patience: float | None,
        listener: Listener,
        opened: Callable[[], None],
        clock: Callable[[], float] = monotonic,
        chance: random.Random | None = None,
        gives_way: bool = False,
    ) -> None:
        self._courier = courier
        self._listener = listener
        self._opened = opened
        self._clock = clock
        self._schedule = Schedule(workers, tempo, patience, chance or random.Random())
        self._changed = Condition()
        self._sending: list[Entry] = []
        self._paused = False
        self._closed = False
        self._loop = Loop("transfer", self._work, workers, gives_way=gives_way)

    # What is to be sent

    def add(self, entry: Entry) -> None:
        """Take an entry in; it is sent as soon as its library takes it."""
        with self._changed:
            if self._closed:
                return
            self._schedule.add(entry)
            self._changed.notify()
        self._loop.start()

    def drop(self, jobs: Collection[int]) -> None:
        """Take the entries of these jobs out; one that is being sent is brought to its end, and not tried again."""
        with self._changed:
            self._schedule.drop(jobs)
            for entry in self._sending:
                entry.dropped = entry.dropped or entry.job.id in jobs

    def pause(self) -> None:
        """Begin nothing more until `go_on`."""
        with self._changed:
            self._paused = True

    def go_on(self) -> None:
        with self._changed:
            self._paused = False
            self._changed.notify_all()

    def close(self) -> None:
        """End the threads; what is being sent is brought to its end, what waits is dropped."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._loop.join()

    # How the libraries stand

    def report(self, library: str, fault: Fault) -> None:
        """Note a fault of a library that was met before sending: its key was asked for, or the disk is full."""
        with self._changed:
            line, now = self._schedule.line(library), self._clock()
            news = line.halt(fault, now, now) if _passes_by_itself(fault) else line.block(fault, now)
            self._changed.notify_all()
        self._announce_halt(library, line, news)

    def admission(self, library: str) -> tuple[bool, float | None]:
        """Return whether work for this library may begin now, and else in how many seconds to ask again; None: when
        `opened` is called."""
        with self._changed:
            return self._schedule.admission(library, self._clock())

    def refusal(self, library: str) -> Fault | None:
        """Return why a library is waited for no longer; None where it is open or still waited for."""
        with self._changed:
            return self._schedule.refusal(library, self._clock())

    def halts(self) -> list[LibraryHalted]:
        """Return the libraries that are not open now."""
        with self._changed:
            return self._schedule.halts()

    def reopen(self, libraries: Iterable[str] | None = None) -> None:
        """Try closed libraries again at once; None: all of them."""
        with self._changed:
            wanted = self._schedule.libraries() if libraries is None else list(libraries)
            opened = [library for library in wanted if self._schedule.line(library).open()]
            self._changed.notify_all()
        for library in opened:
            self._listener(LibraryResumed(library))
        if opened:
            self._opened()

    # The threads

    def _work(self) -> None:
        while (entry := self._take()) is not None:
            run_task(partial(self._send, entry), partial(self._courier.meet_bug, entry))
            with self._changed:
                self._sending.remove(entry)

    def _take(self) -> Entry | None:
        """Wait for an entry that may be sent now; None once the outbox is closed."""
        with self._changed:
            while not self._closed:
                now = self._clock()
                entry, wait = (None, None) if self._paused else self._schedule.choose(now)
                if entry is not None:
                    entry.began = now
                    self._schedule.line(entry.job.library).begin()
                    self._sending.append(entry)
                    # Somebody else is to keep watch of what comes next.
                    self._changed.notify()
                    return entry
                self._changed.wait(wait)
        return None

    def _send(self, entry: Entry) -> None:
        # Under way until it is known what its end means: nobody is let through meanwhile to find the opposite.
        try:
            refusal = self.refusal(entry.job.library)
            if refusal is not None:
                self._courier.give_up(entry, refusal)
                return
            self._courier.deliver(entry)
        except Fault as fault:
            if not entry.dropped:
                self._judge(entry, fault)
        else:
            self._note_success(entry.job.library)
        finally:
            self._leave(entry)

    def _leave(self, entry: Entry) -> None:
        with self._changed:
            self._schedule.line(entry.job.library).end()
            self._changed.notify()

    def _note_success(self, library: str) -> None:
        with self._changed:
            opened = self._schedule.line(library).succeed()
            if opened:
                self._changed.notify_all()
        if opened:
            self._listener(LibraryResumed(library))
            self._opened()

    # What a fault means

    def _judge(self, entry: Entry, fault: Fault) -> None:
        with self._changed:
            line = self._schedule.line(entry.job.library)
        action = action_for(fault)
        if action is Action.HALT and entry.fails_alone(line.arrived):
            action = Action.RETRY
        match action:
            case Action.HALT | Action.BLOCK:
                self._close_line(entry, fault)
            case Action.SLOW:
                with self._changed:
                    line.slow(entry.began, self._clock())
                self._again(entry)
            case Action.PROBE:
                self._probe(entry, fault, line)
            case Action.STAGE if not entry.staged_again:
                entry.staged_again = True
                self._courier.put_off(entry, fault, counted=True)
                self._courier.stage_again(entry)
            case Action.RETRY if entry.tries < MOST_TRIES:
                self._courier.put_off(entry, fault, counted=True)
                with self._changed:
                    if not entry.dropped:
                        self._schedule.add_later(entry, self._clock())
                    self._changed.notify()
            case _:
                self._courier.give_up(entry, fault)

    def _close_line(self, entry: Entry, fault: Fault) -> None:
        """Halt or block the library; the entry goes last: what fails may be this one alone, another is next."""
        self._courier.put_off(entry, fault, counted=False)
        with self._changed:
            line = self._schedule.line(entry.job.library)
            if _passes_by_itself(fault):
                news = line.halt(fault, entry.began, self._clock())
            else:
                news = line.block(fault, self._clock())
        self._announce_halt(entry.job.library, line, news)
        self._again(entry, first=False)

    def _probe(self, entry: Entry, fault: Fault, line: Line) -> None:
        with self._changed:
            wanted = line.wants_probe(entry.began)
            line.probing = line.probing or bool(wanted)
        if wanted is None:
            self._again(entry)
        elif not wanted:
            self._close_line(entry, fault)
        else:
            self._probe_now(entry, line)

    def _probe_now(self, entry: Entry, line: Line) -> None:
        answered = False
        try:
            self._courier.probe(entry.job.library)
            answered = True
        except Fault as refused:
            answered = not _passes_by_itself(refused)
            self._close_line(entry, refused)
        else:
            self._again(entry)
        finally:
            with self._changed:
                line.end_probe(self._clock(), answered=answered)
                self._changed.notify_all()

    def _again(self, entry: Entry, *, first: bool = True) -> None:
        with self._changed:
            if not entry.dropped:
                self._schedule.add(entry, first=first)
            self._changed.notify_all()

    def _announce_halt(self, library: str, line: Line, news: bool) -> None:
        if news and line.error is not None:
            self._listener(LibraryHalted(library, line.error, line.state is LineState.HALTED))


def _passes_by_itself(fault: Fault) -> bool:
    return action_for(fault) in (Action.HALT, Action.SLOW, Action.RETRY)

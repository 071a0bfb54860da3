"""The bridge: what worker threads have to say reaches the window here, and nowhere else."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Event as Flag
from threading import Lock
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import Event, JobsLetGo, JobsQueued
from rethumb_desktop.jobs.lane import Lane

log = logging.getLogger(__name__)

Result = TypeVar("Result")
Failed = Callable[[Fault], object]

#: How many jobs one turn of the event loop hears of, so that a burst of events does not stall the window: to follow one
#: takes some microseconds, and several times as long while other threads want Python's lock.
TURN = 300


@dataclass(frozen=True)
class _Announced:
    event: Event
    weight: int  # how many jobs it is about, at least one


@dataclass(frozen=True)
class _Delivery:
    deliver: Callable[[], object]
    weight: int = 1


class Ticket:
    """A running piece of work; `cancel` from the GUI thread and none of its results arrive any more."""

    def __init__(self) -> None:
        self._cancelled = Flag()

    def cancel(self) -> None:
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()


class Bridge(QObject):
    """Brings events and results from worker threads into the GUI thread, in the order they were given.

    Whatever a worker leaves waits in a deque; one queued signal, however many messages there are, has the GUI
    thread empty it. `received` carries a list of events. Callables run by `run` and its kin work on threads of
    the bridge's own and must not touch Qt widgets or pixmaps; `done` and `failed` are called in the GUI thread.
    """

    received = Signal(list)
    _woken = Signal()

    def __init__(self, parent: QObject | None = None, translate: Callable[[str], str] = str) -> None:
        """`translate` gives what a fault says in the person's language."""
        super().__init__(parent)
        self._translate = translate
        self._lock = Lock()
        self._messages: deque[_Announced | _Delivery] = deque()
        self._awake = False
        self._closed = False
        self._latest: dict[str, Ticket] = {}
        self._commands = Lane("window", 4)
        self._previews = Lane("preview", 2)
        self._icons = Lane("icons", 1)
        self._downloads = Lane("downloads", 3)
        self._woken.connect(self._take_in, Qt.ConnectionType.QueuedConnection)
        # Not by the signal: what is posted while posted events are sent belongs to the same turn of the event loop.
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._take_in)

    def listen(self, event: Event) -> None:
        """Take an event; from any thread."""
        self._leave(_Announced(event, _weigh(event)))

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], object] | None = None,
        failed: Failed | None = None,
    ) -> Ticket:
        """Call `work` on a thread, then `done` with its result or `failed` with its fault."""
        return self._start(self._commands, Ticket(), work, done, failed)

    def run_latest(
        self,
        slot: str,
        work: Callable[[], Result],
        done: Callable[[Result], object],
        failed: Failed | None = None,
    ) -> Ticket:
        """As `run`, for the preview: of the calls with the same `slot` only the newest has a result."""
        self.drop(slot)
        ticket = self._latest[slot] = Ticket()
        return self._start(self._previews, ticket, work, done, failed)

    def run_icon(
        self, work: Callable[[], Result], done: Callable[[Result], object], failed: Failed | None = None
    ) -> Ticket:
        """As `run`, for list icons, which must not keep the preview waiting."""
        return self._start(self._icons, Ticket(), work, done, failed)

    def run_download(
        self, work: Callable[[], Result], done: Callable[[Result], object], failed: Failed | None = None
    ) -> Ticket:
        """As `run`, for what is fetched to be looked at: a slow network keeps nothing else waiting."""
        return self._start(self._downloads, Ticket(), work, done, failed)

    def drop(self, slot: str) -> None:
        """Cancel what runs for a slot."""
        if slot in self._latest:
            self._latest.pop(slot).cancel()

    def run_steps(
        self,
        work: Callable[[], Iterable[Result]],
        step: Callable[[Result], object],
        done: Callable[[None], object],
        failed: Failed | None = None,
    ) -> Ticket:
        """Call `step` with each thing that `work` yields, as it comes; then `done` or `failed`."""
        ticket = Ticket()

        def walk() -> None:
            for thing in work():
                if ticket.cancelled:
                    return
                self._deliver(ticket, step, thing)

        return self._start(self._commands, ticket, walk, done, failed)

    def close(self) -> None:
        """End the threads; what they still have to say is dropped."""
        with self._lock:
            self._closed = True
            self._messages.clear()
        for lane in (self._commands, self._previews, self._icons, self._downloads):
            lane.close()

    def _start(
        self,
        lane: Lane,
        ticket: Ticket,
        work: Callable[[], Result],
        done: Callable[[Result], object] | None,
        failed: Failed | None,
    ) -> Ticket:
        def task() -> None:
            if ticket.cancelled:
                return
            try:
                result = work()
            except Fault as fault:
                self._deliver(ticket, failed or _log_fault, self._speak(fault))
                return
            if done is not None:
                self._deliver(ticket, done, result)

        def on_bug(bug: Exception) -> None:
            log.error("work for the window met a bug", exc_info=bug)
            title = self.tr("The program met an error of its own.")
            fault = Fault(FaultKind.BUG, title, f"{type(bug).__name__}: {bug}")
            self._deliver(ticket, failed or _log_fault, fault)

        lane.submit(task, on_bug)
        return ticket

    def _speak(self, fault: Fault) -> Fault:
        """Return a fault in the words of the person's language. It was raised for us: nobody else has it any more."""
        fault.title, fault.detail = self._translate(fault.title), self._translate(fault.detail)
        return fault

    def _deliver(self, ticket: Ticket, receiver: Callable[[Result], object], thing: Result) -> None:
        def deliver() -> None:
            if not ticket.cancelled:
                receiver(thing)

        self._leave(_Delivery(deliver))

    def _leave(self, message: _Announced | _Delivery) -> None:
        with self._lock:
            if self._closed:
                return
            self._messages.append(message)
            wake = not self._awake
            self._awake = True
        if wake:
            self._woken.emit()

    @Slot()
    def _take_in(self) -> None:
        messages: list[_Announced | _Delivery] = []
        weight, waiting = 0, self._messages
        # Without the lock, which a thread may be kept from giving back: nobody else takes anything off.
        while waiting and weight < TURN:
            messages.append(waiting.popleft())
            weight += messages[-1].weight
        with self._lock:
            self._awake = more = bool(waiting)
        if more:
            self._again.start()
        events: list[Event] = []
        for message in messages:
            if isinstance(message, _Announced):
                events.append(message.event)
                continue
            self._announce(events)
            events = []
            message.deliver()
        self._announce(events)

    def _announce(self, events: list[Event]) -> None:
        if events:
            self.received.emit(events)


def _weigh(event: Event) -> int:
    """Return how many jobs an event is about, at least one."""
    return max(1, len(event.jobs)) if isinstance(event, (JobsQueued, JobsLetGo)) else 1


def _log_fault(fault: Fault) -> None:
    log.warning("%s %s", fault.title, fault.detail)

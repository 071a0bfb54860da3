"""An office around an outbox: a courier of the test's own, and a clock that only the test moves."""

from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue
from threading import Event, Lock

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.events import Event as Happening
from rethumb_desktop.domain.events import LibraryHalted, LibraryResumed
from rethumb_desktop.services.outbox.entry import Entry
from rethumb_desktop.services.outbox.outbox import Outbox
from tests.fixtures.waiting import wait_for
from tests.unit.services.outbox.entries import TEMPO, Longest, entry

LONG = 30.0
_WITNESSES = 10_000

#: Returns what happens to an entry that is sent: None where it arrives.
Weather = Callable[[Entry], Fault | None]


def fair(one: Entry) -> Fault | None:
    """Everything arrives."""
    return None


class Hold:
    """Holds a delivery until the test lets it go."""

    def __init__(self) -> None:
        self.reached = Event()
        self.go_on = Event()

    def __call__(self) -> None:
        self.reached.set()
        assert self.go_on.wait(LONG)


class Office:
    """The courier of an outbox and its listener: everything that happens becomes a line of `said`, in order."""

    def __init__(self, workers: int = 1, patience: float | None = None) -> None:
        self.time = 0.0
        self.weather: Weather = fair
        self.found_out: Fault | None = None
        self.before_put_off: Callable[[Entry], None] = lambda _entry: None
        self.said: SimpleQueue[str] = SimpleQueue()
        self._witnessed: SimpleQueue[int] = SimpleQueue()
        self._witnesses = _WITNESSES
        self._lock = Lock()
        self.outbox = Outbox(
            self,
            workers,
            TEMPO,
            patience,
            self._listen,
            lambda: self.said.put("opened"),
            clock=lambda: self.time,
            chance=Longest(),
        )

    # What a test does

    def send(self, *jobs: int, library: str = "Cloud") -> None:
        """Add entries, all at once."""
        self.outbox.pause()
        for job in jobs:
            self.outbox.add(entry(job, library))
        self.outbox.go_on()

    def settle(self) -> None:
        """Wait until nothing is under way: what the last ones met has had its consequences."""
        wait_for(lambda: not self.outbox._sending, LONG, "all that is sent to end", pause=0.001)

    def pass_time(self, seconds: float, *, settled: bool = True) -> None:
        """Move the clock, once all is `settled`, and let all threads look at it."""
        if settled:
            self.settle()
        self.time += seconds
        self.outbox.go_on()

    def expect(self, *lines: str) -> None:
        """Wait for what happens next: exactly these lines."""
        heard = [self.said.get(timeout=LONG) for _ in lines]
        assert heard == list(lines)

    def expect_any_order(self, *lines: str) -> None:
        heard = [self.said.get(timeout=LONG) for _ in lines]
        assert sorted(heard) == sorted(lines)

    def expect_nothing(self) -> None:
        """See that nothing happens now: two entries of another library, by turns with all others, have gone first."""
        for _ in range(2):
            self._witnesses += 1
            self.outbox.add(entry(self._witnesses, "Witness"))
            assert self._witnessed.get(timeout=LONG) == self._witnesses
        assert self.said.empty(), self.said.get()

    # What the outbox asks for

    def deliver(self, entry: Entry) -> None:
        if entry.job.id > _WITNESSES:
            self._witnessed.put(entry.job.id)
            return
        self.said.put(f"try {entry.job.id}")
        fault = self.weather(entry)
        if fault is not None:
            raise fault
        self.said.put(f"arrived {entry.job.id}")

    def stage_again(self, entry: Entry) -> None:
        self.said.put(f"stage again {entry.job.id}")
        self.outbox.add(entry)

    def put_off(self, entry: Entry, fault: Fault, *, counted: bool) -> None:
        self.before_put_off(entry)
        self.said.put(f"put off {entry.job.id} {fault.kind.value}{' counted' if counted else ''}")

    def give_up(self, entry: Entry, fault: Fault) -> None:
        self.said.put(f"failed {entry.job.id} {fault.kind.value}")

    def probe(self, library: str) -> None:
        self.said.put(f"probe {library}")
        if self.found_out is not None:
            raise self.found_out

    def meet_bug(self, entry: Entry, bug: Exception) -> None:
        self.said.put(f"bug {entry.job.id} {type(bug).__name__}")

    def _listen(self, happening: Happening) -> None:
        match happening:
            case LibraryHalted(library, error, resumes):
                self.said.put(f"halted {library} {error.kind.value}{' resumes' if resumes else ''}")
            case LibraryResumed(library):
                self.said.put(f"resumed {library}")
            case _:
                raise AssertionError(happening)

"""Simulated events: they come late, some are lost with a word, some without."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from random import Random

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.hints import Hint, HintKind
from tests.watching.simulation.clock import SimulatedClock
from tests.watching.simulation.disk import TOP

_FINISHING = (HintKind.CLOSED, HintKind.MOVED)


class SimulatedObserver:
    """Implements `FolderObserver` for one folder. `hears` says whether anything is told of changes at all."""

    def __init__(self, clock: SimulatedClock, chance: Random, *, hears: bool, is_there: Callable[[], bool]) -> None:
        self._clock = clock
        self._chance = chance
        self._hears = hears
        self._is_there = is_there
        self._current: SimulatedObservation | None = None
        self._pending: deque[tuple[float, Hint]] = deque()
        self._young: dict[str, float] = {}
        #: Loses everything without a word; or until the end of the flood, and says so then.
        self.deaf = False
        self.flooded = False
        #: When a path was last told to be finished.
        self.finished: dict[str, float] = {}

    def drive(self, folder: str) -> str:
        return "/"

    def observe(self, folder: str, *, recursive: bool, tell: Callable[[Sequence[Hint]], None]) -> SimulatedObservation:
        if not self._is_there():
            raise Fault(FaultKind.MISSING, "The folder is not there.")
        assert self._current is None, "watched twice"
        self._current = SimulatedObservation(self, not self._hears, recursive, tell)
        return self._current

    def close(self) -> None:
        self.end(self._current)

    def end(self, observation: SimulatedObservation | None) -> None:
        """End an observation; what it has not told yet it never tells."""
        if observation is self._current:
            self._current = None
            self._pending.clear()
            self._young.clear()
            self.flooded = False

    def emit(self, hint: Hint) -> None:
        """Tell of a change, some time."""
        current = self._current
        if current is None or current.polls or current.dead or self.deaf or self.flooded or self._is_too_young(hint):
            return
        place = hint.to or hint.path
        if not current.recursive and "/" in place[len(TOP) + 1 :]:
            return
        if hint.folder and hint.kind in (HintKind.CREATED, HintKind.MOVED) and self._chance.random() < 0.5:
            self._young[hint.to or hint.path] = self._clock.now + self._chance.random()
        last = self._pending[-1][0] if self._pending else 0.0
        self._pending.append((max(last, self._clock.now + self._chance.choice((0, 0, 0.01, 0.3, 1.0))), hint))

    def end_flood(self, *, deadly: bool = False) -> bool:
        """Say that something was lost, if so; `deadly`: nothing more is told before the watching begins anew."""
        was_flooded, self.flooded = self.flooded and self._current is not None, False
        if was_flooded and self._current is not None:
            self._pending.append((self._clock.now, Hint(HintKind.LOST, TOP, folder=True)))
            self._current.dead = deadly
        return was_flooded

    def repeat(self, path: str, times: int) -> None:
        """Say the same very often."""
        if self._current is not None and not self._current.polls:
            self._pending.extend([(self._clock.now, Hint(HintKind.WRITTEN, path))] * times)

    def deliver(self) -> bool:
        """Tell what is due; whether there was anything."""
        now, pending = self._clock.now, self._pending
        hints = []
        while pending and pending[0][0] <= now:
            hint = pending.popleft()[1]
            hints.append(hint)
            if hint.folder:
                self._young.pop(hint.to or hint.path, None)
            if hint.kind in _FINISHING:
                self.finished[hint.to or hint.path] = now
        if hints and self._current is not None:
            self._current.tell(hints)
        return bool(hints)

    def _is_too_young(self, hint: Hint) -> bool:
        """Whether it is in a folder that is not watched yet since it is new: the folder itself was told of."""
        if not self._young:
            return False
        now = self._clock.now
        self._young = {path: until for path, until in self._young.items() if until > now}
        place = hint.to or hint.path
        return any(place.startswith(f"{path}/") for path in self._young)


class SimulatedObservation:
    """Implements `Observation`."""

    def __init__(
        self, observer: SimulatedObserver, polls: bool, recursive: bool, tell: Callable[[Sequence[Hint]], None]
    ) -> None:
        self._observer = observer
        self.polls = polls
        self.recursive = recursive
        self.tell = tell
        self.dead = False

    @property
    def reason(self) -> str:
        return "Nothing is told here." if self.polls else ""

    def close(self) -> None:
        self._observer.end(self)

"""A simulated world: some computers, one bucket, and what must hold between them in the end."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.sync.names import below
from tests.syncing.simulation.bucket import Crash, SimulatedBucket, Wrong
from tests.syncing.simulation.computer import LIBRARY, PREFIX, Computer
from tests.syncing.simulation.reference import Shown, last_removals, reference

_BEGINNING = 1_767_225_600_000
MINUTE, DAY = 60_000, 86_400_000
#: How often all sync before it has to be quiet.
_ROUNDS = 40


class World:
    """All of it is drawn from one seed. It begins with three computers."""

    def __init__(self, seed: str) -> None:
        self.chance = Random(seed)
        self.now = _BEGINNING
        self.bucket = SimulatedBucket(self.chance)
        self.keys: list[str] = []
        #: Pictures whose record was lost with an index, or never made: nobody has to know them.
        self.excused: set[str] = set()
        #: Pictures that were deleted by an index that was lost before it told of it.
        self.phantoms: set[str] = set()
        #: Pictures that somebody took out at some time: a device may know other names of them than another.
        self.removed: set[str] = set()
        self._number = 0
        self.computers: list[Computer] = []
        self.syncs = self.crashes = self.faults = 0
        for _ in range(3):
            self.add_computer()
        # Who meets pictures of others and nothing that was told of them waits for a person: the library is begun.
        self.computers[0].sync()

    @property
    def days(self) -> int:
        return (self.now - _BEGINNING) // DAY

    def token(self) -> str:
        return f"{self.chance.getrandbits(128):032x}"

    def add_computer(self) -> Computer:
        self._number += 1
        name = f"computer {self._number}"
        computer = Computer(name, name, self.bucket, lambda: self.now, self.token)
        self.computers.append(computer)
        return computer

    # What is lost

    def lose(self, computer: Computer) -> None:
        """Note what goes with an index that is lost."""
        self.excused |= computer.untold_puts()
        removals = computer.untold_removals()
        self.phantoms |= {key for key in removals if below(PREFIX, key) not in self.bucket.objects}

    def note_put(self, key: str) -> None:
        """Note that a picture was put and recorded."""
        self.excused.discard(key)
        self.phantoms.discard(key)

    # The end

    def come_to_rest(self) -> None:
        """End all trouble, sync until nothing is left to tell, and check what is shown everywhere."""
        self.bucket.heal()
        for computer in self.computers:
            computer.wakes_at = 0
            computer.restart()
            computer.finish_removals()
        # Who was silent until now is silent for long.
        self.now += 3 * DAY
        for _ in range(_ROUNDS):
            # Short LISTs and clocks that were wrong are over: what was put off comes with the next.
            busy = [computer for computer in self.computers if not self._is_quiet(computer)]
            if not busy:
                break
        else:
            raise Wrong("it never comes to rest")
        self.check()

    def _is_quiet(self, computer: Computer) -> bool:
        self.now += MINUTE
        report = computer.sync()
        return report.in_step and report.requests == 1

    def check(self) -> None:
        """Check that all show the same, and that it is right."""
        right = reference(self.bucket)
        for computer in self.computers:
            shown = _shown_by(computer)
            if wrong := self._difference(shown, right):
                raise Wrong(f"{computer.name} shows otherwise: {wrong}")
        links = {computer.store.public_url(below(PREFIX, key)) for computer in self.computers for key in right}
        if len(links) != len(right):
            raise Wrong("the links are not the same")
        there = {key for key in self.keys if below(PREFIX, key) in self.bucket.objects}
        lost = there - right.keys() - self.excused
        if lost:
            removed, moments = last_removals(self.bucket), self.bucket.moments
            lost = {key for key in lost if not moments.may_be_removed(key, removed.get(key, 0))}
        if lost:
            raise Wrong(f"published, not removed, and not there: {sorted(lost)}")
        empty = right.keys() - there - self.phantoms
        empty = {key for key in empty if not self.bucket.moments.may_be_shown(key, right[key].put_at)}
        if empty:
            raise Wrong(f"shown without an object: {sorted(empty)}")

    def _difference(self, shown: dict[str, Shown], right: dict[str, Shown]) -> str:
        keys = [key for key in sorted(right) if not right[key].allows(shown.get(key), removed=key in self.removed)]
        keys += sorted(shown.keys() - right.keys())
        return "; ".join(f"{key}: {shown.get(key)}, not {right.get(key)}" for key in keys[:3])

    # What may happen at any time

    def attempt(self, computer: Computer, deed: Callable[[], object]) -> bool:
        """Do what may fail or be cut off; return whether it was done."""
        try:
            deed()
        except Fault:
            self.faults += 1
            return False
        except Crash:
            self.crashes += 1
            computer.restart()
            return False
        return True


def _shown_by(computer: Computer) -> dict[str, Shown]:
    records = computer.state.library(LIBRARY).records
    shown: dict[str, Shown] = {}
    for key, publication in computer.visible().items():
        placed = records[key].placed
        assert placed is not None
        others = frozenset(named.name for named in records[key].names) - {publication.name}
        if publication.name != records[key].name:
            raise Wrong(f"{computer.name} shows {key} as {publication.name!r}, and knows it as {records[key].name!r}")
        shown[key] = Shown(publication.name, placed.put.at, others)
    return shown

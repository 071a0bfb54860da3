"""A simulated world: some computers, one bucket, and what must hold between them in the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from random import Random

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.syncing import SyncReport
from rethumb_desktop.services.syncing.company import company
from rethumb_desktop.sync.names import below, beyond, device_of_head
from tests.syncing.simulation.bucket import Crash, SimulatedBucket, Wrong
from tests.syncing.simulation.computer import LIBRARY, PREFIX, Computer
from tests.syncing.simulation.looking_after import LookingAfter
from tests.syncing.simulation.losses import Losses, knowledge
from tests.syncing.simulation.reference import Reference, Shown

_BEGINNING = 1_767_225_600_000
MINUTE, DAY = 60_000, 86_400_000
#: How often all sync before it has to be quiet.
_ROUNDS = 40


class World:
    """All of it is drawn from one seed. It begins with three computers."""

    def __init__(self, seed: str) -> None:
        self.seed = seed
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
        #: Pictures that were put again by hand: their removal may not have been known there.
        self.put_again: set[str] = set()
        self.losses = Losses(self.bucket)
        self.looking_after = LookingAfter(self)
        self._number = 0
        self.computers: list[Computer] = []
        self.syncs = self.crashes = self.faults = 0
        #: How often something happened that is rare.
        self.calamities: Counter[str] = Counter()
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

    # Syncing

    def sync(self, computer: Computer) -> SyncReport | None:
        """Sync, where it may fail or be cut off, and see that nothing is written that needs a decision first."""
        reports: list[SyncReport] = []
        if not self.losses.are_there and not self.bucket.is_foreign:
            self.attempt(computer, lambda: reports.append(computer.sync()))
            return reports[0] if reports else None
        before, shown = self._records(), _names(computer)
        may_not = self.bucket.is_foreign or (not before and bool(knowledge(computer)))
        computer.fault = None
        self.attempt(computer, lambda: reports.append(computer.sync()))
        if (computer.waits or may_not) and self._records() != before:
            raise Wrong(f"{computer.name} has written what needs a decision first")
        if (computer.waits or may_not) and _names(computer) != shown:
            raise Wrong(f"{computer.name} shows something else before somebody has decided")
        if may_not and reports:
            raise Wrong(f"{computer.name} finds nothing wrong with a bucket that is another")
        return reports[0] if reports else None

    def _records(self) -> dict[str, bytes]:
        return {name: data for name, data in self.bucket.objects.items() if ".rethumb/" in name}

    # The end

    def come_to_rest(self) -> None:
        """End all trouble, sync until nothing is left to tell, and check what is shown everywhere."""
        self.looking_after.give_bucket_back()
        self.bucket.heal()
        for computer in self.computers:
            computer.wakes_at = 0
            computer.restart()
            computer.finish_removals()
        self.looking_after.rebuilds.finish()
        if not self.losses.are_there and self._are_cut_off():
            raise Wrong("a rebuild that was cut off cannot be done again")
        # Who was silent until now is silent for long.
        self.now += 3 * DAY
        for number in range(1, _ROUNDS + 1):
            # Short LISTs and clocks that were wrong are over: what was put off comes with the next.
            busy = [computer for computer in self.computers if not self._is_quiet(computer)]
            if self.losses.are_there and self.looking_after.care(number, busy):
                continue
            if not busy:
                break
        else:
            raise Wrong("it never comes to rest")
        self.losses.reckon_in_the_end(self.computers)
        self.check()
        self.looking_after.is_at_work = False

    def _are_cut_off(self) -> bool:
        return any(computer.is_cut_off for computer in self.computers)

    def _is_quiet(self, computer: Computer) -> bool:
        self.now += MINUTE
        report = self.sync(computer) if self.losses.are_there else computer.sync()
        damaged = [device for name in self.bucket.broken if (device := device_of_head(beyond(PREFIX, name)))]
        # The head of a device that is gone for good stays damaged: a sync reads it, and looks for a segment more.
        is_quiet = report is not None and report.in_step and report.requests <= 1 + 2 * len(damaged)
        if is_quiet and report is not None:
            shown = company(computer.records, LIBRARY).others
            told = sum(each.title.startswith("The head of") for each in report.problems)
            if told < sum(device in shown and shown[device].seq > 0 for device in damaged):
                raise Wrong(f"{computer.name} does not tell whose head is damaged: {damaged}")
        return is_quiet

    def check(self) -> None:
        """Check that all show the same, and that it is right."""
        for computer in self.computers:
            if passed := self.looking_after.passed_wrongly(computer):
                raise Wrong(f"{computer.name} has passed over for ever what others know: {passed}")
            shown_devices = company(computer.records, LIBRARY).others.keys() | {computer.records.device}
            if unseen := {each.records.device for each in self.computers} - shown_devices:
                raise Wrong(f"{computer.name} does not show who is about: {unseen}")
        reference = Reference(self.bucket, self.losses.segments)
        right = reference.right
        (first, *_) = everything = [_shown_by(computer) for computer in self.computers]
        for computer, shown in zip(self.computers, everything, strict=True):
            if wrong := self._difference(shown, right, reference.doubtful):
                raise Wrong(f"{computer.name} shows otherwise: {wrong}")
            for key in sorted(reference.doubtful):
                here = shown.get(key)
                if not reference.is_possible(key, here):
                    raise Wrong(f"{computer.name} shows what nobody told: {key}: {here}, {right.get(key)}")
                if _only(here) != _only(first.get(key)):
                    raise Wrong(f"{computer.name} shows otherwise: {key}: {here}, not {first.get(key)}")
        links = {computer.store.public_url(below(PREFIX, key)) for computer in self.computers for key in right}
        if len(links) != len(right):
            raise Wrong("the links are not the same")
        self._check_objects(reference, first)

    def _check_objects(self, reference: Reference, shown: dict[str, Shown]) -> None:
        """Check that what is shown is there, and what is there is shown."""
        right, moments = reference.right, self.bucket.moments
        there = {key for key in self.keys if below(PREFIX, key) in self.bucket.objects}
        lost = there - right.keys() - self.excused - self.put_again - reference.doubtful
        if lost:
            removed = reference.last_removals()
            lost = {key for key in lost if not moments.may_be_removed(key, removed.get(key, 0))}
        if lost:
            raise Wrong(f"published, not removed, and not there: {sorted(lost)}")
        empty = shown.keys() - there - self.phantoms
        for computer in self.computers:
            if has := self.looking_after.could_put(computer, empty):
                raise Wrong(f"{computer.name} has what is not in the bucket: {sorted(has)}")
        empty -= self.losses.pictures | reference.doubtful
        empty = {key for key in empty if not moments.may_be_shown(key, right[key].put_at)}
        if empty:
            raise Wrong(f"shown without an object: {sorted(empty)}")

    def _difference(self, shown: dict[str, Shown], right: dict[str, Shown], doubtful: set[str]) -> str:
        sure = sorted(right.keys() - doubtful)
        keys = [key for key in sure if not right[key].allows(shown.get(key), removed=key in self.removed)]
        keys += sorted(shown.keys() - right.keys() - doubtful)
        return "; ".join(f"{key}: {shown.get(key)}, not {right.get(key)}" for key in keys[:3])

    # What may happen at any time

    def attempt(self, computer: Computer, deed: Callable[[], object]) -> bool:
        """Do what may fail or be cut off; return whether it was done."""
        try:
            deed()
        except Fault as fault:
            self.faults += 1
            computer.fault = fault
            return False
        except Crash:
            self.crashes += 1
            computer.restart()
            return False
        return True


def _names(computer: Computer) -> dict[str, tuple[str, ...]]:
    return {key: (each.name, *each.other_names) for key, each in computer.visible().items()}


def _only(shown: Shown | None) -> tuple[str, int] | None:
    return None if shown is None else (shown.name, shown.put_at)


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

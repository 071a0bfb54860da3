"""Looking after a library: what its people decide and mend, in the end at the latest."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.services.syncing.stretches import passed_over
from rethumb_desktop.services.syncing.unheard import unheard
from rethumb_desktop.sync.library_file import encode_library_file, library_file
from rethumb_desktop.sync.names import LIBRARY_FILE, below, segment_name
from tests.syncing.simulation.bucket import Wrong
from tests.syncing.simulation.care import Care
from tests.syncing.simulation.computer import LIBRARY, PREFIX, Computer
from tests.syncing.simulation.losses import Segment, knowledge
from tests.syncing.simulation.rebuilds import Rebuilds
from tests.syncing.simulation.reference import last_removals

if TYPE_CHECKING:
    from tests.syncing.simulation.world import World

_OTHER_KEY = LibraryKey(bytes(32))
#: In the end people look whether a library is whole in every so many rounds, and give up what is not in others.
_LOOK_EVERY = 8
#: So long people look for what was passed over and is known elsewhere.
_MOST_LOOKS = 30
_DAY = 86_400_000


class LookingAfter:
    """What is done by hand about the library of a world. `is_at_work`: something was destroyed since all was well."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.is_at_work = False
        self._away: dict[str, bytes] | None = None
        #: What could be read of what each computer had passed over when it was looked at last.
        self._looked: dict[str, set[Segment]] = {}
        #: What was lacked by others and known to each computer when it was looked at last.
        self._lacked: dict[str, set[Segment]] = {}
        self.rebuilds = Rebuilds(world)

    # The bucket

    def replace_bucket(self) -> None:
        """Have another library stand under this name."""
        bucket = self._world.bucket
        if self._away is None:
            self._away, bucket.is_foreign = bucket.objects, True
            bucket.altered.clear()
            bucket.objects = self._foreign()

    def give_bucket_back(self) -> None:
        """Have the library stand under its name again; nobody may have written into the other one."""
        bucket = self._world.bucket
        if self._away is not None:
            if bucket.objects != self._foreign():
                raise Wrong("somebody wrote into the bucket of another library")
            bucket.objects, bucket.is_foreign, self._away = self._away, False, None

    def _foreign(self) -> dict[str, bytes]:
        return {below(PREFIX, LIBRARY_FILE): encode_library_file(library_file("0" * 32, _OTHER_KEY))}

    # By hand

    def put_back(self, computer: Computer) -> None:
        """Put the library back from a computer that asks whether to."""
        if self._do(computer, lambda care: care.put_back()):
            computer.fault = None
            self._world.calamities["put_back"] += 1

    def verify(self, computer: Computer) -> bool:
        """Have a library looked at and mended; nothing is put again of which it is told that it was removed."""
        bucket = self._world.bucket
        before, ends = set(bucket.objects), _claimed(computer)
        done = self._do(computer, lambda care: care.verify())
        if not bucket.trouble:
            ends = _claimed(computer)  # all that was there was read first
        put = {name.removeprefix(f"{PREFIX}/") for name in bucket.objects.keys() - before if ".rethumb/" not in name}
        if put and (wrong := put & self._removed(computer, ends)):
            raise Wrong(f"{computer.name} has put again what was removed: {sorted(wrong)}")
        self._world.calamities["verify"] += done
        return done

    def _removed(self, computer: Computer, ends: dict[str, int]) -> set[str]:
        """Return what a computer shows although a removal was told later, up to the segments that it says to know."""
        told = last_removals(self._world.bucket, lambda device, seq: seq <= ends.get(device, 0))
        records = computer.state.library(LIBRARY).records
        placed = {key: records[key].placed for key in told.keys() & records.keys()}
        return {key for key, each in placed.items() if each is not None and (each.put.at, each.device) < told[key]}

    def restore(self, computer: Computer, backup: str) -> None:
        self._do(computer, lambda care: care.restore(backup))
        self._world.losses.find_again(computer)

    def back_up(self, computer: Computer, *, anyway: bool) -> None:
        self._do(computer, lambda care: care.back_up(anyway=anyway))

    def pass_over(self, computer: Computer, device: str) -> None:
        """Give up what can never be read of a device; what is given up has to be named."""
        report = []
        if not self._do(computer, lambda care: report.append(care.pass_over(device))):
            return
        (done,) = report
        named = {each.device: each.segments for each in done.sync.passed}
        heard = computer.records.heard(LIBRARY)[device]
        if knowledge(computer).get(device, 0) < heard.seq and device not in named:
            raise Wrong(f"{computer.name} does not name what it has passed over of {device}: {named}")
        self._world.calamities["pass_over"] += 1

    def forget(self, computer: Computer, device: str) -> bool:
        """Have a device shown no more on a computer; nothing else may change."""
        bucket = self._world.bucket
        before, shown, known = dict(bucket.objects), computer.visible(), knowledge(computer)
        if not self._do(computer, lambda care: care.forget(device)):
            return False
        if (bucket.objects, computer.visible(), knowledge(computer)) != (before, shown, known):
            raise Wrong(f"{computer.name} has changed more than its list of devices")
        if device in {each.id for each in Care(computer, self._world.chance).devices()}:
            raise Wrong(f"{computer.name} shows {device} still")
        return True

    def _do(self, computer: Computer, deed: Callable[[Care], object]) -> bool:
        """Do something by hand, where it may fail or be cut off; note what pictures were put."""
        bucket = self._world.bucket
        before = bucket.objects.keys() if bucket.is_foreign else set(bucket.objects)
        done = self._world.attempt(computer, partial(deed, Care(computer, self._world.chance)))
        self._world.put_again |= {name.removeprefix(f"{PREFIX}/") for name in bucket.objects.keys() - before}
        return done

    # In the end

    def unreadable(self, computer: Computer) -> list[str]:
        """Return the devices of which a computer can never read the next segment."""
        heard = computer.records.heard(LIBRARY).values()
        is_lost = self._world.losses.is_unreadable
        return [each.device for each in heard if each.error is not None and is_lost(each.device, each.seq + 1)]

    def passed_wrongly(self, computer: Computer) -> list[Segment]:
        """Return what a computer has passed over that is known elsewhere."""
        losses = self._world.losses
        passed = self._passed(computer)
        return [each for each in passed if each not in losses.segments and losses.is_unreadable(*each)]

    def _doubtful(self, computer: Computer) -> set[Segment]:
        """Return what a computer has to look at again: what can be read between what it has passed over, by now.

        Some of it may be known. And what it has read behind that, and nobody can read any more.
        """
        is_lost, heard = self._world.losses.is_unreadable, computer.records.heard(LIBRARY)
        behind = {
            (device, seq)
            for device, each in passed_over(computer.records, LIBRARY).items()
            for seq in range(each.until + 1, heard[device].seq + 1)
        }
        readable = {each for each in self._passed(computer) if not is_lost(*each)}
        return readable | {each for each in behind if is_lost(*each)}

    def _passed(self, computer: Computer) -> list[Segment]:
        stretches = passed_over(computer.records, LIBRARY).items()
        passed = [(device, seq) for device, each in stretches for seq in range(each.seq + 1, each.until + 1)]
        return [each for each in passed if below(PREFIX, segment_name(*each)) in self._world.bucket.history]

    def could_put(self, computer: Computer, missing: set[str]) -> set[str]:
        """Return which of the missing pictures that were destroyed a computer has and may put again.

        It may where it knows all that was told.
        """
        if passed_over(computer.records, LIBRARY) or unheard(computer.records, LIBRARY):
            return set()
        return missing & self._world.losses.pictures & computer.cached & computer.visible().keys()

    def care(self, number: int, busy: list[Computer]) -> bool:
        """Do what people do in this round of the end; return whether it goes on. `busy` are not in step."""
        world = self._world
        if self.rebuilds.finish():
            return True
        waiting = [each for each in busy if each.waits]
        for computer in waiting:
            self.put_back(computer)
        if waiting:
            return True
        if busy:
            if number % _LOOK_EVERY == _LOOK_EVERY // 2:
                for computer in world.computers:
                    self.verify(computer)
            elif number % _LOOK_EVERY == 0:
                for computer in busy:
                    for device in self.unreadable(computer):
                        self.pass_over(computer, device)
            return True
        if number < _MOST_LOOKS and any(self.passed_wrongly(each) for each in world.computers):
            world.now += _DAY  # snapshots that no head names any more are looked for once a day
            for computer in world.computers:
                self.verify(computer)
            return True
        return self._tell_anew() or self._try_again() or self._put_pictures_again()

    def _tell_anew(self) -> bool:
        """Have those look at the library who know what others lack, and before them those others; once."""
        computers, lacked = self._world.computers, self.rebuilds.lacked
        able = [each for each in computers if lacked(each) - self._lacked.get(each.name, set())]
        if able:
            for computer in computers:
                if unheard(computer.records, LIBRARY):
                    self.verify(computer)
            for computer in able:
                if self.verify(computer):
                    self._lacked[computer.name] = lacked(computer)
        return bool(able)

    def _try_again(self) -> bool:
        """Have what was passed over, or read behind that, looked at again, once."""
        able = [each for each in self._world.computers if self._doubtful(each) - self._looked.get(each.name, set())]
        for computer in able:
            if self.verify(computer):
                self._looked[computer.name] = self._doubtful(computer)
        return bool(able)

    def _put_pictures_again(self) -> bool:
        able = [each for each in self._world.computers if self._could_put(each)]
        for computer in able:
            if self.verify(computer) and (left := self._could_put(computer)):
                raise Wrong(f"{computer.name} has what is not in the bucket, and does not put it again: {sorted(left)}")
        return bool(able)

    def _could_put(self, computer: Computer) -> set[str]:
        objects = self._world.bucket.objects
        return self.could_put(computer, {key for key in computer.visible() if below(PREFIX, key) not in objects})


def _claimed(computer: Computer) -> dict[str, int]:
    """Return up to which segment of each device a computer says to know what was told."""
    ends = {device: heard.seq for device, heard in computer.records.heard(LIBRARY).items()}
    return ends | {computer.records.device: computer.records.told(LIBRARY)[0]}

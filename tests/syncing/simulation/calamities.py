"""Calamities: what happens to a library once in a long time, and what people do about it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate
from random import Random

from rethumb_desktop.sync.heads import decode_head
from rethumb_desktop.sync.names import (
    HEADS,
    JOURNAL,
    SNAPSHOTS,
    backup_of_manifest,
    below,
    beyond,
    head_name,
    segment_of,
)
from tests.syncing.simulation.computer import LIBRARY, PREFIX, SEALER, Computer, has_said
from tests.syncing.simulation.deeds import MOST_COMPUTERS
from tests.syncing.simulation.world import World

#: Which share of all deeds these are, and which of those where somebody has to decide or to give up something.
_SHARE, _PRESSING = 0.02, 0.1
#: After how many deeds, in the mean, people have done what they can about what was destroyed; no more is until then.
_END = 1 / 80
#: How many segments are so new that some have not read them.
_RECENT = 8
_HALVES = ("", ".rethumb/", HEADS, JOURNAL, SNAPSHOTS)
#: The names of all these deeds.
DEEDS = {
    "empty", "empty_half", "replace", "give_back", "put_back", "break_segment", "verify", "pass_over", "damage_head",
    "forget", "back_up", "restore", "empty_cache", "rebuild", "rebuild_again",
}  # fmt: skip


class Calamities:
    """Does one of these deeds in a while; the world counts those that had something to do.

    All is drawn apart from the usual deeds, which stay what they are until the first of these.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._hand = world.looking_after
        self._chance = Random(f"{world.seed} calamities")
        table = self._table()
        self._deeds = list(table)
        self._weights = list(accumulate(table.values()))

    def do(self) -> str:
        """Do a deed, or, mostly, none; return its name, "" for none."""
        luck = self._chance.random()
        if luck >= _PRESSING:
            return ""
        awake = [each for each in self._world.computers if each.wakes_at <= self._world.now]
        if not awake:
            return ""
        deed = self._pressing(awake)
        if luck < _SHARE and deed is None:
            deed = self._chance.choices(self._deeds, cum_weights=self._weights)[0]
        if deed is None:
            return ""
        computer = self._chance.choice(awake)
        self._world.now += 1000
        name = deed.__name__
        if deed(computer):
            self._world.calamities[name] += 1
        return f"{name} {computer.name}"

    def is_over(self) -> bool:
        """Whether people have come to the end of their work, now or soon: the library is to be whole again then."""
        return self._hand.is_at_work and self._chance.random() < _END

    def _table(self) -> dict[Callable[[Computer], bool], float]:
        return {
            self.empty: 1, self.empty_half: 1.2, self.replace: 0.7, self.break_segment: 2.5, self.damage_head: 2,
            self.forget: 2, self.back_up: 3, self.restore: 2.5, self.verify: 0.7, self.empty_cache: 0.7,
            self.rebuild: 1.5,
        }  # fmt: skip

    def _pressing(self, awake: list[Computer]) -> Callable[[Computer], bool] | None:
        """Return what somebody is asked to decide just now."""
        if self._world.bucket.is_foreign:
            return self.give_back
        if any(each.is_cut_off for each in awake) and self._chance.random() < 0.6:
            return self.rebuild_again
        if not self._world.losses.are_there:
            return None
        if any(each.waits for each in awake):
            return self.put_back
        if any(self._hand.unreadable(each) for each in awake):
            return self._chance.choices((self.pass_over, self.verify, self.rebuild), (0.3, 0.2, 0.5))[0]
        # Who finds something wrong with a library may have it read anew at once.
        return self.rebuild if self._hand.is_at_work and self._chance.random() < 0.03 else None

    # What befalls the bucket

    def empty(self, _computer: Computer) -> bool:
        """Delete everything."""
        if not self._may_destroy():
            return False
        return self._destroy(list(self._world.bucket.objects))

    def empty_half(self, _computer: Computer) -> bool:
        """Delete about a half: of everything, or of all of one kind."""
        kind = self._chance.choice(_HALVES)
        if not self._may_destroy():
            return False
        names = [name for name in self._world.bucket.objects if kind in name]
        share = self._chance.choice((0.5, 1.0 if kind else 0.5))
        return self._destroy([name for name in names if self._chance.random() < share])

    def replace(self, _computer: Computer) -> bool:
        """Have the name stand for another library's bucket; somebody may join it as if it were this one's."""
        self._hand.replace_bucket()
        if self._chance.random() < 0.5 and len(self._world.computers) < MOST_COMPUTERS:
            self._world.add_computer()
        return True

    def break_segment(self, _computer: Computer) -> bool:
        """Damage a segment for good, or take it away, mostly one that some have not read."""
        bucket = self._world.bucket
        names = [name for name in list(bucket.history)[-_RECENT:] if name in bucket.objects]
        if names and self._may_destroy():
            self._world.losses.are_there = True
            name = self._chance.choice(names)
            bucket.destroy(name, self._chance.choice((None, bucket.objects[name][:-1])))
            self._reckon()
            return True
        return False

    def damage_head(self, _computer: Computer) -> bool:
        """Damage a head until its device puts it again."""
        bucket = self._world.bucket
        names = sorted(name for name in bucket.objects if f"/{HEADS}" in name)
        if self._hand.is_at_work:
            return False  # an old copy could not see then which numbers were used
        if names:
            self._world.losses.are_there = True
            name = self._chance.choice(names)
            bucket.destroy(name, bucket.objects[name][:-1])
        return bool(names)

    def empty_cache(self, computer: Computer) -> bool:
        computer.cached.clear()
        return True

    # What people do

    def give_back(self, _computer: Computer) -> bool:
        self._hand.give_bucket_back()
        return True

    def put_back(self, _computer: Computer) -> bool:
        """Put the library back from one of the computers that ask."""
        waiting = [each for each in self._world.computers if each.waits and each.wakes_at <= self._world.now]
        computer = self._chance.choice(waiting)
        if self._chance.random() < 0.3:
            computer.store.fuse = self._chance.randrange(12)
        self._hand.put_back(computer)
        computer.store.fuse = None
        return False  # counted where it is done

    def verify(self, computer: Computer) -> bool:
        self._hand.verify(computer)
        return False

    def pass_over(self, computer: Computer) -> bool:
        """Give up what one of the computers can never read."""
        asked = [(each, device) for each in self._world.computers for device in self._hand.unreadable(each)]
        asked = [(each, device) for each, device in asked if each.wakes_at <= self._world.now]
        self._hand.pass_over(*self._chance.choice(asked))
        return False

    def rebuild(self, computer: Computer) -> bool:
        """Forget the library on a computer and read it anew; now and then that is cut off."""
        if self._chance.random() < 0.4:
            computer.store.fuse = self._chance.randrange(6)
        self._hand.rebuilds.rebuild(computer)
        computer.store.fuse = None
        return False  # counted where it is done

    def rebuild_again(self, _computer: Computer) -> bool:
        """Do a rebuild again that was cut off."""
        now = self._world.now
        cut_off = [each for each in self._world.computers if each.is_cut_off and each.wakes_at <= now]
        return self.rebuild(self._chance.choice(cut_off))

    def forget(self, computer: Computer) -> bool:
        """Have one of the other devices shown no more."""
        devices = sorted(computer.records.heard(LIBRARY))
        return bool(devices) and self._hand.forget(computer, self._chance.choice(devices))

    def back_up(self, computer: Computer) -> bool:
        self._hand.back_up(computer, anyway=self._chance.random() < 0.2)
        return True

    def restore(self, computer: Computer) -> bool:
        names = sorted(self._world.bucket.objects)
        backups = [backup for name in names if (backup := backup_of_manifest(beyond(PREFIX, name)))]
        self._hand.restore(computer, self._chance.choice(["", *backups]))
        return bool(backups)

    def _may_destroy(self) -> bool:
        """Whether all was well, so that one thing happens at a time.

        A copy of an index that has said nothing yet cannot know that it is one, once nothing tells of it, nor one whose
        head does not tell yet of what its original has told.
        """
        computers = self._world.computers
        are_sure = all(has_said(each.state) for each in computers if each.is_copy)
        return are_sure and not self._hand.is_at_work and self._are_said()

    def _are_said(self) -> bool:
        """Whether the heads that are there tell of all that was told, as far as an index may go on with their ids."""
        bucket, computers = self._world.bucket, self._world.computers
        told = dict(segment for name in sorted(bucket.history) if (segment := segment_of(beyond(PREFIX, name))))
        for device in sorted({state.device for each in computers for state in (each.state, *each.saved)}):
            name, seq = below(PREFIX, head_name(device)), told.get(device, 0)
            if name in bucket.broken:
                return False
            if name in bucket.objects:
                sealed = bucket.objects[name]
                if decode_head(SEALER.open(head_name(device), sealed), device).seq < seq:
                    return False
        return True

    def _destroy(self, names: list[str]) -> bool:
        self._world.losses.destroy(names)
        self._reckon()
        return bool(names)

    def _reckon(self) -> None:
        """Note what is lost, and forget copies of indexes that cannot know that they are."""
        self._hand.is_at_work = True
        self._world.losses.reckon(self._world.computers)
        for computer in self._world.computers:
            computer.saved = [each for each in computer.saved if has_said(each)]

"""Deeds: what people, programs and the world do to devices that share a bucket, at random."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import accumulate

from rethumb_desktop.services.syncing.running import Steps
from rethumb_desktop.sync.names import below
from tests.syncing.simulation.computer import PREFIX, Computer
from tests.syncing.simulation.maintenance import compact
from tests.syncing.simulation.moments import SLIGHT
from tests.syncing.simulation.tampering import Tampering
from tests.syncing.simulation.world import DAY, MINUTE, World

# What is done in the same millisecond has no order.
_PAUSES = (1, 1, 1000, 1000, MINUTE, 10 * MINUTE, 60 * MINUTE)
# Who was first within two seconds no clock of a server can tell: its answers tell whole seconds.
_SKEWS = (0, 0, -90_000, SLIGHT, 2 * DAY, -2 * DAY)
MOST_COMPUTERS = 5
_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"


class Deeds:
    """Does one deed after another in a world."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._chance = world.chance
        self._tampering = Tampering(world.bucket)
        table = self._table()
        self._deeds = list(table)
        self._weights = list(accumulate(table.values()))

    def do(self) -> str:
        """Do a deed and let some time pass; return the deed's name."""
        deed = self._chance.choices(self._deeds, cum_weights=self._weights)[0]
        computer = self._computer()
        self._world.now += self._chance.choice(_PAUSES)
        deed(computer)
        return f"{deed.__name__} {computer.name}"

    def _table(self) -> dict[Callable[[Computer], None], float]:
        return {
            self.publish: 22, self.publish_again: 12, self.remove: 9, self.remove_and_undo: 1, self.retry_removals: 3,
            self.rename: 3, self.sync: 26, self.sync_and_crash: 5, self.sync_a_little: 3, self.sync_twice_at_once: 3,
            self.sync_and_sleep: 0.4,
            self.crash: 1, self.save_copy: 0.7, self.restore_copy: 0.5, self.clone: 0.25, self.lose: 0.25,
            self.join: 0.25, self.let_days_pass: 2.5, self.sleep: 1, self.set_clock: 0.7,
            self.get_bad: 0.7, self.get_good: 2.5, self.tamper: 1, self.hide: 1.5, self.mend: 3, self.compact: 2,
            self.refuse_lists: 0.2, self.refuse_segments: 0.2, self.allow: 1.5,
        }  # fmt: skip

    # Pictures

    def publish(self, computer: Computer) -> None:
        self._publish(computer, self._new_key())

    def publish_again(self, computer: Computer) -> None:
        """Publish a picture that somebody has published before."""
        keys = self._world.keys
        self._publish(computer, self._chance.choice(keys[-60:]) if keys else self._new_key())

    def remove(self, computer: Computer) -> None:
        key = self._visible(computer)
        if key is not None:
            self._world.removed.add(key)
            computer.ask_removal(key)
            self.retry_removals(computer)

    def remove_and_undo(self, computer: Computer) -> None:
        key = self._visible(computer)
        if key is not None:
            computer.ask_removal(key)
            computer.undo_removals()

    def retry_removals(self, computer: Computer) -> None:
        if self._chance.random() < 0.1:
            computer.store.fuse = self._chance.randrange(3)
        self._world.attempt(computer, computer.finish_removals)
        computer.store.fuse = None

    def rename(self, computer: Computer) -> None:
        key = self._visible(computer)
        if key is not None:
            computer.rename(key, self._name())

    # Programs

    def sync(self, computer: Computer) -> None:
        self._world.syncs += 1
        self._world.sync(computer)

    def sync_and_crash(self, computer: Computer) -> None:
        computer.store.fuse = self._chance.randrange(12)
        self.sync(computer)
        computer.store.fuse = None

    def sync_a_little(self, computer: Computer) -> None:
        """Begin to sync and end the program in good order."""
        steps = computer.steps()
        self._world.attempt(computer, partial(self._some, steps, self._chance.randrange(8)))
        steps.close()
        computer.restart()

    def sync_twice_at_once(self, computer: Computer) -> None:
        """Sync by two processes of one home, a step of one and then some of the other."""
        running = [computer.steps(), computer.steps(self._world.token())]
        while running:
            steps = self._chance.choice(running)
            ended: list[bool] = []
            if not self._world.attempt(computer, partial(self._one, steps, ended)) or ended:
                running.remove(steps)

    def sync_and_sleep(self, computer: Computer) -> None:
        """Sync, and be switched off for long in the middle of it."""
        self.sync_and_crash(computer)
        self.sleep(computer)

    def crash(self, computer: Computer) -> None:
        computer.restart()

    # Indexes and computers

    def save_copy(self, computer: Computer) -> None:
        computer.saved.append(computer.state.copy())
        del computer.saved[:-3]

    def restore_copy(self, computer: Computer) -> None:
        """Put an old copy of the index in its place."""
        if computer.saved:
            self._world.lose(computer)
            computer.take(self._chance.choice(computer.saved).copy())
            computer.is_copy = True
            self._world.losses.reckon(self._world.computers)
            self._world.losses.find_again(computer)

    def clone(self, computer: Computer) -> None:
        """Copy the profile to another computer, or into another machine that looks the same."""
        if len(self._world.computers) < MOST_COMPUTERS:
            other = self._world.add_computer()
            other.take(computer.state.copy())
            other.cached, other.is_copy = set(computer.cached), True
            if self._chance.random() < 0.5:
                other.mark = computer.mark

    def lose(self, computer: Computer) -> None:
        """Lose a computer for good."""
        if len(self._world.computers) > 3:
            self._world.lose(computer)
            self._world.computers.remove(computer)
            self._world.losses.reckon(self._world.computers)

    def join(self, _computer: Computer) -> None:
        if len(self._world.computers) < MOST_COMPUTERS:
            self._world.add_computer()

    # Time

    def let_days_pass(self, _computer: Computer) -> None:
        self._world.now += self._chance.randrange(1, 20) * DAY

    def sleep(self, computer: Computer) -> None:
        computer.wakes_at = self._world.now + self._chance.choice((40, 100)) * DAY

    def set_clock(self, computer: Computer) -> None:
        computer.skew = self._chance.choice(_SKEWS)

    # The bucket

    def get_bad(self, _computer: Computer) -> None:
        self._world.bucket.trouble = self._chance.choice((0.05, 0.2, 0.5))

    def get_good(self, _computer: Computer) -> None:
        self._world.bucket.trouble = 0.0

    def refuse_lists(self, _computer: Computer) -> None:
        self._world.bucket.refuses_lists = True

    def refuse_segments(self, _computer: Computer) -> None:
        self._world.bucket.refuses_segments = True

    def allow(self, _computer: Computer) -> None:
        self._world.bucket.refuses_lists = self._world.bucket.refuses_segments = False

    def tamper(self, _computer: Computer) -> None:
        self._tampering.alter()

    def hide(self, _computer: Computer) -> None:
        self._tampering.hide()

    def mend(self, _computer: Computer) -> None:
        self._tampering.mend()

    def compact(self, _computer: Computer) -> None:
        compact(self._world.bucket, self._world.now)
        self._world.losses.reckon(self._world.computers)

    # Inside

    def _publish(self, computer: Computer, key: str) -> None:
        was_there = below(PREFIX, key) in self._world.bucket.objects
        if self._chance.random() < 0.05:
            computer.store.fuse = 0
        made: list[bool] = []
        done = self._world.attempt(computer, lambda: made.append(computer.publish(key, self._name())))
        computer.store.fuse = None
        if done and made[0]:
            self._world.note_put(key)
        elif not was_there and below(PREFIX, key) in self._world.bucket.objects:
            self._world.excused.add(key)

    def _computer(self) -> Computer:
        """Return a computer that is awake; where all sleep, time passes."""
        world = self._world
        awake = [each for each in world.computers if each.wakes_at <= world.now]
        if not awake:
            world.now = min(each.wakes_at for each in world.computers)
            return self._computer()
        return self._chance.choice(awake)

    def _visible(self, computer: Computer) -> str | None:
        keys = list(computer.visible())
        return self._chance.choice(keys) if keys else None

    def _new_key(self) -> str:
        bits = self._chance.getrandbits(160)
        key = "".join(_ALPHABET[bits >> 5 * place & 31] for place in range(32)) + ".jpg"
        self._world.keys.append(key)
        return key

    def _name(self) -> str:
        return f"IMG_{self._chance.randrange(500):04d}.JPG"

    def _one(self, steps: Steps, ended: list[bool]) -> None:
        if next(steps, self) is self:
            ended.append(True)

    def _some(self, steps: Steps, count: int) -> None:
        for _ in range(count):
            next(steps, None)

    def _next(self, steps: Steps) -> None:
        next(steps)

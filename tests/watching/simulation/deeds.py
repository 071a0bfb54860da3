"""Deeds: what people, programs and the weather do to a watched folder, at random."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

from tests.watching.simulation.disk import TOP
from tests.watching.simulation.file_deeds import FOLDERS, NAMES, FileDeeds
from tests.watching.simulation.world import World

_PAUSES = (0.0, 0.0, 0.0, 0.01, 0.1, 0.4, 1.0, 2.5)


class Deeds(FileDeeds):
    """Does one deed after another in a world."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        table = self._table()
        self._deeds = list(table)
        self._weights = list(accumulate(table.values()))

    def prepare(self, most: int = 25) -> None:
        """Make what is there at the beginning."""
        for folder in FOLDERS:
            if self._chance.random() < 0.6:
                self._disk.make_folder(folder)
        for _ in range(self._chance.randrange(most)):
            self._disk.create(self._path(), self._content(), dated=self._chance.random() < 0.3).finished = True

    def do(self) -> str:
        """Do a deed, let some time pass, and let the program do its work; return the deed's name."""
        deed = self._chance.choices(self._deeds, cum_weights=self._weights)[0]
        deed()
        world, chance = self._world, self._chance
        world.clock.now += chance.choice(_PAUSES)
        if chance.random() < 0.7:
            world.drive()
        if chance.random() < 0.4:
            world.office.work()
        return deed.__name__

    def _table(self) -> dict[Callable[[], None], float]:
        return {
            self.save: 14, self.begin: 8, self.go_on_writing: 22, self.save_by_rename: 4, self.download: 2,
            self.move_in: 5, self.move_out: 2, self.rename: 8, self.change_case: 1, self.rewrite: 5, self.touch: 3,
            self.change_rights: 2, self.forge: 0.05,
            self.copy: 6, self.link: 3, self.delete: 7, self.make_empty: 1,
            self.make_folder: 2, self.move_folder_in: 1.5, self.rename_folder: 1.5, self.remove_folder: 0.7,
            self.hide_file: 1, self.hide_folder: 0.4, self.show_all: 1.5,
            self.burst: 0.05, self.flood: 0.1, self.end_flood: 0.4, self.go_deaf: 0.1, self.hear_again: 0.5,
            self.unmount: 0.15, self.mount: 0.6, self.mount_copy: 0.05, self.crash: 0.2, self.restart: 0.8,
            self.pause: 0.1, self.go_on: 0.5, self.withdraw: 0.1, self.agree: 0.5, self.rescan: 0.1,
            self.sleep: 0.1, self.set_clock: 0.1, self.wait: 0.4, self.wait_for_hours: 0.02,
            self.cancel: 0.2, self.retry: 0.5, self.clear_queue: 0.05, self.work_a_lot: 1,
        }  # fmt: skip

    # Folders and rights

    def make_folder(self) -> None:
        self._disk.make_folder(self._chance.choice(FOLDERS))

    def move_folder_in(self) -> None:
        path = self._chance.choice(FOLDERS)
        if path.rpartition("/")[0] in self._disk.folders:
            names = self._chance.sample(NAMES, 4)
            self._disk.move_folder_in(path, [(name, self._content()) for name in names])

    def rename_folder(self) -> None:
        path = self._chance.choice(FOLDERS)
        if path != TOP:
            self._disk.rename_folder(path, self._chance.choice(FOLDERS))

    def remove_folder(self) -> None:
        path = self._chance.choice(FOLDERS)
        if path != TOP and path in self._disk.folders:
            self._disk.remove_folder(path, moved=self._chance.random() < 0.5)

    def hide_file(self) -> None:
        node = self._disk.node(self._known())
        if node is not None and not self._world.is_gentle:
            node.unreadable = True

    def hide_folder(self) -> None:
        if not self._world.is_gentle:
            self._disk.dark.add(self._chance.choice(list(self._disk.folders)))

    def show_all(self) -> None:
        self._disk.dark.clear()
        for _, node in self._disk.files():
            node.unreadable = False

    # Events and the weather

    def burst(self) -> None:
        """Say the same very often; of what happens meanwhile nothing is told."""
        if not self._world.oracle.is_beginning:
            deaf, self._world.observer.deaf = self._world.observer.deaf, True
            self.save()
            self._world.observer.deaf = deaf
            self._world.observer.repeat(self._known(), self._chance.choice((1500, 11_000)))
            self._see_what_came_of_it()

    def flood(self) -> None:
        self._world.observer.flooded = True

    def end_flood(self) -> None:
        """Tell of what was lost; in some cases the watching ended with it."""
        if self._world.observer.end_flood(deadly=self._chance.random() < 0.5):
            self._world.clock.now += 10.0
            self._world.drive(20)
            self.save()
            self._see_what_came_of_it()

    def go_deaf(self) -> None:
        if not self._world.is_gentle:
            self._world.observer.deaf = True

    def hear_again(self) -> None:
        self._world.observer.deaf = False

    def unmount(self) -> None:
        """Take the drive away; mostly there is a word of it."""
        self._disk.mounted = False
        self._world.observer.deaf = True
        if self._world.is_gentle or self._chance.random() < 0.5:
            self._world.observer.flooded = True
            self._world.observer.end_flood()

    def mount(self) -> None:
        if not self._disk.mounted:
            self._disk.mounted = True
            self._world.observer.deaf = False

    def mount_copy(self) -> None:
        """Take the drive away, and put a copy of it in its place, or itself, where inodes are given anew each time."""
        self._world.observer.flooded = True
        self._world.observer.end_flood()
        self._world.oracle.renumber(self._disk.renumber())

    # The program and its person

    def crash(self) -> None:
        self._world.crash()

    def restart(self) -> None:
        self._world.start()

    def pause(self) -> None:
        if self._world.engine is not None:
            self._world.engine.pause()

    def go_on(self) -> None:
        if self._world.engine is not None:
            self._world.engine.go_on()

    def withdraw(self) -> None:
        self._world.office.refuses = True

    def agree(self) -> None:
        self._world.office.refuses = False

    def rescan(self) -> None:
        if self._world.engine is not None:
            self._world.engine.rescan()

    def cancel(self) -> None:
        self._world.office.cancel()

    def retry(self) -> None:
        self._world.office.retry()

    def clear_queue(self) -> None:
        self._world.office.clear()

    def work_a_lot(self) -> None:
        for _ in range(20):
            self._world.office.work()

    # Time

    def sleep(self) -> None:
        """Sleep: the wall clock runs on, others write, nothing is told."""
        deaf, self._world.observer.deaf = self._world.observer.deaf, True
        for _ in range(5):
            self._chance.choice((self.save, self.rename, self.delete, self.rewrite))()
        self._world.observer.deaf = deaf
        self._world.clock.apart += 3600.0
        self._see_what_came_of_it()

    def set_clock(self) -> None:
        self._world.clock.apart += self._chance.choice((-86_400.0, -20.0, 20.0, 86_400.0))

    def wait(self) -> None:
        self._world.clock.now += self._chance.choice((5.0, 15.0, 45.0))

    def wait_for_hours(self) -> None:
        for _ in range(130):
            self._world.clock.now += 30.0
            self._world.drive(5)

    def _see_what_came_of_it(self) -> None:
        """Check at once, before a rescan that comes anyway hides what was missed."""
        if self._world.is_gentle and self._chance.random() < 0.3:
            self._world.settle_down()

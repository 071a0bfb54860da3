"""A simulated disk: files with inodes and stamps, hard links, folders, mounts; it tells its changes as hints."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from random import Random

from rethumb_desktop.disk.walking import is_passed_by, is_picture_name
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.hints import Hint, HintKind
from rethumb_desktop.domain.original import Stamp
from rethumb_desktop.domain.ports.watching import WalkedFolder
from tests.watching.simulation.clock import SimulatedClock

TOP = "/w"
_COARSE = [946_684_800_000_000_000 + days * 86_400_000_000_000 for days in range(3)]


@dataclass(eq=False, slots=True)
class Node:
    """A file, whatever names it has. `finished`: somebody closed or moved it since it was made."""

    content: bytes
    digest: str
    stamp: Stamp
    changed_at: float
    finished: bool
    names: int = 0
    unreadable: bool = False


@cache
def is_shown(name: str) -> bool:
    return is_picture_name(name) and not is_passed_by(name)


@cache
def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


class SimulatedDisk:
    """Implements `FileTree`. `told` is called with every change; `interrupt` in the middle of a read."""

    def __init__(self, clock: SimulatedClock, chance: Random, told: Callable[[Hint], None]) -> None:
        self._clock = clock
        self._chance = chance
        self._told = told
        self.folders: dict[str, dict[str, Node]] = {TOP: {}}
        self.mounted = True
        self.dark: set[str] = set()
        self.reads = 0
        self.interrupt: Callable[[str], None] = lambda path: None
        #: Whether two files may have had the same size and coarse time, at other paths or with other inodes.
        self.told_apart = True
        self._inodes = 100
        self._free: list[int] = []
        self._tick = 1
        self._touches = 0
        self._coarse: dict[tuple[object, ...], str] = {}

    # As the program sees it

    def look(self, path: str) -> Stamp | None:
        node = self.node(path) if self.mounted else None
        if path.rpartition("/")[0] in self.dark:
            raise Fault(FaultKind.PERMISSION, "The folder may not be read.")
        return node.stamp if node is not None else None

    def walk(self, folder: str, *, recursive: bool) -> Iterator[WalkedFolder]:
        self._check_folder(folder)
        waiting = [folder]
        while waiting:
            place = waiting.pop()
            if place not in self.folders or not self.mounted:
                continue
            if place in self.dark:
                yield WalkedFolder(place, {}, Fault(FaultKind.PERMISSION, "The folder may not be read."))
                continue
            files = {name: node.stamp for name, node in self.folders[place].items() if is_shown(name)}
            yield WalkedFolder(place, files)
            if recursive:
                waiting += [path for path in self.subfolders(place) if not is_passed_by(path.rpartition("/")[2])]

    def is_being_written(self, path: str) -> bool:
        """A system that does not say."""
        return False

    def read(self, path: str) -> bytes:
        self.reads += 1
        node = self.node(path) if self.mounted else None
        if node is None:
            raise Fault(FaultKind.MISSING, "The file is not there.")
        if node.unreadable or path.rpartition("/")[0] in self.dark:
            raise Fault(FaultKind.PERMISSION, "The file may not be read.")
        if not node.content:
            raise Fault(FaultKind.EMPTY, "The file is empty.")
        content = node.content
        self.interrupt(path)
        return content

    def _check_folder(self, folder: str) -> None:
        if not self.mounted or folder not in self.folders:
            raise Fault(FaultKind.MISSING, "The folder is not there.")
        if folder in self.dark:
            raise Fault(FaultKind.PERMISSION, "The folder may not be read.")

    # As it is

    def node(self, path: str) -> Node | None:
        folder, _, name = path.rpartition("/")
        return self.folders.get(folder, {}).get(name)

    def subfolders(self, folder: str) -> list[str]:
        return [path for path in self.folders if path.rpartition("/")[0] == folder]

    def below(self, folder: str) -> list[str]:
        """Return a folder and all below it."""
        return [path for path in self.folders if path == folder or path.startswith(f"{folder}/")]

    def files(self) -> Iterator[tuple[str, Node]]:
        for folder, files in self.folders.items():
            for name, node in files.items():
                yield f"{folder}/{name}", node

    # What happens to files

    def create(self, path: str, content: bytes, *, dated: bool = False) -> Node:
        """Make a file that is open for writing; `dated`: its time is one of few old ones."""
        old = self.node(path)
        if old is not None:
            self._unname(path)
            self._told(Hint(HintKind.DELETED, path))
        node = Node(content, digest_of(content), Stamp(0, 0, self._inode()), self._clock.now, finished=False)
        self._stamp(node, self._chance.choice(_COARSE) if dated else self._time())
        self._name(path, node)
        self._told(Hint(HintKind.CREATED, path))
        if content:
            self._told(Hint(HintKind.WRITTEN, path))
        return node

    def write(self, path: str, content: bytes) -> None:
        """Give a file other bytes, or the same at another time."""
        node = self.node(path)
        if node is None:
            return
        node.content, node.digest, node.changed_at = content, digest_of(content), self._clock.now
        self._stamp(node, self._time())
        self._told(Hint(HintKind.WRITTEN, path))

    def forge(self, path: str, content: bytes) -> None:
        """Give a file other bytes of the same size, and put its time back."""
        node = self.node(path)
        if node is not None and len(content) == len(node.content):
            node.content, node.digest, node.changed_at = content, digest_of(content), self._clock.now
            self._touch(node)
            self._told(Hint(HintKind.WRITTEN, path))

    def change_rights(self, path: str) -> None:
        """Change nothing of a file but what the disk notes of it, and tell nobody."""
        node = self.node(path)
        if node is not None:
            self._touch(node)

    def close(self, path: str) -> None:
        node = self.node(path)
        if node is not None:
            node.finished = True
            self._told(Hint(HintKind.CLOSED, path))

    def rename(self, path: str, to: str) -> None:
        """Move a file; one that is there is replaced."""
        node = self.node(path)
        if node is None or path == to or self.node(to) is node:
            return
        self._unname(path, keep=True)
        if self.node(to) is not None:
            self._unname(to)
        self._name(to, node)
        node.finished = True
        self._told(Hint(HintKind.MOVED, path, to))

    def move_in(self, path: str, content: bytes, *, dated: bool) -> None:
        """Move a file in from outside."""
        if self.node(path) is not None:
            self._unname(path)
        node = Node(content, digest_of(content), Stamp(0, 0, self._inode()), self._clock.now, finished=True)
        self._stamp(node, self._chance.choice(_COARSE) if dated else self._time())
        self._name(path, node)
        self._told(Hint(HintKind.MOVED, "", path))

    def move_out(self, path: str) -> None:
        if self.node(path) is not None:
            self._unname(path)
            self._told(Hint(HintKind.MOVED, path, ""))

    def link(self, path: str, to: str) -> None:
        """Give a file another name."""
        node = self.node(path)
        if node is not None and self.node(to) is None:
            self._name(to, node)
            self._told(Hint(HintKind.CREATED, to))

    def delete(self, path: str) -> None:
        if self.node(path) is not None:
            self._unname(path)
            self._told(Hint(HintKind.DELETED, path))

    # What happens to folders

    def make_folder(self, path: str) -> None:
        if path not in self.folders and path.rpartition("/")[0] in self.folders:
            self.folders[path] = {}
            self._told(Hint(HintKind.CREATED, path, folder=True))

    def move_folder_in(self, path: str, contents: list[tuple[str, bytes]]) -> None:
        """Move a folder in that has files already; they say nothing by themselves."""
        if path in self.folders:
            return
        told, self._told = self._told, lambda hint: None
        self.make_folder(path)
        for name, content in contents:
            self.create(f"{path}/{name}", content).finished = True
        self._told = told
        self._told(Hint(HintKind.MOVED, "", path, folder=True))

    def rename_folder(self, path: str, to: str) -> None:
        if to in self.folders or path not in self.folders or to.startswith(f"{path}/"):
            return
        if to.rpartition("/")[0] not in self.folders:
            return
        moved = {place: self.folders.pop(place) for place in self.below(path)}
        for place, files in moved.items():
            self.dark.discard(place)
            self.folders[to + place[len(path) :]] = {}
            for name, node in files.items():
                node.names -= 1
                node.finished = True
                self._name(f"{to}{place[len(path) :]}/{name}", node)
        self._told(Hint(HintKind.MOVED, path, to, folder=True))

    def remove_folder(self, path: str, *, moved: bool) -> None:
        """Delete a folder with all below, or move it out."""
        for place in self.below(path):
            for name in list(self.folders[place]):
                self._unname(f"{place}/{name}")
            del self.folders[place]
            self.dark.discard(place)
        self._told(Hint(HintKind.MOVED if moved else HintKind.DELETED, path, folder=True))

    def renumber(self) -> dict[int, int]:
        """Mount it again, or a copy of it: all inodes are others. Return the new ones by the old."""
        inodes: dict[int, int] = {}
        self._free.clear()
        for node in {id(node): node for _, node in self.files()}.values():
            inodes[node.stamp.inode] = inode = self._inode()
            node.stamp = replace(node.stamp, inode=inode)
            self._touch(node)
        return inodes

    # Inodes and times

    def _name(self, path: str, node: Node) -> None:
        folder, _, name = path.rpartition("/")
        stamp = node.stamp
        # What was there at the beginning is known by size and time alone.
        alike = (stamp.bytes, stamp.changed_ns)
        key: tuple[object, ...] = (*alike, stamp.inode, path) if self.told_apart else alike
        if node.stamp.changed_ns in _COARSE and self._coarse.setdefault(key, node.digest) != node.digest:
            # No look could tell this from what was here before.
            self._stamp(node, self._time())
        self.folders[folder][name] = node
        node.names += 1
        self._touch(node)

    def _unname(self, path: str, *, keep: bool = False) -> None:
        folder, _, name = path.rpartition("/")
        node = self.folders[folder].pop(name)
        node.names -= 1
        self._touch(node)
        if not node.names and not keep:
            self._free.append(node.stamp.inode)

    def _inode(self) -> int:
        if self._free and self._chance.random() < 0.6:
            return self._free.pop()
        self._inodes += 1
        return self._inodes

    def _stamp(self, node: Node, time: int) -> None:
        node.stamp = Stamp(len(node.content), time, node.stamp.inode)
        self._touch(node)

    def _touch(self, node: Node) -> None:
        self._touches += 1
        node.stamp = replace(node.stamp, ctime_ns=1_767_225_600_000_000_000 + self._touches * 1_000_003)

    def _time(self) -> int:
        self._tick += 1_000_003
        if self._tick % 10_000_000 == 0:
            self._tick += 1
        return 1_767_225_600_000_000_000 + self._tick

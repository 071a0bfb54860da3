"""Deeds at files: what people and programs do to pictures in a watched folder, at random."""

from __future__ import annotations

from tests.watching.simulation.disk import TOP
from tests.watching.simulation.office import DAMAGED, OWN
from tests.watching.simulation.world import World

FOLDERS = (TOP, TOP, TOP, f"{TOP}/a", f"{TOP}/a/deep", f"{TOP}/b", f"{TOP}/raw", f"{TOP}/.hidden", f"{TOP}/a/raw")
NAMES = (
    *(f"{number}.jpg" for number in range(9)),
    "a.jpg", "A.JPG", "caf\u00e9.jpg", "cafe\u0301.jpg", "caf\udce9.jpg", "long" * 60 + ".jpg", "raw.jpeg",
    ".hidden.jpg", "notes.txt", "1.jpg.part", "~$2.jpg",
)  # fmt: skip


class FileDeeds:
    """What is done to single files."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._disk = world.disk
        self._chance = world.chance
        self._number = 0
        self._writers: list[tuple[str, int]] = []

    # Files

    def save(self) -> None:
        path = self._path()
        self._disk.create(path, self._content(), dated=self._chance.random() < 0.1)
        self._close(path)

    def begin(self) -> None:
        path = self._path()
        self._disk.create(path, self._content())
        self._writers.append((path, self._chance.randrange(1, 8)))

    def go_on_writing(self) -> None:
        """Write another piece of a file, or close it; some are closed and opened between pieces."""
        if not self._writers:
            return
        place = self._chance.randrange(len(self._writers))
        path, left = self._writers[place]
        node = self._disk.node(path)
        if node is None or node.finished:
            del self._writers[place]
        elif left:
            self._disk.write(path, node.content + b"." * self._chance.choice((1, 7)))
            self._writers[place] = (path, left - 1)
        else:
            del self._writers[place]
            self._close(path)

    def save_by_rename(self) -> None:
        path = self._path()
        folder, _, name = path.rpartition("/")
        temporary = f"{folder}/.{name[:200]}.tmp"
        self._disk.create(temporary, self._content())
        self._close(temporary)
        self._disk.rename(temporary, path)

    def download(self) -> None:
        path = self._path()
        self._disk.create(f"{path}.part", b"")
        self._disk.write(f"{path}.part", self._content())
        self._disk.rename(f"{path}.part", path)

    def move_in(self) -> None:
        self._disk.move_in(self._path(), self._content(), dated=self._chance.random() < 0.3)

    def move_out(self) -> None:
        self._disk.move_out(self._known())

    def rename(self) -> None:
        self._disk.rename(self._known(), self._path())

    def change_case(self) -> None:
        path = self._known()
        self._disk.rename(path, path[:-5] + path[-5:].swapcase())

    def rewrite(self) -> None:
        path = self._known()
        self._disk.write(path, self._content())
        self._close(path)

    def touch(self) -> None:
        path = self._known()
        node = self._disk.node(path)
        if node is not None:
            self._disk.write(path, node.content)

    def change_rights(self) -> None:
        self._disk.change_rights(self._known())

    def forge(self) -> None:
        """Give other bytes to a file whose bytes are known, and put its time back; then see what came of it.

        At once: under another name it would be believed to be what it was.
        """
        path = self._known()
        node = self._disk.node(path)
        if node is not None and self._world.oracle.knows_bytes(node):
            self._number += 1
            self._disk.forge(path, b"%0*d" % (len(node.content), self._number))
            self._world.settle_down()

    def copy(self) -> None:
        node, path = self._disk.node(self._known()), self._path()
        if node is not None:
            self._disk.create(path, node.content)
            self._close(path)

    def link(self) -> None:
        # What is written by one name is not told of the others.
        if not self._world.is_gentle:
            self._disk.link(self._known(), self._path())

    def delete(self) -> None:
        self._disk.delete(self._known())

    def make_empty(self) -> None:
        path = self._path()
        self._disk.create(path, b"")
        self._close(path)

    # What is chosen

    def _path(self) -> str:
        folder = self._chance.choice(FOLDERS)
        return f"{folder if folder in self._disk.folders else TOP}/{self._chance.choice(NAMES)}"

    def _known(self) -> str:
        """The path of a file, mostly of one that is there."""
        folder = self._chance.choice(list(self._disk.folders))
        files = self._disk.folders[folder]
        return f"{folder}/{self._chance.choice(list(files))}" if files else self._path()

    def _content(self) -> bytes:
        drawn = self._chance.random()
        if drawn < 0.01:
            return OWN
        self._number += 1
        if drawn < 0.03:
            return DAMAGED + b"%d" % self._number
        return b"%08d" % self._number

    def _close(self, path: str) -> None:
        if self._world.tells_closing:
            self._disk.close(path)

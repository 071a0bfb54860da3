"""What must hold in every life of a watched folder, told by the simulated disk itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.domain.hints import Hint
from rethumb_desktop.domain.original import Stamp
from rethumb_desktop.domain.watched_folder import Existing, FileState, WatchedFile, WatchedFolder
from rethumb_desktop.index.memory.watching import MemoryWatchRecords
from tests.watching.simulation.clock import SimulatedClock
from tests.watching.simulation.disk import TOP, Node, SimulatedDisk, digest_of
from tests.watching.simulation.observer import SimulatedObserver
from tests.watching.simulation.office import DAMAGED, OWN, WATCH, Office

_PICTURES = (".jpg", ".jpeg")
#: For how long it may be believed after it was told that a writer has finished: the program may be late that much.
_BELIEVED = 10.0
#: Shorter contents are not all different.
_DIGITS = 8


class Wrong(AssertionError):
    """Something was done that never may be, or was not done."""


class Oracle:
    """Judges what is queued, and in the end what is known."""

    def __init__(
        self,
        folder: WatchedFolder,
        clock: SimulatedClock,
        disk: SimulatedDisk,
        observer: SimulatedObserver,
        office: Office,
    ) -> None:
        self._folder = folder
        self._clock = clock
        self._disk = disk
        self._observer = observer
        self._office = office
        self._beginning: dict[tuple[int, int], set[str]] = {}
        self.is_beginning = folder.existing is Existing.ONLY_NEW
        self._old = self._seen_first() if self.is_beginning else {}
        self.queued = 0

    def see_beginning(self) -> None:
        """Keep what is there as long as the beginning is not recorded: that may be taken as known."""
        if not self.is_beginning:
            return
        for _, node in self._disk.files():
            self._beginning.setdefault(_alike(node.stamp), set()).add(node.digest)
        self.is_beginning = MemoryWatchRecords.find(self._office.records, WATCH, TOP) is None

    def hear(self, hint: Hint) -> None:
        """Take in a hint: one about an old file, while the beginning is being recorded, makes it as good as new."""
        if self.is_beginning:
            place = hint.to or hint.path
            for path, node in self._disk.files():
                if path == place or (hint.folder and path.startswith(f"{place}/")):
                    self._old.pop(node.stamp, None)

    def judge(self, file: WatchedFile) -> None:
        """Check what is about to be queued: whole, settled, wanted, new."""
        self.queued += 1
        node = self._disk.node(file.path)
        if not self.is_wanted(file.path):
            raise Wrong(f"{file.path!r} was not wanted")
        if self.is_beginning:
            raise Wrong(f"{file.path!r} before the beginning was recorded")
        if self._office.refuses:
            raise Wrong(f"{file.path!r} though nobody agreed")
        if node is None or node.digest != file.sha256 or node.stamp != file.stamp:
            raise Wrong(f"{file.path!r} is not what was read")
        if not node.content or node.content == OWN:
            raise Wrong(f"{file.path!r} is empty or our own")
        for_seconds = self._clock.now - node.changed_at
        if for_seconds < self._must_rest(file.path, node) - 1e-6:
            raise Wrong(f"{file.path!r} was written {for_seconds:.2f} s ago")
        processed = MemoryWatchRecords.of_digest(self._office.records, WATCH, file.sha256)
        if processed is not None or self._office.holds(file.sha256):
            raise Wrong(f"{file.path!r} was processed before: {processed}")
        # Records are by path: an old file that was away while its path was given to another is new when it is back.
        is_recorded = MemoryWatchRecords.of_stamp(self._office.records, WATCH, node.stamp) is not None
        known = MemoryWatchRecords.find(self._office.records, WATCH, file.path)
        is_recorded |= known is not None and known.state is FileState.KNOWN and known.stamp.is_alike(node.stamp)
        if is_recorded and self._old.get(node.stamp) == node.digest:
            raise Wrong(f"{file.path!r} was there at the beginning")

    def is_wanted(self, path: str) -> bool:
        """Whether a file is wanted, told in another way than the program does."""
        parts = path[len(TOP) + 1 :].split("/")
        if not path.lower().endswith(_PICTURES) or any(part.startswith((".", "~$")) for part in parts):
            return False
        if not self._folder.recursive and len(parts) > 1:
            return False
        return "raw" not in parts if self._folder.exclude else True

    def knows_bytes(self, node: Node) -> bool:
        """Whether what is known of a file, by all its names, is what was read of it as it is now."""
        paths = [path for path, other in self._disk.files() if other is node]
        for path in paths:
            known = MemoryWatchRecords.find(self._office.records, WATCH, path)
            if known is None or known.state not in (FileState.DONE, FileState.DUPLICATE):
                return False
            if known.stamp != node.stamp or node.stamp.was_touched_since(known.stamp) or not self.is_wanted(path):
                return False
        return bool(paths) and len(node.content) >= _DIGITS

    def conclude(self) -> None:
        """Check that all that is there and wanted has been processed, once, with its final content."""
        for problem in self._problems():
            raise Wrong(problem)

    def _problems(self) -> Iterator[str]:
        if self._office.waiting or self._office.records.unfinished(WATCH):
            yield f"not ended: {self._office.records.unfinished(WATCH)}"
        for path, node in self._disk.files():
            known = self._office.records.find(WATCH, path)
            if not self.is_wanted(path):
                if known is not None and known.state is not FileState.KNOWN:
                    yield f"{path!r} was not wanted, and is known: {known}"
            elif not node.content:
                if known is not None and known.stamp == node.stamp and known.state is not FileState.KNOWN:
                    yield f"{path!r} is empty, and is known: {known}"
            elif known is None:
                yield f"{path!r} was never found"
            elif known.stamp != node.stamp and not (
                known.state is FileState.KNOWN and known.stamp.is_alike(node.stamp)
            ):
                yield f"{path!r} was found, but not as it is now: {known}, {node.stamp}"
            elif not self._is_right(known, node):
                yield f"{path!r} is wrongly {known.state} ({known}), content {node.content!r}"

    def _is_right(self, known: WatchedFile, node: Node) -> bool:
        if known.state is FileState.KNOWN:
            return node.digest in self._beginning.get(_alike(node.stamp), ())
        if known.sha256 != node.digest:
            return False
        if known.state in (FileState.DONE, FileState.DUPLICATE):
            return node.digest in self._office.published
        if known.state is FileState.OWN:
            return node.digest == digest_of(OWN)
        if known.state is FileState.CANCELLED:
            return node.digest in self._office.refused and known.error is None
        if known.error is None or known.state is not FileState.FAILED:
            return False
        if known.error.kind is FaultKind.DAMAGED:
            return node.content.startswith(DAMAGED)
        return known.error.kind is FaultKind.IMPOSSIBLE and node.digest in self._office.refused

    def renumber(self, inodes: dict[int, int]) -> None:
        """Take in that all inodes are others."""
        self._old = {
            replace(stamp, inode=inodes[stamp.inode]): digest
            for stamp, digest in self._old.items()
            if stamp.inode in inodes
        }

    def _seen_first(self) -> dict[Stamp, str]:
        """Return what a walk finds now, by stamp."""
        walked = self._disk.walk(TOP, recursive=self._folder.recursive)
        paths = [f"{place.path}/{name}" for place in walked for name in place.files]
        return {node.stamp: node.digest for path in paths if (node := self._disk.node(path)) is not None}

    def _must_rest(self, path: str, node: Node) -> float:
        told = self._observer.finished.get(path)
        believed = told is not None and told >= node.changed_at - _BELIEVED
        return 0.4 if node.finished or believed else 2.0


def _alike(stamp: Stamp) -> tuple[int, int]:
    return stamp.bytes, stamp.changed_ns

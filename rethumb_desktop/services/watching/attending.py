"""Attending: what a disk answers after its folder was let go of counts for nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from types import TracebackType

from rethumb_desktop.domain.job import Job
from rethumb_desktop.domain.original import Stamp
from rethumb_desktop.domain.ports.watching import FileTree, WalkedFolder
from rethumb_desktop.domain.watched_folder import WatchedFile
from rethumb_desktop.services.watching.intake import Intake, Refusal


class LetGo(Exception):
    """The folder was let go of while its disk was asked: no fault, and nothing more is done for it."""


class Attention:
    """Whether a folder is still attended to, and how long its disk is being asked.

    It is entered by one thread for each question, and left with `LetGo` where nobody attends any more. All else may be
    called by any thread.
    """

    def __init__(self, steady: Callable[[], float]) -> None:
        self._steady = steady
        self._ended = False
        self._since: float | None = None
        #: Whether a file is being read: that takes as long as it is large.
        self.reading = False

    def asked_for(self) -> float:
        """Return for how many seconds an answer has been waited for; 0 where none is."""
        since = self._since
        return self._steady() - since if since is not None else 0.0

    def end(self) -> None:
        """Attend to it no more."""
        self._ended = True

    def check(self) -> None:
        """Raise LetGo where nobody attends to it any more."""
        if self._ended:
            raise LetGo

    def __enter__(self) -> None:
        self.check()
        self._since = self._steady()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._since = None
        self.check()


class AttendedTree:
    """Implements `FileTree` by another one."""

    def __init__(self, tree: FileTree, attention: Attention) -> None:
        self._tree = tree
        self._attention = attention

    def look(self, path: str) -> Stamp | None:
        with self._attention:
            return self._tree.look(path)

    def walk(self, folder: str, *, recursive: bool) -> Iterator[WalkedFolder]:
        walk = self._tree.walk(folder, recursive=recursive)
        while True:
            with self._attention:
                walked = next(walk, None)
            if walked is None:
                return
            yield walked

    def read(self, path: str) -> bytes:
        self._attention.reading = True
        try:
            with self._attention:
                return self._tree.read(path)
        finally:
            self._attention.reading = False

    def is_being_written(self, path: str) -> bool:
        with self._attention:
            return self._tree.is_being_written(path)


class AttendedIntake:
    """Implements `Intake` by another one, which may ask disks as well: those of output folders, of “This computer”."""

    def __init__(self, intake: Intake, attention: Attention) -> None:
        self._intake = intake
        self._attention = attention

    def refusal(self) -> Refusal | None:
        with self._attention:
            return self._intake.refusal()

    def is_own(self, sha256: str) -> bool:
        with self._attention:
            return self._intake.is_own(sha256)

    def holds(self, sha256: str) -> bool:
        with self._attention:
            return self._intake.holds(sha256)

    def covers(self, known: WatchedFile) -> bool:
        with self._attention:
            return self._intake.covers(known)

    def queue(self, files: Sequence[WatchedFile]) -> None:
        self._attention.check()
        self._intake.queue(files)

    def job(self, job: int) -> Job | None:
        with self._attention:
            return self._intake.job(job)

    def hold_back(self) -> None:
        self._attention.check()
        self._intake.hold_back()

"""Observing: a watched folder is told about, and what to do where that ends or cannot be."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rethumb_desktop.domain.hints import Hint
from rethumb_desktop.domain.ports.watching import FolderObserver, Observation
from rethumb_desktop.domain.watched_folder import FolderState, WatchedFolder
from rethumb_desktop.services.watching.timetable import HOUR


class Observing:
    """Keeps the observation of one folder. Used by one thread, but for `state`."""

    def __init__(self, folder: WatchedFolder, observer: FolderObserver, tell: Callable[[Sequence[Hint]], None]) -> None:
        self._folder = folder
        self._observer = observer
        self._tell = tell
        self._observation: Observation | None = None
        self._begun_at = 0.0
        self._lost = False

    @property
    def polls(self) -> bool:
        """Whether it is observed and nothing tells of changes."""
        return self._observation is not None and self._observation.polls

    def lose(self) -> None:
        """Take in that something was lost: with it the watching itself may have ended."""
        self._lost = True

    def begin(self, now: float) -> None:
        """Begin to watch, also anew: after a loss, and every hour where watching was not possible.

        Raises Fault missing.
        """
        observation = self._observation
        if observation is not None and (self._lost or (observation.polls and now >= self._begun_at + HOUR)):
            self._observation = None
            observation.close()
        self._lost = False
        if self._observation is None:
            self._observation = self._observer.observe(
                self._folder.path, recursive=self._folder.recursive, tell=self._tell
            )
            self._begun_at = now

    def close(self) -> None:
        """Watch no more, until it is begun again."""
        observation, self._observation = self._observation, None
        if observation is not None:
            observation.close()

    def state(self, *, was_walked: bool) -> tuple[FolderState, str]:
        """Return how a folder stands that is there and may be processed, and why it is polled."""
        observation = self._observation
        if observation is None or not was_walked:
            return FolderState.STARTING, ""
        if observation.polls:
            return FolderState.POLLING, observation.reason
        return FolderState.WATCHING, ""

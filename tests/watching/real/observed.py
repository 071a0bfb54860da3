"""A folder that is observed for real, and what was told of it."""

from __future__ import annotations

import itertools
from pathlib import Path

from rethumb_desktop.domain.hints import Hint, HintKind, Places, consolidate
from rethumb_desktop.domain.ports.watching import Observation
from rethumb_desktop.watch.observer import WatchdogObserver
from tests.fixtures.waiting import wait_for

#: Far longer than anything here takes: reached only where something is never told.
LIMIT = 60.0


class Observed:
    """Keeps the hints that are told of a folder."""

    def __init__(self, observer: WatchdogObserver, folder: Path, *, recursive: bool = True) -> None:
        self.folder = folder
        self.told: list[list[Hint]] = []
        self._numbers = itertools.count()
        self.observation: Observation = observer.observe(
            str(folder), recursive=recursive, tell=lambda hints: self.told.append(list(hints))
        )

    @property
    def hints(self) -> list[Hint]:
        return list(itertools.chain.from_iterable(list(self.told)))

    @property
    def is_lost(self) -> bool:
        return any(hint.kind is HintKind.LOST for hint in self.hints)

    def polls(self) -> bool:
        """Whether nothing tells of changes now."""
        return self.observation.polls

    def until_lost(self) -> None:
        wait_for(lambda: self.is_lost, LIMIT, "a loss to be told")

    def until(self, path: Path, kind: HintKind = HintKind.CLOSED) -> None:
        """Wait until something is told of a path."""
        wait_for(lambda: any(_is(hint, path, kind) for hint in self.hints), LIMIT, f"{kind} of {path}")

    def settled(self) -> list[Hint]:
        """Return what was told until now. What is told is told in order: a last file ends it."""
        mark = self.folder / f"mark-{next(self._numbers)}.png"
        mark.write_bytes(b"mark")
        self.until(mark)
        return [hint for hint in self.hints if "mark-" not in hint.path]

    def places(self) -> Places:
        """Return where all that was told until now leads to, with paths below the folder's."""
        places = consolidate(self.settled())
        files = {self._below(path): done for path, done in places.files.items()}
        return Places(files, frozenset(map(self._below, places.folders)), places.everything)

    def forget(self) -> None:
        """Wait for all that is under way, and begin anew."""
        self.settled()
        self.told.clear()

    def _below(self, path: str) -> str:
        beginning = f"{self.folder}/"
        assert path.startswith(beginning), path
        return path.removeprefix(beginning)


def _is(hint: Hint, path: Path, kind: HintKind) -> bool:
    return hint.kind is kind and str(path) in (hint.path, hint.to)

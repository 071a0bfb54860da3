"""Reading for the inspector, off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.metadata import PhotoMetadata
from rethumb_desktop.domain.original import Source
from rethumb_desktop.services.disclosure import Disclosure, Outline, disclose
from rethumb_desktop.ui.bridge import Bridge, Ticket
from rethumb_desktop.ui.models.comparison import Comparison
from rethumb_desktop.ui.models.tag_rows import GroupRow, rows_of
from rethumb_desktop.ui.models.wording import display_name

if TYPE_CHECKING:
    from rethumb_desktop.services.inspecting import Inspecting

_SLOT = "metadata"

Failed = Callable[[Fault], object]


@dataclass(frozen=True)
class One:
    """What was read of one original, what it discloses, and the rows that show it."""

    metadata: PhotoMetadata
    disclosure: Disclosure
    rows: Sequence[GroupRow]


@dataclass(frozen=True)
class Several:
    """What a comparison found, with the rows that show all of it and those that show only what differs."""

    pictures: int
    outlines: Sequence[Outline | None]
    rows: Sequence[GroupRow]
    differences: Sequence[GroupRow]


class Reader:
    """Reads one original or compares several; what was asked for last wins."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._comparing: Ticket | None = None

    def read(self, inspecting: Inspecting, source: Source, done: Callable[[One], object], failed: Failed) -> None:
        self.stop()

        def work() -> One:
            metadata = inspecting.read(source)
            return One(metadata, disclose(metadata), rows_of(metadata))

        self._bridge.run_latest(_SLOT, work, done, failed)

    def compare(
        self,
        inspecting: Inspecting,
        sources: Sequence[Source],
        step: Callable[[int], object],
        done: Callable[[Several], object],
        failed: Failed,
    ) -> None:
        """Call `step` with the number of each picture that was read, and `done` in the end."""
        self.stop()

        def take(thing: int | Several) -> None:
            if isinstance(thing, Several):
                done(thing)
            else:
                step(thing)

        self._comparing = self._bridge.run_steps(lambda: _compare(inspecting, sources), take, lambda _: None, failed)

    def stop(self) -> None:
        """Drop what is under way."""
        self._bridge.drop(_SLOT)
        if self._comparing is not None:
            self._comparing.cancel()
            self._comparing = None


def _compare(inspecting: Inspecting, sources: Sequence[Source]) -> Iterator[int | Several]:
    comparison = Comparison()
    read = inspecting.read_each(sources)
    for number, (source, metadata) in enumerate(zip(sources, read, strict=True), 1):
        comparison.add(display_name(source), metadata)
        yield number
        if comparison.full:
            break
    rows = (comparison.rows(only_differences=only) for only in (False, True))
    yield Several(len(comparison.names), comparison.outlines, *rows)

"""Reading for the inspector, off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.original import Source, Stamp
from rethumb_desktop.services.disclosure import Disclosure, Outline, disclose
from rethumb_desktop.ui.bridge import Bridge, Ticket
from rethumb_desktop.ui.models.comparison import Comparison
from rethumb_desktop.ui.models.tag_rows import GroupRow, rows_of
from rethumb_desktop.ui.models.wording import display_name

if TYPE_CHECKING:
    from rethumb_desktop.services.inspecting import Inspecting, Reading

_SLOT = "metadata"

Failed = Callable[[Fault], object]


@dataclass(frozen=True)
class One:
    """What was read of one original, what it discloses, and the rows that show it."""

    reading: Reading
    disclosure: Disclosure
    rows: Sequence[GroupRow]


@dataclass(frozen=True)
class Several:
    """What a comparison found, with the rows that show all of it and those that show only what differs.

    For each picture there is an outline, the digest of its bytes and the stamp of its file, where they are known.
    """

    pictures: int
    outlines: Sequence[Outline | None]
    digests: Sequence[str]
    stamps: Sequence[Stamp | None]
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
            reading = inspecting.read(source)
            return One(reading, disclose(reading.metadata), rows_of(reading.metadata))

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
    digests: list[str] = []
    stamps: list[Stamp | None] = []
    for number, (source, read) in enumerate(zip(sources, inspecting.read_each(sources), strict=True), 1):
        reading = None if isinstance(read, Fault) else read
        comparison.add(display_name(source), read if isinstance(read, Fault) else read.metadata)
        digests.append(reading.sha256 if reading else "")
        stamps.append(reading.stamp if reading else None)
        yield number
        if comparison.full:
            break
    rows = (comparison.rows(only_differences=only) for only in (False, True))
    yield Several(len(comparison.names), comparison.outlines, digests, stamps, *rows)

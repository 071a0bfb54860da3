"""Inspecting: what originals say about themselves."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.metadata import PhotoMetadata
from rethumb_desktop.domain.original import Source, SourceKind, Stamp
from rethumb_desktop.domain.ports import MetadataReader
from rethumb_desktop.services.disclosure import Outline, disclose, outline
from rethumb_desktop.services.gathering import OriginalBytes

Stop = Callable[[], bool]


@dataclass(frozen=True)
class Reading:
    """An original's metadata, and of which bytes; `stamp` is that of the file before it was read."""

    metadata: PhotoMetadata
    sha256: str
    stamp: Stamp | None


@dataclass(frozen=True)
class Survey:
    """What an original discloses, in outline, and of which bytes; None and "" where that is not known.

    `stamp` is that of the file before it was read; None where there was none, or only an address.
    """

    source: Source
    outline: Outline | None
    sha256: str = ""
    stamp: Stamp | None = None

    @property
    def has_position(self) -> bool:
        return self.outline is not None and self.outline.has_position


class Inspecting:
    """Reads metadata for the inspector and the command line."""

    def __init__(self, originals: OriginalBytes, metadata: MetadataReader) -> None:
        self._originals = originals
        self._metadata = metadata

    def read(self, source: Source) -> Reading:
        """Return all groups of an original's metadata. Raises Fault."""
        stamp = self._originals.stamp(source)
        data = self._originals.read(source)
        return Reading(self._metadata.read(data), hashlib.sha256(data).hexdigest(), stamp)

    def read_each(self, sources: Iterable[Source]) -> Iterator[Reading | Fault]:
        """Yield what `read` gives for each source, in order; one that cannot be read gives its fault."""
        for source in sources:
            try:
                yield self.read(source)
            except Fault as fault:
                yield fault

    def survey(self, sources: Iterable[Source], stop: Stop, *, fetch: bool = False) -> Iterator[Survey]:
        """Yield for each source what it discloses, a position above all, until all are looked at or `stop` says so.

        Pictures on the web are fetched for it only where that is asked: else of them nothing is known.
        """
        for source in sources:
            if stop():
                return
            if source.kind is SourceKind.URL and not fetch:
                yield Survey(source, None)
            else:
                yield self._look(source)

    def stamps(self, sources: Iterable[Source]) -> dict[Source, Stamp | None]:
        """Return what tells whether originals were written since; None for one that is gone or on the web."""
        return {source: self._originals.stamp(source) for source in sources}

    def as_rethumb(self, source: Source) -> dict[str, dict[str, object]]:
        """Return the metadata as the old service's `exif/all` gave it. Raises Fault."""
        return self._metadata.as_rethumb(self._originals.read(source))

    def _look(self, source: Source) -> Survey:
        stamp = self._originals.stamp(source)
        try:
            reading = self.read(source)
        except Fault:
            return Survey(source, None, stamp=stamp)
        return Survey(source, outline(disclose(reading.metadata)), reading.sha256, reading.stamp)

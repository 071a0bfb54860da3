"""Inspecting: what originals say about themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.metadata import PhotoMetadata
from rethumb_desktop.domain.original import Source, SourceKind
from rethumb_desktop.domain.ports import MetadataReader
from rethumb_desktop.services.disclosure import Outline, disclose, outline
from rethumb_desktop.services.gathering import OriginalBytes

Stop = Callable[[], bool]


@dataclass(frozen=True)
class Survey:
    """What an original discloses, in outline; None where that is not known."""

    source: Source
    outline: Outline | None

    @property
    def has_position(self) -> bool:
        return self.outline is not None and self.outline.has_position


class Inspecting:
    """Reads metadata for the inspector and the command line."""

    def __init__(self, originals: OriginalBytes, metadata: MetadataReader) -> None:
        self._originals = originals
        self._metadata = metadata

    def read(self, source: Source) -> PhotoMetadata:
        """Return all groups of an original's metadata. Raises Fault."""
        return self._metadata.read(self._originals.read(source))

    def read_each(self, sources: Iterable[Source]) -> Iterator[PhotoMetadata | Fault]:
        """Yield what `read` gives for each source, in order; one that cannot be read gives its fault."""
        for source in sources:
            try:
                yield self.read(source)
            except Fault as fault:
                yield fault

    def look(self, source: Source) -> Outline:
        """Return in outline what an original discloses. Raises Fault."""
        return outline(disclose(self.read(source)))

    def survey(self, sources: Iterable[Source], stop: Stop) -> Iterator[Survey]:
        """Yield for each source what it discloses, a position above all, until all are looked at or `stop` says so.

        Pictures on the web are not fetched for it: of them nothing is known.
        """
        for source in sources:
            if stop():
                return
            yield Survey(source, None if source.kind is SourceKind.URL else self._outline(source))

    def as_rethumb(self, source: Source) -> dict[str, dict[str, object]]:
        """Return the metadata as the old service's `exif/all` gave it. Raises Fault."""
        return self._metadata.as_rethumb(self._originals.read(source))

    def _outline(self, source: Source) -> Outline | None:
        try:
            return self.look(source)
        except Fault:
            return None

"""Inspecting: what an original says about itself."""

from __future__ import annotations

from rethumb_desktop.domain.metadata import PhotoMetadata
from rethumb_desktop.domain.original import Source
from rethumb_desktop.domain.ports import MetadataReader
from rethumb_desktop.services.gathering import OriginalBytes


class Inspecting:
    """Reads metadata for the inspector and the command line."""

    def __init__(self, originals: OriginalBytes, metadata: MetadataReader) -> None:
        self._originals = originals
        self._metadata = metadata

    def read(self, source: Source) -> PhotoMetadata:
        """Return all groups of an original's metadata. Raises Fault."""
        return self._metadata.read(self._originals.read(source))

    def as_rethumb(self, source: Source) -> dict[str, dict[str, object]]:
        """Return the metadata as the old service's `exif/all` gave it. Raises Fault."""
        return self._metadata.as_rethumb(self._originals.read(source))

"""Making icons: small pictures for lists, from as few bytes as it takes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.metadata import Thumbnail
from rethumb_desktop.domain.original import Source, SourceKind
from rethumb_desktop.domain.ports import MetadataReader, OriginalReader, Renderer
from rethumb_desktop.domain.recipe import Size
from rethumb_desktop.domain.rendition import Pixels
from rethumb_desktop.services.gathering import OriginalBytes

#: As much of a file as holds the thumbnail and the sizes of nearly every camera's pictures.
BEGINNING = 256 * 1024


class IconMaking:
    """Makes icons of originals. Safe to share by threads."""

    def __init__(
        self, reader: OriginalReader, originals: OriginalBytes, metadata: MetadataReader, renderer: Renderer
    ) -> None:
        self._reader = reader
        self._originals = originals
        self._metadata = metadata
        self._renderer = renderer

    def icon(self, source: Source, side: int) -> Pixels:
        """Return the upright picture reduced to fit `side` × `side` pixels. Raises Fault.

        Where the picture carries a thumbnail of itself that is large enough and not cut to another shape, that is
        what is reduced; only the beginning of the file is read then.
        """
        box = Size(side, side)
        if source.kind is not SourceKind.URL:
            beginning = self._reader.read_beginning(Path(source.location), BEGINNING)
            if pixels := self._of_thumbnail(beginning, box):
                return pixels
            if len(beginning) < BEGINNING:
                return self._renderer.pixels(beginning, box)
        return self._renderer.pixels(self._originals.read(source), box)

    def bytes_of(self, source: Source) -> int | None:
        """Return how large the file of an original is, None where there is none; it is not opened."""
        stamp = self._originals.stamp(source)
        return stamp.bytes if stamp is not None else None

    def _of_thumbnail(self, beginning: bytes, box: Size) -> Pixels | None:
        thumbnail = self._metadata.thumbnail(beginning)
        if thumbnail is None:
            return None
        try:
            pixels = self._renderer.pixels(thumbnail.data, box)
        except Fault:  # the thumbnail is damaged; the picture need not be
            return None
        large_enough = max(pixels.full_width, pixels.full_height) >= max(box.width, box.height)
        if not large_enough or not _same_shape(pixels, thumbnail):
            return None
        return replace(pixels, full_width=thumbnail.width, full_height=thumbnail.height)


def _same_shape(pixels: Pixels, thumbnail: Thumbnail) -> bool:
    """Whether a thumbnail shows the whole picture and nothing else: some cameras put black bars around it."""
    expected = pixels.full_width * thumbnail.height / thumbnail.width
    # Cameras round to whole pixels, and some of them to blocks of the encoder.
    return abs(expected - pixels.full_height) <= 1.5

"""Finished renditions in all formats and modes, and the places between their parts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rethumb_desktop.metadata.containers import gif, isobmff, jpeg, png, webp
from rethumb_desktop.metadata.containers.tiff import open_tiff
from tests.fixtures import laden_pictures, pictures
from tests.unit.imaging.views import render_one

MIMES = {
    "jpg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "tiff": "image/tiff",
    "webp": "image/webp",
    "avif": "image/avif",
}
#: What moves as a rendition.
MOVING = {
    "gif": pictures.gif_animated,
    "webp": pictures.webp_animated,
    "png": pictures.png_animated,
    "avif": pictures.webp_animated,
}


@cache
def still(extension: str, mode: str = "none") -> bytes:
    """Return a rendition of a picture that carried everything."""
    return render_one(laden_pictures.jpeg(6), f"width/40/format/{extension}/metadata/{mode}").data


@cache
def moving(extension: str, mode: str = "none") -> bytes:
    """Return a rendition that moves: a GIF, a WebP, a PNG or an AVIF."""
    return render_one(MOVING[extension](), f"width/40/format/{extension}/metadata/{mode}").data


def boundaries(extension: str, data: bytes) -> list[int]:
    """Return the places between the parts of a file, its end among them; those at its very start are none."""
    return sorted({place for place in _ends(extension, data) if 0 < place <= len(data)} | {len(data)})


def _ends(extension: str, data: bytes) -> Iterator[int]:
    if extension == "jpg":
        for segment in jpeg.read_segments(data):
            yield segment.start
            yield segment.end
    elif extension == "png":
        yield from (chunk.end for chunk in png.read_chunks(data))
    elif extension == "webp":
        for chunk in webp.read_chunks(data):
            yield from (chunk.start, chunk.end)
            if chunk.name == "ANMF":
                yield from (
                    part.end for part in webp.read_chunks(data, chunk.start + 24, chunk.start + 8 + len(chunk.data))
                )
    elif extension == "gif":
        yield from (place for block in gif.read_blocks(data) for place in (block.start, block.end))
    elif extension == "tiff":
        (directory,) = open_tiff(data).chain()
        yield from (directory.offset, directory.offset + directory.length)
        yield from (entry.place + entry.length for entry in directory.entries.values())
    else:
        for box in isobmff.read_boxes(data):
            yield from (box.start, box.end)
            if box.name == "meta":
                yield from (child.end for child in isobmff.read_boxes(data, box.body + 4, box.end))

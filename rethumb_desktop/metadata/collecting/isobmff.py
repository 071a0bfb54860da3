"""Taking AVIF and HEIC files apart."""

from __future__ import annotations

from rethumb_desktop.domain.formats import PictureFormat
from rethumb_desktop.metadata.collecting.blocks import Blocks
from rethumb_desktop.metadata.containers.isobmff import Box, Item, Meta, read_boxes, read_meta
from rethumb_desktop.metadata.containers.malformed import MalformedError

_ALPHA = b"auxiliary:alpha", b"auxid:1"

_MAX_BLOCKS = 20

# The orientation that turning (irot, anticlockwise quarters) and then mirroring (imir, 0: top and bottom
# change places, 1: left and right) come to. Key: quarters, mirror or None.
_ORIENTATIONS = {
    (0, None): 1, (1, None): 8, (2, None): 3, (3, None): 6,
    (0, 0): 4, (1, 0): 5, (2, 0): 2, (3, 0): 7,
    (0, 1): 2, (1, 1): 7, (2, 1): 4, (3, 1): 5,
}  # fmt: skip


def collect(data: bytes, picture: PictureFormat) -> Blocks:
    """Take an AVIF or HEIC file apart."""
    blocks = Blocks(picture)
    try:
        for box in read_boxes(data):
            if box.name == "meta":
                _take_meta(data, box, blocks)
            elif box.name == "moov":
                _take_sequence(data, box, blocks)
    except MalformedError as error:
        blocks.problems.append(f"The {picture} file is broken: {error}.")
    return blocks


def _take_meta(data: bytes, box: Box, blocks: Blocks) -> None:
    meta = read_meta(data, box)
    _read_shape(data, meta, blocks)
    for item in [item for item in meta.items.values() if item.kind in ("Exif", "mime")][:_MAX_BLOCKS]:
        try:
            _take_item(data, item, blocks)
        except MalformedError as error:
            blocks.problems.append(f"The {item.kind} item is broken: {error}.")


def _read_shape(data: bytes, meta: Meta, blocks: Blocks) -> None:
    quarters, mirror, channels = 0, None, 3
    for box in meta.properties_of(meta.primary):
        body = data[box.body : box.end]
        if box.name == "ispe" and len(body) >= 12:
            blocks.width = int.from_bytes(body[4:8], "big")
            blocks.height = int.from_bytes(body[8:12], "big")
        elif box.name == "clap" and blocks.format is PictureFormat.HEIC and len(body) >= 16:
            # Decoders of HEIC cut the picture to this, those of AVIF do not.
            blocks.width = _divide(body[:8]) or blocks.width
            blocks.height = _divide(body[8:16]) or blocks.height
        elif box.name == "pixi" and len(body) >= 5:
            channels = body[4]
        elif box.name == "irot" and body:
            quarters = body[0] & 3
        elif box.name == "imir" and body:
            mirror = body[0] & 1
        elif box.name == "colr" and body[:4] in (b"prof", b"rICC"):
            blocks.icc = body[4:]
    blocks.orientation = _ORIENTATIONS[quarters, mirror]
    blocks.mode = "RGBA" if _has_alpha(data, meta) else "L" if channels == 1 else "RGB"


def _divide(fraction: bytes) -> int:
    numerator, denominator = int.from_bytes(fraction[:4], "big"), int.from_bytes(fraction[4:], "big")
    return round(numerator / denominator) if denominator else 0


def _has_alpha(data: bytes, meta: Meta) -> bool:
    for kind, source, targets in meta.references:
        if kind == "auxl" and meta.primary in targets:
            for box in meta.properties_of(source):
                if box.name == "auxC" and any(urn in data[box.body : min(box.end, box.body + 64)] for urn in _ALPHA):
                    return True
    return False


def _take_item(data: bytes, item: Item, blocks: Blocks) -> None:
    if item.kind == "Exif":
        body = item.read(data)
        # Four bytes tell how far behind them the TIFF header begins.
        blocks.add_exif(body[4 + int.from_bytes(body[:4], "big") :])
    elif item.kind == "mime" and item.content_type == "application/rdf+xml":
        blocks.xmp.append(item.read(data))


def _take_sequence(data: bytes, moov: Box, blocks: Blocks) -> None:
    """Count the pictures of an animation by its first track."""
    boxes = ["trak", "mdia", "minf", "stbl", "stsz"]
    start, end = moov.body, moov.end
    for name in boxes:
        found = next((b for b in read_boxes(data, start, end) if b.name == name), None)
        if not found:
            return
        start, end = found.body, found.end
    blocks.frames = max(1, int.from_bytes(data[start + 8 : start + 12], "big"))

"""The gate for AVIF."""

from __future__ import annotations

from collections.abc import Iterator

from rethumb_desktop.domain.metadata import Finding
from rethumb_desktop.domain.recipe import MetadataMode
from rethumb_desktop.metadata.containers.isobmff import Box, Item, Meta, read_boxes, read_meta
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.gate.av1 import are_units_plain
from rethumb_desktop.metadata.gate.avif_properties import is_plain_property
from rethumb_desktop.metadata.gate.avif_tables import inexact_tables
from rethumb_desktop.metadata.gate.avif_tracks import scan_movie
from rethumb_desktop.metadata.gate.blocks import BROKEN, FURTHER, HIDDEN, THUMBNAIL, TURNED
from rethumb_desktop.metadata.gate.coverage import cover, has_uncovered
from rethumb_desktop.metadata.gate.exif import scan_exif
from rethumb_desktop.metadata.gate.profile import scan_profile
from rethumb_desktop.metadata.gate.xmp import scan_xmp

_PICTURES = frozenset(("av01", "grid"))
#: Names that encoders give to items and handlers.
_NAMES = frozenset(("", "Color", "Alpha", "Exif", "XMP", "libavif", "PictureHandler"))
_BRANDS = frozenset((b"avif", b"avis", b"mif1", b"msf1", b"miaf", b"MA1A", b"MA1B", b"iso8", b"tmap"))
_META = frozenset(("hdlr", "pitm", "iloc", "iinf", "iprp", "iref", "idat"))
_XML = "application/rdf+xml"
_GRIDS = (8, 12)


def scan(data: bytes, allowed: MetadataMode) -> Iterator[Finding]:
    """Yield what an AVIF file holds against the mode. Raises MalformedError where it cannot be read."""
    boxes = list(read_boxes(data))
    covered = bytearray(len(data))
    if not boxes or boxes[0].name != "ftyp" or [box.name for box in boxes].count("meta") != 1:
        raise MalformedError("there is no picture in it")
    for number, box in enumerate(boxes):
        cover(covered, box.start, box.body - box.start)
        if box.name == "meta":
            yield from _scan_meta(data, box, allowed, covered)
        elif box.name == "ftyp" and number == 0:
            yield from _scan_brands(data, box)
            cover(covered, box.start, box.end - box.start)
        elif box.name == "moov":
            yield from scan_movie(data, box, covered, lambda meta: _scan_meta(data, meta, allowed, covered))
        elif box.name in ("free", "skip"):
            yield Finding(HIDDEN, f"{box.name} at byte {box.start}")
        elif box.name != "mdat":
            yield Finding("unknown box", f"{box.name} at byte {box.start}")
    if has_uncovered(data, covered):
        yield Finding(HIDDEN, "bytes that belong to no part of the picture")


def _scan_brands(data: bytes, box: Box) -> Iterator[Finding]:
    body = data[box.body : box.end]
    brands = [body[:4], *(body[place : place + 4] for place in range(8, len(body), 4))]
    if any(body[4:8]) or not set(brands) <= _BRANDS or len(brands) > len(_BRANDS) + 1:
        yield Finding(HIDDEN, "ftyp")


def _scan_meta(data: bytes, box: Box, allowed: MetadataMode, covered: bytearray) -> Iterator[Finding]:
    meta = read_meta(data, box)
    cover(covered, box.body, 4)
    seen: set[str] = set()
    for child in read_boxes(data, box.body + 4, box.end):
        if child.name not in _META or child.name in seen:
            yield Finding("unknown box", f"{child.name} in the meta box")
        seen.add(child.name)
        # What lies in idat has to belong to an item, as what lies in mdat.
        cover(covered, child.start, (child.body if child.name == "idat" else child.end) - child.start)
        if child.name == "hdlr":
            yield from _scan_handler(data[child.body : child.end])
        elif child.name == "iprp":
            names = [part.name for part in read_boxes(data, child.body, child.end)]
            if names != ["ipco", "ipma"]:
                yield Finding("unknown box", f"{', '.join(names)} in iprp")
    for item in meta.items.values():
        for offset, length in item.extents:
            cover(covered, offset, length)
        yield from _scan_item(data, item, allowed)
    yield from _scan_pictures(meta)
    yield from _scan_tables(data, box, meta)
    yield from _scan_properties(data, meta, allowed)


def _scan_handler(body: bytes) -> Iterator[Finding]:
    if (
        body[8:12] != b"pict"
        or any(body[:8])
        or any(body[12:24])
        or body[24:].strip(b"\0").decode("latin-1") not in _NAMES
    ):
        yield Finding("text", "name of the handler")


def _scan_tables(data: bytes, box: Box, meta: Meta) -> Iterator[Finding]:
    """Yield tables of the meta box that hold more than their entries."""
    for name in inexact_tables(data, box):
        yield Finding(HIDDEN, name)
    for child in read_boxes(data, box.body + 4, box.end):
        wide = 4 if data[child.body] else 2  # bytes of an item's number
        expected = 4 + sum(10 + wide * (1 + len(targets)) for _, _, targets in meta.references)
        if child.name == "iref" and child.end - child.body != expected:
            yield Finding(HIDDEN, "iref")


def _scan_pictures(meta: Meta) -> Iterator[Finding]:
    """Yield pictures that are neither the one that is shown nor its transparency nor parts of these."""
    linked = {meta.primary}
    for name, source, targets in meta.references:
        if name == "auxl":
            linked.add(source)
        elif name == "dimg":
            linked.update(targets)
        elif name == "thmb":
            yield Finding(THUMBNAIL, f"item {source}")
        elif name not in ("cdsc", "prem"):
            yield Finding("unknown box", f"{name} in iref")
    kinds = [item.kind for item in meta.items.values()]
    if kinds.count("Exif") > 1 or kinds.count("mime") > 1:
        yield Finding(HIDDEN, "a second block of metadata")
    if any(item.kind in _PICTURES and number not in linked for number, item in meta.items.items()):
        yield Finding(FURTHER, "beside the one that is shown")


def _scan_item(data: bytes, item: Item, allowed: MetadataMode) -> Iterator[Finding]:
    where = f"item {item.number}"
    if item.name not in _NAMES:
        yield Finding("text", f"name of {where}")
    try:
        body = item.read(data)
        if item.kind == "Exif":
            start = 4 + int.from_bytes(body[:4], "big")
            if body[4:start] not in (b"", b"Exif\0\0"):
                yield Finding(HIDDEN, where)
            yield from scan_exif(body[start:], allowed, where)
        elif item.kind == "mime" and item.content_type == _XML:
            yield from scan_xmp(body, allowed, where)
        elif item.kind not in _PICTURES:
            yield Finding("unknown item", f"{where}, {item.kind} {item.content_type}".strip())
        elif len(body) not in _GRIDS if item.kind == "grid" else not are_units_plain(body):
            yield Finding(HIDDEN, f"{where}, data that are no pixels")
    except MalformedError as error:
        yield Finding(BROKEN, f"{where}: {error}")


def _scan_properties(data: bytes, meta: Meta, allowed: MetadataMode) -> Iterator[Finding]:
    for box in meta.properties:
        body = data[box.body : box.end]
        if box.name in ("irot", "imir"):
            yield Finding(TURNED, box.name)
        elif box.name == "colr" and body[:4] in (b"prof", b"rICC"):
            yield from scan_profile(body[4:], allowed, "colr")
        elif not is_plain_property(box.name, body):
            yield Finding("unknown box", f"property {box.name}")

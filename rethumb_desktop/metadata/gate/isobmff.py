"""The gate for AVIF."""

from __future__ import annotations

from collections.abc import Iterator

from rethumb_desktop.domain.metadata import Finding
from rethumb_desktop.domain.recipe import MetadataMode
from rethumb_desktop.metadata.containers.isobmff import Box, Item, Meta, read_boxes, read_meta
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.gate.blocks import BROKEN, cover, has_uncovered, scan_exif, scan_profile, scan_xmp

_PICTURES = ("av01", "grid", "hvc1", "iovl", "iden", "tmap")
#: Names that encoders give to items and handlers.
_NAMES = ("", "Color", "Alpha", "libavif", "PictureHandler")
_META = frozenset(("hdlr", "pitm", "iloc", "iinf", "iprp", "iref", "idat", "grpl", "dinf"))
_PROPERTIES = frozenset(
    [
        "ispe",
        "pixi",
        "av1C",
        "a1op",
        "a1lx",
        "lsel",
        "clli",
        "mdcv",
        "cclv",
        "colr",
        "auxC",
        "pasp",
        "clap",
        "irot",
        "imir",
        "hvcC",
        "rloc",
    ]
)
_TRACKS = frozenset(
    [
        "mvhd",
        "trak",
        "tkhd",
        "edts",
        "elst",
        "mdia",
        "mdhd",
        "hdlr",
        "minf",
        "vmhd",
        "nmhd",
        "dinf",
        "dref",
        "stbl",
        "stsd",
        "stts",
        "stsc",
        "stsz",
        "stco",
        "co64",
        "stss",
        "ctts",
        "sgpd",
        "sbgp",
        "tref",
        "auxl",
        "cdsc",
    ]
)
_WITH_CHILDREN = frozenset(("trak", "edts", "mdia", "minf", "stbl", "dinf"))


def scan(data: bytes, allowed: MetadataMode) -> Iterator[Finding]:
    """Yield what an AVIF file holds against the mode. Raises MalformedError where it cannot be read."""
    boxes = list(read_boxes(data))
    covered = bytearray(len(data))
    animated = any(box.name == "moov" for box in boxes)
    if not boxes or boxes[0].name != "ftyp" or not any(box.name == "meta" for box in boxes):
        raise MalformedError("there is no picture in it")
    for box in boxes:
        if box.name == "meta":
            cover(covered, box.start, box.end - box.start)
            yield from _scan_meta(data, box, allowed, covered)
        elif box.name == "moov":
            cover(covered, box.start, box.end - box.start)
            yield from _scan_tracks(data, box)
        elif box.name == "ftyp" or (box.name == "mdat" and animated):
            cover(covered, box.start, box.end - box.start)
        elif box.name in ("mdat", "free", "skip"):
            cover(covered, box.start, box.body - box.start)
        else:
            cover(covered, box.start, box.end - box.start)
            yield Finding("unknown box", f"{box.name} at byte {box.start}")
    if has_uncovered(data, covered):
        yield Finding("hidden data", "bytes that belong to no part of the picture")


def _scan_meta(data: bytes, box: Box, allowed: MetadataMode, covered: bytearray) -> Iterator[Finding]:
    meta = read_meta(data, box)
    for item in meta.items.values():
        for offset, length in item.extents:
            cover(covered, offset, length)
        yield from _scan_item(data, item, allowed)
    for child in read_boxes(data, box.body + 4, box.end):
        if child.name not in _META:
            yield Finding("unknown box", f"{child.name} in the meta box")
        elif child.name == "hdlr":
            yield from _scan_name(data[child.body + 24 : child.end].strip(b"\0"), "handler")
    yield from _scan_properties(data, meta, allowed)


def _scan_item(data: bytes, item: Item, allowed: MetadataMode) -> Iterator[Finding]:
    where = f"item {item.number}"
    try:
        if item.kind == "Exif":
            body = item.read(data)
            yield from scan_exif(body[4 + int.from_bytes(body[:4], "big") :], allowed, where)
        elif item.kind == "mime" and "xml" in item.content_type:
            yield from scan_xmp(item.read(data), allowed, where)
        elif item.kind not in _PICTURES:
            yield Finding("unknown item", f"{where}, {item.kind} {item.content_type}".strip())
        else:
            yield from _scan_name(item.name.encode("utf-8"), where)
    except MalformedError as error:
        yield Finding(BROKEN, f"{where}: {error}")


def _scan_name(name: bytes, where: str) -> Iterator[Finding]:
    if name.decode("utf-8", "replace") not in _NAMES:
        yield Finding("text", f"name of {where}")


def _scan_properties(data: bytes, meta: Meta, allowed: MetadataMode) -> Iterator[Finding]:
    for box in meta.properties:
        body = data[box.body : box.end]
        if box.name not in _PROPERTIES:
            yield Finding("unknown box", f"property {box.name}")
        elif box.name == "colr" and body[:4] in (b"prof", b"rICC"):
            yield from scan_profile(body[4:], allowed, "colr")


def _scan_tracks(data: bytes, moov: Box) -> Iterator[Finding]:
    waiting = [moov]
    while waiting:
        parent = waiting.pop()
        for box in read_boxes(data, parent.body, parent.end):
            if box.name in _WITH_CHILDREN:
                waiting.append(box)
            elif box.name not in _TRACKS:
                yield Finding("unknown box", f"{box.name} in {parent.name}")

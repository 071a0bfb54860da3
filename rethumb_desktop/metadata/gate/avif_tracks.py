"""The tracks of an animated AVIF: each box as long as what it says, every sample the pixels of a frame."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

from rethumb_desktop.domain.metadata import Finding
from rethumb_desktop.metadata.containers.isobmff import Box, read_boxes
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.gate.av1 import are_units_plain
from rethumb_desktop.metadata.gate.avif_properties import is_plain_property
from rethumb_desktop.metadata.gate.blocks import HIDDEN
from rethumb_desktop.metadata.gate.coverage import cover

#: Boxes that hold others, and which; `meta` has a reader of its own.
_HOLDING: dict[str, frozenset[str]] = {
    "moov": frozenset(("mvhd", "trak")),
    "trak": frozenset(("tkhd", "tref", "edts", "meta", "mdia")),
    "tref": frozenset(("auxl",)),
    "edts": frozenset(("elst",)),
    "mdia": frozenset(("mdhd", "hdlr", "minf")),
    "minf": frozenset(("vmhd", "dinf", "stbl")),
    "dinf": frozenset(("dref",)),
    "stbl": frozenset(("stsd", "stts", "stsc", "stsz", "stco", "co64", "stss")),
}
_REPEATED = frozenset(("trak",))
#: Bytes of an entry, and of what stands before the entries; their number is the last four bytes of that.
_TABLES = {"stts": (8, 8), "stsc": (8, 12), "stsz": (12, 4), "stco": (8, 4), "co64": (8, 8), "stss": (8, 4)}

_UNIT_MATRIX = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
_NORMAL_SPEED = b"\0\1\0\0\1\0" + bytes(10)
_UNDETERMINED = b"\x55\xc4\0\0"
_VIDEO = b"\0\0\0\1" + bytes(8)
_SAME_FILE = b"\0\0\0\0\0\0\0\1\0\0\0\x0curl \0\0\0\1"
_CODERS = (b"\x0aAOM Coding".ljust(32, b"\0"), bytes(32))
_SAMPLE_HEAD = 86
_MOST_SAMPLES = 100_000


def scan_movie(
    data: bytes, moov: Box, covered: bytearray, scan_meta: Callable[[Box], Iterator[Finding]]
) -> Iterator[Finding]:
    """Yield what the tracks hold besides frames; dates of their making among it. Raises MalformedError."""
    waiting = [moov]
    while waiting:
        parent = waiting.pop()
        cover(covered, parent.start, parent.body - parent.start)
        seen: set[str] = set()
        for box in read_boxes(data, parent.body, parent.end):
            if box.name not in _HOLDING[parent.name] or (box.name in seen and box.name not in _REPEATED):
                yield Finding("unknown box", f"{box.name} in {parent.name}")
            elif box.name in _HOLDING:
                waiting.append(box)
            elif box.name == "meta":
                cover(covered, box.start, box.body - box.start)
                yield from scan_meta(box)
            else:
                cover(covered, box.start, box.end - box.start)
                if not _is_exact(data, box):
                    yield Finding(HIDDEN, f"{box.name} in {parent.name}")
            seen.add(box.name)
        if parent.name == "stbl":
            yield from _scan_samples(data, parent, covered)


def _is_exact(data: bytes, box: Box) -> bool:
    """Return whether a box that holds no others says what it has to and nothing else."""
    body = data[box.body : box.end]
    if box.name in _TABLES:
        head, entry = _TABLES[box.name]
        zero = not any(body[: head - 4])  # version, flags, and that samples are not all of one size
        return zero and len(body) >= head and len(body) == head + entry * _number(body, head - 4)
    if box.name == "mvhd":
        plain = _NORMAL_SPEED + _UNIT_MATRIX + bytes(24)
        return body[:20] == b"\1\0\0\0" + bytes(16) and body[32:-4] == plain and len(body) == 112
    if box.name == "tkhd":
        plain = bytes(16) + _UNIT_MATRIX
        return body[:20] == b"\1\0\0\1" + bytes(16) and body[36:-8] == plain and len(body) == 96
    if box.name == "mdhd":
        return body[:20] == b"\1\0\0\0" + bytes(16) and body[32:] == _UNDETERMINED
    if box.name == "elst":
        return len(body) == 28 and body[:8] == body[:1] + b"\0\0\1\0\0\0\1"
    if box.name == "hdlr":
        return len(body) == 25 and body[8:12] in (b"pict", b"auxv") and not any(body[:8] + body[12:])
    if box.name == "stsd":
        return _is_exact_description(body)
    return body in {"vmhd": (_VIDEO,), "dref": (_SAME_FILE,), "auxl": (b"\0\0\0\1",)}.get(box.name, ())


def _is_exact_description(body: bytes) -> bool:
    """Return whether samples are described as AV1 frames and by nothing else."""
    if body[:8] != b"\0\0\0\0\0\0\0\1" or len(body) != 8 + _number(body, 8) or body[12:16] != b"av01":
        return False
    entry = body[8:]
    fixed = b"\0\0\0\0\0\0\0\1" + bytes(16), b"\0\x48\0\0\0\x48\0\0\0\0\0\0\0\1", b"\0\x18\xff\xff"
    if (entry[8:32], entry[36:50], entry[82:_SAMPLE_HEAD]) != fixed or entry[50:82] not in _CODERS:
        return False
    boxes = list(read_boxes(entry, _SAMPLE_HEAD))
    names = [box.name for box in boxes]
    return len(set(names)) == len(names) and all(
        is_plain_property(box.name, entry[box.body : box.end]) for box in boxes
    )


def _scan_samples(data: bytes, table: Box, covered: bytearray) -> Iterator[Finding]:
    for offset, length in _sample_places(data, table):
        cover(covered, offset, length)
        if offset + length > len(data) or not are_units_plain(data[offset : offset + length]):
            yield Finding(HIDDEN, f"a frame at byte {offset}, data that are no pixels")


def _sample_places(data: bytes, table: Box) -> list[tuple[int, int]]:
    """Return offset and length of each sample of a track."""
    boxes = {box.name: data[box.body : box.end] for box in read_boxes(data, table.body, table.end)}
    chunk_name, code = ("co64", "Q") if "co64" in boxes else ("stco", "I")
    sizes = _entries(boxes, "stsz", "I")
    chunks = _entries(boxes, chunk_name, code)
    runs = _entries(boxes, "stsc", "III")
    places: list[tuple[int, int]] = []
    for number, (offset,) in enumerate(chunks, 1):
        count = next((run[1] for run in reversed(runs) if run[0] <= number), 0)
        for (size,) in sizes[len(places) : len(places) + count]:
            places.append((offset, size))
            offset += size
    if len(places) != len(sizes):
        raise MalformedError("its frames cannot be found")
    return places


def _entries(boxes: dict[str, bytes], name: str, code: str) -> list[tuple[int, ...]]:
    body, (head, entry) = boxes.get(name, b""), _TABLES[name]
    count = _number(body, head - 4) if len(body) >= head else 0
    if len(body) < head + count * entry or count > _MOST_SAMPLES:
        raise MalformedError(f"the table {name} is cut off")
    return list(struct.iter_unpack(f">{code}", body[head : head + count * entry]))


def _number(body: bytes, place: int) -> int:
    return int.from_bytes(body[place : place + 4], "big")

"""The frames of an animated PNG (PNG, third edition, sections 4.9 and 11.3.6), put together as the standard says."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO

from PIL import Image, PngImagePlugin

from rethumb_desktop.imaging.compositing import Disposal, Part, compose
from rethumb_desktop.imaging.faults import damaged
from rethumb_desktop.imaging.png_transparency import png_to_working

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHUNK = struct.Struct(">I4s")
_CONTROL = struct.Struct(">IIIIIHHBB")
_SEQUENCE = struct.Struct(">I")
_AROUND = 12
_HEADER, _COLOUR_TYPE, _GREYS = 13, 9, (0, 4)
# What the samples of a frame cannot be understood without, and the most bytes of it that mean something.
_SHARED = {b"PLTE": 768, b"tRNS": 256}
_HUNDREDTHS = 100
_OVER = 1
_DISPOSALS = {1: Disposal.CLEAR, 2: Disposal.RESTORE}


@dataclass
class _Sequence:
    """What has been read of an animation: its header, its frames and the number of the next of its chunks."""

    width: int = 0
    height: int = 0
    header: bytes = b""
    shared: dict[bytes, bytes] = field(default_factory=dict)
    frames: list[tuple[bytes, list[memoryview]]] = field(default_factory=list)
    number: int = 0

    def count(self, body: memoryview) -> memoryview:
        """Return what follows the sequence number at the beginning of a chunk. Raises Fault damaged."""
        if len(body) < _SEQUENCE.size or _SEQUENCE.unpack_from(body)[0] != self.number:
            raise damaged("frame sequence errors")
        self.number += 1
        return body[_SEQUENCE.size :]

    def begin(self, control: bytes) -> None:
        if len(control) < _CONTROL.size:
            raise damaged("truncated")
        self.frames.append((control, []))

    def add(self, body: memoryview) -> None:
        if not self.frames:
            raise damaged("frame data before any frame")
        self.frames[-1][1].append(body)


def apng_frames(data: bytes, count: int) -> Iterator[tuple[Image.Image, int]]:
    """Yield the first `count` frames of the animation as they are seen, grey where the file is, and milliseconds.

    The picture for programs that know no animation is left out where it is no frame. Raises Fault damaged.
    """
    sequence = _read(data, count)
    if not sequence.header or len(sequence.frames) < count:
        raise damaged("truncated")
    grey = sequence.header[_COLOUR_TYPE] in _GREYS
    parts = [_part(sequence, control, bodies) for control, bodies in sequence.frames]
    for frame, duration in compose(sequence.width, sequence.height, parts):
        yield frame.convert("LA") if grey and frame.mode == "RGBA" else frame, duration


def _read(data: bytes, count: int) -> _Sequence:
    """Return the sequence up to the last of `count` frames."""
    sequence, view, at = _Sequence(), memoryview(data), len(_SIGNATURE)
    while at + _CHUNK.size <= len(data):
        length, kind = _CHUNK.unpack_from(data, at)
        body = view[at + _CHUNK.size : at + _CHUNK.size + length]
        if kind == b"IEND" or (kind == b"fcTL" and len(sequence.frames) == count):
            break
        _take(sequence, kind, body)
        at += _AROUND + length
    return sequence


def _take(sequence: _Sequence, kind: bytes, body: memoryview) -> None:
    if kind == b"fcTL":
        control = bytes(body)
        sequence.count(body)
        sequence.begin(control)
    elif kind == b"fdAT":
        sequence.add(sequence.count(body))
    elif kind == b"IDAT":
        if sequence.frames:  # else it is no frame
            sequence.add(body)
    elif kind == b"IHDR" and not sequence.header:
        if len(body) < _HEADER:
            raise damaged()
        sequence.header = bytes(body)
        sequence.width, sequence.height = struct.unpack_from(">II", body)
    elif kind in _SHARED and len(sequence.frames) <= 1:
        sequence.shared[kind] = bytes(body[: _SHARED[kind]])


def _part(sequence: _Sequence, control: bytes, bodies: list[memoryview]) -> Part:
    _, width, height, left, top, delay, unit, disposal, blending = _CONTROL.unpack_from(control)
    if not (width and height and left + width <= sequence.width and top + height <= sequence.height):
        raise damaged("invalid frames")
    return Part(
        left=left,
        top=top,
        width=width,
        height=height,
        duration=round(1000 * delay / (unit or _HUNDREDTHS)),
        disposal=_DISPOSALS.get(disposal, Disposal.KEEP),
        over=blending == _OVER,
        read=partial(_decode, sequence, width, height, bodies),
    )


def _decode(sequence: _Sequence, width: int, height: int, bodies: list[memoryview]) -> Image.Image:
    """Decode the data of one frame as a PNG of its own."""
    header = struct.pack(">II", width, height) + sequence.header[8:]
    chunks = [(b"IHDR", header), *sequence.shared.items(), (b"IDAT", b"".join(bodies)), (b"IEND", b"")]
    file = _SIGNATURE + b"".join(_chunk(kind, body) for kind, body in chunks)
    picture = PngImagePlugin.PngImageFile(BytesIO(file))
    picture.load()
    return png_to_working(picture, file)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return _CHUNK.pack(len(body), kind) + body + struct.pack(">I", zlib.crc32(body, zlib.crc32(kind)))

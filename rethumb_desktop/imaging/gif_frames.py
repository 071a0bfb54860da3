"""The frames of a GIF (GIF89a, sections 18 to 23), put together as browsers do.

What no frame has drawn, and what is restored to the background, is clear: programs have long ignored its colour.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from itertools import islice

from PIL import GifImagePlugin, Image

from rethumb_desktop.imaging.colour import to_working
from rethumb_desktop.imaging.compositing import Disposal, Part, compose
from rethumb_desktop.imaging.faults import damaged

_SCREEN = struct.Struct("<6sHHBBB")
_FRAME = struct.Struct("<HHHHB")
_CONTROL = struct.Struct("<BHB")
_CONTROL_LABEL = 0xF9
_COLOUR_TABLE = 0x80
# The specification has 3 for "previous"; 4 is found where its bits were misread.
_DISPOSALS = {2: Disposal.CLEAR, 3: Disposal.RESTORE, 4: Disposal.RESTORE}


def gif_frames(data: bytes, count: int, width: int, height: int) -> Iterator[tuple[Image.Image, int]]:
    """Yield the first `count` frames as they are seen on a canvas of this size, and milliseconds.

    Raises Fault damaged.
    """
    missing = count
    for frame in compose(width, height, islice(_parts(data), count)):
        missing -= 1
        yield frame
    if missing:
        raise damaged("truncated")


def gif_to_working(picture: GifImagePlugin.GifImageFile) -> Image.Image:
    """Return the decoded first frame in a mode that can be resized, clear where nothing is drawn."""
    working, drawn = to_working(picture), picture.dispose_extent
    if drawn is None or drawn == (0, 0, *picture.size) or working.mode in ("LA", "RGBA"):
        return working
    alpha = Image.new("L", working.size, 0)
    alpha.paste(255, drawn)
    return Image.merge(working.mode + "A", (*working.split(), alpha))


def _parts(data: bytes) -> Iterator[Part]:
    at = _SCREEN.size + _table(data[10])
    start, control = data[:at], (0, 0, 0)
    while at + 1 < len(data) and data[at : at + 1] != b";":
        kind = data[at : at + 1]
        if kind == b"!":
            if data[at + 1] == _CONTROL_LABEL and at + 3 + _CONTROL.size <= len(data):
                control = _CONTROL.unpack_from(data, at + 3)
            at = _after_pieces(data, at + 2)
        elif kind == b"," and at + 1 + _FRAME.size <= len(data):
            end = _after_pieces(data, at + 2 + _FRAME.size + _table(data[at + _FRAME.size]))
            yield _part(start, control, data[at:end])
            at, control = end, (0, 0, 0)
        else:
            at += 1


def _part(start: bytes, control: tuple[int, int, int], body: bytes) -> Part:
    flags, delay, clear = control
    left, top, width, height, frame_flags = _FRAME.unpack_from(body, 1)
    if not (width and height):
        raise damaged("invalid frames")
    screen = start[:6] + struct.pack("<HH", width, height) + start[10:]
    graphic = b"!\xf9\x04" + _CONTROL.pack(flags & 1, 0, clear) + b"\0"
    frame = b"," + _FRAME.pack(0, 0, width, height, frame_flags) + body[1 + _FRAME.size :]
    return Part(
        left=left,
        top=top,
        width=width,
        height=height,
        duration=delay * 10,
        disposal=_DISPOSALS.get(flags >> 2 & 7, Disposal.KEEP),
        over=bool(flags & 1),
        read=partial(_decode, screen + graphic + frame),
    )


def _decode(file: bytes) -> Image.Image:
    """Decode one frame as a GIF of its own."""
    picture = GifImagePlugin.GifImageFile(BytesIO(file))
    picture.load()
    return to_working(picture)


def _table(flags: int) -> int:
    """Return the bytes of the colour table that the flags announce."""
    return 3 << (flags & 7) + 1 if flags & _COLOUR_TABLE else 0


def _after_pieces(data: bytes, at: int) -> int:
    while at < len(data) and data[at]:
        at += 1 + data[at]
    return at + 1

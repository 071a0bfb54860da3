"""Putting together the frames of an animation of which each draws a part of the canvas: PNG and GIF."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from PIL import Image

from rethumb_desktop.imaging.faults import decoding

_CLEAR = (0, 0, 0, 0)


class Disposal(Enum):
    """What becomes of a frame when its time is over."""

    KEEP = "keep"
    CLEAR = "clear"
    RESTORE = "restore"


@dataclass(frozen=True)
class Part:
    """One frame as it is stored: what it draws, where, and for how long.

    `left` and `top` in pixels of the canvas, `duration` in milliseconds. `over`: drawn over what is there, else in
    its place. `read` decodes it to a mode of `colour.WORKING` and raises what Pillow does.
    """

    left: int
    top: int
    width: int
    height: int
    duration: int
    disposal: Disposal
    over: bool
    read: Callable[[], Image.Image]


def compose(width: int, height: int, parts: Iterable[Part]) -> Iterator[tuple[Image.Image, int]]:
    """Yield each frame as it is seen, RGBA or as decoded where it is all its own, and its milliseconds.

    None is changed later. Raises Fault damaged.
    """
    canvas = Image.new("RGBA", (width, height), _CLEAR)
    for part in parts:
        shown = _drawn(canvas, part)
        yield shown, part.duration
        if part.disposal is Disposal.KEEP:
            canvas = shown
        elif part.disposal is Disposal.CLEAR:
            canvas = shown.convert("RGBA")
            canvas.paste(_CLEAR, (part.left, part.top, part.left + part.width, part.top + part.height))


def _drawn(canvas: Image.Image, part: Part) -> Image.Image:
    with decoding():
        picture = part.read()
    box = part.left, part.top, part.left + part.width, part.top + part.height
    covers_all = box == (0, 0, *canvas.size)
    if part.over:
        picture = Image.alpha_composite(_rgba(canvas if covers_all else canvas.crop(box)), _rgba(picture))
    if covers_all:
        return picture
    shown = canvas.convert("RGBA")  # a copy
    shown.paste(_rgba(picture), box)
    return shown


def _rgba(picture: Image.Image) -> Image.Image:
    return picture if picture.mode == "RGBA" else picture.convert("RGBA")

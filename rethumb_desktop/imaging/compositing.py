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
    """Yield each frame as it is seen, RGBA, and its milliseconds; none is changed later. Raises Fault damaged."""
    canvas = Image.new("RGBA", (width, height), _CLEAR)
    for part in parts:
        shown = canvas.copy()
        _draw(shown, part)
        yield shown, part.duration
        if part.disposal is Disposal.KEEP:
            canvas = shown
        elif part.disposal is Disposal.CLEAR:
            canvas = shown.copy()
            canvas.paste(_CLEAR, (part.left, part.top, part.left + part.width, part.top + part.height))


def _draw(canvas: Image.Image, part: Part) -> None:
    with decoding():
        picture = part.read().convert("RGBA")
    if part.over:
        canvas.alpha_composite(picture, (part.left, part.top))
    else:
        canvas.paste(picture, (part.left, part.top))

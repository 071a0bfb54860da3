"""Palettes: from true colour to at most 256, with or without a transparent one."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageChops

from rethumb_desktop.imaging.colour import flatten

_MOST = 256
_HALF = 128
# What a transparent pixel would show if it were not.
_HIDDEN, _OTHER_HIDDEN = (0, 0, 0), (0, 0, 1)


def to_palette(picture: Image.Image, colours: int, background: str) -> Image.Image:
    """Return the picture (L, LA, RGB, RGBA) with a palette of at most `colours`, 2 to 256.

    A pixel is transparent or it is not: less than half opaque becomes the palette's last colour, named in
    `info["transparency"]`; the rest is shown on `background`.
    """
    flat = flatten(picture, background).convert("RGB")
    wanted = _visible(picture, colours)
    reduced = _reduce(flat, wanted)
    if flat.getcolors(wanted) is None:  # without dithering 256 colours leave steps in every sky
        reduced = flat.quantize(palette=reduced, dither=Image.Dither.FLOYDSTEINBERG)
    return _hide(reduced, picture)


def to_palettes(frames: Sequence[Image.Image], colours: int, background: str) -> tuple[list[Image.Image], bytes | None]:
    """Return frames of one mode (RGB or RGBA), each with a palette as `to_palette` makes it.

    Nothing is dithered: still surfaces would flicker. Where all frames together have few enough colours they have
    the same palette, which comes with them, and none of them needs its own in the file.
    """
    flat = [flatten(frame, background).convert("RGB") for frame in frames]
    # Pillow takes a later frame that equals an empty background for a first one, and spoils the file: where there is
    # one, it gets a palette of its own with another colour for what is hidden.
    empty = [_is_empty(frame) for frame in frames]
    shared = None if any(empty[1:]) else _shared(flat, _visible(frames[0], colours))
    reduced = [
        _reduce(frame, _visible(frames[0], colours))
        if shared is None
        else frame.quantize(palette=shared, dither=Image.Dither.NONE)
        for frame in flat
    ]
    finished = [
        _hide(one, frame, _OTHER_HIDDEN if is_empty else _HIDDEN)
        for one, frame, is_empty in zip(reduced, frames, empty, strict=True)
    ]
    return finished, None if shared is None else bytes(finished[0].getpalette() or [])


def exact_palette(picture: Image.Image) -> Image.Image | None:
    """Return an RGB or RGBA picture of at most 256 colours with a palette, without any loss; else None."""
    colours = picture.getcolors(_MOST)
    if colours is None:
        return None
    candidate = quantized(picture, max(2, len(colours)))
    difference = ImageChops.difference(candidate.convert(picture.mode), picture)
    return candidate if difference.getbbox(alpha_only=False) is None else None


def quantized(picture: Image.Image, colours: int) -> Image.Image:
    """Return an L, LA, RGB or RGBA picture with a palette of at most `colours`, translucent ones among them."""
    if picture.mode in ("LA", "RGBA"):
        return picture.convert("RGBA").quantize(colours, Image.Quantize.FASTOCTREE)
    return _reduce(picture.convert("RGB"), colours)


def _reduce(picture: Image.Image, colours: int) -> Image.Image:
    return picture.quantize(colours, Image.Quantize.MEDIANCUT)


def _visible(picture: Image.Image, colours: int) -> int:
    """Return how many colours are left when one is kept for what is transparent."""
    return max(2, colours - 1) if picture.mode in ("LA", "RGBA") else colours


def _shared(frames: Sequence[Image.Image], colours: int) -> Image.Image | None:
    """Return a picture whose palette holds all colours of all frames, None where they are too many."""
    found: set[tuple[int, ...]] = set()
    for frame in frames:
        counted = frame.getcolors(colours)
        if counted is None:
            return None
        found |= {colour for _, colour in counted if isinstance(colour, tuple)}
        if len(found) > colours:
            return None
    shared = Image.new("P", (1, 1))
    shared.putpalette([value for colour in sorted(found) for value in colour])
    return shared


def _is_empty(picture: Image.Image) -> bool:
    if picture.mode not in ("LA", "RGBA"):
        return False
    return picture.getchannel("A").point(lambda value: 255 if value >= _HALF else 0).getbbox() is None


def _hide(reduced: Image.Image, picture: Image.Image, colour: tuple[int, int, int] = _HIDDEN) -> Image.Image:
    """Return the palette picture with one more colour where `picture` is less than half opaque."""
    if picture.mode not in ("LA", "RGBA"):
        return reduced
    hidden = picture.getchannel("A").point(lambda value: 255 if value < _HALF else 0)
    palette = reduced.getpalette() or []
    reduced.putpalette([*palette, *colour])
    reduced.paste(len(palette) // 3, mask=hidden)
    reduced.info = {"transparency": len(palette) // 3}
    return reduced

"""Decoding once: as small as all recipes allow, upright, in a mode that can be resized."""

from __future__ import annotations

from PIL import Image

from rethumb_desktop.domain.formats import PictureFormat
from rethumb_desktop.domain.geometry import Crop, Plan
from rethumb_desktop.domain.recipe import Size
from rethumb_desktop.imaging.colour import to_working
from rethumb_desktop.imaging.faults import damaged, decoding
from rethumb_desktop.imaging.jpeg_body import ends_in_filling
from rethumb_desktop.imaging.opening import Opened
from rethumb_desktop.imaging.orientation import FLIPPED_LEFT, FLIPPED_TOP, TURNED, turn

Box = tuple[float, float, float, float]

# A reduced decode of at least 1.5 times the wanted size, finished by Lanczos, cannot be told from a full decode.
_HEADROOM = 1.5
_REDUCTIONS = (8, 4, 2)
# Reducing by whole steps down to twice the wanted size first costs a fraction and changes nothing to be seen.
_REDUCING_GAP = 2.0
# As much is enough for a rendition to be made from a larger one.
_ENOUGH = 2.0

#: Bytes of memory a decoder takes for a pixel of the picture, its own buffers included (measured).
_DECODER_BYTES = {
    PictureFormat.JPEG: 4,
    PictureFormat.PNG: 4,
    PictureFormat.WEBP: 16,
    PictureFormat.GIF: 8,
    PictureFormat.TIFF: 8,
    PictureFormat.BMP: 4,
    PictureFormat.AVIF: 12,
    PictureFormat.HEIC: 12,
}
# The decoded picture is copied when it is turned or changes its mode.
_WORKING_BYTES = 8
# A progressive JPEG keeps the coefficients of the whole picture, two bytes each, whatever the reduction.
_PROGRESSIVE_BYTES = 6


class Canvas:
    """An upright decoded picture, perhaps reduced, of which parts are cut out in the original's pixels."""

    def __init__(self, picture: Image.Image, extent: Box, width: int, height: int) -> None:
        self.picture = picture
        self._extent = extent
        self._width = width
        self._height = height
        self._premultiplied: Image.Image | None = None

    def cut(self, crop: Crop, size: Size) -> Image.Image:
        """Return the crop resized to `size`, in the canvas's mode."""
        box, target = self._box(crop), (size.width, size.height)
        if box[2] - box[0] == size.width and box[3] - box[1] == size.height:
            # Nearest with a box of the same size is a plain copy, without the limits that `crop` has.
            return self.picture.resize(target, Image.Resampling.NEAREST, box)
        if self.picture.mode not in ("LA", "RGBA"):
            return self.picture.resize(target, Image.Resampling.LANCZOS, box, _REDUCING_GAP)
        # What lies under transparent pixels must not bleed into the visible ones.
        if self._premultiplied is None:
            self._premultiplied = self.picture.convert(self.picture.mode.replace("A", "a"))
        small = self._premultiplied.resize(target, Image.Resampling.LANCZOS, box, _REDUCING_GAP)
        return small.convert(self.picture.mode)

    def serves(self, plan: Plan) -> bool:
        """Whether at least twice the plan's pixels are here: more are of no use to it."""
        across, down = self._scale()
        wide = plan.crop.width * across >= plan.size.width * _ENOUGH
        return wide and plan.crop.height * down >= plan.size.height * _ENOUGH

    def after(self, picture: Image.Image) -> Canvas:
        """Return a smaller canvas of the whole original, as it was cut out of this one."""
        return Canvas(picture, (0, 0, *picture.size), self._width, self._height)

    def shows_all(self, crop: Crop) -> bool:
        return (crop.width, crop.height) == (self._width, self._height)

    def _scale(self) -> tuple[float, float]:
        left, top, right, bottom = self._extent
        return (right - left) / self._width, (bottom - top) / self._height

    def _box(self, crop: Crop) -> Box:
        left, top = self._extent[:2]
        across, down = self._scale()
        return (
            left + crop.left * across,
            top + crop.top * down,
            min(left + (crop.left + crop.width) * across, self.picture.width),
            min(top + (crop.top + crop.height) * down, self.picture.height),
        )


def reduction(opened: Opened, plans: list[Plan]) -> int:
    """Return by how much the decode may be reduced for all plans: 1, 2, 4 or 8. Only JPEG can."""
    if opened.format is not PictureFormat.JPEG:
        return 1
    needed = max(max(p.size.width / p.crop.width, p.size.height / p.crop.height) for p in plans)
    return next((step for step in _REDUCTIONS if step * needed * _HEADROOM <= 1), 1)


def memory_cost(opened: Opened, step: int) -> int:
    """Return roughly how many bytes decoding and preparing the picture takes."""
    pixels = opened.width * opened.height
    cost = pixels // step**2 * (_DECODER_BYTES[opened.format] + _WORKING_BYTES)
    if opened.picture.info.get("progressive"):
        cost += pixels * _PROGRESSIVE_BYTES
    return cost


def decode(opened: Opened, step: int) -> Canvas:
    """Decode the picture, or the first of its frames. Raises Fault damaged, too-large."""
    picture = opened.picture
    drafted = None
    with decoding():
        if step > 1:
            drafted = picture.draft(None, (max(1, picture.width // step), max(1, picture.height // step)))
        picture.load()
        working = to_working(picture)
    if opened.format is PictureFormat.JPEG and ends_in_filling(opened.data, picture, step):
        raise damaged("truncated")
    if working is picture:
        working = picture.copy()
    # A reduced decode rounds its size up: what lies beyond the given box belongs to no pixel of the original.
    stored = working.size if drafted is None else drafted[1][2:]
    upright = turn(working, opened.to_turn)
    return Canvas(upright, _extent(upright.size, stored, opened.to_turn), opened.width, opened.height)


def _extent(size: tuple[int, int], stored: tuple[float, float], orientation: int) -> Box:
    """Return where the original lies in the upright decode, `stored` being its width and height there unturned."""
    across, down = (stored[1], stored[0]) if orientation in TURNED else stored
    left = size[0] - across if orientation in FLIPPED_LEFT else 0.0
    top = size[1] - down if orientation in FLIPPED_TOP else 0.0
    return (left, top, left + across, top + down)


def profile_of(opened: Opened) -> bytes | None:
    """Return the embedded colour profile; some formats tell it only when they have been decoded."""
    profile = opened.picture.info.get("icc_profile")
    return profile if isinstance(profile, bytes) else None

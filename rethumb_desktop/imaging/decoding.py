"""Decoding once: as small as all recipes allow, upright, in a mode that can be resized."""

from __future__ import annotations

from PIL import GifImagePlugin, Image

from rethumb_desktop.domain.formats import PictureFormat
from rethumb_desktop.domain.geometry import Crop, Plan
from rethumb_desktop.domain.recipe import Size
from rethumb_desktop.imaging.colour import WIDE, to_working
from rethumb_desktop.imaging.faults import damaged, decoding
from rethumb_desktop.imaging.gif_frames import gif_to_working
from rethumb_desktop.imaging.jpeg_body import ends_in_filling, kept_coefficients, needs_all_at_once
from rethumb_desktop.imaging.opening import Opened
from rethumb_desktop.imaging.orientation import TURNED, stored_crop, turn
from rethumb_desktop.imaging.png_transparency import png_to_working
from rethumb_desktop.imaging.resampling import Box, load_vips, resample
from rethumb_desktop.imaging.stated_colour import overrides_profile, stated_profile

# A reduced decode of at least twice the wanted size, finished by Lanczos, cannot be told from a full decode. Half
# as much again would be faster and seldom be seen, but is further from it than libvips' thumbnails are.
_HEADROOM = 2.0
_REDUCTIONS = (8, 4, 2)
# As much is enough for a rendition to be made from a larger one. From twice its size it would be further from a full
# decode than vipsthumbnail is; the height may be rounded down by half a pixel.
_ENOUGH, _ROUNDING = 3.0, 2.0

#: Bytes of memory a decoder takes for a pixel of the picture, its own buffers included (measured).
_DECODER_BYTES = {
    PictureFormat.JPEG: 4,
    PictureFormat.PNG: 4,
    PictureFormat.WEBP: 16,
    PictureFormat.GIF: 10,
    PictureFormat.TIFF: 8,
    PictureFormat.BMP: 4,
    PictureFormat.AVIF: 12,
    PictureFormat.HEIC: 12,
}
# The decoded picture is copied once when it changes its mode, and once more where colours are multiplied by alpha;
# grey values of more than 8 bits go through wider ones.
_WORKING_BYTES, _WIDE_BYTES = 4, 12
# Where one colour is transparent: the alpha, and the low bytes of an RGB of 16 bits, or the copy.
_KEY_BYTES = 8
# Each row of a picture has a pointer and is padded, in every copy.
_ROW_BYTES = 32
# The decoder of an AVIF that moves keeps up to eight frames to draw others from; the frames of PNG and GIF are put
# together of the one before, what is drawn and what comes of it.
_KEPT_FRAMES_BYTES = {PictureFormat.AVIF: 16, PictureFormat.PNG: 16, PictureFormat.GIF: 8}
# The coefficients of a JPEG in several scans are kept until the end, whatever the reduction: two bytes a sample. So
# much is taken for a header that cannot be followed: four samples a pixel.
_MOST_COEFFICIENTS = 8


class Canvas:
    """A decoded picture, perhaps reduced, of which parts are cut out in pixels of the upright original.

    The picture lies as it is stored and `to_turn` tells how: what is cut out is turned, which is much less than all.
    `extent` is how far the original reaches into it, width and height: a reduced decode rounds its size up, and what
    lies beyond belongs to no pixel of the original. `width` and `height` are those of the upright original.
    """

    def __init__(
        self, picture: Image.Image, extent: tuple[float, float], width: int, height: int, to_turn: int = 1
    ) -> None:
        self.picture = picture
        self._width = width
        self._height = height
        self._to_turn = to_turn
        stored = (height, width) if to_turn in TURNED else (width, height)
        self._scale = extent[0] / stored[0], extent[1] / stored[1]
        self._premultiplied: Image.Image | None = None

    def cut(self, crop: Crop, size: Size) -> Image.Image:
        """Return the crop resized to `size`, upright, in the canvas's mode."""
        box = self._box(crop)
        target = (size.height, size.width) if self._to_turn in TURNED else (size.width, size.height)
        stays = (box[2] - box[0], box[3] - box[1]) == target  # a copy, in which no colour may change
        if stays or self.picture.mode not in ("LA", "RGBA"):
            return turn(resample(self.picture, target, box), self._to_turn)
        # What lies under transparent pixels must not bleed into the visible ones.
        if self._premultiplied is None:
            self._premultiplied = self.picture.convert(self.picture.mode.replace("A", "a"))
        return turn(resample(self._premultiplied, target, box).convert(self.picture.mode), self._to_turn)

    def reduced(self, factor: int) -> Image.Image:
        """Return the whole picture, upright, each pixel the mean of `factor` × `factor`."""
        return turn(self.picture.reduce(factor) if factor > 1 else self.picture.copy(), self._to_turn)

    def serves(self, plan: Plan) -> bool:
        """Whether three times the plan's pixels are here: more are of no use to it."""
        left, top, right, bottom = self._box(plan.crop)
        shown = (bottom - top, right - left) if self._to_turn in TURNED else (right - left, bottom - top)
        wanted = plan.size.width, plan.size.height
        return all(here >= side * _ENOUGH - _ROUNDING for here, side in zip(shown, wanted, strict=True))

    def after(self, picture: Image.Image) -> Canvas:
        """Return a smaller canvas of the whole original, as it was cut out of this one."""
        return Canvas(picture, picture.size, self._width, self._height)

    def shows_all(self, crop: Crop) -> bool:
        return (crop.width, crop.height) == (self._width, self._height)

    def _box(self, crop: Crop) -> Box:
        stored = stored_crop(crop, self._width, self._height, self._to_turn)
        across, down = self._scale
        return (
            stored.left * across,
            stored.top * down,
            min((stored.left + stored.width) * across, self.picture.width),
            min((stored.top + stored.height) * down, self.picture.height),
        )


def reduction(opened: Opened, plans: list[Plan]) -> int:
    """Return by how much the decode may be reduced for all plans: 1, 2, 4 or 8. Only JPEG can."""
    if opened.format is not PictureFormat.JPEG:
        return 1
    needed = max(max(p.size.width / p.crop.width, p.size.height / p.crop.height) for p in plans)
    return next((step for step in _REDUCTIONS if step * needed * _HEADROOM <= 1), 1)


def memory_cost(opened: Opened, step: int) -> int:
    """Return roughly how many bytes decoding and preparing the picture takes."""
    pixels = opened.decoded_pixels
    working = _WIDE_BYTES if opened.picture.mode in WIDE else _WORKING_BYTES
    if "transparency" in opened.picture.info:
        working += _KEY_BYTES
    if opened.frames > 1:
        working += _KEPT_FRAMES_BYTES.get(opened.format, 0)
    cost = pixels // step**2 * (_DECODER_BYTES[opened.format] + working) + opened.picture.height * _ROW_BYTES
    if opened.format is PictureFormat.JPEG:
        kept = kept_coefficients(opened.data)
        cost += pixels * _MOST_COEFFICIENTS if kept is None else kept
    return cost


def decode(opened: Opened, step: int) -> Canvas:
    """Decode the picture, or the first of its frames. Raises Fault damaged, too-large."""
    load_vips()
    picture = opened.picture
    drafted = None
    with decoding():
        if step > 1:
            drafted = picture.draft(None, (max(1, picture.width // step), max(1, picture.height // step)))
        if opened.format is PictureFormat.JPEG and needs_all_at_once(opened.data):
            picture.decodermaxblock = len(opened.data)
        picture.load()
        working = _working(opened)
    if opened.format is PictureFormat.JPEG and ends_in_filling(opened.data, picture, step):
        raise damaged("truncated")
    extent = working.size if drafted is None else (drafted[1][2], drafted[1][3])
    return Canvas(working, extent, opened.width, opened.height, opened.to_turn)


def _working(opened: Opened) -> Image.Image:
    """Return the decoded picture in a mode that can be resized, clear where its format says so."""
    picture = opened.picture
    if opened.format is PictureFormat.PNG:
        return png_to_working(picture, opened.data)
    if isinstance(picture, GifImagePlugin.GifImageFile):
        return gif_to_working(picture)
    return to_working(picture)


def profile_of(opened: Opened) -> bytes | None:
    """Return the colour profile, embedded or made of what the file states by numbers.

    Some formats tell it only when they have been decoded.
    """
    profile = opened.picture.info.get("icc_profile")
    if isinstance(profile, bytes) and not overrides_profile(opened.data, opened.format):
        return profile
    return stated_profile(opened.data, opened.format, opened.picture)

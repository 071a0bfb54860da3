"""Colour: every mode that decoders give becomes one of few, and every profile becomes sRGB."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageChops, ImageCms, TiffImagePlugin

from rethumb_desktop.imaging.tiff_reading import put_right
from rethumb_desktop.imaging.wide_grey import to_grey

#: The modes pictures are resized in.
WORKING = frozenset({"L", "LA", "RGB", "RGBA", "CMYK", "LAB"})

_SPACES = {"L": "GRAY", "RGB": "RGB", "RGBA": "RGB", "CMYK": "CMYK", "LAB": "Lab"}
#: Modes of grey values of more than 8 bits.
WIDE = frozenset({"I", "I;16", "I;16L", "I;16B", "I;16N", "F"})

# Relative colorimetric with black point compensation keeps what sRGB can show as it is and shadows apart: what
# photo editors use when they convert for the web.
_INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION
_INVISIBLE = 2


def to_working(picture: Image.Image) -> Image.Image:
    """Return the picture in a mode that can be resized: see `WORKING`.

    Palettes and single bits must be spread out before, transparency becomes an alpha channel, grey values of more
    than 8 bits are scaled to 8.
    """
    if picture.mode in WIDE:
        return to_grey(picture)
    if isinstance(picture, TiffImagePlugin.TiffImageFile):
        picture = put_right(picture)
    if picture.mode in ("L", "RGB") and "transparency" in picture.info:
        return picture.convert("LA" if picture.mode == "L" else "RGBA")
    if picture.mode in WORKING:
        return picture
    if picture.mode == "1":
        return picture.convert("L")
    if picture.mode == "La":
        return picture.convert("LA")
    if picture.mode in ("P", "PA", "RGBa") and picture.has_transparency_data:
        return picture.convert("RGBA")
    return picture.convert("RGB")


# The pictures of a batch mostly come from one camera; building a transform costs as much as decoding a thumbnail.
_KEPT_TRANSFORMS = 16


class ToSrgb:
    """Converts pictures from one profile to sRGB, whatever their working mode.

    A profile that is broken, or made for another sort of picture, is passed over: `ignored` tells.
    """

    def __init__(self, profile: bytes | None) -> None:
        self.ignored = False
        self._data = profile

    def convert(self, picture: Image.Image) -> Image.Image:
        """Return the picture in sRGB: of mode L, LA, RGB or RGBA."""
        if picture.mode == "LA":
            grey, alpha = picture.split()
            return Image.merge("LA", (self.convert(grey), alpha))
        if picture.mode == "L" and _space(self._data) == "RGB":  # common, and converted by browsers as well
            return self.convert(picture.convert("RGB")).convert("L")
        transform, fits = _transform_to_srgb(self._data, picture.mode)
        self.ignored = self.ignored or not fits
        if transform is None:
            return picture.convert("RGB") if picture.mode == "CMYK" else picture
        converted = ImageCms.applyTransform(picture, transform)
        assert converted is not None
        return converted.convert("L") if picture.mode == "L" else converted


def _space(data: bytes | None) -> str:
    """Return the colour space of a profile's device values, as its header has it; nothing where there is none."""
    return "" if data is None else data[16:20].decode("latin-1").strip()


@lru_cache(_KEPT_TRANSFORMS)
def _transform_to_srgb(data: bytes | None, mode: str) -> tuple[ImageCms.ImageCmsTransform | None, bool]:
    """Return the transform from a profile (None: nothing to do), and whether the profile could be used.

    Transforms may be shared by threads: Little CMS changes nothing in them when it applies them.
    """
    fits = True
    if data is not None:
        try:
            profile = ImageCms.ImageCmsProfile(BytesIO(data))
            if profile.profile.xcolor_space.strip() == _SPACES[mode]:
                transform = _transform(profile, mode)
                return None if _changes_nothing(transform, mode) else transform, True
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
        fits = False
    without = _transform(ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")), mode) if mode == "LAB" else None
    return without, fits


def _changes_nothing(transform: ImageCms.ImageCmsTransform, mode: str) -> bool:
    """Whether a transform moves no colour by more than can be seen: most profiles are sRGB, under many names."""
    if mode not in ("RGB", "RGBA"):
        return False
    levels = range(0, 256, 17)
    samples = Image.frombytes(
        "RGB",
        (len(levels) ** 2, len(levels)),
        bytes(v for r in levels for g in levels for b in levels for v in (r, g, b)),
    ).convert(mode)
    moved = ImageCms.applyTransform(samples, transform)
    assert moved is not None
    difference = ImageChops.difference(samples.convert("RGB"), moved.convert("RGB"))
    return all(isinstance(band, tuple) and band[1] <= _INVISIBLE for band in difference.getextrema())


def _transform(source: ImageCms.ImageCmsProfile, mode: str) -> ImageCms.ImageCmsTransform:
    outside = "RGBA" if mode == "RGBA" else "RGB"
    return ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), mode, outside, _INTENT, _FLAGS)


def without_idle_alpha(picture: Image.Image) -> Image.Image:
    """Return the picture without its alpha channel where that hides nothing."""
    if picture.mode in ("LA", "RGBA") and picture.getchannel("A").getextrema() == (255, 255):
        return picture.convert(picture.mode[:-1])
    return picture


def flatten(picture: Image.Image, background: str) -> Image.Image:
    """Return the picture (L, LA, RGB, RGBA) on an opaque background of six hexadecimal digits."""
    if picture.mode not in ("LA", "RGBA"):
        return picture
    red, green, blue = bytes.fromhex(background)
    if picture.mode == "LA" and red == green == blue:
        flat = Image.new("L", picture.size, red)
        flat.paste(picture.getchannel("L"), mask=picture.getchannel("A"))
        return flat
    ground = Image.new("RGBA", picture.size, (red, green, blue, 255))
    return Image.alpha_composite(ground, picture.convert("RGBA")).convert("RGB")

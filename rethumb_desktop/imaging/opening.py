"""Opening pictures by allow-list: the header is read and judged, no pixel decoded."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from PIL import (
    AvifImagePlugin,
    GifImagePlugin,
    ImageFile,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.formats import PictureFormat
from rethumb_desktop.imaging.bmp_masks import open_bmp
from rethumb_desktop.imaging.faults import damaged, decoding, too_large
from rethumb_desktop.imaging.jpeg_body import can_be_complete
from rethumb_desktop.imaging.limits import Limits
from rethumb_desktop.imaging.orientation import ORIENTATION, TURNED, exif_of, read_orientation, valid
from rethumb_desktop.imaging.sniffing import sniff

_MEGA = 1_000_000

# Pillow's own `open` asks every format whether the bytes are its, and warns of large pictures through the
# process's warnings. The class of the one format that was found does neither.
_OPENERS: dict[PictureFormat, Callable[[BytesIO], ImageFile.ImageFile]] = {
    PictureFormat.JPEG: JpegImagePlugin.JpegImageFile,  # of a file with several pictures this takes the first
    PictureFormat.PNG: PngImagePlugin.PngImageFile,
    PictureFormat.WEBP: WebPImagePlugin.WebPImageFile,
    PictureFormat.GIF: GifImagePlugin.GifImageFile,
    PictureFormat.TIFF: TiffImagePlugin.TiffImageFile,
    PictureFormat.BMP: open_bmp,
    PictureFormat.AVIF: AvifImagePlugin.AvifImageFile,
}


@dataclass
class Opened:
    """A picture whose header has been read. `width` and `height` are those of the upright picture.

    `orientation` is what the file says, `to_turn` what is still to be done to the pixels.
    """

    data: bytes
    picture: ImageFile.ImageFile
    format: PictureFormat
    width: int
    height: int
    orientation: int
    to_turn: int
    exif: bytes
    frames: int


def open_picture(data: bytes, limits: Limits) -> Opened:
    """Read the header of a picture.

    Raises Fault empty, not-a-picture, unsupported, damaged, too-large.
    """
    format_ = sniff(data)
    if format_ is PictureFormat.WEBP:  # its decoder takes memory for all pixels when it is made
        _check_size(*_webp_size(data), limits)
    if format_ is PictureFormat.HEIC:
        picture = _open_heic(data)
    else:
        with decoding():
            picture = _OPENERS[format_](BytesIO(data))
    _check_size(*picture.size, limits)
    if format_ is PictureFormat.JPEG and not can_be_complete(data):
        raise damaged("truncated")
    with decoding():
        frames = int(getattr(picture, "n_frames", 1))
    exif = exif_of(picture, format_, data)
    orientation, to_turn = _orientation(picture, format_, exif)
    width, height = reversed(picture.size) if to_turn in TURNED else picture.size
    return Opened(data, picture, format_, width, height, orientation, to_turn, exif, frames)


def _open_heic(data: bytes) -> ImageFile.ImageFile:
    try:
        from pillow_heif import HeifImageFile
    except ImportError as error:
        raise Fault(
            FaultKind.UNSUPPORTED,
            "This is a HEIC photograph; reading these needs an addition.",
            'Install it with: pip install "rethumb-desktop[heif]"',
        ) from error
    with decoding():
        picture: ImageFile.ImageFile = HeifImageFile(BytesIO(data))  # type: ignore[no-untyped-call]
    return picture


def _orientation(picture: ImageFile.ImageFile, format_: PictureFormat, exif: bytes) -> tuple[int, int]:
    """Return the orientation the file states and the one that is still to be applied to its pixels."""
    if format_ is PictureFormat.TIFF:  # Pillow turns a TIFF itself when it decodes it
        assert isinstance(picture, TiffImagePlugin.TiffImageFile)
        with decoding():
            return valid(picture.tag_v2.get(ORIENTATION)), 1
    if format_ is PictureFormat.HEIC:  # libheif turns the pixels by the container's own boxes
        return 1, 1
    orientation = read_orientation(exif)
    return orientation, orientation


def _check_size(width: int, height: int, limits: Limits) -> None:
    if width < 1 or height < 1:
        raise damaged()
    if width * height > limits.max_pixels:
        raise too_large(
            f"The picture is too large: {width:,} × {height:,} pixels.",
            f"That is {width * height // _MEGA:,} megapixels; at most {limits.max_pixels // _MEGA:,} are opened.",
        )


def _webp_size(data: bytes) -> tuple[int, int]:
    """Return the size in a WebP's header; 1 × 1 where there is none, which the decoder will refuse."""
    kind, body = data[12:16], data[20:30]
    if len(body) < 10:
        return 1, 1
    if kind == b"VP8X":
        return 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = struct.unpack_from("<HH", body, 6)
    return max(1, width & 0x3FFF), max(1, height & 0x3FFF)

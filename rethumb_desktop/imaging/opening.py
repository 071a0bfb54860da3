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
from rethumb_desktop.imaging.bmp_masks import has_few_runs, open_bmp
from rethumb_desktop.imaging.faults import damaged, decoding, too_large
from rethumb_desktop.imaging.gif_body import read_body
from rethumb_desktop.imaging.heif_items import read_items
from rethumb_desktop.imaging.jpeg_body import can_be_complete
from rethumb_desktop.imaging.jpeg_shape import count_scans, has_bounded_front
from rethumb_desktop.imaging.limits import Limits
from rethumb_desktop.imaging.orientation import ORIENTATION, TURNED, exif_of, read_orientation, valid
from rethumb_desktop.imaging.png_body import is_bounded
from rethumb_desktop.imaging.quiet import silence_libtiff
from rethumb_desktop.imaging.sniffing import sniff
from rethumb_desktop.imaging.tiff_body import count_pages, count_pieces
from rethumb_desktop.imaging.tiff_reading import TiffFile

# A decoder goes through all blocks of a JPEG once for each scan, at worst for 0.7 ns a pixel: these are four seconds.
# Usual progressive files have ten scans, those that are packed most tightly fifteen.
_MOST_PASSES = 6_000_000_000
# However small the picture is: a scan may also be long.
_MOST_SCANS = 200
# Tiles reach a little beyond the picture they make; there may be another one, of opacity.
_MOST_TILING = 2
_MEGA = 1_000_000
_TILE_WIDTH, _TILE_LENGTH = 322, 323

# Pillow's own `open` asks every format whether the bytes are its, and warns of large pictures through the
# process's warnings. The class of the one format that was found does neither.
_OPENERS: dict[PictureFormat, Callable[[BytesIO], ImageFile.ImageFile]] = {
    PictureFormat.JPEG: JpegImagePlugin.JpegImageFile,  # of a file with several pictures this takes the first
    PictureFormat.PNG: PngImagePlugin.PngImageFile,
    PictureFormat.WEBP: WebPImagePlugin.WebPImageFile,
    PictureFormat.GIF: GifImagePlugin.GifImageFile,
    PictureFormat.TIFF: TiffFile,
    PictureFormat.BMP: open_bmp,
    PictureFormat.AVIF: AvifImagePlugin.AvifImageFile,
}


@dataclass
class Opened:
    """A picture whose header has been read. `width` and `height` are those of the upright picture.

    `orientation` is what the file says, `to_turn` what is still to be done to the pixels. `decoded_pixels` is what
    its decoder has in memory at once: more than the picture has where frames reach beyond it.
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
    decoded_pixels: int


def open_picture(data: bytes, limits: Limits) -> Opened:
    """Read the header of a picture.

    Raises Fault empty, not-a-picture, unsupported, damaged, too-large.
    """
    format_ = sniff(data)
    reach = _reach(data, format_, limits)
    if format_ is PictureFormat.HEIC:
        picture = _open_heic(data)
    else:
        with decoding():
            picture = _OPENERS[format_](BytesIO(data))
    _check_size(*picture.size, limits)
    if format_ is PictureFormat.JPEG:
        _check_jpeg(data, picture.width * picture.height)
    if format_ is PictureFormat.TIFF:
        silence_libtiff()
        reach = _tile_pixels(picture, limits)
    frames = _count_frames(picture, format_, data, limits)
    exif = exif_of(picture, format_, data)
    orientation, to_turn = _orientation(picture, format_, exif)
    width, height = reversed(picture.size) if to_turn in TURNED else picture.size
    reach = max(reach, width * height)
    return Opened(data, picture, format_, width, height, orientation, to_turn, exif, frames, reach)


def _reach(data: bytes, format_: PictureFormat, limits: Limits) -> int:
    """Refuse what would keep a decoder busy before it tells the size; return the pixels it will reach for, if known.

    Raises Fault damaged, too-large.
    """
    if format_ is PictureFormat.WEBP:  # its decoder takes memory for all pixels when it is made
        return _check_size(*_webp_size(data), limits)
    if format_ is PictureFormat.HEIC:
        items = read_items(data)
        most = _MOST_TILING * limits.max_pixels
        if items.largest > limits.max_pixels or items.decoded_pixels(most) > most:
            raise too_large("The picture is put together from more pixels than can be decoded in a short time.")
        return items.largest
    if format_ is PictureFormat.GIF:
        body = read_body(data)
        if body.is_bounded:
            return _check_size(body.width, body.height, limits) if body.width and body.height else 0
        raise damaged("too many parts")
    if not _BOUNDED.get(format_, _always)(data, limits.max_parts):
        raise damaged("too many parts")
    return 0


def _always(data: bytes, most: int) -> bool:
    return True


_BOUNDED: dict[PictureFormat, Callable[[bytes, int], bool]] = {
    PictureFormat.JPEG: lambda data, _: has_bounded_front(data),
    PictureFormat.PNG: is_bounded,
    PictureFormat.BMP: lambda data, _: has_few_runs(data),
    PictureFormat.TIFF: lambda data, most: count_pieces(data) <= most,
}


def _count_frames(picture: ImageFile.ImageFile, format_: PictureFormat, data: bytes, limits: Limits) -> int:
    if format_ is PictureFormat.TIFF:  # Pillow's own count takes time in the square of it
        pages = count_pages(data, limits.max_pages + 1)
        if pages > limits.max_pages:
            raise too_large("The file has too many pages.", f"At most {limits.max_pages:,} are read.")
        return pages
    if format_ is PictureFormat.GIF:
        frames = read_body(data).frames
        if frames > limits.max_frames:  # too many to be counted again by Pillow
            return frames
    with decoding():
        return int(getattr(picture, "n_frames", 1))


def _tile_pixels(picture: ImageFile.ImageFile, limits: Limits) -> int:
    """Return the pixels of a TIFF's tile: it may be larger than the picture, and is decoded whole."""
    assert isinstance(picture, TiffImagePlugin.TiffImageFile)
    with decoding():
        width, height = int(picture.tag_v2.get(_TILE_WIDTH, 0)), int(picture.tag_v2.get(_TILE_LENGTH, 0))
    return _check_size(width, height, limits) if width and height else 0


def _check_jpeg(data: bytes, pixels: int) -> None:
    if not can_be_complete(data):
        raise damaged("truncated")
    scans = count_scans(data)
    if scans * pixels > _MOST_PASSES or scans > _MOST_SCANS:
        raise too_large(
            f"The picture would take too long to decode: it is stored in {scans:,} layers.",
            "Usual are about ten; open it in another program and save it anew.",
        )


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


def _check_size(width: int, height: int, limits: Limits) -> int:
    """Return how many pixels these are. Raises Fault damaged, too-large."""
    if width < 1 or height < 1:
        raise damaged()
    if width * height > limits.max_pixels:
        raise too_large(
            f"The picture is too large: {width:,} × {height:,} pixels.",
            f"That is {width * height // _MEGA:,} megapixels; at most {limits.max_pixels // _MEGA:,} are opened.",
        )
    return width * height


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

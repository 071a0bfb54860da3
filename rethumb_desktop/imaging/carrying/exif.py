"""EXIF blocks: the original's, and what of it is still true for the new pixels."""

from __future__ import annotations

from PIL import ExifTags, Image

from rethumb_desktop.domain.formats import OutputFormat, PictureFormat
from rethumb_desktop.domain.recipe import Size
from rethumb_desktop.imaging.carrying.texts import read_raw_profile
from rethumb_desktop.imaging.faults import HOSTILE
from rethumb_desktop.imaging.opening import Opened
from rethumb_desktop.imaging.orientation import ORIENTATION

ARTIST, COPYRIGHT, WINDOWS_AUTHOR = 0x013B, 0x8298, 0x9C9D
_PIXEL_WIDTH, _PIXEL_HEIGHT, _COLOUR_SPACE = 0xA002, 0xA003, 0xA001
_SRGB = 1

# The tags of the first directory that describe the photograph: name, title, camera, software, date, people, rating.
# The others say how the file is laid out, which the new file does for itself.
_DESCRIBING = frozenset(
    {0x000B, 0x010D, 0x010E, 0x010F, 0x0110, 0x0131, 0x0132, ARTIST, 0x013C, 0x4746, 0x4749, COPYRIGHT}
    | {0x9C9B, 0x9C9C, WINDOWS_AUTHOR, 0x9C9E, 0x9C9F}
)
# Maker notes point to places of the old file and break when they move; sounds stay behind; places on the picture and
# on the sensor are counted in the old pixels; gamma and bits a pixel are the old file's, padding nobody's.
_MAKER_NOTE, _INTEROPERABILITY, _SOUND, _GAMMA, _BITS_PER_PIXEL = 0x927C, 0xA005, 0xA004, 0xA500, 0x9102
_LEFT_BEHIND = frozenset(
    {_MAKER_NOTE, _INTEROPERABILITY, _SOUND, _GAMMA, _BITS_PER_PIXEL}
    | {0x9214, 0xA214}
    | {0xA20E, 0xA20F, 0xA210}
    | {0xEA1C, 0xEA1D}
)
_JPEG = b"\xff\xd8\xff"
_RAW_PROFILE = "Raw profile type exif"

Directory = dict[int, object]
Directories = dict[ExifTags.IFD | None, Directory]

# Writing a value of another type than its tag's looks for what that type can do.
MALFORMED = (*HOSTILE, AttributeError)


def read_exif(opened: Opened) -> Image.Exif:
    """Return the original's EXIF block, empty where there is none. Raises one of MALFORMED."""
    if opened.format is PictureFormat.TIFF:
        return opened.picture.getexif()
    exif = Image.Exif()
    exif.load(opened.exif or read_raw_profile(opened.picture.info.get(_RAW_PROFILE)))
    return exif


def kept_exif(opened: Opened, output: OutputFormat, size: Size) -> tuple[bytes, bool]:
    """Return the original's EXIF block, true for the new pixels, and whether all of it could be written.

    It is upright, of the new size, in sRGB and without a picture in it. Raises one of MALFORMED.
    """
    source = read_exif(opened)
    main = {tag: source[tag] for tag in _DESCRIBING & set(source)}
    details = {tag: value for tag, value in source.get_ifd(ExifTags.IFD.Exif).items() if tag not in _LEFT_BEHIND}
    position = dict(source.get_ifd(ExifTags.IFD.GPSInfo))
    if not main and not details and not position:
        return b"", True
    if details:
        details |= {_PIXEL_WIDTH: size.width, _PIXEL_HEIGHT: size.height}
    if _COLOUR_SPACE in details:
        details[_COLOUR_SPACE] = _SRGB
    # Pillow takes the orientation out of an AVIF's block, and writes the rest anew, with less than there was.
    if ORIENTATION in source and output is not OutputFormat.AVIF:
        main[ORIENTATION] = 1
    directories = {None: main, ExifTags.IFD.Exif: details, ExifTags.IFD.GPSInfo: position}
    raw = {which: _raw_values(values) for which, values in directories.items()}
    try:
        return _written(raw), True
    except MALFORMED:
        return _written({which: _writable(which, values) for which, values in raw.items()}), False


def _raw_values(values: Directory) -> Directory:
    """Return values for writing: Pillow reads text as Latin-1, so that gives the original's bytes."""
    raw = {}
    for tag, value in values.items():
        stored = value.encode("latin-1") if isinstance(value, str) and not value.isascii() else value
        if not (isinstance(stored, bytes) and _JPEG in stored):
            raw[tag] = stored
    return raw


def _written(directories: Directories) -> bytes:
    block = Image.Exif()
    if not any(directories.values()):
        return b""
    for which, values in directories.items():
        if values and which is not None:
            block.get_ifd(which).update(values)
        elif values:
            block.update(values)
    return block.tobytes()


def _writable(which: ExifTags.IFD | None, values: Directory) -> Directory:
    """Return the values that can be written, each tried alone."""
    return {tag: value for tag, value in values.items() if _can_be_written({which: {tag: value}})}


def _can_be_written(directories: Directories) -> bool:
    try:
        _written(directories)
    except MALFORMED:
        return False
    return True

"""IPTC blocks (IIM) as they stand in a file: captions, keywords, credits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PIL import JpegImagePlugin, PngImagePlugin, TiffImagePlugin

from rethumb_desktop.imaging.carrying.texts import read_raw_profile
from rethumb_desktop.imaging.opening import Opened

_RESOURCE = 0x0404
_RESOURCE_HEAD = b"8BIM\4\4\0\0"
_TAG = TiffImagePlugin.IPTC_NAA_CHUNK

_MARK = 0x1C
_HEAD = 5
_EXTENDED = 0x8000
# A preview and what describes it: it shows the original as it was, not the rendition.
_PREVIEW = frozenset({(2, 200), (2, 201), (2, 202)})
_JPEG = b"\xff\xd8\xff"


@dataclass(frozen=True)
class DataSet:
    """One value by its record and number; `stored` is all of it as it stands in the file."""

    key: tuple[int, int]
    value: bytes
    stored: bytes


def kept_iptc(opened: Opened) -> bytes:
    """Return the original's IPTC block without its preview, up to where it breaks off; empty where there is none.

    Raises ValueError where it is packed and broken.
    """
    kept = (found for found in data_sets(opened) if found.key not in _PREVIEW and _JPEG not in found.value)
    return b"".join(found.stored for found in kept)


def data_sets(opened: Opened) -> Iterator[DataSet]:
    """Yield the values of the original's IPTC block, up to where it breaks off. Raises ValueError."""
    block = _stored(opened)
    place = 0
    while place + _HEAD <= len(block) and block[place] == _MARK:
        size = int.from_bytes(block[place + 3 : place + _HEAD], "big")
        # A data set that tells its length by more bytes is a preview or as large as one.
        end = place + _HEAD + size
        if size & _EXTENDED or end > len(block):
            return
        yield DataSet((block[place + 1], block[place + 2]), block[place + _HEAD : end], block[place:end])
        place = end


def _stored(opened: Opened) -> bytes:
    picture = opened.picture
    found: object = b""
    if isinstance(picture, JpegImagePlugin.JpegImageFile):
        found = picture.info.get("photoshop", {}).get(_RESOURCE)
    elif isinstance(picture, TiffImagePlugin.TiffImageFile):
        # Some call the bytes numbers of four; of those Pillow's own values are but the first.
        found = picture.tag_v2._tagdata.get(_TAG)
    elif isinstance(picture, PngImagePlugin.PngImageFile):
        profile = read_raw_profile(picture.info.get("Raw profile type iptc"))
        # The one image resource of Photoshop's that ImageMagick writes: a head of twelve bytes with the length last.
        if profile.startswith(_RESOURCE_HEAD):
            found = profile[12 : 12 + int.from_bytes(profile[8:12], "big")]
    return found if isinstance(found, bytes) else b""

"""IPTC blocks (IIM) as they stand in a file: captions, keywords, credits."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import JpegImagePlugin, TiffImagePlugin

from rethumb_desktop.imaging.opening import Opened

_RESOURCE = 0x0404
_TAG = TiffImagePlugin.IPTC_NAA_CHUNK

_MARK = 0x1C
_HEAD = 5
_EXTENDED = 0x8000
# A preview and what describes it: it shows the original as it was, not the rendition.
_PREVIEW = frozenset({(2, 200), (2, 201), (2, 202)})


def kept_iptc(opened: Opened) -> bytes:
    """Return the original's IPTC block without its preview, up to where it breaks off; empty where there is none."""
    return b"".join(_data_sets(_stored(opened)))


def _stored(opened: Opened) -> bytes:
    picture = opened.picture
    found: object = b""
    if isinstance(picture, JpegImagePlugin.JpegImageFile):
        found = picture.info.get("photoshop", {}).get(_RESOURCE)
    elif isinstance(picture, TiffImagePlugin.TiffImageFile):
        # Some call the bytes numbers of four; of those Pillow's own values are but the first.
        found = picture.tag_v2._tagdata.get(_TAG)
    return found if isinstance(found, bytes) else b""


def _data_sets(block: bytes) -> Iterator[bytes]:
    place = 0
    while place + _HEAD <= len(block) and block[place] == _MARK:
        size = int.from_bytes(block[place + 3 : place + _HEAD], "big")
        # A data set that tells its length by more bytes is a preview or as large as one.
        end = place + _HEAD + size
        if size & _EXTENDED or end > len(block):
            return
        if (block[place + 1], block[place + 2]) not in _PREVIEW:
            yield block[place:end]
        place = end

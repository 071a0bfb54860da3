"""Taking PNG files apart."""

from __future__ import annotations

import re

from rethumb_desktop.domain.formats import PictureFormat
from rethumb_desktop.metadata.collecting.blocks import Blocks
from rethumb_desktop.metadata.collecting.jpeg import collect_resources
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.containers.png import Chunk, read_chunks, read_text, unpack

_MODES = {0: "L", 2: "RGB", 3: "P", 4: "LA", 6: "RGBA"}
# Each of these may take a tenth of a second to unpack; pictures have a few at most.
_PACKED = ("zTXt", "iTXt", "iCCP")
_MAX_PACKED = 30
_RAW_PROFILE = "Raw profile type "


def collect(data: bytes) -> Blocks:
    """Take a PNG file apart; its pixels are passed over, so that text behind them is found too."""
    blocks = Blocks(PictureFormat.PNG)
    spent = 0
    try:
        for chunk in read_chunks(data):
            if chunk.name in _PACKED:
                spent += 1
                if spent > _MAX_PACKED:
                    continue
            try:
                _take(chunk, blocks)
            except MalformedError as error:
                blocks.problems.append(f"A {chunk.name} chunk is broken: {error}.")
    except MalformedError as error:
        blocks.problems.append(f"The PNG file is broken: {error}.")
    return blocks


def _take(chunk: Chunk, blocks: Blocks) -> None:
    if chunk.name == "IHDR" and len(chunk.data) >= 13:
        _read_header(chunk.data, blocks)
    elif chunk.name == "acTL":
        blocks.frames = max(1, int.from_bytes(chunk.data[:4], "big"))
    elif chunk.name == "eXIf":
        blocks.add_exif(chunk.data)
    elif chunk.name == "iCCP":
        blocks.icc = unpack(chunk.data.partition(b"\0")[2][1:])
    elif chunk.name == "tIME" and len(chunk.data) == 7:
        year, rest = int.from_bytes(chunk.data[:2], "big"), chunk.data[2:]
        blocks.add_text("PNG", "ModifyDate", "{:04d}:{:02d}:{:02d} {:02d}:{:02d}:{:02d}".format(year, *rest))
    elif chunk.name in ("tEXt", "zTXt", "iTXt"):
        _take_text(*read_text(chunk), blocks)


def _read_header(header: bytes, blocks: Blocks) -> None:
    blocks.width = int.from_bytes(header[:4], "big")
    blocks.height = int.from_bytes(header[4:8], "big")
    depth, colour = header[8], header[9]
    blocks.mode = _MODES.get(colour, "")
    if colour == 0 and depth in (1, 16):
        blocks.mode = "1" if depth == 1 else "I;16"
    elif colour == 4 and depth == 16:
        blocks.mode = "RGBA"


def _take_text(keyword: str, text: str, blocks: Blocks) -> None:
    if keyword == "XML:com.adobe.xmp":
        blocks.xmp.append(text.encode("utf-8"))
    elif keyword.startswith(_RAW_PROFILE):
        _take_raw_profile(keyword.removeprefix(_RAW_PROFILE), text, blocks)
    else:
        name = re.sub(r"[^A-Za-z0-9_-]", "", keyword)
        blocks.add_text("PNG", name[:1].upper() + name[1:] or "Text", text.split("\0", 1)[0].strip())


def _take_raw_profile(kind: str, text: str, blocks: Blocks) -> None:
    """Take a profile that ImageMagick wrote as hexadecimal text: name, length, digits."""
    digits = "".join(text.split("\n")[3:])
    try:
        profile = bytes.fromhex(digits)
    except ValueError as error:
        raise MalformedError("its hexadecimal digits are broken") from error
    if kind == "exif" or (kind == "APP1" and profile[:4] == b"Exif"):
        blocks.add_exif(profile)
    elif kind in ("xmp", "APP1"):
        blocks.xmp.append(profile.removeprefix(b"http://ns.adobe.com/xap/1.0/\0"))
    elif kind == "iptc" and profile[:1] == b"\x1c":
        blocks.iptc.append(profile)
    elif kind in ("iptc", "8bim"):
        collect_resources(profile, blocks)
    elif kind in ("icc", "icm"):
        blocks.icc = blocks.icc or profile

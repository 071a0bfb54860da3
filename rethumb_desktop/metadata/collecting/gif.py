"""Taking GIF files apart."""

from __future__ import annotations

from rethumb_desktop.domain.formats import PictureFormat
from rethumb_desktop.metadata.collecting.blocks import Blocks, decode_text
from rethumb_desktop.metadata.containers.gif import APPLICATION, COMMENT, PICTURE, Block, read_blocks
from rethumb_desktop.metadata.containers.malformed import MalformedError

# XMP stands in a GIF unwrapped; 257 bytes behind it lead a reader of sub-blocks to their end.
_XMP_TRAILER = 257


def collect(data: bytes) -> Blocks:
    """Take a GIF file apart."""
    blocks = Blocks(PictureFormat.GIF)
    if len(data) >= 13:
        blocks.width = int.from_bytes(data[6:8], "little")
        blocks.height = int.from_bytes(data[8:10], "little")
    frames = 0
    try:
        for block in read_blocks(data):
            if block.kind == PICTURE:
                if not frames:
                    blocks.mode = _find_mode(data, block)
                frames += 1
            else:
                _take(block, blocks)
    except MalformedError as error:
        blocks.problems.append(f"The GIF file is broken: {error}.")
    blocks.frames = max(1, frames)
    return blocks


def _take(block: Block, blocks: Blocks) -> None:
    if block.kind == COMMENT:
        blocks.add_text("File", "Comment", decode_text(block.data))
    elif block.kind == APPLICATION and block.header == b"XMP DataXMP":
        blocks.xmp.append(block.raw[:-_XMP_TRAILER])
    elif block.kind == APPLICATION and block.header == b"ICCRGBG1012":
        blocks.icc = block.data


def _find_mode(data: bytes, picture: Block) -> str:
    """Return P, or L where the colours are a ramp of greys."""
    local = data[picture.start + 9]
    flags, place = (local, picture.start + 10) if local & 0x80 else (data[10], 13)
    if not flags & 0x80:
        return "L"
    table = data[place : place + 3 * (2 << (flags & 7))]
    grey = all(table[i] == table[i + 1] == table[i + 2] == i // 3 for i in range(0, len(table) - 2, 3))
    return "L" if grey else "P"

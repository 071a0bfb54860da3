"""The gate for GIF."""

from __future__ import annotations

from collections.abc import Iterator

from rethumb_desktop.domain.metadata import Finding
from rethumb_desktop.domain.recipe import MetadataMode
from rethumb_desktop.metadata.containers.gif import (
    APPLICATION,
    COMMENT,
    CONTROL,
    PICTURE,
    PLAIN_TEXT,
    TRAILER,
    Block,
    read_blocks,
)
from rethumb_desktop.metadata.gate import blocks
from rethumb_desktop.metadata.gate.blocks import scan_profile, scan_xmp

_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_LOOP_LENGTH = 3
_CONTROL_LENGTH = 4


def scan(data: bytes, allowed: MetadataMode) -> Iterator[Finding]:
    """Yield what a GIF file holds against the mode. Raises MalformedError where it cannot be read."""
    end = 0
    for block in read_blocks(data):
        end = block.end
        if block.kind not in (PICTURE, TRAILER):
            yield from _scan_extension(block, allowed)
    if end < len(data):
        yield Finding(blocks.TRAILER, f"{len(data) - end} bytes behind the end of the picture")


def _scan_extension(block: Block, allowed: MetadataMode) -> Iterator[Finding]:
    where = f"byte {block.start}"
    if block.kind == CONTROL and len(block.header) == _CONTROL_LENGTH and not block.data:
        return
    if block.kind == COMMENT:
        if allowed is not MetadataMode.KEEP:
            yield Finding("comment", where)
    elif block.kind == PLAIN_TEXT:
        yield Finding("text", where)
    elif block.kind == APPLICATION and block.header in _LOOPS and len(block.data) == _LOOP_LENGTH:
        return
    elif block.kind == APPLICATION and block.header == b"XMP DataXMP":
        yield from scan_xmp(block.raw, allowed, where)
    elif block.kind == APPLICATION and block.header == b"ICCRGBG1012":
        yield from scan_profile(block.data, allowed, where)
    elif block.kind == APPLICATION:
        yield Finding("application data", f"{block.header.decode('latin-1')} at {where}")
    else:
        yield Finding("unknown extension", f"{block.kind:02X} at {where}")

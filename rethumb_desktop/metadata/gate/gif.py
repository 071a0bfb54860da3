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
from rethumb_desktop.metadata.gate.gif_pixels import are_pixels_exact
from rethumb_desktop.metadata.gate.profile import scan_profile

_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_LOOP_LENGTH = 3
_CONTROL_LENGTH = 4


def scan(data: bytes, allowed: MetadataMode) -> Iterator[Finding]:
    """Yield what a GIF file holds against the mode. Raises MalformedError where it cannot be read."""
    end = loops = before = 0
    for block in read_blocks(data):
        end = block.end
        if before == CONTROL and block.kind != PICTURE:
            yield Finding(blocks.HIDDEN, f"a control of no picture before byte {block.start}")
        before = block.kind
        if block.kind == PICTURE and not are_pixels_exact(data, block.start, block.end):
            yield Finding(blocks.HIDDEN, f"in the picture at byte {block.start}")
        if _is_loop(block):
            loops += 1
        elif block.kind not in (PICTURE, TRAILER):
            yield from _scan_extension(block, allowed)
    if loops > 1:
        yield Finding("application data", f"{loops} times how often it is shown")
    if end < len(data):
        yield Finding(blocks.TRAILER, f"{len(data) - end} bytes behind the end of the picture")


def _is_loop(block: Block) -> bool:
    """Return whether a block tells how often an animation is shown, and nothing else."""
    if block.kind != APPLICATION or block.header not in _LOOPS:
        return False
    return len(block.data) == _LOOP_LENGTH and block.data[0] == 1


def _scan_extension(block: Block, allowed: MetadataMode) -> Iterator[Finding]:
    where = f"byte {block.start}"
    if block.kind == CONTROL and len(block.header) == _CONTROL_LENGTH and not block.data:
        return
    if block.kind == COMMENT:
        if allowed is not MetadataMode.KEEP:
            yield Finding("comment", where)
    elif block.kind == PLAIN_TEXT:
        yield Finding("text", where)
    elif block.kind == APPLICATION and block.header == b"XMP DataXMP":  # no rendition carries it there
        yield Finding("XMP", where)
    elif block.kind == APPLICATION and block.header == b"ICCRGBG1012":
        yield from scan_profile(block.data, allowed, where)
    elif block.kind == APPLICATION:
        yield Finding("application data", f"{block.header.decode('latin-1')} at {where}")
    else:
        yield Finding("unknown extension", f"{block.kind:02X} at {where}")

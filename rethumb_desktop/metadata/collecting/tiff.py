"""Taking TIFF files apart: the file itself is the EXIF block."""

from __future__ import annotations

from rethumb_desktop.domain.formats import PictureFormat
from rethumb_desktop.metadata.collecting.blocks import Blocks
from rethumb_desktop.metadata.collecting.jpeg import collect_resources
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.containers.tiff import Directory, open_tiff

WIDTH, HEIGHT, BITS, PHOTOMETRIC, SAMPLES, EXTRA, FORMAT = 256, 257, 258, 262, 277, 338, 339
XMP, IPTC, RESOURCES, ICC = 700, 33723, 34377, 34675

_FLOAT = 3


def collect(data: bytes) -> Blocks:
    """Take a TIFF file apart; the first page gives size and mode."""
    blocks = Blocks(PictureFormat.TIFF, exif=data)
    pages = 0
    try:
        tiff = open_tiff(data)
        for page in tiff.chain():
            if not pages:
                _read_page(page, tiff.order == ">", blocks)
            pages += 1
    except MalformedError as error:
        blocks.problems.append(f"The TIFF file is broken: {error}.")
    blocks.frames = max(1, pages)
    return blocks


def _read_page(page: Directory, big_endian: bool, blocks: Blocks) -> None:
    blocks.width = page.integer(WIDTH)
    blocks.height = page.integer(HEIGHT)
    blocks.mode = _find_mode(page, big_endian)
    if entry := page.entries.get(XMP):
        blocks.xmp.append(entry.raw)
    if entry := page.entries.get(ICC):
        blocks.icc = entry.raw
    if entry := page.entries.get(IPTC):
        blocks.iptc.append(entry.raw)
    if (entry := page.entries.get(RESOURCES)) and IPTC not in page.entries:
        collect_resources(entry.raw, blocks)


def _find_mode(page: Directory, big_endian: bool) -> str:
    bits = page.integer(BITS, 1)
    samples = page.integer(SAMPLES, 1)
    photometric = page.integer(PHOTOMETRIC)
    if photometric in (0, 1):
        if samples == 2:
            return "LA"
        if bits == 32:
            return "F" if page.integer(FORMAT, 1) == _FLOAT else "I"
        if bits == 16:
            return "I;16B" if big_endian else "I;16"
        return "1" if bits == 1 else "L"
    if photometric == 2:
        if samples == 3:
            return "RGB"
        return "RGBA" if page.integer(EXTRA) in (1, 2) else "RGBX"
    return {3: "PA" if samples == 2 else "P", 5: "CMYK", 6: "RGB", 8: "LAB"}.get(photometric, "")

"""Finished renditions with something put between their parts: the privacy gate finds all of it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rethumb_desktop.domain.recipe import MetadataMode
from rethumb_desktop.metadata import ByteScanGate
from rethumb_desktop.metadata.containers import jpeg
from tests.fixtures import pictures
from tests.fixtures.exiftool import ExifTool
from tests.unit.metadata import blocks
from tests.unit.metadata.finished import MIMES, MOVING, boundaries, moving, still

THUMBNAIL = pictures.jpeg(16, 16)
CAMERA = blocks.exif_block([blocks.text(271, b"Example Cameras\0")])
PROFILE = pictures.swapped_profile()
PACKET = blocks.xmp("<dc:title>Title</dc:title>")
TEXT = b"Comment\0Said by nobody"
NOTE = b"Said by nobody"


def riff(name: bytes, payload: bytes) -> bytes:
    return name + struct.pack("<I", len(payload)) + payload + b"\0" * (len(payload) % 2)


#: What nothing but `keep` lets pass, by format.
METADATA = {
    "jpg": [
        blocks.segment(0xE1, b"Exif\0\0" + CAMERA),
        blocks.segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + PACKET),
        blocks.segment(0xED, blocks.resources((0x0404, blocks.iptc((2, 80, b"By"))))),
        blocks.segment(0xFE, NOTE),
        blocks.segment(0xE2, b"ICC_PROFILE\0\1\1" + PROFILE),
    ],
    "png": [
        blocks.chunk(b"tEXt", TEXT),
        blocks.chunk(b"zTXt", b"Comment\0\0" + zlib.compress(NOTE)),
        blocks.chunk(b"iTXt", b"Comment\0\0\0\0\0" + NOTE),
        blocks.chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + PACKET),
        blocks.chunk(b"eXIf", CAMERA),
        blocks.chunk(b"tIME", bytes(7)),
        blocks.chunk(b"iCCP", b"icc\0\0" + zlib.compress(PROFILE)),
    ],
    "webp": [riff(b"EXIF", CAMERA), riff(b"XMP ", PACKET), riff(b"ICCP", PROFILE)],
    "gif": [blocks.gif_extension(0xFE, NOTE), blocks.gif_extension(0xFE, b"\1no")],
    "tiff": [],
    "avif": [],
}
#: What no mode lets pass.
FOREIGN = {
    "jpg": [
        blocks.segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"),
        blocks.segment(0xE0, b"JFXX\0\x10" + THUMBNAIL),
        blocks.segment(0xE2, b"MPF\0" + CAMERA),
        blocks.segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + bytes(40) + PACKET),
        *(blocks.segment(0xE0 + number, NOTE) for number in range(16)),
        *(blocks.segment(marker, NOTE) for marker in (0xF0, 0xF7, 0xFD, 0xC8, 0xDE, 0xDF, 0x02, 0xBF)),
        blocks.segment(0xDB, b"\0" + bytes(range(1, 65)) + NOTE),
        blocks.segment(0xC4, b"\0" + bytes(16) + NOTE),
        blocks.segment(0xDD, b"\0\0" + NOTE),
        b"\xff\xd8",
    ],
    "png": [
        *(blocks.chunk(name, NOTE) for name in (b"prVt", b"sPLT", b"hIST", b"caBX", b"PRVT", b"dSIG", b"gIFx")),
        *(blocks.chunk(name, NOTE * 20) for name in (b"gAMA", b"sRGB", b"cHRM", b"pHYs", b"bKGD", b"sBIT", b"cICP")),
        blocks.chunk(b"gAMA", bytes(4)) * 2,
        blocks.chunk(b"IDAT", NOTE),
        blocks.chunk(b"fdAT", bytes(4) + NOTE),
        blocks.chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 30, 8, 2, 0, 0, 0)),
        blocks.chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0en\0" + NOTE + b"\0" + PACKET),
    ],
    "webp": [
        *(riff(name, NOTE) for name in (b"PRIV", b"exif", b"JUNK", b"LIST", b"ANIM", b"VP8X", b"FRGM")),
        riff(b"ALPH", NOTE) * 2,
        riff(b"ANIM", bytes(6)) * 2,
        riff(b"VP8 ", NOTE),
        riff(b"VP8L", NOTE),
    ],
    "gif": [
        blocks.gif_extension(0x01, bytes(12), NOTE),
        blocks.gif_extension(0xFF, b"EXAMPLE 1.0", NOTE),
        blocks.gif_extension(0xFF, b"XMP DataXMP", PACKET[:200]),
        blocks.gif_extension(0xFF, b"NETSCAPE2.0", b"\2\0\0\0\0"),
        blocks.gif_extension(0xFF, b"NETSCAPE2.0", b"\1no") * 2,
        blocks.gif_extension(0xFF, b"NETSCAPE2.0", b"\1\0\0", NOTE),
        blocks.gif_extension(0x42, NOTE),
        blocks.gif_extension(0xF9, b"\0\0\0\0", NOTE),
        blocks.gif_extension(0xF9, b"\0no\0") * 2,
    ],
    "tiff": [NOTE, b"II*\0\x08\0\0\0" + CAMERA[8:]],
    "avif": [
        *(blocks.box(name, NOTE) for name in (b"free", b"skip", b"mdat", b"udta", b"moov", b"Exif", b"xml ", b"idat")),
        blocks.box(b"uuid", bytes(16) + NOTE),
        blocks.box(b"meta", bytes(4) + NOTE),
    ],
}


def with_size(extension: str, data: bytes) -> bytes:
    """Return a WebP whose header counts all bytes that are there."""
    return data[:4] + struct.pack("<I", len(data) - 8) + data[8:] if extension == "webp" else data


def inserted(extension: str, data: bytes, place: int, planted: bytes) -> bytes:
    """Return a file with something between two parts; a frame of a WebP grows where it is put into one."""
    result = bytearray(data[:place] + planted + data[place:])
    if extension == "webp":
        at = data.find(b"ANMF")
        while at >= 0:
            size = struct.unpack_from("<I", data, at + 4)[0]
            if at + 24 < place <= at + 8 + size:
                struct.pack_into("<I", result, at + 4, size + len(planted))
            at = data.find(b"ANMF", at + 8 + size)
    return with_size(extension, bytes(result))


def findings(extension: str, data: bytes, mode: str) -> list[str]:
    return [finding.what for finding in ByteScanGate().scan(data, MIMES[extension], MetadataMode(mode))]


def overlooked(extension: str, data: bytes, planted: list[bytes], mode: str) -> list[tuple[int, bytes]]:
    """Return where something was put without a finding."""
    return [
        (place, part[:24])
        for place in boundaries(extension, data)
        for part in planted
        if not findings(extension, inserted(extension, data, place, part), mode)
    ]


@pytest.mark.parametrize("mode", ["none", "copyright", "keep"])
@pytest.mark.parametrize("extension", MIMES)
def test_finished_renditions_pass(extension: str, mode: str) -> None:
    assert findings(extension, still(extension, mode), mode) == []


@pytest.mark.parametrize("mode", ["none", "copyright"])
@pytest.mark.parametrize("extension", MIMES)
def test_metadata_is_found_at_every_place(extension: str, mode: str) -> None:
    assert overlooked(extension, still(extension, mode), METADATA[extension], mode) == []


@pytest.mark.parametrize("mode", ["none", "copyright", "keep"])
@pytest.mark.parametrize("extension", MIMES)
def test_what_is_no_part_of_a_picture_is_found_at_every_place(extension: str, mode: str) -> None:
    assert overlooked(extension, still(extension, mode), FOREIGN[extension], mode) == []


@pytest.mark.parametrize("extension", MOVING)
def test_animations_hide_nothing_between_their_frames(extension: str) -> None:
    data = moving(extension)
    assert findings(extension, data, "keep") == []
    assert overlooked(extension, data, METADATA[extension], "none") == []
    assert overlooked(extension, data, FOREIGN[extension], "keep") == []


def test_filling_before_a_segment_is_found() -> None:
    data = still("jpg")
    segments = list(jpeg.read_segments(data))
    places = [after.start for before, after in pairwise(segments) if before.marker != jpeg.SOS]
    assert [place for place in places if not findings("jpg", inserted("jpg", data, place, b"\xff"), "keep")] == []


def test_segments_end_with_what_they_say() -> None:
    data = still("jpg")
    for segment in jpeg.read_segments(data):
        if segment.payload:
            longer = blocks.segment(segment.marker, segment.payload + NOTE)
            assert findings("jpg", data[: segment.start] + longer + data[segment.end :], "keep") != [], segment.marker


@pytest.mark.parametrize("planted", [riff(b"ALPH", NOTE), riff(b"ANIM", bytes(6))])
def test_chunks_that_a_still_opaque_webp_does_not_need_are_found(planted: bytes) -> None:
    assert overlooked("webp", still("webp"), [planted], "keep") == []


@pytest.mark.parametrize("mode", ["none", "copyright", "keep"])
def test_bytes_beyond_the_size_of_a_webp_are_found(mode: str) -> None:
    assert findings("webp", still("webp", mode) + NOTE, mode) == ["trailing data"]


@pytest.fixture(scope="module")
def exiftool() -> Iterator[ExifTool]:
    with ExifTool() as running:
        yield running


def shown(exiftool: ExifTool, folder: Path, extension: str, data: bytes) -> list[str]:
    """Return the names of the tags that exiftool shows of a file, and what it warns of."""
    path = folder / f"looked-at.{extension}"
    path.write_bytes(data)
    (tags,) = exiftool.look(path)
    return sorted(name for name in tags if not name.startswith("System:"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("extension", MIMES)
@given(
    planted=st.binary(min_size=1, max_size=40), chosen=st.integers(min_value=0), mode=st.sampled_from(["none", "keep"])
)
def test_any_bytes_between_two_parts_are_found_or_say_nothing(
    extension: str, planted: bytes, chosen: int, mode: str, exiftool: ExifTool, tmp_path: Path
) -> None:
    data = still(extension, mode)
    places = boundaries(extension, data)
    changed = inserted(extension, data, places[chosen % len(places)], planted)
    if not findings(extension, changed, mode):
        assert shown(exiftool, tmp_path, extension, changed) == shown(exiftool, tmp_path, extension, data)

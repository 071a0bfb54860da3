"""Coded pixels and their tables: the privacy gate knows what our encoders write there, and finds anything else."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest
from PIL import Image

from rethumb_desktop.domain.recipe import MetadataMode
from rethumb_desktop.imaging.carrying import Carried
from rethumb_desktop.imaging.jpeg_writing import write_jpeg
from rethumb_desktop.metadata import ByteScanGate
from rethumb_desktop.metadata.containers import gif, jpeg, webp
from rethumb_desktop.metadata.gate.gif_pixels import MOST_WALKED
from tests.fixtures import pictures
from tests.unit.metadata import blocks
from tests.unit.metadata.finished import MIMES, moving, still

TEXT = b"Seen from 52.5163 N, 13.3777 E by Nobody Known, said nobody@example.org "


def findings(extension: str, data: bytes, mode: str = "keep") -> list[str]:
    return sorted({finding.what for finding in ByteScanGate().scan(data, MIMES[extension], MetadataMode(mode))})


# JPEG


def segments(marker: int) -> list[jpeg.Segment]:
    return [segment for segment in jpeg.read_segments(still("jpg")) if segment.marker == marker]


def put(place: int, planted: bytes) -> bytes:
    return still("jpg")[:place] + planted + still("jpg")[place:]


@pytest.mark.parametrize("mode", ["L", "RGB"])
@pytest.mark.parametrize("size", [(1, 1), (9, 64), (300, 17)])
def test_every_quality_of_a_jpeg_passes(mode: str, size: tuple[int, int]) -> None:
    picture = pictures.noise(*size).convert(mode)
    for quality in range(1, 101):
        assert findings("jpg", write_jpeg(picture, quality, Carried())) == [], quality


@pytest.mark.parametrize(
    "planted",
    [
        blocks.segment(0xDB, b"\3" + TEXT[:64]),
        blocks.segment(0xDB, b"\0" + TEXT[:64]),
        blocks.segment(0xC4, b"\x13" + bytes(15) + b"\x48" + TEXT),
        blocks.segment(0xC4, b"\x10" + bytes(15) + b"\x03abc"),
        blocks.segment(0xDD, b"52"),
        blocks.segment(0xC0, b"\x08\0\x10\0\x10\1\1\x11\0"),
        blocks.segment(0xEE, b"Adobe" + b"52.5163"),
        b"\xff\xd8",
        b"\xff\xd0",
    ],
)
def test_a_jpeg_has_no_table_frame_or_restart_that_it_does_not_need(planted: bytes) -> None:
    assert findings("jpg", put(segments(0xC2)[0].start, planted)) != []
    assert findings("jpg", put(segments(0xDA)[-1].start, planted)) != []
    assert findings("jpg", put(len(still("jpg")) - 2, planted)) != []


def test_tables_of_a_jpeg_are_those_of_a_quality() -> None:
    table = segments(0xDB)[0]
    changed = bytearray(still("jpg"))
    changed[table.end - 1] ^= 1
    assert findings("jpg", bytes(changed)) == ["hidden data"]


def test_no_code_of_a_jpeg_stands_for_a_symbol_twice() -> None:
    codes = next(table for table in segments(0xC4) if sum(table.payload[1:17]) > 1)
    changed = bytearray(still("jpg"))
    changed[codes.end - 1] = changed[codes.end - 2]
    assert findings("jpg", bytes(changed)) == ["hidden data"]


def test_a_jpeg_says_nothing_about_its_resolution() -> None:
    changed = bytearray(still("jpg"))
    assert changed[6:11] == b"JFIF\0"
    changed[14:18] = b"Said"
    assert findings("jpg", bytes(changed)) == ["hidden data"]


@pytest.mark.parametrize(
    "planted",
    [
        TEXT,
        b"\xff" * 3,
        b"\xff\xd0",
        b"\xff\xda\0\x08\1\1\0\0\x3f\0" + bytes(4),
        b"\xff\xda\0\x08\1\1\0\1\x3f\x10" + bytes(4),
    ],
)
def test_behind_the_pixels_of_a_jpeg_is_its_end(planted: bytes) -> None:
    assert findings("jpg", put(len(still("jpg")) - 2, planted)) == ["hidden data"]


def test_a_jpeg_without_one_of_its_scans_is_found() -> None:
    scan, end = segments(0xDA)[-1], len(still("jpg")) - 2
    assert findings("jpg", still("jpg")[: scan.start] + still("jpg")[end:]) == ["hidden data"]


def test_a_scan_of_one_bit_for_each_block_has_no_byte_more() -> None:
    refining = next(scan for scan in segments(0xDA) if scan.payload[-3:] == b"\0\0\x10")
    assert findings("jpg", put(refining.end, b"A")) == ["hidden data"]


def test_a_scan_has_no_more_bytes_than_its_blocks_can_take() -> None:
    assert findings("jpg", put(segments(0xDA)[0].end, bytes(2000))) == ["hidden data"]


# GIF


def with_codes(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Return a GIF with the codes of its first picture changed."""
    picture = next(block for block in gif.read_blocks(data) if block.kind == gif.PICTURE)
    flags = data[picture.start + 9]
    start = picture.start + 11 + (3 * (2 << (flags & 7)) if flags & 0x80 else 0)
    coded, place = b"", start
    while data[place]:
        coded += data[place + 1 : place + 1 + data[place]]
        place += data[place] + 1
    changed = change(coded)
    parts = [changed[at : at + 255] for at in range(0, len(changed), 255)]
    return data[:start] + b"".join(bytes((len(part),)) + part for part in parts) + data[place:]


@pytest.mark.parametrize("data", [still("gif"), moving("gif")])
@pytest.mark.parametrize(
    "change",
    [
        lambda coded: coded + TEXT,
        lambda coded: coded + b"A",
        lambda coded: coded[:-3],
        lambda coded: coded[:-3] + b"\xff\xff\xff",
        lambda coded: coded[:4] + coded[3:],
        lambda coded: b"",
    ],
)
def test_behind_the_codes_of_a_gif_is_its_end(change: Callable[[bytes], bytes], data: bytes) -> None:
    assert findings("gif", with_codes(data, lambda coded: coded)) == []
    assert findings("gif", with_codes(data, change)) == ["hidden data"]


def test_gifs_whose_table_of_codes_fills_up_pass() -> None:
    data = pictures.file_of(pictures.noise(160, 120).convert("P"), "GIF")
    assert 4096 * 2 < len(data) < MOST_WALKED
    assert findings("gif", data) == []
    assert findings("gif", with_codes(data, lambda coded: coded + b"A")) == ["hidden data"]


def test_text_in_the_codes_of_a_large_gif_is_found() -> None:
    data = pictures.file_of(pictures.noise(320, 240).convert("P"), "GIF")
    assert len(data) > MOST_WALKED
    assert findings("gif", data) == []
    assert findings("gif", with_codes(data, lambda coded: coded + TEXT)) == ["hidden data"]


# WebP


def webp_of(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"".join(name + struct.pack("<I", len(data)) + data + bytes(len(data) % 2) for name, data in chunks)
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WEBP" + body


def chunks_of(data: bytes) -> list[tuple[bytes, bytes]]:
    return [(chunk.name.encode(), chunk.data) for chunk in webp.read_chunks(data)]


def changed_webp(data: bytes, name: bytes, change: Callable[[bytes], bytes]) -> list[str]:
    chunks = chunks_of(data)
    assert name in [other for other, _ in chunks]
    assert findings("webp", webp_of(*chunks)) == []
    return findings("webp", webp_of(*((other, change(body) if other == name else body) for other, body in chunks)))


LOSSY = pictures.file_of(pictures.gradient(), "WEBP", quality=60)
LOSSLESS = pictures.file_of(pictures.gradient(), "WEBP", lossless=True)
VEILED = pictures.gradient().convert("RGBA")
VEILED.putalpha(Image.linear_gradient("L").resize(VEILED.size))
TRANSPARENT = pictures.file_of(VEILED, "WEBP", quality=60)


@pytest.mark.parametrize(("data", "name"), [(LOSSY, b"VP8 "), (LOSSLESS, b"VP8L"), (TRANSPARENT, b"ALPH")])
def test_text_behind_the_pixels_of_a_webp_is_found(data: bytes, name: bytes) -> None:
    assert changed_webp(data, name, lambda body: body + TEXT) == ["hidden data"]


def test_text_in_a_frame_of_a_webp_is_found() -> None:
    def lengthen(body: bytes) -> bytes:
        picture = body[24:] + TEXT
        return body[:20] + struct.pack("<I", len(picture)) + picture

    assert changed_webp(moving("webp"), b"ANMF", lengthen) == ["hidden data"]


@pytest.mark.parametrize(
    ("data", "name", "place", "bits"),
    [
        (LOSSY, b"VP8 ", 0, 0x01),  # no key frame
        (LOSSY, b"VP8 ", 2, 0x80),  # its first part is longer than it
        (LOSSY, b"VP8 ", 4, 0x01),
        (LOSSY, b"VP8 ", 7, 0x40),  # to be enlarged
        (LOSSLESS, b"VP8L", 0, 0x01),
        (LOSSLESS, b"VP8L", 4, 0x20),
        (TRANSPARENT, b"ALPH", 0, 0x40),
        (TRANSPARENT, b"ALPH", 0, 0x02),
        (TRANSPARENT, b"VP8X", 0, 0x01),
        (TRANSPARENT, b"VP8X", 2, 0x41),
        (TRANSPARENT, b"VP8X", 4, 0x08),  # another size
        (moving("webp"), b"ANIM", 0, 0x41),
        (moving("webp"), b"ANMF", 15, 0x40),
    ],
)
def test_headers_of_a_webp_have_no_bits_to_spare(data: bytes, name: bytes, place: int, bits: int) -> None:
    def change(body: bytes) -> bytes:
        return body[:place] + bytes((body[place] ^ bits,)) + body[place + 1 :]

    assert "hidden data" in changed_webp(data, name, change)


def test_plain_transparency_of_a_webp_is_as_long_as_its_pixels() -> None:
    plain = bytes(1 + 64 * 48)
    assert changed_webp(TRANSPARENT, b"ALPH", lambda _: plain) == []
    assert changed_webp(TRANSPARENT, b"ALPH", lambda _: plain + b"A") == ["hidden data"]


# AVIF


def test_text_in_the_units_of_an_avif_is_found() -> None:
    data = still("avif")
    place = len(data) - len(TEXT) - 8
    assert findings("avif", data[:place] + TEXT + data[place + len(TEXT) :]) != []


@pytest.mark.parametrize("name", [b"free", b"skip"])
def test_an_avif_has_no_empty_space(name: bytes) -> None:
    assert findings("avif", still("avif") + blocks.box(name, b"")) == ["hidden data"]

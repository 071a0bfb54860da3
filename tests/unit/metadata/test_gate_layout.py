"""Layouts of TIFF and PNG, and numbers that look like pictures: the privacy gate takes each tag for what it is."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

import pytest

from rethumb_desktop.domain.recipe import MetadataMode
from rethumb_desktop.metadata import ByteScanGate
from rethumb_desktop.metadata.containers import png
from tests.fixtures import pictures
from tests.unit.metadata import blocks
from tests.unit.metadata.finished import MIMES, moving, still

TEXT = b"Seen from 52.5163 N, 13.3777 E by Nobody Known, said nobody@example.org "


def findings(extension: str, data: bytes, mode: str = "keep") -> list[str]:
    return sorted({finding.what for finding in ByteScanGate().scan(data, MIMES[extension], MetadataMode(mode))})


# TIFF

STRIP = bytes(range(16))
GREY = {256: 4, 257: 4, 258: 8, 259: 1, 262: 1, 277: 1, 278: 4}


def tiff(strip: bytes = STRIP, extra: Sequence[blocks.Field] = (), **changes: int) -> bytes:
    """Return a grey TIFF of 4 × 4 pixels, with tags (named like `t259`) changed, added or replaced."""
    values = GREY | {int(name[1:]): value for name, value in changes.items()}
    replaced = {field[0]: field for field in extra}
    fields = {tag: blocks.short(tag, value) for tag, value in values.items()}
    fields |= {273: blocks.long(273, 0), 279: blocks.long(279, len(strip))} | replaced
    start = 8 + len(blocks.directory([fields[tag] for tag in sorted(fields)], 8))
    if 273 not in replaced:
        fields[273] = blocks.long(273, start)
    return b"II*\0\x08\0\0\0" + blocks.directory([fields[tag] for tag in sorted(fields)], 8) + strip


def test_a_grey_tiff_passes() -> None:
    assert findings("tiff", tiff(), "none") == []
    assert findings("tiff", tiff(zlib.compress(STRIP), t259=8, t317=2), "none") == []


@pytest.mark.parametrize("packing", [0, 2, 4, 5, 6, 7, 32773, 32946, 34712, 50000, 50001, 65000])
def test_a_tiff_is_packed_as_ours_are(packing: int) -> None:
    assert findings("tiff", tiff(t259=packing)) == ["hidden data"]


@pytest.mark.parametrize(
    "field",
    [
        blocks.undefined(347, TEXT),
        blocks.text(320, (TEXT * 11)[:768]),
        blocks.short(320, *range(768)),
        (320, 12, 96, (TEXT * 11)[:768]),
        blocks.short(322, 16),
        blocks.short(323, 16),
        blocks.long(324, 8),
        blocks.long(325, 16),
        blocks.long(513, 8),
        blocks.undefined(519, TEXT[:12]),
        blocks.short(338, 2),
        blocks.short(258, 8, 16),
        blocks.short(256, 4, 0x4142),
        blocks.text(256, b"\4\0\0\0"),
        blocks.long(259, 1),
        blocks.short(277, 1, 1, 1, 1, 1),
        blocks.rational(278, (4, 1)),
        blocks.short(284, 2),
        blocks.short(317, 0x4142),
        blocks.short(262, 3),
        blocks.short(278, 0x4142),
        blocks.short(258, 16),
        blocks.long(279, 16, 0x41424344),
        blocks.undefined(279, b"\x10\0\0\0"),
    ],
)
def test_every_tag_of_a_tiffs_layout_has_its_type_count_and_meaning(field: blocks.Field) -> None:
    assert "hidden data" in findings("tiff", tiff(extra=[field]))


@pytest.mark.parametrize("tag", [254, 255, 266, 282, 292, 297, 318, 319, 332, 339, 340, 529, 530, 532])
def test_tags_that_no_rendition_needs_are_found_where_nothing_is_kept(tag: int) -> None:
    assert findings("tiff", tiff(extra=[blocks.short(tag, 1)]), "none") == ["EXIF"]


# PNG


@pytest.mark.parametrize(
    "planted",
    [
        blocks.chunk(b"cHRM", TEXT[:32]),
        blocks.chunk(b"gAMA", TEXT[:4]),
        blocks.chunk(b"pHYs", TEXT[:9]),
        blocks.chunk(b"sBIT", TEXT[:3]),
        blocks.chunk(b"bKGD", TEXT[:6]),
        blocks.chunk(b"cICP", TEXT[:4]),
    ],
)
def test_chunks_that_no_rendition_needs_are_found_unless_they_are_kept(planted: bytes) -> None:
    data = blocks.into_png(pictures.png(), planted)
    assert findings("png", data, "none") == findings("png", data, "copyright") == ["hidden data"]
    assert findings("png", data, "keep") == []
    longer = blocks.chunk(planted[4:8], TEXT)
    assert findings("png", blocks.into_png(pictures.png(), longer), "keep") == ["hidden data"]


@pytest.mark.parametrize(
    ("mode", "length"),
    [("RGB", 256), ("RGB", 5), ("L", 6), ("RGBA", 6), ("LA", 2), ("RGB", 0)],
)
def test_transparency_is_as_long_as_a_colour(mode: str, length: int) -> None:
    planted = blocks.chunk(b"tRNS", bytes(length))
    assert findings("png", blocks.into_png(pictures.png(mode=mode), planted)) == ["hidden data"]
    fitting = blocks.chunk(b"tRNS", bytes(6))
    assert findings("png", blocks.into_png(pictures.png(mode="RGB"), fitting)) == []


def with_palette(colours: int, transparent: int, shown: int, depth: int = 8) -> bytes:
    data = pictures.png_raw(32, 8, depth=depth, colour_type=3, rows=(b"\0" + bytes(range(shown)).ljust(32, b"\0")) * 8)
    planted = blocks.chunk(b"PLTE", (TEXT * 11)[: 3 * colours])
    return blocks.into_png(data, planted + (blocks.chunk(b"tRNS", bytes(transparent)) if transparent else b""))


def test_a_palette_has_no_more_colours_than_are_shown() -> None:
    assert findings("png", with_palette(32, 32, 32)) == []
    assert findings("png", with_palette(32, 33, 32)) == ["hidden data"]
    assert findings("png", with_palette(32, 0, 20)) == ["hidden data"]
    assert findings("png", with_palette(32, 0, 28)) == []
    assert findings("png", with_palette(250, 0, 32)) == ["hidden data"]


def parts_of(data: bytes) -> list[tuple[bytes, bytes]]:
    return [(chunk.name.encode(), data[chunk.start + 8 : chunk.end - 4]) for chunk in png.read_chunks(data)]


def png_of(parts: Sequence[tuple[bytes, bytes]]) -> bytes:
    return png.SIGNATURE + b"".join(blocks.chunk(name, body) for name, body in parts)


def test_frames_of_a_png_are_as_many_as_it_says() -> None:
    parts = parts_of(moving("png"))
    names = [name for name, _ in parts]
    assert findings("png", png_of(parts)) == []
    control = names.index(b"acTL")
    without = [*parts[:control], *parts[control + 1 :]]
    assert findings("png", png_of(without)) == ["hidden data"]
    more = struct.pack(">II", names.count(b"fcTL") + 1, 0)
    assert findings("png", png_of([*parts[:control], (b"acTL", more), *parts[control + 1 :]])) == ["hidden data"]


def test_parts_of_frames_are_counted_without_a_gap() -> None:
    parts = parts_of(moving("png"))
    for number, (name, body) in enumerate(parts):
        if name in (b"fcTL", b"fdAT"):
            changed = [*parts[:number], (name, TEXT[:4] + body[4:]), *parts[number + 1 :]]
            assert findings("png", png_of(changed)) == ["hidden data"]


@pytest.mark.parametrize("place", [1, 2, 3, -1])
@pytest.mark.parametrize("planted", [(b"fcTL", TEXT[:26]), (b"fdAT", TEXT[:4]), (b"acTL", TEXT[:8])])
@pytest.mark.parametrize("data", [still("png"), moving("png")])
def test_frames_of_no_animation_are_found(place: int, planted: tuple[bytes, bytes], data: bytes) -> None:
    parts = parts_of(data)
    parts.insert(place if place > 0 else len(parts) - 1, planted)
    assert findings("png", png_of(parts)) == ["hidden data"]


@pytest.mark.parametrize(("place", "value"), [(4, b"\0\0\x10\0"), (12, b"\0\0\x10\0"), (24, b"\x03"), (25, b"\x02")])
def test_headers_of_frames_have_a_meaning(place: int, value: bytes) -> None:
    parts = parts_of(moving("png"))
    last = max(number for number, (name, _) in enumerate(parts) if name == b"fcTL")
    body = parts[last][1]
    parts[last] = (b"fcTL", body[:place] + value + body[place + len(value) :])
    assert findings("png", png_of(parts)) == ["hidden data"]


# Numbers that look like a picture

LOOKALIKE = b"\xff\xd8\xff\xe0"


@pytest.mark.parametrize(
    "fields",
    [
        [blocks.short(50000, 1, *struct.unpack("<2H", LOOKALIKE) * 100)],
        [blocks.long(50000, 7, *struct.unpack("<I", LOOKALIKE) * 100)],
        [blocks.rational(50000, *[(7, 0xE0FFD8FF)] * 20)],
        [blocks.undefined(50000, b"abc" + LOOKALIKE)],
    ],
)
def test_numbers_that_look_like_a_picture_are_kept(fields: Sequence[blocks.Field]) -> None:
    for block in (blocks.exif_block(fields), blocks.exif_block([], fields)):
        assert findings("jpg", blocks.jpeg_with_exif(pictures.jpeg(), block)) == []
    assert findings("tiff", tiff(extra=fields)) == []


THUMBNAIL = pictures.jpeg(8, 8)


@pytest.mark.parametrize("kind", [1, 2, 3, 7])
def test_a_picture_in_a_value_is_found(kind: int) -> None:
    value = THUMBNAIL + bytes(len(THUMBNAIL) % 2)
    field = (50000, kind, len(value) // (2 if kind == 3 else 1), value)
    for block in (blocks.exif_block([field]), blocks.exif_block([], [field]), blocks.exif_block([], (), [field])):
        assert findings("jpg", blocks.jpeg_with_exif(pictures.jpeg(), block)) == ["embedded thumbnail"]
    assert findings("tiff", tiff(extra=[field])) == ["embedded thumbnail"]


def test_a_picture_between_the_values_is_found() -> None:
    block = blocks.exif_block([blocks.text(315, b"By nobody\0")]) + THUMBNAIL
    assert findings("jpg", blocks.jpeg_with_exif(pictures.jpeg(), block)) == ["embedded thumbnail"]

"""Places where something could hide inside the parts that a picture has to have: the privacy gate looks there too."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

import pytest

from rethumb_desktop.domain.recipe import MetadataMode
from rethumb_desktop.metadata import ByteScanGate
from rethumb_desktop.metadata.containers import png, webp
from rethumb_desktop.metadata.containers.tiff import Directory, open_tiff
from tests.fixtures import pictures
from tests.unit.metadata import blocks
from tests.unit.metadata.finished import MIMES, moving, still

NOTE = b"Said by nobody"


def findings(extension: str, data: bytes, mode: str = "none") -> list[str]:
    return [finding.what for finding in ByteScanGate().scan(data, MIMES[extension], MetadataMode(mode))]


# PNG: the packed pixels


def with_pixels(data: bytes, change: Callable[[bytes], bytes], name: str = "IDAT") -> bytes:
    """Return a PNG with the packed data of its chunks of a name changed."""
    result = data[:8]
    for chunk in png.read_chunks(data):
        body = data[chunk.start + 8 : chunk.end - 4]
        result += blocks.chunk(chunk.name.encode(), change(body) if chunk.name == name else body)
    return result


@pytest.mark.parametrize(
    "change",
    [
        lambda packed: packed + NOTE,
        lambda packed: zlib.compress(zlib.decompress(packed) + NOTE),
        lambda packed: zlib.compress(zlib.decompress(packed)[:-1]),
        lambda packed: packed[:-8],
        lambda packed: NOTE,
    ],
)
def test_what_stands_behind_the_pixels_of_a_png_is_found(change: Callable[[bytes], bytes]) -> None:
    assert findings("png", with_pixels(still("png"), lambda packed: packed)) == []
    assert findings("png", with_pixels(still("png"), change)) == ["hidden data"]


def test_what_stands_behind_the_pixels_of_a_frame_is_found() -> None:
    assert findings("png", with_pixels(moving("png"), lambda body: body + NOTE, "fdAT")) == ["hidden data"]


def test_interlaced_and_narrow_pixels_are_counted_right() -> None:
    for depth, colour_type, bits in ((1, 0, 1), (2, 3, 2), (4, 0, 4), (8, 6, 32), (16, 2, 48)):
        rows = (b"\0" + bytes(-(-13 * bits // 8))) * 7
        data = pictures.png_raw(13, 7, depth=depth, colour_type=colour_type, rows=rows)
        assert findings("png", data) == []
        more = pictures.png_raw(13, 7, depth=depth, colour_type=colour_type, rows=rows + b"\0")
        assert findings("png", more) == ["hidden data"]


def test_interlaced_pixels_are_counted_by_passes() -> None:
    widths = [(2, 1), (1, 1), (3, 1), (2, 2), (5, 2), (4, 4), (9, 3)]  # columns and rows of a picture of 9 × 7
    rows = b"".join((b"\0" + bytes(columns)) * count for columns, count in widths)
    data = pictures.png_raw(9, 7, depth=8, colour_type=0, rows=rows)
    header = struct.pack(">IIBBBBB", 9, 7, 8, 0, 0, 0, 1)
    interlaced = data[:8] + blocks.chunk(b"IHDR", header) + data[33:]
    assert findings("png", interlaced) == []


def test_a_wrong_checksum_is_found() -> None:
    data = bytearray(still("png"))
    data[29] ^= 1
    assert findings("png", bytes(data)) == ["hidden data"]


def test_a_palette_that_nothing_uses_is_found() -> None:
    planted = blocks.into_png(pictures.png(mode="RGB"), blocks.chunk(b"PLTE", bytes(768)))
    assert findings("png", planted) == ["hidden data"]


# WebP files: what fills them up


def test_padding_of_a_webp_is_empty() -> None:
    data = bytearray(still("webp"))
    (chunk,) = (chunk for chunk in webp.read_chunks(bytes(data)) if chunk.name.startswith("VP8"))
    shorter = chunk.start + 4
    struct.pack_into("<I", data, shorter, len(chunk.data) - 1 + len(chunk.data) % 2)
    data[chunk.end - 1] = 0
    assert findings("webp", bytes(data)) == []
    data[chunk.end - 1] = 0x41
    assert findings("webp", bytes(data)) == ["hidden data"]


def test_a_webp_that_says_that_it_is_longer_is_found() -> None:
    data = bytearray(still("webp"))
    struct.pack_into("<I", data, 4, len(data) + 100)
    assert findings("webp", bytes(data)) == ["unreadable structure"]


# TIFF: the directory and the strips


def changed_tiff(change: Callable[[bytearray, Directory], object], data: bytes | None = None) -> list[str]:
    """Return the findings in a little-endian TIFF whose directory was changed."""
    result = bytearray(data or still("tiff"))
    (directory,) = open_tiff(bytes(result)).chain()
    change(result, directory)
    return findings("tiff", bytes(result))


def entry_at(data: bytes | bytearray, directory: Directory, tag: int) -> int:
    place = directory.offset + 2
    while struct.unpack_from("<H", data, place)[0] != tag:
        place += 12
    return place


def test_a_finished_tiff_is_little_endian() -> None:
    assert still("tiff")[:2] == b"II"
    assert changed_tiff(lambda data, directory: None) == []


def test_the_rest_of_a_short_value_is_empty() -> None:
    def hide(data: bytearray, directory: Directory) -> None:
        data[entry_at(data, directory, 259) + 10] = 0x41  # Compression is two bytes of four

    assert changed_tiff(hide) == ["hidden data"]


def test_a_second_entry_of_the_same_tag_is_found() -> None:
    def double(data: bytearray, directory: Directory) -> None:
        first, second = entry_at(data, directory, 256), entry_at(data, directory, 257)
        data[second : second + 2] = data[first : first + 2]

    assert "hidden data" in changed_tiff(double)


def test_a_directory_behind_the_first_is_found() -> None:
    def follow(data: bytearray, directory: Directory) -> None:
        struct.pack_into("<I", data, directory.offset + directory.length - 4, len(data))
        data.extend(blocks.directory([blocks.text(315, b"By nobody\0")], len(data)))

    assert changed_tiff(follow) == ["further pictures"]


@pytest.mark.parametrize("tag", [65000, 330, 34665, 34853, 700, 37724, 270, 50341])
def test_a_tag_that_is_no_part_of_the_layout_is_found(tag: int) -> None:
    def rename(data: bytearray, directory: Directory) -> None:
        struct.pack_into("<H", data, entry_at(data, directory, 317), tag)

    assert changed_tiff(rename)


def test_a_value_of_a_type_that_does_not_exist_is_found_in_a_tiff() -> None:
    def retype(data: bytearray, directory: Directory) -> None:
        struct.pack_into("<H", data, entry_at(data, directory, 317) + 2, 99)

    assert "unreadable structure" in changed_tiff(retype)


def test_tables_of_jpeg_have_no_place_where_nothing_is_packed_so() -> None:
    def rename(data: bytearray, directory: Directory) -> None:
        struct.pack_into("<H", data, entry_at(data, directory, 317), 347)

    assert changed_tiff(rename) == ["hidden data"]


@pytest.mark.parametrize("mode", ["none", "copyright", "keep"])
@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_a_tiff_that_is_still_to_be_turned_is_found(orientation: int, mode: str) -> None:
    turned = pictures.file_of(pictures.corners(), "TIFF", tiffinfo={274: orientation})
    upright = pictures.file_of(pictures.corners(), "TIFF", tiffinfo={274: 1})
    assert findings("tiff", turned, mode) == ["orientation"]
    assert findings("tiff", upright, mode) == []


def test_a_picture_in_a_tag_of_a_tiff_is_found_where_tags_are_kept() -> None:
    thumbnail = pictures.jpeg(8, 8)
    assert findings("tiff", pictures.file_of(pictures.corners(), "TIFF", tiffinfo={50341: thumbnail}), "keep") == [
        "embedded thumbnail"
    ]
    below = blocks.exif_block([], [blocks.undefined(37500, thumbnail)])
    assert findings("tiff", pictures.file_of(pictures.corners(), "TIFF", exif=below), "keep") == ["embedded thumbnail"]


def test_a_pointer_to_no_directory_is_found() -> None:
    data = pictures.file_of(pictures.corners(), "TIFF", tiffinfo={65000: 0xFFFFFF})

    def rename(changed: bytearray, directory: Directory) -> None:
        struct.pack_into("<H", changed, entry_at(changed, directory, 65000), 34665)

    assert changed_tiff(rename, data)[-1] == "unreadable structure"


@pytest.mark.parametrize(
    "change",
    [
        lambda strip: strip + NOTE,
        lambda strip: strip[:-3],
        lambda strip: zlib.compress(zlib.decompress(strip) + NOTE),
        lambda strip: zlib.compress(zlib.decompress(strip)[:-1]),
        lambda strip: NOTE,
    ],
)
def test_strips_end_with_their_pixels(change: Callable[[bytes], bytes]) -> None:
    def put(data: bytearray, directory: Directory, new: Callable[[bytes], bytes]) -> None:
        place, length = directory.integer(273), directory.integer(279)
        strip = new(bytes(data[place : place + length]))
        data[place : place + length] = bytes(length)
        struct.pack_into("<I", data, entry_at(data, directory, 273) + 8, len(data))
        struct.pack_into("<I", data, entry_at(data, directory, 279) + 8, len(strip))
        data.extend(strip)

    assert changed_tiff(lambda data, directory: put(data, directory, lambda strip: strip)) == []
    assert changed_tiff(lambda data, directory: put(data, directory, change)) == ["hidden data"]


@pytest.mark.parametrize(("tag", "new_tag", "value"), [(317, 324, 2), (278, 278, 1), (278, 278, 0)])
def test_there_are_as_many_strips_as_lines_need_and_no_tiles_beside_them(tag: int, new_tag: int, value: int) -> None:
    def change(data: bytearray, directory: Directory) -> None:
        struct.pack_into("<HHIHH", data, entry_at(data, directory, tag), new_tag, 3, 1, value, 0)

    assert changed_tiff(change) == ["hidden data"]


def test_strips_of_plain_pixels_are_as_long_as_their_lines() -> None:
    def lengthen(data: bytearray, directory: Directory) -> None:
        place = entry_at(data, directory, 279)
        struct.pack_into("<I", data, place + 8, directory.integer(279) + len(NOTE))
        data.extend(NOTE)

    plain = pictures.file_of(pictures.corners(), "TIFF")
    assert changed_tiff(lambda data, directory: None, plain) == []
    assert changed_tiff(lengthen, plain) == ["hidden data"]


def test_a_list_of_colours_is_no_longer_than_a_palette() -> None:
    def lengthen(data: bytearray, directory: Directory) -> None:
        place = entry_at(data, directory, 317)
        struct.pack_into("<HHII", data, place, 301, 3, 2000, len(data))
        data.extend(NOTE * 300)

    assert "EXIF" in changed_tiff(lengthen)

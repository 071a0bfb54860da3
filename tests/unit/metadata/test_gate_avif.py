"""An AVIF with something in its boxes that is no part of its picture: the privacy gate looks into each."""

from __future__ import annotations

import struct
from functools import cache

import pytest

from rethumb_desktop.domain.metadata import Finding
from rethumb_desktop.domain.recipe import MetadataMode
from rethumb_desktop.metadata import ByteScanGate
from rethumb_desktop.metadata.containers import isobmff
from tests.fixtures import pictures
from tests.unit.imaging.views import render_one
from tests.unit.metadata import blocks
from tests.unit.metadata.finished import moving, still

NOTE = b"Said by nobody"
#: What each box of the meta box stands in.
PARENTS = {"ipma": "iprp", "ipco": "iprp", "infe": "iinf"}
PARENTS |= dict.fromkeys(("ispe", "pixi", "av1C", "colr", "auxC"), "ipco")


def scan(data: bytes, mode: str = "none") -> list[Finding]:
    return ByteScanGate().scan(data, "image/avif", MetadataMode(mode))


def findings(data: bytes, mode: str = "none") -> list[str]:
    return [finding.what for finding in scan(data, mode)]


@cache
def transparent() -> bytes:
    """Return an AVIF of two pictures, of which one is the transparency of the other."""
    return pictures.file_of(pictures.corners().convert("RGBA").point(lambda value: value // 2), "AVIF")


def changed_avif(old: bytes, new: bytes, mode: str = "none") -> list[str]:
    """Return the findings in an AVIF in which bytes stand for as many others."""
    data = still("avif", mode)
    assert data.count(old) == 1
    assert len(old) == len(new)
    return findings(data.replace(old, new), mode)


def test_names_and_brands_of_an_avif_are_known_ones() -> None:
    assert changed_avif(b"av01Color\0", b"av01Nobod\0") == ["text"]
    assert changed_avif(b"mif1miaf", b"mif1nobo") == ["hidden data"]
    assert changed_avif(b"avif\0\0\0\0", b"avifByNo") == ["hidden data"]
    assert changed_avif(b"pict" + bytes(12), b"pict" + NOTE[:12]) == ["text"]
    assert changed_avif(b"\0\0av01Color", b"\0\7av01Color") == ["hidden data"]


def planted(data: bytes, table: str, extra: bytes, *, inside: bool) -> bytes:
    """Return an AVIF with bytes at the end of a box of the meta box, or right behind it; the boxes around grow."""
    at = data.index(table.encode()) - 4
    end = at + struct.unpack_from(">I", data, at)[0]
    result = bytearray(data[:end] + extra + data[end:])
    name = table if inside else PARENTS.get(table, "meta")
    while True:
        place = data.index(name.encode()) - 4
        struct.pack_into(">I", result, place, struct.unpack_from(">I", data, place)[0] + len(extra))
        if name == "meta":
            break
        name = PARENTS.get(name, "meta")
    (box,) = (box for box in isobmff.read_boxes(data) if box.name == "meta")
    for item in isobmff.read_meta(data, box).items.values():
        (offset, _), *_ = item.extents
        struct.pack_into(">I", result, result.index(struct.pack(">I", offset)), offset + len(extra))
    return bytes(result)


def test_the_pictures_of_these_tests_pass() -> None:
    assert findings(still("avif")) == findings(transparent()) == []
    assert findings(still("avif", "copyright"), "copyright") == findings(still("avif", "keep"), "keep") == []


@pytest.mark.parametrize("table", ["iloc", "iinf", "infe", "ipma", "pitm", "iref"])
def test_tables_end_with_their_entries(table: str) -> None:
    found = findings(planted(transparent(), table, NOTE, inside=True))
    assert found in (["hidden data"], ["unreadable structure"])


@pytest.mark.parametrize("name", ["ispe", "pixi", "av1C", "colr", "auxC"])
def test_properties_end_with_their_values(name: str) -> None:
    assert findings(planted(transparent(), name, NOTE, inside=True)) == ["unknown box"]


@pytest.mark.parametrize("name", ["iloc", "ipma", "pixi"])
@pytest.mark.parametrize("extra", [blocks.box(b"free", NOTE), blocks.box(b"uuid", bytes(16) + NOTE)])
def test_other_boxes_in_the_meta_box_are_found(name: str, extra: bytes) -> None:
    assert findings(planted(still("avif"), name, extra, inside=False)) == ["unknown box"]


def test_data_in_the_meta_box_that_no_item_claims_are_found() -> None:
    assert findings(planted(still("avif"), "iprp", blocks.box(b"idat", NOTE), inside=False)) == ["hidden data"]


def test_properties_and_items_are_known_ones() -> None:
    assert findings(still("avif").replace(b"pixi", b"nobo")) == ["unknown box"]
    assert findings(transparent().replace(b"av01Alpha", b"nobyAlpha")) == ["unknown item"]
    assert findings(transparent().replace(b"auxiliary:alpha", b"auxiliary:noone")) == ["unknown box"]


def test_what_stands_before_an_exif_block_is_found() -> None:
    data = still("avif", "copyright")
    changed = data.replace(b"\0\0\0\6Exif\0\0", b"\0\0\0\6Nobody")
    assert changed != data
    assert findings(changed, "copyright") == ["hidden data"]


def test_a_second_block_of_metadata_is_found() -> None:
    data = still("avif", "copyright").replace(b"mimeXMP", b"ExifXMP")
    assert "a second block of metadata" in [finding.detail for finding in scan(data, "keep")]


def test_an_item_that_lies_outside_of_the_file_is_found() -> None:
    data = still("avif")
    (box,) = (box for box in isobmff.read_boxes(data) if box.name == "meta")
    ((place, length),) = isobmff.read_meta(data, box).items[1].extents
    changed = data.replace(struct.pack(">II", place, length), struct.pack(">II", place, length + 1))
    assert findings(changed) == ["unreadable structure"]


@pytest.mark.parametrize("kind", [5, 8, 15, 9, 0])
def test_units_of_a_picture_are_no_metadata_and_no_padding(kind: int) -> None:
    data = still("avif")
    mdat = next(box for box in isobmff.read_boxes(data) if box.name == "mdat")
    assert data[mdat.body : mdat.body + 2] == b"\x12\0"  # a delimiter of no bytes, which says nothing
    changed = data[: mdat.body] + bytes((kind << 3 | 2,)) + data[mdat.body + 1 :]
    assert findings(changed) == ["hidden data"]


def test_a_unit_that_says_that_it_is_longer_is_found() -> None:
    data = still("avif")
    mdat = next(box for box in isobmff.read_boxes(data) if box.name == "mdat")
    assert data[mdat.body + 2] == 0x0A  # the sequence, and its size
    assert findings(data[: mdat.body + 3] + b"\x7f" + data[mdat.body + 4 :]) == ["hidden data"]


def test_a_second_picture_in_an_avif_is_found() -> None:
    data = transparent()
    assert findings(data.replace(b"auxl", b"thmb")) == ["embedded thumbnail", "further pictures"]
    assert "further pictures" in findings(data.replace(b"auxl", b"cdsc"))
    assert "unknown box" in findings(data.replace(b"auxl", b"nobo"))


# Sequences


@cache
def transparent_film() -> bytes:
    """Return an animated AVIF of two tracks, with rights in EXIF and XMP."""
    frames = [frame.convert("RGBA") for frame in pictures.frames()]
    for number, frame in enumerate(frames):
        frame.putalpha(100 + number)
    first, *rest = frames
    block = blocks.exif_block([ARTIST])
    film = pictures.file_of(
        first, "WEBP", save_all=True, append_images=rest, duration=[50, 60, 70, 80], lossless=True, exif=block
    )
    return render_one(film, "width/40/format/avif/metadata/copyright").data


ARTIST = blocks.text(315, b"By nobody\0")


def test_sequences_pass() -> None:
    assert findings(moving("avif")) == []
    assert findings(transparent_film(), "copyright") == []
    assert set(findings(transparent_film(), "none")) == {"EXIF", "XMP"}


@pytest.mark.parametrize("name", ["mvhd", "tkhd", "mdhd"])
def test_a_sequence_does_not_tell_when_it_was_made(name: str) -> None:
    data = bytearray(moving("avif"))
    data[data.index(name.encode()) + 15] = 1
    assert findings(bytes(data)) == ["hidden data"]


@pytest.mark.parametrize(
    ("name", "offset"),
    [("mvhd", 60), ("tkhd", 40), ("mdhd", 36), ("elst", 5), ("vmhd", 12), ("dref", 10), ("stts", 4), ("stsd", 64)],
)
def test_boxes_of_a_sequence_say_what_they_have_to(name: str, offset: int) -> None:
    data = bytearray(moving("avif"))
    data[data.index(name.encode()) + offset] ^= 0x41
    assert "hidden data" in findings(bytes(data))


def test_a_handler_of_a_track_has_no_name() -> None:
    data = moving("avif")
    place = data.index(b"hdlr", data.index(b"moov")) + 18
    assert findings(data[:place] + b"nobo" + data[place + 4 :]) == ["hidden data"]


@pytest.mark.parametrize(
    ("old", "new"), [(b"vmhd", b"nmhd"), (b"stss", b"sgpd"), (b"edts", b"udta"), (b"dinf", b"free")]
)
def test_other_boxes_in_a_sequence_are_found(old: bytes, new: bytes) -> None:
    assert "unknown box" in findings(moving("avif").replace(old, new))


@pytest.mark.parametrize("table", ["stsz", "stco", "stsc"])
def test_frames_lie_where_the_tables_say(table: str) -> None:
    data = bytearray(moving("avif"))
    place = data.index(table.encode())
    struct.pack_into(">I", data, place + (16 if table == "stsz" else 12), 3)
    assert findings(bytes(data)) != []


def test_a_frame_is_nothing_but_pixels() -> None:
    data = bytearray(moving("avif"))
    place = data.index(b"stsz")
    first, second = struct.unpack_from(">II", data, place + 16)
    struct.pack_into(">II", data, place + 16, first + 1, second - 1)
    assert findings(bytes(data)) == ["hidden data", "hidden data"]

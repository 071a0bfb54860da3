"""EXIF: values that are stored in an unusual way, and tags of raw files and of maps."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest

from rethumb_desktop.domain.metadata import Value
from rethumb_desktop.metadata.exif import read_exif
from tests.unit.metadata import blocks
from tests.unit.metadata.blocks import Field


def main_values(*fields: Field) -> dict[str, Value]:
    return {name: tag.value for name, tag in read_exif(blocks.exif_block(fields)).groups["IFD0"].items()}


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        (b"Photographer\0Editor\0", "Photographer\nEditor"),
        (b"Photographer \0", "Photographer"),
        (b" \0Editor\0rest", "\nEditor"),
    ],
)
def test_both_notices_of_a_copyright(stored: bytes, expected: str) -> None:
    assert main_values(blocks.text(33432, stored)) == {"Copyright": expected}


@pytest.mark.parametrize("kind", [blocks.text, blocks.undefined])
@pytest.mark.parametrize("comment", [b"ASCII\0\0\0Hello", b"UNICODE\0H\0e\0l\0l\0o\0"])
def test_a_comment_in_the_main_directory(kind: Callable[[int, bytes], Field], comment: bytes) -> None:
    assert main_values(kind(37510, comment)) == {"UserComment": "Hello"}


def test_names_of_maps_and_raw_files() -> None:
    found = main_values(
        (33550, 12, 3, struct.pack("<3d", 1, 2.5, 0)),
        blocks.text(51105, b"Left\0"),
        (51111, blocks.BYTE, 16, bytes(range(16))),
        (50781, blocks.BYTE, 2, b"\xab\xcd"),
        (51043, blocks.BYTE, 8, b"\x01\x02\x03\x10\0\0\0\0"),
        blocks.text(65101, b"Converter: Camera Raw\0"),
    )

    assert found == {
        "PixelScale": [1, 2.5, 0],
        "CameraLabel": "Left",
        "NewRawImageDigest": "000102030405060708090a0b0c0d0e0f",
        "RawDataUniqueID": "ABCD",
        "TimeCodes": "01.02.03.10.00.00.00.00",
        "Converter": "Camera Raw",
    }


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        (b"\2\0\2\0\0\1\1\2", [2, 2, 0, 1, 1, 2]),
        (b"\0\2\0\2\0\1\1\2", [2, 2, 0, 1, 1, 2]),
        (b"20200112", [2, 2, 0, 1, 1, 2]),
        (b"\0\xf8\0\1", [0xF800, 0x100]),
    ],
)
def test_colours_of_a_sensor(stored: bytes, expected: list[int]) -> None:
    assert main_values(blocks.undefined(41730, stored)) == {"CFAPattern": expected}


def test_directories_that_lie_outside_do_not_lose_the_others() -> None:
    block = blocks.exif_block([blocks.text(271, b"Maker\0"), blocks.long(34665, 5_000_000)], gps=blocks.gps_fields())

    found = read_exif(block + bytes(100))

    assert found.groups["IFD0"]["Make"].value == "Maker"
    assert found.groups["GPS"]
    assert found.problems == ["The ExifIFD directory is broken: there is no directory at byte 5000000."]


def test_a_jpeg_within_is_named_by_the_directory_that_holds_it() -> None:
    jpeg = [blocks.long(513, 700), blocks.long(514, 9)]

    found = read_exif(blocks.exif_block(jpeg, thumbnail=b"thumbnail")).groups

    assert list(found["IFD0"]) == ["OtherImageStart", "OtherImageLength"]
    assert list(found["IFD1"]) == ["ThumbnailOffset", "ThumbnailLength"]

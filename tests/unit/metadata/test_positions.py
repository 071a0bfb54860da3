"""Where and when by satellite: read as numbers, said in degrees, and nothing that cannot be true."""

from __future__ import annotations

import struct

import pytest

from rethumb_desktop.domain.metadata import PhotoMetadata, Tag
from rethumb_desktop.metadata import PhotoMetadataReader
from tests.fixtures import pictures
from tests.unit.metadata import blocks


def read_exif(block: bytes) -> PhotoMetadata:
    return PhotoMetadataReader().read(blocks.jpeg_with_exif(pictures.jpeg(), block))


def tag(data: PhotoMetadata, group: str, name: str) -> Tag:
    return data.groups[group][name]


def test_a_position_is_a_number_without_sign_and_its_text_names_the_side() -> None:
    found = read_exif(blocks.exif_block(gps=blocks.gps_fields()))

    assert found.has_location
    latitude = tag(found, "GPS", "GPSLatitude")
    assert latitude.value == pytest.approx(33 + 52 / 60 + 10 / 3600)
    assert latitude.text == "33° 52′ 10.00″ S (-33.869444)"
    assert tag(found, "GPS", "GPSLatitudeRef").value == "S"
    assert tag(found, "GPS", "GPSLongitude").value == pytest.approx(151.2)


def test_the_position_of_a_destination_is_told_alike() -> None:
    sides = [blocks.text(19, b"S\0"), blocks.text(21, b"W\0")]
    degrees = [blocks.rational(20, (10, 1), (30, 1), (0, 1)), blocks.rational(22, (20, 1), (15, 1), (0, 1))]
    found = read_exif(blocks.exif_block(gps=[sides[0], degrees[0], sides[1], degrees[1]]))

    assert tag(found, "GPS", "GPSDestLatitude") == Tag(10.5, "10° 30′ 0.00″ S (-10.500000)")
    assert tag(found, "GPS", "GPSDestLongitude") == Tag(20.25, "20° 15′ 0.00″ W (-20.250000)")


@pytest.mark.parametrize(
    ("side", "value", "text"),
    [(b"N\0", 33.5, "33° 30′ 0.00″ N (33.500000)"), (b"\0", -33.5, "33° 30′ 0.00″ (-33.500000)")],
)
def test_a_sign_counts_only_where_no_side_is_named(side: bytes, value: float, text: str) -> None:
    signed = (2, 10, 1, struct.pack("<ii", -335, 10))

    assert tag(read_exif(blocks.exif_block(gps=[blocks.text(1, side), signed])), "GPS", "GPSLatitude") == Tag(
        value, text
    )


@pytest.mark.parametrize("side", [b"X\0", b"5\0", b"\0", None])
def test_without_a_side_the_direction_is_unknown(side: bytes | None) -> None:
    degrees = blocks.rational(2, (52, 1), (30, 1), (0, 1))
    fields = [degrees] if side is None else [blocks.text(1, side), degrees]
    found = read_exif(blocks.exif_block(gps=fields))

    assert tag(found, "GPS", "GPSLatitude") == Tag(52.5, "52° 30′ 0.00″, direction unknown")


def test_a_side_that_there_is_not_is_told_as_unknown() -> None:
    fields = [blocks.text(1, b"X\0"), blocks.rational(2, (52, 1), (30, 1), (0, 1))]

    assert tag(read_exif(blocks.exif_block(gps=fields)), "GPS", "GPSLatitudeRef") == Tag("X", "Unknown (X)")


@pytest.mark.parametrize(
    "latitude",
    [((52, 1), (30, 0), (0, 1)), ((91, 1), (0, 1), (0, 1))],
    ids=["zero denominator", "beyond the pole"],
)
def test_a_position_that_cannot_be_true_is_malformed(latitude: tuple[tuple[int, int], ...]) -> None:
    found = read_exif(blocks.exif_block([blocks.text(271, b"Make\0")], gps=blocks.gps_fields(latitude)))

    assert not found.has_location
    assert "The GPSLatitude is no position." in found.malformed
    assert tag(found, "IFD0", "Make").value == "Make"


def test_a_position_of_nothing_but_zeros_is_empty() -> None:
    fields = blocks.gps_fields(((0, 0), (0, 0), (0, 0)))
    found = read_exif(blocks.exif_block([blocks.text(271, b"Make\0")], gps=fields))

    assert not found.has_location
    assert "The GPSLatitude is empty." in found.malformed


def test_a_position_written_as_text_is_not_guessed() -> None:
    fields = [blocks.text(1, b"N\0"), blocks.text(2, b"52,00000,50,00000\0")]

    assert "The GPSLatitude is no position." in read_exif(blocks.exif_block(gps=fields)).malformed


def test_the_time_of_a_position() -> None:
    time = blocks.rational(7, (14, 1), (33, 1), (3562, 100))

    assert tag(read_exif(blocks.exif_block(gps=[time])), "GPS", "GPSTimeStamp").value == "14:33:35.62"

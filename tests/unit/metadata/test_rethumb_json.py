"""The JSON of the old service's `exif/all`."""

from __future__ import annotations

import json

from rethumb_desktop.metadata import PhotoMetadataReader
from tests.fixtures import pictures
from tests.unit.metadata import blocks

BLOCK = blocks.exif_block(
    [blocks.text(271, b"Example Cameras\0"), blocks.short(274, 6)],
    [blocks.rational(33434, (10, 2500)), blocks.rational(33437, (28, 10)), blocks.undefined(37500, b"\0\1\2\xff")],
    blocks.gps_fields(((41, 1), (9, 1), (3042, 100)), sides=b"NE"),
    thumbnail=pictures.jpeg(8, 8),
)


def describe(data: bytes) -> dict[str, dict[str, object]]:
    return PhotoMetadataReader().as_rethumb(data)


def test_fractions_are_texts_and_integers_numbers() -> None:
    found = describe(blocks.jpeg_with_exif(pictures.jpeg(), BLOCK))

    assert found["GPS"]["GPSLatitudeRef"] == "N"
    assert found["GPS"]["GPSLatitude"] == ["41/1", "9/1", "3042/100"]
    assert found["IFD0"]["Make"] == "Example Cameras"
    assert found["IFD0"]["Orientation"] == 6
    assert found["EXIF"]["ExposureTime"] == "10/2500"
    assert found["COMPUTED"]["ApertureFNumber"] == "f/2.8"
    assert "MakerNote" not in found["EXIF"]
    assert "JPEGInterchangeFormat" in found["THUMBNAIL"]


def test_a_picture_without_metadata_has_its_file_only() -> None:
    data = pictures.png()
    found = describe(data)

    assert set(found) == {"FILE", "COMPUTED"}
    assert found["FILE"]["FileSize"] == len(data)
    assert found["FILE"]["MimeType"] == "image/png"
    assert (found["COMPUTED"]["Width"], found["COMPUTED"]["Height"]) == (64, 48)


def test_comments_are_numbered_and_a_broken_block_is_left_out() -> None:
    comment = blocks.segment(0xFE, b"A comment")

    assert describe(blocks.into_jpeg(pictures.jpeg(), comment))["COMMENT"] == {"0": "A comment"}
    assert "IFD0" not in describe(blocks.jpeg_with_exif(pictures.jpeg(), b"no TIFF header"))


def test_it_is_json() -> None:
    text = json.dumps(describe(pictures.jpeg_with_everything()))

    assert '"GPSLatitude": ["52/1", "30/1", "0/1"]' in text

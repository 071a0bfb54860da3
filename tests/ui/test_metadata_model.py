"""The inspector's tree, with Qt's own tester looking on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from rethumb_desktop.domain.metadata import FileFacts, PhotoMetadata, Tag
from rethumb_desktop.ui.models.location import find_location
from rethumb_desktop.ui.models.metadata import MetadataModel

FACTS = FileFacts("JPEG", "image/jpeg", 1_234_567, 40, 30, "RGB", 6, 1)
EXIF = {"ExposureTime": Tag(0.004, "1/250 s"), "UserComment": Tag("two\nlines", "two\nlines")}


@pytest.fixture
def model() -> Iterator[MetadataModel]:
    model = MetadataModel()
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(model, mode, model)
    model.show(PhotoMetadata(FACTS, {"ExifIFD": EXIF}, ("The XMP block ends too early.",)))
    yield model
    model.deleteLater()


def group(model: MetadataModel, name: str) -> list[tuple[object, object]]:
    for row in range(model.rowCount()):
        parent = model.index(row, 0)
        if str(parent.data()).endswith(name):
            rows = range(model.rowCount(parent))
            return [(model.index(r, 0, parent).data(), model.index(r, 1, parent).data()) for r in rows]
    raise AssertionError(name)


def test_tags_stand_in_their_groups(model: MetadataModel) -> None:
    assert group(model, "ExifIFD") == [("ExposureTime", "1/250 s"), ("UserComment", "two lines")]
    assert ("File size", "1.2 MB") in group(model, "About the file")


def test_raw_values_are_shown_instead_on_demand(model: MetadataModel) -> None:
    model.show_raw(True)
    assert group(model, "ExifIFD")[0] == ("ExposureTime", "0.004")
    assert ("File size", "1234567") in group(model, "About the file")


def test_what_is_malformed_is_shown_as_such(model: MetadataModel) -> None:
    assert group(model, "Could not be read") == [("1", "The XMP block ends too early.")]


def test_value_group_and_all_are_copied_as_text(model: MetadataModel) -> None:
    exif = model.index(2, 0)
    assert model.text_of(model.index(1, 1, exif)) == "two\nlines"
    assert model.text_of(exif) == "ExifIFD\nExposureTime: 1/250 s\nUserComment: two\nlines"
    assert "Format: JPEG" in model.text()
    assert "ExposureTime: 1/250 s" in model.text()


def test_nothing_is_shown_for_nothing(model: MetadataModel) -> None:
    model.show(None)
    assert model.rowCount() == 0


def gps(latitude: object, longitude: object, north: str = "N", east: str = "E") -> PhotoMetadata:
    tags = {
        "GPSLatitude": Tag(latitude, ""),  # type: ignore[arg-type]
        "GPSLatitudeRef": Tag(north, north),
        "GPSLongitude": Tag(longitude, ""),  # type: ignore[arg-type]
        "GPSLongitudeRef": Tag(east, east),
    }
    return PhotoMetadata(FACTS, {"GPS": tags})


@pytest.mark.parametrize(
    ("metadata", "decimal", "degrees"),
    [
        (gps(27.819125, 82.826081, "N", "W"), "27.819125, -82.826081", "27° 49′ 08.85″ N, 82° 49′ 33.89″ W"),
        (gps(-33.5, 151.25), "-33.500000, 151.250000", "33° 30′ 00.00″ S, 151° 15′ 00.00″ E"),
        (gps(33.5, 0, "South"), "-33.500000, 0.000000", "33° 30′ 00.00″ S, 0° 00′ 00.00″ E"),
        (gps(59.999_999_9, 10), "60.000000, 10.000000", "60° 00′ 00.00″ N, 10° 00′ 00.00″ E"),
    ],
)
def test_a_location_is_told_in_decimal_and_in_degrees(metadata: PhotoMetadata, decimal: str, degrees: str) -> None:
    location = find_location(metadata)
    assert location is not None
    assert (location.decimal, location.degrees) == (decimal, degrees)


@pytest.mark.parametrize("metadata", [PhotoMetadata(FACTS, {}), gps("north", 5), gps(91, 5), gps(float("nan"), 5)])
def test_no_location_is_made_up(metadata: PhotoMetadata) -> None:
    assert find_location(metadata) is None

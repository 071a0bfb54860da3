"""The inspector's tree, with Qt's own tester looking on, and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.metadata import FileFacts, PhotoMetadata, Tag
from rethumb_desktop.ui.models.comparison import MOST_LETTERS, Comparison
from rethumb_desktop.ui.models.location import find_location
from rethumb_desktop.ui.models.metadata import MetadataModel
from rethumb_desktop.ui.models.tag_rows import GroupRow, rows_of
from rethumb_desktop.ui.theme.theme import Theme

FACTS = FileFacts("JPEG", "image/jpeg", 1_234_567, 40, 30, "RGB", 6, 1)
EXIF = {"ExposureTime": Tag(0.004, "1/250 s"), "UserComment": Tag("two\nlines", "two\nlines")}
ONE = PhotoMetadata(FACTS, {"ExifIFD": EXIF}, ("The XMP block ends too early.",))


def watched(model: MetadataModel) -> QAbstractItemModelTester:
    """Qt's tester, in the mode whose findings fail a test: the others end the process, or find nothing here."""
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)


@pytest.fixture
def model(theme: Theme) -> MetadataModel:
    model = MetadataModel(theme, theme)
    watched(model)
    model.show(rows_of(ONE))
    return model


Told = list[tuple[str, str]]


def below(model: MetadataModel, parent: QModelIndex) -> Told:
    rows = range(model.rowCount(parent))
    return [(str(model.index(r, 0, parent).data()), str(model.index(r, 1, parent).data())) for r in rows]


def find(model: MetadataModel, *names: str) -> QModelIndex:
    index = QModelIndex()
    for name in names:
        found = [model.index(row, 0, index) for row in range(model.rowCount(index))]
        index = next(each for each in found if each.data() == name)
    return index


def group(model: MetadataModel, name: str) -> Told:
    return below(model, find(model, name))


def test_tags_stand_in_their_groups(model: MetadataModel) -> None:
    assert group(model, "ExifIFD") == [("ExposureTime", "1/250 s"), ("UserComment", "two lines")]
    assert ("File size", "1.2 MB") in group(model, "About the file")


def test_raw_values_are_shown_instead_on_demand(model: MetadataModel) -> None:
    model.show_raw(True)
    assert group(model, "ExifIFD")[0] == ("ExposureTime", "0.004")
    assert ("File size", "1234567") in group(model, "About the file")


def test_what_is_malformed_is_shown_as_such(model: MetadataModel) -> None:
    assert group(model, "Could not be read") == [("1", "The XMP block ends too early.")]
    icon = find(model, "Could not be read").data(Qt.ItemDataRole.DecorationRole)
    assert not icon.isNull()
    assert find(model, "ExifIFD").data(Qt.ItemDataRole.DecorationRole) is None


def test_the_filter_finds_names_values_and_groups(model: MetadataModel) -> None:
    model.filter(" TWO ")
    assert group(model, "ExifIFD") == [("UserComment", "two lines")]
    assert model.rowCount() == 1
    model.filter("exifi")
    assert len(group(model, "ExifIFD")) == 2
    model.filter("0.004")
    assert model.rowCount() == 0
    assert not model.empty
    model.show_raw(True)
    assert group(model, "ExifIFD") == [("ExposureTime", "0.004")]
    model.filter("")
    assert model.rowCount() == 3


def test_value_group_and_all_are_copied_as_text(model: MetadataModel) -> None:
    exif = find(model, "ExifIFD")
    assert model.text_of(model.index(1, 1, exif)) == "two\nlines"
    assert model.text_of(exif) == "ExifIFD\nExposureTime: 1/250 s\nUserComment: two\nlines"
    assert model.line_of(model.index(0, 0, exif)) == "ExposureTime: 1/250 s"
    model.filter("time")
    assert "Format: JPEG" in model.text()
    assert "ExposureTime: 1/250 s" in model.text()


def test_a_long_value_is_cut_on_the_screen_and_whole_in_a_copy(model: MetadataModel) -> None:
    long = "a" * 100_000
    model.show(rows_of(PhotoMetadata(FACTS, {"PNG": {"Comment": Tag(long, long)}})))
    index = find(model, "PNG", "Comment").siblingAtColumn(1)
    assert len(index.data()) < 400
    assert len(index.data(Qt.ItemDataRole.ToolTipRole)) < 1_000
    assert model.text_of(index) == long


def test_what_would_turn_a_line_around_is_not_drawn(model: MetadataModel) -> None:
    model.show(rows_of(PhotoMetadata(FACTS, {"PNG": {"Title": Tag("", "a\u202eb")}})))
    assert group(model, "PNG") == [("Title", "a\ufffdb")]


def test_nothing_is_shown_for_nothing(model: MetadataModel) -> None:
    model.show(())
    assert model.rowCount() == 0
    assert model.empty


# Several pictures


def picture(artist: str | None, model: str = "X1", *, size: int = 10) -> PhotoMetadata:
    tags = {"Model": Tag(model, model)}
    if artist is not None:
        tags["Artist"] = Tag(artist, artist)
    return PhotoMetadata(FileFacts("JPEG", "image/jpeg", size, 40, 30, "RGB", 1, 1), {"IFD0": tags})


def compare(*read: PhotoMetadata | Fault) -> Comparison:
    comparison = Comparison()
    for number, each in enumerate(read):
        comparison.add(f"{number}.jpg", each)
    return comparison


def show(model: MetadataModel, groups: Sequence[GroupRow]) -> MetadataModel:
    model.show(groups)
    return model


def test_what_is_common_shows_its_value_and_what_differs_expands(model: MetadataModel) -> None:
    comparison = compare(picture("Anna"), picture("Ben"), picture("Ben"), picture("Cleo"))
    show(model, comparison.rows(only_differences=False))
    assert group(model, "IFD0") == [("Model", "X1"), ("Artist", "Differs (3 values)")]
    values = below(model, find(model, "IFD0", "Artist"))
    assert values == [("1.jpg, 2.jpg", "Ben"), ("0.jpg", "Anna"), ("3.jpg", "Cleo")]
    assert below(model, find(model, "IFD0", "Model")) == []


def test_what_some_pictures_lack_differs_too(model: MetadataModel) -> None:
    show(model, compare(picture("Anna"), picture(None), picture("Anna")).rows(only_differences=False))
    assert ("Artist", "Only in 2 of 3 pictures") in group(model, "IFD0")
    assert below(model, find(model, "IFD0", "Artist"))[-1] == ("1.jpg", "not there")
    show(model, compare(picture("Anna"), picture(None), picture("Ben")).rows(only_differences=False))
    assert ("Artist", "Differs (2 values, in 2 of 3 pictures)") in group(model, "IFD0")


def test_many_pictures_are_counted_and_named_in_the_tooltip(model: MetadataModel) -> None:
    show(model, compare(*[picture("Anna")] * 30, picture("Ben")).rows(only_differences=False))
    index = model.index(0, 0, find(model, "IFD0", "Artist"))
    assert index.data() == "30 pictures"
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert "0.jpg, 1.jpg" in tip
    assert "29.jpg" not in tip


def test_only_differences_leaves_the_rest_away(model: MetadataModel) -> None:
    show(model, compare(picture("Anna"), picture("Ben")).rows(only_differences=True))
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["IFD0"]
    assert group(model, "IFD0") == [("Artist", "Differs (2 values)")]


def test_what_cannot_be_read_is_named_with_its_reason(model: MetadataModel) -> None:
    fault = Fault(FaultKind.MISSING, "There is no such file.")
    comparison = compare(picture("Anna"), fault, picture("Anna"))
    show(model, comparison.rows(only_differences=True))
    assert group(model, "Could not be read") == [("1.jpg", "There is no such file.")]
    assert [known is None for known in comparison.outlines] == [False, True, False]
    assert model.rowCount() == 1


def test_differing_values_are_filtered_copied_and_shown_raw(model: MetadataModel) -> None:
    show(model, compare(picture("Anna", size=1_000), picture("Ben", size=2_000)).rows(only_differences=False))
    model.filter("ben")
    assert group(model, "IFD0") == [("Artist", "Differs (2 values)")]
    artist = find(model, "IFD0", "Artist")
    assert model.text_of(artist) == "Differs (2 values)\n  Anna (0.jpg)\n  Ben (1.jpg)"
    assert model.text_of(model.index(1, 1, artist)) == "Ben"
    assert model.line_of(model.index(1, 0, artist)) == "1.jpg: Ben"
    model.filter("")
    model.show_raw(True)
    assert below(model, find(model, "About the file", "File size")) == [("0.jpg", "1000"), ("1.jpg", "2000")]


def test_long_values_are_told_apart_by_all_of_them() -> None:
    long = "a" * 50_000
    same = compare(picture(long), picture(long))
    assert not any(row.values for group in same.rows(only_differences=True) for row in group.tags)
    other = compare(picture(long), picture(long + "b"))
    assert [row.name for group in other.rows(only_differences=True) for row in group.tags] == ["Artist"]


def test_what_is_kept_of_many_pictures_is_bounded() -> None:
    comparison = compare(picture("a" * (MOST_LETTERS // 2)))
    assert not comparison.full
    comparison.add("1.jpg", picture("b" * (MOST_LETTERS // 2)))
    assert comparison.full


# Positions


def gps(latitude: object, longitude: object, north: str = "N", east: str = "E", group: str = "GPS") -> PhotoMetadata:
    tags = {
        "GPSLatitude": Tag(latitude, ""),  # type: ignore[arg-type]
        "GPSLatitudeRef": Tag(north, north),
        "GPSLongitude": Tag(longitude, ""),  # type: ignore[arg-type]
        "GPSLongitudeRef": Tag(east, east),
    }
    return PhotoMetadata(FACTS, {group: tags})


@pytest.mark.parametrize(
    ("metadata", "decimal", "degrees"),
    [
        (gps(27.819125, 82.826081, "N", "W"), "27.819125, -82.826081", "27° 49′ 08.85″ N, 82° 49′ 33.89″ W"),
        (gps(-33.5, 151.25, "", "E"), "-33.500000, 151.250000", "33° 30′ 00.00″ S, 151° 15′ 00.00″ E"),
        (gps(33.5, 0, "South"), "-33.500000, 0.000000", "33° 30′ 00.00″ S, 0° 00′ 00.00″ E"),
        (gps(59.999_999_9, 10, "N", "E"), "60.000000, 10.000000", "60° 00′ 00.00″ N, 10° 00′ 00.00″ E"),
        (gps(1.5, 2.5, group="XMP-exif"), "1.500000, 2.500000", "1° 30′ 00.00″ N, 2° 30′ 00.00″ E"),
    ],
)
def test_a_location_is_told_in_decimal_and_in_degrees(metadata: PhotoMetadata, decimal: str, degrees: str) -> None:
    location = find_location(metadata)
    assert location is not None
    assert (location.decimal, location.degrees) == (decimal, degrees)


@pytest.mark.parametrize("metadata", [PhotoMetadata(FACTS, {}), gps("north", 5), gps(91, 5), gps(float("nan"), 5)])
def test_no_location_is_made_up(metadata: PhotoMetadata) -> None:
    assert find_location(metadata) is None


@pytest.mark.parametrize(("north", "east"), [("", "E"), ("N", ""), ("X", "E"), ("N", "5")])
def test_a_position_that_may_be_on_either_side_is_no_location(north: str, east: str) -> None:
    assert find_location(gps(52.5, 13.25, north, east)) is None


def test_a_location_has_an_address_on_a_map() -> None:
    location = find_location(gps(27.5, 82.25, "N", "W"))
    assert location is not None
    assert location.map_url == (
        "https://www.openstreetmap.org/?mlat=27.500000&mlon=-82.250000#map=15/27.500000/-82.250000"
    )

"""What tags disclose, and which of them a recipe's rendition may carry."""

from __future__ import annotations

from pathlib import Path

import pytest

from rethumb_desktop.disk.reading import LocalReader
from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.metadata import Tag
from rethumb_desktop.domain.recipe import MetadataMode, Recipe
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.imaging.renderer import PillowRenderer
from rethumb_desktop.metadata import ByteScanGate, PhotoMetadataReader
from rethumb_desktop.services.checking import Checking
from rethumb_desktop.services.disclosure import Disclosure, Kind, disclose, disclose_groups, outline
from rethumb_desktop.services.gathering import OriginalBytes, file_source
from rethumb_desktop.services.making import Maker
from rethumb_desktop.web.fetching import WebFetcher
from tests.fixtures import pictures

NOTHING, COPYRIGHT, KEEP = (Recipe(square=24, metadata=mode) for mode in MetadataMode)
JSON = Recipe(exif=True)


def of(group: str, name: str, text: str = "something") -> Disclosure:
    return disclose_groups({group: {name: Tag(text, text)}})


@pytest.mark.parametrize(
    ("group", "name", "kind"),
    [
        ("GPS", "GPSLatitude", Kind.POSITION),
        ("GPS", "GPSImgDirection", Kind.POSITION),
        ("XMP-exif", "GPSLongitude", Kind.POSITION),
        ("PNG", "ExifGPSLatitude", Kind.POSITION),
        ("GPS", "GPSDateStamp", Kind.DATES),
        ("IPTC", "City", Kind.PLACE),
        ("XMP-iptcExt", "LocationShownCity", Kind.PLACE),
        ("MakerNotes", "City", Kind.PLACE),
        ("ExifIFD", "OwnerName", Kind.PEOPLE),
        ("XMP-iptcExt", "PersonInImage", Kind.PEOPLE),
        ("MakerNotes", "OwnerName", Kind.PEOPLE),
        ("IFD0", "Artist", Kind.RIGHTS),
        ("XMP-dc", "Creator", Kind.RIGHTS),
        ("ExifIFD", "SerialNumber", Kind.IDENTITY),
        ("MakerNotes", "InternalSerialNumber", Kind.IDENTITY),
        ("XMP-xmpMM", "DocumentID", Kind.IDENTITY),
        ("ExifIFD", "DateTimeOriginal", Kind.DATES),
        ("File", "Comment", Kind.TEXTS),
        ("IPTC", "Caption-Abstract", Kind.TEXTS),
        ("IFD1", "ThumbnailOffset", Kind.THUMBNAIL),
        ("IFD0", "Model", Kind.CAMERA),
        ("ExifIFD", "ExposureTime", Kind.SETTINGS),
        ("ExifIFD", "SubjectDistance", Kind.SETTINGS),
        ("ExifIFD", "ISOSpeedLatitudeyyy", Kind.SETTINGS),
        ("XMP-crs", "Exposure2012", Kind.EDITING),
        ("MakerNotes", "FacesDetected", Kind.MAKER_NOTES),
        ("XMP-GPano", "ProjectionType", Kind.OTHER),
    ],
)
def test_a_tag_is_told_by_what_it_discloses(group: str, name: str, kind: Kind) -> None:
    assert list(of(group, name).kinds) == [kind]


@pytest.mark.parametrize(
    ("group", "name"),
    [
        ("IFD0", "Orientation"),
        ("ExifIFD", "ExifImageWidth"),
        ("ICC_Profile", "ProfileDateTime"),
        ("GPS", "GPSVersionID"),
    ],
)
def test_how_a_file_is_laid_out_discloses_nothing(group: str, name: str) -> None:
    assert not of(group, name).kinds


def test_an_empty_comment_discloses_nothing() -> None:
    assert not of("ExifIFD", "UserComment", " \0 ").kinds


def test_a_direction_alone_is_no_position() -> None:
    assert not of("GPS", "GPSImgDirection").has_position
    assert not of("GPS", "GPSHPositioningError").has_position
    assert not of("GPS", "GPSLatitudeRef").has_position
    assert of("GPS", "GPSLatitude").has_position
    assert of("PNG", "ExifGPSLongitude").has_position


def test_what_cannot_be_read_is_a_kind_of_its_own() -> None:
    found = disclose_groups({}, ("The EXIF block is broken.",))
    assert [said.text for said in found.kinds[Kind.UNREADABLE]] == ["The EXIF block is broken."]


def test_a_position_that_cannot_be_read_lies_in_the_file_nevertheless() -> None:
    found = disclose(PhotoMetadataReader().read(pictures.jpeg_with_damaged_position()))
    assert found.has_position
    assert not found.position_readable
    known = outline(found)
    assert known.has_position
    assert not known.position_readable
    assert Kind.POSITION in known.carried(KEEP)
    assert Kind.POSITION not in known.carried(NOTHING)
    assert of("GPS", "GPSLatitude").position_readable


def test_what_may_be_carried_is_told_by_the_recipe() -> None:
    found = disclose(PhotoMetadataReader().read(pictures.jpeg_with_everything()))
    known = outline(found)
    assert known.has_position
    assert known.kinds == set(found.kinds)
    assert not known.carried(NOTHING)
    assert known.carried(COPYRIGHT) == {Kind.RIGHTS}
    assert known.carried(KEEP) >= {Kind.POSITION, Kind.RIGHTS, Kind.DATES, Kind.CAMERA}
    assert known.carried(JSON) >= {Kind.POSITION, Kind.RIGHTS, Kind.DATES, Kind.CAMERA, Kind.TEXTS}


def test_maker_notes_and_thumbnails_stay_behind_also_where_metadata_is_kept() -> None:
    for group, name in (("MakerNotes", "SerialNumber"), ("IFD1", "ThumbnailOffset"), ("IFD1", "Make")):
        assert not outline(of(group, name)).carried(KEEP)


@pytest.mark.corpus
def test_nothing_is_published_that_was_not_foretold(corpus: Path) -> None:
    metadata = PhotoMetadataReader()
    originals = OriginalBytes(LocalReader(), WebFetcher())
    checking = Checking(originals, metadata, Maker(PillowRenderer(), metadata, ByteScanGate()))
    recipes = [NOTHING, COPYRIGHT, KEEP, parse_recipe("exif/all")]
    looked = 0
    small = [path for path in sorted(corpus.rglob("*")) if path.is_file() and path.stat().st_size < 60_000]
    for path in small[::3]:
        try:
            found = disclose(metadata.read(path.read_bytes()))
            checks = checking.check(file_source(path), recipes) if found.kinds else ()
        except Fault:
            continue
        for checked in checks:
            looked += 1
            carried = outline(found).carried(checked.recipe)
            assert set(checked.disclosure.kinds) <= carried, (path.name, checked)
    assert looked

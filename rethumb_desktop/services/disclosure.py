"""What a picture discloses of people, places and devices, in kinds that a person knows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rethumb_desktop.domain.metadata import PhotoMetadata, Tag
from rethumb_desktop.domain.recipe import MetadataMode, Recipe

Groups = Mapping[str, Mapping[str, Tag]]


class Kind(StrEnum):
    """Kinds of what is disclosed, the most private first."""

    POSITION = "position"
    PLACE = "place"
    PEOPLE = "people"
    RIGHTS = "rights"
    IDENTITY = "identity"
    DATES = "dates"
    TEXTS = "texts"
    THUMBNAIL = "thumbnail"
    CAMERA = "camera"
    SETTINGS = "settings"
    EDITING = "editing"
    MAKER_NOTES = "maker notes"
    OTHER = "other"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Said:
    """One tag that discloses something; of what cannot be read, the sentence that says so, with no name."""

    group: str
    name: str
    text: str


@dataclass(frozen=True)
class Disclosure:
    """All that a picture discloses, by kind; kinds of which nothing is said are left out."""

    kinds: Mapping[Kind, tuple[Said, ...]]

    @property
    def has_position(self) -> bool:
        """Whether it says where it was taken, in whichever block; a damaged position counts as one."""
        return any(_COORDINATE.search(said.name) for said in self.kinds.get(Kind.POSITION, ()))

    @property
    def position_readable(self) -> bool:
        """Whether a position is more than a sentence that says it cannot be read."""
        said = (said for said in self.kinds.get(Kind.POSITION, ()) if _COORDINATE.search(said.name))
        return any(not is_damaged_position(each) for each in said)

    def carried(self, recipe: Recipe, kind: Kind) -> bool:
        """Whether a rendition of this recipe may carry something of this kind."""
        return any(carries(recipe, said) for said in self.kinds.get(kind, ()))

    @property
    def tags(self) -> int:
        return sum(len(said) for said in self.kinds.values())


@dataclass(frozen=True)
class Outline:
    """A disclosure without its words: small enough to be kept of each picture of many."""

    kinds: frozenset[Kind]
    has_position: bool
    position_readable: bool
    _carried: Mapping[tuple[MetadataMode, bool], frozenset[Kind]]

    def carried(self, recipe: Recipe) -> frozenset[Kind]:
        """Return the kinds of which a rendition of this recipe may carry something."""
        return self._carried[recipe.metadata, recipe.exif]


def outline(disclosure: Disclosure) -> Outline:
    """Return what can be said of a disclosure without its words."""
    carried = {}
    for mode in MetadataMode:
        for exif in (False, True):
            recipe = Recipe(metadata=mode, exif=exif)
            kinds = (kind for kind in disclosure.kinds if disclosure.carried(recipe, kind))
            carried[mode, exif] = frozenset(kinds)
    return Outline(frozenset(disclosure.kinds), disclosure.has_position, disclosure.position_readable, carried)


def disclose(metadata: PhotoMetadata) -> Disclosure:
    """Sort a picture's metadata by what it discloses. How the file is laid out and coloured discloses nothing."""
    return disclose_groups(metadata.groups, metadata.malformed)


def disclose_groups(groups: Groups, malformed: tuple[str, ...] = ()) -> Disclosure:
    """As `disclose`, of groups of tags and of sentences that say what cannot be read."""
    found: dict[Kind, list[Said]] = {}
    for group, tags in groups.items():
        for name, tag in tags.items():
            kind = _kind_of(group, name)
            if kind is not None and tag.text.strip(_BLANK):
                found.setdefault(kind, []).append(Said(group, name, tag.text))
    for sentence in malformed:
        found.setdefault(Kind.UNREADABLE, []).append(Said("", "", sentence))
        if damaged := _DAMAGED_POSITION.fullmatch(sentence):
            found.setdefault(Kind.POSITION, []).append(Said("GPS", damaged[1], sentence))
    return Disclosure({kind: tuple(found[kind]) for kind in Kind if kind in found})


def is_damaged_position(said: Said) -> bool:
    """Whether this is a coordinate that cannot be read; its text is the sentence that says so."""
    return _DAMAGED_POSITION.fullmatch(said.text) is not None


def carries(recipe: Recipe, said: Said) -> bool:
    """Whether a rendition of this recipe may carry the tag. Where that depends on the format: yes."""
    if recipe.exif:
        pictured = _kind_of(said.group, said.name) is Kind.THUMBNAIL
        return not pictured and (said.group in _IN_JSON or said.group.startswith("IFD"))
    if recipe.metadata is MetadataMode.KEEP:
        return not _never_carried(said)
    if recipe.metadata is MetadataMode.COPYRIGHT:
        return (said.group, said.name) in _CARRIED_RIGHTS
    return False


def _never_carried(said: Said) -> bool:
    inner = said.group.startswith(("IFD", "SubIFD")) and said.group != "IFD0"
    return inner or said.group == "MakerNotes" or _kind_of(said.group, said.name) is Kind.THUMBNAIL


_IN_JSON = frozenset({"ExifIFD", "GPS", "InteropIFD", "MakerNotes", "File"})

#: What the mode `copyright` carries, from whichever block says it.
_CARRIED_RIGHTS = frozenset(
    {
        ("IFD0", "Artist"),
        ("IFD0", "Copyright"),
        ("IFD0", "XPAuthor"),
        ("IPTC", "By-line"),
        ("IPTC", "Credit"),
        ("IPTC", "CopyrightNotice"),
        ("XMP-dc", "Creator"),
        ("XMP-dc", "Rights"),
        ("XMP-tiff", "Artist"),
        ("XMP-tiff", "Copyright"),
        ("XMP-photoshop", "Credit"),
        ("PNG", "Author"),
        ("PNG", "Copyright"),
    }
)

_BLANK = " \0\t\r\n"  # cameras fill what nobody has written
# What the reader says of a coordinate that is none. It lies in the file nevertheless, and may be read by others.
_DAMAGED_POSITION = re.compile(r"The (GPS\w*(?:Latitude|Longitude)) is no position\.")
_COORDINATE = re.compile(r"(Latitude|Longitude|GPSPosition|GPSCoordinates)(?!.*Ref$)")

# How the file is laid out, sized and coloured, and which version of a standard it follows.
_STRUCTURE_GROUPS = frozenset({"ICC_Profile", "InteropIFD", "XMP-x", "XMP-rdf", "XMP-hdrgm", "XMP-Container"})
_STRUCTURE = re.compile(
    r"(Exif)?(Image)?(Width|Height|Length)|RelatedImage\w+|PixelXDimension|PixelYDimension|BitsPerSample|Compression"
    r"|PhotometricInterpretation|SamplesPerPixel|SampleFormat|ExtraSamples|Predictor|FillOrder|PlanarConfiguration"
    r"|(Strip|Tile)(Offsets|ByteCounts|Width|Length)|RowsPerStrip|XResolution|YResolution|ResolutionUnit"
    r"|Orientation|ColorSpace|ColorMap|ColorMode|YCbCr\w+|WhitePoint|PrimaryChromaticities"
    r"|ReferenceBlackWhite|TransferFunction|JPEG\w+|Padding|SubfileType|NewSubFile|OffsetSchema|NativeDigest"
    r"|\w*Version(ID)?|ComponentsConfiguration|CodedCharacterSet|Format|FileFormat|Exif_IFD_Pointer"
    r"|GPS_IFD_Pointer|InteroperabilityOffset|ExifOffset|Icc\w+|GPSInfo"
)

_PREVIEWS = re.compile(r"Thumbnail|PreviewImage|JpgFromRaw|OtherImage(Start|Length)|^Image$")
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        Kind.PLACE,
        re.compile(
            r"^(Location|Sub-?location|City|State|Country|Province|Region$|WorldRegion)"
            r"|City|CountryName|CountryCode|ProvinceState|Sublocation|WorldRegion|CiAdr"
        ),
    ),
    (
        Kind.RIGHTS,
        re.compile(
            r"^(Artist|Copyright|XPAuthor|Author|Creator|Rights|RightsHolder|Credit|By-line|By-lineTitle)$"
            r"|Copyright|Licens|UsageTerms|WebStatement"
        ),
    ),
    (
        Kind.PEOPLE,
        re.compile(
            r"Owner|Person|People|Patient|Contact|Writer|Creator(Work|Address|City|Postal|Region|Country)|Email"
            r"|Telephone|HostComputer|Face|Region(s|Info).*Name|ImageSupplier|ImageCreator|^(Father|Family)$"
        ),
    ),
    (Kind.IDENTITY, re.compile(r"Serial|UniqueID|DocumentID|InstanceID|DeviceID|ContentIdentifier|(Patient|Study)ID")),
    (Kind.DATES, re.compile(r"Date|TimeStamp|TimeCreated|CreationTime|SubSec|Subsec|OffsetTime|HistoryWhen|TimeZone")),
    (
        Kind.TEXTS,
        re.compile(
            r"Comment|Description|Caption|Title|Headline|Keyword|Subject|Instructions|DocumentName|ObjectName|Label"
            r"|FileName|JobRef|Category|Categories|TextLayer"
        ),
    ),
    (
        Kind.CAMERA,
        re.compile(
            r"^(Make|Model|Software|Lens|LensInfo|LensID|LensMake|LensModel|CreatorTool|UniqueCameraModel"
            r"|Firmware|Flash(Model|Manufacturer)|LensManufacturer|CameraMakeModel|CaptureSoftware)$"
        ),
    ),
)
_GROUPS = {
    "ExifIFD": Kind.SETTINGS,
    "XMP-exif": Kind.SETTINGS,
    "XMP-exifEX": Kind.SETTINGS,
    "XMP-aux": Kind.SETTINGS,
    "MakerNotes": Kind.MAKER_NOTES,
    "XMP-crs": Kind.EDITING,
    "XMP-xmpMM": Kind.EDITING,
    "XMP-photoshop": Kind.EDITING,
    "XMP-darktable": Kind.EDITING,
    "IPTC": Kind.TEXTS,
    "PNG": Kind.TEXTS,
    "File": Kind.TEXTS,
}
# What maker notes say of people and places; nearly all else in them is settings.
_IN_MAKER_NOTES = re.compile(r"^(City|State|Country|Landmark|Location|\w*OwnerName|BabyName|\w*Face\d*Name)$")
# Settings of a camera that are called like a text, a date or a place.
_SETTINGS_BY_NAME = re.compile(r"Subject(Distance|Area|Location)|ISOSpeedLatitude")


@lru_cache(maxsize=8_192)
def _kind_of(group: str, name: str) -> Kind | None:
    """Return what a tag discloses, None where it only says how the file is made."""
    if group == "PNG" and name.startswith("Exif"):
        # ImageMagick writes EXIF tags as texts, too.
        return _kind_of("ExifIFD", name.removeprefix("Exif"))
    if name == "MakerNote":
        return Kind.MAKER_NOTES
    if group in _STRUCTURE_GROUPS or _STRUCTURE.fullmatch(name):
        return None
    if _PREVIEWS.search(name) and group != "GPS":
        return Kind.THUMBNAIL
    if group == "GPS" or "GPS" in name:
        return Kind.DATES if re.search(r"Date|TimeStamp", name) else Kind.POSITION
    if _SETTINGS_BY_NAME.search(name):
        return Kind.SETTINGS
    by_name = next((kind for kind, pattern in _KINDS if pattern.search(name)), None)
    if group == "MakerNotes" and by_name is not Kind.IDENTITY and not _IN_MAKER_NOTES.search(name):
        return Kind.MAKER_NOTES
    return by_name or _GROUPS.get(group, Kind.OTHER)

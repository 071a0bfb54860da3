"""Names and values of XMP tags as exiftool gives them: dates, fractions, positions."""

from __future__ import annotations

import re

from rethumb_desktop.domain.metadata import Value
from rethumb_desktop.metadata.containers.tiff import Rational
from rethumb_desktop.metadata.values import plain_number

#: Groups whose values are those of EXIF: fractions, APEX values, positions.
_EXIF_GROUPS = ("XMP-exif", "XMP-tiff", "XMP-aux", "XMP-exifEX")
_NUMBER_GROUPS = (*_EXIF_GROUPS, "XMP-crs", "XMP-GPano", "XMP-hdrgm")

_RENAMED = {
    "XMP-exif": {
        "PixelXDimension": "ExifImageWidth", "PixelYDimension": "ExifImageHeight", "ISOSpeedRatings": "ISO",
        "ExposureBiasValue": "ExposureCompensation", "FocalLengthIn35mmFilm": "FocalLengthIn35mmFormat",
        "GPSTimeStamp": "GPSDateTime", "OECF": "Opto-ElectricConvFactor",
    },
    "XMP-tiff": {"ImageLength": "ImageHeight"},
    "XMP-photoshop": {"ICCProfile": "ICCProfileName"},
    "XMP-crs": {"Temperature": "ColorTemperature"},
    "XMP-microsoft": {"Rating": "RatingPercent"},
    "XMP-plus": {"Version": "PLUSVersion"},
    "XMP-exifEX": {
        "PhotographicSensitivity": "ISO", "BodySerialNumber": "SerialNumber", "LensSpecification": "LensInfo",
        "CameraOwnerName": "OwnerName",
    },
}  # fmt: skip
_CONTACT = {
    "CiAdrExtadr": "Address", "CiAdrCity": "City", "CiAdrCtry": "Country", "CiEmailWork": "WorkEmail",
    "CiTelWork": "WorkTelephone", "CiAdrPcode": "PostalCode", "CiAdrRegion": "Region", "CiUrlWork": "WorkURL",
}  # fmt: skip

#: Parents whose fields go by another name.
_FLAT_PARENTS = {"RetouchAreas": "RetouchArea", "RegistryId": "Registry", "TextLayers": "TextLayer"}
_FLAT_CHILDREN = {"RegItemId": "ItemID", "RegOrgId": "OrganisationID", "LayerName": "Name", "LayerText": "Text"}
_PARTS = {"ccv": "CCV", "xy": "XY"}
_CAPITALS = (*_NUMBER_GROUPS, "XMP-plus", "XMP-dc", "XMP-photoshop", "XMP-iptcExt")
_VOCABULARY = "http://ns.useplus.org/ldf/vocab/"

_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?\s*(\S*)$")
_DAY = re.compile(r"\d{4}(-\d\d){0,2}$")
_FRACTION = re.compile(r"(-?\d{1,12})/(-?\d{1,12})$")
_INTEGER = re.compile(r"[+-]?\d{1,15}$")
_REAL = re.compile(r"[+-]?(\d{1,15}\.\d{0,20}|\.\d{1,20})(e[+-]?\d{1,3})?$", re.IGNORECASE)
_POSITION = re.compile(r"(\d{1,3})[,°](\d{1,2}(?:\.\d+)?)(?:,(\d{1,2}(?:\.\d+)?))?\s*([NSEW])$")


def standard_name(group: str, name: str) -> str:
    """Return a property's name as a tag's: capitalised, and not all in capitals where the namespace is unknown."""
    if group == "XMP-hdr":
        return "".join(_PARTS.get(part, part[:1].upper() + part[1:]) for part in name.split("_"))
    if group not in _CAPITALS and name.isupper() and len(name) > 2:
        return name.capitalize()
    return name[:1].upper() + name[1:]


def join_names(parent: str, child: str) -> str:
    """Return the name of a structure's field: the parent's name before its own, where it does not begin so."""
    if parent in _FLAT_PARENTS:
        parent = _FLAT_PARENTS[parent]
        child = _FLAT_CHILDREN.get(child, child)
    return child if child.startswith(parent) and child != parent else parent + child


def convert(group: str, name: str, texts: list[str], *, standard: bool) -> tuple[str, list[Value]]:
    """Return a tag's standard name and its raw values; of a namespace that is not `standard` fractions are numbers."""
    renamed = _RENAMED.get(group, {}).get(name, name)
    if name.startswith("CreatorContactInfo"):
        field = name.removeprefix("CreatorContactInfo")
        renamed = "Creator" + _CONTACT[field] if field in _CONTACT else name
    values: list[Value] = []
    for text in texts:
        if not standard and _FRACTION.match(text):
            values.append(_fraction(renamed, text))
        else:
            values += _convert_text(group, renamed, text)
    return renamed, values


def _convert_text(group: str, name: str, text: str) -> list[Value]:
    if text in ("True", "False"):
        return [text == "True"]
    if group == "XMP-plus":
        text = text.removeprefix(_VOCABULARY)
    if found := _MOMENT.match(text):
        year, month, day, minutes, seconds, zone = found.groups()
        return [f"{year}:{month}:{day} {minutes}{seconds or ''}{zone}"]
    if "Date" in name and _DAY.match(text):
        return [text.replace("-", ":")]
    if group in _EXIF_GROUPS:
        if name.startswith("GPS") and (position := _POSITION.match(text)):
            return [_degrees(*position.groups())]
        parts = text.split()
        if parts and all(_FRACTION.match(part) for part in parts):
            return [_fraction(name, part) for part in parts]
    if group in _NUMBER_GROUPS or name == "Rating":
        return [_number(text)]
    return [text]


def _degrees(degrees: str, minutes: str, seconds: str | None, side: str) -> float:
    total = int(degrees) + float(minutes) / 60 + float(seconds or 0) / 3600
    return -total if side in "SW" else total


def _fraction(name: str, text: str) -> Value:
    numerator, denominator = text.split("/")
    value = plain_number(Rational(int(numerator), int(denominator)))
    if isinstance(value, str):
        return value
    if name in ("ApertureValue", "MaxApertureValue") and abs(value) < 100:
        return float(2 ** (value / 2))
    if name == "ShutterSpeedValue" and abs(value) < 100:
        return float(2**-value)
    return value


def _number(text: str) -> Value:
    if _INTEGER.match(text) and (text.lstrip("+-")[:1] != "0" or len(text.lstrip("+-")) == 1):
        return int(text)
    return float(text) if _REAL.match(text) else text

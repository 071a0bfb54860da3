"""Metadata as the inspector shows it, and what the privacy gate finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

#: A raw value as JSON can hold it.
Value = str | int | float | bool | list[object] | dict[str, object] | None


@dataclass(frozen=True)
class Tag:
    """One tag: `value` raw (numbers as numbers, GPS in decimal degrees), `text` what a person reads."""

    value: Value
    text: str


@dataclass(frozen=True)
class FileFacts:
    """What the file itself says. Sizes in pixels, as stored (not turned by the orientation)."""

    format: str
    mime: str
    bytes: int
    width: int
    height: int
    mode: str
    orientation: int
    frames: int


@dataclass(frozen=True)
class PhotoMetadata:
    """All metadata of a picture: groups by the field's own names (IFD0, ExifIFD, GPS, IPTC, XMP-dc ...).

    `malformed` holds a sentence for each block that could not be read; the rest is still there.
    """

    file: FileFacts
    groups: Mapping[str, Mapping[str, Tag]]
    malformed: tuple[str, ...] = ()

    @property
    def has_location(self) -> bool:
        gps = self.groups.get("GPS", {})
        return "GPSLatitude" in gps and "GPSLongitude" in gps


@dataclass(frozen=True)
class Thumbnail:
    """The small picture that a camera puts into a picture, as a JPEG file that says how it is held upright.

    `width` and `height` are the upright size of the whole picture.
    """

    data: bytes
    width: int
    height: int


@dataclass(frozen=True)
class Finding:
    """Something in a rendition's bytes that its recipe does not allow: `what` (EXIF, GPS, XMP ...) and where."""

    what: str
    detail: str = field(default="")

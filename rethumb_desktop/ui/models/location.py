"""Where a photograph was taken, in decimal degrees and in degrees, minutes and seconds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rethumb_desktop.domain.metadata import PhotoMetadata, Tag


@dataclass(frozen=True)
class Location:
    """A point on the globe in degrees: north and east are positive."""

    latitude: float
    longitude: float

    @property
    def decimal(self) -> str:
        return f"{self.latitude:.6f}, {self.longitude:.6f}"

    @property
    def map_url(self) -> str:
        """The address that shows the point on a map."""
        latitude, longitude = f"{self.latitude:.6f}", f"{self.longitude:.6f}"
        return f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=15/{latitude}/{longitude}"

    @property
    def degrees(self) -> str:
        return f"{_sexagesimal(self.latitude, 'NS')}, {_sexagesimal(self.longitude, 'EW')}"


def find_location(metadata: PhotoMetadata) -> Location | None:
    """Return the position a picture carries, in EXIF or else in XMP; None where there is none that makes sense."""
    # In XMP the number itself says on which side it is, in EXIF another tag does.
    found = (
        _find_in(metadata.groups.get(group, {}), sided=sided) for group, sided in (("GPS", True), ("XMP-exif", False))
    )
    return next((location for location in found if location is not None), None)


def _find_in(tags: Mapping[str, Tag], *, sided: bool) -> Location | None:
    latitude = _signed(tags, "GPSLatitude", "NS", sided=sided)
    longitude = _signed(tags, "GPSLongitude", "EW", sided=sided)
    if latitude is None or longitude is None or not (abs(latitude) <= 90 and abs(longitude) <= 180):
        return None
    return Location(latitude, longitude)


def _signed(tags: Mapping[str, Tag], name: str, sides: str, *, sided: bool) -> float | None:
    value = tags[name].value if name in tags else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    reference = tags.get(f"{name}Ref")
    letter = str(reference.value).upper()[:1] if reference is not None else ""
    known = bool(letter) and letter in sides
    if sided and not known and value > 0:
        return None  # it could be on either side; a sign, which a few write, tells
    return -abs(float(value)) if letter == sides[1] else float(value)


def _sexagesimal(value: float, letters: str) -> str:
    hundredths = round(abs(value) * 360_000)
    degrees, rest = divmod(hundredths, 360_000)
    minutes, seconds = divmod(rest, 6_000)
    return f"{degrees}° {minutes:02d}′ {seconds / 100:05.2f}″ {letters[value < 0]}"

"""What to take of a folder: told by cheap things, before a file is opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatchcase

from rethumb_desktop.domain.formats import PictureFormat

_FORMAT_OF_EXTENSION = {
    "jpg": PictureFormat.JPEG,
    "jpeg": PictureFormat.JPEG,
    "jpe": PictureFormat.JPEG,
    "jfif": PictureFormat.JPEG,
    "mpo": PictureFormat.JPEG,
    "png": PictureFormat.PNG,
    "apng": PictureFormat.PNG,
    "webp": PictureFormat.WEBP,
    "gif": PictureFormat.GIF,
    "tif": PictureFormat.TIFF,
    "tiff": PictureFormat.TIFF,
    "bmp": PictureFormat.BMP,
    "dib": PictureFormat.BMP,
    "avif": PictureFormat.AVIF,
    "heic": PictureFormat.HEIC,
    "heif": PictureFormat.HEIC,
    "hif": PictureFormat.HEIC,
}


def format_of_name(name: str) -> PictureFormat | None:
    """Return the format that a file's name promises; the bytes decide later what it is."""
    return _FORMAT_OF_EXTENSION.get(name.rpartition(".")[2].lower())


@dataclass(frozen=True)
class IntakeFilter:
    """Which pictures of a folder are taken; all, unless something is said. A file that was named itself is always.

    `formats` None: every format. `name` is a pattern with * and ?; without these it is a part of the name.
    """

    formats: frozenset[PictureFormat] | None = None
    min_bytes: int = 0
    changed_since: datetime | None = None
    subfolders: bool = True
    name: str = ""

    @property
    def asks_for_facts(self) -> bool:
        """Whether a file has to be asked for its size or date."""
        return self.min_bytes > 0 or self.changed_since is not None

    def takes_name(self, name: str) -> bool:
        """Whether a file of this name is taken, as far as the name tells."""
        if self.formats is not None and format_of_name(name) not in self.formats:
            return False
        wanted = self.name.strip().casefold()
        if not wanted:
            return True
        known = name.casefold()
        return fnmatchcase(known, wanted) if "*" in wanted or "?" in wanted else wanted in known

    def takes_facts(self, size: int, changed: float) -> bool:
        """Whether a file of so many bytes, last changed then (seconds since 1970), is taken."""
        if size < self.min_bytes:
            return False
        return self.changed_since is None or changed >= self.changed_since.timestamp()


#: Takes everything.
EVERYTHING = IntakeFilter()

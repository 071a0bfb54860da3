"""Originals: where they come from and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rethumb_desktop.domain.formats import PictureFormat


class SourceKind(StrEnum):
    FILE = "file"
    URL = "url"
    PASTED = "pasted"


@dataclass(frozen=True, slots=True)
class Source:
    """Where an original is found.

    `location` is a path (as `os.fsdecode` gives it: bytes that are no UTF-8 are surrogates) or a URL; a pasted
    picture is a file in the program's own folder. `name` is what a person calls it: the base name.
    """

    kind: SourceKind
    location: str
    name: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the disk tells of a file without opening it: another stamp means that it was written since."""

    bytes: int
    changed_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class Original:
    """What the bytes of an original say. Sizes are those of the upright picture, in pixels."""

    sha256: str
    bytes: int
    format: PictureFormat
    width: int
    height: int
    mode: str = ""
    orientation: int = 1
    frames: int = 1

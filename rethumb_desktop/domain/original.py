"""Originals: where they come from and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass, field
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
    """What the disk tells of a file without opening it: another stamp means that it was written since.

    `ctime_ns` is when the disk noted a change of it last: of its bytes, its rights or its names; 0 where that is not
    known. It makes no other stamp: `was_touched_since` tells.
    """

    bytes: int
    changed_ns: int
    inode: int
    ctime_ns: int = field(default=0, compare=False)

    def is_alike(self, other: Stamp) -> bool:
        """Whether size and time are the same: on a copy of a disk the inode is another, on some after each mount."""
        return self.bytes == other.bytes and self.changed_ns == other.changed_ns

    def was_touched_since(self, before: Stamp) -> bool:
        """Whether the disk has noted something since a stamp that is the same: other bytes may be behind it."""
        return bool(self.ctime_ns and before.ctime_ns) and self.ctime_ns != before.ctime_ns


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

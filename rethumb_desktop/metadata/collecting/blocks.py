"""What a file holds, as bytes: its shape and its blocks of metadata."""

from __future__ import annotations

from dataclasses import dataclass, field

from rethumb_desktop.domain.formats import PictureFormat


@dataclass
class Blocks:
    """A file taken apart. Sizes in pixels as stored; `width` is 0 while no header has been met.

    `exif` begins with a TIFF header. `orientation` is the container's own (AVIF, HEIC), 0 where it has none.
    `tags` are texts that stand in the container itself, by group and name. `problems` are whole sentences.
    """

    format: PictureFormat
    width: int = 0
    height: int = 0
    mode: str = ""
    frames: int = 1
    orientation: int = 0
    exif: bytes = b""
    xmp: list[bytes] = field(default_factory=list)
    iptc: list[bytes] = field(default_factory=list)
    icc: bytes = b""
    tags: dict[str, dict[str, str]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def add_text(self, group: str, name: str, text: str) -> None:
        """Keep a text; of several with one name the first counts."""
        if text:
            self.tags.setdefault(group, {}).setdefault(name, text)

    def add_exif(self, block: bytes) -> None:
        """Keep an EXIF block, with or without the header that JPEG puts before it; the first counts."""
        while block[:4] == b"Exif" and len(block) > 6:
            block = block[6:]
        if not self.exif:
            self.exif = block


def decode_text(data: bytes) -> str:
    """Return bytes of unknown character set as text: UTF-8 where they are, else Western European."""
    data = data.split(b"\0", 1)[0]
    try:
        return data.decode("utf-8").strip()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace").strip()

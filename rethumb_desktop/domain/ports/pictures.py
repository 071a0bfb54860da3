"""Ports about pictures: reading originals, making renditions, keeping them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from rethumb_desktop.domain.geometry import Crop
from rethumb_desktop.domain.metadata import Finding, PhotoMetadata, Thumbnail
from rethumb_desktop.domain.original import Original, Stamp
from rethumb_desktop.domain.recipe import MetadataMode, Recipe, Size
from rethumb_desktop.domain.rendition import Pixels, Rendered


class OriginalReader(Protocol):
    """Reads the bytes of an original from disk."""

    def read(self, path: Path) -> bytes:
        """Return the file's bytes; regular files only, up to the size limit, never blocking on a pipe.

        Raises Fault: missing, permission, not-a-file, empty, too-large, disk.
        """

    def read_beginning(self, path: Path, length: int) -> bytes:
        """Return the file's first bytes, at most `length`; fewer: that is the whole file. Raises Fault as `read`."""

    def stamp(self, path: Path) -> Stamp:
        """Return what tells whether the file was written since; nothing is read. Raises Fault: missing, permission."""


class Fetcher(Protocol):
    """Fetches an original from the web."""

    def fetch(self, url: str) -> bytes:
        """Return the bytes behind a public http(s) URL. Raises Fault: refused, offline, missing, too-large."""


class KeptPicture(Protocol):
    """A picture that is looked at: decoded once for all that is asked of it, as long as there is the memory for it.

    It never keeps other work from memory: what it holds is given up where that is needed, and decoded anew later. Safe
    to call from several threads at once.
    """

    @property
    def frames(self) -> int:
        """How many frames or pages the file has."""

    def render(self, wanted: Recipe, recipes: Sequence[Recipe]) -> Rendered:
        """Render one of the recipes, with the bytes that `Renderer.render` of all of them gives it.

        Another focus asks for no other decode. Raises Fault as `Renderer.render`.
        """

    def pixels(self, box: Size, recipes: Sequence[Recipe] = (), part: Crop | None = None) -> Pixels:
        """Return a part of the upright picture (None: all) for the screen, in sRGB, reduced to fit `box`.

        What `recipes` are made from serves where it has enough pixels. Raises Fault as `Renderer.examine`.
        """

    def close(self) -> None:
        """Let the pixels go for good; never waits."""


class Renderer(Protocol):
    """Makes renditions. Safe to call from several threads at once."""

    @property
    def version(self) -> str:
        """A short text that changes whenever the same recipe would give other bytes worth a new key."""

    def examine(self, data: bytes) -> Original:
        """Return format, upright size and SHA-256 without decoding the pixels.

        Raises Fault: not-a-picture, unsupported, damaged, too-large.
        """

    def render(self, data: bytes, recipes: Sequence[Recipe]) -> list[Rendered]:
        """Render all recipes from one decode, in their order; none may ask for `exif`.

        Raises Fault: as `examine`, and impossible (a recipe cannot be met: `maxbytes` too small, too large
        for the output format).
        """

    def keep(self, data: bytes) -> KeptPicture:
        """Return a picture to be looked at; nothing is decoded yet. Raises Fault as `examine`."""

    def extension(self, original: Original, recipe: Recipe) -> str:
        """Return the extension (no dot) a recipe's result will have."""

    def pixels(self, data: bytes, box: Size) -> Pixels:
        """Decode for the screen: upright, sRGB, reduced to fit `box`. Raises Fault as `examine`."""


class MetadataReader(Protocol):
    """Reads what a picture says about itself. Safe to call from several threads at once."""

    def read(self, data: bytes) -> PhotoMetadata:
        """Return all groups; what is malformed is listed, not raised. Raises Fault: not-a-picture, unsupported."""

    def as_rethumb(self, data: bytes) -> dict[str, dict[str, object]]:
        """Return the JSON of the old service's `exif/all`: sections of tags, rationals as "n/d" texts."""

    def thumbnail(self, beginning: bytes) -> Thumbnail | None:
        """Return the thumbnail that the first bytes of a file hold; None where they hold none that can be used."""


class PrivacyGate(Protocol):
    """Looks through finished bytes for metadata, with code that shares nothing with the encoder."""

    def scan(self, data: bytes, mime: str, allowed: MetadataMode) -> list[Finding]:
        """Return what these bytes carry that `allowed` does not allow; an empty list lets them pass."""


@dataclass(frozen=True)
class CacheContents:
    """What the cache holds now: how many renditions of how many bytes, and how many of these bytes are unsent."""

    renditions: int
    bytes: int
    unsent_bytes: int


class RenditionCache(Protocol):
    """Renditions on disk: staged for upload, kept a few days."""

    def stage(self, key: str, data: bytes) -> Path:
        """Keep the bytes durably under their object key and return the file. Raises Fault: disk."""

    def find(self, key: str) -> Path | None:
        """Return the file under this key, if there is one; that counts as a use of it."""

    def read(self, key: str) -> bytes | None:
        """Return the bytes staged under this key; None where there are none, or others than those that were staged."""

    def discard(self, key: str) -> None: ...

    def evict(self, unsent: Collection[str], now: datetime, *, urgent: bool = False) -> int:
        """Delete what was not used for too long, then the least recently used beyond the size limit.

        Never what is `unsent`, nor what was used within the last hour. `urgent` (the disk is full) lets go of all that
        was not used within the last minute. Returns how many files went. Raises Fault disk.
        """

    def contents(self, unsent: Collection[str]) -> CacheContents:
        """Return how much there is, and how much of it is `unsent`. Raises Fault disk."""

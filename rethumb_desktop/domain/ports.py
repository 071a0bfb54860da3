"""Ports: what the services need from the world. Each has a real adapter and a memory twin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from rethumb_desktop.domain.errors import FaultRecord
from rethumb_desktop.domain.events import Event
from rethumb_desktop.domain.job import Job, JobState, NewJob, Publication
from rethumb_desktop.domain.library import Account, KeyPair, Visibility
from rethumb_desktop.domain.metadata import Finding, PhotoMetadata
from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.domain.original import Original
from rethumb_desktop.domain.preset import Preset
from rethumb_desktop.domain.recipe import MetadataMode, Recipe, Size
from rethumb_desktop.domain.rendition import Pixels, Rendered, Rendition

Listener = Callable[[Event], None]


class OriginalReader(Protocol):
    """Reads the bytes of an original from disk."""

    def read(self, path: Path) -> bytes:
        """Return the file's bytes; regular files only, up to the size limit, never blocking on a pipe.

        Raises Fault: missing, permission, not-a-file, empty, too-large, disk.
        """


class Fetcher(Protocol):
    """Fetches an original from the web."""

    def fetch(self, url: str) -> bytes:
        """Return the bytes behind a public http(s) URL. Raises Fault: refused, offline, missing, too-large."""


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


class PrivacyGate(Protocol):
    """Looks through finished bytes for metadata, with code that shares nothing with the encoder."""

    def scan(self, data: bytes, mime: str, allowed: MetadataMode) -> list[Finding]:
        """Return what these bytes carry that `allowed` does not allow; an empty list lets them pass."""


class RenditionCache(Protocol):
    """Renditions on disk: staged for upload, kept a few days."""

    def stage(self, key: str, data: bytes) -> Path:
        """Keep the bytes durably under their object key and return the file. Raises Fault: disk."""

    def find(self, key: str) -> Path | None: ...

    def discard(self, key: str) -> None: ...


@dataclass(frozen=True)
class StoredObject:
    """An object in a store: its size in bytes and, where the store tells, MD5 (hex) and media type."""

    key: str
    bytes: int
    md5: str | None = None
    mime: str | None = None


@dataclass(frozen=True)
class TestStep:
    """One line of a connection test: `cure` says in plain words what to do when it is not `ok`."""

    name: str
    ok: bool
    detail: str = ""
    cure: str = ""


class ObjectStore(Protocol):
    """A bucket, a folder, or memory. Keys are whole object names, prefix included. Safe to share by threads.

    Every method raises Fault (offline, portal, certificate, throttle, clock, credentials, target, policy, data,
    quota, disk, store).
    """

    def put(self, key: str, data: bytes, mime: str) -> None:
        """Store the bytes and verify that they arrived; when it returns the object is there and right."""

    def head(self, key: str) -> StoredObject | None: ...

    def get(self, key: str) -> bytes:
        """Return the object's bytes. Raises Fault missing where there is none."""

    def delete(self, key: str) -> None:
        """Delete the object; none there is no fault."""

    def list(self, prefix: str) -> Iterator[StoredObject]: ...

    def public_url(self, key: str) -> str:
        """Return the link of a public object (derived, no request); a folder gives a file link."""

    def presigned_url(self, key: str, expires: timedelta) -> str:
        """Return a link that anybody can open until it expires, at most 7 days."""

    def local_path(self, key: str) -> Path | None:
        """Return the object's file where the store is a folder, else None."""

    def find_visibility(self, probe_key: str) -> Visibility:
        """Find out how objects become public, with one small object that is deleted again where that is allowed."""

    def test(self, probe_key: str) -> Iterator[TestStep]:
        """Try, step by step and live, everything publishing needs; ends at the first step that makes the rest moot."""


class StoreOpener(Protocol):
    """Opens the store of an account; `keys` are None for a reading stranger."""

    def __call__(self, account: Account, keys: KeyPair | None) -> ObjectStore: ...


class Vault(Protocol):
    """Keeps secrets by entry name: the OS keyring, this session only, or the environment.

    Raises Fault keyring (locked, absent, slow, refused).
    """

    def get(self, entry: str) -> str | None: ...

    def set(self, entry: str, secret: str) -> None: ...

    def delete(self, entry: str) -> None:
        """Forget an entry; none there is no fault."""


class KeyPairs(Protocol):
    """Keeps the key pair of an account's role in one vault. Raises Fault keyring."""

    def get(self, account: Account) -> KeyPair | None: ...

    def set(self, account: Account, keys: KeyPair) -> None: ...

    def delete(self, account: Account) -> None: ...


class LibraryKeys(Protocol):
    """Keeps the library key of each library."""

    def get(self, library: str) -> LibraryKey | None: ...

    def set(self, library: str, key: LibraryKey) -> None: ...


class JobQueue(Protocol):
    """The durable queue. Every change is one short transaction. Raises Fault index, disk."""

    def add(self, batch: str, jobs: Sequence[NewJob]) -> list[Job]:
        """Queue jobs; their ids grow in the order given. They belong to this process until it ends."""

    def get(self, job: int) -> Job | None: ...

    def jobs(self, *, batch: str | None = None, states: Iterable[JobState] | None = None) -> list[Job]:
        """Return jobs in queue order."""

    def set_state(self, job: int, state: JobState) -> Job: ...

    def set_original(
        self, job: int, original: Original, renditions: Sequence[Rendition], notes: Sequence[str] = ()
    ) -> Job:
        """Record what was found out: the original's facts and the renditions to be (keys known, sizes final)."""

    def finish(self, job: int, state: JobState, renditions: Sequence[Rendition], notes: Sequence[str] = ()) -> Job:
        """End a job as published or duplicate."""

    def fail(self, job: int, error: FaultRecord) -> Job: ...

    def requeue(self, jobs: Iterable[int]) -> list[Job]:
        """Put failed and cancelled jobs (others are left as they are) back to queued, their errors forgotten."""

    def adopt(self) -> list[Job]:
        """Take over the unfinished jobs of processes that are gone, back to queued; return them in queue order."""

    def remove(self, jobs: Iterable[int]) -> list[int]:
        """Take ended jobs off the queue; return those that were."""


class Publications(Protocol):
    """The record of what is in which library. Raises Fault index, disk."""

    @property
    def device(self) -> str:
        """This device's id: made once with the index."""

    def find(self, library: str, key: str) -> Publication | None: ...

    def record(self, publications: Sequence[Publication]) -> None:
        """Record in one transaction; the same key of the same library again changes nothing."""

    def page(
        self, *, library: str | None = None, search: str = "", offset: int = 0, limit: int = 1000
    ) -> list[Publication]:
        """Return publications, newest first, whose name, recipe or key contains `search`."""

    def of_original(self, library: str, sha256: str) -> list[Publication]: ...

    def remove(self, library: str, keys: Iterable[str]) -> None: ...


class AccountBook(Protocol):
    """The accounts as the settings keep them, no secrets. Raises Fault settings, disk."""

    def accounts(self) -> list[Account]: ...

    def save_account(self, account: Account) -> None: ...

    def remove_account(self, name: str) -> None: ...


class PresetBook(Protocol):
    """The presets as the settings keep them; never empty. Raises Fault settings, disk."""

    def presets(self) -> list[Preset]: ...

    def save_preset(self, preset: Preset) -> None: ...

    def remove_preset(self, name: str) -> None: ...

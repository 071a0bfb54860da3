"""Ports: what the services need from the world. Each has a real adapter and a memory twin."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from rethumb_desktop.domain.errors import FaultRecord
from rethumb_desktop.domain.events import Event
from rethumb_desktop.domain.job import Job, JobChange, JobState, NewJob, Publication, Removal
from rethumb_desktop.domain.library import Account, KeyPair, Role, StoreFacts
from rethumb_desktop.domain.metadata import Finding, PhotoMetadata
from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.domain.original import Original
from rethumb_desktop.domain.preset import Preset
from rethumb_desktop.domain.recipe import MetadataMode, Recipe, Size
from rethumb_desktop.domain.rendition import Pixels, Rendered

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


@dataclass(frozen=True)
class StoredObject:
    """An object in a store: its size in bytes and, where the store tells, MD5 (hex), media type, size in pixels."""

    key: str
    bytes: int
    md5: str | None = None
    mime: str | None = None
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class TestStep:
    """One line of a connection test: `cure` says in plain words what to do when it is not `ok`.

    The last step of a test that came to its end carries the facts that were found.
    """

    name: str
    ok: bool
    detail: str = ""
    cure: str = ""
    facts: StoreFacts | None = None


class ObjectStore(Protocol):
    """A bucket, a folder, or memory. Keys are whole object names, prefix included. Safe to share by threads.

    Every method raises Fault (offline, portal, certificate, throttle, clock, credentials, target, policy, data,
    quota, disk, store).
    """

    def put(self, key: str, data: bytes, mime: str, *, width: int = 0, height: int = 0) -> None:
        """Store the bytes and verify that they arrived; when it returns the object is there and right.

        The size in pixels, where it is given, is kept beside the object and told by `head`.
        """

    def head(self, key: str) -> StoredObject | None: ...

    def get(self, key: str) -> bytes:
        """Return the object's bytes. Raises Fault missing where there is none."""

    def delete(self, key: str) -> None:
        """Delete the object with all its versions; none there is no fault."""

    def list(self, prefix: str) -> Iterator[StoredObject]: ...

    def public_url(self, key: str) -> str:
        """Return the link of a public object (derived, no request); a folder gives a file link."""

    def presigned_url(self, key: str, expires: timedelta) -> str:
        """Return a link that anybody can open until it expires, at most 7 days."""

    def local_path(self, key: str) -> Path | None:
        """Return the object's file where the store is a folder, else None."""

    def find_facts(self, probe_key: str) -> StoreFacts:
        """Find out how objects become public and what puts can do, with small objects that are deleted again
        where that is allowed."""

    def make_bucket(self) -> None:
        """Make the bucket; one that is there and belongs to the same user is no fault."""

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
    """Keeps the key pair of each role of an account in one vault. Raises Fault keyring."""

    def get(self, account: Account, role: Role = Role.PUBLISH) -> KeyPair | None: ...

    def set(self, account: Account, keys: KeyPair, role: Role = Role.PUBLISH) -> None: ...

    def delete(self, account: Account) -> None:
        """Forget the keys of all roles; none there is no fault."""


class LibraryKeys(Protocol):
    """Keeps the library key of each library."""

    def get(self, library: str) -> LibraryKey | None: ...

    def set(self, library: str, key: LibraryKey) -> None: ...


class JobQueue(Protocol):
    """The durable queue. Every change is one short transaction. Raises Fault index, disk."""

    def add(self, batch: str, jobs: Sequence[NewJob]) -> list[Job]:
        """Queue jobs; their ids grow in the order given. They belong to this process until it ends."""

    def get(self, job: int) -> Job | None: ...

    def state(self, job: int) -> JobState | None:
        """Return how a job stands; None where it is not in the queue any more."""

    def jobs(self, *, batch: str | None = None, states: Iterable[JobState] | None = None) -> list[Job]:
        """Return jobs in queue order."""

    def apply(self, changes: Sequence[JobChange]) -> list[Job]:
        """Write the changes in one transaction, in order; return each job as it stands after its change.

        A state only moves forward, and an ended job stays as it is, whatever else its change holds. A job that was
        taken off the queue meanwhile is left out of the answer; what it published is recorded all the same.
        """

    def unsent_keys(self) -> set[str]:
        """Return the object keys of all renditions that wait to be sent, of failed jobs too."""

    def requeue(self, jobs: Iterable[int]) -> list[Job]:
        """Put failed and cancelled jobs (others are left as they are) back to queued, their errors forgotten."""

    def adopt(self) -> list[Job]:
        """Take over the unfinished jobs of processes that are gone, back to queued; return them in queue order.

        Those whose picture was being rendered when their process died are told apart by `suspects`; one that
        this has happened to too often is failed instead of queued, and returned as such.
        """

    def suspects(self) -> set[int]:
        """Return the unfinished jobs during whose rendering a process died: to be rendered alone."""

    def mark_rendering(self, job: int) -> AbstractContextManager[None]:
        """Mark a job as being rendered as long as the block lasts, in a way that outlives a crash."""

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

    def begin_library(self, library: str) -> None:
        """Note that this library was made here: what it holds is known to this index."""

    def knows_all(self, library: str) -> bool:
        """Whether nothing can be in the library that this index does not know of."""

    def settle(self, library: str, place: str) -> None:
        """Note where a library of this name is: the publications of one place say nothing about another."""

    def place_of(self, library: str) -> str | None:
        """Return where the library of this name was last, as `settle` was told."""


class Removals(Protocol):
    """Publications on their way out of their library. Raises Fault index, disk."""

    def ask(self, library: str, keys: Iterable[str], now: datetime) -> list[Removal]:
        """Turn publications into waiting removals, in one transaction; keys that are none are left out."""

    def undo(self, library: str, keys: Iterable[str]) -> list[Publication]:
        """Turn waiting removals back into publications; return those that were."""

    def begin(self, library: str, key: str) -> bool:
        """Move a waiting or failed removal to deleting, also one that a process that is gone was deleting.

        False where there is none, or another is deleting it.
        """

    def end(self, library: str, key: str) -> None:
        """Forget a removal that was being deleted: the object is gone."""

    def fail(self, library: str, key: str, error: FaultRecord) -> None:
        """Note why an object that was being deleted could not be."""

    def find(self, library: str, key: str) -> Removal | None: ...

    def all(self, library: str | None = None) -> list[Removal]:
        """Return removals, oldest first."""

    def adopt(self) -> list[Removal]:
        """Take over the removals of processes that are gone and return them; what they were deleting has failed."""


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

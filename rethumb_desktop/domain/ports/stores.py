"""Ports about object stores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from rethumb_desktop.domain.library import Account, KeyPair, StoreFacts


@dataclass(frozen=True)
class StoredObject:
    """An object in a store: its size in bytes and, where the store tells it, MD5 (hex), media type, pixels, note."""

    key: str
    bytes: int
    md5: str | None = None
    mime: str | None = None
    width: int = 0
    height: int = 0
    note: str = ""


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

    @property
    def requests(self) -> int:
        """How many requests were made so far."""

    @property
    def clock_offset(self) -> timedelta | None:
        """How far the server's clock is ahead of this computer's, as the last answer told; None while not known."""

    def put(
        self,
        key: str,
        data: bytes,
        mime: str,
        *,
        width: int = 0,
        height: int = 0,
        note: str = "",
        replace: bool = False,
    ) -> None:
        """Store the bytes and verify that they arrived; when it returns the object is there and right.

        What is there already may stay where the store keeps the first of all puts; with `replace` it does not: it is
        damaged.

        The size in pixels and the note (ASCII, at most 2,000 characters), where they are given, are kept beside the
        object and told by `head`.
        """

    def write(self, key: str, data: bytes, *, fresh: bool) -> bool:
        """Store bytes that only the devices of the library read, verified: never made public, never cached.

        With `fresh` nothing that is there is replaced: False where something else is there (also where a store without
        conditional puts is asked first), True where these bytes are there already.
        """

    def head(self, key: str) -> StoredObject | None: ...

    def get(self, key: str) -> bytes:
        """Return the object's bytes. Raises Fault missing where there is none."""

    def delete(self, key: str) -> None:
        """Delete the object with all its versions; none there is no fault."""

    def delete_many(self, keys: Iterable[str]) -> None:
        """Delete objects with all their versions; none there is no fault. What goes wrong leaves some undeleted."""

    def list(self, prefix: str, after: str = "") -> Iterator[StoredObject]:
        """Return objects whose keys begin with `prefix` and stand behind `after`, in the order of their bytes."""

    def public_url(self, key: str) -> str:
        """Return the link of a public object (derived, no request); a folder gives a file link."""

    def presigned_url(self, key: str, expires: timedelta) -> str:
        """Return a link that anybody can open until it expires, at most 7 days."""

    def local_path(self, key: str) -> Path | None:
        """Return the object's file where the store is a folder, else None."""

    def find_facts(self, probe_key: str) -> StoreFacts:
        """Find out how objects become public and what puts can do, with small objects that are deleted again
        where that is allowed."""

    def policy(self) -> str:
        """Return the bucket's policy as JSON, "" for none. Raises Fault policy where there is no such thing."""

    def apply_policy(self, document: str) -> None:
        """Give the bucket this policy, "" for none. Raises Fault policy where it is refused."""

    def make_bucket(self) -> None:
        """Make the bucket; one that is there and belongs to the same user is no fault."""

    def test(self, probe_key: str) -> Iterator[TestStep]:
        """Try, step by step and live, everything publishing needs; ends at the first step that makes the rest moot."""


class StoreOpener(Protocol):
    """Opens the store of an account; `keys` are None for a reading stranger."""

    def __call__(self, account: Account, keys: KeyPair | None) -> ObjectStore: ...

"""Ports about object stores."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from rethumb_desktop.domain.library import Account, KeyPair, StoreFacts


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

"""Ports about what is secret."""

from __future__ import annotations

from typing import Protocol

from rethumb_desktop.domain.library import Account, KeyPair, Role
from rethumb_desktop.domain.object_key import LibraryKey


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

    def set(self, library: str, key: LibraryKey) -> None:
        """Keep a library's key, unless it has one."""

    def replace(self, library: str, key: LibraryKey) -> None:
        """Keep another key for a library than the one it has."""

"""Opening libraries: from a name to its key and its store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from threading import Lock, RLock

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import (
    THIS_COMPUTER,
    Account,
    CredentialSource,
    KeyPair,
    Library,
    Visibility,
)
from rethumb_desktop.domain.object_key import LibraryKey, probe_key
from rethumb_desktop.domain.ports import AccountBook, KeyPairs, LibraryKeys, ObjectStore, StoreOpener


@dataclass(frozen=True)
class OpenLibrary:
    """A library that can be written to."""

    library: Library
    key: LibraryKey
    store: ObjectStore


class Libraries:
    """The libraries of this home, opened once each. Safe to share by threads."""

    def __init__(
        self,
        accounts: AccountBook,
        key_pairs: Mapping[CredentialSource, KeyPairs],
        library_keys: Callable[[Library], LibraryKeys],
        open_store: StoreOpener,
        this_computer: Callable[[], ObjectStore],
    ) -> None:
        self._accounts = accounts
        self._key_pairs = key_pairs
        self._library_keys = library_keys
        self._open_store = open_store
        self._this_computer = this_computer
        self._open: dict[Library, OpenLibrary] = {}
        self._stores: dict[Library, ObjectStore] = {}
        self._guard = Lock()
        # One lock a library: a keyring that waits for a person must not hold up the others.
        self._locks: defaultdict[str, RLock] = defaultdict(RLock)

    def all(self) -> list[Library]:
        """Return "This computer" and then the libraries of the accounts."""
        return [Library(THIS_COMPUTER), *(Library(a.name, a) for a in self._accounts.accounts())]

    def find(self, name: str) -> Library:
        """Return a library by its name. Raises Fault usage where there is none."""
        for library in self.all():
            if library.name == name:
                return library
        known = ", ".join(f"“{library.name}”" for library in self.all())
        raise Fault(FaultKind.USAGE, f"There is no library “{name}”.", f"There are: {known}.", subject=name)

    def key(self, library: Library) -> LibraryKey:
        """Return the library key. Only "This computer" gets a new one where there is none.

        Raises Fault keyring.
        """
        keys = self._library_keys(library)
        key = keys.get(library.name)
        if key is not None:
            return key
        if library.account is not None:
            raise Fault(
                FaultKind.KEYRING,
                f"The library key of “{library.name}” is not where it was kept.",
                "Without it the links of this library cannot be made again. Remove the account and add it anew.",
                subject=library.name,
            )
        return self.make_key(library)

    def make_key(self, library: Library) -> LibraryKey:
        """Make and keep a key for a library, or return the one it has. Raises Fault keyring, disk."""
        keys = self._library_keys(library)
        key = keys.get(library.name)
        if key is None:
            keys.set(library.name, LibraryKey.generate())
            # Read back: of two processes that make one at once, one is kept, and both must use that one.
            key = keys.get(library.name)
        if key is None:
            raise Fault(FaultKind.KEYRING, f"The library key of “{library.name}” could not be kept.")
        return key

    def open(self, name: str) -> OpenLibrary:
        """Return a library ready for publishing; an account's first use finds out how objects become public.

        Raises Fault usage, keyring, credentials, and what the store raises.
        """
        with self._lock(name):
            library = self.find(name)
            if library in self._open:
                return self._open[library]
            opened = self._open_now(library)
            self._open[opened.library] = opened
            return opened

    def store(self, library: Library) -> ObjectStore:
        """Return the store alone, without the library key and without asking what is public.

        Raises Fault credentials, keyring.
        """
        if library.account is None:
            return self._this_computer()
        with self._lock(library.name):
            if library not in self._stores:
                self._stores[library] = self._open_store(library.account, self.key_pair(library.account))
            return self._stores[library]

    def forget(self, name: str) -> None:
        """Open this library anew when it is asked for next: its account's keys are others now."""
        with self._lock(name):
            for opened in (self._open, self._stores):
                for library in [each for each in list(opened) if each.name == name]:
                    del opened[library]

    def key_pair(self, account: Account) -> KeyPair:
        """Return an account's keys. Raises Fault credentials, keyring."""
        pair = self._key_pairs[account.credentials].get(account)
        if pair is None:
            raise Fault(
                FaultKind.CREDENTIALS,
                f"The keys of “{account.name}” are not there.",
                _HOW_TO_GIVE_KEYS[account.credentials],
                subject=account.name,
            )
        return pair

    def _lock(self, name: str) -> RLock:
        with self._guard:
            return self._locks[name]

    def _open_now(self, library: Library) -> OpenLibrary:
        key = self.key(library)
        store = self.store(library)
        account = library.account
        if account is not None and account.visibility is Visibility.UNKNOWN:
            visibility = store.find_visibility(probe_key(library.prefix))
            account = replace(account, visibility=visibility)
            self._accounts.save_account(account)
            library = replace(library, account=account)
            store = self.store(library)
        return OpenLibrary(library, key, store)


_HOW_TO_GIVE_KEYS = {
    CredentialSource.KEYRING: "Remove the account and add it again with its keys.",
    CredentialSource.SESSION: "They were kept for one session only: give them again.",
    CredentialSource.ENVIRONMENT: "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
}

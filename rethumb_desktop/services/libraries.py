"""Opening libraries: from a name to its key and its store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from threading import Lock, RLock

from rethumb_desktop.domain.environment_keys import key_variables
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import (
    THIS_COMPUTER,
    Account,
    CredentialSource,
    KeyPair,
    Library,
    Role,
    Visibility,
    with_facts,
)
from rethumb_desktop.domain.object_key import LibraryKey, probe_key
from rethumb_desktop.domain.pasted_keys import clean_keys
from rethumb_desktop.domain.ports import AccountBook, KeyPairs, LibraryKeys, ObjectStore, StoreOpener
from rethumb_desktop.sync.library_file import check, decode_library_file
from rethumb_desktop.sync.names import LIBRARY_FILE, below


@dataclass(frozen=True)
class OpenLibrary:
    """A library that can be written to."""

    library: Library
    key: LibraryKey
    store: ObjectStore


@dataclass
class _Known:
    """What is kept of one library: its key, its stores by how the account stood and for which role, how the account
    stood when strangers saw what is in it, and how often its bucket was looked at and why the last look failed."""

    lock: RLock = field(default_factory=RLock)
    key: LibraryKey | None = None
    stores: dict[tuple[Library, Role], ObjectStore] = field(default_factory=dict)
    seen: set[Account] = field(default_factory=set)
    assured: bool = False
    probes: int = 0
    refused: Fault | None = None


class Libraries:
    """The libraries of this home, opened once each. Safe to share by threads.

    `begun` is called with the name of a library whose key was made here, so that nothing can be in it yet.
    """

    def __init__(
        self,
        accounts: AccountBook,
        key_pairs: Mapping[CredentialSource, KeyPairs],
        library_keys: Callable[[Library], LibraryKeys],
        open_store: StoreOpener,
        this_computer: Callable[[], ObjectStore],
        begun: Callable[[str], None],
    ) -> None:
        self._accounts = accounts
        self._key_pairs = key_pairs
        self._library_keys = library_keys
        self._open_store = open_store
        self._this_computer = this_computer
        self._begun = begun
        self._guard = Lock()
        # One lock a library: a keyring that waits for a person must not hold up the others.
        self._known: defaultdict[str, _Known] = defaultdict(_Known)

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

        It is asked for once: a keyring takes its time. Raises Fault keyring.
        """
        known = self._of(library.name)
        with known.lock:
            if known.key is None:
                known.key = self._kept_key(library)
            return known.key

    def _kept_key(self, library: Library) -> LibraryKey:
        key = self._library_keys(library).get(library.name)
        if key is not None:
            return key
        if library.account is not None:
            # The same cure as for the keys of the account, which are mostly lost together with it.
            raise Fault(
                FaultKind.CREDENTIALS,
                f"The library key of “{library.name}” is not where it was kept.",
                "If you have it, give it back: rethumb library key --give. Else give the account its keys again, and "
                "another prefix: a new library key opens nothing that is there.",
                subject=library.name,
            )
        return self.make_key(library)

    def make_key(self, library: Library) -> LibraryKey:
        """Make and keep a key for a library, or return the one it has. Raises Fault keyring, disk."""
        keys = self._library_keys(library)
        key = keys.get(library.name)
        if key is None:
            made = LibraryKey.generate()
            keys.set(library.name, made)
            # Read back: of two processes that make one at once, one is kept, and both must use that one.
            key = keys.get(library.name)
            if key == made:
                self._begun(library.name)
        if key is None:
            raise Fault(FaultKind.KEYRING, f"The library key of “{library.name}” could not be kept.")
        return key

    def keep_key(self, library: Library, key: LibraryKey, *, replace: bool = False) -> None:
        """Keep a key that another device gave. Raises Fault usage where there is another one, keyring, disk.

        With `replace` that one goes: nothing was made with it.
        """
        keys = self._library_keys(library)
        keep = keys.replace if replace else keys.set
        keep(library.name, key)
        if keys.get(library.name) != key:
            raise Fault(
                FaultKind.USAGE,
                f"“{library.name}” has another library key already.",
                "Choose another name: pictures that were published under this one would get other links.",
                subject=library.name,
            )
        self.forget(library.name)

    def open(self, name: str) -> OpenLibrary:
        """Return a library ready for publishing; an account's first use finds out how objects become public.

        Raises Fault usage (it can only be read), keyring, credentials, and what the store raises.
        """
        library = self.find(name)
        if library.read_only:
            raise Fault(
                FaultKind.USAGE,
                f"“{name}” can only be read: it was joined without keys.",
                "Give the account its keys to publish there.",
                subject=name,
            )
        if library.account is None or library.account.visibility is not Visibility.UNKNOWN:
            return OpenLibrary(library, self.key(library), self.store(library))
        known = self._of(name)
        before = known.probes
        with known.lock:
            if known.probes != before and known.refused is not None:
                # Somebody has just tried while this thread waited: a server that is silent is not asked once for each.
                told = known.refused
                raise Fault(told.kind, told.title, told.detail, subject=told.subject, retryable=told.retryable)
            library = self.find(name)
            if library.account is not None and library.account.visibility is Visibility.UNKNOWN:
                library = self._find_out(library, library.account)
            return OpenLibrary(library, self.key(library), self.store(library))

    def find_out_anew(self, name: str) -> None:
        """Probe the bucket of a library again: what was found out before holds no more. Raises Fault as `open`."""
        with self._of(name).lock:
            library = self.find(name)
            if library.account is not None:
                self._find_out(library, library.account)

    def store(self, library: Library, role: Role = Role.PUBLISH) -> ObjectStore:
        """Return the store alone, without the library key and without asking what is public.

        A library that can only be read is opened as a stranger. Raises Fault credentials, keyring.
        """
        if library.account is None:
            return self._this_computer()
        known = self._of(library.name)
        with known.lock:
            if (library, role) not in known.stores:
                keys = self.key_pair(library.account, role) if library.account.roles else None
                known.stores[library, role] = self._open_store(library.account, keys)
            return known.stores[library, role]

    def assure(self, library: Library, store: ObjectStore) -> None:
        """See that what is in the bucket is this library: of this key, and of a format that is known. Asked once a run.

        Before anything is put there or deleted. Raises Fault library where it is not, credentials, keyring, and what
        the store raises.
        """
        known = self._of(library.name)
        with known.lock:
            if library.account is None or known.assured:
                return
            try:
                content = store.get(below(library.prefix, LIBRARY_FILE))
            except Fault as fault:
                # None yet, or keys that may not look: the next sync puts it, or says so.
                if fault.kind not in (FaultKind.MISSING, FaultKind.POLICY):
                    raise
            else:
                check(decode_library_file(content), self.key(library))
            known.assured = True

    def is_key_of(self, library: Library, key: LibraryKey) -> bool:
        """Whether the bucket says that this is its library's key; False where that cannot be asked."""
        try:
            check(decode_library_file(self.store(library).get(below(library.prefix, LIBRARY_FILE))), key)
        except Fault:
            return False
        return True

    def try_out(self, account: Account, keys: KeyPair | None, key: LibraryKey) -> None:
        """Prove that the library of an account can be read, before anything of it is kept: asks for its file.

        Without `keys` those of the account are taken, if it has a role. Raises Fault library (the bucket's library has
        another key), credentials, keyring, and what the store raises.
        """
        pair = None
        if account.roles:
            pair = clean_keys(keys) if keys is not None else self.key_pair(account)
        try:
            content = self._open_store(account, pair).get(below(account.prefix, LIBRARY_FILE))
        except Fault as fault:
            if fault.kind is not FaultKind.MISSING:
                raise
            return  # nobody has published there yet
        check(decode_library_file(content), key)

    def store_of(self, name: str) -> ObjectStore:
        """Return the store of a library by its name. Raises Fault usage where there is none, credentials, keyring."""
        return self.store(self.find(name))

    def shows_strangers(self, library: Library, key: str) -> bool:
        """Whether a stranger sees an object: asked without writing anything, and no more once one was seen.

        Raises Fault as the store does where nobody can tell.
        """
        account, known = library.account, self._of(library.name)
        if account is None:
            return False
        if account not in known.seen:
            try:
                if self._open_store(replace(account, roles=()), None).head(key) is None:
                    return False
            except Fault as fault:
                if fault.kind in _REFUSED:
                    return False
                raise
            known.seen.add(account)
        return True

    def removing_store(self, library: Library) -> ObjectStore:
        """Return the store with the keys that may delete: those of maintenance where there are some.

        Raises Fault credentials, keyring.
        """
        kept = library.account is not None and Role.MAINTENANCE in library.account.roles
        return self.store(library, Role.MAINTENANCE if kept else Role.PUBLISH)

    def forget(self, name: str) -> None:
        """Open this library anew when it is asked for next: its account's keys are others now."""
        known = self._of(name)
        with known.lock:
            known.stores.clear()
            known.key = None
            known.assured = False

    def key_pair(self, account: Account, role: Role = Role.PUBLISH) -> KeyPair:
        """Return an account's keys. Raises Fault credentials, keyring."""
        pair = self._key_pairs[account.credentials].get(account, role)
        if pair is None:
            raise Fault(
                FaultKind.CREDENTIALS,
                f"The {role.value} keys of “{account.name}” are not there.",
                _how_to_give_keys(account.credentials, role),
                subject=account.name,
            )
        return pair

    def _of(self, name: str) -> _Known:
        with self._guard:
            return self._known[name]

    def _find_out(self, library: Library, account: Account) -> Library:
        known = self._of(library.name)
        known.refused = None
        try:
            facts = self.store(library).find_facts(probe_key(library.prefix))
        except Fault as fault:
            known.refused = fault
            raise
        finally:
            known.probes += 1
        account = with_facts(account, facts)
        self._accounts.save_account(account)
        return replace(library, account=account)


#: What a stranger is told who is not let in.
_REFUSED = frozenset({FaultKind.POLICY, FaultKind.CREDENTIALS, FaultKind.MISSING, FaultKind.TARGET})

_HOW_TO_GIVE_KEYS = {
    CredentialSource.KEYRING: "Give the account its keys again.",
    CredentialSource.SESSION: "They were kept for one session only: give them again.",
}


def _how_to_give_keys(source: CredentialSource, role: Role) -> str:
    key_id, secret = key_variables(role)
    return _HOW_TO_GIVE_KEYS.get(source) or f"Set {key_id} and {secret}."

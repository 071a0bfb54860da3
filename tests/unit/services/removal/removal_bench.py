"""The service that removes, on memory adapters."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from queue import SimpleQueue

from rethumb_desktop.cache.folder import FolderCache
from rethumb_desktop.credentials.key_pairs import VaultKeyPairs
from rethumb_desktop.credentials.library_keys import LibraryKeyRing
from rethumb_desktop.credentials.session import SessionVault
from rethumb_desktop.domain.errors import Fault, FaultKind, FaultRecord
from rethumb_desktop.domain.events import Event, RemovalsChanged
from rethumb_desktop.domain.job import RemovalState
from rethumb_desktop.domain.library import THIS_COMPUTER, Account, CredentialSource, KeyPair, Role
from rethumb_desktop.domain.ports import ObjectStore
from rethumb_desktop.index.memory.publications import MemoryPublications, MemoryRemovals
from rethumb_desktop.services.libraries import Libraries
from rethumb_desktop.services.outbox.tempo import Tempo
from rethumb_desktop.services.removal.removing import Removing, Timing
from rethumb_desktop.settings.books import MemorySettings
from rethumb_desktop.store.folder import FolderStore
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures.records import A_MOMENT, publication

PATIENCE = 60.0
ACCOUNT = Account("Cloud", "https://s3.example.com", "pics", credentials=CredentialSource.SESSION)
KEYS = {role: KeyPair(f"AKID-{role.value}", "secret") for role in Role}
OFFLINE = Fault(FaultKind.OFFLINE, "The server cannot be reached.")
DENIED = Fault(FaultKind.POLICY, "These keys may not do this in the bucket “pics”.")


class Bench:
    """The service on memory adapters, with a clock that a test moves and a store that fails when it is told to."""

    def __init__(self, root: Path) -> None:
        self.publications = MemoryPublications()
        self.removals = MemoryRemovals(self.publications)
        self.settings = MemorySettings()
        self.cache = FolderCache(root / "cache")
        self.folder = FolderStore(root / "library")
        self.faults: dict[str, Fault] = {}
        self.asked: list[tuple[str, str]] = []
        self.opened_with: list[KeyPair | None] = []
        self.cloud = MemoryStore(before=self._before)
        self.events: SimpleQueue[Event] = SimpleQueue()
        self.time = 0.0
        self._marks = 0
        self._vault = SessionVault()
        self.give_account()
        self.removing = self.start()

    def give_account(self, *roles: Role) -> None:
        """Give the account keys for publishing and for these roles."""
        account = replace(ACCOUNT, roles=(Role.PUBLISH, *roles))
        self.settings.save_account(account)
        for role in account.roles:
            VaultKeyPairs(self._vault).set(account, KEYS[role], role)

    def start(self) -> Removing:
        """Start the service; a second one is that of a second start."""
        pairs = VaultKeyPairs(self._vault)
        self.removing = Removing(
            self.removals,
            self.publications,
            Libraries(
                self.settings,
                dict.fromkeys(CredentialSource, pairs),
                lambda _: LibraryKeyRing(self._vault),
                self._open_store,
                lambda: self.folder,
                lambda _: None,
            ),
            self.cache,
            lambda: A_MOMENT,
            self.events.put,
            Timing(timedelta(seconds=10), Tempo(first=8.0, longest=300.0), lambda: self.time),
        )
        return self.removing

    def publish(self, *keys: str, library: str = "Cloud") -> None:
        """Put objects where they belong, into the cache and into the record."""
        for key in keys:
            (self.folder if library == THIS_COMPUTER else self.cloud).put(key, b"picture", "image/jpeg")
            self.cache.stage(key, b"picture")
        self.publications.record([publication(key, library=library) for key in keys])

    def pass_time(self, seconds: float) -> None:
        """Move the clock and have the service look at it."""
        self.time += seconds
        self.removing.retry("nowhere", ())

    def wait(self, changes: int = 1) -> None:
        """Wait for so many announcements."""
        for _ in range(changes):
            assert isinstance(self.events.get(timeout=PATIENCE), RemovalsChanged)

    def settle(self) -> list[Event]:
        """Have the service do all that is due, and last a removal of this computer; return what else it announced."""
        self._marks += 1
        mark = f"mark{self._marks}"
        self.publish(mark, library=THIS_COMPUTER)
        self.removals.ask(THIS_COMPUTER, [mark], A_MOMENT)
        self.removing.retry(THIS_COMPUTER, [mark])
        announced: list[Event] = []
        while announced[-1:] != [RemovalsChanged(THIS_COMPUTER)]:
            announced.append(self.events.get(timeout=PATIENCE))
        return announced[:-1]

    def expect_silence(self) -> None:
        """See that nothing is announced any more."""
        assert self.settle() == []

    def states(self) -> dict[str, RemovalState]:
        return {removal.publication.key: removal.state for removal in self.removals.all()}

    def error_of(self, key: str) -> FaultRecord:
        removal = self.removals.find("Cloud", key)
        assert removal is not None
        assert removal.error is not None
        return removal.error

    def objects(self) -> list[str]:
        self.faults.pop("list", None)
        return [found.key for found in self.cloud.list("")]

    def deletes(self) -> list[str]:
        return [key for operation, key in self.asked if operation == "delete"]

    def _open_store(self, account: Account, keys: KeyPair | None) -> ObjectStore:
        self.opened_with.append(keys)
        return self.cloud

    def _before(self, operation: str, key: str) -> None:
        self.asked.append((operation, key))
        fault = self.faults.get(operation)
        if fault is not None:
            raise fault

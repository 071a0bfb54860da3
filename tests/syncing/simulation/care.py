"""Care: what a person does about a library by hand, with the services that the program has for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from random import Random

from rethumb_desktop.credentials.key_pairs import VaultKeyPairs
from rethumb_desktop.credentials.library_keys import LibraryKeyRing
from rethumb_desktop.credentials.session import SessionVault
from rethumb_desktop.disk.reading import LocalReader
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.library import CredentialSource, KeyPair, Role
from rethumb_desktop.domain.original import Original
from rethumb_desktop.domain.ports import CacheContents
from rethumb_desktop.domain.recipe import Size
from rethumb_desktop.domain.rendition import Pixels
from rethumb_desktop.domain.syncing import Device
from rethumb_desktop.imaging.renderer import PillowRenderer
from rethumb_desktop.index.memory.copies import MemoryCopies
from rethumb_desktop.index.memory.publications import MemoryPublications
from rethumb_desktop.index.memory.queue import MemoryQueue
from rethumb_desktop.index.memory.state import MemoryState
from rethumb_desktop.metadata.gate.gate import ByteScanGate
from rethumb_desktop.metadata.reader import PhotoMetadataReader
from rethumb_desktop.services.gathering import OriginalBytes
from rethumb_desktop.services.libraries import Libraries
from rethumb_desktop.services.making import Maker
from rethumb_desktop.services.syncing.syncing import Syncing, SyncMeans
from rethumb_desktop.services.upkeep.backing_up import BackingUp
from rethumb_desktop.services.upkeep.means import UpkeepMeans
from rethumb_desktop.services.upkeep.passing_over import PassingOver
from rethumb_desktop.services.upkeep.putting_back import PuttingBack
from rethumb_desktop.services.upkeep.rebuilding import Rebuilding
from rethumb_desktop.services.upkeep.reports import (
    BackUpReport,
    Finding,
    PassOverReport,
    PutBackReport,
    RebuildReport,
    RestoreReport,
)
from rethumb_desktop.services.upkeep.restoring import Restoring
from rethumb_desktop.services.upkeep.sites import Sites
from rethumb_desktop.services.upkeep.verifying import Verifying
from rethumb_desktop.services.watching.clocks import Clocks
from rethumb_desktop.settings.books import MemorySettings
from rethumb_desktop.settings.tree import Settings
from rethumb_desktop.web.fetching import WebFetcher
from tests.syncing.simulation.bucket import Weather
from tests.syncing.simulation.computer import ACCOUNT, KEY, LIBRARY, PICTURE, PREFIX, Computer


class Care:
    """The services of one computer, opened for one thing that is done. Whatever is asked of them raises Fault, Crash.

    Chance is of use for tokens alone.
    """

    def __init__(self, computer: Computer, chance: Random) -> None:
        self._computer = computer
        self._chance = chance
        self._syncing, self._means = _means(computer, chance)
        self._sites = Sites(self._means)

    def put_back(self) -> PutBackReport:
        with self._under_weather():
            return PuttingBack(self._means, self._sites).put_back(LIBRARY, lambda _finding: None)

    def verify(self, *, mend: bool = True) -> list[Finding]:
        with self._under_weather():
            return list(Verifying(self._means, self._sites).verify(LIBRARY, mend=mend))

    def pass_over(self, device: str) -> PassOverReport:
        with self._under_weather():
            return PassingOver(self._means, self._sites).pass_over(LIBRARY, device)

    def back_up(self, *, anyway: bool = False) -> BackUpReport:
        with self._under_weather():
            return BackingUp(self._means, self._sites).back_up(LIBRARY, anyway=anyway)

    def restore(self, backup: str = "") -> RestoreReport:
        with self._under_weather():
            return Restoring(self._means, self._sites).restore(LIBRARY, backup)

    def rebuild(self) -> RebuildReport:
        with self._under_weather():
            return Rebuilding(self._means, self._sites).rebuild(LIBRARY)

    def forget(self, device: str) -> Device:
        return self._syncing.forget_device(LIBRARY, device)

    def devices(self) -> list[Device]:
        return self._syncing.devices(LIBRARY)

    @contextmanager
    def _under_weather(self) -> Iterator[None]:
        """Have several threads ask the bucket."""
        store = self._computer.store
        store.weather = Weather(f"{self._chance.getrandbits(64):x}")
        try:
            yield
        finally:
            store.weather = None


class _Cache:
    """The pictures that a computer still has; implements `RenditionCache`."""

    def __init__(self, cached: set[str]) -> None:
        self._cached = cached

    def stage(self, key: str, data: bytes) -> Path:
        self._cached.add(_short(key))
        return Path(key)

    def find(self, key: str) -> Path | None:
        return Path(key) if _short(key) in self._cached else None

    def read(self, key: str) -> bytes | None:
        return PICTURE if _short(key) in self._cached else None

    def discard(self, key: str) -> None:
        self._cached.discard(_short(key))

    def evict(self, unsent: Collection[str], now: datetime, *, urgent: bool = False) -> int:
        return 0

    def contents(self, unsent: Collection[str]) -> CacheContents:
        return CacheContents(len(self._cached), len(self._cached) * len(PICTURE), 0)


class _Publications(MemoryPublications):
    """The publications of one index, found by the beginnings of their stems without a look at all of them."""

    def __init__(self, state: MemoryState) -> None:
        super().__init__(state)
        self._by_beginning: dict[str, list[str]] = {}

    def with_stem(self, library: str, beginning: str) -> list[Publication]:
        # Nothing comes into a partition before it has been looked at.
        if not self._by_beginning:
            for _, key in self.state.found:
                self._by_beginning.setdefault(_short(key)[:2], []).append(key)
        found = (self.find(library, key) for key in self._by_beginning.get(beginning, ()))
        return [publication for publication in found if publication is not None]


class _OneRenderer(PillowRenderer):
    """A renderer that remembers: all pictures here have the same bytes."""

    @cache  # noqa: B019 - there is one renderer
    def examine(self, data: bytes) -> Original:
        return super().examine(data)

    @cache  # noqa: B019
    def pixels(self, data: bytes, box: Size) -> Pixels:
        return super().pixels(data, box)


@cache
def _maker() -> tuple[_OneRenderer, Maker]:
    renderer = _OneRenderer()
    return renderer, Maker(renderer, PhotoMetadataReader(), ByteScanGate())


@cache
def _vault() -> SessionVault:
    vault = SessionVault()
    for role in Role:
        VaultKeyPairs(vault).set(ACCOUNT, KeyPair("id", "secret"), role)
    LibraryKeyRing(vault).set(LIBRARY, KEY)
    return vault


def _means(computer: Computer, chance: Random) -> tuple[Syncing, UpkeepMeans]:
    vault, (renderer, maker) = _vault(), _maker()
    libraries = Libraries(
        MemorySettings(Settings(accounts=(ACCOUNT,))),
        dict.fromkeys(CredentialSource, VaultKeyPairs(vault)),
        lambda _library: LibraryKeyRing(vault),
        lambda _account, _keys: computer.store,
        lambda: computer.store,
        lambda _library: None,
    )
    sync_means = SyncMeans(computer.name, computer.mark, lambda: ("1",), Clocks(wall=computer.wall), chance)
    syncing = Syncing(
        libraries,
        computer.records,
        MemoryQueue(computer.publications.record),
        lambda _jobs, _places: None,
        lambda _event: None,
        sync_means,
    )
    means = UpkeepMeans(
        libraries,
        _Publications(computer.state),
        computer.removals,
        computer.records,
        MemoryCopies(computer.state),
        _Cache(computer.cached),
        OriginalBytes(LocalReader(), WebFetcher()),
        renderer,
        maker,
        syncing,
        sync_means,
        computer.wall,
        lambda _event: None,
    )
    return syncing, means


def _short(key: str) -> str:
    return key.removeprefix(f"{PREFIX}/")

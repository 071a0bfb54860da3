"""Wiring: the one place that names concrete adapters."""

from __future__ import annotations

import logging
import os
import platform
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.library import Account, CredentialSource, KeyPair, Library
from rethumb_desktop.services import Services
from rethumb_desktop.services.outbox.tempo import USUAL_TEMPO, Tempo
from rethumb_desktop.settings.folders import Home
from rethumb_desktop.settings.toml import TomlSettings

if TYPE_CHECKING:
    from rethumb_desktop.cache.folder import Limits
    from rethumb_desktop.domain.ports import (
        JobQueue,
        KeyPairs,
        LibraryKeys,
        Listener,
        ObjectStore,
        Publications,
        Removals,
        RenditionCache,
        Vault,
    )
    from rethumb_desktop.domain.ports.copies import IndexCopies
    from rethumb_desktop.domain.ports.syncing import SyncRecords
    from rethumb_desktop.domain.ports.watching import FolderObserver, WatchRecords
    from rethumb_desktop.services.watching.watching import WatchMeans

_LOG_BYTES = 1_000_000


def find_home(folder: Path | None) -> Home:
    """Return the home that was asked for by option or RETHUMB_HOME, else the platform's usual one."""
    return Home.find(str(folder) if folder is not None else None, os.environ)


def open_settings(folder: Path | None) -> TomlSettings:
    """Return the settings alone; cheap, for what the window shows first."""
    return TomlSettings(find_home(folder).settings_file)


def open_services(
    folder: Path | None,
    listener: Listener,
    patience: float | None = None,
    tempo: Tempo = USUAL_TEMPO,
    *,
    gives_way: bool = False,
) -> Services:
    """Open the index and wire every service to its real adapters.

    Takes some tenths of a second, most of it imports. Raises Fault index, settings, disk. `listener` is called
    on worker threads. `patience` is for how many seconds a library that cannot be sent to is waited for before its
    jobs fail, None for ever; `tempo` is that of trying again. `gives_way`: the queue's threads leave the processors to
    a window.
    """
    from rethumb_desktop.index.database import Index

    home = find_home(folder)
    index = Index(home.index_file, home.owners_dir)
    _keep_log(home, index.warnings)
    _report_crashes(index.crash_file)
    records = _Records(
        index.queue,
        index.watched_files,
        index.publications,
        index.removals,
        index.sync_records,
        index.copies,
        index.close,
        index.warnings,
    )
    return _assemble(home, records, listener, _Manner(patience, tempo, gives_way))


def open_workbench(folder: Path | None, listener: Listener, patience: float | None = None) -> Services:
    """Wire the services without the index, for what only reads and renders: a home that cannot be written will do."""
    from rethumb_desktop.index.memory.copies import MemoryCopies
    from rethumb_desktop.index.memory.publications import MemoryPublications, MemoryRemovals
    from rethumb_desktop.index.memory.queue import MemoryQueue
    from rethumb_desktop.index.memory.syncing import MemorySyncRecords
    from rethumb_desktop.index.memory.watching import MemoryWatchRecords

    home = find_home(folder)
    _keep_log(home, ())
    publications = MemoryPublications()
    queue = MemoryQueue(publications.record, publications.add_name)
    removals = MemoryRemovals(publications)
    synced, copies = MemorySyncRecords(publications), MemoryCopies(publications.state)
    records = _Records(queue, MemoryWatchRecords(queue), publications, removals, synced, copies, lambda: None, ())
    return _assemble(home, records, listener, _Manner(patience))


@dataclass(frozen=True)
class _Records:
    """What keeps the records of a home."""

    queue: JobQueue
    watched_files: WatchRecords
    publications: Publications
    removals: Removals
    sync_records: SyncRecords
    index_copies: IndexCopies
    on_close: Callable[[], None]
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class _Manner:
    """How the queue works; see `open_services`."""

    patience: float | None = None
    tempo: Tempo = USUAL_TEMPO
    gives_way: bool = False


def _assemble(home: Home, records: _Records, listener: Listener, manner: _Manner) -> Services:
    from rethumb_desktop.credentials.aws_profiles import AwsProfileFiles
    from rethumb_desktop.disk.reading import LocalReader
    from rethumb_desktop.imaging.renderer import PillowRenderer
    from rethumb_desktop.metadata.gate.gate import ByteScanGate
    from rethumb_desktop.metadata.reader import PhotoMetadataReader
    from rethumb_desktop.services.assembling import Adapters, assemble
    from rethumb_desktop.store.folder import FolderStore
    from rethumb_desktop.web.fetching import WebFetcher

    settings = TomlSettings(home.settings_file)
    secrets, this_computer = _Secrets(home), FolderStore(home.library_dir)
    adapters = Adapters(
        queue=records.queue,
        watch=_watch_means(home, settings, records.watched_files),
        publications=records.publications,
        removals=records.removals,
        sync_records=records.sync_records,
        index_copies=records.index_copies,
        accounts=settings,
        presets=settings,
        preferences=settings,
        key_pairs=secrets.key_pairs,
        library_keys=secrets.library_keys,
        open_store=_open_store,
        read_profiles=AwsProfileFiles(os.environ, Path.home()),
        this_computer=lambda: this_computer,
        reader=LocalReader(),
        fetcher=WebFetcher(),
        renderer=PillowRenderer(),
        metadata=PhotoMetadataReader(),
        gate=ByteScanGate(),
        cache=_cache(home, settings),
        now=lambda: datetime.now(UTC),
        on_close=records.on_close,
        **vars(_Here.of(home, settings)),
        **vars(manner),
        warnings=records.warnings,
    )
    return assemble(adapters, listener)


@dataclass(frozen=True)
class _Here:
    """This home, and the computer it is on."""

    pasted_folder: Path
    own_folders: tuple[Path, ...]
    device_name: str
    machine_mark: str

    @classmethod
    def of(cls, home: Home, settings: TomlSettings) -> _Here:
        own = (home.library_dir, home.cache_dir, home.pasted_dir)
        liked = ""
        # Who needs the settings says that they cannot be read; a name is no reason not to start.
        with suppress(Fault):
            liked = settings.preferences().device_name.strip()
        name = liked or platform.node().partition(".")[0] or "A computer"
        return cls(home.pasted_dir, own, name, _machine_mark(home))


def _machine_mark(home: Home) -> str:
    """Return what names this home on this computer: in a copy of it, here or elsewhere, it is another."""
    from hashlib import sha256

    try:
        machine = Path("/etc/machine-id").read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        machine = platform.node()
    return sha256(f"{machine}\n{home.index_file.resolve()}".encode(errors="surrogateescape")).hexdigest()


def _watch_means(home: Home, settings: TomlSettings, records: WatchRecords) -> WatchMeans:
    from rethumb_desktop.disk.tree import LocalTree
    from rethumb_desktop.services.watching.watching import WatchMeans
    from rethumb_desktop.watch.bulletin import FileBulletin
    from rethumb_desktop.watch.turn import FileTurn

    turn, bulletin = FileTurn(home.watch_lock), FileBulletin(home.watch_bulletin)
    return WatchMeans(settings, records, LocalTree(), _observer, turn, bulletin=bulletin)


def _observer() -> FolderObserver:
    # Loaded when the first folder is watched.
    from rethumb_desktop.watch.observer import WatchdogObserver

    return WatchdogObserver()


def _cache(home: Home, settings: TomlSettings) -> RenditionCache:
    from rethumb_desktop.cache.folder import FolderCache

    return FolderCache(home.cache_dir, lambda: _cache_limits(settings))


def _cache_limits(settings: TomlSettings) -> Limits:
    from rethumb_desktop.cache.folder import Limits

    chosen = settings.preferences().cache
    return Limits(timedelta(days=chosen.days), chosen.megabytes * 1_000_000)


class _Secrets:
    """Which vault holds what: library keys lie beside the key pairs where those are in the keyring, else in files."""

    def __init__(self, home: Home) -> None:
        from rethumb_desktop.credentials.environment import EnvironmentVault
        from rethumb_desktop.credentials.key_pairs import VaultKeyPairs
        from rethumb_desktop.credentials.library_keys import LibraryKeyFiles, LibraryKeyRing
        from rethumb_desktop.credentials.ring import KeyringVault
        from rethumb_desktop.credentials.session import SessionVault

        keyring = KeyringVault()
        vaults: dict[CredentialSource, Vault] = {
            CredentialSource.KEYRING: keyring,
            CredentialSource.SESSION: SessionVault(),
            CredentialSource.ENVIRONMENT: EnvironmentVault(os.environ),
        }
        self.key_pairs: dict[CredentialSource, KeyPairs] = {
            source: VaultKeyPairs(vault) for source, vault in vaults.items()
        }
        self._ring = LibraryKeyRing(keyring)
        self._files = LibraryKeyFiles(home.keys_dir, os.environ)

    def library_keys(self, library: Library) -> LibraryKeys:
        account = library.account
        in_keyring = account is not None and account.credentials is CredentialSource.KEYRING
        return self._ring if in_keyring else self._files


def _open_store(account: Account, keys: KeyPair | None) -> ObjectStore:
    from rethumb_desktop.store.s3 import open_store

    return open_store(account, keys)


def _report_crashes(file: Path) -> None:
    """Have a fatal signal (a crash in a decoder) leave its report, so that the next run knows what it died of.

    Where somebody has asked Python for such reports already they stay as they are.
    """
    import faulthandler

    if not faulthandler.is_enabled():
        faulthandler.enable(file.open("wb"))


def _keep_log(home: Home, warnings: tuple[str, ...]) -> None:
    """Write what this program logs, and nobody else's lines, into one bounded file."""
    logger = logging.getLogger("rethumb_desktop")
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
    from logging.handlers import RotatingFileHandler

    handler = RotatingFileHandler(home.log_file, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger.addHandler(handler)
    logger.propagate = False
    # A log that cannot be written is no reason to print tracebacks at the person.
    logging.raiseExceptions = False
    for warning in warnings:
        logger.warning(warning)

"""Assembling: services out of adapters, whichever they are."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from rethumb_desktop.domain.aws_profile import AwsProfile
from rethumb_desktop.domain.events import AccountsChanged, Event
from rethumb_desktop.domain.library import CredentialSource, Library
from rethumb_desktop.domain.ports import (
    AccountBook,
    Fetcher,
    JobQueue,
    KeyPairs,
    LibraryKeys,
    Listener,
    MetadataReader,
    ObjectStore,
    OriginalReader,
    PreferenceBook,
    PresetBook,
    PrivacyGate,
    Publications,
    Removals,
    Renderer,
    RenditionCache,
    StoreOpener,
)
from rethumb_desktop.domain.ports.copies import IndexCopies
from rethumb_desktop.domain.ports.syncing import SyncRecords
from rethumb_desktop.services import Services
from rethumb_desktop.services.accounting import Accounting
from rethumb_desktop.services.browsing import Browsing, PublishedPictures
from rethumb_desktop.services.cache_keeping import CacheKeeping
from rethumb_desktop.services.checking import Checking
from rethumb_desktop.services.consenting import Consenting
from rethumb_desktop.services.gathering import OriginalBytes
from rethumb_desktop.services.granting import Granting
from rethumb_desktop.services.icons import IconMaking
from rethumb_desktop.services.inspecting import Inspecting
from rethumb_desktop.services.joining import Joining
from rethumb_desktop.services.libraries import Libraries
from rethumb_desktop.services.making import Maker
from rethumb_desktop.services.outbox.tempo import USUAL_TEMPO, Tempo
from rethumb_desktop.services.outputs import Outputs
from rethumb_desktop.services.preferring import Preferring
from rethumb_desktop.services.presetting import PresetKeeping
from rethumb_desktop.services.previewing import Previewing
from rethumb_desktop.services.publishing import Publishing
from rethumb_desktop.services.queue.pipeline import Pipeline
from rethumb_desktop.services.queue.running import Workers
from rethumb_desktop.services.rehearsing import Rehearsing
from rethumb_desktop.services.removal.removing import USUAL_TIMING, Removing, Timing
from rethumb_desktop.services.rendering import Rendering
from rethumb_desktop.services.sharing import Sharing
from rethumb_desktop.services.surveying import Surveying
from rethumb_desktop.services.syncing.syncing import Syncing, SyncMeans
from rethumb_desktop.services.syncing.wholeness import is_all_read
from rethumb_desktop.services.upkeep.means import UpkeepMeans
from rethumb_desktop.services.upkeep.upkeep import Upkeep
from rethumb_desktop.services.watching.watching import Watching, WatchMeans, WatchWork


@dataclass(frozen=True)
class Adapters:
    """What services are made of: one for each port. `render_workers` 0 means one a core.

    `gives_way`: the queue's threads leave the processors to a window. `device_name` is what this computer is called,
    `machine_mark` names this home on it: in a copy it is another.
    """

    queue: JobQueue
    watch: WatchMeans
    publications: Publications
    removals: Removals
    sync_records: SyncRecords
    index_copies: IndexCopies
    accounts: AccountBook
    presets: PresetBook
    preferences: PreferenceBook
    key_pairs: Mapping[CredentialSource, KeyPairs]
    library_keys: Callable[[Library], LibraryKeys]
    open_store: StoreOpener
    read_profiles: Callable[[], list[AwsProfile]]
    this_computer: Callable[[], ObjectStore]
    reader: OriginalReader
    fetcher: Fetcher
    renderer: Renderer
    metadata: MetadataReader
    gate: PrivacyGate
    cache: RenditionCache
    pasted_folder: Path
    own_folders: Sequence[Path]
    now: Callable[[], datetime]
    on_close: Callable[[], None]
    render_workers: int = 0
    tempo: Tempo = USUAL_TEMPO
    patience: float | None = None
    gives_way: bool = False
    removal_grace: timedelta = USUAL_TIMING.grace
    warnings: tuple[str, ...] = ()
    device_name: str = "A computer"
    machine_mark: str = ""


def assemble(adapters: Adapters, listener: Listener) -> Services:
    """Return the services. `listener` is called on worker threads."""
    a = adapters
    originals, maker = OriginalBytes(a.reader, a.fetcher), Maker(a.renderer, a.metadata, a.gate)
    libraries = Libraries(
        a.accounts, a.key_pairs, a.library_keys, a.open_store, a.this_computer, a.publications.begin_library
    )
    cache_keeping = CacheKeeping(a.queue, a.cache, a.now)
    followers = [listener, cache_keeping.follow]
    announce = partial(_announce, followers)
    outputs = Outputs(a.watch.records, a.watch.book, a.now)
    records = (a.publications, a.removals, a.sync_records)
    all_read = partial(is_all_read, a.sync_records)
    pipeline = Pipeline(*records, libraries, originals, maker, a.cache, outputs, a.now, all_read)
    publishing = _publishing(a, libraries, pipeline, announce, cache_keeping.make_room)
    removing = _removing(a, libraries, announce)
    rendering = Rendering(originals, maker)
    watching = _watching(a, libraries, publishing, rendering, outputs, announce)
    sync_means = SyncMeans(a.device_name, a.machine_mark, lambda: (maker.version,))
    syncing = Syncing(libraries, a.sync_records, a.queue, publishing.leave_out, announce, sync_means)
    upkeep = _upkeep(a, libraries, originals, maker, (syncing, sync_means), announce)
    followers += [watching.follow, partial(_go_on, publishing, removing), syncing.follow, upkeep.follow]
    engines = _Engines(publishing, removing, cache_keeping, rendering, watching, syncing, upkeep)
    return _services(a, _Kit(libraries, originals, maker), engines, announce)


@dataclass(frozen=True)
class _Kit:
    """What many services work with."""

    libraries: Libraries
    originals: OriginalBytes
    maker: Maker


@dataclass(frozen=True)
class _Engines:
    """The services that have threads, or are told what happens."""

    publishing: Publishing
    removing: Removing
    cache_keeping: CacheKeeping
    rendering: Rendering
    watching: Watching
    syncing: Syncing
    upkeep: Upkeep


def _services(a: Adapters, kit: _Kit, engines: _Engines, listener: Listener) -> Services:
    libraries, originals, maker = kit.libraries, kit.originals, kit.maker
    accounts = _accounting(a, libraries, listener)
    return Services(
        **vars(engines),
        rehearsing=Rehearsing(originals, maker, libraries, a.publications),
        previewing=Previewing(originals, a.renderer, maker),
        icons=IconMaking(a.reader, originals, a.metadata, a.renderer),
        surveying=Surveying(a.own_folders),
        inspecting=Inspecting(originals, a.metadata),
        checking=Checking(originals, a.metadata, maker),
        sharing=Sharing(libraries, a.publications, originals, a.renderer),
        accounts=accounts,
        presets=PresetKeeping(a.presets, a.watch.book, listener),
        preferring=Preferring(a.preferences, listener),
        consenting=Consenting(a.accounts, listener),
        joining=Joining(accounts, libraries, a.publications, engines.syncing.introduce, engines.syncing.give_out),
        granting=Granting(libraries),
        browsing=Browsing(a.publications, PublishedPictures(a.cache, libraries.store_of, originals, a.renderer)),
        on_close=a.on_close,
        warnings=a.warnings,
    )


def _announce(followers: Sequence[Listener], event: Event) -> None:
    for follow in followers:
        follow(event)


def _go_on(publishing: Publishing, removing: Removing, event: Event) -> None:
    if isinstance(event, AccountsChanged):
        # Keys or an address are others now: what waited for that goes on without a click.
        publishing.retry_library()
        removing.retry_refused()


def _publishing(
    a: Adapters, libraries: Libraries, pipeline: Pipeline, listener: Listener, make_room: Callable[[], object]
) -> Publishing:
    workers = Workers(
        a.render_workers or os.cpu_count() or 2, tempo=a.tempo, patience=a.patience, gives_way=a.gives_way
    )
    folders = (a.pasted_folder, a.own_folders)
    return Publishing(a.queue, a.watch.records, a.accounts, libraries, pipeline, *folders, workers, listener, make_room)


def _removing(a: Adapters, libraries: Libraries, listener: Listener) -> Removing:
    timing = Timing(a.removal_grace, a.tempo)
    return Removing(a.removals, a.publications, libraries, a.cache, a.now, listener, timing)


def _watching(
    a: Adapters,
    libraries: Libraries,
    publishing: Publishing,
    rendering: Rendering,
    outputs: Outputs,
    listener: Listener,
) -> Watching:
    own = (*a.own_folders, a.pasted_folder)
    work = WatchWork(
        a.presets, libraries, a.publications, a.queue, publishing, rendering, outputs, own, gives_way=a.gives_way
    )
    return Watching(a.watch, work, listener)


def _upkeep(
    a: Adapters,
    libraries: Libraries,
    originals: OriginalBytes,
    maker: Maker,
    syncing: tuple[Syncing, SyncMeans],
    listener: Listener,
) -> Upkeep:
    return Upkeep(
        UpkeepMeans(
            libraries,
            a.publications,
            a.removals,
            a.sync_records,
            a.index_copies,
            a.cache,
            originals,
            a.renderer,
            maker,
            *syncing,
            a.now,
            listener,
        )
    )


def _accounting(a: Adapters, libraries: Libraries, listener: Listener) -> Accounting:
    records = (a.publications, a.queue)
    return Accounting(a.accounts, a.key_pairs, libraries, *records, a.open_store, a.read_profiles, listener)

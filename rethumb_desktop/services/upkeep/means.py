"""What upkeep is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from rethumb_desktop.domain.ports import Listener, Publications, Removals, Renderer, RenditionCache
from rethumb_desktop.domain.ports.copies import IndexCopies
from rethumb_desktop.domain.ports.syncing import SyncRecords
from rethumb_desktop.services.gathering import OriginalBytes
from rethumb_desktop.services.libraries import Libraries
from rethumb_desktop.services.making import Maker
from rethumb_desktop.services.syncing.syncing import Syncing, SyncMeans


@dataclass(frozen=True)
class UpkeepMeans:
    """The services and adapters that upkeep works with; `sync_means` are those of `syncing`."""

    libraries: Libraries
    publications: Publications
    removals: Removals
    records: SyncRecords
    copies: IndexCopies
    cache: RenditionCache
    originals: OriginalBytes
    renderer: Renderer
    maker: Maker
    syncing: Syncing
    sync_means: SyncMeans
    now: Callable[[], datetime]
    listener: Listener

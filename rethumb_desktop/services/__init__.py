"""Use cases: what the window and the command line can ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rethumb_desktop.services.accounting import Accounting
    from rethumb_desktop.services.browsing import Browsing
    from rethumb_desktop.services.cache_keeping import CacheKeeping
    from rethumb_desktop.services.checking import Checking
    from rethumb_desktop.services.consenting import Consenting
    from rethumb_desktop.services.granting import Granting
    from rethumb_desktop.services.icons import IconMaking
    from rethumb_desktop.services.inspecting import Inspecting
    from rethumb_desktop.services.joining import Joining
    from rethumb_desktop.services.preferring import Preferring
    from rethumb_desktop.services.presetting import PresetKeeping
    from rethumb_desktop.services.previewing import Previewing
    from rethumb_desktop.services.publishing import Publishing
    from rethumb_desktop.services.rehearsing import Rehearsing
    from rethumb_desktop.services.removal.removing import Removing
    from rethumb_desktop.services.rendering import Rendering
    from rethumb_desktop.services.sharing import Sharing
    from rethumb_desktop.services.surveying import Surveying
    from rethumb_desktop.services.syncing.syncing import Syncing
    from rethumb_desktop.services.upkeep.upkeep import Upkeep
    from rethumb_desktop.services.watching.watching import Watching


@dataclass(frozen=True)
class Services:
    """Everything the window and the command line may call; methods block, events come from worker threads."""

    publishing: Publishing
    removing: Removing
    cache_keeping: CacheKeeping
    rehearsing: Rehearsing
    rendering: Rendering
    previewing: Previewing
    icons: IconMaking
    surveying: Surveying
    inspecting: Inspecting
    checking: Checking
    sharing: Sharing
    accounts: Accounting
    presets: PresetKeeping
    preferring: Preferring
    consenting: Consenting
    joining: Joining
    granting: Granting
    browsing: Browsing
    watching: Watching
    syncing: Syncing
    upkeep: Upkeep
    on_close: Callable[[], None]
    #: What was found while opening that the person should know, in sentences.
    warnings: tuple[str, ...] = ()

    def close(self) -> None:
        """End all work in an orderly way: what is under way stops at its next step and is kept in the queue."""
        self.watching.close()
        self.upkeep.close()
        self.syncing.close()
        self.publishing.close()
        self.removing.close()
        self.cache_keeping.close()
        self.on_close()

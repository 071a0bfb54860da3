"""The library's page, tied to the rest of the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from rethumb_desktop.domain.job import NewJob, Publication
from rethumb_desktop.domain.preset import Preset
from rethumb_desktop.ui.main_window.holding import Holding
from rethumb_desktop.ui.main_window.links import Links
from rethumb_desktop.ui.main_window.memory import Placement
from rethumb_desktop.ui.main_window.removing import RemovalWindows
from rethumb_desktop.ui.main_window.voice import Voice

if TYPE_CHECKING:
    from rethumb_desktop.services.sharing import Shared
    from rethumb_desktop.ui.panels.library.panel import LibraryPanel

_TILES = "libraryTiles"


class Shelf(QObject):
    """Does what is wanted of publications: links, removal, publishing their originals once more."""

    def __init__(
        self, links: Links, removals: RemovalWindows, holding: Holding, voice: Voice, placement: Placement
    ) -> None:
        super().__init__(links)
        self._links = links
        self._removals = removals
        self._holding = holding
        self._voice = voice
        self._placement = placement
        self._panel: LibraryPanel | None = None

    def furnish(self, panel: LibraryPanel) -> None:
        """Take up the library's panel, which is made when the window has been painted."""
        self._panel = panel
        links, commands = self._links, panel.commands
        panel.tiles = self._placement.flag(_TILES)
        panel.tiles_changed.connect(lambda on: self._placement.set_flag(_TILES, on))
        panel.said.connect(self._voice.warn)
        commands.copy_links.connect(self._copy)
        commands.copy_as.connect(lambda some, form: links.copy(_shared(some), form=form))
        commands.copy_expiring.connect(lambda some, life: links.copy(_shared(some), life=life))
        commands.open_link.connect(lambda one: links.open(_shared([one])))
        commands.show_original.connect(links.show_origin)
        commands.show_code.connect(lambda one: links.show_code(_shared([one])))
        commands.publish_again.connect(self._publish_again)
        commands.take_out.connect(self._removals.ask_publications)

    def copy_chosen(self) -> None:
        """Copy the links of the selected entries, else of the current one."""
        if self._panel is not None:
            self._panel.with_chosen(self._copy)

    def _copy(self, publications: Sequence[Publication]) -> None:
        self._links.copy(_shared(publications))

    def _publish_again(self, publications: Sequence[Publication], preset: Preset) -> None:
        """Publish originals with another preset, under the names they had."""
        self._holding.publish_again(
            [
                NewJob(replace(each.origin, name=each.name), preset.recipes, each.library)
                for each in publications
                if each.origin is not None
            ]
        )


def _shared(publications: Sequence[Publication]) -> list[Shared]:
    # Loaded when it is wanted: the first paint need not wait for it.
    from rethumb_desktop.services.sharing import shared_of_publications

    return shared_of_publications(publications)

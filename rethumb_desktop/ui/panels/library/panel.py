"""The library's panel: what is looked for, the entries, or why there are none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QVBoxLayout, QWidget

from rethumb_desktop.domain.browsing import MOST_FOUND, PublicationQuery
from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.events import AccountsChanged, Event, SyncStateChanged
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.library import Library
from rethumb_desktop.domain.preset import Preset
from rethumb_desktop.domain.rendition import Pixels
from rethumb_desktop.domain.syncing import Standing, SyncState
from rethumb_desktop.services.removal.rights import find_refusal
from rethumb_desktop.ui.bridge import Bridge, Ticket
from rethumb_desktop.ui.models.library import LibraryModel, LibraryRole, Moved
from rethumb_desktop.ui.models.library_icons import Fetching, PublicationIcons
from rethumb_desktop.ui.models.pixels import make_image
from rethumb_desktop.ui.models.wording import DOT, count
from rethumb_desktop.ui.panels.library.blank import LibraryBlank, describe_blank
from rethumb_desktop.ui.panels.library.commands import LibraryCommands
from rethumb_desktop.ui.panels.library.details import LibraryDetails
from rethumb_desktop.ui.panels.library.filters import LibraryFilters
from rethumb_desktop.ui.panels.library.line import LibraryLine
from rethumb_desktop.ui.panels.library.publisher_book import PublisherBook
from rethumb_desktop.ui.panels.library.standings import Standings
from rethumb_desktop.ui.panels.library.view import LibraryView, few_of
from rethumb_desktop.ui.theme.theme import Theme

if TYPE_CHECKING:
    from rethumb_desktop.services import Services

_EVERYTHING = PublicationQuery()
SeePixels = Callable[[Publication, int], Pixels | None]


class LibraryPanel(QWidget):
    """Lists what was published. It reads the index only while it can be seen.

    `details` is a widget of its own, for another place of the window; `commands` has the signals of what is wanted of
    which publications. `details_wanted`: the details are to be shown; `said` carries a sentence for the person.
    """

    details_wanted = Signal()
    tiles_changed = Signal(bool)
    said = Signal(str)

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("libraryPanel")
        self._bridge = bridge
        self._services: Services | None = None
        self._fault: Fault | None = None
        self._choices: Ticket | None = None
        self._standings = Standings()
        self._lost: Publication | None = None  # was shown in the details until it was removed
        self._instead: Publication | None = None  # is shown in its place
        self._gone = False  # whether it was seen to be in the library no more
        self.commands = LibraryCommands(theme, self)
        self.details = LibraryDetails(bridge, theme, self.commands)
        self.model = LibraryModel(bridge, self)
        self.icons = PublicationIcons(bridge)
        self.filters = LibraryFilters()
        self._publishers = PublisherBook(bridge, self)
        self.line = LibraryLine(theme)
        self.view = LibraryView(theme, self.icons.pixmap)
        self.view.setModel(self.model)
        self.model.place_of = lambda: replace(self.view.place, selected=few_of(self.view.selected_runs()))
        self.blank = LibraryBlank(theme)
        self._waiting = QWidget()
        self._pages = QStackedLayout()
        self._arrange()
        self._connect()

    def serve(self, services: Services) -> None:
        """Begin to list: the services are there."""
        self._services = services
        browsing = services.browsing
        fetching = Fetching(browsing.can_fetch, partial(_see, browsing.fetch))
        self.icons.serve(partial(_see, browsing.icon), fetching)
        self.model.serve(services.browsing)
        self.details.serve(services)
        self._publishers.serve(services)
        self._bridge.received.connect(self._follow)
        self._load_choices()

    # What is remembered

    @property
    def tiles(self) -> bool:
        """Whether tiles are shown instead of a list."""
        return self.view.tiles

    @tiles.setter
    def tiles(self, on: bool) -> None:
        self.line.show_tiles(on)

    # What is chosen

    def chosen_count(self) -> int:
        """Return how many entries are selected."""
        return sum(last - first + 1 for first, last in self.view.selected_runs())

    def with_chosen(self, act: Callable[[list[Publication]], object]) -> None:
        """Call `act` with what is selected, else with the current entry; at once where it was seen lately."""
        current = self.view.currentIndex().row()
        runs = self.view.selected_runs() or ([(current, current)] if current >= 0 else [])
        if runs:
            self.model.entries(runs, act, lambda fault: self.said.emit(fault.title))

    def _show_menu(self, point: QPoint) -> None:
        def show(chosen: list[Publication]) -> None:
            menu = self.commands.menu(chosen, self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(place)

        place = self.view.viewport().mapToGlobal(point)
        self.with_chosen(show)

    def _tell_current(self) -> None:
        entry: Publication | None = self.view.currentIndex().data(LibraryRole.ENTRY)
        if entry is not None or not self.model.rowCount():
            self.details.show_publication(entry)

    # What is looked for

    def _ask(self) -> None:
        self.model.ask(self.filters.query(date.today()))  # noqa: DTZ011 - the person's own day

    def _clear(self) -> None:
        self.filters.clear()
        self.filters.search.setFocus()

    def _type(self, text: str) -> None:
        """Look for what a person types while the keyboard is on the list."""
        self.filters.search.setText(text)
        self.filters.search.setFocus()

    def _blank_pressed(self) -> None:
        if self._fault is not None:
            self._fault = None
            self.model.ask_again()
        else:
            self._clear()

    # Following what happens

    def _follow(self, events: Sequence[Event]) -> None:
        self.model.take(events)
        self.details.take(events)
        if any(isinstance(event, AccountsChanged) for event in events):
            self._load_choices()
        for event in events:
            if isinstance(event, SyncStateChanged):
                self._stood(event.state)

    def _stood(self, state: SyncState) -> None:
        """Take in how a library stands now."""
        self._standings.note(state)
        if state.standing is Standing.IN_STEP:
            self.icons.ask_again(state.library)
        if self.model.is_answered and not self.model.rowCount():
            self._show()

    def _load_choices(self) -> None:
        services = self._services
        if services is None:
            return

        def work() -> tuple[Sequence[Library], Sequence[Preset], Mapping[str, SyncState]]:
            return services.accounts.libraries(), services.presets.presets(), services.syncing.states()

        def done(found: tuple[Sequence[Library], Sequence[Preset], Mapping[str, SyncState]]) -> None:
            libraries, presets, states = found
            self._standings.take(libraries, states)
            self.filters.show_libraries(libraries)
            self.filters.show_presets(presets)
            self.commands.offer_presets(presets)
            self.commands.bar_removal(each.name for each in libraries if find_refusal(each) is not None)

        if self._choices is not None:
            # It may have been read before what has just changed, and arrive after it.
            self._choices.cancel()
        self._choices = self._bridge.run(work, done, lambda fault: self.said.emit(fault.title))

    def _answered(self) -> None:
        self._fault = None
        if self.details.publication != self._instead:
            self._lost = None  # the person has gone on
        if self.model.rowCount() and not self.view.currentIndex().isValid():
            # Shown in the details, not selected.
            self.view.go_to(0)
        self._tell_current()
        self._show()
        self._look_for_lost()

    def _look_for_lost(self) -> None:
        """Go back to what was removed while it was shown, once that is undone."""
        services, lost, query, current = self._services, self._lost, self.model.query, self.view.currentIndex().row()
        self._instead = self.details.publication
        if services is None or lost is None or query is None:
            return

        def done(row: int | None) -> None:
            if self._lost != lost or self.view.currentIndex().row() != current:
                return
            if row is None:
                self._gone = True
                return
            self._lost = None
            # What was only too far away to be known is the current one again, and the person stays where they look.
            self.view.go_to(row, scroll=self._gone)

        self._bridge.run(lambda: services.browsing.place(query, lost), done, lambda fault: self.said.emit(fault.title))

    def _moved(self, moved: Moved) -> None:
        self.icons.forget_missing()
        before = self.details.publication
        self.view.follow(moved)
        if moved.before.current >= 0 and moved.current is None:
            self._tell_current()
            self._lost, self._instead, self._gone = before, self.details.publication, False

    def _failed(self, fault: Fault) -> None:
        if self.model.is_answered:
            self.said.emit(fault.title)
            return
        self._fault = fault
        self._show()

    def _page_came(self, first: QModelIndex, last: QModelIndex) -> None:
        if first.row() <= self.view.currentIndex().row() <= last.row():
            self._tell_current()

    # Showing

    def _show(self) -> None:
        """Show the entries, or why there are none; the keyboard goes along."""
        state = self._standings.of_all_in(self.model.query)
        if self._fault is not None:
            self.blank.say("triangle-alert", self._fault.title, self._fault.detail, self.tr("Try again"))
        elif state is not None:
            self.blank.say(*describe_blank(state))
        elif self._narrowed:
            sentence = DOT.join(filter(None, (self.tr("No rendition is like that."), self.model.end)))
            self.blank.say("search-x", self.tr("Nothing found"), sentence, self.tr("Clear filters"))
        else:
            sentence = self.tr("What you publish is listed here, with its links.")
            self.blank.say("images", self.tr("Nothing is published yet"), sentence)
        rows = self.model.rowCount() if self._fault is None else 0
        page = self.view if rows else self.blank
        before = self._pages.currentWidget()
        if before is not None and before is not page:
            had_focus = before.isAncestorOf(QApplication.focusWidget() or self)
            self._pages.setCurrentWidget(page)
            if had_focus:
                page.setFocus()
        self._count()

    def _count(self) -> None:
        rows, chosen = self.model.rowCount(), self.chosen_count()
        query = self.model.query
        if query is not None and query.is_capped and rows >= MOST_FOUND:
            # So many are looked for at most.
            text = count(MOST_FOUND, "", self.tr("More than {n} renditions found"))
        elif self._narrowed:
            text = count(rows, self.tr("{n} rendition found"), self.tr("{n} renditions found"))
        else:
            text = count(rows, self.tr("{n} rendition"), self.tr("{n} renditions"))
        if self.model.end:
            text += DOT + self.model.end
        if chosen > 1:
            text += DOT + self.tr("{n} selected").replace("{n}", self.locale().toString(chosen))
        listed = rows > 0 and self._fault is None
        # Where nothing is listed, the page says so and offers what can be done.
        self.line.say(text if listed else "", narrowed=listed and self._narrowed)

    @property
    def _narrowed(self) -> bool:
        return self.model.query not in (None, _EVERYTHING)

    def _show_tiles(self, on: bool) -> None:
        self.view.show_tiles(on)
        self.tiles_changed.emit(on)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.follow(on=True)
        # “Today” may have become another day.
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.follow(on=False)

    # Parts

    def _arrange(self) -> None:
        for page in (self._waiting, self.view, self.blank):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.filters)
        layout.addWidget(self.line)
        layout.addLayout(self._pages, 1)
        self.blank.setFocusProxy(self.blank.button)

    def _connect(self) -> None:
        model, view, filters = self.model, self.view, self.filters
        model.answered.connect(self._answered)
        model.moved.connect(self._moved)
        model.failed.connect(self._failed)
        model.dataChanged.connect(self._page_came)
        for learn in (model.know, filters.show_publishers):
            self._publishers.changed.connect(learn)
        self.icons.arrived.connect(view.update_entry)
        self.icons.again.connect(view.viewport().update)
        filters.changed.connect(self._ask)
        filters.search.left.connect(view.setFocus)
        self.line.clear_wanted.connect(self._clear)
        self.line.tiles_chosen.connect(self._show_tiles)
        self.blank.pressed.connect(self._blank_pressed)
        selection = view.selectionModel()
        selection.currentChanged.connect(lambda *_: self._tell_current())
        selection.selectionChanged.connect(lambda *_: self._count())
        view.customContextMenuRequested.connect(self._show_menu)
        view.copy_clicked.connect(lambda entry: self.commands.copy_links.emit([entry]))
        view.activated.connect(lambda _: self.details_wanted.emit())
        view.remove_pressed.connect(lambda: self.with_chosen(self.commands.take_out.emit))
        view.typed.connect(self._type)
        keys = QKeySequence.StandardKey
        # Wherever the keyboard is in the window, as long as this page is the one that is seen.
        QShortcut(keys.Find, self, filters.search.setFocus)
        copy = QShortcut(keys.Copy, view, lambda: self.with_chosen(self.commands.copy_links.emit))
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)


def _see(see: SeePixels, publication: Publication, side: int) -> QImage | None:
    pixels = see(publication, side)
    return make_image(pixels) if pixels is not None else None

"""The library as a list model: pages of the index, fetched when they are looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from rethumb_desktop.domain.browsing import PublicationQuery
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import AccountsChanged, Event, JobChanged, LibraryReceived, RemovalsChanged
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.ui.bridge import Bridge, Failed, Ticket
from rethumb_desktop.ui.models.library_looking import PAGE, Anchors, Look, Place, look_at
from rethumb_desktop.ui.models.library_wording import (
    describe_end,
    describe_found,
    describe_from,
    describe_spoken,
    find_other_name,
)
from rethumb_desktop.ui.models.publishers import Publishers
from rethumb_desktop.ui.models.wording import plain_tooltip, showable

if TYPE_CHECKING:
    from rethumb_desktop.services.browsing import Browsing

Index = QModelIndex | QPersistentModelIndex
Found = Callable[[list[Publication]], object]
_NONE = QModelIndex()

#: Pages that are kept, and pages that may wait: more is scrolled past before it is fetched.
KEPT = 24
WAITING = 4
#: How long what happens is gathered before the index is looked at again.
GATHER_MS = 250


class LibraryRole(IntEnum):
    """What the library tells beside Qt's own roles."""

    ENTRY = Qt.ItemDataRole.UserRole + 1
    #: The other name by which a search found it, or an empty text.
    OTHER_NAME = Qt.ItemDataRole.UserRole + 2
    #: The other device it came from, or an empty text.
    DEVICE = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True)
class Moved:
    """Where the first row that could be seen and the current one are now; None where they are gone.

    `reset`: what Qt knew of the rows is lost, selection and current row with it; `selected` are those that are there
    still.
    """

    before: Place
    first: int | None
    current: int | None
    reset: bool
    selected: tuple[int, ...] = ()


class LibraryModel(QAbstractListModel):
    """The publications that are asked for, newest first. Of several questions only the newest is answered.

    `place_of` tells what a person looks at. `answered`: the rows are those of the newest question; `moved`: rows came
    or went; `failed` carries the fault of an index that could not be read.
    """

    answered = Signal()
    moved = Signal(object)
    failed = Signal(object)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._browsing: Browsing | None = None
        self._query: PublicationQuery | None = None
        self._shown: PublicationQuery | None = None
        self._count = 0
        self._first: Publication | None = None
        self._pages: OrderedDict[int, list[Publication]] = OrderedDict()
        self._waiting: OrderedDict[int, None] = OrderedDict()
        self._fetching: Ticket | None = None
        self._looking: Ticket | None = None
        self._stale = False
        self._followed = True
        self._publishers = Publishers()
        self._partial = False
        self.place_of: Callable[[], Place] = Place
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(GATHER_MS)
        self._gather.timeout.connect(self._look_again)

    # For Qt

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role not in _TOLD:
            return None
        entry = self.entry(index.row())
        match role:
            case LibraryRole.ENTRY:
                return entry
            case LibraryRole.OTHER_NAME:
                return self._other_name(entry)
            case LibraryRole.DEVICE:
                return self._device(entry)
            case Qt.ItemDataRole.DisplayRole:
                return showable(entry.name) if entry is not None else ""
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip("\n".join(self._lines(entry))) if entry else None
        if entry is None:
            return self.tr("Loading…")
        return describe_spoken(entry, _today(), self._other_name(entry), self._device(entry))

    def _lines(self, entry: Publication) -> list[str]:
        found, device = describe_found(entry, self._other_name(entry)), describe_from(self._device(entry))
        return [showable(entry.name), found, *([device] if device else [])]

    def _other_name(self, entry: Publication | None) -> str:
        return find_other_name(entry, self._shown.search) if entry is not None and self._shown is not None else ""

    def _device(self, entry: Publication | None) -> str:
        return self._publishers.name(entry) if entry is not None else ""

    # For the panels

    def know(self, publishers: Publishers) -> None:
        """Call the devices of publications by these names from now on."""
        if publishers != self._publishers:
            self._publishers = publishers
            if self._count:
                self.dataChanged.emit(self.index(0), self.index(self._count - 1))

    def serve(self, browsing: Browsing) -> None:
        """Begin to answer: the services are there."""
        self._browsing = browsing
        if self._query is not None:
            self._look(self._query, Place())

    @property
    def query(self) -> PublicationQuery | None:
        """What was asked last."""
        return self._query

    @property
    def is_answered(self) -> bool:
        """Whether the rows are those of what was asked last."""
        return self._shown is not None and self._shown == self._query

    @property
    def end(self) -> str:
        """Among how many the rows were looked for; "" where among all that there are."""
        return describe_end(self._shown) if self._partial and self._shown is not None else ""

    def ask(self, query: PublicationQuery) -> None:
        """Ask for other publications; the rows stay until the answer is there."""
        if query != self._query:
            self._query = query
            self._look(query, Place())

    def ask_again(self) -> None:
        """Read everything anew, where it could not be read before."""
        if self._query is not None:
            self._shown = None
            self._look(self._query, Place())

    def follow(self, *, on: bool) -> None:
        """Follow what happens at once, or gather it until somebody looks again."""
        self._followed = on
        if on and self._stale:
            self._gather.start(0)

    def take(self, events: Iterable[Event]) -> None:
        """Look at the index again where one of the events concerns it."""
        if any(_concerns(event) for event in events):
            self._stale = True
            if self._followed and not self._gather.isActive():
                self._gather.start(GATHER_MS)

    def entry(self, row: int) -> Publication | None:
        """Return the publication of a row; where it is not there yet, have its page fetched."""
        number, place = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            self._want(number)
            return None
        self._pages.move_to_end(number)
        return page[place] if place < len(page) else None

    def entries(self, rows: Sequence[tuple[int, int]], done: Found, failed: Failed) -> None:
        """Call `done` with the publications of runs of rows (first, last), at once where all are there."""
        kept = self._kept(rows)
        if kept is not None:
            done(kept)
            return
        browsing, query, count = self._browsing, self._shown, self._count
        if browsing is None or query is None:
            return
        changed = self.tr("The library has changed meanwhile. Choose again.")

        def work() -> list[Publication]:
            found = [each for first, last in rows for each in browsing.browse(query, first, last - first + 1)]
            if browsing.count(query) != count:
                # Other publications may stand in the rows that were chosen.
                raise Fault(FaultKind.INDEX, changed, retryable=True)
            return found

        self._bridge.run(work, done, failed)

    # Pages

    def _kept(self, rows: Sequence[tuple[int, int]]) -> list[Publication] | None:
        if sum(last - first + 1 for first, last in rows) > KEPT * PAGE:
            return None
        found = []
        for first, last in rows:
            for row in range(first, last + 1):
                page = self._pages.get(row // PAGE, [])
                if row % PAGE >= len(page):
                    return None
                found.append(page[row % PAGE])
        return found

    def _want(self, number: int) -> None:
        self._waiting[number] = None
        self._waiting.move_to_end(number)
        while len(self._waiting) > WAITING:
            self._waiting.popitem(last=False)
        self._fetch_next()

    def _fetch_next(self) -> None:
        browsing, query = self._browsing, self._shown
        if self._fetching is not None or not self._waiting or browsing is None or query is None:
            return
        number, _ = self._waiting.popitem()

        def failed(fault: Fault) -> None:
            done([])
            self.failed.emit(fault)

        def done(page: list[Publication]) -> None:
            self._fetching = None
            self._keep(number, page)
            last = min((number + 1) * PAGE, self._count) - 1
            self.dataChanged.emit(self.index(number * PAGE), self.index(last))
            self._fetch_next()

        self._fetching = self._bridge.run(lambda: browsing.browse(query, number * PAGE, PAGE), done, failed)

    def _keep(self, number: int, page: list[Publication]) -> None:
        self._pages[number] = page
        self._waiting.pop(number, None)
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)

    def _forget_pages(self) -> None:
        if self._fetching is not None:
            self._fetching.cancel()
            self._fetching = None
        self._pages.clear()
        self._waiting.clear()

    # Looking at the index

    def _look_again(self) -> None:
        if self._looking is not None:
            self._gather.start(GATHER_MS)
        elif self.is_answered and self._query is not None:
            self._look(self._query, self.place_of())

    def _look(self, query: PublicationQuery, before: Place) -> None:
        browsing = self._browsing
        if browsing is None:
            return
        if self._looking is not None:
            self._looking.cancel()
        self._stale = False
        selected = [found for row in before.selected if (found := self._shown_in(row)) is not None]
        anchors = Anchors(self._shown_in(before.first), self._shown_in(before.current), selected)

        def failed(fault: Fault) -> None:
            self._looking = None
            self.failed.emit(fault)

        self._looking = self._bridge.run(lambda: look_at(browsing, query, before, anchors), self._answer, failed)

    def _shown_in(self, row: int) -> Publication | None:
        """Return what stands in a row, as far as it is kept."""
        page = self._pages.get(row // PAGE, []) if row >= 0 else []
        return page[row % PAGE] if row % PAGE < len(page) else None

    def _answer(self, look: Look) -> None:
        self._looking = None
        self._partial = look.partial
        if self._shown != look.query:
            self._reset(look)
            self._shown = look.query
        elif look.count != self._count or any(self._pages.get(n, page) != page for n, page in look.pages.items()):
            self._move(look)
        self.answered.emit()

    def _move(self, look: Look) -> None:
        """Let rows come and go: where all that is new stands on top, Qt keeps selection and current row."""
        grown, head = look.count - self._count, look.pages[0]
        on_top = 0 < grown < len(head) and head[grown] == self._first
        if on_top:
            self.beginInsertRows(_NONE, 0, grown - 1)
            self._show(look)
            self.endInsertRows()
        else:
            self._reset(look)
        self.moved.emit(Moved(look.before, look.first, look.current, not on_top, look.selected))

    def _reset(self, look: Look) -> None:
        self.beginResetModel()
        self._show(look)
        self.endResetModel()

    def _show(self, look: Look) -> None:
        self._forget_pages()
        self._count = look.count
        self._first = look.pages[0][0] if look.pages[0] else None
        for number, page in look.pages.items():
            self._keep(number, page)


_TOLD = frozenset(
    {
        LibraryRole.ENTRY,
        LibraryRole.OTHER_NAME,
        LibraryRole.DEVICE,
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    }
)


def _concerns(event: Event) -> bool:
    if isinstance(event, JobChanged):
        return event.job.state.has_links  # a duplicate gives what is there another name
    return isinstance(event, RemovalsChanged | LibraryReceived | AccountsChanged)


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the person's own day

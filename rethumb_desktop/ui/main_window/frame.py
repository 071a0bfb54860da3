"""The frame: what stands where in the window."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum, StrEnum, auto
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

_SHARE = 200
#: So many lines the preview has at least, so that something is seen of its picture; in a lower window it scrolls.
_PREVIEW_LINES = 22


class Page(IntEnum):
    """What the window's larger part shows."""

    QUEUE = 0
    LIBRARY = 1
    FOLDERS = 2


class Part(StrEnum):
    """What the frame is furnished with: the pages, and what stands beside each. In the order of reading."""

    QUEUE = auto()
    LIBRARY = auto()
    FOLDERS = auto()
    PREVIEW = auto()
    INSPECTOR = auto()
    DETAILS = auto()
    FOLDER_DETAILS = auto()


class Frame(QWidget):
    """Header, bars, the pages with a side panel for each, footer.

    Pages are put in later: of them the first paint shows the invitation to drop pictures only.
    """

    def __init__(self, header: QWidget, bar: QWidget, invitation: QWidget, footer: QWidget) -> None:
        super().__init__()
        self.setObjectName("frame")
        self._places = {part: _Place() for part in Part}
        self._parts: dict[Part, QWidget] = {}
        places = self._places
        places[Part.QUEUE].put(invitation)
        self.pages = _tabs("pages")
        self.pages.addTab(places[Part.QUEUE], self.tr("Queue"))
        self.pages.addTab(places[Part.LIBRARY], self.tr("Library"))
        self.pages.addTab(places[Part.FOLDERS], self.tr("Folders"))
        self.side = _tabs("sidePanel")
        preview = _Scrolled(places[Part.PREVIEW], self.fontMetrics().height() * _PREVIEW_LINES)
        self.side.addTab(preview, self.tr("Preview"))
        self.side.addTab(places[Part.INSPECTOR], self.tr("Inspector"))
        self._sides = QStackedWidget()
        for widget in (self.side, places[Part.DETAILS], places[Part.FOLDER_DETAILS]):
            self._sides.addWidget(widget)
        self.pages.currentChanged.connect(self._sides.setCurrentIndex)
        self.splitter = self._make_splitter()
        self._bars = QVBoxLayout()
        self._bars.setSpacing(0)
        self._bars.addWidget(bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(header)
        layout.addLayout(self._bars)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(footer)
        self._header, self._footer, self._all_bars = header, footer, [bar]

    def put(self, part: Part, widget: QWidget) -> None:
        """Put a part in its place."""
        self._parts[part] = widget
        self._places[part].put(widget)

    def finish(self, bars: Sequence[QWidget]) -> None:
        """Put in more bars below the one that is there; all parts are in their places."""
        for bar in bars:
            self._bars.addWidget(bar)
        self._all_bars += bars
        self._order_stops()

    @property
    def page(self) -> Page:
        return Page(self.pages.currentIndex())

    def show_page(self, page: Page) -> None:
        self.pages.setCurrentIndex(page)

    def _order_stops(self) -> None:
        """Have Tab go through the window as it is read, in whatever order the parts were made."""
        window = self.window()

        def within(part: QWidget) -> list[QWidget]:
            inside = [each for each in part.findChildren(QWidget) if each.window() is window]
            # What hands the keyboard on is a stop too, in its own place.
            return [each for each in inside if each.focusPolicy() & Qt.FocusPolicy.TabFocus or _hands_on(each)]

        above = [stop for part in (self._header, *self._all_bars) for stop in within(part)]
        inside = {part: within(widget) for part, widget in self._parts.items()}
        left = [stop for part in list(Part)[: len(Page)] for stop in inside[part]]
        right = [stop for part in list(Part)[len(Page) :] for stop in inside[part]]
        # Of the tabs the whole is put in its place: it hands the keyboard on to the bar.
        stops = [*above, self.pages, *left, self.side, *right, *within(self._footer)]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _make_splitter(self) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setObjectName("splitter")
        splitter.setHandleWidth(1)
        splitter.addWidget(self.pages)
        splitter.addWidget(self._sides)
        splitter.setChildrenCollapsible(False)
        for place, share in enumerate((3, 2)):
            splitter.setStretchFactor(place, share)
        # Told as sizes too: else the pages would take what they wish for, and the preview get the rest.
        splitter.setSizes([3 * _SHARE, 2 * _SHARE])
        height = self.fontMetrics().height()
        self.pages.setMinimumWidth(height * 16)
        self._sides.setMinimumWidth(height * 20)
        # What they show must not make the window higher than the screen, at 200 % and more.
        for part in (self.pages, self._sides):
            part.setMinimumHeight(height * 14)
        return splitter


def _hands_on(widget: QWidget) -> bool:
    """Whether another widget has the keyboard for this one, what is seen of a scrolled one left out.

    That hands it to what it lies in. The binding, asked for that, would take it for a part of its own part, and keep
    both and all they know for good.
    """
    above = widget.parentWidget()
    if isinstance(above, QAbstractScrollArea) and above.viewport() is widget:
        return False
    return widget.focusProxy() is not None


def _tabs(name: str) -> QTabWidget:
    tabs = QTabWidget()
    tabs.setObjectName(name)
    tabs.setDocumentMode(True)
    tabs.tabBar().setDrawBase(False)
    return tabs


class _Scrolled(QScrollArea):
    """Scrolls what is shown in it where that would become lower than it can be."""

    def __init__(self, place: QWidget, least: int) -> None:
        super().__init__()
        self.setObjectName("previewScroll")
        self._shown, self._least = place, least
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(place)
        for part in (self.viewport(), place):
            part.setAutoFillBackground(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Not left to Qt, which would give it all the height that it likes.
        room = self.viewport().size()
        self._shown.resize(room.expandedTo(QSize(0, self._least)))


class _Place(QWidget):
    """Where a page is going to be."""

    def __init__(self) -> None:
        super().__init__()
        QVBoxLayout(self).setContentsMargins(0, 0, 0, 0)

    def put(self, page: QWidget) -> None:
        layout = self.layout()
        assert layout is not None
        layout.addWidget(page)

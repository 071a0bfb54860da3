"""The frame: what stands where in the window."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget


class Page(IntEnum):
    """What the window's larger part shows."""

    QUEUE = 0
    LIBRARY = 1


class Frame(QWidget):
    """Header, bars, the pages with a side panel for each, footer.

    The library and the inspector are put in later: they cannot be seen when the window is painted first.
    """

    def __init__(
        self, header: QWidget, bars: Sequence[QWidget], queue: QWidget, preview: QWidget, footer: QWidget
    ) -> None:
        super().__init__()
        self.setObjectName("frame")
        self.pages = _tabs("pages")
        self.pages.addTab(queue, self.tr("Queue"))
        self._library_place = _place()
        self.pages.addTab(self._library_place, self.tr("Library"))
        self.side = _tabs("sidePanel")
        self.side.addTab(preview, self.tr("Preview"))
        self._inspector_place = _place()
        self.side.addTab(self._inspector_place, self.tr("Inspector"))
        self._sides = QStackedWidget()
        self._details_place = _place()
        for widget in (self.side, self._details_place):
            self._sides.addWidget(widget)
        self.pages.currentChanged.connect(self._sides.setCurrentIndex)
        self.splitter = self._make_splitter()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (header, *bars):
            layout.addWidget(widget)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(footer)

    def furnish(self, inspector: QWidget, library: QWidget, details: QWidget) -> None:
        """Put in what could not be seen at first."""
        for place, widget in (
            (self._inspector_place, inspector),
            (self._library_place, library),
            (self._details_place, details),
        ):
            layout = place.layout()
            assert layout is not None
            layout.addWidget(widget)

    @property
    def page(self) -> Page:
        return Page(self.pages.currentIndex())

    def show_page(self, page: Page) -> None:
        self.pages.setCurrentIndex(page)

    def _make_splitter(self) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setObjectName("splitter")
        splitter.setHandleWidth(1)
        splitter.addWidget(self.pages)
        splitter.addWidget(self._sides)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        height = self.fontMetrics().height()
        self.pages.setMinimumWidth(height * 16)
        self._sides.setMinimumWidth(height * 15)
        # What they show must not make the window higher than the screen, at 200 % and more.
        for part in (self.pages, self._sides):
            part.setMinimumHeight(height * 14)
        return splitter


def _tabs(name: str) -> QTabWidget:
    tabs = QTabWidget()
    tabs.setObjectName(name)
    tabs.setDocumentMode(True)
    tabs.tabBar().setDrawBase(False)
    return tabs


def _place() -> QWidget:
    place = QWidget()
    QVBoxLayout(place).setContentsMargins(0, 0, 0, 0)
    return place

"""What is looked for in the library: the field to search and the choosers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QWidget

from rethumb_desktop.domain.browsing import PublicationQuery
from rethumb_desktop.domain.library import Library
from rethumb_desktop.domain.preset import Preset
from rethumb_desktop.ui.models.library_filter import Making, Span, begin_of, describe_span, offer_makings
from rethumb_desktop.ui.models.publishers import ANYBODY, Publisher, Publishers, is_same
from rethumb_desktop.ui.models.wording import describe_recipes
from rethumb_desktop.ui.widgets.chooser import Chooser
from rethumb_desktop.ui.widgets.clear_button import add_clear_button
from rethumb_desktop.ui.widgets.spoken_label import SpokenLabel

#: How long a person may pause in typing before it is searched for.
SETTLE_MS = 200
#: From so many lines' heights on, everything stands side by side.
_WIDE = 46
#: With the devices it takes so many more.
_MORE = 10
_TIP = Qt.ItemDataRole.ToolTipRole


class SearchField(QLineEdit):
    """A line that Escape clears. `left`: the keyboard is to go down, to what was found."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Down:
                self.left.emit()
            case _:
                super().keyPressEvent(event)


class LibraryFilters(QWidget):
    """Side by side where there is room. `changed`: something else is looked for."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("libraryFilters")
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.changed)
        self._wanted = ""
        self._publishers = Publishers()
        self.search = self._make_search()
        self.libraries = self._chooser("libraryChooser", self.tr("Library"), most=18)
        self.makings = self._chooser("makingChooser", self.tr("Preset or recipe"), most=20)
        self.spans = self._chooser("spanChooser", self.tr("Date"), most=14)
        self.devices = self._chooser("deviceChooser", self.tr("Device"), most=18)
        self.choosers = (self.libraries, self.makings, self.spans, self.devices)
        self._arrange()
        for span in Span:
            self.spans.addItem(describe_span(span), span)
        self.show_libraries(())
        self.show_presets(())
        self._offer_devices()
        # First, so that it is asked but once.
        self.libraries.currentIndexChanged.connect(self._offer_devices)
        for chooser in self.choosers:
            chooser.currentIndexChanged.connect(self._chosen)

    def query(self, today: date) -> PublicationQuery:
        """Return what is looked for."""
        making: Making = self.makings.currentData()
        return PublicationQuery(
            library=self.libraries.currentData(),
            search=self.search.text().strip(),
            since=begin_of(Span(self.spans.currentData()), today),
            recipes=making.recipes,
            devices=self._device.devices,
        )

    @property
    def library(self) -> str | None:
        """The name of the library that is looked in, None for all."""
        name: str | None = self.libraries.currentData()
        return name

    def choose_library(self, name: str) -> None:
        """Look in one library, now or once it is offered."""
        row = self.libraries.findData(name)
        self._wanted = name if row < 0 else ""
        if row >= 0:
            self.libraries.setCurrentIndex(row)

    def clear(self) -> None:
        """Look for everything again."""
        self.search.clear()
        for chooser in self.choosers:
            with QSignalBlocker(chooser):
                chooser.setCurrentIndex(0)
        self._offer_devices()
        self._chosen()

    def show_libraries(self, libraries: Sequence[Library]) -> None:
        """Offer these libraries; what was chosen stays chosen where it is there."""
        chosen = self.libraries.currentData()
        with QSignalBlocker(self.libraries):
            self.libraries.clear()
            self.libraries.addItem(self.tr("All libraries"), None)
            for library in libraries:
                self.libraries.addItem(library.name, library.name)
            self.libraries.setCurrentIndex(max(self.libraries.findData(chosen), 0) if chosen is not None else 0)
        if self._wanted:
            self.choose_library(self._wanted)
        self._offer_devices()
        if self.libraries.currentData() != chosen:
            self._chosen()

    def show_presets(self, presets: Sequence[Preset]) -> None:
        """Offer the presets and their recipes; what was chosen stays chosen where it is there."""
        chosen: Making | None = self.makings.currentData()
        anything = Making("", None)
        whole, single = offer_makings(presets)
        with QSignalBlocker(self.makings):
            self.makings.clear()
            self.makings.addItem(self.tr("Any recipe"), anything)
            for making, preset in zip(whole, presets, strict=True):
                self.makings.addItem(making.name, making)
                self.makings.setItemData(self.makings.count() - 1, describe_recipes(preset.recipes), _TIP)
            if single:
                self.makings.insertSeparator(self.makings.count())
            for making in single:
                self.makings.addItem(making.name, making)
            offered = [anything, *whole, *([anything] if single else []), *single]
            self.makings.setCurrentIndex(offered.index(chosen) if chosen in offered else 0)
        if chosen is not None and self.makings.currentData() != chosen:
            self._chosen()

    def show_publishers(self, publishers: Publishers) -> None:
        """Offer the devices that publish; what was chosen stays chosen where it is there."""
        before, self._publishers = self._device, publishers
        self._offer_devices()
        if self._device != before:
            self._chosen()

    @property
    def _device(self) -> Publisher:
        device: Publisher = self.devices.currentData()
        return device

    def _offer_devices(self) -> None:
        """Offer the devices of the chosen library, where it has several."""
        chosen = self.devices.currentData()
        offered = self._publishers.offered(self.library)
        with QSignalBlocker(self.devices):
            self.devices.clear()
            self.devices.addItem(self.tr("Any device"), ANYBODY)
            for device in offered:
                self.devices.addItem(device.name, device)
            same = (row for row, device in enumerate(offered, 1) if is_same(device, chosen))
            self.devices.setCurrentIndex(next(same, 0))
        self.devices.setVisible(bool(offered))
        self._turn()

    def _chosen(self) -> None:
        self._settle.stop()
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """Stand side by side where there is room for it."""
        least = _WIDE + (_MORE if self.devices.isVisibleTo(self) else 0)
        wide = self.width() > least * self.fontMetrics().height()
        directions = QBoxLayout.Direction
        self._layout.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    # Parts

    def _make_search(self) -> SearchField:
        field = SearchField()
        field.setObjectName("librarySearch")
        field.setPlaceholderText(self.tr("Search names, recipes and keys"))
        field.setAccessibleName(self.tr("Search the library"))
        add_clear_button(field, self.tr("Clear"))
        field.textChanged.connect(lambda _: self._settle.start())
        field.returnPressed.connect(self._chosen)
        return field

    def _chooser(self, name: str, label: str, *, most: int) -> Chooser:
        chooser = Chooser(name, label, least=6, most=most)
        chooser.setToolTip(label)
        SpokenLabel(chooser)
        return chooser

    def _arrange(self) -> None:
        choosers = QHBoxLayout()
        choosers.setSpacing(6)
        for chooser in self.choosers:
            choosers.addWidget(chooser)
        choosers.addStretch(1)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(12, 10, 12, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(self.search, 1)
        self._layout.addLayout(choosers)

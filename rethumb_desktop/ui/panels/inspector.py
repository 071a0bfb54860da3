"""The inspector: everything an original says about itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSaveFile, QSortFilterProxyModel, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.job import Job
from rethumb_desktop.domain.metadata import PhotoMetadata
from rethumb_desktop.domain.original import Source
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.models.location import Location, find_location
from rethumb_desktop.ui.models.metadata import MetadataModel
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from rethumb_desktop.services.inspecting import Inspecting

_SETTLE_MS = 80
_PATIENCE_MS = 300  # how long nothing is said of the reading: what is quick must not flicker


class InspectorPanel(QWidget):
    """A tree of tags with a filter; reads an original only while the panel can be seen."""

    said = Signal(str)
    failed = Signal(str)

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("inspectorPanel")
        self._bridge = bridge
        self._theme = theme
        self._inspecting: Inspecting | None = None
        self._source: Source | None = None
        self._shown: Source | None = None
        self.model = MetadataModel(self)
        self._filtered = self._make_filtered()
        self._settle = self._timer(_SETTLE_MS, self._read)
        self._patience = self._timer(_PATIENCE_MS, lambda: self._say(self.tr("Reading…")))
        self.filter = QLineEdit()
        self.filter.setObjectName("inspectorFilter")
        self.filter.setPlaceholderText(self.tr("Filter tags and values"))
        self.filter.setAccessibleName(self.tr("Filter tags and values"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter_changed)
        self.raw_button = self._tool("rawButton", self.tr("Raw"), self.tr("Show raw values, not decoded ones"))
        self.raw_button.setCheckable(True)
        self.raw_button.toggled.connect(self.model.show_raw)
        self.more_button = self._tool("inspectorMenu", "", self.tr("Copy or export the metadata"))
        self.more_button.setAccessibleName(self.tr("Copy or export the metadata"))
        theme.dress(self.more_button, "ellipsis-vertical")
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.tree = self._make_tree()
        self.location = LocationBar(theme)
        self.location.copied.connect(self._copy_text)
        self._message = QLabel()
        self._message.setObjectName("inspectorMessage")
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setWordWrap(True)
        self._message.setProperty("quiet", True)
        self._actions = self._make_actions()
        self._arrange()
        self.show_job(None)

    def serve(self, inspecting: Inspecting) -> None:
        """Begin to read: the services are there."""
        self._inspecting = inspecting
        self._settle.start()

    def show_job(self, job: Job | None) -> None:
        """Show the metadata of a job's original."""
        self._source = job.source if job else None
        if self._source == self._shown and job is not None:
            return
        self._show(None)
        self._say("" if job else self.tr("Here you see what a picture\nsays about itself."))
        self._settle.start()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._settle.start()

    def _read(self) -> None:
        source, inspecting = self._source, self._inspecting
        if source is None or inspecting is None or source == self._shown or not self.isVisible():
            return

        def done(metadata: PhotoMetadata) -> None:
            self._shown = source
            self._patience.stop()
            self._show(metadata)
            self._say("")

        def failed(fault: Fault) -> None:
            self._patience.stop()
            self._say(fault.title)

        self._patience.start()
        self._bridge.run_latest("metadata", lambda: inspecting.read(source), done, failed)

    def _show(self, metadata: PhotoMetadata | None) -> None:
        if metadata is None:
            self._shown = None
            self._patience.stop()
            self._bridge.drop("metadata")
        self.model.show(metadata)
        self.tree.expandAll()
        self.location.show_location(find_location(metadata) if metadata else None)
        for widget in (self.filter, self.raw_button, self.more_button):
            widget.setEnabled(metadata is not None)

    def _say(self, text: str) -> None:
        self._message.setText(text)
        self._message.setVisible(bool(text))
        self.tree.setVisible(not text)

    def _filter_changed(self, text: str) -> None:
        self._filtered.setFilterFixedString(text.strip())
        self.tree.expandAll()

    # Copying and exporting

    def _make_actions(self) -> dict[str, QAction]:
        works: dict[str, tuple[str, Callable[[], None]]] = {
            "value": (self.tr("Copy value"), self._copy_value),
            "group": (self.tr("Copy group"), self._copy_group),
            "all": (self.tr("Copy all"), lambda: self._copy_text(self.model.text())),
            "export": (self.tr("Export JSON…"), self._choose_export),
        }
        actions = {}
        for name, (text, work) in works.items():
            action = QAction(text, self)
            action.setObjectName(f"{name}MetadataAction")
            action.triggered.connect(partial(_call, work))
            actions[name] = action
        actions["value"].setShortcut(QKeySequence.StandardKey.Copy)
        actions["value"].setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.tree.addAction(actions["value"])
        menu = QMenu(self)
        menu.addActions(list(actions.values()))
        self.more_button.setMenu(menu)
        return actions

    def _show_menu(self, point: QPoint) -> None:
        if self.tree.currentIndex().isValid():
            self.more_button.menu().popup(self.tree.viewport().mapToGlobal(point))

    def _copy_value(self) -> None:
        index = self._filtered.mapToSource(self.tree.currentIndex())
        if index.isValid():
            self._copy_text(self.model.text_of(index))

    def _copy_group(self) -> None:
        index = self._filtered.mapToSource(self.tree.currentIndex())
        if index.isValid():
            group = index if self.model.is_group(index) else self.model.parent(index)
            self._copy_text(self.model.text_of(group))

    def _copy_text(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.said.emit(self.tr("Copied."))

    def _choose_export(self) -> None:
        if self._shown is None:
            return
        title = self.tr("Export the metadata as JSON")
        path, _ = QFileDialog.getSaveFileName(self, title, f"{self._shown.name}.json", "JSON (*.json)")
        if path:
            self.export(path)

    def export(self, path: str) -> None:
        """Write the metadata of the picture that is shown, in the shape of the old service's `exif/all`."""
        source, inspecting = self._shown, self._inspecting
        if source is None or inspecting is None:
            return

        def work() -> str:
            text = json.dumps(inspecting.as_rethumb(source), ensure_ascii=False, indent=2)
            return _write(path, text.encode("utf-8", "replace"))

        def done(error: str) -> None:
            if error:
                self.failed.emit(self.tr("The file could not be written: {error}").replace("{error}", error))
            else:
                self.said.emit(self.tr("Exported to {path}").replace("{path}", path))

        self._bridge.run(work, done, lambda fault: self.failed.emit(fault.title))

    # Parts

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    def _tool(self, name: str, text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setText(text)
        button.setToolTip(tip)
        button.setProperty("flat", True)
        return button

    def _make_filtered(self) -> QSortFilterProxyModel:
        filtered = QSortFilterProxyModel(self)
        filtered.setSourceModel(self.model)
        filtered.setRecursiveFilteringEnabled(True)
        filtered.setAutoAcceptChildRows(True)
        filtered.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        filtered.setFilterKeyColumn(-1)
        return filtered

    def _make_tree(self) -> QTreeView:
        tree = QTreeView()
        tree.setObjectName("metadataTree")
        tree.setAccessibleName(self.tr("Metadata"))
        tree.setModel(self._filtered)
        tree.setUniformRowHeights(True)
        tree.setIndentation(tree.fontMetrics().height())
        tree.setFrameShape(QFrame.Shape.NoFrame)
        tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(self._show_menu)
        header = tree.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(0, tree.fontMetrics().averageCharWidth() * 28)
        return tree

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 0, 12, 0)
        top.setSpacing(6)
        top.addWidget(self.filter, 1)
        top.addWidget(self.raw_button)
        top.addWidget(self.more_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self.location)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self._message, 1)


class LocationBar(QFrame):
    """Where a photograph was taken, for as long as it says so. `copied` carries the decimal degrees."""

    copied = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._location: Location | None = None
        self._icon = QLabel()
        self._decimal = ElidedLabel()
        self._decimal.setObjectName("locationDecimal")
        self._degrees = ElidedLabel()
        self._degrees.setObjectName("locationDegrees")
        self._degrees.setProperty("quiet", True)
        self._button = QToolButton()
        self._button.setText(self.tr("Copy"))
        self._button.setProperty("flat", True)
        self._button.setAccessibleName(self.tr("Copy the location"))
        self._button.clicked.connect(self._copy)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self._decimal)
        texts.addWidget(self._degrees)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 0, 12, 0)
        layout.setSpacing(10)
        layout.addWidget(self._icon)
        layout.addLayout(texts, 1)
        layout.addWidget(self._button)
        theme.changed.connect(self._draw_icon)
        self._draw_icon()

    def show_location(self, location: Location | None) -> None:
        self._location = location
        self.setVisible(location is not None)
        if location is not None:
            self._decimal.setText(self.tr("Location: {place}").replace("{place}", location.decimal))
            self._degrees.setText(location.degrees)

    def _copy(self) -> None:
        if self._location is not None:
            self.copied.emit(self._location.decimal)

    def _draw_icon(self) -> None:
        side = round(self.fontMetrics().height() * 1.3)
        colour = self._theme.colours.warning
        self._icon.setPixmap(self._theme.pixmap("map-pin", colour, side, self.devicePixelRatioF()))


def _call(work: Callable[[], None], *_: object) -> None:
    work()


def _write(path: str, data: bytes) -> str:
    """Write a file at once or not at all; return what went wrong."""
    file = QSaveFile(path)
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly) or file.write(data) != len(data) or not file.commit():
        return file.errorString()
    return ""

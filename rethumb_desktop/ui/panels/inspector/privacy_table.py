"""The table of what is in the original beside what is published."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTreeView

from rethumb_desktop.ui.models.disclosure import DisclosureModel, kind_names
from rethumb_desktop.ui.panels.inspector.value_delegate import ValueDelegate

_LEAST_ROWS = 3
_NAMES_SHARE = 0.42  # of the width


class PrivacyTable(QTreeView):
    """As high as its rows want, or lower where there is no room. `copied` carries the chosen row as text."""

    copied = Signal(str)

    def __init__(self, model: DisclosureModel) -> None:
        super().__init__()
        self.setObjectName("disclosureTree")
        self.setAccessibleName(self.tr("What is in the original and what is published"))
        self.setUniformRowHeights(True)
        self.setIndentation(self.fontMetrics().height())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setModel(model)
        self.setItemDelegate(ValueDelegate(self))
        header = self.header()
        header.setStretchLastSection(False)
        for column, mode in enumerate((QHeaderView.ResizeMode.Interactive, QHeaderView.ResizeMode.Stretch)):
            header.setSectionResizeMode(column, mode)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(self.fontMetrics().averageCharWidth() * 6)
        self._dividing = self._divided_by_hand = False
        header.sectionResized.connect(self._section_resized)
        copy = QAction(self.tr("Copy"), self)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self._copy)
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        model.modelReset.connect(self._fit)
        self.expanded.connect(self._fit)
        self.collapsed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names what they need, but no more than a share; unless the person has divided the columns."""
        super().resizeEvent(event)
        if not self._divided_by_hand:
            metrics = self.fontMetrics()
            names = max(metrics.horizontalAdvance(name) for name in kind_names().values())
            wanted = names + self.indentation() + 2 * metrics.averageCharWidth()
            self._dividing = True
            self.header().resizeSection(0, min(wanted, round(self.width() * _NAMES_SHARE)))
            self._dividing = False

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height(self._visible_rows()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._height(min(_LEAST_ROWS, self._visible_rows())))

    def _section_resized(self, section: int) -> None:
        if section == 0 and not self._dividing:
            self._divided_by_hand = True

    def _fit(self, _: QModelIndex | None = None) -> None:
        self.setMaximumHeight(self._height(self._visible_rows()))
        self.updateGeometry()

    def _height(self, rows: int) -> int:
        return self.header().sizeHint().height() + rows * max(self.sizeHintForRow(0), 0) + 2

    def _visible_rows(self) -> int:
        model = self.model()
        kinds = [model.index(row, 0) for row in range(model.rowCount())]
        return len(kinds) + sum(model.rowCount(kind) for kind in kinds if self.isExpanded(kind))

    def _copy(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            texts = [index.siblingAtColumn(column).data() for column in range(3)]
            self.copied.emit("\t".join(str(text) for text in texts))

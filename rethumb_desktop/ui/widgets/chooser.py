"""A chooser that gives way where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter, QWidget


class Chooser(QComboBox):
    """A combo box as wide as its texts, within bounds given in characters; what has no room ends in an ellipsis."""

    def __init__(self, name: str, label: str, *, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return self._bounded(super().sizeHint(), self._most)

    def minimumSizeHint(self) -> QSize:
        return self._bounded(super().sizeHint(), self._least)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the choice alone: a wheel that passes by must not change where pictures go."""
        event.ignore()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        place = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        # The style leaves a pixel on each side, and a little more beside an icon.
        icon = 0 if option.currentIcon.isNull() else option.iconSize.width() + 4
        width = place.width() - icon - 2
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, width)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _bounded(self, size: QSize, characters: int) -> QSize:
        widest = self.fontMetrics().averageCharWidth() * characters + 60
        return QSize(min(size.width(), widest), size.height())

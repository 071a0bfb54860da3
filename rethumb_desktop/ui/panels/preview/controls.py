"""The buttons above the pictures: how they are arranged, and how large they are shown."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from rethumb_desktop.ui.theme.theme import Theme

_ICON = 16


class ModeButtons(QWidget):
    """Side by side or split; `split_chosen` carries which."""

    split_chosen = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        side = flat_button("sideBySideButton", self.tr("Side by side"))
        theme.dress(side, "columns-2")
        self.split_button = flat_button("splitButton", self.tr("Split"))
        theme.dress(self.split_button, "square-split-horizontal")
        group = QButtonGroup(self)
        layout = flat_row(self)
        for button in (side, self.split_button):
            button.setCheckable(True)
            group.addButton(button)
            layout.addWidget(button)
        side.setChecked(True)
        self.split_button.toggled.connect(self.split_chosen)


class ZoomButtons(QWidget):
    """Smaller, 100 %, larger, and all of the picture."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.smaller = flat_button("zoomOutButton", self.tr("Smaller"), self.tr("Smaller (−)"))
        theme.dress(self.smaller, "minus")
        self.actual = flat_button("zoomActualButton", self.tr("Show at 100 %"), self.tr("Show at 100 % (1)"))
        self.larger = flat_button("zoomInButton", self.tr("Larger"), self.tr("Larger (+)"))
        theme.dress(self.larger, "plus")
        self.fit = flat_button("zoomFitButton", self.tr("Fit"), self.tr("Fit (0)"))
        theme.dress(self.fit, "maximize")
        self.fit.setCheckable(True)
        layout = flat_row(self)
        for button in (self.smaller, self.actual, self.larger, self.fit):
            layout.addWidget(button)
        self.show_zoom(100, fitted=True)
        # The buttons stay where they are while the figure grows.
        self.actual.setMinimumWidth(self.actual.sizeHint().width() + self.fontMetrics().horizontalAdvance("0"))

    def give_way(self, narrow: bool) -> None:
        """Leave out, where there is little room, what the wheel and the keys do as well."""
        self.smaller.setVisible(not narrow)
        self.larger.setVisible(not narrow)

    def show_zoom(self, percent: int, *, fitted: bool) -> None:
        """Tell how large the pixels are."""
        text = self.tr("{n} %").replace("{n}", str(percent))
        self.actual.setText(text)
        self.actual.setAccessibleDescription(self.tr("Now {zoom}").replace("{zoom}", text))
        self.fit.setChecked(fitted)


def flat_button(name: str, label: str, tip: str = "") -> QToolButton:
    """Return a button without a frame that shows an icon."""
    button = QToolButton()
    button.setObjectName(name)
    button.setProperty("flat", True)
    button.setIconSize(QSize(_ICON, _ICON))
    button.setAccessibleName(label)
    button.setToolTip(tip or label)
    return button


def flat_row(widget: QWidget) -> QHBoxLayout:
    """Return a layout for buttons that stand close together."""
    layout = QHBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    return layout

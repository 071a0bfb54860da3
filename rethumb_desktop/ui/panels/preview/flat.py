"""Buttons without a frame, and the row they stand in."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

#: How far apart they stand.
FLAT_GAP = 2
_ICON = 16


def flat_button(name: str, label: str, tip: str = "") -> QToolButton:
    """Return a button without a frame that shows an icon."""
    return make_flat(QToolButton(), name, label, tip)


def make_flat(button: QToolButton, name: str, label: str, tip: str = "") -> QToolButton:
    """Make a button one without a frame that shows an icon; return it."""
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
    layout.setSpacing(FLAT_GAP)
    return layout

"""The buttons of the dialog: each with words and an icon, none pressed by Enter elsewhere."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from rethumb_desktop.ui.theme.theme import Theme, beside_icon


def make_button(name: str, text: str, theme: Theme, icon: str) -> QPushButton:
    """Return a button of this name that says `text`, also to screen readers."""
    button = QPushButton(beside_icon(text))
    button.setObjectName(name)
    button.setAccessibleName(text)
    button.setAutoDefault(False)
    theme.dress(button, icon)
    return button

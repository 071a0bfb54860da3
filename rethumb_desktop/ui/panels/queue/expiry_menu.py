"""The submenu for links that expire: for how long they are to live."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from rethumb_desktop.ui.models.wording import LIVES, describe_time


def add_expiry_menu(menu: QMenu, chosen: Callable[[timedelta], object]) -> QMenu:
    """Add the submenu to a menu; `chosen` is called with the time that links are to live."""
    submenu = menu.addMenu(QCoreApplication.translate("ExpiryMenu", "Copy links that expire"))
    submenu.setObjectName("expiryMenu")
    for life in LIVES:
        text = QCoreApplication.translate("ExpiryMenu", "in {time}").replace("{time}", describe_time(life))
        submenu.addAction(text).triggered.connect(partial(_choose, chosen, life))
    return submenu


def _choose(chosen: Callable[[timedelta], object], life: timedelta, _checked: bool = False) -> None:
    chosen(life)

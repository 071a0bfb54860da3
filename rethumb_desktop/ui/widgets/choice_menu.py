"""A submenu of which one thing is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QMenu

Value = TypeVar("Value")


def add_choices(
    menu: QMenu, text: str, choices: Iterable[tuple[str, Value]], chosen: Callable[[Value], object]
) -> QMenu:
    """Add a submenu with an entry for each choice, which is a text and a value; `chosen` is called with the value."""
    submenu = menu.addMenu(text)
    for words, value in choices:
        submenu.addAction(words).triggered.connect(partial(_choose, chosen, value))
    return submenu


def _choose(chosen: Callable[[Value], object], value: Value, _checked: bool = False) -> None:
    chosen(value)

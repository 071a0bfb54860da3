"""What the preferences window knows of its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Page:
    """A page: `name` is for programs, `title` for people, `icon` the name of an icon."""

    name: str
    title: str
    icon: str
    widget: QWidget


@runtime_checkable
class Editing(Protocol):
    """A page whose changes are saved when the person says so."""

    @property
    def has_changes(self) -> bool: ...

    def leave(self, then: Callable[[], object]) -> None:
        """Call `then`; where something is not saved, ask first whether to save it, to drop it, or to stay."""

"""What the end-to-end tests share: programs to start inside the private desktop."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fixtures.desktop import Desktop
from tests.fixtures.screen import Window

DragSource = Callable[..., Window]


@pytest.fixture
def show_drag_source(desktop: Desktop) -> DragSource:
    """Start a second program to drag from; give it files, URLs and options of drag_source, get its window."""

    def show(*words: str | Path) -> Window:
        from tests.fixtures import drag_source  # needs Qt, which is not everywhere the tests are collected

        desktop.popen([sys.executable, drag_source.__file__, *words], name="drag-source")
        return desktop.window(drag_source.TITLE)

    return show

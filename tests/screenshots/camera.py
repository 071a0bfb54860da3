"""Takes pictures of windows, and looks at what is cut off on them."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tests.screenshots.clipping import find_clipped
from tests.screenshots.studio import rest

STILL_MS = 250
"""What is asked for when it is seen for the first time, such as icons, comes within this."""


class Camera:
    """Puts pictures into a folder, which is emptied first."""

    def __init__(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self._folder = folder
        self.clipped: dict[str, list[str]] = {}

    def shoot(self, name: str, widget: QWidget) -> None:
        """Take a picture of a window or a menu."""
        rest(STILL_MS)
        path = self._folder / f"{name}.png"
        assert not path.exists(), f"{name} was taken already"
        assert widget.grab().save(str(path))
        clipped = find_clipped(widget)
        if clipped:
            self.clipped[name] = clipped

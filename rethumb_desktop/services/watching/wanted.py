"""Which files below a watched folder are wanted, told by their paths alone."""

from __future__ import annotations

import os

from rethumb_desktop.disk.walking import is_passed_by, is_picture_name
from rethumb_desktop.domain.patterns import PathPatterns
from rethumb_desktop.domain.watched_folder import WatchedFolder


class Wanted:
    """Tells what of a folder is wanted: as `FileTree.walk` would find it, and as its patterns say."""

    def __init__(self, folder: WatchedFolder) -> None:
        self._folder = folder
        self._top = folder.path.rstrip(os.sep) + os.sep
        self._patterns = PathPatterns(folder.include, folder.exclude)

    def takes_file(self, path: str) -> bool:
        """Whether a file is wanted."""
        below = self._below(path)
        return is_picture_name(path) and self._is_walked(below) and self._patterns.take(below)

    def takes_folder(self, path: str) -> bool:
        """Whether there may be wanted files in a folder."""
        return path == self._folder.path or (self._folder.recursive and self._is_walked(self._below(path)))

    def _below(self, path: str) -> str:
        """Return a path as it is below the folder, with slashes; "" where it is not below."""
        return path[len(self._top) :].replace(os.sep, "/") if path.startswith(self._top) else ""

    def _is_walked(self, below: str) -> bool:
        if not below or (not self._folder.recursive and "/" in below):
            return False
        return not any(is_passed_by(part) for part in below.split("/"))

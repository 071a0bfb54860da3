"""The names of watched folders, for the jobs that come from them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from rethumb_desktop.domain.job import Job


class FolderNames(QObject):
    """Knows what watched folders are called. `changed` tells that they are called otherwise now."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._names: dict[str, str] = {}

    def name(self, names: Mapping[str, str]) -> None:
        """Take the names of all watched folders, by their ids."""
        if names != self._names:
            self._names = dict(names)
            self.changed.emit()

    def of(self, job: Job) -> str:
        """Return the name of the folder that a job comes from; empty where it comes from none, or nobody knows."""
        return self._names.get(job.watch, "")

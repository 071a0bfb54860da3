"""The watched folders as a list, and what became of the files of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from rethumb_desktop.domain.watched_folder import FolderStatus, WatchedFile
from rethumb_desktop.ui.models.folder_wording import (
    describe_ago,
    describe_error,
    describe_folder_path,
    describe_outcome,
    describe_times,
    explain_folder_state,
    name_folder,
    speak_folder,
)
from rethumb_desktop.ui.models.wording import DOT, plain_tooltip

Index = QModelIndex | QPersistentModelIndex
Clock = Callable[[], datetime]
_NOWHERE = QModelIndex()


def _now() -> datetime:
    return datetime.now(UTC)


class FolderRole(IntEnum):
    """What the lists tell beside Qt's own roles."""

    #: A folder's status, or a file.
    ENTRY = Qt.ItemDataRole.UserRole + 1
    #: What of it changes as time goes by.
    TIMES = Qt.ItemDataRole.UserRole + 2


class FoldersModel(QAbstractListModel):
    """The watched folders in their order, a row each. `pass_time` renews what is said about times."""

    def __init__(self, parent: QObject | None = None, clock: Clock = _now) -> None:
        super().__init__(parent)
        self._clock = clock
        self._statuses: list[FolderStatus] = []
        self._times: list[str] = []

    @property
    def statuses(self) -> Sequence[FolderStatus]:
        return self._statuses

    def show_statuses(self, statuses: Sequence[FolderStatus]) -> None:
        """Hold these folders and no others."""
        if [each.folder.id for each in statuses] == [each.folder.id for each in self._statuses]:
            self.take(statuses)
            return
        self.beginResetModel()
        self._statuses = list(statuses)
        self._times = [describe_times(status, self._clock()) for status in statuses]
        self.endResetModel()

    def take(self, statuses: Iterable[FolderStatus]) -> None:
        """Follow how folders do now; of several about one folder the last counts, one that is not listed is new to
        nobody: that the list changed is told by itself.
        """
        newest = {status.folder.id: status for status in statuses}
        for row, before in enumerate(self._statuses):
            status = newest.get(before.folder.id, before)
            if status != before:
                self._statuses[row] = status
                self._times[row] = describe_times(status, self._clock())
                self._tell(row)

    def pass_time(self) -> None:
        """Say anew how long ago something was, where that is said otherwise by now."""
        now = self._clock()
        for row, status in enumerate(self._statuses):
            times = describe_times(status, now)
            if times != self._times[row]:
                self._times[row] = times
                self._tell(row, [FolderRole.TIMES])

    def row_of(self, watch: str) -> int:
        """Return the row of a folder by its id, -1 where there is none."""
        return next((row for row, each in enumerate(self._statuses) if each.folder.id == watch), -1)

    def find(self, watch: str) -> FolderStatus | None:
        row = self.row_of(watch)
        return self._statuses[row] if row >= 0 else None

    def rowCount(self, parent: Index = _NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self._statuses)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if not index.isValid():
            return None
        status = self._statuses[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name_folder(status.folder.path)
            case Qt.ItemDataRole.ToolTipRole:
                parts = (describe_folder_path(status.folder.path), explain_folder_state(status))
                return plain_tooltip("\n".join(parts))
            case Qt.ItemDataRole.AccessibleTextRole:
                return speak_folder(status, self._clock())
            case FolderRole.ENTRY:
                return status
            case FolderRole.TIMES:
                return self._times[index.row()]
        return None

    def _tell(self, row: int, roles: Sequence[int] = ()) -> None:
        index = self.index(row)
        self.dataChanged.emit(index, index, list(roles))


class HistoryModel(QAbstractListModel):
    """The files of one watched folder, newest first."""

    def __init__(self, parent: QObject | None = None, clock: Clock = _now) -> None:
        super().__init__(parent)
        self._clock = clock
        self._files: list[WatchedFile] = []
        self._times: list[str] = []

    @property
    def files(self) -> Sequence[WatchedFile]:
        return self._files

    def show_files(self, files: Sequence[WatchedFile]) -> None:
        """Hold these files and no others. Where only some came or changed, the others stay where they are."""
        if files == self._files:
            return
        paths = [file.path for file in files]
        before = [file.path for file in self._files]
        if paths == before:
            self._replace(files)
            return
        self.beginResetModel()
        self._files = list(files)
        self._times = [describe_ago(file.noted_at, self._clock()) for file in files]
        self.endResetModel()

    def pass_time(self) -> None:
        """Say anew how long ago something was, where that is said otherwise by now."""
        now = self._clock()
        for row, file in enumerate(self._files):
            time = describe_ago(file.noted_at, now)
            if time != self._times[row]:
                self._times[row] = time
                self.dataChanged.emit(self.index(row), self.index(row), [FolderRole.TIMES])

    def row_of(self, path: str) -> int:
        """Return the row of a file by its path, -1 where there is none."""
        return next((row for row, file in enumerate(self._files) if file.path == path), -1)

    def rowCount(self, parent: Index = _NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self._files)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if not index.isValid():
            return None
        file, time = self._files[index.row()], self._times[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name_folder(file.path)
            case Qt.ItemDataRole.ToolTipRole:
                detail = file.error.detail if file.error is not None else ""
                lines = (describe_folder_path(file.path), describe_error(file.error), detail)
                return plain_tooltip("\n".join(line for line in lines if line))
            case Qt.ItemDataRole.AccessibleTextRole:
                parts = (name_folder(file.path), describe_outcome(file), describe_error(file.error), time)
                return DOT.join(part for part in parts if part)
            case FolderRole.ENTRY:
                return file
            case FolderRole.TIMES:
                return time
        return None

    def _replace(self, files: Sequence[WatchedFile]) -> None:
        for row, file in enumerate(files):
            if file != self._files[row]:
                self._files[row] = file
                self._times[row] = describe_ago(file.noted_at, self._clock())
                self.dataChanged.emit(self.index(row), self.index(row))

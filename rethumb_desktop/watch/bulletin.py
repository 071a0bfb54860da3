"""The bulletin: what the run that watches says of its folders, in a file that the other runs and the next one read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any

from rethumb_desktop.disk.writing import make_folder, write_atomically
from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.domain.watched_folder import FileTrouble, FolderState, PostedStatus


class FileBulletin:
    """Keeps the bulletin at `path`; implements `WatchBulletin`. Safe to share by threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._guard = Lock()
        self._seen: tuple[int, int] | None = None
        self._read: Mapping[str, PostedStatus] = {}

    def post(self, statuses: Mapping[str, PostedStatus]) -> None:
        lines = {watch: _object(status) for watch, status in statuses.items()}
        make_folder(self._path.parent)
        write_atomically(self._path, json.dumps(lines).encode("ascii"), overwrite=True, durable=False)

    def read(self) -> Mapping[str, PostedStatus]:
        with self._guard:
            try:
                found = self._path.stat()
                seen = found.st_mtime_ns, found.st_ino
                if seen != self._seen:
                    self._read = _statuses(json.loads(self._path.read_bytes()))
                    self._seen = seen
            except (OSError, ValueError, TypeError, KeyError, AttributeError):
                # There is none, or of another version, or it was written over: whoever watches writes it anew.
                self._seen, self._read = None, {}
            return self._read


class MemoryBulletin:
    """A bulletin that lives as long as the process; the memory twin."""

    def __init__(self) -> None:
        self.posted: Mapping[str, PostedStatus] = {}

    def post(self, statuses: Mapping[str, PostedStatus]) -> None:
        self.posted = dict(statuses)

    def read(self) -> Mapping[str, PostedStatus]:
        return self.posted


def _object(status: PostedStatus) -> dict[str, object]:
    return {
        "state": status.state.value,
        "reason": status.reason,
        "waiting": status.waiting,
        "last_error": _error_object(status.last_error),
        "last_error_path": status.last_error_path,
        "last_event": status.last_event.isoformat() if status.last_event is not None else None,
        "next_rescan": status.next_rescan.isoformat() if status.next_rescan is not None else None,
        "troubles": [[each.path, _error_object(each.error)] for each in status.troubles],
    }


def _error_object(error: FaultRecord | None) -> list[object] | None:
    return [error.kind.value, error.title, error.detail, error.retryable] if error is not None else None


def _statuses(read: dict[str, dict[str, Any]]) -> dict[str, PostedStatus]:
    return {watch: _status(found) for watch, found in read.items()}


def _status(found: dict[str, Any]) -> PostedStatus:
    return PostedStatus(
        FolderState(found["state"]),
        str(found["reason"]),
        int(found["waiting"]),
        _error(found["last_error"]),
        str(found["last_error_path"]),
        _moment(found["last_event"]),
        _moment(found["next_rescan"]),
        tuple(FileTrouble(str(path), error) for path, of in found["troubles"] if (error := _error(of)) is not None),
    )


def _error(found: list[Any] | None) -> FaultRecord | None:
    if found is None:
        return None
    kind, title, detail, retryable = found
    return FaultRecord(FaultKind(kind), str(title), str(detail), bool(retryable))


def _moment(found: str | None) -> datetime | None:
    return datetime.fromisoformat(found) if found is not None else None

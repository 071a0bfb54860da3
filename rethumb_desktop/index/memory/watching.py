"""The memory twin of what is known of the files in watched folders, for tests and trials."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from threading import Lock
from typing import TypeVar

from rethumb_desktop.domain.errors import FaultRecord
from rethumb_desktop.domain.job import Job, NewJob
from rethumb_desktop.domain.original import Stamp
from rethumb_desktop.domain.ports import JobQueue
from rethumb_desktop.domain.watched_folder import FileState, WatchedFile

_Key = TypeVar("_Key")

_PROCESSED = {FileState.DONE: 0, FileState.QUEUED: 1, FileState.DUPLICATE: 2}
_WITHOUT_RESULT = frozenset({FileState.FAILED, FileState.CANCELLED})


class MemoryWatchRecords:
    """Records that live as long as the process; implements `WatchRecords`. Jobs go to `queue`."""

    def __init__(self, queue: JobQueue) -> None:
        self._queue = queue
        self._lock = Lock()
        # By path, in the order noted; what is noted again moves to the end.
        self._known: dict[str, dict[str, WatchedFile]] = {}
        self._folders: dict[tuple[str, str], dict[str, WatchedFile]] = {}
        self._stamps: dict[tuple[str, Stamp], dict[str, WatchedFile]] = {}
        self._digests: dict[tuple[str, str], dict[str, WatchedFile]] = {}
        self._jobs: dict[tuple[str, int], dict[str, WatchedFile]] = {}

    def in_folder(self, watch: str, folder: str) -> dict[str, WatchedFile]:
        with self._lock:
            return dict(self._folders.get((watch, folder.rstrip(os.sep) or os.sep), {}))

    def find(self, watch: str, path: str) -> WatchedFile | None:
        with self._lock:
            return self._known.get(watch, {}).get(path)

    def of_digest(self, watch: str, sha256: str) -> WatchedFile | None:
        with self._lock:
            found = [file for file in self._digests.get((watch, sha256), {}).values() if file.state in _PROCESSED]
        return min(found, key=lambda file: _PROCESSED[file.state], default=None)

    def of_stamp(self, watch: str, stamp: Stamp) -> WatchedFile | None:
        with self._lock:
            found = self._stamps.get((watch, stamp), {}).values()
            return min(found, key=lambda file: file.state in _WITHOUT_RESULT, default=None)

    def note(self, files: Sequence[WatchedFile]) -> None:
        with self._lock:
            for file in files:
                self._keep(file)

    def queue(self, batch: str, files: Sequence[tuple[WatchedFile, NewJob]]) -> list[Job]:
        with self._lock:
            jobs = self._queue.add(batch, [job for _, job in files])
            for (file, _), job in zip(files, jobs, strict=True):
                self._keep(replace(file, state=FileState.QUEUED, job=job.id))
        return jobs

    def note_job(self, watch: str, job: int, state: FileState, error: FaultRecord | None = None) -> list[WatchedFile]:
        with self._lock:
            having = list(self._jobs.get((watch, job), {}).values())
            ended = [replace(file, state=state, error=error) for file in having]
            if state is FileState.DONE:
                ended[1:] = [replace(file, state=FileState.DUPLICATE) for file in ended[1:]]
            for file in ended:
                self._keep(file)
        return ended

    def unfinished(self, watch: str) -> list[WatchedFile]:
        with self._lock:
            return [file for file in self._known.get(watch, {}).values() if file.state is FileState.QUEUED]

    def recent(self, watch: str, limit: int) -> list[WatchedFile]:
        with self._lock:
            noted = [file for file in self._known.get(watch, {}).values() if file.state is not FileState.KNOWN]
        return noted[::-1][: max(limit, 0)]

    def counts(self, watch: str) -> Mapping[FileState, int]:
        with self._lock:
            return Counter(file.state for file in self._known.get(watch, {}).values())

    def forget(self, watch: str) -> None:
        with self._lock:
            for file in list(self._known.get(watch, {}).values()):
                self._drop(file)

    def _keep(self, file: WatchedFile) -> None:
        known = self._known.get(file.watch, {}).get(file.path)
        if known is not None:
            self._drop(known)
        self._known.setdefault(file.watch, {})[file.path] = file
        folder, name = os.path.split(file.path)
        self._folders.setdefault((file.watch, folder), {})[name] = file
        self._stamps.setdefault((file.watch, file.stamp), {})[file.path] = file
        if file.sha256:
            self._digests.setdefault((file.watch, file.sha256), {})[file.path] = file
        if file.job is not None:
            self._jobs.setdefault((file.watch, file.job), {})[file.path] = file

    def _drop(self, file: WatchedFile) -> None:
        del self._known[file.watch][file.path]
        folder, name = os.path.split(file.path)
        _take_out(self._folders, (file.watch, folder), name)
        _take_out(self._stamps, (file.watch, file.stamp), file.path)
        _take_out(self._digests, (file.watch, file.sha256), file.path)
        if file.job is not None:
            _take_out(self._jobs, (file.watch, file.job), file.path)


def _take_out(shelf: dict[_Key, dict[str, WatchedFile]], key: _Key, name: str) -> None:
    if key in shelf:
        shelf[key].pop(name, None)
        if not shelf[key]:
            del shelf[key]

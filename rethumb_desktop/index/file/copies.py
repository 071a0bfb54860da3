"""Copies of the index, made while it is in use."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from rethumb_desktop.disk.faults import writing_fault
from rethumb_desktop.index.file.faults import index_faults

#: How many copies of one label stay.
KEPT = 3


class FileCopies:
    """Copies of the database at `path`, in the same folder; implements `IndexCopies`. Safe to share by threads."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def keep_copy(self, label: str) -> str:
        moment = f"{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}"
        copy = self._path.with_name(f"{self._path.stem}-before-{label}-{moment}{self._path.suffix}")
        unfinished = copy.with_name(copy.name + ".part")
        try:
            self._write(unfinished)
            unfinished.replace(copy)
            self._drop_oldest(label)
        except OSError as error:
            raise writing_fault(copy, error) from error
        finally:
            unfinished.unlink(missing_ok=True)
        return str(copy)

    def _write(self, target: Path) -> None:
        # Of one moment, and nobody has to wait: a reader sees what was committed when it began.
        read_only = f"{self._path.absolute().as_uri()}?mode=ro"
        with (
            index_faults(self._path),
            closing(sqlite3.connect(read_only, uri=True)) as source,
            closing(sqlite3.connect(target)) as written,
        ):
            source.backup(written)
        with target.open("rb+") as file:
            os.fsync(file.fileno())

    def _drop_oldest(self, label: str) -> None:
        beginning, ending = f"{self._path.stem}-before-{label}-", self._path.suffix
        copies = [
            each
            for each in self._path.parent.iterdir()
            if each.name.startswith(beginning) and each.name.endswith(ending)
        ]
        for old in sorted(copies)[:-KEPT]:
            old.unlink(missing_ok=True)

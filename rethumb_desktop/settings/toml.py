"""The settings in a TOML file."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import NoReturn

from rethumb_desktop.disk.faults import reading_fault, writing_fault
from rethumb_desktop.disk.writing import write_atomically
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.settings.books import Change, SettingsBook
from rethumb_desktop.settings.tree import (
    Document,
    Settings,
    UnreadableSettings,
    read_settings,
    write_settings,
)
from rethumb_desktop.settings.upgrades import SCHEMA_VERSION, upgrade

_PATIENCE = 30.0
_POLL = 0.01

_Stamp = tuple[int, int, int]


@dataclass(frozen=True)
class _File:
    """The file as it was read: its bytes, its version, and what it says."""

    stamp: _Stamp | None
    data: bytes
    version: int
    document: Document
    settings: Settings


_NO_FILE = _File(None, b"", SCHEMA_VERSION, {}, Settings())


class TomlSettings(SettingsBook):
    """The settings of one home, shared by the window and the command line. Safe to share by threads.

    The file is read anew whenever it has changed. Keys that this version does not know stay in it. A damaged file
    and one of a newer version raise Fault settings and are left alone. Waits `patience`
    seconds for another process that saves.
    """

    def __init__(self, path: Path, patience: float = _PATIENCE) -> None:
        self._path = path
        self._threads = Lock()
        self._patience = patience
        self._last = _NO_FILE

    def read(self) -> Settings:
        return self._read().settings

    def change(self, change: Change) -> None:
        # Loaded when something is changed: the window's first paint need not wait for it.
        from filelock import FileLock, Timeout

        lock = self._path.with_name(self._path.name + ".lock")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with self._threads, FileLock(lock, timeout=self._patience, thread_local=False, poll_interval=_POLL):
                self._change(change)
        except Timeout as error:
            raise Fault(
                FaultKind.SETTINGS,
                "The settings are in use by another rethumb.",
                "Close the other one, or try again in a moment.",
                subject=str(self._path),
                retryable=True,
            ) from error
        except OSError as error:
            raise writing_fault(self._path, error) from error

    def _change(self, change: Change) -> None:
        import tomli_w

        now = self._read()
        new = change(now.settings)
        if new == now.settings:
            return
        if now.version < SCHEMA_VERSION:
            write_atomically(self._backup(now.version), now.data, overwrite=True)
        try:
            data = tomli_w.dumps(write_settings(new, now.document)).encode()
        except UnicodeEncodeError as error:
            raise Fault(
                FaultKind.SETTINGS,
                "A name holds bytes that are no text.",
                "Choose another name.",
                subject=str(self._path),
            ) from error
        write_atomically(self._path, data, overwrite=True)

    def _backup(self, version: int) -> Path:
        return self._path.with_name(f"{self._path.stem}-v{version}-backup{self._path.suffix}")

    def _read(self) -> _File:
        try:
            with self._path.open("rb") as file:
                facts = os.fstat(file.fileno())
                # Every change is a new file with a name of its own, so these three tell whether it is still the same.
                stamp = (facts.st_ino, facts.st_mtime_ns, facts.st_size)
                last = self._last
                if last.stamp == stamp:
                    return last
                data = file.read()
        except FileNotFoundError:
            return _NO_FILE
        except OSError as error:
            raise reading_fault(self._path, error) from error
        self._last = self._parse(stamp, data)
        return self._last

    def _parse(self, stamp: _Stamp, data: bytes) -> _File:
        try:
            document: Document = tomllib.loads(data.decode())
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            self._refuse("They are damaged.", f"Line {line} holds bytes that are no text.")
        except tomllib.TOMLDecodeError as error:
            self._refuse("They are damaged.", f"{error}.")
        version = document.get("schema_version", 0)
        if not isinstance(version, int) or version < 0:
            self._refuse("They are damaged.", "“schema_version” is no number.")
        if version > SCHEMA_VERSION:
            self._refuse("They were made by a newer version of rethumb.", "Install that version again.")
        try:
            document = upgrade(document, version)
            return _File(stamp, data, version, document, read_settings(document))
        except UnreadableSettings as error:
            self._refuse(str(error), "Mend the file, or move it away to begin with new settings.")

    def _refuse(self, reason: str, detail: str) -> NoReturn:
        raise Fault(
            FaultKind.SETTINGS,
            f"The settings in “{self._path.name}” cannot be used. {reason}",
            f"{detail} The file is {self._path}; nothing was changed.",
            subject=str(self._path),
        )

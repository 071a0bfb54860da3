"""One window for each home: a later start hands its files over to the first and ends. No Qt: it has to be quick."""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from io import BufferedRandom
from pathlib import Path
from types import TracebackType
from typing import Self

#: Seconds for the first to answer: it may be starting itself, from a cold disk on a busy machine.
PATIENCE = 20.0
_PAUSE = 0.02
_LOCK = "window.lock"
_SOCKET = "socket"
#: What a message begins with: another version of the program may speak otherwise.
_GREETING = b"rethumb-desktop 1"
TAKEN = b"taken"


class UnansweredError(Exception):
    """A window of this home is there, but does not answer."""


class Claim:
    """What the first start of a home holds: the lock on the home, and the socket at which later starts knock.

    Without either where the home or the system does not have such things: then every start has a window of its own.
    Where the socket lies is written into the locked file.
    """

    def __init__(self, lock: BufferedRandom | None = None, listener: socket.socket | None = None) -> None:
        self._lock = lock
        self.listener = listener

    def close(self) -> None:
        """Let the next start be the first; may be called again."""
        lock, listener = self._lock, self.listener
        self._lock = self.listener = None
        if listener is not None:
            folder = Path(listener.getsockname()).parent
            listener.close()
            shutil.rmtree(folder, ignore_errors=True)
        if lock is not None:
            lock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def claim_home(folder: Path, files: Sequence[str], token: str = "", patience: float = PATIENCE) -> Claim | None:
    """Become the first start of the home in `folder`, or hand the files over to the one that is: then return None.

    `token` allows the first to come to the front, where the desktop asks for one. Raises UnansweredError.
    """
    message = b"\0".join([_GREETING, os.fsencode(token), *(os.fsencode(absolute(name)) for name in files)])
    deadline = time.monotonic() + patience
    while True:
        try:
            lock = _take_lock(folder)
        except OSError:
            # A home that cannot be written, or a file system without locks. What is wrong is said in the window.
            return Claim()
        if lock is not None:
            return _open_door(lock)
        if _knock(folder, message, deadline):
            return None
        if time.monotonic() >= deadline:
            raise UnansweredError
        # The first has the lock but no socket yet, or is just ending.
        time.sleep(_PAUSE)


def read_message(message: bytes) -> tuple[str, tuple[str, ...]] | None:
    """Return the token and the files of a message; None where it is not one of ours."""
    greeting, *fields = message.split(b"\0")
    if greeting != _GREETING or not fields:
        return None
    token, *names = (os.fsdecode(field) for field in fields)
    return token, tuple(names)


def absolute(name: str) -> str:
    """Return a file's name so that it is the same from every working folder; addresses and nothing stay as they are."""
    if not name or "://" in name:
        return name
    try:
        return os.path.join(os.getcwd(), name)  # noqa: PTH109, PTH118 - what comes after ".." is the services' business
    except OSError:
        return name


def _take_lock(folder: Path) -> BufferedRandom | None:
    """Lock the home; None where another process has it. The lock ends with the process. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    file = os.fdopen(os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600), "r+b")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    except OSError:
        file.close()
        raise
    return file


def _open_door(lock: BufferedRandom) -> Claim:
    """Listen at a socket of this start's own and write down where."""
    _sweep(os.fsdecode(lock.read()))
    listener = _listen()
    if listener is None:
        lock.close()
        return Claim()
    lock.seek(0)
    lock.truncate()
    lock.write(os.fsencode(listener.getsockname()))
    lock.flush()
    return Claim(lock, listener)


def _sweep(left_behind: str) -> None:
    """Remove the socket of a first that crashed."""
    path = Path(left_behind)
    if path.name == _SOCKET:
        with suppress(OSError):
            path.unlink()
            path.parent.rmdir()


def _listen() -> socket.socket | None:
    """Return a socket in a folder that only this person may enter."""
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    for place in (os.environ.get("XDG_RUNTIME_DIR"), None):
        try:
            folder = tempfile.mkdtemp(prefix="rethumb-desktop-", dir=place)
        except OSError:
            continue
        try:
            listener.bind(str(Path(folder, _SOCKET)))
            listener.listen(64)
        except OSError:  # a path longer than sockets may have, among others
            shutil.rmtree(folder, ignore_errors=True)
            continue
        listener.setblocking(False)
        return listener
    listener.close()
    return None


def _knock(folder: Path, message: bytes, deadline: float) -> bool:
    """Hand a message over; whether the first has taken it."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as visitor:
        try:
            path = (folder / _LOCK).read_bytes()
            visitor.settimeout(max(_PAUSE, deadline - time.monotonic()))
            visitor.connect(path)
            visitor.sendall(message)
            visitor.shutdown(socket.SHUT_WR)
            visitor.settimeout(max(_PAUSE, deadline - time.monotonic()))
            return visitor.recv(len(TAKEN)) == TAKEN
        except OSError:
            return False

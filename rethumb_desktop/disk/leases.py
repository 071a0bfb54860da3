"""Leases: whether somebody has a file open for writing, as far as the system tells."""

from __future__ import annotations

import errno
import os
import sys

if sys.platform == "linux":
    import fcntl
    import signal

    def is_open_for_writing(path: str) -> bool:
        """Whether anybody on this computer has a file open for writing.

        False also where the system does not say: files of others without the right to ask, network drives, or where it
        cannot be opened.
        """
        try:
            file = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
        except (OSError, ValueError):
            return False
        try:
            # Who opens it for writing in between is told of to us; that must be a signal that ends nothing.
            fcntl.fcntl(file, fcntl.F_SETSIG, signal.SIGURG)
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        except OSError as error:
            return error.errno == errno.EAGAIN
        finally:
            os.close(file)
        return False

else:

    def is_open_for_writing(path: str) -> bool:
        """Whether anybody on this computer has a file open for writing: here nobody knows."""
        return False

"""Where encoders write to: a file without a name."""

from __future__ import annotations

import os
from collections.abc import Callable
from io import BytesIO
from typing import IO


def written(write: Callable[[IO[bytes]], object]) -> bytes:
    """Return what `write` puts into a file.

    Pillow holds Python's global lock while it encodes for an object of Python, and lets go of it while it writes to
    a file of the system: only there do two threads encode at once, and the window is not held up. Where the system
    has no files in memory it is an object of Python all the same: no disk can be full there.
    """
    if not hasattr(os, "memfd_create"):
        file = BytesIO()
        write(file)
        return file.getvalue()
    with os.fdopen(os.memfd_create("rendition"), "w+b") as real:
        write(real)
        real.seek(0)
        return real.read()

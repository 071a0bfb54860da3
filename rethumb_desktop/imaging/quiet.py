"""Keeping libtiff from writing to the standard error output: what it says there nobody can act on."""

from __future__ import annotations

import ctypes
from functools import cache

from PIL import _imaging


@cache
def silence_libtiff() -> None:
    """Take libtiff's handlers of errors and warnings away, once; what fails still fails, as an exception of Pillow's.

    Pillow has no way to do so. Its wheels bring libtiff as a library of its own on Linux and macOS; where it is built
    into Pillow (Windows) its functions cannot be found by name, and it goes on talking.
    """
    try:
        library = ctypes.CDLL(_imaging.__file__)
        handlers = [library.TIFFSetErrorHandler, library.TIFFSetWarningHandler]
    except (OSError, AttributeError):
        return
    for handler in handlers:
        handler.argtypes, handler.restype = [ctypes.c_void_p], ctypes.c_void_p
        handler(None)

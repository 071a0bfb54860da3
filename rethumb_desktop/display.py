"""Whether a window can be shown at all: told in a sentence, before Qt would end the process."""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from pathlib import Path

#: Shared libraries that Qt's window system plugin loads, and the Debian package of each.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def find_obstacle() -> str | None:
    """Return why no window can be shown here, as a sentence, or None. Only Linux is looked at."""
    if not sys.platform.startswith("linux"):
        return None
    missing = [package for library, package in LIBRARIES.items() if not _loads(library)]
    if missing:
        return f"Qt needs libraries of the system that are not there: sudo apt-get install {' '.join(missing)}"
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in ("", "xcb", "wayland") and not has_display():
        return "there is no display to show a window on; the command line is `rethumb`."
    return None


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_display() -> bool:
    """Return whether the environment names a display that answers."""
    return _answers(_wayland_socket()) or _x_answers(os.environ.get("DISPLAY", ""))


def _wayland_socket() -> str:
    name, folder = os.environ.get("WAYLAND_DISPLAY", ""), os.environ.get("XDG_RUNTIME_DIR", "")
    return str(Path(folder, name)) if name else ""


def _x_answers(display: str) -> bool:
    """Whether an X server listens for this DISPLAY, `[host]:number[.screen]`."""
    host, colon, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not colon or not number.isdigit():
        return False
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"
        # Linux servers listen on an abstract socket too, and in some containers on nothing else.
        return _answers(path) or _answers("\0" + path)
    try:
        with socket.create_connection((host, 6000 + int(number)), timeout=3):
            return True
    except OSError:
        return False


def _answers(path: str) -> bool:
    if not path:
        return False
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.settimeout(3)
        try:
            client.connect(path)
        except OSError:
            return False
    return True

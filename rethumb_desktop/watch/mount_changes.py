"""Mounts that come and go on Linux: a folder that another disk is mounted over hears nothing of it."""

from __future__ import annotations

import os
import select
import threading
from collections.abc import Callable

from rethumb_desktop.watch.mounts import MOUNTINFO


class MountChanges:
    """A thread that calls `changed` after each change of the mounts, from its making to `close`."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._end, self._signal = os.pipe()
        self._thread = threading.Thread(target=self._run, name="mount changes", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End the thread."""
        os.write(self._signal, b"!")
        self._thread.join()
        os.close(self._end)
        os.close(self._signal)

    def _run(self) -> None:
        with MOUNTINFO.open("rb") as file:
            waiting = select.poll()
            waiting.register(file, select.POLLERR | select.POLLPRI)
            waiting.register(self._end, select.POLLIN)
            # Asking takes note of the change; the file needs no reading.
            while all(descriptor != self._end for descriptor, _ in waiting.poll()):
                self._changed()

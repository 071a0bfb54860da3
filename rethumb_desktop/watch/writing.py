"""Files that are being written, under whatever name: one that is moved before it is closed is not whole yet."""

from __future__ import annotations

from watchdog.observers.inotify_c import InotifyEvent

# Who deletes folders with open files in them leaves paths behind here: then it begins anew.
_MOST = 10_000


class Writing:
    """Follows the events of a folder, of files too that are none of ours by their name."""

    def __init__(self) -> None:
        self._paths: set[str] = set()
        self._moving: set[int] = set()

    def moved(self, event: InotifyEvent, path: str) -> bool:
        """Take note of an event; return whether a file came here by a move that somebody still writes."""
        if event.is_modify:
            if len(self._paths) >= _MOST:
                self._paths.clear()
            self._paths.add(path)
        elif event.is_moved_from and path in self._paths:
            self._paths.discard(path)
            if len(self._moving) >= _MOST:
                self._moving.clear()
            self._moving.add(event.cookie)
        elif event.is_moved_to and event.cookie in self._moving:
            self._moving.discard(event.cookie)
            self._paths.add(path)
            return True
        elif event.is_close_write or event.is_delete or event.is_moved_to:
            self._paths.discard(path)
        return False

"""The means of Linux: one inotify instance for all folders, and who is told when mounts change."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from watchdog.observers.inotify_c import InotifyEvent

from rethumb_desktop.domain.hints import Hint
from rethumb_desktop.watch.channel import Channel
from rethumb_desktop.watch.inotify_folder import AGAIN, InotifyFolder
from rethumb_desktop.watch.mount_changes import MountChanges
from rethumb_desktop.watch.post import Post


class InotifyMeans:
    """Three threads, however many folders: one reads, one tells, one hears of mounts.

    What could not be watched is tried again every `again` seconds. Raises OSError when the system gives no channel.
    """

    def __init__(self, channel: Callable[[], Channel] = Channel, again: float = AGAIN) -> None:
        self._again = again
        self._lock = threading.Lock()
        self._folders: list[InotifyFolder] = []
        self._channel = channel()
        self._channel.start()
        self._post: Post[InotifyEvent] = Post("folder hints")
        self._mounts = MountChanges(self._look_at_mounts)

    def observe(self, folder: str, *, recursive: bool, tell: Callable[[Sequence[Hint]], None]) -> InotifyFolder:
        """Begin to watch a folder."""
        observed = InotifyFolder(
            folder, recursive=recursive, tell=tell, channel=self._channel, post=self._post, again=self._again
        )
        with self._lock:
            self._folders = [*(other for other in self._folders if not other.closed), observed]
        observed.begin()
        return observed

    def close(self) -> None:
        """End all."""
        self._mounts.close()
        with self._lock:
            folders, self._folders = self._folders, []
        for folder in folders:
            folder.close()
        self._post.close()
        self._channel.stop()
        self._channel.join()

    def _look_at_mounts(self) -> None:
        with self._lock:
            folders = list(self._folders)
        for folder in folders:
            folder.look_at_mounts()

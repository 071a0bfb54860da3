"""Watched folders where watchdog chooses the means: a Mac, Windows, BSD."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path, PurePath

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import BaseObserver, ObservedWatch

from rethumb_desktop.disk.walking import is_passed_by, is_picture_name
from rethumb_desktop.domain.hints import Hint, HintKind
from rethumb_desktop.watch.post import Post
from rethumb_desktop.watch.reasons import GONE, refused_reason

#: More events than this in a second, and some may have been lost: these systems do not tell, or watchdog does not.
BURST = 500
#: Then all is looked at once it has been quiet for so long.
QUIET = 1.0
#: How often is tried again what could not be watched.
AGAIN = 5.0
_KINDS = {
    "created": HintKind.CREATED,
    "modified": HintKind.WRITTEN,
    "closed": HintKind.CLOSED,
    "moved": HintKind.MOVED,
    "deleted": HintKind.DELETED,
}


class PortableFolder(FileSystemEventHandler):
    """An observation, which mends itself: when its folder is there again, it is watched again."""

    def __init__(
        self,
        folder: str,
        *,
        recursive: bool,
        tell: Callable[[Sequence[Hint]], None],
        observer: BaseObserver,
        post: Post[FileSystemEvent],
        again: float = AGAIN,
    ) -> None:
        self._folder, self._recursive, self._tell = folder, recursive, tell
        self._observer, self._post = observer, post
        self._lock = threading.Lock()
        self._watch: ObservedWatch | None = None
        self._reason = ""
        self._real = folder
        self._closed = False
        self._every = again
        self._again: float | None = None
        self._second, self._count = 0.0, 0

    @property
    def polls(self) -> bool:
        return bool(self._reason)

    @property
    def reason(self) -> str:
        return self._reason

    def begin(self) -> None:
        """Watch; where that cannot be, the observation polls from the beginning."""
        self._post.join(self)  # first: what comes meanwhile is kept
        with self._lock:
            self._begin()
        self._post.wake()

    def close(self) -> None:
        """Watch no more. What is being told at this moment is told to its end."""
        self._post.leave(self)
        with self._lock:
            self._closed = True
            self._end()

    def dispatch(self, event: FileSystemEvent) -> None:
        """Post an event; watchdog calls this on its thread."""
        if event.event_type in _KINDS and (event.event_type, event.is_directory) != ("modified", True):
            self._post.put(self, event)

    def deliver(self, items: list[FileSystemEvent], *, lost: bool) -> None:
        """Tell what came."""
        hints = [hint for event in items if (hint := self._hint(event)) is not None]
        taken_away = any(hint.kind is HintKind.DELETED and hint.path == self._folder for hint in hints)
        if lost or taken_away:
            with self._lock:
                if self._closed:
                    return
                self._end()
                self._begin()
            hints = [Hint(HintKind.LOST, self._folder)]
        elif self._is_burst(len(items)):
            self._again = time.monotonic() + QUIET
        wanted = [hint for hint in hints if self._is_wanted(hint)]
        if wanted:
            self._tell(wanted)

    def due(self) -> float | None:
        return self._again

    def call(self) -> None:
        """Look for a folder that was gone, or at all after a burst."""
        with self._lock:
            self._again = None
            if self._closed:
                return
            if self._reason:
                self._begin()
                if self._reason:
                    return
        self._tell([Hint(HintKind.LOST, self._folder)])

    def _begin(self) -> None:
        self._real = os.path.realpath(self._folder)
        self._reason = self._try()
        self._again = time.monotonic() + self._every if self._reason else None

    def _try(self) -> str:
        """Watch, or return why not."""
        try:
            if not Path(self._folder).is_dir():
                return GONE
            self._watch = self._observer.schedule(self, self._folder, recursive=self._recursive)
        except OSError as error:
            return refused_reason(error)
        return ""

    def _end(self) -> None:
        watch, self._watch = self._watch, None
        if watch is not None:
            self._observer.unschedule(watch)

    def _is_burst(self, count: int) -> bool:
        now = time.monotonic()
        if now - self._second > 1:
            self._second, self._count = now, 0
        self._count += count
        return self._count > BURST

    def _hint(self, event: FileSystemEvent) -> Hint | None:
        source, target = self._inside(event.src_path), self._inside(event.dest_path)
        if not (source or target):
            return None
        if event.event_type == "created" and event.is_directory:
            return Hint(HintKind.CREATED, source, folder=True)
        return Hint(_KINDS[event.event_type], source, target, folder=event.is_directory)

    def _inside(self, told: bytes | str) -> str:
        """Return a path as the folder's own path has it (a Mac tells real paths); "" where it is none of ours."""
        path = os.fsdecode(told)
        for beginning in (self._folder, self._real):
            if path == beginning:
                return self._folder
            if path.startswith((beginning + os.sep, beginning + "/")):
                below = path[len(beginning) + 1 :]
                passed_by = any(map(is_passed_by, PurePath(below).parts))
                return "" if passed_by else os.path.join(self._folder, below)  # noqa: PTH118 names that are no text
        return ""

    def _is_wanted(self, hint: Hint) -> bool:
        if hint.kind is HintKind.LOST:
            return True
        if hint.folder:
            return self._recursive
        return is_picture_name(hint.path) or is_picture_name(hint.to)


class PortableMeans:
    """watchdog's observer, its threads and ours. What could not be watched is tried again every `again` seconds."""

    def __init__(self, observer: BaseObserver, again: float = AGAIN) -> None:
        self._observer, self._again = observer, again
        self._observer.start()
        self._post: Post[FileSystemEvent] = Post("folder hints")

    def observe(self, folder: str, *, recursive: bool, tell: Callable[[Sequence[Hint]], None]) -> PortableFolder:
        """Begin to watch a folder."""
        observed = PortableFolder(
            folder, recursive=recursive, tell=tell, observer=self._observer, post=self._post, again=self._again
        )
        observed.begin()
        return observed

    def close(self) -> None:
        """End all."""
        self._observer.stop()
        self._observer.join()
        self._post.close()

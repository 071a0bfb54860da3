"""A watched folder on Linux: what the kernel says, as hints."""

from __future__ import annotations

import dataclasses
import os
import threading
import time
from collections.abc import Callable, Sequence

from watchdog.observers.inotify_c import InotifyConstants, InotifyEvent, WatchDescriptor

from rethumb_desktop.disk.walking import is_passed_by, is_picture_name
from rethumb_desktop.domain.hints import Hint, HintKind
from rethumb_desktop.watch import mounts
from rethumb_desktop.watch.channel import Channel
from rethumb_desktop.watch.post import Post
from rethumb_desktop.watch.reasons import GONE, refused_reason, silent_reason
from rethumb_desktop.watch.watches import NothingTells, UsedUp, Watches
from rethumb_desktop.watch.writing import Writing

#: How often is tried again what could not be watched: a folder that is gone, folders that nobody may look into.
AGAIN = 5.0
_TAKEN_AWAY = InotifyConstants.IN_DELETE_SELF | InotifyConstants.IN_MOVE_SELF | InotifyConstants.IN_UNMOUNT
_NOTHING = 0
_KINDS = (
    (InotifyConstants.IN_CREATE, HintKind.CREATED),
    (InotifyConstants.IN_MODIFY, HintKind.WRITTEN),
    (InotifyConstants.IN_CLOSE_WRITE, HintKind.CLOSED),
    (InotifyConstants.IN_MOVED_FROM, HintKind.MOVED),
    (InotifyConstants.IN_DELETE, HintKind.DELETED),
)


class InotifyFolder:
    """An observation, which mends itself: when its folder is there again, it is watched again.

    The channel's thread only posts; all else is done on the thread of the post.
    """

    def __init__(
        self,
        folder: str,
        *,
        recursive: bool,
        tell: Callable[[Sequence[Hint]], None],
        channel: Channel,
        post: Post[InotifyEvent],
        again: float = AGAIN,
    ) -> None:
        self._folder, self._recursive, self._tell, self._post = folder, recursive, tell, post
        self._lock = threading.Lock()
        self._watches = Watches(channel, self, folder, recursive=recursive)
        self._writing = Writing()
        self._reason = ""
        self._closed = False
        self._every = again
        self._may_change = False
        self._again: float | None = None
        self._identity = (0, 0)
        self._inside: list[mounts.Mount] = []

    @property
    def polls(self) -> bool:
        return bool(self._reason)

    @property
    def reason(self) -> str:
        return self._reason

    @property
    def closed(self) -> bool:
        return self._closed

    def begin(self) -> None:
        """Watch; where that cannot be, the observation polls from the beginning."""
        self._post.join(self)  # first: what comes meanwhile is kept
        with self._lock:
            self._begin()
        self._post.wake()

    def close(self) -> None:
        """Give the watches back. What is being told at this moment is told to its end."""
        self._post.leave(self)
        with self._lock:
            self._closed = True
            self._watches.end()

    def look_at_mounts(self) -> None:
        """Watch anew where another disk is mounted at the folder, above it or inside it; called on any thread."""
        if self._reason and not self._may_change:  # asking a network drive may take long
            return
        surroundings = self._surroundings()
        with self._lock:
            stands = self._closed or (self._identity, self._inside) == surroundings
        if not stands:
            self._post.lose(self)

    # What the channel calls, on its thread

    def on_event(self, event: InotifyEvent) -> None:
        self._post.put(self, event)

    def on_watch_deleted(self, wd: WatchDescriptor) -> None:
        self._post.put(self, InotifyEvent(wd, InotifyConstants.IN_IGNORED, _NOTHING, b""))

    def on_queue_overflow(self) -> None:
        self._post.lose(self)

    # What the post calls, on its thread

    def deliver(self, items: list[InotifyEvent], *, lost: bool) -> None:
        with self._lock:
            if self._closed:
                return
            hints = self._watch_anew() if lost else self._read(items)
        if hints:
            self._tell(hints)

    def due(self) -> float | None:
        return self._again

    def call(self) -> None:
        with self._lock:
            self._again = None
            if self._closed:
                return
            hints = self._try_again() if self._may_change else self._open_up()
        if hints:
            self._tell(hints)

    # Only with the lock

    def _begin(self) -> None:
        self._identity, self._inside = self._surroundings()
        self._may_change = False
        reason = self._try()
        if reason:
            self._watches.end()
        self._reason = reason
        self._plan()

    def _try(self) -> str:
        """Watch, or return why not."""
        try:
            kind = mounts.silence(self._folder, recursive=self._recursive)
            if kind:
                return silent_reason(kind)
            self._watches.begin()
        except (NothingTells, UsedUp) as refused:
            return _reason_of(refused)
        except OSError as error:
            self._may_change = True
            return GONE if isinstance(error, FileNotFoundError | NotADirectoryError) else refused_reason(error)
        return ""

    def _plan(self) -> None:
        if not (self._may_change or self._watches.closed_off):
            self._again = None
        elif self._again is None:
            self._again = time.monotonic() + self._every

    def _surroundings(self) -> tuple[tuple[int, int], list[mounts.Mount]]:
        """Return which folder it is, and what is mounted inside it."""
        try:
            found = os.stat(self._folder)  # noqa: PTH116 the path as it is
        except OSError:
            return (0, 0), []
        inside = mounts.mounts_below(os.path.realpath(self._folder), mounts.system_mounts())
        return (found.st_dev, found.st_ino), inside

    def _watch_anew(self) -> list[Hint]:
        """Watch from the beginning, and return that all has to be looked at: after that nothing is missed."""
        self._watches.end()
        self._begin()
        return [Hint(HintKind.LOST, self._folder)]

    def _try_again(self) -> list[Hint]:
        """Watch what could not be watched at all before."""
        hints = self._watch_anew()
        return [] if self._may_change else hints

    def _open_up(self) -> list[Hint]:
        """Watch the folders that nobody could look into before."""
        try:
            opened = self._watches.try_closed_off()
        except (NothingTells, UsedUp) as refused:
            return self._give_up(refused)
        self._plan()
        return [Hint(HintKind.CREATED, folder, folder=True) for folder in opened]

    def _give_up(self, refused: NothingTells | UsedUp) -> list[Hint]:
        self._watches.end()
        self._reason = _reason_of(refused)
        self._plan()
        return [Hint(HintKind.LOST, self._folder)]

    def _read(self, events: list[InotifyEvent]) -> list[Hint]:
        """Return the hints of events; folders that have come are watched before that is told."""
        hints: list[Hint] = []
        moved: tuple[int, str] | None = None  # by the event just before: its cookie, and the path
        for event in events:
            if event.mask & _TAKEN_AWAY and self._watches.holds_up(event.wd):
                return self._watch_anew()
            if event.is_ignored:
                self._watches.forget(event.wd)
            base = self._watches.path(event.wd)
            if base is None or not event.name:
                continue
            path = os.path.join(base, os.fsdecode(event.name))  # noqa: PTH118 names that are no text too
            try:
                told = self._hints(event, path)
            except (NothingTells, UsedUp) as refused:
                return self._give_up(refused)
            if event.is_moved_to and moved and moved[0] == event.cookie:
                told = _joined(hints, moved[1], told)
            hints += told if hints[-1:] != told else []
            moved = (event.cookie, path) if event.is_moved_from else None
        self._plan()
        return [hint for hint in hints if self._is_wanted(hint)]

    def _hints(self, event: InotifyEvent, path: str) -> list[Hint]:
        written = self._writing.moved(event, path)
        if is_passed_by(os.fsdecode(event.name)):
            return []
        folder = self._is_folder(event, path)
        if event.is_moved_to:
            moved = Hint(HintKind.MOVED, "", path, folder=folder)
            return [moved, Hint(HintKind.WRITTEN, path)] if written else [moved]
        return [Hint(kind, path, folder=folder) for mask, kind in _KINDS if event.mask & mask]

    def _is_folder(self, event: InotifyEvent, path: str) -> bool:
        """Return whether an event is about a folder, or a link to one, and watch it or do so no more."""
        if event.is_delete or event.is_moved_from:
            folder = bool(event.mask & InotifyConstants.IN_ISDIR) or self._watches.has(path)
            self._watches.drop(path)
            return folder
        if not (event.is_create or event.is_moved_to):
            return False
        if self._recursive and os.path.isdir(path):  # noqa: PTH112 one of thousands
            self._watches.add(path)
            return True
        return bool(event.mask & InotifyConstants.IN_ISDIR)

    def _is_wanted(self, hint: Hint) -> bool:
        if hint.folder:
            return self._recursive
        return is_picture_name(hint.path) or is_picture_name(hint.to)


def _reason_of(refused: NothingTells | UsedUp) -> str:
    return refused.reason if isinstance(refused, NothingTells) else refused_reason(refused.error)


def _joined(hints: list[Hint], source: str, told: list[Hint]) -> list[Hint]:
    """Return a move that ends here, with its beginning if that was told last: that is taken off."""
    if not told or hints[-1:] != [Hint(HintKind.MOVED, source, folder=told[0].folder)]:
        return told
    return [dataclasses.replace(told[0], path=hints.pop().path), *told[1:]]

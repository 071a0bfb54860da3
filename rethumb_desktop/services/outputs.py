"""Outputs: what the program made, so that watched folders never process that."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.original import Stamp
from rethumb_desktop.domain.ports.watching import WatchBook, WatchRecords
from rethumb_desktop.domain.watched_folder import FileState, WatchedFile

log = logging.getLogger(__name__)

#: Under this id of no watched folder the outputs of all are recorded.
_OUTPUTS = "outputs"


class Outputs:
    """Known by their digests, wherever they turn up: in a copy, or in a bucket that is mounted as a folder."""

    def __init__(self, records: WatchRecords, book: WatchBook, wall: Callable[[], datetime]) -> None:
        self._records = records
        self._book = book
        self._wall = wall

    def note(self, written: Iterable[tuple[str, str]]) -> None:
        """Record what was written: path and digest of each. Raises Fault index, disk."""
        nothing, now = Stamp(0, 0, 0), self._wall()
        self._records.note(
            [WatchedFile(_OUTPUTS, path, nothing, FileState.DONE, sha256, noted_at=now) for path, sha256 in written]
        )

    def note_renditions(self, library: str, made: Mapping[str, bytes]) -> None:
        """Record what is about to be sent to a library, by object key; nothing where no folder is watched."""
        try:
            if self._book.watched_folders():
                self.note((f"{library}/{key}", hashlib.sha256(data).hexdigest()) for key, data in made.items())
        except Fault as fault:  # no reason not to publish
            log.warning("what was made could not be recorded: %s", fault.title)

    def hold(self, sha256: str) -> bool:
        """Whether the program made these bytes. Raises Fault index."""
        return self._records.of_digest(_OUTPUTS, sha256) is not None

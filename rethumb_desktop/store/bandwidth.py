"""A limit for what is sent, in bytes a second, that all threads of a store share."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

#: In bytes. A time limit holds for each piece: so small that eight threads together get through 0.2 Mbit/s.
PIECE = 32_768

_SMALLEST_PIECE = 256
_PIECES_A_SECOND = 16


class Bandwidth:
    """A token bucket as deep as one piece: what was not used is not saved up for later.

    `limit` is in bytes a second, above 0. Pieces are small against it, so that many threads take turns often enough
    for a server not to give one of them up.
    """

    def __init__(
        self,
        limit: int,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._limit = limit
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._free_at = clock()
        self.piece = max(_SMALLEST_PIECE, min(PIECE, limit // _PIECES_A_SECOND))

    def take(self, size: int) -> None:
        """Wait until `size` bytes may be sent."""
        with self._lock:
            now = self._clock()
            start = max(self._free_at, now)
            self._free_at = start + size / self._limit
        if start > now:
            self._sleep(start - now)


class BodyInPieces:
    """Bytes that are read in pieces, no faster than a bandwidth allows where there is one."""

    def __init__(self, data: bytes, bandwidth: Bandwidth | None) -> None:
        self._data = memoryview(data)
        self._bandwidth = bandwidth
        self._piece = bandwidth.piece if bandwidth else PIECE
        self._place = 0

    def read(self, size: int) -> bytes:
        """Return at most `size` of the next bytes; none at the end."""
        piece = bytes(self._data[self._place : self._place + min(size, self._piece)])
        if piece and self._bandwidth:
            self._bandwidth.take(len(piece))
        self._place += len(piece)
        return piece

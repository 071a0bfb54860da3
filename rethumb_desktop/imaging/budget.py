"""A budget of memory that several threads share: who does not fit waits, in the order of arrival."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class ByteBudget:
    """Keeps the decoded bytes of all threads together under `total`.

    A single demand larger than `total` is served when nothing else is out, so nobody waits for ever.
    """

    def __init__(self, total: int) -> None:
        self.total = total
        self._taken = 0
        self._changed = Condition()
        self._waiting: deque[object] = deque()

    @property
    def taken(self) -> int:
        """The bytes that are out now."""
        return self._taken

    @property
    def waiting(self) -> int:
        """How many demands wait now."""
        return len(self._waiting)

    @contextmanager
    def reserve(self, count: int) -> Iterator[None]:
        """Hold `count` bytes of the budget; waits until there is room. Not for nesting in one thread."""
        ticket = object()
        with self._changed:
            self._waiting.append(ticket)
            self._changed.wait_for(lambda: self._waiting[0] is ticket and self._has_room(count))
            self._waiting.popleft()
            self._taken += count
            self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._taken -= count
                self._changed.notify_all()

    def _has_room(self, count: int) -> bool:
        return self._taken == 0 or self._taken + count <= self.total

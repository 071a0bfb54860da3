"""Exclusion: many at once, or one alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class Exclusion:
    """Lets any number of threads in, or a single one alone; who wants to be alone goes before those who come later."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._inside = 0
        self._alone = False
        self._wanting = 0

    @contextmanager
    def entered(self, *, alone: bool) -> Iterator[None]:
        """Be inside as long as the block lasts; waits until that may be."""
        with self._changed:
            if alone:
                self._wanting += 1
                self._changed.wait_for(lambda: self._inside == 0)
                self._wanting -= 1
                self._alone = True
            else:
                self._changed.wait_for(lambda: not self._alone and self._wanting == 0)
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._alone = self._alone and not alone
                self._changed.notify_all()

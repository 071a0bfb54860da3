"""Work on one thing, one piece after the other, so that what is shown last is how it is."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TypeVar

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.ui.bridge import Bridge, Ticket

Result = TypeVar("Result")


class Turns:
    """Runs pieces of work on the bridge, each once what came of the one before was shown. For the GUI thread."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._waiting: deque[Callable[[], Ticket]] = deque()
        self._running: Ticket | None = None

    def run(
        self, work: Callable[[], Result], done: Callable[[Result], object], failed: Callable[[Fault], object]
    ) -> None:
        """As `Bridge.run`, in turn."""

        def end(show: Callable[[], object]) -> None:
            show()
            self._running = None
            self._next()

        self._waiting.append(
            lambda: self._bridge.run(
                work, lambda result: end(lambda: done(result)), lambda fault: end(lambda: failed(fault))
            )
        )
        self._next()

    def stop(self) -> None:
        """Have nothing more arrive."""
        self._waiting.clear()
        if self._running is not None:
            self._running.cancel()

    def _next(self) -> None:
        if self._running is None and self._waiting:
            self._running = self._waiting.popleft()()

"""The post: what is told of many folders is gathered for a moment and handed on by one thread."""

from __future__ import annotations

import threading
import time
from typing import Generic, Protocol, TypeVar

Letter = TypeVar("Letter")

#: How long is waited for more once something has come: one message a moment, however much happens.
GATHERING = 0.02
#: More than this for one receiver, and all of it counts as lost: it has to look at everything anyway.
MOST = 100_000


class Receiver(Protocol[Letter]):
    """Who gets what is posted, and may ask to be called at a time (of the steady clock). Only the post calls it."""

    def deliver(self, items: list[Letter], *, lost: bool) -> None:
        """Take what came, in its order; `lost`: nothing of it, since not all of it is there."""

    def due(self) -> float | None: ...

    def call(self) -> None:
        """Do what was due."""


class Post(Generic[Letter]):
    """A thread that delivers, from its making to `close`."""

    def __init__(self, name: str) -> None:
        self._changed = threading.Condition()
        self._receivers: dict[Receiver[Letter], None] = {}
        self._waiting: dict[Receiver[Letter], list[Letter]] = {}
        self._lost: set[Receiver[Letter]] = set()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def join(self, receiver: Receiver[Letter]) -> None:
        """Begin to deliver to a receiver."""
        with self._changed:
            self._receivers[receiver] = None

    def leave(self, receiver: Receiver[Letter]) -> None:
        """Deliver nothing more to a receiver, save what is under way."""
        with self._changed:
            self._receivers.pop(receiver, None)
            self._waiting.pop(receiver, None)
            self._lost.discard(receiver)

    def put(self, receiver: Receiver[Letter], item: Letter) -> None:
        """Post something; never waits for a delivery."""
        with self._changed:
            if receiver in self._lost or receiver not in self._receivers:
                return
            waiting = self._waiting.setdefault(receiver, [])
            waiting.append(item)
            if len(waiting) > MOST:
                self._lose(receiver)
            elif len(waiting) == 1:
                self._changed.notify()

    def lose(self, receiver: Receiver[Letter]) -> None:
        """Post that something was lost: what waits counts for nothing."""
        with self._changed:
            if receiver in self._receivers:
                self._lose(receiver)

    def wake(self) -> None:
        """Ask the receivers anew when they are due."""
        with self._changed:
            self._changed.notify()

    def close(self) -> None:
        """End the thread; waits for a delivery that is under way, unless called from one."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _lose(self, receiver: Receiver[Letter]) -> None:
        self._waiting.pop(receiver, None)
        self._lost.add(receiver)
        self._changed.notify()

    def _run(self) -> None:
        while self._wait():
            time.sleep(GATHERING)
            with self._changed:
                waiting, self._waiting = self._waiting, {}
                lost, self._lost = self._lost, set()
                receivers = list(self._receivers)
            for receiver in receivers:
                if receiver in waiting or receiver in lost:
                    receiver.deliver(waiting.get(receiver, []), lost=receiver in lost)
                due = receiver.due()
                if due is not None and due <= time.monotonic():
                    receiver.call()

    def _wait(self) -> bool:
        """Wait until there is something to do; False: the end."""
        with self._changed:
            while not (self._closed or self._waiting or self._lost):
                times = [due for receiver in self._receivers if (due := receiver.due()) is not None]
                left = min(times) - time.monotonic() if times else None
                if left is not None and left <= 0:
                    return True
                self._changed.wait(left)
            return not self._closed

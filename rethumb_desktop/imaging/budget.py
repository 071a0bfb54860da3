"""A budget of memory that several threads share: who does not fit waits, in the order of arrival."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Condition


@dataclass(frozen=True, eq=False)
class Loan:
    """Bytes that are kept as long as nobody needs the room; `give_up` is called when somebody does."""

    count: int
    give_up: Callable[[], object]


class ByteBudget:
    """Keeps the decoded bytes of all threads together under `total`.

    A single demand larger than `total` is served when nothing else is out, so nobody waits for ever. What is only
    lent is called in before anybody waits.
    """

    def __init__(self, total: int) -> None:
        self.total = total
        self._taken = 0
        self._changed = Condition()
        self._waiting: deque[object] = deque()
        self._loans: list[Loan] = []

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
            self._changed.wait_for(lambda: self._waiting[0] is ticket and self._make_room(count))
            self._waiting.popleft()
            self._taken += count
            self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._taken -= count
                self._changed.notify_all()

    def lend(self, count: int, give_up: Callable[[], object]) -> Loan | None:
        """Let the caller keep `count` bytes for the time being; None where they are needed now.

        `give_up` is called on the thread that needs the room, which waits for it: it may only drop what is kept.
        """
        with self._changed:
            if self._waiting or self._taken + count > self.total:
                return None
            loan = Loan(count, give_up)
            self._loans.append(loan)
            self._taken += count
            return loan

    def take_back(self, loan: Loan) -> None:
        """End a loan; one that was called in has ended already."""
        with self._changed:
            if loan in self._loans:
                self._loans.remove(loan)
                self._taken -= loan.count
                self._changed.notify_all()

    def _make_room(self, count: int) -> bool:
        while self._loans and not self._has_room(count):
            loan = self._loans.pop(0)
            self._taken -= loan.count
            loan.give_up()
        return self._has_room(count)

    def _has_room(self, count: int) -> bool:
        return self._taken == 0 or self._taken + count <= self.total

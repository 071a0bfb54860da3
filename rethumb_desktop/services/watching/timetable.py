"""The timetable of a watched folder: when all of it is looked at again."""

from __future__ import annotations

from rethumb_desktop.domain.settling import FIRST_RETRY, retry_wait

#: The seconds between two rescans where changes are told.
HOUR = 3600.0
#: The shortest and longest time between two rescans where they are not, and how much of it they may take.
_SHORTEST_POLL, _LONGEST_POLL, _POLL_SHARE = 10.0, 600.0, 100.0
#: The same where something was lost: a flood of hints must not mean a flood of rescans.
_SHORTEST_GAP, _GAP_SHARE = 1.0, 3.0
#: The longest time until a folder that is not there is looked for again.
_LONGEST_ABSENCE = 60.0
#: More hints than this in a second, and some were lost for certain somewhere.
_BURST, _BURST_SECONDS = 1000, 1.0


class Timetable:
    """When the next rescan is due. Times are seconds of a clock that only grows."""

    def __init__(self) -> None:
        #: When the folder is to be walked next; `due` from the beginning.
        self.due = float("-inf")
        self._again = False
        self._walking = False
        self._ended = float("-inf")
        self._gap = _SHORTEST_GAP
        self._absences = 0
        self._second = float("-inf")
        self._told = 0

    def ask(self, now: float) -> None:
        """Have a rescan as soon as there may be one."""
        if self._walking:
            self._again = True
        else:
            self.due = min(self.due, max(now, self._ended + self._gap))

    def count(self, hints: int, now: float) -> None:
        """Take in how much was told; after very much there is a rescan."""
        if now - self._second > _BURST_SECONDS:
            self._second, self._told = now, 0
        self._told += hints
        if self._told > _BURST:
            self._told = 0
            self.ask(now)

    def begin(self) -> None:
        """Note that a rescan begins."""
        self._walking, self._again = True, False
        self.due = float("inf")

    def end(self, now: float, took: float, *, polls: bool) -> None:
        """Note that a rescan is complete, and how long it took; `polls`: nothing tells of changes."""
        self._walking, self._ended, self._absences = False, now, 0
        self._gap = max(_SHORTEST_GAP, _GAP_SHARE * took)
        poll = min(max(_SHORTEST_POLL, _POLL_SHARE * took), _LONGEST_POLL)
        self.due = now + (poll if polls else HOUR)
        if self._again:
            self.ask(now)

    def interrupt(self, now: float) -> None:
        """Note that nothing is looked at for a while: a rescan comes first after that."""
        self._walking = False
        self.due = now

    def give_up(self, now: float) -> None:
        """Note that a rescan came to nothing; there is another."""
        self._walking = False
        self.due = now + FIRST_RETRY

    def miss(self, now: float) -> None:
        """Note that the folder was not there."""
        self._walking = False
        self.due = now + min(retry_wait(self._absences), _LONGEST_ABSENCE)
        self._absences += 1

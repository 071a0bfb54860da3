"""Moments: when pictures were put and taken out in truth, to know what the devices' clocks cannot order."""

from __future__ import annotations

from dataclasses import dataclass

from rethumb_desktop.domain.entries import milliseconds_of

#: So far ahead is a clock that is a little wrong. One that is wrong by more than a minute makes entries doubtful: they
#: are looked for. One that is wrong by less does not: who puts and who removes meanwhile, and neither has read of the
#: other, did it at the same time, whatever the bucket saw first.
SLIGHT = 40_000


@dataclass(frozen=True)
class Moment:
    """A put or a removal: the right time in milliseconds, its stamp, and the stamp of the other that was known then."""

    now: int
    at: int
    knew: int

    @property
    def is_nearly_right(self) -> bool:
        return abs(milliseconds_of(self.at) - self.now) <= SLIGHT


class Moments:
    """The last put and the last removal of each key, as an onlooker saw them who has the right time."""

    def __init__(self) -> None:
        self.puts: dict[str, Moment] = {}
        self.removals: dict[str, Moment] = {}

    def may_be_removed(self, key: str, removed_at: int) -> bool:
        """Whether what was put last may be shown nowhere, because of the removal with this stamp."""
        return _is_before(self.puts.get(key), self.removals.get(key), removed_at)

    def may_be_shown(self, key: str, put_at: int) -> bool:
        """Whether what was removed last may be shown, because of the put with this stamp."""
        return _is_before(self.removals.get(key), self.puts.get(key), put_at)


def _is_before(late: Moment | None, early: Moment | None, won: int) -> bool:
    """Whether the one that was done later may have lost: it had not read of the earlier, whose stamp has won."""
    if late is None or early is None or early.at != won or late.now < early.now:
        return False
    return late.knew < early.at and late.is_nearly_right and early.is_nearly_right

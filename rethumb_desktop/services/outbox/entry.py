"""An entry of the outbox: a job whose renditions are staged, and what became of it so far."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic

from rethumb_desktop.domain.job import Job

#: How often the same entry may meet a broken connection while others arrive, before it is held against it.
_MOST_ALONE = 4


@dataclass(eq=False)
class Entry:
    """A job on its way. `settled` are the object keys that need no sending: they are in the library already.

    `recorded` are those of them that the index knows too, `contested` those whose removal was under way, `sent` those
    that were put, `put_at` when the last try of each began. `lost` are those that the index knows and the bucket did
    not show: they are told anew. One that was `dropped` while it was being sent is not tried again.
    """

    job: Job
    recorded: set[str] = field(default_factory=set)
    settled: set[str] = field(default_factory=set)
    contested: Collection[str] = ()
    lost: Collection[str] = ()
    sent: set[str] = field(default_factory=set)
    put_at: dict[str, datetime] = field(default_factory=dict)
    dropped: bool = False
    tries: int = 0
    staged_again: bool = False
    began: float = 0.0
    #: When the queue was last asked whether the job is still wanted, in seconds that only grow.
    asked_at: float = field(default_factory=monotonic)
    _alone: int = 0
    _arrived_before: int | None = None

    @property
    def is_settled(self) -> bool:
        """Whether all renditions of the job are in its library."""
        return all(rendition.key in self.settled for rendition in self.job.renditions)

    def fails_alone(self, arrived: int) -> bool:
        """Note a broken connection; whether it breaks for this entry alone: others arrived again and again between.

        `arrived` counts what has arrived in its library in all.
        """
        alone = self._arrived_before is not None and arrived > self._arrived_before
        self._alone += alone
        self._arrived_before = arrived
        # Where nothing has arrived since, it may be the connection after all.
        return alone and self._alone >= _MOST_ALONE

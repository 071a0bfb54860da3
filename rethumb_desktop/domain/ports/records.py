"""Ports about the index: the queue, what was published, and what is on its way out."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from rethumb_desktop.domain.browsing import PublicationQuery
from rethumb_desktop.domain.errors import FaultRecord
from rethumb_desktop.domain.job import Job, JobChange, JobState, NewJob, Place, Publication, Removal, Revision


class JobQueue(Protocol):
    """The durable queue. Every change is one short transaction. Raises Fault index, disk."""

    def add(self, batch: str, jobs: Sequence[NewJob]) -> list[Job]:
        """Queue jobs; their ids grow in the order given. They belong to this process until it ends."""

    def get(self, job: int) -> Job | None: ...

    def state(self, job: int) -> JobState | None:
        """Return how a job stands; None where it is not in the queue any more."""

    def jobs(self, *, batch: str | None = None, states: Iterable[JobState] | None = None) -> list[Job]:
        """Return jobs in queue order."""

    def apply(self, changes: Sequence[JobChange]) -> list[Job]:
        """Write the changes in one transaction, in order; return each job as it stands after its change.

        A state only moves forward, and an ended job stays as it is, whatever else its change holds. A job that was
        taken off the queue meanwhile is left out of the answer; what it published is recorded all the same.
        """

    def revise(self, revisions: Sequence[Revision]) -> list[Job]:
        """Give held, failed and cancelled jobs other recipes and another library; others are left as they are and out
        of the answer."""

    def let_go(self, jobs: Iterable[int], batch: str) -> list[Job]:
        """End the hold of jobs: from now on they are of this batch. Returns those that were held, in queue order."""

    def unsent_keys(self) -> set[str]:
        """Return the object keys of all renditions that wait to be sent, of failed jobs too."""

    def requeue(self, jobs: Iterable[int]) -> list[Job]:
        """Put failed and cancelled jobs (others are left as they are) back to queued, their errors forgotten."""

    def adopt(self) -> list[Job]:
        """Take over the unfinished jobs of processes that are gone, back to queued; return them in queue order.

        Held ones stay held.
        Those whose picture was being rendered when their process died are told apart by `suspects`; one that
        this has happened to too often is failed instead of queued, and returned as such.
        """

    def suspects(self) -> set[int]:
        """Return the unfinished jobs during whose rendering a process died: to be rendered alone."""

    def mark_rendering(self, job: int) -> AbstractContextManager[None]:
        """Mark a job as being rendered as long as the block lasts, in a way that outlives a crash."""

    def leave_out(self, jobs: Iterable[int], gone: Container[Place]) -> list[Job]:
        """Leave renditions that are in their library no more out of ended jobs.

        Returns the jobs that had such, as they are now, in queue order.
        """

    def remove(self, jobs: Iterable[int]) -> list[int]:
        """Take ended jobs off the queue; return those that were."""


class Publications(Protocol):
    """The record of what is in which library. Raises Fault index, disk."""

    @property
    def device(self) -> str:
        """This device's id: made once with the index."""

    def find(self, library: str, key: str) -> Publication | None: ...

    def record(self, publications: Sequence[Publication]) -> None:
        """Record in one transaction; the same key of the same library again changes nothing."""

    def page(
        self, *, library: str | None = None, search: str = "", offset: int = 0, limit: int = 1000
    ) -> list[Publication]:
        """Return publications, newest first, in which `search` is found as `PublicationQuery` says."""

    def browse(self, query: PublicationQuery, offset: int, limit: int) -> list[Publication]:
        """Return those that are asked for, newest first, from the one at place `offset` on, at most `limit`.

        Where the query is capped, only the newest `MOST_FOUND` are listed. Of different libraries in the same
        millisecond either may come first, and so it may be where thousands were published in one second.
        """

    def count(self, query: PublicationQuery) -> int:
        """Return how many are asked for; where the query is capped and these are `MOST_FOUND`, there may be more."""

    def place(self, query: PublicationQuery, library: str, key: str) -> int | None:
        """Return the place of a publication among those that are listed; None where it is not one of them."""

    def of_original(self, library: str, sha256: str) -> list[Publication]: ...

    def with_stem(self, library: str, beginning: str) -> list[Publication]:
        """Return the publications whose stems begin with these letters, one to six, in no order.

        Stems are those of usual object keys; with two letters that is a thousandth of a library.
        """

    def remove(self, library: str, keys: Iterable[str]) -> None: ...

    def begin_library(self, library: str) -> None:
        """Note that this library was made here: what it holds is known to this index."""

    def knows_all(self, library: str) -> bool:
        """Whether nothing can be in the library that this index does not know of."""

    def settle(self, library: str, place: str) -> None:
        """Note where a library of this name is: the publications of one place say nothing about another."""

    def place_of(self, library: str) -> str | None:
        """Return where the library of this name was last, as `settle` was told."""


class Removals(Protocol):
    """Publications on their way out of their library. Raises Fault index, disk."""

    def ask(self, library: str, keys: Iterable[str], now: datetime) -> list[Removal]:
        """Turn publications into waiting removals, in one transaction; keys that are none are left out."""

    def undo(self, library: str, keys: Iterable[str]) -> list[Publication]:
        """Turn waiting removals back into publications; return those that were."""

    def begin(self, library: str, key: str) -> bool:
        """Move a waiting or failed removal to deleting, also one that a process that is gone was deleting.

        False where there is none, or another is deleting it.
        """

    def end(self, library: str, key: str) -> None:
        """Forget a removal that was being deleted: the object is gone."""

    def fail(self, library: str, key: str, error: FaultRecord) -> None:
        """Note why an object that was being deleted could not be."""

    def find(self, library: str, key: str) -> Removal | None: ...

    def all(self, library: str | None = None) -> list[Removal]:
        """Return removals, oldest first."""

    def adopt(self) -> list[Removal]:
        """Take over the removals of processes that are gone and return them; what they were deleting has failed."""

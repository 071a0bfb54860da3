"""The durable queue: jobs as rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, delete, insert, select, text, update

from rethumb_desktop.domain.errors import FaultRecord
from rethumb_desktop.domain.job import Job, JobState, NewJob
from rethumb_desktop.domain.original import Original
from rethumb_desktop.domain.rendition import Rendition
from rethumb_desktop.index import rows
from rethumb_desktop.index.connections import Connections
from rethumb_desktop.index.owners import Owner
from rethumb_desktop.index.tables import jobs as table
from rethumb_desktop.index.transitions import (
    ENDED,
    RETRYABLE,
    UNFINISHED,
    check_links,
    may_move,
    unknown_job,
)

Value = TypeVar("Value", int, str)

_LAST_ID = text("SELECT seq FROM sqlite_sequence WHERE name = 'jobs'")

# SQLite before 3.32 takes 999 values in one statement.
_CHUNK = 500


class SqlQueue:
    """The queue of one home, shared by the window and the command line; implements `JobQueue`."""

    def __init__(self, connections: Connections, owner: Owner) -> None:
        self._connections = connections
        self._owner = owner

    def add(self, batch: str, jobs: Sequence[NewJob]) -> list[Job]:
        """Queue jobs in one transaction. Raises Fault index, disk."""
        if not jobs:
            return []
        now = datetime.now(UTC)
        with self._connections.writing() as connection:
            # Nobody else writes meanwhile, so the ids can be given here: they follow one another in any case.
            first = (connection.execute(_LAST_ID).scalar() or 0) + 1
            new_rows = [rows.new_job_row(job, batch, new, self._owner.id, now) for job, new in enumerate(jobs, first)]
            connection.execute(insert(table), new_rows)
        return [
            Job(job, batch, new.source, new.recipes, new.library, JobState.QUEUED, now)
            for job, new in enumerate(jobs, first)
        ]

    def get(self, job: int) -> Job | None:
        with self._connections.reading() as connection:
            row = connection.execute(_one(job)).one_or_none()
        return rows.job_of(row) if row is not None else None

    def jobs(self, *, batch: str | None = None, states: Iterable[JobState] | None = None) -> list[Job]:
        """Return jobs in queue order. Raises Fault index, disk."""
        query = select(table).order_by(table.c.id)
        if batch is not None:
            query = query.where(table.c.batch == batch)
        if states is not None:
            query = query.where(table.c.state.in_(_texts(states)))
        with self._connections.reading() as connection:
            found = connection.execute(query).all()
        return [rows.job_of(row) for row in found]

    def set_state(self, job: int, state: JobState) -> Job:
        """Move a job forward; one that has ended, or stands there or further, is returned as it is."""
        return self._change(job, lambda now: may_move(now, state), {"state": state.value})

    def set_original(
        self, job: int, original: Original, renditions: Sequence[Rendition], notes: Sequence[str] = ()
    ) -> Job:
        """Record the original's facts and the renditions to be; an ended job is returned as it is."""
        facts = {
            "original": rows.to_original(original),
            "renditions": rows.to_renditions(renditions),
            "notes": rows.to_notes(notes),
        }
        return self._change(job, lambda now: not now.ended, facts)

    def finish(self, job: int, state: JobState, renditions: Sequence[Rendition], notes: Sequence[str] = ()) -> Job:
        """End a job as published or duplicate; an ended job is returned as it is."""
        check_links(state)
        facts = {
            "state": state.value,
            "renditions": rows.to_renditions(renditions),
            "notes": rows.to_notes(notes),
        }
        return self._change(job, lambda now: may_move(now, state), facts)

    def fail(self, job: int, error: FaultRecord) -> Job:
        """End a job as failed; an ended job is returned as it is."""
        facts = {"state": JobState.FAILED.value, "error": rows.to_error(error)}
        return self._change(job, lambda now: not now.ended, facts)

    def requeue(self, jobs: Iterable[int]) -> list[Job]:
        """Put failed and cancelled jobs back to queued: they are this process's now."""
        requeued = []
        with self._connections.writing() as connection:
            for chunk in _chunks(jobs):
                query = select(table.c.id).where(table.c.id.in_(chunk), table.c.state.in_(_texts(RETRYABLE)))
                ids = list(connection.execute(query).scalars())
                requeued += self._queue_again(connection, ids)
        return requeued

    def adopt(self) -> list[Job]:
        """Take over the unfinished jobs of processes that are gone, back to queued."""
        adopted = []
        unfinished = table.c.state.in_(_texts(UNFINISHED))
        with self._connections.writing() as connection:
            owners = connection.execute(select(table.c.owner).where(unfinished).distinct()).scalars()
            for dead in _chunks(self._owner.find_dead(owners)):
                orphans = select(table.c.id).where(unfinished, table.c.owner.in_(dead)).order_by(table.c.id)
                for chunk in _chunks(connection.execute(orphans).scalars()):
                    adopted += self._queue_again(connection, chunk)
        return sorted(adopted, key=lambda job: job.id)

    def remove(self, jobs: Iterable[int]) -> list[int]:
        """Take ended jobs off the queue; return those that were, in queue order."""
        removed: list[int] = []
        with self._connections.writing() as connection:
            for chunk in _chunks(jobs):
                ended = (table.c.id.in_(chunk), table.c.state.in_(_texts(ENDED)))
                removed += connection.execute(select(table.c.id).where(*ended).order_by(table.c.id)).scalars()
                connection.execute(delete(table).where(*ended))
        return removed

    def _change(self, job: int, allowed: Callable[[JobState], bool], values: dict[str, str]) -> Job:
        with self._connections.writing() as connection:
            row = connection.execute(_one(job)).one_or_none()
            if row is None:
                raise unknown_job(job)
            if allowed(JobState(row.state)):
                connection.execute(update(table).where(table.c.id == job).values(values))
                row = connection.execute(_one(job)).one()
        return rows.job_of(row)

    def _queue_again(self, connection: Connection, ids: Sequence[int]) -> list[Job]:
        values = {"state": JobState.QUEUED.value, "owner": self._owner.id, "error": None, "notes": "[]"}
        connection.execute(update(table).where(table.c.id.in_(ids)).values(values))
        query = select(table).where(table.c.id.in_(ids)).order_by(table.c.id)
        return [rows.job_of(row) for row in connection.execute(query)]


def _one(job: int) -> Select[Any]:
    return select(table).where(table.c.id == job)


def _texts(states: Iterable[JobState]) -> list[str]:
    return [state.value for state in states]


def _chunks(values: Iterable[Value]) -> Iterator[list[Value]]:
    """Yield the values without repetition, sorted, in lists that one statement takes."""
    ordered = sorted(set(values))
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]

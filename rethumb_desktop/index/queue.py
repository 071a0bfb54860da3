"""The durable queue: jobs as rows."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, delete, insert, select, text, update

from rethumb_desktop.domain.job import Job, JobChange, JobState, NewJob, Place, Revision
from rethumb_desktop.index.file.connections import Connections
from rethumb_desktop.index.file.owners import STRIKES_OUT, Owner
from rethumb_desktop.index.rows import recording, rows
from rethumb_desktop.index.tables import jobs as table
from rethumb_desktop.index.transitions import ENDED, RETRYABLE, SET_ASIDE, UNFINISHED, may_apply

Value = TypeVar("Value", int, str)

_LAST_ID = text("SELECT seq FROM sqlite_sequence WHERE name = 'jobs'")

# Straight to the driver: thousands of rows a minute pass here, and none of these columns is more than text or a number.
_REWRITTEN = ("state", "original", "renditions", "notes", "error", "attempts", "held", "id")
_REWRITE = f"UPDATE jobs SET {', '.join(f'{name} = ?' for name in _REWRITTEN[:-1])} WHERE id = ?"

# Made once: to put a statement together takes longer than to run it.
_ONE = select(table).where(table.c.id == bindparam("wanted"))
_STATE = select(table.c.state).where(table.c.id == bindparam("wanted"))

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
        with self._connections.writing() as connection:
            return self.add_within(connection, batch, jobs)

    def add_within(self, connection: Connection, batch: str, jobs: Sequence[NewJob]) -> list[Job]:
        """Queue jobs, at least one, inside the caller's transaction."""
        now = datetime.now(UTC)
        # Nobody else writes meanwhile, so the ids can be given here: they follow one another in any case.
        first = (connection.execute(_LAST_ID).scalar() or 0) + 1
        new_rows = [rows.new_job_row(job, batch, new, self._owner.id, now) for job, new in enumerate(jobs, first)]
        connection.execute(insert(table), new_rows)
        return [new.queued(job, batch, now) for job, new in enumerate(jobs, first)]

    def get(self, job: int) -> Job | None:
        with self._connections.reading() as connection:
            row = connection.execute(_ONE, {"wanted": job}).one_or_none()
        return rows.job_of(row) if row is not None else None

    def state(self, job: int) -> JobState | None:
        """Return how a job stands; None where it is not in the queue any more. Raises Fault index, disk."""
        with self._connections.reading() as connection:
            found = connection.execute(_STATE, {"wanted": job}).scalar_one_or_none()
        return JobState(found) if found is not None else None

    def jobs(self, *, batch: str | None = None, states: Iterable[JobState] | None = None) -> list[Job]:
        """Return jobs in queue order. Raises Fault index, disk."""
        query = select(table).order_by(table.c.id)
        if batch is not None:
            query = query.where(table.c.batch == batch)
        if states is not None:
            query = query.where(table.c.state.in_(_texts(states)))
        with self._connections.reading() as connection:
            # Row by row: a hundred thousand rows and their jobs need not be in memory together.
            return [rows.job_of(row) for row in connection.execute(query)]

    def apply(self, changes: Sequence[JobChange]) -> list[Job]:
        """Write the changes in one transaction, in order; return each job as it stands after its change."""
        if not changes:
            return []
        with self._connections.writing() as connection:
            found = self._rows(connection, {change.job for change in changes})
            touched: dict[int, dict[str, Any]] = {}
            after: list[Job] = []
            named: list[tuple[str, Sequence[str], str]] = []
            for change in changes:
                row = found.get(change.job)
                if row is None:
                    continue
                if may_apply(change, JobState(row["state"])):
                    row.update(_values(change))
                    touched[change.job] = row
                    named.append((row["library"], change.found, row["name"]))
                after.append(rows.job_of(tuple(row.values())))
            if touched:
                rewritten = [tuple(row[name] for name in _REWRITTEN) for row in touched.values()]
                connection.exec_driver_sql(_REWRITE, rewritten)
            words, device = self._connections.words, self._connections.device
            recording.record(connection, words, [each for change in changes for each in change.published])
            for library, keys, name in named:
                recording.add_name(connection, words, device, library, keys, name)
        return after

    def revise(self, revisions: Sequence[Revision]) -> list[Job]:
        """Give held, failed and cancelled jobs other recipes and another library; return them as they are now.

        Raises Fault index, disk.
        """
        wanted = {revision.job: revision for revision in revisions}
        revised = []
        with self._connections.writing() as connection:
            for row in self._rows(connection, set(wanted)).values():
                if row["held"] or JobState(row["state"]) in RETRYABLE:
                    revision = wanted[row["id"]]
                    row |= {"recipes": rows.to_recipes(revision.recipes), "library": revision.library}
                    new = {"recipes": row["recipes"], "library": row["library"]}
                    connection.execute(update(table).where(table.c.id == row["id"]).values(new))
                    revised.append(rows.job_of(tuple(row.values())))
        return sorted(revised, key=lambda job: job.id)

    def let_go(self, jobs: Iterable[int], batch: str) -> list[Job]:
        """End the hold of jobs, now of this batch; return those that were held. Raises Fault index, disk."""
        gone: list[Job] = []
        with self._connections.writing() as connection:
            for chunk in _chunks(jobs):
                held = select(table.c.id).where(table.c.id.in_(chunk), table.c.held == 1).order_by(table.c.id)
                ids = list(connection.execute(held).scalars())
                values = {"held": 0, "batch": batch, "owner": self._owner.id}
                connection.execute(update(table).where(table.c.id.in_(ids)).values(values))
                query = select(table).where(table.c.id.in_(ids)).order_by(table.c.id)
                gone += [rows.job_of(row) for row in connection.execute(query)]
        return gone

    def unsent_keys(self) -> set[str]:
        """Return the object keys of what waits to be sent, of failed jobs too. Raises Fault index, disk."""
        waiting = table.c.state.in_(_texts({*UNFINISHED, JobState.FAILED}))
        with self._connections.reading() as connection:
            texts = connection.execute(select(table.c.renditions).where(waiting)).scalars().all()
        return {key for text in texts for key in rows.keys_of(text)}

    def suspects(self) -> set[int]:
        """Return the unfinished jobs during whose rendering a process died. Raises Fault index, disk."""
        query = select(table.c.id).where(table.c.strikes > 0, table.c.state.in_(_texts(UNFINISHED)))
        with self._connections.reading() as connection:
            return set(connection.execute(query).scalars())

    def mark_rendering(self, job: int) -> AbstractContextManager[None]:
        """Mark a job as being rendered, in a way that outlives a crash."""
        return self._owner.mark_rendering(job)

    def requeue(self, jobs: Iterable[int]) -> list[Job]:
        """Put failed and cancelled jobs back to queued: they are this process's now."""
        requeued = []
        with self._connections.writing() as connection:
            for chunk in _chunks(jobs):
                query = select(table.c.id).where(table.c.id.in_(chunk), table.c.state.in_(_texts(RETRYABLE)))
                ids = list(connection.execute(query).scalars())
                # The person asked for it: it starts with a clean sheet.
                connection.execute(update(table).where(table.c.id.in_(ids)).values(strikes=0, attempts=0))
                requeued += self._queue_again(connection, ids)
        return requeued

    def adopt(self) -> list[Job]:
        """Take over the unfinished jobs of processes that are gone: back to queued, or set aside as failed."""
        adopted = []
        unfinished = table.c.state.in_(_texts(UNFINISHED))
        with self._connections.writing() as connection:
            for job, strikes in self._owner.take_strikes().items():
                struck = update(table).where(table.c.id == job, unfinished)
                connection.execute(struck.values(strikes=table.c.strikes + strikes))
            owners = connection.execute(select(table.c.owner).where(unfinished).distinct()).scalars()
            for dead in _chunks(self._owner.find_dead(owners)):
                orphans = select(table.c.id).where(unfinished, table.c.owner.in_(dead)).order_by(table.c.id)
                for chunk in _chunks(connection.execute(orphans).scalars()):
                    adopted += self._queue_again(connection, chunk)
        return sorted(adopted, key=lambda job: job.id)

    def leave_out(self, jobs: Iterable[int], gone: Container[Place]) -> list[Job]:
        """Leave renditions that are in their library no more out of ended jobs; return those that had such."""
        changed = []
        with self._connections.writing() as connection:
            for row in self._rows(connection, set(jobs)).values():
                job = rows.job_of(tuple(row.values()))
                left = job.without(gone)
                if job.state.ended and left is not job:
                    new = {"renditions": rows.to_renditions(left.renditions)}
                    connection.execute(update(table).where(table.c.id == job.id).values(new))
                    changed.append(left)
        return sorted(changed, key=lambda job: job.id)

    def remove(self, jobs: Iterable[int]) -> list[int]:
        """Take ended jobs off the queue; return those that were, in queue order."""
        removed: list[int] = []
        with self._connections.writing() as connection:
            for chunk in _chunks(jobs):
                ended = (table.c.id.in_(chunk), table.c.state.in_(_texts(ENDED)))
                removed += connection.execute(select(table.c.id).where(*ended).order_by(table.c.id)).scalars()
                connection.execute(delete(table).where(*ended))
        return removed

    def _rows(self, connection: Connection, ids: set[int]) -> dict[int, dict[str, Any]]:
        found = {}
        for chunk in _chunks(ids):
            for row in connection.execute(select(table).where(table.c.id.in_(chunk))).mappings():
                found[row["id"]] = dict(row)
        return found

    def _queue_again(self, connection: Connection, ids: Sequence[int]) -> list[Job]:
        values = {"state": JobState.QUEUED.value, "owner": self._owner.id, "error": None, "notes": "[]"}
        connection.execute(update(table).where(table.c.id.in_(ids)).values(values))
        aside = {"state": JobState.FAILED.value, "error": rows.to_error(SET_ASIDE)}
        out = table.c.strikes >= STRIKES_OUT
        connection.execute(update(table).where(table.c.id.in_(ids), out).values(aside))
        query = select(table).where(table.c.id.in_(ids)).order_by(table.c.id)
        return [rows.job_of(row) for row in connection.execute(query)]


def _values(change: JobChange) -> dict[str, Any]:
    """Return the columns that a change sets; a job that moves forward has left its last error and its hold behind."""
    values: dict[str, Any] = {}
    if change.state is not None:
        values |= {"state": change.state.value, "error": None, "held": 0}
    if change.original is not None:
        values["original"] = rows.to_original(change.original)
    if change.renditions is not None:
        values["renditions"] = rows.to_renditions(change.renditions)
    if change.notes is not None:
        values["notes"] = rows.to_notes(change.notes)
    if change.error is not None:
        values["error"] = rows.to_error(change.error)
    if change.attempts is not None:
        values["attempts"] = change.attempts
    return values


def _texts(states: Iterable[JobState]) -> list[str]:
    return [state.value for state in states]


def _chunks(values: Iterable[Value]) -> Iterator[list[Value]]:
    """Yield the values without repetition, sorted, in lists that one statement takes."""
    ordered = sorted(set(values))
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]

"""What is there at the start comes into the list a part at a time, and nothing of what happens meanwhile is lost."""

from __future__ import annotations

from dataclasses import replace

from rethumb_desktop.domain.job import JobState
from rethumb_desktop.ui.main_window.following import CHUNK
from tests.fixtures.assembly import House
from tests.fixtures.records import new_job
from tests.ui.conftest import Start

ROWS = 3 * CHUNK + 7


def test_a_full_queue_comes_in_parts_and_in_order(start: Start, house: House) -> None:
    jobs = house.queue.add("left", [replace(new_job(f"{n}.jpg"), held=True) for n in range(ROWS)])
    stage = start(folder=None)
    assert stage.workspace.model.total < ROWS, "not all at once"
    # What happens to a job before its row is there.
    stage.services.publishing.cancel([jobs[-1].id])
    stage.wait(lambda: stage.workspace.model.total == ROWS)
    stage.wait(lambda: stage.jobs[-1].state is JobState.CANCELLED)
    assert [job.id for job in stage.jobs] == [job.id for job in jobs]

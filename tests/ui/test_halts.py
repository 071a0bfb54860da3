"""A library that cannot be sent to: said once in a bar, its rows wait, and all goes on when it is over."""

from __future__ import annotations

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import JobState
from rethumb_desktop.store.memory import MemoryStore
from rethumb_desktop.ui.models.wording import describe_job_state
from tests.fixtures.assembly import House
from tests.ui.conftest import Stage, Start


class Weather:
    """What the store of the account answers: the fault, as long as there is one."""

    def __init__(self, fault: Fault | None) -> None:
        self.fault = fault
        self.tries = 0

    def __call__(self, operation: str, key: str) -> None:
        if operation == "put":
            self.tries += 1
            if self.fault is not None:
                raise self.fault


def start_in(weather: Weather, start: Start, house: House) -> Stage:
    house.cloud = MemoryStore(before=weather)
    stage = start(house.add_cloud)
    stage.window.header.show_libraries(stage.services.accounts.libraries(), "Cloud")
    return stage


def test_what_passes_by_itself_is_said_and_goes_on_without_a_click(start: Start, house: House) -> None:
    weather = Weather(Fault(FaultKind.OFFLINE, "The store cannot be reached.", "Check the network.", retryable=True))
    stage = start_in(weather, start, house)
    stage.drop(stage.picture("a.jpg"), stage.picture("b.jpg", 320))
    stage.wait(lambda: "Cloud" in stage.workspace.halts.bars and any(job.waits for job in stage.jobs))
    bar = stage.workspace.halts.bars["Cloud"]
    assert bar.isVisible()
    assert bar.text == "“Cloud” waits and is tried again by itself: The store cannot be reached. Check the network."
    assert bar._button.text() == "Try now"
    waiting = next(job for job in stage.jobs if job.waits)
    assert describe_job_state(waiting) == "Waiting"
    assert stage.clipboard == "before"

    weather.fault = None
    stage.wait_said("2 links copied")
    stage.wait(lambda: not stage.workspace.halts.bars)
    assert [job.state for job in stage.jobs] == [JobState.PUBLISHED] * 2
    assert [describe_job_state(job) for job in stage.jobs] == ["Published"] * 2


def test_what_needs_the_person_is_tried_again_on_a_click_and_not_before(start: Start, house: House) -> None:
    weather = Weather(Fault(FaultKind.TARGET, "There is no such bucket."))
    stage = start_in(weather, start, house)
    stage.drop(*(stage.picture(f"{n}.jpg", 100 + n) for n in range(12)))
    stage.wait(lambda: "Cloud" in stage.workspace.halts.bars)
    bar = stage.workspace.halts.bars["Cloud"]
    assert bar.text == "“Cloud” waits for you: There is no such bucket."
    before = weather.tries
    assert before <= 8  # those that were under way together

    weather.fault = None
    bar._button.click()
    stage.wait_said("12 links copied")
    assert not stage.workspace.halts.bars


def test_a_bar_that_was_closed_comes_back_for_something_new_only(start: Start, house: House) -> None:
    weather = Weather(Fault(FaultKind.QUOTA, "The space is used up."))
    stage = start_in(weather, start, house)
    stage.drop(stage.picture())
    stage.wait(lambda: "Cloud" in stage.workspace.halts.bars)
    bar = stage.workspace.halts.bars["Cloud"]
    bar.close_button.click()
    assert not bar.isVisible()
    tries = weather.tries
    stage.wait(lambda: weather.tries > tries + 2)
    assert not bar.isVisible()
    weather.fault = Fault(FaultKind.CLOCK, "This computer's clock is wrong.")
    stage.wait(bar.isVisible)
    assert "clock is wrong" in bar.text


def test_nothing_is_said_of_a_library_once_nothing_waits_for_it(start: Start, house: House) -> None:
    weather = Weather(Fault(FaultKind.OFFLINE, "The store cannot be reached.", retryable=True))
    stage = start_in(weather, start, house)
    stage.drop(stage.picture("a.jpg"), stage.picture("b.jpg", 320))
    stage.wait(lambda: "Cloud" in stage.workspace.halts.bars)
    first, second = stage.jobs
    stage.workspace.queue.cancel.emit([first])
    stage.wait(lambda: stage.jobs[0].state is JobState.CANCELLED)
    assert stage.services.publishing.halts() != []
    stage.workspace.queue.remove.emit([second])
    stage.wait(lambda: not stage.workspace.halts.bars)
    assert stage.services.publishing.halts() == []
    stage.workspace.row_removal.undo()
    stage.wait(lambda: "Cloud" in stage.workspace.halts.bars)

"""What a fault means for the entry that met it, and what becomes of entries that are taken out."""

from __future__ import annotations

from queue import Empty
from threading import Thread, active_count

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.services.outbox.entry import Entry
from rethumb_desktop.services.outbox.outbox import MOST_TRIES
from tests.fixtures.waiting import wait_for
from tests.unit.services.outbox.conftest import OpenOffice
from tests.unit.services.outbox.entries import OFFLINE, entry, fault
from tests.unit.services.outbox.office import LONG, Hold, Office, fair


def test_entries_arrive_in_order(office: Office) -> None:
    office.send(2, 1, 3)
    office.expect("try 2", "arrived 2", "try 1", "arrived 1", "try 3", "arrived 3")


def test_a_store_with_trouble_of_its_own_is_tried_again_and_again_and_then_not(office: Office) -> None:
    office.weather = lambda _entry: fault(FaultKind.STORE)
    office.send(1)
    for tries in range(MOST_TRIES):
        office.expect("try 1", "put off 1 store counted")
        office.expect_nothing()
        wait = min(300.0, 2.0**tries)
        office.pass_time(wait - 0.25)
        office.expect_nothing()
        office.pass_time(0.25)
    office.expect("try 1", "failed 1 store")
    assert office.outbox.halts() == []


def test_an_entry_that_waits_for_its_next_try_does_not_hold_up_others(office: Office) -> None:
    office.weather = lambda entry: fault(FaultKind.STORE) if entry.job.id == 1 else None
    office.send(1, 2, 3)
    office.expect("try 1", "put off 1 store counted", "try 2", "arrived 2", "try 3", "arrived 3")
    office.weather = fair
    office.pass_time(1)
    office.expect("try 1", "arrived 1")


@pytest.mark.parametrize(
    "refusal",
    [fault(FaultKind.STORE, retryable=False), fault(FaultKind.USAGE), fault(FaultKind.INDEX, retryable=False)],
    ids=lambda refusal: refusal.kind.value,
)
def test_what_is_no_use_is_not_tried_again(office: Office, refusal: Fault) -> None:
    office.weather = lambda _entry: refusal
    office.send(1)
    office.expect("try 1", f"failed 1 {refusal.kind.value}")
    office.pass_time(10_000)
    office.expect_nothing()


def test_what_is_not_what_it_was_is_staged_again_once(office: Office) -> None:
    office.weather = lambda _entry: fault(FaultKind.DATA)
    office.send(1)
    office.expect("try 1", "put off 1 data counted", "stage again 1", "try 1", "failed 1 data")


def test_what_was_staged_again_arrives(office: Office) -> None:
    office.weather = lambda entry: None if entry.staged_again else fault(FaultKind.DATA)
    office.send(1)
    office.expect("try 1", "put off 1 data counted", "stage again 1", "try 1", "arrived 1")


def test_a_refusal_has_the_bucket_looked_at_anew_and_the_entry_tried_again(office: Office) -> None:
    refused = [fault(FaultKind.POLICY)]
    office.weather = lambda _entry: refused.pop() if refused else None
    office.send(1, 2)
    office.expect("try 1", "probe Cloud", "try 1", "arrived 1", "try 2", "arrived 2")


def test_a_refusal_that_no_look_at_the_bucket_helps_blocks_the_library(office: Office) -> None:
    office.weather = lambda _entry: fault(FaultKind.POLICY)
    office.send(1, 2)
    office.expect("try 1", "probe Cloud", "try 1", "put off 1 policy", "halted Cloud policy")
    office.pass_time(1_000_000)
    office.expect_nothing()

    # A person who has changed something there has it looked at again.
    office.outbox.reopen()
    lines = [office.said.get(timeout=LONG) for _ in range(7)]
    assert [line for line in lines if line not in ("resumed Cloud", "opened")] == [
        "try 2",
        "probe Cloud",
        "try 2",
        "put off 2 policy",
        "halted Cloud policy",
    ]


def test_a_bucket_that_cannot_even_be_looked_at_blocks_the_library(office: Office) -> None:
    office.weather = lambda _entry: fault(FaultKind.POLICY)
    office.found_out = fault(FaultKind.TARGET)
    office.send(1)
    office.expect("try 1", "probe Cloud", "put off 1 target", "halted Cloud target")
    office.expect_nothing()


def test_a_look_that_meets_no_connection_is_repeated(office: Office) -> None:
    office.weather = lambda _entry: fault(FaultKind.POLICY)
    office.found_out = OFFLINE
    office.send(1)
    office.expect("try 1", "probe Cloud", "put off 1 offline", "halted Cloud offline resumes")
    office.expect_nothing()
    office.found_out = None
    office.pass_time(1)
    office.expect("try 1", "probe Cloud", "try 1", "put off 1 policy", "halted Cloud policy")


def test_the_bucket_is_looked_at_once_for_all_that_were_refused_together(open_office: OpenOffice) -> None:
    office = open_office(workers=3)
    holds = [Hold(), Hold(), Hold()]
    refused = {1, 2, 3}

    def refuse(entry: Entry) -> Fault | None:
        if entry.job.id in refused:
            refused.discard(entry.job.id)
            holds[entry.job.id - 1]()
            return fault(FaultKind.POLICY)
        return None

    office.weather = refuse
    office.send(1, 2, 3)
    office.expect_any_order("try 1", "try 2", "try 3")
    office.time += 1
    holds[0].go_on.set()
    office.expect("probe Cloud", "try 1", "arrived 1")
    holds[1].go_on.set()
    office.expect("try 2", "arrived 2")
    holds[2].go_on.set()
    office.expect("try 3", "arrived 3")


def test_one_whose_connection_breaks_alone_fails_in_the_end_and_stops_nobody(office: Office) -> None:
    others = iter(range(2, 1000))

    def another_comes(entry: Entry) -> None:
        office.send(next(others))

    office.weather = lambda entry: OFFLINE if entry.job.id == 1 else None
    office.before_put_off = another_comes
    office.send(1)
    heard: list[str] = []
    while "failed 1 offline" not in heard and len(heard) < 1000:
        try:
            heard.append(office.said.get_nowait())
        except Empty:
            # Nothing more happens by itself: the next waits for its time.
            office.pass_time(300)
    sent = [line for line in heard if line.startswith("try") and line != "try 1"]
    assert len(sent) >= MOST_TRIES
    assert {line.replace("try", "arrived") for line in sent} <= set(heard)
    assert heard.count("put off 1 offline counted") == MOST_TRIES
    assert heard.count("put off 1 offline") == 4


def test_a_bug_fails_the_entry_that_met_it(office: Office) -> None:
    def stumble(entry: Entry) -> Fault | None:
        if entry.job.id == 1:
            raise ZeroDivisionError
        return None

    office.weather = stumble
    office.send(1, 2)
    office.expect("try 1", "bug 1 ZeroDivisionError", "try 2", "arrived 2")
    office.send(3)
    office.expect("try 3", "arrived 3")


def test_bugs_do_not_use_up_the_transfers_of_a_library(open_office: OpenOffice) -> None:
    office = open_office(workers=2)

    def stumble(entry: Entry) -> Fault | None:
        raise ZeroDivisionError

    office.weather = stumble
    office.send(1, 2, 3, 4)
    office.expect_any_order(*(f"try {n}" for n in (1, 2, 3, 4)), *(f"bug {n} ZeroDivisionError" for n in (1, 2, 3, 4)))
    office.weather = fair
    office.send(5)
    office.expect("try 5", "arrived 5")


def test_nothing_begins_while_it_is_paused(office: Office) -> None:
    office.outbox.pause()
    office.outbox.add(entry(1))
    office.outbox.add(entry(2))
    office.outbox.drop([1])
    # Were it not paused this would wake it up.
    office.outbox.report("Other", OFFLINE)
    office.expect("halted Other offline resumes")
    office.outbox.go_on()
    office.expect("try 2", "arrived 2")


def test_what_is_under_way_when_it_is_paused_arrives_and_the_next_waits(office: Office) -> None:
    hold = Hold()

    def held(entry: Entry) -> Fault | None:
        hold()
        return None

    office.weather = held
    office.send(1, 2)
    assert hold.reached.wait(LONG)
    office.outbox.pause()
    hold.go_on.set()
    office.expect("try 1", "arrived 1")
    office.outbox.close()
    assert office.said.empty()


def test_dropped_entries_are_not_sent(office: Office) -> None:
    office.weather = lambda _entry: OFFLINE
    office.send(1, 2, 3)
    office.expect("try 1", "put off 1 offline", "halted Cloud offline resumes")
    office.expect_nothing()
    office.outbox.drop([1, 2])
    office.weather = fair
    office.pass_time(1)
    office.expect("try 3", "arrived 3", "resumed Cloud", "opened")
    office.expect_nothing()


@pytest.mark.parametrize(
    "kind", [FaultKind.OFFLINE, FaultKind.STORE, FaultKind.THROTTLE, FaultKind.DATA, FaultKind.POLICY, FaultKind.USAGE]
)
def test_one_that_is_dropped_while_it_is_sent_is_not_tried_again(office: Office, kind: FaultKind) -> None:
    hold = Hold()

    def break_off(entry: Entry) -> Fault | None:
        if entry.job.id != 1:
            return None
        hold()
        return fault(kind)

    office.weather = break_off
    office.send(1)
    assert hold.reached.wait(LONG)
    office.outbox.drop([1, 7])
    hold.go_on.set()
    office.expect("try 1")
    office.expect_nothing()
    office.pass_time(1000)
    office.expect_nothing()
    # The same job, tried again by the person, is another entry.
    office.weather = fair
    office.send(1)
    office.expect("try 1", "arrived 1")


@pytest.mark.parametrize("kind", [FaultKind.OFFLINE, FaultKind.STORE, FaultKind.TARGET])
def test_one_that_is_dropped_while_its_failure_is_noted_is_not_tried_again(office: Office, kind: FaultKind) -> None:
    office.before_put_off = lambda entry: office.outbox.drop([entry.job.id])
    office.weather = lambda _entry: fault(kind)
    office.send(1)
    assert office.said.get(timeout=LONG) == "try 1"
    assert office.said.get(timeout=LONG).startswith("put off 1")
    office.settle()
    office.weather = fair
    office.outbox.reopen()
    office.pass_time(1000)
    office.send(2)
    heard = ""
    while heard != "arrived 2":
        heard = office.said.get(timeout=LONG)
        assert heard != "try 1"


def test_closing_drops_what_waits_and_ends_what_is_under_way(office: Office) -> None:
    before = active_count()
    hold = Hold()

    def held(entry: Entry) -> Fault | None:
        hold()
        return None

    office.weather = held
    office.send(1, 2)
    assert hold.reached.wait(LONG)
    closing = Thread(target=office.outbox.close)
    closing.start()
    wait_for(lambda: office.outbox._closed, LONG, "the outbox to be closed", pause=0.001)
    hold.go_on.set()
    closing.join(LONG)
    assert not closing.is_alive()
    office.expect("try 1", "arrived 1")
    office.send(3)
    assert office.said.empty()
    assert active_count() == before


def test_closing_while_everything_waits_is_at_once(open_office: OpenOffice) -> None:
    before = active_count()
    office = open_office(workers=8)
    office.weather = lambda _entry: fault(FaultKind.TARGET)
    office.send(1)
    office.expect("try 1", "put off 1 target", "halted Cloud target")
    office.outbox.close()
    assert active_count() == before
    open_office(workers=8).outbox.close()

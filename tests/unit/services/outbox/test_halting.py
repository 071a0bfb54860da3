"""What a library's trouble means for all that waits for it."""

from __future__ import annotations

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import LibraryHalted
from rethumb_desktop.services.outbox.entry import Entry
from rethumb_desktop.services.outbox.outbox import MOST_TRIES
from tests.unit.services.outbox.conftest import OpenOffice
from tests.unit.services.outbox.entries import OFFLINE, fault
from tests.unit.services.outbox.office import Hold, Office, fair

HALTING = [
    FaultKind.OFFLINE,
    FaultKind.PORTAL,
    FaultKind.CERTIFICATE,
    FaultKind.CLOCK,
    FaultKind.QUOTA,
    FaultKind.DISK,
]
BLOCKING = [FaultKind.CREDENTIALS, FaultKind.KEYRING, FaultKind.TARGET]


@pytest.mark.parametrize("kind", HALTING)
def test_a_library_in_trouble_waits_and_goes_on_by_itself(office: Office, kind: FaultKind) -> None:
    office.weather = lambda _entry: fault(kind)
    office.send(1, 2, 3)
    office.expect("try 1", f"put off 1 {kind.value}", f"halted Cloud {kind.value} resumes")
    office.expect_nothing()
    assert office.outbox.halts() == [LibraryHalted("Cloud", fault(kind).record(), resumes=True)]

    # One at a time is tried, another each time, after waits that grow; nobody is told again.
    office.pass_time(1)
    office.expect("try 2", f"put off 2 {kind.value}")
    office.expect_nothing()
    office.pass_time(1)
    office.expect_nothing()
    office.pass_time(1)
    office.expect("try 3", f"put off 3 {kind.value}")

    office.weather = fair
    office.expect_nothing()
    office.pass_time(4)
    office.expect("try 1", "arrived 1", "resumed Cloud", "opened")
    office.expect("try 2", "arrived 2", "try 3", "arrived 3")
    office.expect_nothing()
    assert office.outbox.halts() == []


def test_trouble_never_uses_up_the_tries_of_a_job(office: Office) -> None:
    office.weather = lambda _entry: OFFLINE
    office.send(1)
    office.expect("try 1", "put off 1 offline", "halted Cloud offline resumes")
    for _ in range(10 * MOST_TRIES):
        office.pass_time(30)
        office.expect("try 1", "put off 1 offline")
    office.weather = fair
    office.pass_time(30)
    office.expect("try 1", "arrived 1", "resumed Cloud", "opened")


def test_what_was_under_way_together_halts_the_library_once(open_office: OpenOffice) -> None:
    office = open_office(workers=4)
    holds = {job: Hold() for job in range(1, 9)}

    def break_off(entry: Entry) -> Fault | None:
        holds[entry.job.id]()
        return OFFLINE

    office.weather = break_off
    office.send(1, 2, 3, 4, 5, 6, 7, 8)
    office.expect_any_order("try 1", "try 2", "try 3", "try 4")
    for job in (1, 2, 3, 4):
        holds[job].go_on.set()
    office.expect_any_order(*(f"put off {job} offline" for job in (1, 2, 3, 4)), "halted Cloud offline resumes")
    office.expect_nothing()

    # Four threads are free, and one entry is tried.
    office.pass_time(1)
    office.expect("try 5")
    office.expect_nothing()
    holds[5].go_on.set()
    office.expect("put off 5 offline")
    for hold in holds.values():
        hold.go_on.set()


def test_nobody_is_let_through_before_it_is_known_what_a_failure_means(open_office: OpenOffice) -> None:
    office = open_office(workers=2)
    office.outbox.report("Cloud", OFFLINE)
    office.expect("halted Cloud offline resumes")
    office.weather = lambda _entry: OFFLINE
    office.send(1, 2)
    hold = Hold()
    office.settle()
    office.before_put_off = lambda _entry: hold()
    office.pass_time(1)
    assert hold.reached.wait(30)
    assert office.said.get().startswith("try")
    # Were it let through now it would arrive, and the failure before it close the library again.
    office.weather = fair
    office.expect_nothing()
    hold.go_on.set()
    assert office.said.get(timeout=30).startswith("put off")


def test_a_library_in_trouble_does_not_hold_up_another(office: Office) -> None:
    office.weather = lambda entry: OFFLINE if entry.job.library == "Cloud" else None
    office.send(1, 2)
    office.expect("try 1", "put off 1 offline", "halted Cloud offline resumes")
    office.send(11, 12, library="Other")
    office.expect("try 11", "arrived 11", "try 12", "arrived 12")


def test_another_trouble_is_told(office: Office) -> None:
    office.weather = lambda _entry: OFFLINE
    office.send(1)
    office.expect("try 1", "put off 1 offline", "halted Cloud offline resumes")
    office.weather = lambda _entry: fault(FaultKind.PORTAL)
    office.pass_time(1)
    office.expect("try 1", "put off 1 portal", "halted Cloud portal resumes")


@pytest.mark.parametrize("kind", BLOCKING)
def test_what_only_a_person_can_mend_is_told_once_and_not_tried_again(office: Office, kind: FaultKind) -> None:
    office.weather = lambda _entry: fault(kind)
    office.send(1, 2)
    office.expect("try 1", f"put off 1 {kind.value}", f"halted Cloud {kind.value}")
    office.pass_time(1_000_000)
    office.expect_nothing()
    assert office.outbox.halts() == [LibraryHalted("Cloud", fault(kind).record(), resumes=False)]

    # The person believes that it is mended, and it is not: told anew.
    office.outbox.reopen(["Cloud"])
    office.expect_any_order("resumed Cloud", "opened", "try 2", f"put off 2 {kind.value}", f"halted Cloud {kind.value}")
    office.weather = fair
    office.outbox.reopen()
    office.expect_any_order("resumed Cloud", "opened", "try 1", "arrived 1", "try 2", "arrived 2")
    office.outbox.reopen()
    office.expect_nothing()


def test_reopening_one_library_leaves_the_others_closed(office: Office) -> None:
    office.weather = lambda _entry: fault(FaultKind.TARGET)
    office.send(1)
    office.expect("try 1", "put off 1 target", "halted Cloud target")
    office.send(2, library="Other")
    office.expect("try 2", "put off 2 target", "halted Other target")
    office.weather = fair
    office.outbox.reopen(["Other"])
    office.expect_any_order("resumed Other", "opened", "try 2", "arrived 2")
    office.expect_nothing()


def test_a_busy_store_gets_less_at_once_and_nobody_hears_of_it(open_office: OpenOffice) -> None:
    office = open_office(workers=4)
    holds = {job: Hold() for job in range(1, 9)}
    busy = True

    def refuse(entry: Entry) -> Fault | None:
        if busy:
            holds[entry.job.id]()
            return fault(FaultKind.THROTTLE)
        return None

    office.weather = refuse
    office.send(1, 2, 3, 4)
    office.expect_any_order("try 1", "try 2", "try 3", "try 4")
    office.time += 0.5
    for job in (1, 2, 3, 4):
        holds[job].go_on.set()
    office.settle()
    office.expect_nothing()

    for hold in holds.values():
        hold.go_on.clear()
    office.pass_time(1)
    # Half as many; the other two wait for these.
    first, second = (int(office.said.get(timeout=30).removeprefix("try ")) for _ in range(2))
    office.expect_nothing()
    busy = False
    office.time += 0.5
    rest = {1, 2, 3, 4} - {first, second}
    for hold in holds.values():
        hold.go_on.set()
    # The two are refused once more, the library slows down to one, and then takes everything.
    office.expect_nothing()
    office.pass_time(2)
    tries = [f"try {job}" for job in (first, second, *rest)]
    office.expect_any_order(*tries, *(f"arrived {job}" for job in (1, 2, 3, 4)))
    office.expect_nothing()


def test_a_key_that_cannot_be_had_blocks_before_anything_is_sent(office: Office) -> None:
    office.outbox.report("Cloud", fault(FaultKind.KEYRING))
    office.expect("halted Cloud keyring")
    office.send(1)
    office.expect_nothing()
    assert office.outbox.admission("Cloud") == (False, None)
    assert office.outbox.admission("Other") == (True, None)
    office.outbox.reopen(["Cloud"])
    office.expect_any_order("resumed Cloud", "opened", "try 1", "arrived 1")


def test_a_full_disk_halts_before_anything_is_sent(office: Office) -> None:
    office.outbox.report("Cloud", fault(FaultKind.DISK, retryable=True))
    office.outbox.report("Cloud", fault(FaultKind.DISK, retryable=True))
    office.expect("halted Cloud disk resumes")
    assert office.outbox.admission("Cloud") == (False, 1)
    office.time = 1.0
    assert office.outbox.admission("Cloud") == (True, None)
    office.send(1)
    office.expect("try 1", "arrived 1", "resumed Cloud", "opened")


def test_without_patience_jobs_fail_at_once_and_only_one_is_tried(open_office: OpenOffice) -> None:
    office = open_office(patience=0.0)
    office.weather = lambda _entry: OFFLINE
    office.send(1, 2)
    office.expect("try 1", "put off 1 offline", "halted Cloud offline resumes")
    office.expect("failed 2 offline", "failed 1 offline")
    assert office.outbox.admission("Cloud") == (True, None)
    refusal = office.outbox.refusal("Cloud")
    assert refusal is not None
    assert refusal.kind is FaultKind.OFFLINE


def test_patience_of_half_a_minute_lasts_so_long(open_office: OpenOffice) -> None:
    office = open_office(patience=30.0)
    office.time = 100.0
    office.weather = lambda _entry: OFFLINE
    office.send(1, 2)
    office.expect("try 1", "put off 1 offline", "halted Cloud offline resumes")
    office.pass_time(1)
    office.expect("try 2", "put off 2 offline")
    office.pass_time(28.9)
    office.expect("try 1", "put off 1 offline")
    assert office.outbox.refusal("Cloud") is None
    office.pass_time(0.1)
    office.expect("failed 2 offline", "failed 1 offline")
    office.send(3)
    office.expect("failed 3 offline")

    office.weather = fair
    office.outbox.reopen()
    office.expect("resumed Cloud", "opened")
    office.send(4)
    office.expect("try 4", "arrived 4")


def test_a_library_that_waits_for_a_person_is_not_waited_for_by_who_has_no_time(open_office: OpenOffice) -> None:
    office = open_office(patience=3600.0)
    office.weather = lambda _entry: fault(FaultKind.CREDENTIALS)
    office.send(1, 2)
    office.expect("try 1", "put off 1 credentials", "halted Cloud credentials")
    office.expect("failed 2 credentials", "failed 1 credentials")


def test_patience_that_is_over_does_not_wait_for_a_transfer_that_hangs(open_office: OpenOffice) -> None:
    office = open_office(workers=2, patience=30.0)
    hold = Hold()

    def hang(entry: Entry) -> Fault | None:
        if entry.job.id == 1:
            hold()
        return OFFLINE

    office.weather = hang
    office.send(1)
    assert hold.reached.wait(30)
    office.expect("try 1")
    office.send(2, 3)
    office.expect("try 2", "put off 2 offline", "halted Cloud offline resumes")
    office.pass_time(30, settled=False)
    office.expect("failed 3 offline", "failed 2 offline")
    hold.go_on.set()
    office.expect("put off 1 offline", "failed 1 offline")

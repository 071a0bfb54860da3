"""Removals that fail: which are tried again, and what becomes of the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import Removal, RemovalState
from rethumb_desktop.domain.library import THIS_COMPUTER, CredentialSource, Role
from rethumb_desktop.index.memory.publications import MemoryPublications, MemoryRemovals
from tests.fixtures.records import publication
from tests.unit.services.removal.removal_bench import ACCOUNT, DENIED, OFFLINE, Bench


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    bench.removing.close()


@pytest.mark.parametrize(
    ("kept", "command"),
    [
        (CredentialSource.KEYRING, "rethumb account keys Cloud --role maintenance"),
        (CredentialSource.SESSION, "rethumb account add Cloud --role maintenance"),
        (CredentialSource.ENVIRONMENT, "rethumb account add Cloud --role maintenance"),
    ],
)
def test_keys_that_may_not_delete_say_which_may(bench: Bench, kept: CredentialSource, command: str) -> None:
    bench.settings.save_account(replace(ACCOUNT, credentials=kept))
    bench.publish("a")
    bench.faults["delete"] = DENIED
    bench.removing.remove("Cloud", ["a"])
    bench.pass_time(10)
    bench.wait(2)

    assert bench.states() == {"a": RemovalState.FAILED}
    error = bench.error_of("a")
    assert (error.kind, error.title) == (FaultKind.POLICY, "The keys of “Cloud” may not delete.")
    assert error.detail.startswith(DENIED.title)
    assert ("Keys… in the window's list of accounts" in error.detail) is (kept is not CredentialSource.ENVIRONMENT)
    assert error.detail.endswith(f"on the command line {command}")
    assert ("RETHUMB_MAINTENANCE_ACCESS_KEY_ID" in error.detail) is (kept is CredentialSource.ENVIRONMENT)
    bench.pass_time(10_000)
    bench.expect_silence()


def test_maintenance_keys_that_may_not_delete_are_told_what_the_store_says(bench: Bench) -> None:
    bench.give_account(Role.MAINTENANCE)
    bench.publish("a")
    bench.faults["delete"] = DENIED
    bench.removing.remove("Cloud", ["a"])
    bench.pass_time(10)
    bench.wait(2)

    assert bench.error_of("a") == DENIED.record()


def test_a_failure_is_tried_again_when_the_person_says_so(bench: Bench) -> None:
    bench.publish("a")
    bench.faults["delete"] = DENIED
    bench.removing.remove("Cloud", ["a"])
    bench.pass_time(10)
    bench.wait(2)

    bench.faults.clear()
    bench.removing.retry("Cloud", ["a"])
    bench.wait()

    assert (bench.objects(), bench.removals.all()) == ([], [])


@pytest.mark.parametrize(
    "fault",
    [
        OFFLINE,
        Fault(FaultKind.PORTAL, "Something else answers."),
        Fault(FaultKind.THROTTLE, "Too many requests."),
        Fault(FaultKind.STORE, "It has trouble of its own.", retryable=True),
    ],
    ids=lambda fault: fault.kind.value,
)
def test_what_passes_is_tried_again_with_growing_waits(bench: Bench, fault: Fault) -> None:
    bench.publish("a")
    bench.faults["delete"] = fault
    bench.removing.remove("Cloud", ["a"])
    bench.pass_time(10)
    bench.wait(2)
    assert bench.error_of("a") == fault.record()
    for tries in range(1, 9):
        bench.pass_time(min(300.0, 8.0 * 2 ** (tries - 1)))
        bench.wait()
        assert len(bench.deletes()) == tries + 1

    bench.faults.clear()
    bench.pass_time(300)
    bench.wait()

    assert (bench.objects(), bench.removals.all()) == ([], [])


def test_the_waits_do_grow(bench: Bench) -> None:
    bench.publish("a")
    bench.faults["delete"] = OFFLINE
    bench.removing.remove("Cloud", ["a"])
    bench.pass_time(10)
    bench.wait(2)
    for _ in range(7):
        bench.pass_time(300)
        bench.wait()

    # The eighth wait is at least a tenth of the longest.
    bench.pass_time(29.9)
    bench.expect_silence()


def test_after_a_success_the_waits_are_short_again(bench: Bench) -> None:
    bench.publish("a", "b")
    bench.faults["delete"] = OFFLINE
    bench.removing.remove("Cloud", ["a"])
    bench.pass_time(10)
    bench.wait(2)
    for _ in range(7):
        bench.pass_time(300)
        bench.wait()
    bench.faults.clear()
    bench.removing.retry("Cloud", ["a"])
    bench.wait()

    bench.faults["delete"] = OFFLINE
    bench.removing.remove("Cloud", ["b"])
    bench.pass_time(10)
    bench.wait(2)
    bench.pass_time(8)
    bench.wait()

    assert bench.deletes()[-2:] == ["b", "b"]


def test_other_faults_wait_for_the_person(bench: Bench) -> None:
    bench.publish("a")
    bench.faults["delete"] = Fault(FaultKind.STORE, "It refused the request.")
    bench.removing.remove("Cloud", ["a"])
    bench.pass_time(10)
    bench.wait(2)

    bench.pass_time(10_000)
    bench.expect_silence()
    assert bench.states() == {"a": RemovalState.FAILED}


def test_a_library_that_cannot_be_reached_is_asked_once_for_all(bench: Bench) -> None:
    keys = [f"{n}.jpg" for n in range(20)]
    bench.publish(*keys)
    bench.publish("here.jpg", library=THIS_COMPUTER)
    bench.faults["delete"] = OFFLINE
    bench.removing.remove("Cloud", keys)
    bench.removing.remove(THIS_COMPUTER, ["here.jpg"])
    bench.pass_time(10)
    bench.wait(4)

    assert bench.deletes() == ["0.jpg"]
    assert bench.folder.head("here.jpg") is None
    bench.faults.clear()
    bench.pass_time(8)
    bench.wait(20)
    assert bench.removals.all() == []


def test_saying_try_again_does_not_wait_for_the_library(bench: Bench) -> None:
    bench.publish("a")
    bench.faults["delete"] = OFFLINE
    bench.removing.remove("Cloud", ["a"])
    bench.pass_time(10)
    bench.wait(2)
    bench.faults.clear()

    bench.removing.retry("Cloud", ["a"])
    bench.wait()

    assert bench.objects() == []


def test_a_library_whose_account_is_gone_keeps_its_failed_removals(bench: Bench) -> None:
    bench.publish("a")
    bench.removing.remove("Cloud", ["a"])
    bench.settings.remove_account("Cloud")
    bench.pass_time(10)
    bench.wait(2)

    error = bench.error_of("a")
    assert error.title == "There is no account “Cloud” any more, and without it nothing can be deleted there."
    assert "Add an account named “Cloud” again" in error.detail


class Unwritable(MemoryRemovals):
    """Removals that cannot be written once an object is deleted, a number of times."""

    def __init__(self, publications: MemoryPublications, times: int) -> None:
        super().__init__(publications)
        self._times = times

    def end(self, library: str, key: str) -> None:
        if self._times:
            self._times -= 1
            raise Fault(FaultKind.DISK, "The disk is full.")
        super().end(library, key)


def test_what_was_deleted_and_could_not_be_written_down_is_written_down_later(bench: Bench) -> None:
    bench.removals = Unwritable(bench.publications, times=2)
    bench.start()
    bench.publish("a")
    bench.removing.remove("Cloud", ["a"])
    bench.pass_time(10)
    bench.wait(2)
    assert bench.objects() == []
    assert bench.states() == {"a": RemovalState.DELETING}

    for seconds in (8, 16):
        bench.pass_time(seconds)
        bench.wait()

    assert bench.removals.all() == []


def test_a_bug_is_a_failure_and_the_others_go_on(bench: Bench) -> None:
    bench.publish("a", "b")
    bench.faults["delete"] = ZeroDivisionError("oops")  # type: ignore[assignment]
    bench.removing.remove("Cloud", ["a"])
    bench.pass_time(10)
    bench.wait(2)
    assert bench.error_of("a").kind is FaultKind.BUG

    bench.faults.clear()
    bench.removing.remove("Cloud", ["b"])
    bench.pass_time(10)
    bench.wait(2)
    assert bench.objects() == ["a"]


def fail(bench: Bench, key: str, fault: Fault) -> None:
    bench.publish(key)
    bench.faults["delete"] = fault
    bench.removing.remove("Cloud", [key])
    bench.pass_time(10)
    bench.wait(2)


def test_a_failure_comes_back_where_the_object_is_still_there(bench: Bench) -> None:
    fail(bench, "a", DENIED)

    assert bench.removing.bring_back("Cloud", "a")

    assert bench.publications.find("Cloud", "a") == publication("a", library="Cloud")
    assert bench.removals.all() == []
    bench.wait()


def test_a_failure_does_not_come_back_where_the_object_is_gone_after_all(bench: Bench) -> None:
    fail(bench, "a", OFFLINE)
    bench.faults.clear()
    bench.cloud.delete("a")

    assert not bench.removing.bring_back("Cloud", "a")

    assert bench.publications.page() == []
    assert bench.removals.all() == []


def test_a_failure_does_not_come_back_where_nobody_can_tell(bench: Bench) -> None:
    fail(bench, "a", DENIED)
    before = bench.removals.all()
    bench.faults["head"] = OFFLINE

    with pytest.raises(Fault, match="cannot be reached"):
        bench.removing.bring_back("Cloud", "a")

    assert bench.removals.all() == before
    assert bench.publications.page() == []


GONE = Fault(FaultKind.CREDENTIALS, "The publish keys of “Cloud” are not there.")


def test_without_keys_comes_back_what_was_never_deleted(bench: Bench) -> None:
    fail(bench, "a", GONE)
    bench.faults["head"] = GONE

    assert bench.removing.bring_back("Cloud", "a")

    assert bench.publications.find("Cloud", "a") == publication("a", library="Cloud")
    assert bench.removals.all() == []


@pytest.mark.parametrize("again", [False, True], ids=["this run", "next start"])
def test_without_keys_does_not_come_back_what_may_have_been_deleted(bench: Bench, again: bool) -> None:
    fail(bench, "a", OFFLINE)
    bench.faults["delete"] = bench.faults["head"] = GONE
    bench.pass_time(8)
    bench.wait()
    assert bench.error_of("a").title == GONE.title
    if again:
        bench.removing.close()
        bench.start()

    with pytest.raises(Fault, match="are not there"):
        bench.removing.bring_back("Cloud", "a")

    assert bench.error_of("a").title == GONE.title
    bench.wait()
    bench.faults.clear()
    bench.removing.resume()
    bench.wait()
    assert (bench.objects(), bench.removals.all()) == ([], [])


def test_without_its_account_a_failure_comes_back_or_is_forgotten(bench: Bench) -> None:
    bench.publish("a", "b")
    bench.removing.remove("Cloud", ["a", "b"])
    bench.settings.remove_account("Cloud")
    bench.pass_time(10)
    bench.wait(3)

    assert bench.removing.bring_back("Cloud", "a")
    bench.removing.forget("Cloud", ["b"])

    assert [each.key for each in bench.publications.page()] == ["a"]
    assert bench.removals.all() == []
    assert bench.objects() == ["a", "b"]


def test_what_waits_is_not_forgotten(bench: Bench) -> None:
    bench.publish("a")
    bench.removing.remove("Cloud", ["a"])

    bench.removing.forget("Cloud", ["a"])

    assert bench.states() == {"a": RemovalState.WAITING}


def test_what_has_not_failed_is_not_looked_for(bench: Bench) -> None:
    bench.publish("a")
    bench.removing.remove("Cloud", ["a"])

    assert not bench.removing.bring_back("Cloud", "a")
    assert not bench.removing.bring_back("Cloud", "never")

    assert bench.states() == {"a": RemovalState.WAITING}
    assert ("head", "a") not in bench.asked


@pytest.mark.parametrize("kind", [FaultKind.POLICY, FaultKind.CREDENTIALS, FaultKind.KEYRING])
def test_what_lacked_rights_is_tried_again_with_other_keys_and_nothing_else_is(bench: Bench, kind: FaultKind) -> None:
    bench.removing.resume()
    fail(bench, "broken", Fault(FaultKind.STORE, "It refused the request."))
    fail(bench, "denied", Fault(kind, "Not with these keys."))
    bench.faults.clear()

    bench.removing.retry_refused()
    bench.wait()

    bench.expect_silence()
    assert bench.objects() == ["broken"]


def test_a_run_that_has_taken_nothing_up_tries_nothing_by_itself(bench: Bench) -> None:
    fail(bench, "a", DENIED)
    bench.faults.clear()

    bench.removing.retry_refused()

    bench.expect_silence()
    assert bench.objects() == ["a"]


def test_an_index_that_cannot_be_read_does_not_fail_whoever_entered_keys(bench: Bench) -> None:
    bench.removals = removals = Unreadable(bench.publications)
    removing = bench.start()
    removing.resume()
    removals.broken = True

    removing.retry_refused()


class Unreadable(MemoryRemovals):
    """Removals that cannot be read while it is `broken`."""

    broken = False

    def all(self, library: str | None = None) -> list[Removal]:
        if self.broken:
            raise Fault(FaultKind.INDEX, "The index cannot be read.")
        return super().all(library)

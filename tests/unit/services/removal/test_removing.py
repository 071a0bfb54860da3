"""Taking publications out: undo, the deletes, and what the next start finds."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import Removal, RemovalState
from rethumb_desktop.domain.library import THIS_COMPUTER, Role
from tests.fixtures.records import A_MOMENT, publication
from tests.unit.services.removal.removal_bench import DENIED, KEYS, OFFLINE, Bench


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    bench.removing.close()


def test_what_is_removed_is_no_publication_at_once_and_no_object_after_ten_seconds(bench: Bench) -> None:
    bench.publish("p/a.jpg", "p/b.jpg")

    asked = bench.removing.remove("Cloud", ["p/a.jpg", "never.jpg"])
    bench.wait()

    assert asked == [Removal(publication("p/a.jpg", library="Cloud"), RemovalState.WAITING, A_MOMENT)]
    assert bench.publications.find("Cloud", "p/a.jpg") is None
    bench.pass_time(9.9)
    bench.expect_silence()
    assert bench.objects() == ["p/a.jpg", "p/b.jpg"]
    bench.pass_time(0.1)
    bench.wait()

    assert bench.objects() == ["p/b.jpg"]
    assert bench.removals.all() == []
    assert bench.cache.find("p/a.jpg") is None
    assert bench.cache.find("p/b.jpg") is not None


def test_before_that_it_can_be_undone(bench: Bench) -> None:
    bench.publish("a", "b")
    bench.removing.remove("Cloud", ["a", "b"])
    bench.pass_time(9)

    back = bench.removing.undo("Cloud", ["a"])
    bench.pass_time(60)
    bench.wait(3)

    assert back == [publication("a", library="Cloud")]
    assert [p.key for p in bench.publications.page()] == ["a"]
    assert bench.deletes() == ["b"]


def test_what_another_process_has_undone_is_not_deleted(bench: Bench) -> None:
    bench.publish("a", "b")
    bench.removing.remove("Cloud", ["a", "b"])
    bench.removals.undo("Cloud", ["a"])
    bench.pass_time(10)
    bench.wait(2)

    bench.expect_silence()
    assert bench.objects() == ["a"]


def test_a_file_of_this_computer_is_deleted(bench: Bench) -> None:
    bench.publish("a.jpg", library=THIS_COMPUTER)
    bench.removing.remove(THIS_COMPUTER, ["a.jpg"])
    bench.pass_time(10)
    bench.wait(2)

    assert bench.folder.head("a.jpg") is None
    assert bench.opened_with == []


def test_the_maintenance_keys_delete_where_there_are_some(bench: Bench) -> None:
    bench.give_account(Role.MAINTENANCE)
    bench.publish("a")
    bench.removing.remove("Cloud", ["a"])
    bench.pass_time(10)
    bench.wait(2)

    assert bench.opened_with == [KEYS[Role.MAINTENANCE]]


def test_the_end_comes_at_once_and_the_next_start_deletes_without_a_further_wait(bench: Bench) -> None:
    bench.publish("a")
    bench.removing.remove("Cloud", ["a"])
    bench.wait()
    bench.removing.close()
    bench.removals.lose_owner()

    standing = bench.start().resume()
    bench.wait()

    assert [removal.state for removal in standing] == [RemovalState.WAITING]
    assert (bench.objects(), bench.removals.all()) == ([], [])


def test_a_delete_that_was_cut_off_is_done_again_at_the_next_start(bench: Bench) -> None:
    bench.publish("a")
    bench.removals.ask("Cloud", ["a"], A_MOMENT)
    bench.removals.begin("Cloud", "a")
    bench.removals.lose_owner()

    bench.removing.resume()
    bench.wait()

    assert (bench.objects(), bench.removals.all()) == ([], [])


def test_the_next_start_tries_what_passes_and_leaves_the_rest_to_the_person(bench: Bench) -> None:
    bench.publish("offline", "busy", "denied")
    busy = Fault(FaultKind.STORE, "It has trouble of its own.", retryable=True)
    for key, fault in (("offline", OFFLINE), ("busy", busy), ("denied", DENIED)):
        bench.removals.ask("Cloud", [key], A_MOMENT)
        bench.removals.begin("Cloud", key)
        bench.removals.fail("Cloud", key, fault.record())
    bench.removals.lose_owner()

    assert len(bench.removing.resume()) == 3
    bench.wait(2)

    bench.expect_silence()
    assert bench.objects() == ["denied"]
    assert bench.removing.removals() == bench.removing.removals("Cloud") == bench.removals.all()


def test_what_others_that_live_have_asked_for_is_theirs(bench: Bench) -> None:
    bench.publish("a")
    bench.removals.ask("Cloud", ["a"], A_MOMENT)

    bench.removing.resume()

    bench.expect_silence()
    assert bench.objects() == ["a"]


def test_removing_now_has_deleted_when_it_returns(bench: Bench) -> None:
    bench.publish("a", "b")

    bench.removing.remove_now("Cloud", "a")

    assert bench.objects() == ["b"]
    assert bench.removals.all() == []
    assert [p.key for p in bench.publications.page()] == ["b"]
    bench.wait()


def test_removing_now_says_what_went_wrong_and_can_be_said_again(bench: Bench) -> None:
    bench.publish("a")
    bench.faults["delete"] = DENIED

    with pytest.raises(Fault, match="may not delete"):
        bench.removing.remove_now("Cloud", "a")
    assert bench.states() == {"a": RemovalState.FAILED}
    bench.faults.clear()
    bench.removing.remove_now("Cloud", "a")

    assert (bench.objects(), bench.removals.all()) == ([], [])


def test_removing_now_what_is_not_there_is_a_fault(bench: Bench) -> None:
    with pytest.raises(Fault) as caught:
        bench.removing.remove_now("Cloud", "never")

    assert caught.value.kind is FaultKind.MISSING


def test_removing_now_what_another_process_deletes_is_a_fault(bench: Bench) -> None:
    bench.publish("a")
    bench.removals.ask("Cloud", ["a"], A_MOMENT)
    bench.removals.begin("Cloud", "a")

    with pytest.raises(Fault, match="Another rethumb") as caught:
        bench.removing.remove_now("Cloud", "a")

    assert caught.value.retryable
    assert bench.objects() == ["a"]


def test_a_copy_that_cannot_be_dropped_does_not_hold_the_removal_up(bench: Bench, tmp_path: Path) -> None:
    bench.publish("a.jpg")
    staged = bench.cache.find("a.jpg")
    assert staged is not None
    staged.unlink()
    staged.mkdir()

    bench.removing.remove_now("Cloud", "a.jpg")

    assert bench.removals.all() == []


@pytest.mark.parametrize("seed", range(20))
def test_any_order_of_orders_ends_with_publications_that_have_objects(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    bench = Bench(tmp_path)
    keys = [f"{n}" for n in range(6)]
    bench.publish(*keys)
    for _ in range(60):
        some = chance.sample(keys, 2)
        match chance.randrange(5):
            case 0:
                bench.removing.remove("Cloud", some)
            case 1:
                bench.removing.undo("Cloud", some)
                bench.removing.bring_back("Cloud", some[0])
            case 2:
                bench.removing.retry("Cloud", some)
            case 3:
                bench.pass_time(chance.choice((1.0, 5.0, 10.0)))
            case 4:
                bench.faults = {"delete": OFFLINE} if chance.random() < 0.5 else {}
    bench.removing.close()
    bench.faults = {}
    recorded = {p.key for p in bench.publications.page()}

    assert recorded <= set(bench.objects())
    assert recorded | set(bench.states()) == recorded | set(bench.objects())
    assert not recorded & set(bench.states())

"""What every record of removals does."""

from datetime import timedelta

import pytest

from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.domain.job import Removal, RemovalState
from tests.contract.index.conftest import AnyIndex
from tests.fixtures.records import A_MOMENT, publication

HERE = "This computer"
LATER = A_MOMENT + timedelta(microseconds=1)
REFUSED = FaultRecord(FaultKind.POLICY, "These keys may not delete.", "Give others.", retryable=False)


def recorded(index: AnyIndex, *keys: str) -> None:
    index.publications.record([publication(key) for key in keys])


def states(index: AnyIndex) -> dict[str, str]:
    return {removal.publication.key: removal.state.value for removal in index.removals.all()}


def listed(index: AnyIndex) -> set[str]:
    return {each.key for each in index.publications.page(limit=5000)}


def fail(index: AnyIndex, key: str) -> None:
    assert index.removals.begin(HERE, key)
    index.removals.fail(HERE, key, REFUSED)


def test_what_is_asked_for_is_no_publication_any_more(index: AnyIndex) -> None:
    odd = publication("p/ä.jpg", name="caf\udce9.jpg", library="Büro")
    index.publications.record([odd, publication("a"), publication("p/ä.jpg")])

    asked = index.removals.ask("Büro", iter(["p/ä.jpg", "p/ä.jpg", "never"]), LATER)
    index.restart()

    assert asked == [Removal(odd, RemovalState.WAITING, LATER)]
    assert index.removals.find("Büro", "p/ä.jpg") == asked[0]
    assert index.removals.find(HERE, "p/ä.jpg") is None
    assert index.publications.find("Büro", "p/ä.jpg") is None
    assert index.publications.of_original("Büro", odd.original_sha256) == []
    assert index.publications.page(search="ä.jpg") == [publication("p/ä.jpg")]


def test_removals_are_listed_oldest_first(index: AnyIndex) -> None:
    recorded(index, "new", "old", "twin")
    index.publications.record([publication("other", library="else")])
    index.removals.ask(HERE, ["new"], LATER)
    index.removals.ask("else", ["other"], A_MOMENT - timedelta(days=1))
    index.removals.ask(HERE, ["old", "twin"], A_MOMENT)

    assert [r.publication.key for r in index.removals.all()] == ["other", "old", "twin", "new"]
    assert [r.publication.key for r in index.removals.all(HERE)] == ["old", "twin", "new"]


def test_what_waits_can_be_undone(index: AnyIndex) -> None:
    recorded(index, "a", "b")
    index.removals.ask(HERE, ["a", "b"], LATER)

    assert index.removals.undo(HERE, iter(["a", "a", "never"])) == [publication("a")]

    assert index.publications.find(HERE, "a") == publication("a")
    assert index.publications.page(search="CAT") == [publication("a")]
    assert states(index) == {"b": "waiting"}
    assert not index.removals.begin(HERE, "a")


def test_what_is_being_deleted_cannot_be_undone(index: AnyIndex) -> None:
    recorded(index, "a")
    index.removals.ask(HERE, ["a"], LATER)

    assert index.removals.begin(HERE, "a")
    assert index.removals.undo(HERE, ["a"]) == []
    assert not index.removals.begin(HERE, "a")

    assert states(index) == {"a": "deleting"}
    assert listed(index) == set()


def test_what_was_deleted_is_forgotten(index: AnyIndex) -> None:
    recorded(index, "a", "b")
    index.removals.ask(HERE, ["a", "b"], LATER)
    index.removals.begin(HERE, "a")

    index.removals.end(HERE, "a")
    index.removals.end(HERE, "a")
    index.removals.end(HERE, "b")

    assert states(index) == {"b": "waiting"}
    assert index.removals.find(HERE, "a") is None


def test_a_failure_stays_and_can_be_begun_again(index: AnyIndex) -> None:
    recorded(index, "a")
    index.removals.ask(HERE, ["a"], LATER)
    fail(index, "a")
    index.restart()

    assert index.removals.find(HERE, "a") == Removal(publication("a"), RemovalState.FAILED, LATER, REFUSED)
    assert index.removals.adopt() == []
    assert index.removals.begin(HERE, "a")
    again = index.removals.find(HERE, "a")
    assert again is not None
    assert (again.state, again.error) == (RemovalState.DELETING, None)


def test_a_failure_cannot_be_undone_just_so(index: AnyIndex) -> None:
    recorded(index, "a")
    index.removals.ask(HERE, ["a"], LATER)
    fail(index, "a")

    # Whether the object is still there is not known.
    assert index.removals.undo(HERE, ["a"]) == []
    assert states(index) == {"a": "failed"}


def test_only_what_was_begun_can_fail(index: AnyIndex) -> None:
    recorded(index, "a")
    index.removals.ask(HERE, ["a"], LATER)

    index.removals.fail(HERE, "a", REFUSED)
    index.removals.fail(HERE, "never", REFUSED)

    assert states(index) == {"a": "waiting"}


def test_a_picture_published_anew_can_be_removed_again(index: AnyIndex) -> None:
    recorded(index, "a")
    index.removals.ask(HERE, ["a"], A_MOMENT)
    index.removals.begin(HERE, "a")
    anew = publication("a", at=LATER)
    index.publications.record([anew])

    index.removals.ask(HERE, ["a"], LATER)
    index.removals.end(HERE, "a")

    assert index.removals.all() == [Removal(anew, RemovalState.WAITING, LATER)]


def test_undoing_keeps_what_was_recorded_meanwhile(index: AnyIndex) -> None:
    recorded(index, "a")
    index.removals.ask(HERE, ["a"], A_MOMENT)
    index.publications.record([publication("a", name="anew.jpg")])

    index.removals.undo(HERE, ["a"])

    assert index.publications.page() == [publication("a", name="anew.jpg")]


def test_what_a_process_that_is_gone_has_left_is_taken_over(index: AnyIndex) -> None:
    recorded(index, "waits", "begun", "failed")
    index.removals.ask(HERE, ["waits", "begun", "failed"], LATER)
    index.removals.begin(HERE, "begun")
    fail(index, "failed")
    assert index.removals.adopt() == []

    index.restart()
    adopted = index.removals.adopt()

    # Whether a delete that did not come back has happened is not known: it is no waiting one.
    assert [(r.publication.key, r.state.value) for r in adopted] == [("waits", "waiting"), ("begun", "failed")]
    assert adopted == [removal for removal in index.removals.all() if removal.publication.key != "failed"]
    assert adopted[1].error is not None
    assert adopted[1].error.retryable
    assert index.removals.adopt() == []


def test_what_a_process_that_is_gone_was_deleting_can_be_begun(index: AnyIndex) -> None:
    recorded(index, "a")
    index.removals.ask(HERE, ["a"], LATER)
    index.removals.begin(HERE, "a")

    index.restart()

    assert index.removals.begin(HERE, "a")
    assert not index.removals.begin(HERE, "a")


@pytest.mark.parametrize("count", [0, 1200])
def test_any_number_is_removed_and_comes_back(index: AnyIndex, count: int) -> None:
    keys = [f"{n}.jpg" for n in range(count)]
    recorded(index, *keys)

    assert [r.publication.key for r in index.removals.ask(HERE, keys, LATER)] == keys
    assert listed(index) == set()
    assert [p.key for p in index.removals.undo(HERE, keys)] == keys
    assert listed(index) == set(keys)

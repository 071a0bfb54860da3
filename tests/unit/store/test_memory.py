"""The memory twin: what tests lean on beyond the contract."""

from datetime import timedelta

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.store.memory import MemoryStore


def test_each_operation_may_be_refused_before_it_happens() -> None:
    asked: list[tuple[str, str]] = []
    store = MemoryStore(before=lambda operation, key: asked.append((operation, key)))
    store.write("a", b"x", fresh=True)
    store.put("b", b"x", "image/png")
    list(store.list("", after="a"))
    store.delete_many(["a", "b"])
    store.apply_policy("{}")
    store.policy()
    assert asked == [
        *(("write", "a"), ("put", "b"), ("list", ""), ("delete", "a"), ("delete", "b")),
        *(("apply_policy", ""), ("policy", "")),
    ]


def test_a_deletion_that_breaks_off_has_deleted_a_part() -> None:
    def refuse(operation: str, key: str) -> None:
        if (operation, key) == ("delete", "b"):
            raise Fault(FaultKind.OFFLINE, "The store cannot be reached.")

    store = MemoryStore(before=refuse)
    for key in "abc":
        store.write(key, b"x", fresh=False)
    with pytest.raises(Fault):
        store.delete_many("abc")
    assert [each.key for each in store.list("")] == ["b", "c"]


def test_requests_count_and_the_clock_is_known_after_the_first() -> None:
    store = MemoryStore(clock_offset=timedelta(days=2))
    assert (store.requests, store.clock_offset) == (0, None)
    store.head("a")
    assert (store.requests, store.clock_offset) == (1, timedelta(days=2))
    store.delete_many(["a", "b"])
    assert store.requests == 2

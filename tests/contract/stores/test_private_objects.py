"""What the devices of a library need of a store: the same tests on memory, folder, moto and a real gateway."""

import json
from datetime import timedelta

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.ports import ObjectStore

KEY = "lib/.rethumb/journal/0123456789abcdef/0000000001"
DATA = bytes(range(256)) * 10
OTHER = DATA[:-1] + b"!"
LARGE = bytes(range(256)) * 4 * (17 << 10)  # 17 MB: in parts where the store has such
POLICY = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {"Sid": "All", "Effect": "Allow", "Principal": "*", "Action": ["s3:GetObject"], "Resource": ["*"]}
        ],
    }
)


@pytest.mark.parametrize("fresh", [True, False])
@pytest.mark.parametrize("data", [DATA, b"", LARGE], ids=["small", "empty", "large"])
def test_what_was_written_is_there(store: ObjectStore, fresh: bool, data: bytes) -> None:
    assert store.write(KEY, data, fresh=fresh)
    assert store.get(KEY) == data
    found = store.head(KEY)
    assert found is not None
    assert (found.bytes, found.mime, found.note, found.width) == (len(data), "application/octet-stream", "", 0)


@pytest.mark.parametrize("data", [DATA, LARGE], ids=["small", "large"])
def test_what_is_fresh_replaces_nothing(store: ObjectStore, data: bytes) -> None:
    assert store.write(KEY, data, fresh=True)
    assert store.write(KEY, data, fresh=True)
    assert not store.write(KEY, data + b"x", fresh=True)
    assert not store.write(KEY, data[:-1] + b"!", fresh=True)
    assert store.get(KEY) == data


def test_what_is_not_fresh_replaces(store: ObjectStore) -> None:
    for data in (DATA, OTHER, OTHER):
        assert store.write(KEY, data, fresh=False)
        assert store.get(KEY) == data


def test_a_note_is_kept_where_the_size_is(store: ObjectStore) -> None:
    note = "+/=" + "x" * 1997
    store.put("p/a.png", DATA, "image/png", width=8, height=6, note=note)
    found = store.head("p/a.png")
    assert found is not None
    assert (found.width, found.note) in ((8, note), (0, ""))
    assert (found.note == "") == (store.local_path("p/a.png") is not None)


@pytest.mark.parametrize("note", ["ü", "a\nb", " a", "x" * 2001])
def test_a_note_that_cannot_travel_is_no_note(store: ObjectStore, note: str) -> None:
    with pytest.raises(ValueError, match="note"):
        store.put("p/a.png", DATA, "image/png", note=note)
    assert store.head("p/a.png") is None


def test_a_list_begins_where_it_is_told(store: ObjectStore) -> None:
    keys = ["p/Z", "p/a", "p/a.b", "p/b", "p/é", "p/漢", "p/😀", "q"]
    for key in keys:
        store.write(key, key.encode(), fresh=False)
    inside = sorted(keys[:-1], key=str.encode)
    for number, key in enumerate(inside):
        assert [each.key for each in store.list("p/", after=key)] == inside[number + 1 :]
    assert [each.key for each in store.list("p/", after="p/a!")] == [key for key in inside if key > "p/a!"]
    assert [each.key for each in store.list("p/", after="a")] == inside
    assert list(store.list("p/", after="q")) == []


def test_many_are_deleted_and_no_others(store: ObjectStore) -> None:
    keys = [f"p/{number:04}" for number in range(12)] + ["p/a&b<c>.png", "p/ü 漢.png", "p/100%25.png", "q.gif"]
    for key in [*keys, "p/0003x", "p/000"]:
        store.write(key, b"x", fresh=False)
    store.delete_many([*keys, keys[0], "p/never", "never/there.png"])
    assert [each.key for each in store.list("")] == ["p/000", "p/0003x"]
    store.delete_many(keys)
    store.delete_many([])
    assert [each.key for each in store.list("")] == ["p/000", "p/0003x"]


def test_requests_are_counted(store: ObjectStore) -> None:
    store.write(KEY, DATA, fresh=False)
    before = store.requests
    store.write(KEY, DATA, fresh=False)
    store.get(KEY)
    assert store.head(KEY) is not None
    assert len(list(store.list(""))) == 1
    assert store.requests - before == (0 if store.local_path(KEY) else 4)


def test_the_clock_of_the_store_is_known_after_an_answer(store: ObjectStore) -> None:
    store.write(KEY, DATA, fresh=False)
    offset = store.clock_offset
    assert offset is not None
    assert abs(offset) < timedelta(minutes=10)


def test_a_policy_is_kept_where_there_is_such_a_thing(store: ObjectStore) -> None:
    if store.local_path(KEY) is not None:
        for attempt in (store.policy, lambda: store.apply_policy(POLICY), lambda: store.apply_policy("")):
            with pytest.raises(Fault) as caught:
                attempt()
            assert (caught.value.kind, caught.value.retryable) == (FaultKind.POLICY, False)
        return
    assert store.policy() == ""
    for _ in range(2):
        store.apply_policy(POLICY)
        assert json.loads(store.policy()) == json.loads(POLICY)
    for _ in range(2):
        store.apply_policy("")
        assert store.policy() == ""


def test_what_is_no_policy_is_refused(store: ObjectStore) -> None:
    with pytest.raises(Fault) as caught:
        store.apply_policy("{")
    assert (caught.value.kind, caught.value.retryable) == (FaultKind.POLICY, False)

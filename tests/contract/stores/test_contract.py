"""What every object store keeps: the same tests on memory, folder, moto and a real gateway."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from hashlib import md5
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Capability, Visibility
from rethumb_desktop.domain.ports import ObjectStore

KEY = "prefix/abcdefghijklmnopqrstuvwxyz234567.jpg"
DATA = bytes(range(256)) * 100
ODD_KEYS = [
    "p/a b.jpg",
    "p/ü-é-漢-😀.png",
    "p/100%25.png",
    "p/a+b&c=d.webp",
    "p/#?'\"!*();:@,$~.png",
    "p/.hidden.json",
    "top.gif",
]


def test_what_was_put_is_there(store: ObjectStore) -> None:
    store.put(KEY, DATA, "image/jpeg")
    found = store.head(KEY)
    assert found is not None
    assert (found.key, found.bytes, found.mime) == (KEY, len(DATA), "image/jpeg")
    assert found.md5 in (None, md5(DATA, usedforsecurity=False).hexdigest())
    assert store.get(KEY) == DATA


def test_an_object_may_be_empty(store: ObjectStore) -> None:
    store.put(KEY, b"", "image/jpeg")
    found = store.head(KEY)
    assert found is not None
    assert found.bytes == 0
    assert store.get(KEY) == b""


def test_the_same_key_again_replaces(store: ObjectStore) -> None:
    for data in (DATA, b"other", b"other"):
        store.put(KEY, data, "image/jpeg")
        assert store.get(KEY) == data


def test_the_size_in_pixels_is_kept_where_the_store_can(store: ObjectStore) -> None:
    store.put(KEY, DATA, "image/jpeg", width=1600, height=900)
    found = store.head(KEY)
    assert found is not None
    assert (found.width, found.height) in ((1600, 900), (0, 0))
    keeps_nothing_beside = store.local_path(KEY) is not None
    assert (found.width == 0) == keeps_nothing_beside


def test_what_is_not_there_is_missing(store: ObjectStore) -> None:
    assert store.head(KEY) is None
    store.put(f"{KEY}.other", b"x", "image/jpeg")
    assert store.head(KEY) is None
    with pytest.raises(Fault) as caught:
        store.get(KEY)
    assert (caught.value.kind, caught.value.retryable) == (FaultKind.MISSING, False)


def test_what_was_deleted_is_gone_and_again_is_no_fault(store: ObjectStore) -> None:
    store.put(KEY, DATA, "image/jpeg")
    for _ in range(2):
        store.delete(KEY)
        assert store.head(KEY) is None
    store.delete("never/there.png")


def test_a_list_holds_what_begins_with_the_prefix_in_order(store: ObjectStore) -> None:
    keys = ["a.png", "p/b.png", "p/a.png", "p/sub/c.png", "p-other/d.png", "p/ü.png", "p/Z.png"]
    for key in keys:
        store.put(key, key.encode(), "image/png")
    listed = list(store.list("p/"))
    assert [each.key for each in listed] == ["p/Z.png", "p/a.png", "p/b.png", "p/sub/c.png", "p/ü.png"]
    assert [each.bytes for each in listed] == [len(each.key.encode()) for each in listed]
    assert sorted(each.key for each in store.list("")) == sorted(keys)
    assert list(store.list("nothing/")) == []


def test_a_key_may_hold_any_character(store: ObjectStore) -> None:
    for key in ODD_KEYS:
        store.put(key, key.encode(), "image/png")
        assert store.get(key) == key.encode()
        for link in (store.public_url(key), store.presigned_url(key, timedelta(hours=1))):
            assert link.isascii()
            assert not set(' "<>#') & set(link)
    assert sorted(each.key for each in store.list("")) == sorted(ODD_KEYS)
    for key in ODD_KEYS:
        store.delete(key)
    assert list(store.list("")) == []


def test_a_presigned_link_opens(store: ObjectStore) -> None:
    for key in ODD_KEYS:
        store.put(key, key.encode(), "image/png")
        link = store.presigned_url(key, timedelta(days=7))
        if urlsplit(link).scheme in ("http", "file"):  # nobody serves the memory; test_tls.py opens the others
            with urlopen(link) as answer:
                assert answer.read() == key.encode()


@pytest.mark.parametrize("expires", [timedelta(0), timedelta(days=7, seconds=1), timedelta(days=-1)])
def test_a_link_lives_for_7_days_at_most(store: ObjectStore, expires: timedelta) -> None:
    with pytest.raises(ValueError, match="7 days"):
        store.presigned_url(KEY, expires)


def test_only_a_folder_has_files(store: ObjectStore) -> None:
    store.put(KEY, DATA, "image/jpeg")
    path = store.local_path(KEY)
    assert path is None or path.read_bytes() == DATA
    assert (path is None) == (not store.public_url(KEY).startswith("file:"))


def test_threads_share_a_store(store: ObjectStore) -> None:
    def put(number: int) -> bytes:
        store.put(f"p/{number}.png", str(number).encode(), "image/png")
        return store.get(f"p/{number}.png")

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(put, range(40))) == [str(number).encode() for number in range(40)]
    assert len(list(store.list("p/"))) == 40


def test_the_connection_test_passes_and_leaves_nothing(store: ObjectStore) -> None:
    steps = list(store.test("prefix/probe.txt"))
    assert steps
    assert [step for step in steps if not step.ok] == []
    assert list(store.list("")) == []


def test_the_last_step_says_what_finding_the_facts_says(store: ObjectStore) -> None:
    steps = list(store.test("prefix/probe.txt"))
    assert [step.facts for step in steps[:-1]] == [None] * (len(steps) - 1)
    assert steps[-1].facts == store.find_facts("prefix/probe.txt")


def test_finding_the_facts_leaves_nothing(store: ObjectStore) -> None:
    facts = store.find_facts("prefix/probe.txt")
    assert facts.visibility is not Visibility.UNKNOWN
    assert Capability.UNKNOWN not in (facts.conditional_puts, facts.versioned, facts.listable)
    assert list(store.list("")) == []


def test_making_the_bucket_that_is_there_is_no_fault(store: ObjectStore) -> None:
    store.put(KEY, DATA, "image/jpeg")
    store.make_bucket()
    assert store.get(KEY) == DATA

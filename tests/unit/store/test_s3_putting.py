"""How objects get into a bucket: once, with what belongs to them; and how all their versions go."""

import re
from functools import partial

import pytest

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.domain.library import Account, Capability, KeyPair
from rethumb_desktop.store.s3 import open_store
from tests.fixtures.answering import Answer, AnsweringServer, Asked, answering
from tests.unit.store.bucket import LARGE, PlayedBucket, asked_of, error, fault_of, held
from tests.unit.store.conftest import Opened

YES, NO = Capability.YES, Capability.NO
KEY = "p/picture.png"
DATA = b"not really a picture"
OTHER = b"a little different, from another device"


# What goes along


def test_the_size_in_pixels_goes_along_and_comes_back(bucket: PlayedBucket, opened: Opened) -> None:
    store = opened()
    store.put(KEY, DATA, "image/png", width=800, height=600)
    found = bucket.now(KEY)
    assert found is not None
    assert found.headers["x-amz-meta-rethumb-size"] == "800x600"
    head = store.head(KEY)
    assert head is not None
    assert (head.width, head.height) == (800, 600)


def test_where_there_is_no_size_none_is_told(server: AnsweringServer, opened: Opened) -> None:
    store = opened()
    store.put(KEY, DATA, "application/json")
    assert not [name for name in server.asked[0].headers if name.startswith("x-amz-meta-")]
    head = store.head(KEY)
    assert head is not None
    assert (head.width, head.height) == (0, 0)


def test_the_note_goes_along_and_comes_back(bucket: PlayedBucket, server: AnsweringServer, opened: Opened) -> None:
    store = opened()
    for data in (DATA, LARGE):
        store.put(KEY, data, "image/png", width=8, height=6, note="c2VhbGVk")
        found = bucket.now(KEY)
        assert found is not None
        assert found.headers["x-amz-meta-rethumb-note"] == "c2VhbGVk"
        head = store.head(KEY)
        assert head is not None
        assert (head.width, head.height, head.note) == (8, 6, "c2VhbGVk")


@pytest.mark.parametrize("told", ["x", "800", "800x", "800x600x2", "-1x5", "９x９", "1" * 20 + "x1"])
def test_a_size_that_cannot_be_is_passed_over(told: str) -> None:
    size = {"x-amz-meta-rethumb-size": told.encode().decode("latin-1")}
    with answering(Answer(200, {"ETag": '"1"', **size})) as server:
        head = open_store(Account("Test", server.url, "bucket"), KeyPair("id", "secret")).head(KEY)
    assert head is not None
    assert (head.width, head.height) == (0, 0)


def test_the_storage_class_goes_along_where_there_is_one(server: AnsweringServer, opened: Opened) -> None:
    opened(storage_class="COLD").put(KEY, DATA, "image/png")
    opened().put(KEY, DATA, "image/png")
    assert [asked.headers.get("x-amz-storage-class") for asked in server.asked] == ["COLD", None]


@pytest.mark.parametrize("code", ["InvalidStorageClass", "InvalidArgument"])
@pytest.mark.parametrize("data", [DATA, LARGE], ids=["whole", "in parts"])
def test_a_storage_class_that_is_refused_is_named(bucket: PlayedBucket, opened: Opened, code: str, data: bytes) -> None:
    bucket.interrupt = lambda asked: error(400, code)
    fault = fault_of(lambda: opened(storage_class="COLD").put(KEY, data, "image/png"))
    assert (fault.kind, fault.retryable) == (FaultKind.POLICY, False)
    assert "COLD" in fault.title
    assert fault_of(lambda: opened().put(KEY, data, "image/png")).kind is FaultKind.STORE


def test_a_small_body_is_sent_at_once_and_a_large_one_asks_first(server: AnsweringServer, opened: Opened) -> None:
    """To wait for leave doubles the time that a small object takes over a long line."""
    for data in (DATA, b"x" * (2 << 20)):
        opened().put(KEY, data, "image/png")
    assert [asked.headers.get("expect") for asked in server.asked] == [None, "100-continue"]


# Conditions


def test_a_conditional_put_is_one_request(server: AnsweringServer, opened: Opened) -> None:
    opened(YES).put(KEY, DATA, "image/png")
    opened(NO).put(KEY, DATA, "image/png")
    assert asked_of(server) == ["PUT", "PUT"]
    assert [asked.headers.get("if-none-match") for asked in server.asked] == ["*", None]


@pytest.mark.parametrize("there", [DATA, OTHER])
def test_what_is_there_already_is_kept(
    bucket: PlayedBucket, server: AnsweringServer, opened: Opened, there: bytes
) -> None:
    """The other bytes too: a key names a picture."""
    opened().put(KEY, there, "image/png")
    opened(YES).put(KEY, DATA, "image/png")
    assert held(bucket) == there
    assert asked_of(server) == ["PUT", "PUT", "HEAD"]


@pytest.mark.parametrize(("conditional", "versioned"), [(YES, NO), (NO, YES), (NO, NO)])
@pytest.mark.parametrize("data", [DATA, LARGE], ids=["whole", "in parts"])
def test_what_is_damaged_is_put_over_where_that_is_asked_for(
    bucket: PlayedBucket, opened: Opened, conditional: Capability, versioned: Capability, data: bytes
) -> None:
    opened().put(KEY, OTHER, "image/png", note="b2xk")
    store = opened(conditional, versioned)
    store.put(KEY, data, "image/png", width=8, height=6, note="bmV3", replace=True)
    assert held(bucket) == data
    head = store.head(KEY)
    assert head is not None
    assert (head.width, head.note) == (8, "bmV3")


def test_an_empty_object_is_replaced(bucket: PlayedBucket, opened: Opened) -> None:
    opened().put(KEY, b"", "image/png")
    opened(YES).put(KEY, DATA, "image/png")
    assert held(bucket) == DATA


def test_an_empty_object_may_be_right(server: AnsweringServer, opened: Opened) -> None:
    for _ in range(2):
        opened(YES).put(KEY, b"", "image/png")
    assert asked_of(server) == ["PUT", "PUT", "HEAD"]


def test_our_own_put_whose_answer_got_lost_is_accepted(
    bucket: PlayedBucket, server: AnsweringServer, opened: Opened
) -> None:
    bucket.lose = lambda asked: len(server.asked) == 1
    opened(YES).put(KEY, DATA, "image/png")
    assert held(bucket) == DATA
    assert asked_of(server) == ["PUT", "PUT", "HEAD"]


@pytest.mark.parametrize("conflicts", [1, 2])
def test_a_conflict_is_tried_once_more(
    bucket: PlayedBucket, server: AnsweringServer, opened: Opened, conflicts: int
) -> None:
    def conflict(asked: Asked) -> Answer | None:
        return error(409, "ConditionalRequestConflict") if len(server.asked) <= conflicts else None

    bucket.interrupt = conflict
    if conflicts == 1:
        opened(YES).put(KEY, DATA, "image/png")
        assert held(bucket) == DATA
    else:
        fault = fault_of(lambda: opened(YES).put(KEY, DATA, "image/png"))
        assert (fault.kind, fault.retryable) == (FaultKind.STORE, True)
    assert asked_of(server) == ["PUT", "PUT"]


@pytest.mark.parametrize("answer", [error(501, "NotImplemented"), Answer(304)], ids=["501", "304"])
def test_nothing_depends_on_conditions(bucket: PlayedBucket, opened: Opened, answer: Answer) -> None:
    bucket.interrupt = lambda asked: answer if "if-none-match" in asked.headers else None
    opened(YES).put(KEY, DATA, "image/png")
    assert held(bucket) == DATA


@pytest.mark.parametrize(("conditional", "versioned"), [(YES, NO), (NO, YES)])
@pytest.mark.parametrize("data", [DATA, LARGE], ids=["whole", "in parts"])
def test_keys_that_may_not_look_put_all_the_same(
    bucket: PlayedBucket, opened: Opened, conditional: Capability, versioned: Capability, data: bytes
) -> None:
    opened().put(KEY, OTHER, "image/png")

    def forbid_looking(asked: Asked) -> Answer | None:
        looks = asked.method in ("HEAD", "GET") and held(bucket) == OTHER
        return error(403, "AccessDenied") if looks else None

    bucket.interrupt = forbid_looking
    opened(conditional, versioned).put(KEY, data, "image/png")
    assert held(bucket) == data


# Versions


def test_where_versions_are_kept_the_same_bytes_are_not_put_again(
    bucket: PlayedBucket, server: AnsweringServer, opened: Opened
) -> None:
    bucket.versioned = True
    for _ in range(2):
        opened(versioned=YES).put(KEY, DATA, "image/png")
    assert len(bucket.objects[KEY]) == 1
    opened(versioned=YES).put(KEY, OTHER, "image/png")
    assert held(bucket) == OTHER


@pytest.mark.parametrize("known", [YES, NO, Capability.UNKNOWN])
def test_a_deletion_takes_all_versions_of_just_this_key(
    bucket: PlayedBucket, server: AnsweringServer, opened: Opened, known: Capability
) -> None:
    bucket.versioned = True
    for key in (KEY, f"{KEY}.other"):
        for data in (DATA, OTHER):
            opened().put(key, data, "image/png")
    bucket.objects[KEY].insert(1, None)  # it was deleted once before
    store = opened(versioned=known)
    store.delete(KEY)
    assert bucket.objects[KEY] == []
    assert len(bucket.objects[f"{KEY}.other"]) == 2
    deletions = {asked.path.rpartition("versionId=")[2] for asked in server.asked if "versionId" in asked.path}
    assert deletions == {"v1", "v2", "marker"}  # nothing is asked for that belongs to the other key
    store.delete(KEY)


def test_a_long_list_of_versions_is_read_to_its_end(server: AnsweringServer, opened: Opened) -> None:
    deleted: list[str] = []

    def answer(asked: Asked) -> Answer:
        if asked.method == "DELETE":
            deleted.extend(re.findall(r"versionId=(\w+)", asked.path))
            return Answer(204)
        if "versions" not in asked.path:
            return error(404, "NoSuchKey")
        page = 2 if "version-id-marker=next" in asked.path else 1
        more = "<IsTruncated>true</IsTruncated><NextVersionIdMarker>next</NextVersionIdMarker>" if page == 1 else ""
        entry = f"<Version><Key>{KEY}</Key><VersionId>v{page}</VersionId></Version>"
        return Answer(200, {}, f"<ListVersionsResult><Name>bucket</Name>{entry}{more}</ListVersionsResult>".encode())

    server.answer = answer
    opened(versioned=YES).delete(KEY)
    assert deleted == ["v1", "v2"]


def test_a_store_that_numbers_objects_but_keeps_no_versions_deletes(bucket: PlayedBucket, opened: Opened) -> None:
    opened().put(KEY, DATA, "image/png")
    bucket.interrupt = lambda asked: error(501, "NotImplemented") if "versions" in asked.path else None
    opened(versioned=YES).delete(KEY)
    assert bucket.now(KEY) is None


def test_versions_that_may_not_be_deleted_are_told(bucket: PlayedBucket, opened: Opened) -> None:
    bucket.versioned = True
    opened().put(KEY, DATA, "image/png")
    bucket.interrupt = lambda asked: error(403, "AccessDenied") if "versions" in asked.path else None
    for known in (YES, NO):
        fault = fault_of(partial(opened(versioned=known).delete, KEY))
        assert (fault.kind, fault.retryable) == (FaultKind.POLICY, False)
        assert "versions" in fault.title
    assert bucket.now(KEY) is None


def test_an_object_that_comes_back_is_told(bucket: PlayedBucket, opened: Opened) -> None:
    bucket.versioned = True
    opened().put(KEY, DATA, "image/png")
    bucket.interrupt = lambda asked: Answer(204) if "versionId=" in asked.path else None
    fault = fault_of(lambda: opened(versioned=YES).delete(KEY))
    assert (fault.kind, fault.retryable) == (FaultKind.STORE, True)

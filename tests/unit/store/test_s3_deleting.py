"""Deleting many objects: a thousand with each request, all their versions, one by one where nothing else is allowed."""

import base64
from collections.abc import Callable
from hashlib import md5

import pytest

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.domain.library import Capability
from rethumb_desktop.domain.ports import ObjectStore
from tests.fixtures.answering import Answer, AnsweringServer, Asked
from tests.unit.store.bucket import XML, Kept, PlayedBucket, asked_of, error, fault_of
from tests.unit.store.conftest import Opened

YES, NO, UNKNOWN = Capability.YES, Capability.NO, Capability.UNKNOWN


def fill(bucket: PlayedBucket, *keys: str, versions: int = 1) -> None:
    """Lay objects into the bucket without asking it."""
    for key in keys:
        bucket.objects[key] = [Kept(b"x", {}, "etag", f"{number}of{len(bucket.objects)}") for number in range(versions)]


def left(bucket: PlayedBucket) -> list[str]:
    """The keys of which anything is left, a marker too."""
    return sorted(key for key, kept in bucket.objects.items() if kept)


def test_a_thousand_go_with_each_request(bucket: PlayedBucket, server: AnsweringServer, opened: Opened) -> None:
    keys = [f"p/{number:05}" for number in range(3000)]
    fill(bucket, *keys, "p/other")
    opened().delete_many(iter(keys))
    assert asked_of(server) == ["POST"] * 3
    assert left(bucket) == ["p/other"]
    for asked in server.asked:
        assert asked.headers["content-md5"] == base64.b64encode(md5(asked.body).digest()).decode()
        assert not [name for name in asked.headers if "checksum" in name]


def test_nothing_is_asked_for_nothing(server: AnsweringServer, opened: Opened) -> None:
    opened().delete_many([])
    assert server.asked == []


@pytest.mark.parametrize("known", [YES, UNKNOWN])
def test_versions_of_neighbours_are_found_together(
    bucket: PlayedBucket, server: AnsweringServer, opened: Opened, known: Capability
) -> None:
    bucket.versioned = True
    keys = [f"journal/d/{number:05}" for number in range(600)]
    fill(bucket, "journal/c/1", *keys, "journal/d/00001x", "journal/d/00600", versions=4)
    for key in keys[:100]:
        bucket.objects[key].append(None)
    opened(versioned=known).delete_many(keys)
    assert left(bucket) == ["journal/c/1", "journal/d/00001x", "journal/d/00600"]
    assert asked_of(server) == ["GET"] * 3 + ["POST"] * 3


def test_what_lies_between_is_jumped_over(bucket: PlayedBucket, server: AnsweringServer, opened: Opened) -> None:
    bucket.versioned = True
    keys = [f"p/{number:05}" for number in range(9000)]
    fill(bucket, *keys)
    wanted = [keys[3], keys[4500], keys[8999]]
    opened(versioned=YES).delete_many([*wanted, "p/05000x"])
    assert left(bucket) == sorted(set(keys) - set(wanted))
    lists = [asked for asked in server.asked if "versions" in asked.path]
    assert len(lists) < 10


@pytest.mark.parametrize("page", [1, 2, 3, 7])
def test_a_page_may_end_anywhere(
    bucket: PlayedBucket, opened: Opened, page: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Among the versions of a key, between two, at the end."""
    for name in ("_LONG_PAGE", "_SHORT_PAGE"):
        monkeypatch.setattr(f"rethumb_desktop.store.s3_versions.{name}", page)
    bucket.versioned = True
    keys = ["a", "b", "ba", "bb", "c", "d/1", "d/2", "e"]
    wanted = ["b", "bb", "d/1", "d/2"]
    fill(bucket, *keys, versions=3)
    opened(versioned=YES).delete_many([*wanted, "bz"])
    assert left(bucket) == sorted(set(keys) - set(wanted))


def test_a_bucket_that_turns_out_to_keep_versions_is_emptied_all_the_same(bucket: PlayedBucket, opened: Opened) -> None:
    bucket.versioned = True
    fill(bucket, "a", "b", "c", versions=2)
    opened(versioned=NO).delete_many(["a", "b"])
    assert left(bucket) == ["c"]


def refuse(part: str, answer: Answer) -> Callable[[Asked], Answer | None]:
    return lambda asked: answer if part in asked.path else None


@pytest.mark.parametrize("answer", [error(403, "AccessDenied"), error(501, "NotImplemented"), Answer(405)])
@pytest.mark.parametrize("versioned", [False, True])
def test_where_batches_are_refused_each_goes_by_itself(
    bucket: PlayedBucket, opened: Opened, answer: Answer, versioned: bool
) -> None:
    bucket.versioned = versioned
    bucket.interrupt = refuse("?delete", answer)
    fill(bucket, "a", "b", "c", versions=2 if versioned else 1)
    opened(versioned=YES if versioned else NO).delete_many(["a", "b", "never"])
    assert left(bucket) == ["c"]


def test_what_is_not_said_to_be_deleted_is_deleted_by_itself(bucket: PlayedBucket, opened: Opened) -> None:
    answer = Answer(200, XML, b"<DeleteResult><Deleted><Key>b</Key></Deleted></DeleteResult>")
    bucket.interrupt = refuse("?delete", answer)
    fill(bucket, "a", "b", "c")
    opened().delete_many(["a", "b"])
    assert left(bucket) == ["b", "c"]  # the answer lied about b only


@pytest.mark.parametrize(
    ("code", "kind", "retryable"),
    [
        ("AccessDenied", FaultKind.POLICY, False),
        ("SlowDown", FaultKind.THROTTLE, True),
        ("InternalError", FaultKind.STORE, True),
        ("ObjectLocked", FaultKind.POLICY, False),
    ],
)
def test_an_object_that_stays_is_told(
    bucket: PlayedBucket, opened: Opened, code: str, kind: FaultKind, retryable: bool
) -> None:
    body = f"<DeleteResult><Error><Key>a</Key><Code>{code}</Code></Error></DeleteResult>"
    bucket.interrupt = refuse("?delete", Answer(200, XML, body.encode()))
    fault = fault_of(lambda: opened().delete_many(["a"]))
    assert (fault.kind, fault.retryable) == (kind, retryable)


def test_an_object_that_was_gone_is_no_fault(bucket: PlayedBucket, opened: Opened) -> None:
    body = b"<DeleteResult><Error><Key>a</Key><Code>NoSuchKey</Code></Error></DeleteResult>"
    bucket.interrupt = refuse("?delete", Answer(200, XML, body))
    opened().delete_many(["a"])


@pytest.mark.parametrize("known", [YES, NO])
def test_versions_that_may_not_be_deleted_are_told(bucket: PlayedBucket, opened: Opened, known: Capability) -> None:
    bucket.versioned = True
    fill(bucket, "a", versions=2)
    bucket.interrupt = refuse("versions", error(403, "AccessDenied"))
    fault = fault_of(lambda: opened(versioned=known).delete_many(["a"]))
    assert (fault.kind, fault.retryable) == (FaultKind.POLICY, False)
    assert "versions" in fault.title


def test_a_store_that_answers_with_an_ordinary_list_is_found_out(bucket: PlayedBucket, opened: Opened) -> None:
    """Nothing was deleted: that must not look like nothing to delete."""
    fill(bucket, "a")
    page = Answer(
        200, XML, b"<ListBucketResult><Name>bucket</Name><Contents><Key>a</Key></Contents></ListBucketResult>"
    )
    bucket.interrupt = refuse("versions", page)
    fault = fault_of(lambda: opened(versioned=YES).delete_many(["a"]))
    assert (fault.kind, fault.retryable) == (FaultKind.STORE, True)


def test_a_portal_deletes_nothing(bucket: PlayedBucket, opened: Opened) -> None:
    bucket.interrupt = lambda asked: Answer(200, {"Content-Type": "text/html"}, b"<html>Sign in</html>")

    def attempt(store: ObjectStore) -> Callable[[], None]:
        return lambda: store.delete_many(["a"])

    for known in (YES, NO):
        assert fault_of(attempt(opened(versioned=known))).kind is FaultKind.PORTAL

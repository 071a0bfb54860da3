"""How what only devices read gets into a bucket: private, uncached, and never over something else where it is fresh."""

import pytest

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.domain.library import Account, Capability, KeyPair, StoreFacts, Visibility, with_facts
from rethumb_desktop.store.s3 import open_store
from tests.fixtures.answering import Answer, AnsweringServer, Asked
from tests.unit.store.bucket import LARGE, PlayedBucket, asked_of, error, fault_of, held
from tests.unit.store.conftest import Opened

YES, NO, UNKNOWN = Capability.YES, Capability.NO, Capability.UNKNOWN
KEY = ".rethumb/journal/d/0000000001"
DATA = b"sealed bytes"
OTHER = b"other sealed"
OWNED = "bucket-owner-full-control"


@pytest.mark.parametrize("visibility", list(Visibility))
@pytest.mark.parametrize("data", [DATA, LARGE], ids=["whole", "in parts"])
def test_it_is_private_uncached_and_the_owners(server: AnsweringServer, visibility: Visibility, data: bytes) -> None:
    account = with_facts(Account("Test", server.url, "bucket", storage_class="COLD"), StoreFacts(visibility, NO, NO))
    open_store(account, KeyPair("id", "secret")).write(KEY, data, fresh=False)
    said = next(asked.headers for asked in server.asked if asked.method == ("PUT" if data is DATA else "POST"))
    assert (said["cache-control"], said["content-type"]) == ("no-store", "application/octet-stream")
    assert said["x-amz-acl"] == OWNED
    assert "x-amz-storage-class" not in said


def test_a_put_after_it_is_as_public_as_ever(server: AnsweringServer) -> None:
    account = with_facts(Account("Test", server.url, "bucket"), StoreFacts(Visibility.ACL, NO, NO))
    store = open_store(account, KeyPair("id", "secret"))
    store.write(KEY, DATA, fresh=False)
    store.put("a.png", DATA, "image/png")
    assert [asked.headers["x-amz-acl"] for asked in server.asked] == [OWNED, "public-read"]


REFUSALS = [
    error(400, "InvalidArgument"),
    error(400, "AccessControlListNotSupported"),
    error(501, "NotImplemented"),
    error(403, "AccessDenied"),
]


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda answer: str(answer.status))
@pytest.mark.parametrize(("fresh", "conditional"), [(False, NO), (True, YES), (True, NO)])
@pytest.mark.parametrize("data", [DATA, LARGE], ids=["whole", "in parts"])
def test_a_store_without_access_lists_is_asked_once(
    bucket: PlayedBucket,
    server: AnsweringServer,
    opened: Opened,
    refusal: Answer,
    fresh: bool,
    conditional: Capability,
    data: bytes,
) -> None:
    bucket.interrupt = lambda asked: refusal if "x-amz-acl" in asked.headers else None
    store = opened(conditional)
    for number in range(2):
        assert store.write(f"{KEY}-{number}", data, fresh=fresh)
        assert held(bucket, f"{KEY}-{number}") == data
    assert len([asked for asked in server.asked if "x-amz-acl" in asked.headers]) == 1


def test_what_is_refused_altogether_is_told(bucket: PlayedBucket, server: AnsweringServer, opened: Opened) -> None:
    """And says nothing about access lists."""
    bucket.interrupt = lambda asked: error(403, "AccessDenied") if asked.method == "PUT" else None
    store = opened(YES)
    for fresh in (True, False):
        assert fault_of(lambda: store.write(KEY, DATA, fresh=fresh)).kind is FaultKind.POLICY  # noqa: B023
    bucket.interrupt = lambda asked: None
    assert store.write(KEY, DATA, fresh=True)
    assert server.asked[-1].headers["x-amz-acl"] == OWNED


@pytest.mark.parametrize(
    ("conditional", "versioned", "first", "again"),
    [
        (YES, NO, ["PUT"], ["PUT", "HEAD"]),
        (NO, NO, ["HEAD", "GET", "PUT"], ["HEAD"]),
        (NO, YES, ["HEAD", "GET", "PUT"], ["HEAD"]),
        (UNKNOWN, UNKNOWN, ["HEAD", "GET", "PUT"], ["HEAD"]),
    ],
)
def test_what_is_fresh_replaces_nothing(
    bucket: PlayedBucket,
    server: AnsweringServer,
    opened: Opened,
    conditional: Capability,
    versioned: Capability,
    first: list[str],
    again: list[str],
) -> None:
    bucket.versioned = versioned is YES
    store = opened(conditional, versioned)
    for body, written, asked in ((DATA, True, first), (DATA, True, again), (OTHER, False, again)):
        del server.asked[:]
        assert store.write(KEY, body, fresh=True) is written
        assert asked_of(server) == asked
    assert held(bucket, KEY) == DATA
    assert len(bucket.objects[KEY]) == 1


@pytest.mark.parametrize("conditional", [YES, NO])
def test_bytes_without_a_digest_are_compared_one_by_one(
    bucket: PlayedBucket, server: AnsweringServer, opened: Opened, conditional: Capability
) -> None:
    store = opened(conditional)
    store.write(KEY, DATA, fresh=False)
    kept = bucket.now(KEY)
    assert kept is not None
    kept.etag = "of-parts-1"
    assert store.write(KEY, DATA, fresh=True)
    assert not store.write(KEY, OTHER, fresh=True)
    del server.asked[:]
    assert not store.write(KEY, DATA + b"x", fresh=True)  # the size says enough
    assert "GET" not in asked_of(server)


def test_our_own_write_whose_answer_got_lost_is_accepted(
    bucket: PlayedBucket, server: AnsweringServer, opened: Opened
) -> None:
    bucket.lose = lambda asked: len(server.asked) == 1
    assert opened(YES).write(KEY, DATA, fresh=True)
    assert held(bucket, KEY) == DATA
    assert asked_of(server) == ["PUT", "PUT", "HEAD"]


@pytest.mark.parametrize("answer", [error(501, "NotImplemented"), Answer(304)], ids=["501", "304"])
def test_nothing_depends_on_conditions(bucket: PlayedBucket, opened: Opened, answer: Answer) -> None:
    bucket.interrupt = lambda asked: answer if "if-none-match" in asked.headers else None
    store = opened(YES)
    assert store.write(KEY, DATA, fresh=True)
    assert not store.write(KEY, OTHER, fresh=True)
    assert held(bucket, KEY) == DATA


def test_what_is_there_but_cannot_be_looked_at_is_told(bucket: PlayedBucket, opened: Opened) -> None:
    """It must not be overwritten, and nobody knows what it is."""
    opened().write(KEY, OTHER, fresh=False)
    bucket.interrupt = lambda asked: error(403, "AccessDenied") if asked.method in ("HEAD", "GET") else None
    for conditional in (YES, NO):
        fault = fault_of(lambda: opened(conditional).write(KEY, DATA, fresh=True))  # noqa: B023
        assert fault.kind is FaultKind.POLICY
    assert held(bucket, KEY) == OTHER


def test_what_vanishes_while_it_is_compared_is_tried_again(bucket: PlayedBucket, opened: Opened) -> None:
    bucket.interrupt = lambda asked: error(412, "PreconditionFailed") if asked.method == "PUT" else None
    fault = fault_of(lambda: opened(YES).write(KEY, DATA, fresh=True))
    assert (fault.kind, fault.retryable) == (FaultKind.STORE, True)


def test_what_arrived_otherwise_is_no_success(bucket: PlayedBucket, opened: Opened) -> None:
    def spoil(asked: Asked) -> Answer | None:
        return Answer(200, {"ETag": '"' + "0" * 32 + '"', "Content-Length": "12"}) if asked.method != "DELETE" else None

    bucket.interrupt = spoil
    fault = fault_of(lambda: opened().write(KEY, DATA, fresh=False))
    assert (fault.kind, fault.retryable) == (FaultKind.DATA, True)


@pytest.mark.parametrize("versioned", [YES, NO])
def test_trouble_that_passes_is_waited_out(bucket: PlayedBucket, opened: Opened, versioned: Capability) -> None:
    """Where versions are kept too: one more of a head does no harm."""
    troubles = [error(503, "SlowDown")]
    bucket.interrupt = lambda asked: troubles.pop() if troubles else None
    assert opened(versioned=versioned).write(KEY, DATA, fresh=False)
    assert held(bucket, KEY) == DATA


def test_a_key_is_not_empty(opened: Opened) -> None:
    with pytest.raises(ValueError, match="not empty"):
        opened().write("", DATA, fresh=False)

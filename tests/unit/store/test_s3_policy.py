"""What is made of a bucket's policy: read, given, looked at again, and what refuses it."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.domain.ports import ObjectStore
from tests.fixtures.answering import Answer, AnsweringServer, Asked
from tests.unit.store.bucket import XML, asked_of, error, fault_of
from tests.unit.store.conftest import Opened

JSON = {"Content-Type": "application/json"}
STATEMENT = {"Sid": "One", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*"}
POLICY = json.dumps({"Version": "2012-10-17", "Statement": [STATEMENT]})
LIST = Answer(200, XML, b"<ListBucketResult><Name>bucket</Name></ListBucketResult>")


@dataclass
class Keeper:
    """Keeps a policy as stores do; `rewrite` is their own way to write it."""

    kept: bytes = b""
    rewrite: Callable[[bytes], bytes] = lambda body: body
    asked: list[Asked] = field(default_factory=list)

    def __call__(self, asked: Asked) -> Answer:
        assert asked.path == "/bucket?policy"
        if asked.method == "PUT":
            self.kept = self.rewrite(asked.body)
            return Answer(204)
        if asked.method == "DELETE":
            self.kept = b""
            return Answer(204)
        return Answer(200, JSON, self.kept) if self.kept else error(404, "NoSuchBucketPolicy")


def test_it_is_given_and_looked_at_again(server: AnsweringServer, opened: Opened) -> None:
    server.answer = Keeper()
    store = opened()
    assert store.policy() == ""
    store.apply_policy(POLICY)
    assert store.policy() == POLICY
    store.apply_policy("")
    assert store.policy() == ""
    assert asked_of(server) == ["GET", "PUT", "GET", "GET", "DELETE", "GET", "GET"]
    put = server.asked[1]
    assert put.body.decode() == POLICY
    assert put.headers["content-md5"]
    assert not [name for name in put.headers if "checksum" in name]


def test_a_store_may_write_it_in_its_own_way(server: AnsweringServer, opened: Opened) -> None:
    def rewrite(body: bytes) -> bytes:
        statement = STATEMENT | {"Principal": {"AWS": ["*"]}, "Action": ["s3:GetObject"]}
        return json.dumps({"Statement": statement}).encode()

    server.answer = Keeper(rewrite=rewrite)
    opened().apply_policy(POLICY)


@pytest.mark.parametrize("kept", [b'{"Statement": []}', POLICY.replace("Allow", "Deny").encode(), b""])
def test_another_policy_than_was_given_is_told(server: AnsweringServer, opened: Opened, kept: bytes) -> None:
    server.answer = Keeper(rewrite=lambda body: kept)
    fault = fault_of(lambda: opened().apply_policy(POLICY))
    assert (fault.kind, fault.retryable) == (FaultKind.POLICY, False)
    assert "another" in fault.title


def test_one_that_stays_is_told(server: AnsweringServer, opened: Opened) -> None:
    server.answer = lambda asked: Answer(204) if asked.method == "DELETE" else Answer(200, JSON, POLICY.encode())
    assert fault_of(lambda: opened().apply_policy("")).kind is FaultKind.POLICY


def read(store: ObjectStore) -> object:
    return store.policy()


def give(store: ObjectStore) -> None:
    store.apply_policy(POLICY)


def take_back(store: ObjectStore) -> None:
    store.apply_policy("")


@pytest.mark.parametrize("attempt", [read, give, take_back])
@pytest.mark.parametrize(
    ("answer", "kind", "word"),
    [
        (error(403, "AccessDenied"), FaultKind.POLICY, "owner"),
        (error(501, "NotImplemented"), FaultKind.POLICY, "provider"),
        (error(405, "MethodNotAllowed"), FaultKind.POLICY, "provider"),
        (LIST, FaultKind.POLICY, "provider"),
        (error(404, "NoSuchBucket"), FaultKind.TARGET, "spelling"),
        (error(403, "InvalidAccessKeyId"), FaultKind.CREDENTIALS, "key id"),
        (Answer(200, {"Content-Type": "text/html"}, b"<html>Sign in</html>"), FaultKind.PORTAL, "sign in"),
        (Answer(403, {"Content-Type": "text/html"}, b"<html>Sign in</html>"), FaultKind.PORTAL, "sign in"),
    ],
    ids=["403", "501", "405", "a list", "no bucket", "no key", "a portal", "a portal's 403"],
)
def test_what_refuses_is_told(
    server: AnsweringServer,
    opened: Opened,
    attempt: Callable[[ObjectStore], object],
    answer: Answer,
    kind: FaultKind,
    word: str,
) -> None:
    server.answer = lambda asked: answer
    fault = fault_of(lambda: attempt(opened()))
    assert (fault.kind, fault.retryable) == (kind, False)
    assert word in fault.detail


@pytest.mark.parametrize("code", ["MalformedPolicy", "InvalidArgument"])
def test_what_the_store_does_not_understand_is_told(server: AnsweringServer, opened: Opened, code: str) -> None:
    server.answer = lambda asked: error(400, code)
    fault = fault_of(lambda: opened().apply_policy(POLICY))
    assert (fault.kind, fault.retryable) == (FaultKind.POLICY, False)
    assert "understand" in fault.title


@pytest.mark.parametrize("document", ["{", "[]", "{}", '{"Statement": 1}', '{"Statement": [1]}', "[" * 100_000])
def test_what_is_no_policy_is_not_sent(server: AnsweringServer, opened: Opened, document: str) -> None:
    fault = fault_of(lambda: opened().apply_policy(document))
    assert fault.kind is FaultKind.POLICY
    assert server.asked == []


def test_keys_that_may_give_but_not_read_give(server: AnsweringServer, opened: Opened) -> None:
    keeper = Keeper()
    server.answer = lambda asked: error(403, "AccessDenied") if asked.method == "GET" else keeper(asked)
    opened().apply_policy(POLICY)
    assert keeper.kept.decode() == POLICY
    opened().apply_policy("")
    assert keeper.kept == b""

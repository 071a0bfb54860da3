"""What is asked for when a bucket is made: stores differ in whether its region has to be named."""

from collections.abc import Callable
from typing import Any

import pytest
from botocore.awsrequest import AWSResponse, HTTPHeaders

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, KeyPair
from rethumb_desktop.store.s3 import open_store
from rethumb_desktop.store.s3_bucket import make_bucket
from rethumb_desktop.store.s3_client import make_client
from tests.fixtures.answering import Answer, Asked, answering
from tests.unit.store.bucket import error

KEYS = KeyPair("id", "secret")


def made_at(answer: Callable[[Asked], Answer], region: str) -> list[bytes]:
    """Make a bucket, and return the bodies of the requests for it."""
    with answering(answer) as server:
        open_store(Account("Test", server.url, "bucket", region), KEYS).make_bucket()
        assert {(asked.method, asked.path) for asked in server.asked} == {("PUT", "/bucket")}
        return [asked.body for asked in server.asked]


@pytest.mark.parametrize(("region", "named"), [("us-east-1", False), ("", False), ("eu-central-1", True)])
def test_amazon_wants_the_region_for_all_but_the_first(region: str, named: bool) -> None:
    account = Account("Amazon", f"https://s3.{region or 'us-east-1'}.amazonaws.com", "bucket", region)
    client = make_client(account, KEYS, None)
    sent: list[Any] = []

    def answer(request: Any, **_: Any) -> AWSResponse:
        sent.append(request.body or b"")
        raw: Any = type("Raw", (), {"stream": lambda *_: iter(())})()
        return AWSResponse(request.url, 200, HTTPHeaders(), raw)

    events: Any = client.meta.events
    events.register("before-send.s3.CreateBucket", answer)
    make_bucket(client, account)
    assert [region.encode() in body if named else body == b"" for body in sent] == [True]


def test_others_are_not_told_the_region() -> None:
    assert made_at(lambda asked: Answer(200), "eu-west-9") == [b""]


def test_others_are_told_it_where_they_ask_for_it() -> None:
    def ask(asked: Asked) -> Answer:
        return Answer(200) if asked.body else error(400, "IllegalLocationConstraintException")

    first, second = made_at(ask, "eu-west-9")
    assert first == b""
    assert b"<LocationConstraint>eu-west-9</LocationConstraint>" in second


def test_a_bucket_that_is_ours_already_is_no_fault() -> None:
    assert len(made_at(lambda asked: error(409, "BucketAlreadyOwnedByYou"), "us-east-1")) == 1


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (409, "BucketAlreadyExists", FaultKind.TARGET),
        (400, "InvalidBucketName", FaultKind.TARGET),
        (400, "IllegalLocationConstraintException", FaultKind.TARGET),
        (400, "TooManyBuckets", FaultKind.QUOTA),
        (403, "AccessDenied", FaultKind.POLICY),
    ],
)
def test_what_is_refused_is_told(status: int, code: str, kind: FaultKind) -> None:
    with pytest.raises(Fault) as caught:
        made_at(lambda asked: error(status, code), "us-east-1")
    assert caught.value.kind is kind
    assert caught.value.detail

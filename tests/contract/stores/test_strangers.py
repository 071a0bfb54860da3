"""What a stranger sees in the three kinds of buckets, on the real gateway."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Visibility
from rethumb_desktop.domain.ports import ObjectStore
from rethumb_desktop.store.s3 import open_store
from tests.contract.stores.conftest import account_at, keys_of
from tests.fixtures.answering import Answer, Asked, answering
from tests.fixtures.gateway import Gateway

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

pytestmark = pytest.mark.gateway

KEY = "p/picture.webp"
DATA = b"not really a picture"
PROBE = "p/probe.txt"


def store_as(gateway: Gateway, bucket: str, visibility: Visibility) -> ObjectStore:
    return open_store(replace(account_at(gateway, bucket), visibility=visibility), keys_of(gateway))


def let(client: "S3Client", bucket: str, action: str, resource: str) -> None:
    statement = {"Effect": "Allow", "Principal": "*", "Action": action, "Resource": f"arn:aws:s3:::{bucket}{resource}"}
    client.put_bucket_policy(Bucket=bucket, Policy=json.dumps({"Version": "2012-10-17", "Statement": [statement]}))


def ignore_access_lists(client: "S3Client", bucket: str) -> None:
    client.put_public_access_block(Bucket=bucket, PublicAccessBlockConfiguration={"IgnorePublicAcls": True})


def refuse_access_lists(client: "S3Client", bucket: str) -> None:
    # BlockPublicAcls would do on AWS; this gateway then refuses every put.
    statement = {
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:PutObject",
        "Resource": f"arn:aws:s3:::{bucket}/*",
        "Condition": {"StringEquals": {"s3:x-amz-acl": "public-read"}},
    }
    client.put_bucket_policy(Bucket=bucket, Policy=json.dumps({"Version": "2012-10-17", "Statement": [statement]}))


def assert_opens(url: str) -> None:
    with urlopen(url) as answer:
        assert (answer.status, answer.read()) == (200, DATA)
        assert answer.headers["Content-Type"] == "image/webp"
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def assert_is_closed(url: str) -> None:
    with pytest.raises(HTTPError) as caught:
        urlopen(url)
    with caught.value:
        assert caught.value.code == 403


def test_a_bucket_with_a_public_policy(gateway: Gateway, bucket: str, client: "S3Client") -> None:
    let(client, bucket, "s3:GetObject", "/p/*")
    store = store_as(gateway, bucket, Visibility.UNKNOWN)
    assert store.find_facts(PROBE).visibility is Visibility.BUCKET
    assert store.find_facts("other/probe.txt").visibility is Visibility.ACL
    store = store_as(gateway, bucket, Visibility.BUCKET)
    store.put(KEY, DATA, "image/webp")
    assert_opens(store.public_url(KEY))


def test_a_bucket_whose_objects_are_public_by_themselves(gateway: Gateway, bucket: str) -> None:
    assert store_as(gateway, bucket, Visibility.UNKNOWN).find_facts(PROBE).visibility is Visibility.ACL
    store = store_as(gateway, bucket, Visibility.ACL)
    store.put(KEY, DATA, "image/webp")
    assert_opens(store.public_url(KEY))
    store.put(KEY, DATA, "image/webp")
    assert_opens(store.public_url(KEY))


@pytest.mark.parametrize("close", [ignore_access_lists, refuse_access_lists])
def test_a_private_bucket(
    gateway: Gateway, bucket: str, client: "S3Client", close: Callable[["S3Client", str], None]
) -> None:
    close(client, bucket)
    assert store_as(gateway, bucket, Visibility.UNKNOWN).find_facts(PROBE).visibility is Visibility.PRIVATE
    store = store_as(gateway, bucket, Visibility.PRIVATE)
    store.put(KEY, DATA, "image/webp")
    assert_is_closed(store.public_url(KEY))
    assert_opens(store.presigned_url(KEY, timedelta(hours=1)))
    assert_is_closed(store.presigned_url(KEY, timedelta(hours=1)).replace("picture", "another"))


def test_access_lists_that_a_bucket_refuses_are_a_fault_with_a_cure(
    gateway: Gateway, bucket: str, client: "S3Client"
) -> None:
    refuse_access_lists(client, bucket)
    with pytest.raises(Fault) as caught:
        store_as(gateway, bucket, Visibility.ACL).put(KEY, DATA, "image/webp")
    assert caught.value.kind is FaultKind.POLICY


def test_the_public_base_url_counts(gateway: Gateway, bucket: str, client: "S3Client") -> None:
    """An own domain stands before the bucket: what it shows decides."""
    let(client, bucket, "s3:GetObject", "/*")

    def pass_on(asked: Asked) -> Answer:
        with urlopen(f"{gateway.endpoint}/{bucket}{asked.path}") as answer:
            names = ("Content-Type", "Cache-Control")
            return Answer(200, {name: answer.headers[name] for name in names}, answer.read())

    with answering(pass_on) as domain:
        account = replace(account_at(gateway, bucket), public_base_url=f"{domain.url}/")
        store = open_store(account, keys_of(gateway))
        assert store.find_facts(PROBE).visibility is Visibility.BUCKET
        store.put(KEY, DATA, "image/webp")
        assert store.public_url(KEY) == f"{domain.url}/{KEY}"
        assert_opens(store.public_url(KEY))


@pytest.mark.parametrize("status", [200, 403, 404])
def test_a_public_base_url_that_leads_elsewhere_is_told(
    gateway: Gateway, bucket: str, client: "S3Client", status: int
) -> None:
    let(client, bucket, "s3:GetObject", "/*")
    with answering(Answer(status, {"Content-Type": "text/html"}, b"<html>Welcome</html>")) as elsewhere:
        account = replace(account_at(gateway, bucket), public_base_url=elsewhere.url)
        with pytest.raises(Fault) as caught:
            open_store(account, keys_of(gateway)).find_facts(PROBE)
    assert caught.value.kind is FaultKind.TARGET
    assert elsewhere.url in caught.value.title


def test_a_public_base_url_that_nobody_knows_is_told(gateway: Gateway, bucket: str) -> None:
    account = replace(account_at(gateway, bucket), public_base_url="https://no-such-name.invalid")
    store = open_store(account, keys_of(gateway))
    with pytest.raises(Fault) as caught:
        store.find_facts(PROBE)
    assert (caught.value.kind, caught.value.retryable) == (FaultKind.TARGET, False)
    steps = {step.name: step for step in store.test(PROBE)}
    assert [name for name, step in steps.items() if not step.ok] == ["Stranger"]
    assert steps["Delete"].facts is None  # not all was found out
    assert list(store.list("")) == []


def test_a_bucket_that_anybody_may_list_is_a_warning(gateway: Gateway, bucket: str, client: "S3Client") -> None:
    steps = {step.name: step for step in store_as(gateway, bucket, Visibility.UNKNOWN).test(PROBE)}
    assert (steps["Stranger's list"].ok, steps["Stranger's list"].cure) == (True, "")
    let(client, bucket, "s3:ListBucket", "")
    steps = {step.name: step for step in store_as(gateway, bucket, Visibility.UNKNOWN).test(PROBE)}
    assert steps["Stranger's list"].ok
    assert "list" in steps["Stranger's list"].cure


def test_a_stranger_without_keys_reads_what_is_public_and_writes_nothing(
    gateway: Gateway, bucket: str, client: "S3Client"
) -> None:
    let(client, bucket, "s3:GetObject", "/*")
    store_as(gateway, bucket, Visibility.BUCKET).put(KEY, DATA, "image/webp")
    stranger = open_store(account_at(gateway, bucket), None)
    assert stranger.get(KEY) == DATA
    for attempt in (lambda: stranger.put(KEY, b"", "x/y"), lambda: stranger.presigned_url(KEY, timedelta(hours=1))):
        with pytest.raises(Fault) as caught:
            attempt()
        assert caught.value.kind is FaultKind.CREDENTIALS
    assert [step.ok for step in stranger.test(PROBE)] == [False]

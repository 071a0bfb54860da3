"""What is found out about buckets of the real gateway, and what is made of it."""

from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.request import urlopen
from uuid import uuid4

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, Capability, StoreFacts, Visibility, with_facts
from rethumb_desktop.domain.ports import ObjectStore
from rethumb_desktop.store.s3 import open_store
from tests.contract.stores.conftest import account_at, keys_of
from tests.fixtures.gateway import Gateway

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

pytestmark = pytest.mark.gateway

YES, NO = Capability.YES, Capability.NO
KEY = "p/picture.png"
PROBE = "p/probe.txt"
LARGE = bytes(range(256)) * 4 * (17 << 10)  # 17 MB
STEPS = [
    *("Name", "TLS", "Clock", "Signature", "Bucket", "Put", "Head", "Stranger", "Stranger's list"),
    *("Conditional put", "Delete"),
]


@pytest.fixture
def account(gateway: Gateway, bucket: str) -> Account:
    return account_at(gateway, bucket)


@pytest.fixture
def store(gateway: Gateway, account: Account) -> ObjectStore:
    return open_store(account, keys_of(gateway))


@pytest.fixture
def versioned(client: "S3Client", bucket: str) -> str:
    """The bucket, which keeps versions now."""
    client.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    return bucket


def entries(client: "S3Client", bucket: str) -> int:
    """How many versions and markers a bucket holds."""
    page = client.list_object_versions(Bucket=bucket)
    return len(page.get("Versions", [])) + len(page.get("DeleteMarkers", []))


def test_a_plain_bucket(store: ObjectStore) -> None:
    assert store.find_facts(PROBE) == StoreFacts(Visibility.ACL, YES, NO, NO)


@pytest.mark.usefixtures("versioned")
def test_a_bucket_that_keeps_versions(store: ObjectStore, client: "S3Client", bucket: str) -> None:
    """It ignores conditions, and nothing of the probe may stay: no version, no marker."""
    assert store.find_facts(PROBE) == StoreFacts(Visibility.ACL, NO, YES, NO)
    assert entries(client, bucket) == 0


def test_every_step_has_its_line(store: ObjectStore) -> None:
    steps = list(store.test(PROBE))
    assert [step.name for step in steps] == STEPS
    assert all(step.detail for step in steps)
    assert [step.name for step in steps if step.cure] == ["TLS"]  # a warning: http is not encrypted
    assert steps[-1].facts == StoreFacts(Visibility.ACL, YES, NO, NO)


@pytest.mark.usefixtures("versioned")
def test_the_test_of_a_bucket_that_keeps_versions(store: ObjectStore, client: "S3Client", bucket: str) -> None:
    steps = list(store.test(PROBE))
    assert [step.name for step in steps if not step.ok] == []
    assert steps[-1].facts == StoreFacts(Visibility.ACL, NO, YES, NO)
    assert "does not matter" in steps[-2].detail
    assert entries(client, bucket) == 0


def test_a_test_that_is_given_up_leaves_nothing(store: ObjectStore) -> None:
    steps = store.test(PROBE)
    next(step for step in steps if step.name == "Put")
    assert len(list(store.list(""))) == 1
    assert isinstance(steps, Generator)
    steps.close()
    assert list(store.list("")) == []


def test_of_many_puts_at_once_the_first_is_kept(gateway: Gateway, account: Account) -> None:
    store = open_store(with_facts(account, StoreFacts(Visibility.ACL, YES, NO, NO)), keys_of(gateway))
    bodies = [str(number).encode() * 100 for number in range(10)]
    with ThreadPoolExecutor(10) as pool:
        list(pool.map(lambda body: store.put(KEY, body, "image/png"), bodies))
    first = store.get(KEY)
    assert first in bodies
    store.put(KEY, b"later", "image/png")
    assert store.get(KEY) == first
    with urlopen(store.public_url(KEY)) as answer:
        assert answer.read() == first


@pytest.mark.parametrize("known", list(Capability))
def test_a_deletion_takes_all_versions(
    gateway: Gateway, account: Account, versioned: str, client: "S3Client", known: Capability
) -> None:
    store = open_store(replace(account, versioned=known), keys_of(gateway))
    for body in (b"one", b"two"):
        store.put(KEY, body, "image/png")
    if known is not NO:  # a delete marker that lies there already is not told by a deletion
        client.delete_object(Bucket=versioned, Key=KEY)
    store.put(f"{KEY}.other", b"other", "image/png")
    store.delete(KEY)
    assert store.head(KEY) is None
    assert entries(client, versioned) == 1
    assert store.get(f"{KEY}.other") == b"other"


def test_the_same_bytes_make_no_second_version(
    gateway: Gateway, account: Account, versioned: str, client: "S3Client"
) -> None:
    store = open_store(replace(account, versioned=YES), keys_of(gateway))
    for _ in range(3):
        store.put(KEY, b"the same", "image/png")
    assert entries(client, versioned) == 1


@pytest.mark.parametrize("tls", [False, True], ids=["http", "https"])
def test_what_is_large_arrives_whole_and_public(
    gateway: Gateway, account: Account, client: "S3Client", monkeypatch: pytest.MonkeyPatch, tls: bool
) -> None:
    monkeypatch.setenv("AWS_CA_BUNDLE", str(gateway.ca_bundle))
    reached = account_at(gateway, account.bucket, tls=tls)
    store = open_store(replace(reached, visibility=Visibility.ACL), keys_of(gateway))
    store.put(KEY, LARGE, "image/png", width=9000, height=8000)
    found = store.head(KEY)
    assert found is not None
    assert (found.bytes, found.mime, found.width, found.height) == (len(LARGE), "image/png", 9000, 8000)
    with urlopen(f"{gateway.endpoint}/{account.bucket}/{KEY}") as answer:
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.read() == LARGE
    assert "Uploads" not in client.list_multipart_uploads(Bucket=account.bucket)


def test_a_large_object_that_finds_no_room_leaves_no_parts(
    gateway: Gateway, account: Account, client: "S3Client"
) -> None:
    gateway.admin("quota", "set", "--quota-scope", "bucket", "--bucket", account.bucket, "--max-size", "10485760")
    gateway.admin("quota", "enable", "--quota-scope", "bucket", "--bucket", account.bucket)
    with pytest.raises(Fault) as caught:
        open_store(account, keys_of(gateway)).put(KEY, LARGE, "image/png")
    assert caught.value.kind is FaultKind.QUOTA
    assert "Uploads" not in client.list_multipart_uploads(Bucket=account.bucket)


@pytest.mark.parametrize("data", [b"x", LARGE], ids=["whole", "in parts"])
def test_a_storage_class_that_the_gateway_has_not(gateway: Gateway, account: Account, data: bytes) -> None:
    with pytest.raises(Fault) as caught:
        open_store(replace(account, storage_class="GLACIER"), keys_of(gateway)).put(KEY, data, "image/png")
    assert (caught.value.kind, caught.value.retryable) == (FaultKind.POLICY, False)
    assert "GLACIER" in caught.value.title
    store = open_store(replace(account, storage_class="STANDARD"), keys_of(gateway))
    store.put(KEY, b"x", "image/png")
    assert store.get(KEY) == b"x"


def test_a_bucket_is_made_when_asked_for(gateway: Gateway, account: Account) -> None:
    store = open_store(replace(account, bucket=f"made-{uuid4().hex[:12]}", region="eu-west-3"), keys_of(gateway))
    failed = [step for step in store.test(PROBE) if not step.ok]
    assert [step.name for step in failed] == ["Bucket"]
    assert "can make it" in failed[0].cure
    for _ in range(2):
        store.make_bucket()
    assert [step.name for step in store.test(PROBE) if not step.ok] == []


@pytest.mark.parametrize(("role", "name"), [("other", ""), ("rw", "Upper")])
def test_a_bucket_that_cannot_be_made(gateway: Gateway, account: Account, role: str, name: str) -> None:
    store = open_store(replace(account, bucket=name or account.bucket), keys_of(gateway, role))
    with pytest.raises(Fault) as caught:
        store.make_bucket()
    assert (caught.value.kind, caught.value.retryable) == (FaultKind.TARGET, False)
    assert (name or "belongs to somebody else") in caught.value.title

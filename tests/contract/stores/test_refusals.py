"""What the real gateway refuses, and what the person is told."""

import datetime as dt
import json
import socket
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen
from uuid import uuid4

import pytest
from botocore.compat import get_current_datetime

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, Addressing, KeyPair
from rethumb_desktop.domain.ports import ObjectStore
from rethumb_desktop.store.s3 import open_store
from tests.contract.stores.conftest import account_at, keys_of
from tests.fixtures.gateway import Gateway

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

pytestmark = pytest.mark.gateway

KEY = "p/picture.png"
PROBE = "p/probe.txt"


@pytest.fixture
def account(gateway: Gateway, bucket: str) -> Account:
    return account_at(gateway, bucket)


def put_fault(store: ObjectStore) -> Fault:
    with pytest.raises(Fault) as caught:
        store.put(KEY, b"x", "image/png")
    assert caught.value.detail
    assert "None" not in caught.value.title + caught.value.detail
    return caught.value


def failed_steps(store: ObjectStore) -> list[str]:
    failed = [step for step in store.test(PROBE) if not step.ok]
    assert all(step.detail and step.cure for step in failed)
    return [step.name for step in failed]


def test_a_wrong_secret(gateway: Gateway, account: Account) -> None:
    store = open_store(account, KeyPair(gateway.users["rw"].key_id, "wrong"))
    fault = put_fault(store)
    assert (fault.kind, fault.retryable) == (FaultKind.CREDENTIALS, False)
    assert "secret" in fault.title
    assert fault.subject == f"127.0.0.1/{account.bucket}"
    assert failed_steps(store) == ["Signature"]


def test_a_large_body_is_not_sent_in_vain(gateway: Gateway, account: Account) -> None:
    """The gateway refuses before the body is there, and closes the connection: the reason must not get lost."""
    store = open_store(account, KeyPair(gateway.users["rw"].key_id, "wrong"))
    for size in (5 << 20, 17 << 20):
        with pytest.raises(Fault) as caught:
            store.put(KEY, bytes(size), "image/png")
        assert caught.value.kind is FaultKind.CREDENTIALS


def test_an_unknown_key_id(account: Account) -> None:
    store = open_store(account, KeyPair("NOBODYSKEY", "wrong"))
    fault = put_fault(store)
    assert (fault.kind, fault.retryable) == (FaultKind.CREDENTIALS, False)
    assert "key id" in fault.title
    assert failed_steps(store) == ["Signature"]


def test_head_says_the_reason_too(account: Account) -> None:
    """Its own answer carries nothing but 403."""
    with pytest.raises(Fault) as caught:
        open_store(account, KeyPair("NOBODYSKEY", "wrong")).head(KEY)
    assert caught.value.kind is FaultKind.CREDENTIALS


def test_keys_may_carry_the_blanks_that_copying_adds(gateway: Gateway, account: Account) -> None:
    keys = keys_of(gateway)
    store = open_store(account, KeyPair(f" {keys.key_id}\n", f"{keys.secret}\r\n"))
    store.put(KEY, b"x", "image/png")


def test_a_bucket_that_is_not_there_is_never_made(gateway: Gateway, account: Account, client: "S3Client") -> None:
    name = f"missing-{uuid4().hex[:12]}"
    store = open_store(replace(account, bucket=name), keys_of(gateway))
    fault = put_fault(store)
    assert (fault.kind, fault.retryable) == (FaultKind.TARGET, False)
    assert name in fault.title
    assert failed_steps(store) == ["Bucket"]
    with pytest.raises(Fault) as caught:
        store.head(KEY)  # 404 as well, but no missing object
    assert caught.value.kind is FaultKind.TARGET
    assert name not in [each["Name"] for each in client.list_buckets()["Buckets"]]


@pytest.mark.parametrize("name", ["Upper", "under_score", "ab"])
def test_a_bucket_name_that_cannot_be(gateway: Gateway, account: Account, name: str) -> None:
    assert put_fault(open_store(replace(account, bucket=name), keys_of(gateway))).kind is FaultKind.TARGET


def test_somebody_elses_bucket(gateway: Gateway, account: Account) -> None:
    store = open_store(account, keys_of(gateway, "other"))
    fault = put_fault(store)
    assert (fault.kind, fault.retryable) == (FaultKind.POLICY, False)
    assert failed_steps(store) == ["Put"]


def test_keys_that_may_only_put_and_get(gateway: Gateway, account: Account, client: "S3Client") -> None:
    """They may neither list nor delete: everything works, and the test says what stays."""
    statement = {
        "Effect": "Allow",
        "Principal": {"AWS": f"arn:aws:iam:::user/{gateway.users['backup'].uid}"},
        "Action": ["s3:GetObject", "s3:PutObject"],
        "Resource": f"arn:aws:s3:::{account.bucket}/*",
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    client.put_bucket_policy(Bucket=account.bucket, Policy=policy)
    store = open_store(account, keys_of(gateway, "backup"))
    store.put(KEY, b"x", "image/png")
    assert store.get(KEY) == b"x"
    steps = {step.name: step for step in store.test(PROBE)}
    assert [name for name, step in steps.items() if not step.ok] == []
    assert "may not delete" in steps["Delete"].detail
    assert "may not list" in steps["Bucket"].detail
    store.find_facts(PROBE)


def test_a_suspended_user(gateway: Gateway, account: Account) -> None:
    name = f"suspended-{uuid4().hex[:8]}"
    keys = KeyPair(name.upper(), "secret")
    words = ["--access-key", keys.key_id, "--secret-key", keys.secret]
    gateway.admin("user", "create", "--uid", name, "--display-name", name, *words)
    gateway.admin("user", "suspend", "--uid", name)
    fault = put_fault(open_store(account, keys))
    assert (fault.kind, fault.retryable) == (FaultKind.CREDENTIALS, False)
    assert "suspended" in fault.title


def test_space_that_is_used_up(gateway: Gateway, account: Account) -> None:
    store = open_store(account, keys_of(gateway))
    store.put("p/first.png", b"x", "image/png")
    gateway.admin("quota", "set", "--quota-scope", "bucket", "--bucket", account.bucket, "--max-objects", "1")
    gateway.admin("quota", "enable", "--quota-scope", "bucket", "--bucket", account.bucket)
    fault = put_fault(store)
    assert (fault.kind, fault.retryable) == (FaultKind.QUOTA, False)


def test_a_clock_that_is_wrong(gateway: Gateway, account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    """Requests are signed as if it were two hours later."""
    ahead = dt.timedelta(hours=2)
    monkeypatch.setattr("botocore.auth.get_current_datetime", lambda: get_current_datetime() + ahead)
    store = open_store(account, keys_of(gateway))
    fault = put_fault(store)
    assert (fault.kind, fault.retryable) == (FaultKind.CLOCK, False)
    assert "UTC" in fault.detail


def test_a_gateway_that_is_down(gateway: Gateway, account: Account) -> None:
    store = open_store(account, keys_of(gateway))
    store.put(KEY, b"x", "image/png")
    gateway.stop()
    try:
        fault = put_fault(store)
        assert (fault.kind, fault.retryable) == (FaultKind.OFFLINE, True)
        assert failed_steps(store) == ["Name"]
    finally:
        gateway.ensure_running()
    assert store.get(KEY) == b"x"


def test_the_bucket_may_stand_in_the_host_name(
    gateway: Gateway, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_up = socket.getaddrinfo

    def know_localhost(host: str | None, *words: Any, **named: Any) -> Any:
        """Not every system knows the names below localhost."""
        return look_up("127.0.0.1" if str(host).endswith(".localhost") else host, *words, **named)

    monkeypatch.setattr(socket, "getaddrinfo", know_localhost)
    endpoint = gateway.endpoint.replace("127.0.0.1", "s3.localhost")
    virtual = replace(account, endpoint=endpoint, addressing=Addressing.VIRTUAL)
    store = open_store(virtual, keys_of(gateway))
    store.put(KEY, b"x", "image/png")
    assert store.get(KEY) == b"x"
    assert f"//{account.bucket}.s3.localhost:" in store.public_url(KEY)
    with urlopen(store.presigned_url(KEY, dt.timedelta(hours=1))) as answer:
        assert answer.read() == b"x"
    assert failed_steps(store) == []

"""The stores that the contract is tried on: every twin, each empty."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from rethumb_desktop.domain.library import Account, KeyPair
from rethumb_desktop.domain.ports import ObjectStore
from rethumb_desktop.store.folder import FolderStore
from rethumb_desktop.store.memory import MemoryStore
from rethumb_desktop.store.s3 import open_store
from rethumb_desktop.store.s3_client import make_client
from tests.fixtures.gateway import Gateway

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

TWINS = [
    "memory",
    "folder",
    "moto_store",
    pytest.param("http_store", marks=pytest.mark.gateway),
    pytest.param("https_store", marks=pytest.mark.gateway),
]


def account_at(gateway: Gateway, bucket: str, *, tls: bool = False) -> Account:
    """An account of the gateway, nothing found out about it yet."""
    return Account("Gateway", gateway.tls_endpoint if tls else gateway.endpoint, bucket, gateway.region)


def keys_of(gateway: Gateway, role: str = "rw") -> KeyPair:
    """The keys of one of the gateway's users."""
    return KeyPair(gateway.users[role].key_id, gateway.users[role].secret)


def make_bucket(client: "S3Client") -> str:
    """Make a bucket with a name that nobody has."""
    name = f"test-{uuid4().hex[:16]}"
    client.create_bucket(Bucket=name)
    return name


@pytest.fixture(autouse=True)
def clients_are_cheap(botocore_reads_once: None) -> None:
    """All tests here may make clients."""


@pytest.fixture
def memory() -> ObjectStore:
    """Objects in memory."""
    return MemoryStore()


@pytest.fixture
def folder(tmp_path: Path) -> ObjectStore:
    """Objects in a folder that is not there yet."""
    return FolderStore(tmp_path / "library with blanks")


@pytest.fixture(scope="session")
def client(gateway: Gateway) -> Iterator["S3Client"]:
    """The gateway as the owner of the buckets sees it. One for all: making a client takes a while."""
    with closing(gateway.client()) as made:
        yield made


@pytest.fixture
def bucket(gateway: Gateway, client: "S3Client") -> str:
    """The name of a new, empty bucket of the gateway."""
    gateway.ensure_running()
    return make_bucket(client)


@pytest.fixture(scope="session")
def moto_store() -> Iterator[ObjectStore]:
    """A bucket of a server that plays S3 in this process; to be trusted for plain round trips only."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    account, keys = Account("Moto", f"http://{host}:{port}", "bucket"), KeyPair("key", "secret")
    with closing(make_client(account, keys, None)) as owner:
        yield open_store(replace(account, bucket=make_bucket(owner)), keys)
    server.stop()


@pytest.fixture(scope="session")
def http_store(gateway: Gateway, client: "S3Client") -> ObjectStore:
    """A bucket of the real gateway."""
    return open_store(account_at(gateway, make_bucket(client)), keys_of(gateway))


@pytest.fixture(scope="session")
def https_store(gateway: Gateway, client: "S3Client") -> ObjectStore:
    """The same over TLS, where clients send checksums in another way."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_CA_BUNDLE", str(gateway.ca_bundle))
        return open_store(account_at(gateway, make_bucket(client), tls=True), keys_of(gateway))


@pytest.fixture(params=TWINS)
def store(request: pytest.FixtureRequest) -> Iterator[ObjectStore]:
    """Each of the stores in turn, empty."""
    found: ObjectStore = request.getfixturevalue(request.param)
    yield found
    for left in list(found.list("")):
        found.delete(left.key)

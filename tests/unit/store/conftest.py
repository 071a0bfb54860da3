"""A played bucket, and a store that is opened on it with known facts."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from rethumb_desktop.domain.library import Account, Capability, KeyPair, StoreFacts, Visibility, with_facts
from rethumb_desktop.domain.ports import ObjectStore
from rethumb_desktop.store.s3 import open_store
from tests.fixtures.answering import AnsweringServer, answering
from tests.unit.store.bucket import PlayedBucket

Opened = Callable[..., ObjectStore]


@pytest.fixture(autouse=True)
def clients_are_cheap(botocore_reads_once: None) -> None:
    """All tests here may make clients."""


@pytest.fixture
def bucket() -> PlayedBucket:
    return PlayedBucket()


@pytest.fixture
def server(bucket: PlayedBucket) -> Iterator[AnsweringServer]:
    with answering(bucket) as started:
        yield started


@pytest.fixture
def opened(server: AnsweringServer) -> Opened:
    """Opens the bucket as one whose facts are known."""

    def open_it(
        conditional: Capability = Capability.NO, versioned: Capability = Capability.NO, **more: Any
    ) -> ObjectStore:
        account = Account("Test", server.url, "bucket", **more)
        known = with_facts(account, StoreFacts(Visibility.BUCKET, conditional, versioned))
        return open_store(known, KeyPair("id", "secret"))

    return open_it

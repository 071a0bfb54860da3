"""A library in a bucket of the gateway, its policy, and what users and strangers are answered there."""

from __future__ import annotations

import json
import ssl
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, Capability, KeyPair, StoreFacts, Visibility, with_facts
from rethumb_desktop.domain.policies import PolicyPlace, bucket_policy
from rethumb_desktop.domain.ports import ObjectStore
from rethumb_desktop.store.s3 import open_store
from tests.fixtures.gateway import Gateway

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

DATA = b"not really a picture"
LARGE = bytes(range(256)) * 4 * (17 << 10)  # 17 MB
STEM = "abcdefghijklmnopqrstuvwxyz234567"
DEVICE = "0123456789abcdef" * 2


class Place:
    """A library in a bucket of the "rw" user, and its names; `policy` gives it one, with the owner's keys."""

    def __init__(self, gateway: Gateway, bucket: str, prefix: str, *, tls: bool) -> None:
        self.gateway = gateway
        self.bucket = bucket
        self.folder = f"{prefix}/" if prefix else ""
        endpoint = gateway.tls_endpoint if tls else gateway.endpoint
        self.account = Account("Cloud", endpoint, bucket, gateway.region, prefix)
        self.rendition = f"{self.folder}{STEM}.jpg"
        self.missing = f"{self.folder}{STEM[::-1]}.png"
        self.hidden = f"{self.folder}.rethumb/"
        self.head = f"{self.hidden}heads/{DEVICE}"
        self.segment = f"{self.hidden}journal/{DEVICE}/0000000001"
        self.backups = f"{self.hidden}backups/"
        self.backup = f"{self.backups}20260131T235959Z/000001"

    def store(self, user: str, *, versioned: Capability = Capability.NO) -> ObjectStore:
        """The bucket as a user opens it after it was found out what it can do."""
        known = with_facts(self.account, StoreFacts(Visibility.BUCKET, Capability.YES, versioned))
        found = self.gateway.users[user]
        return open_store(known, KeyPair(found.key_id, found.secret))

    def document(self, *, public: bool = True, records: bool = False) -> str:
        """The policy that gives each user of the gateway its role."""
        users = self.gateway.users
        return bucket_policy(
            PolicyPlace(self.bucket, self.account.prefix),
            publish=users["publish"].uid,
            backup=users["backup"].uid,
            maintenance=users["maintenance"].uid,
            owner=users["rw"].uid,
            public=public,
            records=records,
        )

    def policy(self, *, public: bool = True, records: bool = False) -> None:
        self.give(self.document(public=public, records=records))

    def give(self, document: str) -> None:
        owner = self.store("rw")
        owner.apply_policy(document)
        assert json.loads(owner.policy()) == json.loads(document)

    def put_plainly(self, client: S3Client, *keys: str) -> None:
        """Put as a program would that knows nothing of owners."""
        for key in keys:
            client.put_object(Bucket=self.bucket, Key=key, Body=DATA)


def assert_refused(*attempts: Callable[[], object]) -> None:
    for number, attempt in enumerate(attempts):
        with pytest.raises(Fault) as caught:
            attempt()
        assert caught.value.kind is FaultKind.POLICY, f"attempt {number}: {caught.value}"


def keys(store: ObjectStore, prefix: str) -> list[str]:
    return [each.key for each in store.list(prefix)]


def status_of(place: Place, path: str, method: str = "GET") -> int:
    """What a stranger is answered."""
    context = ssl.create_default_context(cafile=str(place.gateway.ca_bundle))
    request = Request(f"{place.store('rw').public_url('')}{quote(path, safe='/?=&')}", method=method)
    try:
        with urlopen(request, context=context) as answer:
            return int(answer.status)
    except HTTPError as error:
        with error:
            return error.code

"""Objects in a bucket of an S3-compatible store, every put verified."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, KeyPair, StoreFacts, Visibility, public_url
from rethumb_desktop.domain.ports import ObjectStore, StoredObject, TestStep
from rethumb_desktop.store.bandwidth import Bandwidth
from rethumb_desktop.store.expiry import expiry_seconds
from rethumb_desktop.store.s3_bucket import make_bucket
from rethumb_desktop.store.s3_client import (
    check_account,
    check_region,
    find_ca_bundle,
    make_client,
    missing_keys,
    tidy_keys,
)
from rethumb_desktop.store.s3_deleting import Deleting
from rethumb_desktop.store.s3_facts import Probe
from rethumb_desktop.store.s3_faults import Place, faults, refused_stranger
from rethumb_desktop.store.s3_policy import give_policy, read_policy
from rethumb_desktop.store.s3_putting import Putting, new_object, private_object
from rethumb_desktop.store.s3_reading import Reading
from rethumb_desktop.store.s3_sending import Reply, Sender
from rethumb_desktop.store.s3_steps import ConnectionTest
from rethumb_desktop.store.s3_tally import Tally
from rethumb_desktop.store.stranger import Stranger

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client


def open_store(account: Account, keys: KeyPair | None) -> ObjectStore:
    """Open the bucket of an account; no request is made yet. Without keys it can only be read, unsigned.

    Trusts the certificates in the file that AWS_CA_BUNDLE or SSL_CERT_FILE names, where one is set; no other
    variable or file of the AWS tools has any influence. Raises Fault target (no address, no bucket name), credentials
    (empty or impossible keys) and certificate (that file is not there).
    """
    bandwidth = Bandwidth(account.upload_limit) if account.upload_limit > 0 else None
    return S3Store(account, keys, find_ca_bundle(account), bandwidth)


class S3Store:
    """The bucket of one account. One client, made at the first request, serves all threads."""

    def __init__(
        self,
        account: Account,
        keys: KeyPair | None,
        ca_bundle: str | None = None,
        bandwidth: Bandwidth | None = None,
    ) -> None:
        check_account(account)
        self._account = account
        self._keys = tidy_keys(account, keys)
        self._ca_bundle = ca_bundle
        self._bandwidth = bandwidth
        self._place = Place.of(account)
        self._tally = Tally()
        self._stranger = Stranger(ca_bundle, self._tally.count)
        self._client: S3Client | None = None
        self._putting: Putting | None = None
        self._lock = threading.Lock()
        self._reading = Reading(self._shared_client, self._place)
        self._deleting = Deleting(self._signed_client, self._place, account.versioned, self.head)

    @property
    def requests(self) -> int:
        return self._tally.requests

    @property
    def clock_offset(self) -> timedelta | None:
        return self._tally.clock_offset

    def put(
        self,
        key: str,
        data: bytes,
        mime: str,
        *,
        width: int = 0,
        height: int = 0,
        note: str = "",
        replace: bool = False,
    ) -> None:
        public = self._account.visibility is Visibility.ACL
        new = new_object(key, data, mime, public=public, width=width, height=height, note=note)
        self._shared_putting().put(new, over=replace)
        self._reading.see_bucket()

    def write(self, key: str, data: bytes, *, fresh: bool) -> bool:
        written = self._shared_putting().write(private_object(key, data), fresh=fresh)
        self._reading.see_bucket()
        return written

    def put_object(self, key: str, data: bytes, mime: str, *, public: bool) -> Reply:
        """Put and verify, whatever is there; `public` asks for an access control list that lets strangers read it."""
        return self._shared_putting().put_over(new_object(key, data, mime, public=public))

    def put_if_absent(self, key: str, data: bytes, mime: str) -> bool:
        """Put and verify where nothing has this key, else return False. Raises Fault policy where it cannot ask."""
        return self._shared_putting().put_if_absent(new_object(key, data, mime, public=False))

    def head(self, key: str) -> StoredObject | None:
        return self._reading.head(key)

    def get(self, key: str) -> bytes:
        try:
            return self._reading.get(key)
        except Fault as fault:
            if self._keys is not None or fault.kind is not FaultKind.POLICY:
                raise
            raise refused_stranger(self._place, fault, read_before=self._reading.bucket_seen) from fault

    def delete(self, key: str) -> None:
        self._deleting.delete(key)

    def delete_many(self, keys: Iterable[str]) -> None:
        self._deleting.delete_many(keys)

    def list(self, prefix: str, after: str = "") -> Iterator[StoredObject]:
        return self._reading.list(prefix, after)

    def look(self, prefix: str) -> None:
        """Ask for one entry of the list: the request whose refusal says most. Raises Fault."""
        self._reading.look(prefix)

    def public_url(self, key: str) -> str:
        return public_url(self._account, key)

    def presigned_url(self, key: str, expires: timedelta) -> str:
        seconds = expiry_seconds(expires)
        with faults(self._place):
            return self._signed_client().generate_presigned_url(
                "get_object", Params={"Bucket": self._place.bucket, "Key": key}, ExpiresIn=seconds
            )

    def local_path(self, key: str) -> Path | None:
        return None

    def find_facts(self, probe_key: str) -> StoreFacts:
        return Probe(self, self._account, self._stranger, probe_key).find()

    def policy(self) -> str:
        with faults(self._place):
            return read_policy(self._signed_client(), self._place)

    def apply_policy(self, document: str) -> None:
        with faults(self._place):
            give_policy(self._signed_client(), self._place, document)

    def make_bucket(self) -> None:
        with faults(self._place):
            make_bucket(self._signed_client(), self._account)

    def test(self, probe_key: str) -> Iterator[TestStep]:
        if self._keys is None:
            fault = missing_keys(self._account)
            yield TestStep("Signature", ok=False, detail=fault.title, cure=fault.detail)
            return
        yield from ConnectionTest(self, self._account, self._stranger, probe_key).run()

    def _signed_client(self) -> S3Client:
        if self._keys is None:
            raise missing_keys(self._account)
        return self._shared_client()

    def _shared_client(self) -> S3Client:
        with self._lock:
            if self._client is None:
                self._client = make_client(self._account, self._keys, self._ca_bundle)
                self._tally.follow(self._client)
            return self._client

    def _shared_putting(self) -> Putting:
        if self._putting is not None:
            return self._putting
        if self._keys is None:
            raise missing_keys(self._account)
        with self._lock, faults(self._place):
            if self._putting is None:
                check_region(self._account)
                sender = Sender(self._account, self._keys, self._ca_bundle, self._bandwidth, self._tally)
                # The client takes a good part of a second to make, and puts of one piece do without.
                self._putting = Putting(self._account, self._shared_client, sender, self.head, self.get)
            return self._putting

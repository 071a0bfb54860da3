"""Objects in a bucket of an S3-compatible store, every put verified."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, Capability, KeyPair, StoreFacts, Visibility, public_url
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
from rethumb_desktop.store.s3_facts import Probe
from rethumb_desktop.store.s3_faults import Place, answer_fault, faults, is_portal, portal_fault
from rethumb_desktop.store.s3_putting import SIZE_NAME, Putting, new_object
from rethumb_desktop.store.s3_sending import MD5_ETAG, Reply, Sender
from rethumb_desktop.store.s3_steps import ConnectionTest
from rethumb_desktop.store.s3_versions import delete_versions

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

_SIZE = re.compile(r"(\d{1,9})x(\d{1,9})")


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
        self._client: S3Client | None = None
        self._putting: Putting | None = None
        self._lock = threading.Lock()
        self._bucket_seen = False

    def put(self, key: str, data: bytes, mime: str, *, width: int = 0, height: int = 0) -> None:
        public = self._account.visibility is Visibility.ACL
        self._shared_putting().put(new_object(key, data, mime, public=public, width=width, height=height))
        self._bucket_seen = True

    def put_object(self, key: str, data: bytes, mime: str, *, public: bool) -> Reply:
        """Put and verify, whatever is there; `public` asks for an access control list that lets strangers read it."""
        return self._shared_putting().put_over(new_object(key, data, mime, public=public))

    def put_if_absent(self, key: str, data: bytes, mime: str) -> bool:
        """Put and verify where nothing has this key, else return False. Raises Fault policy where it cannot ask."""
        return self._shared_putting().put_if_absent(new_object(key, data, mime, public=False))

    def head(self, key: str) -> StoredObject | None:
        from botocore.exceptions import ClientError

        with self._reading() as client:
            try:
                answer = client.head_object(Bucket=self._place.bucket, Key=key)
            except ClientError as error:
                status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode")
                if status == 404 and self._bucket_seen:
                    return None
                if status not in (400, 403, 404):
                    raise
                return self._head_by_get(client, key)
        self._bucket_seen = True
        return self._stored(key, answer)

    def get(self, key: str) -> bytes:
        with self._reading() as client:
            answer = client.get_object(Bucket=self._place.bucket, Key=key)
            with closing(answer["Body"]) as body:  # its own `with` would give the bare stream, errors unwrapped
                self._stored(key, answer)
                data = body.read()
        self._bucket_seen = True
        return data

    def delete(self, key: str) -> None:
        refused: Fault | None = None
        if self._account.versioned is not Capability.NO:
            refused = self._delete_versions(key)
            if refused is None:
                return
        # A store that numbers its objects but keeps no versions cannot list them, and leaves no marker either.
        with self._signed() as client:
            answer = client.delete_object(Bucket=self._place.bucket, Key=key)
        self._refuse_portal(answer)
        if answer.get("DeleteMarker"):
            refused = refused or self._delete_versions(key)
            if refused is not None:
                raise self._hidden_only(refused)

    def list(self, prefix: str) -> Iterator[StoredObject]:
        token: str | None = None
        while True:
            further: dict[str, Any] = {"ContinuationToken": token} if token else {}
            with self._reading() as client:
                page = client.list_objects_v2(Bucket=self._place.bucket, Prefix=prefix, **further)
            if "Name" not in page:  # a web page can be well-formed XML, and would read as an empty list
                raise portal_fault(self._place)
            for each in page.get("Contents", []):
                yield StoredObject(each["Key"], each["Size"], _md5_of(each.get("ETag", "").strip('"')))
            token = page.get("NextContinuationToken")
            if not token:
                return

    def public_url(self, key: str) -> str:
        return public_url(self._account, key)

    def presigned_url(self, key: str, expires: timedelta) -> str:
        seconds = expiry_seconds(expires)
        with self._signed() as client:
            return client.generate_presigned_url(
                "get_object", Params={"Bucket": self._place.bucket, "Key": key}, ExpiresIn=seconds
            )

    def local_path(self, key: str) -> Path | None:
        return None

    def find_facts(self, probe_key: str) -> StoreFacts:
        return Probe(self, self._account, self._ca_bundle, probe_key).find()

    def make_bucket(self) -> None:
        with self._signed() as client:
            make_bucket(client, self._account)

    def test(self, probe_key: str) -> Iterator[TestStep]:
        if self._keys is None:
            fault = missing_keys(self._account)
            yield TestStep("Signature", ok=False, detail=fault.title, cure=fault.detail)
            return
        yield from ConnectionTest(self, self._account, self._ca_bundle, probe_key).run()

    def look(self, prefix: str) -> None:
        """Ask for one entry of the list: the request whose refusal says most. Raises Fault."""
        with self._reading() as client:
            page = client.list_objects_v2(Bucket=self._place.bucket, Prefix=prefix, MaxKeys=1)
        if "Name" not in page:
            raise portal_fault(self._place)

    @contextmanager
    def _reading(self) -> Iterator[S3Client]:
        with faults(self._place):
            yield self._shared_client()

    @contextmanager
    def _signed(self) -> Iterator[S3Client]:
        if self._keys is None:
            raise missing_keys(self._account)
        with self._reading() as client:
            yield client

    def _shared_client(self) -> S3Client:
        with self._lock:
            if self._client is None:
                self._client = make_client(self._account, self._keys, self._ca_bundle)
            return self._client

    def _shared_putting(self) -> Putting:
        if self._putting is not None:
            return self._putting
        if self._keys is None:
            raise missing_keys(self._account)
        with self._lock, faults(self._place):
            if self._putting is None:
                check_region(self._account)
                sender = Sender(self._account, self._keys, self._ca_bundle, self._bandwidth)
                # The client takes a good part of a second to make, and puts of one piece do without.
                self._putting = Putting(self._account, self._shared_client, sender, self.head)
            return self._putting

    def _delete_versions(self, key: str) -> Fault | None:
        """Delete every version, and look whether anything is left; return the fault where that is refused."""
        try:
            with self._signed() as client:
                delete_versions(client, self._place, key)
        except Fault as fault:
            if fault.kind is not FaultKind.POLICY:
                raise
            return fault
        try:
            found = self.head(key)
        except Fault as fault:
            if fault.kind is not FaultKind.POLICY:
                raise
            return None  # keys that may not list the bucket get the same answer for what is not there
        if found is not None:
            title = f"{self._place.host} still has the object that was deleted."
            detail = "It may have been put again meanwhile. Nothing to do: it is tried again."
            raise self._place.fault(FaultKind.STORE, title, detail, retryable=True)
        return None

    def _hidden_only(self, refused: Fault) -> Fault:
        title = f"The object is hidden at {self._place.host}, but its versions could not be deleted."
        detail = (
            "Give the keys the rights to list and to delete versions (s3:ListBucketVersions, s3:DeleteObjectVersion)."
        )
        return self._place.fault(refused.kind, title, detail)

    def _head_by_get(self, client: S3Client, key: str) -> StoredObject | None:
        """Ask again in a way that is answered with a reason: HEAD tells a missing bucket from a missing object
        and a wrong key from a denial by nothing."""
        from botocore.exceptions import ClientError

        try:
            answer = client.get_object(Bucket=self._place.bucket, Key=key)
        except ClientError as error:
            fault = answer_fault(self._place, error)
            if fault.kind is not FaultKind.MISSING:
                raise fault from error
            self._bucket_seen = True
            return None
        answer["Body"].close()
        self._bucket_seen = True
        return self._stored(key, answer)

    def _stored(self, key: str, answer: Mapping[str, Any]) -> StoredObject:
        """Read the facts of an object from an answer; without an ETag it is not the store that answered."""
        if not _etag(answer):
            raise portal_fault(self._place)
        other_digest = answer.get("ServerSideEncryption", "AES256") != "AES256" or "SSECustomerAlgorithm" in answer
        digest = None if other_digest else _md5_of(_etag(answer))
        told = _SIZE.fullmatch(answer.get("Metadata", {}).get(SIZE_NAME, ""))
        width, height = (int(told[1]), int(told[2])) if told else (0, 0)
        return StoredObject(key, answer["ContentLength"], digest, answer.get("ContentType"), width, height)

    def _refuse_portal(self, answer: Mapping[str, Any]) -> None:
        meta = answer["ResponseMetadata"]
        if is_portal(meta["HTTPStatusCode"], meta["HTTPHeaders"]):
            raise portal_fault(self._place)


def _etag(answer: Mapping[str, Any]) -> str:
    return str(answer.get("ETag") or "").strip('"')


def _md5_of(etag: str) -> str | None:
    """Return the ETag where it has the form of an MD5; those of multipart uploads have another."""
    return etag if MD5_ETAG.fullmatch(etag) else None

"""Objects in a bucket of an S3-compatible store, every put verified."""

from __future__ import annotations

import base64
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import timedelta
from hashlib import md5
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, KeyPair, Visibility, public_url
from rethumb_desktop.domain.ports import ObjectStore, StoredObject, TestStep
from rethumb_desktop.store.expiry import expiry_seconds
from rethumb_desktop.store.s3_client import check_account, find_ca_bundle, make_client, missing_keys, tidy_keys
from rethumb_desktop.store.s3_faults import Place, answer_fault, faults, is_portal, portal_fault
from rethumb_desktop.store.s3_steps import ConnectionTest
from rethumb_desktop.store.s3_visibility import VisibilityProbe

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

#: A link is the content: what is under a key never changes, so browsers may keep it.
CACHE_CONTROL = "public, max-age=31536000, immutable"

_MD5 = re.compile(r"[0-9a-f]{32}")
_PUBLIC_READ = "public-read"


def open_store(account: Account, keys: KeyPair | None) -> ObjectStore:
    """Open the bucket of an account; no request is made yet. Without keys it can only be read, unsigned.

    Trusts the certificates in the file that AWS_CA_BUNDLE or SSL_CERT_FILE names, where one is set; no other
    variable or file of the AWS tools has any influence. Raises Fault target (no address, no bucket name), credentials
    (empty or impossible keys) and certificate (that file is not there).
    """
    return S3Store(account, keys, find_ca_bundle(account))


class S3Store:
    """The bucket of one account. One client, made at the first request, serves all threads."""

    def __init__(self, account: Account, keys: KeyPair | None, ca_bundle: str | None = None) -> None:
        check_account(account)
        self._account = account
        self._keys = tidy_keys(account, keys)
        self._ca_bundle = ca_bundle
        self._place = Place.of(account)
        self._client: S3Client | None = None
        self._lock = threading.Lock()
        self._bucket_seen = False

    def put(self, key: str, data: bytes, mime: str) -> None:
        self.put_object(key, data, mime, public=self._account.visibility is Visibility.ACL)

    def put_object(self, key: str, data: bytes, mime: str, *, public: bool) -> None:
        """Put and verify; `public` asks for an access control list that lets strangers read the object.

        The reply's ETag is the MD5 that was sent, else a HEAD has to agree; a reply without one is no success.
        """
        digest = md5(data, usedforsecurity=False)
        access: dict[str, Any] = {"ACL": _PUBLIC_READ} if public else {}
        with self._signed() as client:
            answer = client.put_object(
                Bucket=self._place.bucket,
                Key=key,
                Body=data,
                ContentType=mime,
                CacheControl=CACHE_CONTROL,
                ContentMD5=base64.b64encode(digest.digest()).decode(),
                **access,
            )
        etag = _etag(answer)
        if etag == digest.hexdigest():
            self._bucket_seen = True
            return
        self._refuse_portal(answer)
        if not etag:
            raise self._unconfirmed("The store answered without saying what it stored.")
        self._verify(key, len(data), digest.hexdigest())

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
        with self._signed() as client:
            answer = client.delete_object(Bucket=self._place.bucket, Key=key)
        self._refuse_portal(answer)

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

    def find_visibility(self, probe_key: str) -> Visibility:
        return VisibilityProbe(self, self._account, self._ca_bundle).find(probe_key)

    def test(self, probe_key: str) -> Iterator[TestStep]:
        if self._keys is None:
            fault = missing_keys(self._account)
            yield TestStep("Keys", ok=False, detail=fault.title, cure=fault.detail)
            return
        yield from ConnectionTest(self, self._account, self._ca_bundle).run(probe_key)

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
        return StoredObject(key, answer["ContentLength"], digest, answer.get("ContentType"))

    def _verify(self, key: str, size: int, digest: str) -> None:
        found = self.head(key)
        if found is None:
            raise self._unconfirmed("The store took it, but has it not.")
        if found.bytes != size or found.md5 not in (None, digest):
            raise self._unconfirmed("The store has other bytes than those that were sent.")

    def _unconfirmed(self, reason: str) -> Fault:
        title = f"{self._place.host} did not confirm that the object arrived."
        return self._place.fault(FaultKind.DATA, title, reason, retryable=True)

    def _refuse_portal(self, answer: Mapping[str, Any]) -> None:
        meta = answer["ResponseMetadata"]
        if is_portal(meta["HTTPStatusCode"], meta["HTTPHeaders"]):
            raise portal_fault(self._place)


def _etag(answer: Mapping[str, Any]) -> str:
    return str(answer.get("ETag") or "").strip('"')


def _md5_of(etag: str) -> str | None:
    """Return the ETag where it has the form of an MD5; those of multipart uploads have another."""
    return etag if _MD5.fullmatch(etag) else None

"""Reading a bucket: objects, what is told of them, and lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from typing import TYPE_CHECKING, Any

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.domain.ports import StoredObject
from rethumb_desktop.store.s3_faults import Place, answer_fault, coded_fault, faults, portal_fault
from rethumb_desktop.store.s3_putting import NOTE_NAME, SIZE_NAME
from rethumb_desktop.store.s3_sending import MD5_ETAG

if TYPE_CHECKING:
    from botocore.exceptions import ClientError
    from types_boto3_s3 import S3Client

_SIZE = re.compile(r"(\d{1,9})x(\d{1,9})")
_NO_REASON = (400, 403, 404)


class Reading:
    """Reads one bucket. Keys that may not list a bucket are refused what is not there: a list of just that name is
    asked for then, which they may be allowed. Raises Fault."""

    def __init__(self, client: Callable[[], S3Client], place: Place) -> None:
        self._client = client
        self._place = place
        self._bucket_seen = False
        self._asks_lists = False
        self._unlistable: set[str] = set()

    @property
    def bucket_seen(self) -> bool:
        """Whether it is known that the bucket is there, by something that was read or put."""
        return self._bucket_seen

    def see_bucket(self) -> None:
        """Take it from now on that the bucket is there: what is not found is an object."""
        self._bucket_seen = True

    def head(self, key: str) -> StoredObject | None:
        from botocore.exceptions import ClientError

        with faults(self._place):
            client = self._client()
            try:
                answer = client.head_object(Bucket=self._place.bucket, Key=key)
            except ClientError as error:
                status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode")
                if status == 404 and self._bucket_seen:
                    return None
                if status not in _NO_REASON:
                    raise
                if self._asks_lists and status == 403 and self._is_unlisted(client, key):
                    return None
                return self._head_by_get(client, key)
        self._bucket_seen = True
        return self._stored(key, answer)

    def get(self, key: str) -> bytes:
        from botocore.exceptions import ClientError

        with faults(self._place):
            client = self._client()
            try:
                answer = client.get_object(Bucket=self._place.bucket, Key=key)
            except ClientError as error:
                if not self._is_missing(client, key, error):
                    raise
                raise coded_fault(self._place, "NoSuchKey", 404) from error
            with closing(answer["Body"]) as body:  # its own `with` would give the bare stream, errors unwrapped
                self._stored(key, answer)
                data = body.read()
        self._bucket_seen = True
        return data

    def list(self, prefix: str, after: str = "") -> Iterator[StoredObject]:
        beginning = after.encode()
        following: dict[str, Any] = {"StartAfter": after} if after else {}
        while True:
            with faults(self._place):
                page = self._client().list_objects_v2(Bucket=self._place.bucket, Prefix=prefix, **following)
            self._refuse_page(page)
            self._bucket_seen = True
            for each in page.get("Contents", []):
                if each["Key"].encode() > beginning:  # some do not know where to start
                    yield StoredObject(each["Key"], each["Size"], _md5_of(each.get("ETag", "").strip('"')))
            token = page.get("NextContinuationToken")
            if not token:
                return
            following = {"ContinuationToken": token}

    def look(self, prefix: str) -> None:
        """Ask for one entry of the list: the request whose refusal says most."""
        with faults(self._place):
            page = self._client().list_objects_v2(Bucket=self._place.bucket, Prefix=prefix, MaxKeys=1)
        self._refuse_page(page)

    def _head_by_get(self, client: S3Client, key: str) -> StoredObject | None:
        """Ask again in a way that is answered with a reason: HEAD tells a missing bucket from a missing object
        and a wrong key from a denial by nothing."""
        from botocore.exceptions import ClientError

        try:
            answer = client.get_object(Bucket=self._place.bucket, Key=key)
        except ClientError as error:
            if not self._is_missing(client, key, error):
                raise
            return None
        answer["Body"].close()
        self._bucket_seen = True
        return self._stored(key, answer)

    def _is_missing(self, client: S3Client, key: str, error: ClientError) -> bool:
        """Whether a refusal means that the bucket is there and the object is not."""
        kind = answer_fault(self._place, error).kind
        if kind is FaultKind.MISSING:
            self._bucket_seen = True
            return True
        return kind is FaultKind.POLICY and self._is_unlisted(client, key)

    def _is_unlisted(self, client: S3Client, key: str) -> bool:
        """Whether the list may be read for this name, and does not hold it."""
        from botocore.exceptions import ClientError

        folder = key.rpartition("/")[0]
        if folder in self._unlistable:
            return False
        try:
            page = client.list_objects_v2(Bucket=self._place.bucket, Prefix=key, MaxKeys=1)
        except ClientError as error:
            if answer_fault(self._place, error).kind is not FaultKind.POLICY:
                raise
            self._unlistable.add(folder)
            return False
        self._refuse_page(page)
        self._asks_lists = True
        return all(each["Key"] != key for each in page.get("Contents", []))

    def _refuse_page(self, page: Mapping[str, Any]) -> None:
        """Refuse a web page: it can be well-formed XML, and would read as an empty list."""
        if "Name" not in page:
            raise portal_fault(self._place)

    def _stored(self, key: str, answer: Mapping[str, Any]) -> StoredObject:
        """Read the facts of an object from an answer; without an ETag it is not the store that answered."""
        etag = str(answer.get("ETag") or "").strip('"')
        if not etag:
            raise portal_fault(self._place)
        other_digest = answer.get("ServerSideEncryption", "AES256") != "AES256" or "SSECustomerAlgorithm" in answer
        digest = None if other_digest else _md5_of(etag)
        beside: Mapping[str, str] = answer.get("Metadata", {})
        told = _SIZE.fullmatch(beside.get(SIZE_NAME, ""))
        width, height = (int(told[1]), int(told[2])) if told else (0, 0)
        note = beside.get(NOTE_NAME, "")
        return StoredObject(key, answer["ContentLength"], digest, answer.get("ContentType"), width, height, note)


def _md5_of(etag: str) -> str | None:
    """Return the ETag where it has the form of an MD5; those of multipart uploads have another."""
    return etag if MD5_ETAG.fullmatch(etag) else None

"""Uploads in parts, for what is larger than one request should carry."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import md5
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.store.s3_faults import Place, faults, is_portal, portal_fault
from rethumb_desktop.store.s3_sending import MD5_ETAG, Reply, Sender

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

#: Larger objects go in parts, in bytes.
MULTIPART_FROM = 16 << 20
PART_BYTES = 8 << 20
_PARTS_THAT_ARE_GONE = "NoSuchUpload"


class MultipartUpload:
    """Puts an object in parts, each with its own digest; what does not come to its end leaves nothing behind."""

    def __init__(self, client: Callable[[], S3Client], sender: Sender, place: Place) -> None:
        self._client = client
        self._sender = sender
        self._place = place

    def put(self, key: str, data: bytes, words: Mapping[str, Any], confirm: Callable[[], None]) -> None:
        """Upload the bytes as one object, said about it what `words` say to boto3, and `confirm` that it is there.

        The answer to the last request names no digest on some stores, and may get lost: `confirm` has to ask.
        """
        with self._begun(key, words) as upload:
            parts = [self._send(key, upload, number, part) for number, part in enumerate(_parts(data), start=1)]
            self._complete(key, upload, parts)
        confirm()

    @contextmanager
    def _begun(self, key: str, words: Mapping[str, Any]) -> Iterator[str]:
        self._sweep(key)
        with faults(self._place):
            answer = self._client().create_multipart_upload(Bucket=self._place.bucket, Key=key, **words)
        upload = answer.get("UploadId")
        if not upload:
            raise portal_fault(self._place)
        completed = False
        try:
            yield upload
            completed = True
        finally:
            if not completed:
                with suppress(Fault), faults(self._place):
                    self._client().abort_multipart_upload(Bucket=self._place.bucket, Key=key, UploadId=upload)

    def _sweep(self, key: str) -> None:
        """Abort what an earlier try of this object has left open: its parts take space until somebody does."""
        with suppress(Fault), faults(self._place):
            bucket, client = self._place.bucket, self._client()
            left = client.list_multipart_uploads(Bucket=bucket, Prefix=key).get("Uploads", [])
            for upload in left:
                if upload.get("Key") == key:
                    client.abort_multipart_upload(Bucket=bucket, Key=key, UploadId=upload["UploadId"])

    def _send(self, key: str, upload: str, number: int, part: bytes) -> dict[str, Any]:
        digest = md5(part, usedforsecurity=False)
        headers = {"Content-MD5": base64.b64encode(digest.digest()).decode()}
        query = f"partNumber={number}&uploadId={quote(upload, safe='-_.~')}"
        with faults(self._place):
            reply = self._sender.put(key, part, headers, query)
        self._check(reply, digest.hexdigest())
        return {"PartNumber": number, "ETag": f'"{reply.etag}"'}

    def _check(self, reply: Reply, digest: str) -> None:
        """Refuse a part that is not confirmed. On some stores, or encrypted, its ETag is no digest: that passes."""
        encrypted = reply.headers.get("x-amz-server-side-encryption", "AES256") != "AES256"
        is_digest = MD5_ETAG.fullmatch(reply.etag) is not None and not encrypted
        if not reply.etag and is_portal(reply.status, reply.headers):
            raise portal_fault(self._place)
        if not reply.etag or (is_digest and reply.etag != digest):
            title = f"{self._place.host} did not confirm that a part of the object arrived."
            raise self._place.fault(FaultKind.DATA, title, "Nothing to do: it is sent again.", retryable=True)

    def _complete(self, key: str, upload: str, parts: list[dict[str, Any]]) -> None:
        from botocore.exceptions import ClientError

        named: Any = {"Parts": parts}
        with faults(self._place):
            try:
                self._client().complete_multipart_upload(
                    Bucket=self._place.bucket, Key=key, UploadId=upload, MultipartUpload=named
                )
            except ClientError as error:
                # Completed by a request whose answer got lost, it may be; whether the object is there is asked next.
                if error.response.get("Error", {}).get("Code") != _PARTS_THAT_ARE_GONE:
                    raise


def _parts(data: bytes) -> Iterator[bytes]:
    """Cut into parts of 8 to 16 MB; the last one is the largest."""
    count = max(1, len(data) // PART_BYTES)
    for number in range(count):
        end = len(data) if number == count - 1 else (number + 1) * PART_BYTES
        yield data[number * PART_BYTES : end]

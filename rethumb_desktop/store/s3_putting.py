"""Putting objects into a bucket, every one verified, none overwritten where the store can help it."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import md5
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, Capability
from rethumb_desktop.domain.ports import StoredObject
from rethumb_desktop.store.s3_client import ATTEMPTS
from rethumb_desktop.store.s3_faults import Place, answer_fault, faults, is_portal, portal_fault
from rethumb_desktop.store.s3_multipart import MULTIPART_FROM, MultipartUpload
from rethumb_desktop.store.s3_sending import Reply, Sender

if TYPE_CHECKING:
    from botocore.exceptions import ClientError
    from types_boto3_s3 import S3Client

#: A link is the content: what is under a key never changes, so browsers may keep it.
CACHE_CONTROL = "public, max-age=31536000, immutable"
#: Metadata of an object: its size in pixels. A hyphen, since RADOS gateways change underscores to them.
SIZE_NAME = "rethumb-size"

_PUBLIC_READ = "public-read"
_NO_SUCH_CLASS = frozenset({"InvalidStorageClass", "InvalidArgument"})


@dataclass(frozen=True)
class NewObject:
    """What is to be put, its MD5 known; width and height in pixels, 0 where there are none."""

    key: str
    data: bytes
    mime: str
    public: bool
    digest: bytes
    width: int = 0
    height: int = 0

    @property
    def size(self) -> str:
        return f"{self.width}x{self.height}" if self.width and self.height else ""


def new_object(key: str, data: bytes, mime: str, *, public: bool, width: int = 0, height: int = 0) -> NewObject:
    """Return an object to be put; `public` asks for an access control list that lets strangers read it."""
    if not key:
        raise ValueError("an object key is not empty")
    return NewObject(key, data, mime, public, md5(data, usedforsecurity=False).digest(), width, height)


class Putting:
    """Puts objects into the bucket of one account. `head` looks one up, as the store does. Raises Fault."""

    def __init__(
        self,
        account: Account,
        client: Callable[[], S3Client],
        sender: Sender,
        head: Callable[[str], StoredObject | None],
    ) -> None:
        self._place = Place.of(account)
        self._storage_class = account.storage_class
        self._conditional = account.conditional_puts is Capability.YES
        self._versioned = account.versioned is Capability.YES
        self._sender = sender
        # Where each put leaves a version, one whose reply got lost must not be repeated before somebody has looked.
        self._attempts = 1 if self._versioned else ATTEMPTS
        self._parts = MultipartUpload(client, sender, self._place)
        self._head = head

    def put(self, new: NewObject) -> None:
        """Put an object unless it is there; when this returns it is there and right."""
        in_parts = len(new.data) > MULTIPART_FROM
        if self._asks_first(in_parts) and self._is_there(new):
            return
        if in_parts:
            self._put_in_parts(new)
        elif not (self._conditional and self._is_kept(new)):
            self.put_over(new)

    def _asks_first(self, in_parts: bool) -> bool:
        """Whether to look for the object before it is put: a conditional put is a question of its own."""
        return in_parts if self._conditional else self._versioned

    def put_over(self, new: NewObject) -> Reply:
        """Put and verify, whatever is there: the reply's ETag is the MD5 that was sent, else a HEAD has to agree."""
        with faults(self._place):
            reply = self._send(new)
        self._confirm(new, reply)
        return reply

    def put_if_absent(self, new: NewObject) -> bool:
        """Put and verify where no object has this key, else return False. Raises Fault policy where it cannot ask."""
        with faults(self._place):
            reply = self._send_if_absent(new)
        if reply is None:
            return False
        self._confirm(new, reply)
        return True

    def _send_if_absent(self, new: NewObject, *, repeat: bool = True) -> Reply | None:
        from botocore.exceptions import ClientError

        try:
            return self._send(new, {"If-None-Match": "*"})
        except ClientError as error:
            status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode")
            if status == HTTPStatus.PRECONDITION_FAILED:
                return None
            if status != HTTPStatus.CONFLICT or not repeat:
                raise
        return self._send_if_absent(new, repeat=False)  # another put was under way; it has ended or failed by now

    def _is_kept(self, new: NewObject) -> bool:
        """Put on the condition that nothing is there; whether the object is there now, by this put or another's.

        Another may be an earlier try of the same, whose answer got lost.
        """
        try:
            return self.put_if_absent(new) or self._is_there(new)
        except Fault as fault:
            if fault.kind is not FaultKind.POLICY:
                raise
            return False  # no conditions here, other than was found out

    def _is_there(self, new: NewObject) -> bool:
        """Whether an object has this key that need not be put again.

        Conditions are for stores that keep the first of all puts. A key names a picture, not bytes: what another
        device has put there may differ a little, and stays. Else the bytes have to be these.
        """
        try:
            found = self._head(new.key)
        except Fault as fault:
            if fault.kind is not FaultKind.POLICY:
                raise
            return False  # these keys may put, but not look
        if found is None:
            return False
        return (self._conditional and found.bytes > 0) or _agrees(found, new)

    def _put_in_parts(self, new: NewObject) -> None:
        from botocore.exceptions import ClientError

        words: dict[str, Any] = {"ContentType": new.mime, "CacheControl": CACHE_CONTROL}
        if new.public:
            words["ACL"] = _PUBLIC_READ
        if self._storage_class:
            words["StorageClass"] = self._storage_class
        if new.size:
            words["Metadata"] = {SIZE_NAME: new.size}
        try:
            self._parts.put(new.key, new.data, words, lambda: self._verify(new))
        except Fault as fault:
            if isinstance(fault.__cause__, ClientError):
                self._refuse_storage_class(fault.__cause__)
            raise

    def _send(self, new: NewObject, conditions: dict[str, str] | None = None) -> Reply:
        from botocore.exceptions import ClientError

        headers = {
            "Content-Type": new.mime,
            "Content-MD5": base64.b64encode(new.digest).decode(),
            "Cache-Control": CACHE_CONTROL,
            **(conditions or {}),
        }
        if new.public:
            headers["x-amz-acl"] = _PUBLIC_READ
        if self._storage_class:
            headers["x-amz-storage-class"] = self._storage_class
        if new.size:
            headers[f"x-amz-meta-{SIZE_NAME}"] = new.size
        try:
            return self._sender.put(new.key, new.data, headers, attempts=self._attempts)
        except ClientError as error:
            self._refuse_storage_class(error)
            raise

    def _refuse_storage_class(self, error: ClientError) -> None:
        """Raise Fault policy where what was refused is the storage class; a gateway does not say that it is."""
        if not self._storage_class or error.response.get("Error", {}).get("Code") not in _NO_SUCH_CLASS:
            return
        if answer_fault(self._place, error).kind is FaultKind.PORTAL:
            return
        raise self._place.fault(
            FaultKind.POLICY,
            f"{self._place.host} does not accept the storage class “{self._storage_class}”.",
            "Change the account's storage class, or leave it empty: the store then takes its usual one.",
        ) from error

    def _confirm(self, new: NewObject, reply: Reply) -> None:
        if reply.etag == new.digest.hex():
            return
        if is_portal(reply.status, reply.headers):
            raise portal_fault(self._place)
        if not reply.etag:
            raise self._unconfirmed("The store answered without saying what it stored.")
        self._verify(new)

    def _verify(self, new: NewObject) -> None:
        found = self._head(new.key)
        if found is None:
            raise self._unconfirmed("The store took it, but has it not.")
        if not _agrees(found, new):
            raise self._unconfirmed("The store has other bytes than those that were sent.")

    def _unconfirmed(self, reason: str) -> Fault:
        title = f"{self._place.host} did not confirm that the object arrived."
        return self._place.fault(FaultKind.DATA, title, reason, retryable=True)


def _agrees(found: StoredObject, new: NewObject) -> bool:
    return found.bytes == len(new.data) and found.md5 in (None, new.digest.hex())

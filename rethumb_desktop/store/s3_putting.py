"""Putting objects into a bucket, every one verified, none overwritten where the store can help it."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import md5
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, TypeVar

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, Capability
from rethumb_desktop.domain.ports import StoredObject
from rethumb_desktop.store.notes import check_note
from rethumb_desktop.store.s3_client import ATTEMPTS
from rethumb_desktop.store.s3_faults import Place, answer_fault, coded_fault, faults, is_portal, portal_fault
from rethumb_desktop.store.s3_multipart import MULTIPART_FROM, MultipartUpload
from rethumb_desktop.store.s3_sending import Reply, Sender

if TYPE_CHECKING:
    from botocore.exceptions import ClientError
    from types_boto3_s3 import S3Client

#: A link is the content: what is under a key never changes, so browsers may keep it.
CACHE_CONTROL = "public, max-age=31536000, immutable"
#: Metadata of an object: its size in pixels. A hyphen, since RADOS gateways change underscores to them.
SIZE_NAME = "rethumb-size"
NOTE_NAME = "rethumb-note"

_PRIVATE_CACHE = "no-store"
_PRIVATE_MIME = "application/octet-stream"
_PUBLIC_READ = "public-read"
# Without this the owner of a gateway's bucket is refused what another user has put there.
_OWNED = "bucket-owner-full-control"
# What a store answers that knows no access control lists, or not this one.
_REFUSES_LIST = frozenset({FaultKind.POLICY, FaultKind.STORE})
_Sent = TypeVar("_Sent")
_NO_SUCH_CLASS = frozenset({"InvalidStorageClass", "InvalidArgument"})


@dataclass(frozen=True)
class NewObject:
    """What is to be put, its MD5 known, and what is kept beside it.

    `access` is the access control list that is asked for, "" for none. A `private` object is for the devices of the
    library: it is never cached, and in no storage class that is slow to read.
    """

    key: str
    data: bytes
    mime: str
    digest: bytes
    access: str = ""
    private: bool = False
    beside: Mapping[str, str] = field(default_factory=dict)

    @property
    def cache_control(self) -> str:
        return _PRIVATE_CACHE if self.private else CACHE_CONTROL


def new_object(
    key: str, data: bytes, mime: str, *, public: bool, width: int = 0, height: int = 0, note: str = ""
) -> NewObject:
    """Return an object to be put; `public` asks for an access control list that lets strangers read it.

    The size is in pixels, 0 where there is none. Raises ValueError for an empty key, and a note that is none.
    """
    check_note(note)
    size = {SIZE_NAME: f"{width}x{height}"} if width and height else {}
    beside = size | ({NOTE_NAME: note} if note else {})
    return NewObject(_checked(key), data, mime, _md5(data), _PUBLIC_READ if public else "", beside=beside)


def private_object(key: str, data: bytes) -> NewObject:
    """Return an object to be put that only the devices of the library read. Raises ValueError for an empty key."""
    return NewObject(_checked(key), data, _PRIVATE_MIME, _md5(data), private=True)


def _checked(key: str) -> str:
    if not key:
        raise ValueError("an object key is not empty")
    return key


def _md5(data: bytes) -> bytes:
    return md5(data, usedforsecurity=False).digest()


class Putting:
    """Puts objects into the bucket of one account. `head` and `get` look one up, as the store does. Raises Fault."""

    def __init__(
        self,
        account: Account,
        client: Callable[[], S3Client],
        sender: Sender,
        head: Callable[[str], StoredObject | None],
        get: Callable[[str], bytes],
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
        self._get = get
        self._takes_owned = True

    def put(self, new: NewObject, *, over: bool = False) -> None:
        """Put an object, unless it is there or with `over` all the same; when this returns it is there and right."""
        in_parts = len(new.data) > MULTIPART_FROM
        if not over and self._asks_first(in_parts) and self._is_there(new):
            return
        if in_parts:
            self._put_in_parts(new)
        elif over or not (self._conditional and self._is_kept(new)):
            self.put_over(new)

    def _asks_first(self, in_parts: bool) -> bool:
        """Whether to look for the object before it is put: a conditional put is a question of its own."""
        return in_parts if self._conditional else self._versioned

    def write(self, new: NewObject, *, fresh: bool) -> bool:
        """Put a private object; with `fresh` only where nothing is there. Return whether these bytes are there now."""
        if not fresh:
            self._put_owned(new)
            return True
        if self._conditional and len(new.data) <= MULTIPART_FROM:
            try:
                return self._for_owner(new, self.put_if_absent) or self._is_same(new)
            except Fault as fault:
                if fault.kind is not FaultKind.POLICY:
                    raise
                # No conditions here, other than was found out; or no right at all, which shows next.
        found = self._head(new.key)
        if found is not None:
            return self._holds(found, new)
        self._put_owned(new)
        return True

    def _put_owned(self, new: NewObject) -> None:
        if len(new.data) > MULTIPART_FROM:
            self._for_owner(new, self._put_in_parts)
        else:
            self._for_owner(new, self.put_over)

    def _for_owner(self, new: NewObject, send: Callable[[NewObject], _Sent]) -> _Sent:
        """Send with an access control list for the bucket's owner, and without where the store refuses that."""
        if self._takes_owned:
            try:
                return send(replace(new, access=_OWNED))
            except Fault as fault:
                if fault.kind not in _REFUSES_LIST or fault.retryable:
                    raise
        sent = send(new)
        self._takes_owned = False
        return sent

    def _is_same(self, new: NewObject) -> bool:
        """Whether what a condition has found there are these bytes."""
        found = self._head(new.key)
        if found is None:
            raise coded_fault(self._place, "ConditionalRequestConflict", HTTPStatus.CONFLICT)
        return self._holds(found, new)

    def _holds(self, found: StoredObject, new: NewObject) -> bool:
        if found.bytes != len(new.data):
            return False
        return self._get(new.key) == new.data if found.md5 is None else found.md5 == new.digest.hex()

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

        words: dict[str, Any] = {"ContentType": new.mime, "CacheControl": new.cache_control}
        if new.access:
            words["ACL"] = new.access
        if self._storage_class and not new.private:
            words["StorageClass"] = self._storage_class
        if new.beside:
            words["Metadata"] = dict(new.beside)
        try:
            self._parts.put(new.key, new.data, words, lambda: self._verify(new))
        except Fault as fault:
            if isinstance(fault.__cause__, ClientError):
                self._refuse_storage_class(new, fault.__cause__)
            raise

    def _send(self, new: NewObject, conditions: dict[str, str] | None = None) -> Reply:
        from botocore.exceptions import ClientError

        headers = {
            "Content-Type": new.mime,
            "Content-MD5": base64.b64encode(new.digest).decode(),
            "Cache-Control": new.cache_control,
            **{f"x-amz-meta-{name}": value for name, value in new.beside.items()},
            **(conditions or {}),
        }
        if new.access:
            headers["x-amz-acl"] = new.access
        if self._storage_class and not new.private:
            headers["x-amz-storage-class"] = self._storage_class
        try:
            return self._sender.put(new.key, new.data, headers, attempts=ATTEMPTS if new.private else self._attempts)
        except ClientError as error:
            self._refuse_storage_class(new, error)
            raise

    def _refuse_storage_class(self, new: NewObject, error: ClientError) -> None:
        """Raise Fault policy where what was refused is the storage class; a gateway does not say that it is."""
        if not self._storage_class or new.private:
            return
        if error.response.get("Error", {}).get("Code") not in _NO_SUCH_CLASS:
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

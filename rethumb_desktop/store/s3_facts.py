"""Finding out what a bucket can do: small objects are put, and looked at as a stranger."""

from __future__ import annotations

import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from http import HTTPStatus
from threading import Barrier
from time import monotonic
from typing import Protocol
from urllib.parse import urlsplit

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, Capability, StoreFacts, Visibility, public_url
from rethumb_desktop.store.s3_client import CONNECT_SECONDS
from rethumb_desktop.store.s3_faults import Place, certificate_fault, is_portal, offline_fault, portal_fault
from rethumb_desktop.store.s3_sending import Reply
from rethumb_desktop.store.stranger import Stranger, Unreachable, is_certificate

PROBE = b"A test of rethumb desktop: can strangers see this? It may be deleted.\n"
PROBE_MIME = "text/plain"
_RACERS = 16

# What a store answers that knows no access control lists, or that forbids them.
_REFUSALS = frozenset({FaultKind.POLICY, FaultKind.CREDENTIALS, FaultKind.TARGET, FaultKind.STORE})
# What says nothing about the store's abilities.
_NO_ANSWER = frozenset({FaultKind.OFFLINE, FaultKind.PORTAL, FaultKind.CERTIFICATE, FaultKind.THROTTLE})


class ProbedBucket(Protocol):
    """What the probe needs of a bucket."""

    def put_object(self, key: str, data: bytes, mime: str, *, public: bool) -> Reply: ...

    def put_if_absent(self, key: str, data: bytes, mime: str) -> bool: ...

    def delete(self, key: str) -> None: ...


class Probe:
    """Looks at the bucket of one account from both sides, with an object under `key` and some beside it."""

    def __init__(self, bucket: ProbedBucket, account: Account, stranger: Stranger, key: str) -> None:
        self._bucket = bucket
        self._account = account
        self._stranger = stranger
        self._place = Place.of(account)
        # Names of their own: a CDN remembers that the first was not there.
        stem, dot, extension = key.rpartition(".")
        self._key = key
        self._acl_key, self._race_key = (
            f"{stem}-{name}{dot}{extension}" if dot else f"{key}-{name}" for name in ("acl", "race")
        )
        self._put_keys: list[str] = []

    def find(self) -> StoreFacts:
        """Return how objects of this bucket become public, what puts can do, and whether strangers can list.

        Keys that may not delete leave the small objects there. Raises Fault where it cannot be found out, and
        target where strangers see the object at the endpoint but not below the account's public base URL.
        """
        began, silent = monotonic(), False
        try:
            versioned = self.put()
            return StoreFacts(self.find_visibility(), self.find_conditions(), versioned, self.find_listable())
        except Fault as fault:
            # Nobody answers, and it took long to find that out: to ask for a tidy bucket would double the wait.
            silent = fault.kind is FaultKind.OFFLINE and monotonic() - began > CONNECT_SECONDS
            raise
        finally:
            if not silent:
                with suppress(Fault):
                    self.clear()

    def put(self) -> Capability:
        """Put the object; return whether the bucket gives it a version."""
        self._put_keys.append(self._key)
        reply = self._bucket.put_object(self._key, PROBE, PROBE_MIME, public=False)
        named = reply.headers.get("x-amz-version-id", "null")
        return Capability.NO if named in ("", "null") else Capability.YES

    def find_visibility(self) -> Visibility:
        """Look as a stranger at the object that was put, then at one that was made public."""
        if self._is_seen(self._key):
            return Visibility.BUCKET
        self._put_keys.append(self._acl_key)
        if self._put_public(self._acl_key) and self._is_seen(self._acl_key):
            return Visibility.ACL
        return Visibility.PRIVATE

    def find_conditions(self) -> Capability:
        """Try to put the object again, on the condition that it is not there."""
        try:
            overwritten = self._bucket.put_if_absent(self._key, PROBE, PROBE_MIME)
        except Fault as fault:
            if fault.kind in _NO_ANSWER:
                raise
            return Capability.NO
        return Capability.NO if overwritten else Capability.YES

    def find_listable(self) -> Capability:
        """Ask for the list as a stranger."""
        url = public_url(replace(self._account, public_base_url=""), "")
        try:
            answer = self._stranger.look_up(f"{url}?list-type=2&max-keys=1")
        except Unreachable as error:
            raise self._unreachable(url, error) from error
        listed = answer.status == HTTPStatus.OK and b"<ListBucketResult" in answer.body
        return Capability.YES if listed else Capability.NO

    def race(self) -> Capability:
        """Put one object sixteen times at once, on the condition that it is not there: just one may be kept."""
        self._put_keys.append(self._race_key)
        start = Barrier(_RACERS)

        def run(_: int) -> bool | None:
            start.wait()
            try:
                return self._bucket.put_if_absent(self._race_key, PROBE, PROBE_MIME)
            except Fault:
                return None

        with ThreadPoolExecutor(_RACERS) as racers:
            ends = list(racers.map(run, range(_RACERS)))
        won, lost = ends.count(True), ends.count(False)
        return Capability.YES if (won, lost) == (1, _RACERS - 1) else Capability.NO

    def clear(self) -> None:
        """Delete what was put. Raises Fault for the first that stays."""
        failed: Fault | None = None
        while self._put_keys:
            try:
                self._bucket.delete(self._put_keys.pop())
            except Fault as fault:
                failed = failed or fault
        if failed is not None:
            raise failed

    def _put_public(self, key: str) -> bool:
        """Put with an access control list; False where the store does not have that."""
        try:
            self._bucket.put_object(key, PROBE, PROBE_MIME, public=True)
        except Fault as fault:
            if fault.kind not in _REFUSALS or fault.retryable:
                raise
            return False
        return True

    def _is_seen(self, key: str) -> bool:
        own = replace(self._account, public_base_url="")
        if not self._account.public_base_url:
            return self._shows_probe(public_url(own, key))
        if self._shows_probe(public_url(self._account, key)):
            return True
        if self._shows_probe(public_url(own, key)):
            raise self._wrong_base("It answers, but does not show what is in the bucket.")
        return False

    def _shows_probe(self, url: str) -> bool:
        try:
            answer = self._stranger.look_up(url)
        except Unreachable as error:
            raise self._unreachable(url, error) from error
        if answer.status == HTTPStatus.OK and answer.body == PROBE:
            return True
        if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR or answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            title = f"{self._place.host} did not answer a stranger properly."
            said = f"It answered {answer.status}."
            raise self._place.fault(FaultKind.STORE, title, said, retryable=True)
        is_page = answer.status < HTTPStatus.BAD_REQUEST and is_portal(answer.status, answer.headers)
        if is_page and not self._account.public_base_url:
            raise portal_fault(self._place)
        return False

    def _unreachable(self, url: str, error: Unreachable) -> Fault:
        base = self._account.public_base_url
        if base and url.startswith(base):
            return self._wrong_base(self._silence_of(urlsplit(base).hostname or "", error))
        if is_certificate(error):
            return certificate_fault(self._place, error.reason)
        return offline_fault(self._place)

    def _silence_of(self, host: str, error: Unreachable) -> str:
        """Return why nobody answers at a host, as one sentence."""
        if isinstance(error.reason, (socket.gaierror, UnicodeError)):
            return f"The name {host} is not known."
        place = replace(self._place, host=host)
        return (certificate_fault(place, error.reason) if is_certificate(error) else offline_fault(place)).title

    def _wrong_base(self, reason: str) -> Fault:
        return self._place.fault(
            FaultKind.TARGET,
            f"Links would begin with {self._account.public_base_url}, but they would not open.",
            f"{reason} Correct the account's public base URL, or leave it empty.",
        )

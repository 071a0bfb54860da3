"""Finding out how objects become public: put a small one, and look at it as a stranger."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from http import HTTPStatus
from typing import Protocol

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, Visibility, public_url
from rethumb_desktop.store.s3_faults import Place, certificate_fault, is_portal, offline_fault, portal_fault
from rethumb_desktop.store.stranger import Unreachable, is_certificate, look_up

PROBE = b"A test of rethumb desktop: can strangers see this? It may be deleted.\n"
PROBE_MIME = "text/plain"

# What a store answers that knows no access control lists, or that forbids them.
_REFUSALS = frozenset({FaultKind.POLICY, FaultKind.CREDENTIALS, FaultKind.TARGET, FaultKind.STORE})


class ProbedBucket(Protocol):
    """What the probe needs of a bucket."""

    def put_object(self, key: str, data: bytes, mime: str, *, public: bool) -> None: ...

    def delete(self, key: str) -> None: ...


class VisibilityProbe:
    """Looks at the bucket of one account from both sides."""

    def __init__(self, bucket: ProbedBucket, account: Account, ca_bundle: str | None) -> None:
        self._bucket = bucket
        self._account = account
        self._ca_bundle = ca_bundle
        self._place = Place.of(account)

    def find(self, probe_key: str) -> Visibility:
        """Return how objects of this bucket become public; `probe_key` and one name beside it are put and deleted.

        Keys that may not delete leave the small objects there. Raises Fault where it cannot be found out, and
        target where strangers see the object at the endpoint but not below the account's public base URL.
        """
        # A name of its own for the second look: a CDN remembers that the first was not there.
        stem, dot, extension = probe_key.rpartition(".")
        second_key = f"{stem}-acl{dot}{extension}" if dot else f"{probe_key}-acl"
        try:
            self._bucket.put_object(probe_key, PROBE, PROBE_MIME, public=False)
            if self._is_seen(probe_key):
                return Visibility.BUCKET
            if self._put_public(second_key) and self._is_seen(second_key):
                return Visibility.ACL
            return Visibility.PRIVATE
        finally:
            for key in (probe_key, second_key):
                with suppress(Fault):
                    self._bucket.delete(key)

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
            answer = look_up(url, self._ca_bundle)
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
            return self._wrong_base(f"The system says: {error}.")
        if is_certificate(error):
            return certificate_fault(self._place, error.reason)
        return offline_fault(self._place)

    def _wrong_base(self, reason: str) -> Fault:
        return self._place.fault(
            FaultKind.TARGET,
            f"Links would begin with {self._account.public_base_url}, but they would not open.",
            f"{reason} Correct the account's public base URL, or leave it empty.",
        )

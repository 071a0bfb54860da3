"""The connection test: everything publishing needs, step by step."""

from __future__ import annotations

import socket
import ssl
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from http import HTTPStatus
from typing import Protocol
from urllib.parse import urlsplit

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, Visibility, public_url
from rethumb_desktop.domain.ports import StoredObject, TestStep
from rethumb_desktop.store.s3_client import CONNECT_SECONDS
from rethumb_desktop.store.s3_faults import (
    MAX_CLOCK_DIFFERENCE,
    Place,
    certificate_fault,
    clock_difference,
    clock_fault,
    offline_fault,
    server_time,
)
from rethumb_desktop.store.s3_visibility import PROBE, PROBE_MIME
from rethumb_desktop.store.stranger import Unreachable, is_certificate, look_up, trust

_VIEWS = {
    Visibility.BUCKET: "Whoever has a link can open it: the bucket is public.",
    Visibility.ACL: "Whoever has a link can open it: each object is made public by itself.",
    Visibility.PRIVATE: "Strangers see nothing. Links will be presigned: they open for 7 days at most.",
}
_PORTS = {"http": 80, "https": 443}


class TestedBucket(Protocol):
    """What the test needs of a bucket."""

    def put_object(self, key: str, data: bytes, mime: str, *, public: bool) -> None: ...

    def head(self, key: str) -> StoredObject | None: ...

    def delete(self, key: str) -> None: ...

    def look(self, prefix: str) -> None: ...

    def find_visibility(self, probe_key: str) -> Visibility: ...


class ConnectionTest:
    """Tests the bucket of one account; makes no bucket and leaves nothing where it may delete."""

    def __init__(self, bucket: TestedBucket, account: Account, ca_bundle: str | None) -> None:
        self._bucket = bucket
        self._ca_bundle = ca_bundle
        self._place = Place.of(account)
        # The bucket's own address, with or without the bucket in the host name.
        self._url = public_url(replace(account, public_base_url=""), "")
        parts = urlsplit(self._url)
        self._host, self._scheme = parts.hostname or "", parts.scheme
        self._port = parts.port or _PORTS[parts.scheme]

    def run(self, probe_key: str) -> Iterator[TestStep]:
        """Yield each step when it is done; ends after the first that makes the rest moot.

        A step that is `ok` and has a `cure` all the same is a warning.
        """
        for stage in (self._reach(), self._enter(probe_key), self._put(probe_key)):
            passed = True
            for step in stage:
                yield step
                passed = step.ok
            if not passed:
                return
        yield self._read_back(probe_key)
        yield self._show(probe_key)
        yield from self._list_as_stranger()
        yield self._delete(probe_key)

    def _reach(self) -> Iterator[TestStep]:
        if self._scheme in urllib.request.getproxies() and not urllib.request.proxy_bypass(self._host):
            yield TestStep("Address", ok=True, detail=f"{self._host} is asked by way of this network's proxy.")
        else:
            yield (step := self._address())
            if not step.ok:
                return
            if self._scheme == "https":
                yield (step := self._certificate())
                if not step.ok:
                    return
        yield self._clock()

    def _address(self) -> TestStep:
        where = f"{self._host}, port {self._port}"
        try:
            with closing(self._connect()):
                return TestStep("Address", ok=True, detail=f"{where} answers.")
        except (socket.gaierror, UnicodeError):
            detail = f"The name {self._host} is not known."
            cure = "Check the spelling of the endpoint and the bucket, and whether this computer is online."
        except ConnectionRefusedError:
            detail, cure = f"Nothing answers at {where}.", "Check the endpoint, its port above all."
        except OSError:
            detail, cure = f"{where} cannot be reached.", "Check the network, its firewall, and the endpoint."
        return TestStep("Address", ok=False, detail=detail, cure=cure)

    def _certificate(self) -> TestStep:
        try:
            with (
                closing(self._connect()) as connection,
                trust(self._ca_bundle).wrap_socket(connection, server_hostname=self._host),
            ):
                return TestStep("Certificate", ok=True, detail="The connection is encrypted and trusted.")
        except ssl.SSLError as error:
            return _failed("Certificate", certificate_fault(self._place, error))
        except OSError:
            return _failed("Certificate", offline_fault(self._place))

    def _connect(self) -> socket.socket:
        return socket.create_connection((self._host, self._port), timeout=CONNECT_SECONDS)

    def _clock(self) -> TestStep:
        try:
            answer = look_up(self._url, self._ca_bundle, method="HEAD")
        except Unreachable as error:
            certificate = is_certificate(error)
            fault = certificate_fault(self._place, error.reason) if certificate else offline_fault(self._place)
            return _failed("Clock", fault)
        if server_time(answer.headers) is None:
            return TestStep("Clock", ok=True, detail="The server does not tell its time.")
        ahead = clock_difference(answer.headers)
        if abs(ahead) > MAX_CLOCK_DIFFERENCE:
            return _failed("Clock", clock_fault(self._place, ahead))
        return TestStep("Clock", ok=True, detail="This computer and the server agree on the time.")

    def _enter(self, probe_key: str) -> Iterator[TestStep]:
        accepted = TestStep("Keys", ok=True, detail="The key id and the secret are accepted.")
        try:
            self._bucket.look(probe_key)
        except Fault as fault:
            if fault.kind is FaultKind.TARGET:
                yield accepted
                yield _failed("Bucket", fault)
            elif fault.kind is FaultKind.POLICY:
                yield accepted
                yield TestStep("Bucket", ok=True, detail="These keys may not list it; publishing needs no list.")
            else:
                yield _failed("Keys", fault)
            return
        yield accepted
        yield TestStep("Bucket", ok=True, detail=f"“{self._place.bucket}” is there.")

    def _put(self, probe_key: str) -> Iterator[TestStep]:
        try:
            self._bucket.put_object(probe_key, PROBE, PROBE_MIME, public=False)
        except Fault as fault:
            yield _failed("Put", fault)
        else:
            yield TestStep("Put", ok=True, detail="A small object was put and arrived whole.")

    def _read_back(self, probe_key: str) -> TestStep:
        cure = "Give the keys the right to get objects (s3:GetObject)."
        try:
            found = self._bucket.head(probe_key)
        except Fault as fault:
            return TestStep("Read back", ok=False, detail=fault.title, cure=cure)
        if found is None or found.bytes != len(PROBE):
            detail = "The store does not show what was put a moment ago."
            return TestStep("Read back", ok=False, detail=detail, cure="Ask the provider.")
        return TestStep("Read back", ok=True, detail="The object is there and has the right size.")

    def _show(self, probe_key: str) -> TestStep:
        try:
            visibility = self._bucket.find_visibility(probe_key)
        except Fault as fault:
            return _failed("Links", fault)
        return TestStep("Links", ok=True, detail=_VIEWS[visibility])

    def _list_as_stranger(self) -> Iterator[TestStep]:
        try:
            answer = look_up(f"{self._url}?list-type=2&max-keys=1", self._ca_bundle)
        except Unreachable:
            return
        if answer.status == HTTPStatus.OK and b"<ListBucketResult" in answer.body:
            detail = "Anybody can list the names of all objects in this bucket."
            cure = "Take the right to list (s3:ListBucket) from the public, unless you want that."
            yield TestStep("List", ok=True, detail=detail, cure=cure)
        else:
            yield TestStep("List", ok=True, detail="Strangers cannot list the bucket.")

    def _delete(self, probe_key: str) -> TestStep:
        try:
            self._bucket.delete(probe_key)
        except Fault as fault:
            if fault.kind is not FaultKind.POLICY:
                return _failed("Delete", fault)
            detail = f"These keys may not delete, which publishing does not need. “{probe_key}” stays there."
            return TestStep("Delete", ok=True, detail=detail)
        return TestStep("Delete", ok=True, detail="The small object is deleted again.")


def _failed(name: str, fault: Fault) -> TestStep:
    return TestStep(name, ok=False, detail=fault.title, cure=fault.detail)

"""The connection test: everything publishing needs, step by step."""

from __future__ import annotations

import socket
import ssl
import urllib.request
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from typing import Protocol
from urllib.parse import urlsplit

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, Capability, StoreFacts, Visibility, public_url
from rethumb_desktop.domain.ports import StoredObject, TestStep
from rethumb_desktop.store.s3_client import CONNECT_SECONDS
from rethumb_desktop.store.s3_facts import PROBE, Probe, ProbedBucket
from rethumb_desktop.store.s3_faults import (
    MAX_CLOCK_DIFFERENCE,
    Place,
    certificate_fault,
    clock_difference,
    clock_fault,
    offline_fault,
    server_time,
)
from rethumb_desktop.store.stranger import Stranger, Unreachable, is_certificate

_VIEWS = {
    Visibility.BUCKET: "Whoever has a link can open it: the bucket is public.",
    Visibility.ACL: "Whoever has a link can open it: each object is made public by itself.",
    Visibility.PRIVATE: "Strangers see nothing. Links will be presigned: they open for 7 days at most.",
}
_PORTS = {"http": 80, "https": 443}


class TestedBucket(ProbedBucket, Protocol):
    """What the test needs of a bucket."""

    def head(self, key: str) -> StoredObject | None: ...

    def look(self, prefix: str) -> None: ...


class ConnectionTest:
    """Tests the bucket of one account; makes no bucket and leaves nothing where it may delete.

    A step that is `ok` and has a `cure` all the same is a warning.
    """

    def __init__(self, bucket: TestedBucket, account: Account, stranger: Stranger, probe_key: str) -> None:
        self._bucket = bucket
        self._stranger = stranger
        self._place = Place.of(account)
        self._key = probe_key
        self._probe = Probe(bucket, account, stranger, probe_key)
        self._versioned = Capability.UNKNOWN
        self._visibility = Visibility.UNKNOWN
        self._conditions = Capability.UNKNOWN
        self._listable = Capability.UNKNOWN
        # The bucket's own address, with or without the bucket in the host name.
        self._url = public_url(replace(account, public_base_url=""), "")
        parts = urlsplit(self._url)
        self._host, self._scheme = parts.hostname or "", parts.scheme
        self._port = parts.port or _PORTS[parts.scheme]

    def run(self) -> Iterator[TestStep]:
        """Yield each step when it is done; ends after the first that makes the rest moot."""
        try:
            for stage in (self._reach(), self._enter(), self._put()):
                passed = True
                for step in stage:
                    yield step
                    passed = step.ok
                if not passed:
                    return
            yield self._read_back()
            yield self._show()
            yield self._list_as_stranger()
            yield self._race()
            yield self._delete()
        finally:
            with suppress(Fault):
                self._probe.clear()

    def _reach(self) -> Iterator[TestStep]:
        proxied = self._scheme in urllib.request.getproxies() and not urllib.request.proxy_bypass(self._host)
        if proxied:
            yield TestStep("Name", ok=True, detail=f"{self._host} is asked by way of this network's proxy.")
        else:
            yield (step := self._address())
            if not step.ok:
                return
        yield (step := self._encryption(proxied=proxied))
        if step.ok:
            yield self._clock()

    def _address(self) -> TestStep:
        where = f"{self._host}, port {self._port}"
        try:
            with closing(self._connect()):
                return TestStep("Name", ok=True, detail=f"{where} answers.")
        except (socket.gaierror, UnicodeError):
            detail = f"The name {self._host} is not known."
            cure = "Check the spelling of the endpoint and the bucket, and whether this computer is online."
        except ConnectionRefusedError:
            detail, cure = f"Nothing answers at {where}.", "Check the endpoint, its port above all."
        except OSError:
            detail, cure = f"{where} cannot be reached.", "Check the network, its firewall, and the endpoint."
        return TestStep("Name", ok=False, detail=detail, cure=cure)

    def _encryption(self, *, proxied: bool) -> TestStep:
        if self._scheme == "http":
            detail = "The connection is not encrypted: whoever stands between can see what is sent."
            return TestStep("TLS", ok=True, detail=detail, cure="Use https:// where the store offers it.")
        try:
            if proxied:
                self._stranger.look_up(self._url, method="HEAD")
            else:
                self._shake_hands()
        except ssl.SSLError as error:
            return _failed("TLS", certificate_fault(self._place, error))
        except Unreachable as error:
            return _failed("TLS", self._unreachable(error))
        except OSError:
            return _failed("TLS", offline_fault(self._place))
        return TestStep("TLS", ok=True, detail="The connection is encrypted and trusted.")

    def _shake_hands(self) -> None:
        with (
            closing(self._connect()) as connection,
            self._stranger.trust().wrap_socket(connection, server_hostname=self._host),
        ):
            pass

    def _unreachable(self, error: Unreachable) -> Fault:
        certificate = is_certificate(error)
        return certificate_fault(self._place, error.reason) if certificate else offline_fault(self._place)

    def _connect(self) -> socket.socket:
        return socket.create_connection((self._host, self._port), timeout=CONNECT_SECONDS)

    def _clock(self) -> TestStep:
        try:
            answer = self._stranger.look_up(self._url, method="HEAD")
        except Unreachable as error:
            return _failed("Clock", self._unreachable(error))
        if server_time(answer.headers) is None:
            return TestStep("Clock", ok=True, detail="The server does not tell its time.")
        ahead = clock_difference(answer.headers)
        if abs(ahead) > MAX_CLOCK_DIFFERENCE:
            return _failed("Clock", clock_fault(self._place, ahead))
        return TestStep("Clock", ok=True, detail="This computer and the server agree on the time.")

    def _enter(self) -> Iterator[TestStep]:
        accepted = TestStep("Signature", ok=True, detail="The key id and the secret are accepted.")
        try:
            self._bucket.look(self._key)
        except Fault as fault:
            if fault.kind is FaultKind.TARGET:
                yield accepted
                yield _failed("Bucket", fault)
            elif fault.kind is FaultKind.POLICY:
                yield accepted
                yield TestStep("Bucket", ok=True, detail="These keys may not list it; publishing needs no list.")
            else:
                yield _failed("Signature", fault)
            return
        yield accepted
        yield TestStep("Bucket", ok=True, detail=f"“{self._place.bucket}” is there.")

    def _put(self) -> Iterator[TestStep]:
        try:
            self._versioned = self._probe.put()
        except Fault as fault:
            yield _failed("Put", fault)
            return
        kept = " The bucket keeps versions." if self._versioned is Capability.YES else ""
        yield TestStep("Put", ok=True, detail=f"A small object was put and arrived whole.{kept}")

    def _read_back(self) -> TestStep:
        cure = "Give the keys the right to get objects (s3:GetObject)."
        try:
            found = self._bucket.head(self._key)
        except Fault as fault:
            return TestStep("Head", ok=False, detail=fault.title, cure=cure)
        if found is None or found.bytes != len(PROBE):
            detail = "The store does not show what was put a moment ago."
            return TestStep("Head", ok=False, detail=detail, cure="Ask the provider.")
        return TestStep("Head", ok=True, detail="The object is there and has the right size.")

    def _show(self) -> TestStep:
        try:
            self._visibility = self._probe.find_visibility()
        except Fault as fault:
            return _failed("Stranger", fault)
        return TestStep("Stranger", ok=True, detail=_VIEWS[self._visibility])

    def _list_as_stranger(self) -> TestStep:
        try:
            self._listable = self._probe.find_listable()
        except Fault as fault:
            return _failed("Stranger's list", fault)
        if self._listable is Capability.YES:
            detail = "Anybody can list the names of all objects in this bucket."
            cure = "Take the right to list (s3:ListBucket) from the public, unless you want that."
            return TestStep("Stranger's list", ok=True, detail=detail, cure=cure)
        return TestStep("Stranger's list", ok=True, detail="Strangers cannot list the bucket.")

    def _race(self) -> TestStep:
        self._conditions = self._probe.race()
        if self._conditions is Capability.YES:
            detail = "Of 16 puts at once under one name, just one was kept: nothing is overwritten by accident."
        else:
            detail = "This store does not refuse to overwrite. That does not matter: nothing depends on it."
        return TestStep("Conditional put", ok=True, detail=detail)

    def _delete(self) -> TestStep:
        """Delete what was put; as the last step of all, it carries what was found out."""
        visibility = self._visibility
        facts = StoreFacts(visibility, self._conditions, self._versioned, self._listable)
        step = TestStep("Delete", ok=True, detail="The small objects are deleted again.")
        try:
            self._probe.clear()
        except Fault as fault:
            step = _failed("Delete", fault)
            if fault.kind is FaultKind.POLICY:
                where = self._key.rpartition(".")[0]
                detail = f"These keys may not delete, which publishing does not need. Small objects stay at “{where}”."
                step = TestStep("Delete", ok=True, detail=detail)
        return step if visibility is Visibility.UNKNOWN else replace(step, facts=facts)


def _failed(name: str, fault: Fault) -> TestStep:
    return TestStep(name, ok=False, detail=fault.title, cure=fault.detail)

"""The real gateway over HTTPS: its own certificate, trusted when the person says so."""

import ssl
from datetime import timedelta
from pathlib import Path
from urllib.request import urlopen

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Visibility
from rethumb_desktop.store.s3 import open_store
from tests.contract.stores.conftest import account_at, keys_of
from tests.fixtures.gateway import Gateway

pytestmark = pytest.mark.gateway

KEY = "p/ü b.webp"


@pytest.mark.parametrize("variable", ["AWS_CA_BUNDLE", "SSL_CERT_FILE"])
def test_a_certificate_named_in_the_environment_is_trusted(
    gateway: Gateway, bucket: str, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setenv(variable, str(gateway.ca_bundle))
    store = open_store(account_at(gateway, bucket, tls=True), keys_of(gateway))
    store.put(KEY, b"x" * 100_000, "image/webp")
    link = store.presigned_url(KEY, timedelta(hours=1))
    with urlopen(link, context=ssl.create_default_context(cafile=str(gateway.ca_bundle))) as answer:
        assert len(answer.read()) == 100_000
    assert store.find_facts("p/probe.txt").visibility is Visibility.ACL
    assert "TLS" in [step.name for step in store.test("p/probe.txt") if step.ok]


def test_a_certificate_nobody_vouches_for_is_refused(
    gateway: Gateway, bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("AWS_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.delenv(variable, raising=False)
    store = open_store(account_at(gateway, bucket, tls=True), keys_of(gateway))
    with pytest.raises(Fault) as caught:
        store.put(KEY, b"x", "image/webp")
    assert (caught.value.kind, caught.value.retryable) == (FaultKind.CERTIFICATE, False)
    assert [step.name for step in store.test("p/probe.txt") if not step.ok] == ["TLS"]


def test_a_bundle_that_is_not_there_is_told(
    gateway: Gateway, bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_CA_BUNDLE", str(tmp_path / "missing.pem"))
    with pytest.raises(Fault) as caught:
        open_store(account_at(gateway, bucket, tls=True), keys_of(gateway)).put(KEY, b"x", "image/webp")
    assert caught.value.kind is FaultKind.CERTIFICATE
    assert "missing.pem" in caught.value.title + caught.value.detail

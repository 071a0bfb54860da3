"""What the S3 client is made of: the account alone, nothing of the surroundings, and no secret in any log."""

import io
import logging
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from hashlib import md5
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from botocore.client import BaseClient
from botocore.session import Session

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, KeyPair
from rethumb_desktop.store.s3 import open_store
from tests.fixtures.answering import Answer, answering

KEYS = KeyPair("AKIDTEST", "the-secret-of-the-test")
DATA = b"not really a picture"
ETAG = {"ETag": f'"{md5(DATA, usedforsecurity=False).hexdigest()}"'}
AMAZON = Account("Amazon", "https://s3.eu-west-1.amazonaws.com", "bucket", "eu-west-1")


def test_nothing_of_the_aws_tools_surroundings_has_influence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "config"
    settings.write_text(
        "[default]\nregion = xx-file-1\nendpoint_url = http://127.0.0.1:1\naws_access_key_id = FILE\n"
        "aws_secret_access_key = file\ns3 =\n  addressing_style = virtual\n  use_accelerate_endpoint = true\n"
    )
    surroundings = {
        "AWS_CONFIG_FILE": str(settings),
        "AWS_SHARED_CREDENTIALS_FILE": str(settings),
        "AWS_PROFILE": "nonesuch",
        "AWS_ACCESS_KEY_ID": "ENVIRONMENT",
        "AWS_SECRET_ACCESS_KEY": "environment",
        "AWS_SESSION_TOKEN": "environment",
        "AWS_REGION": "xx-environment-1",
        "AWS_DEFAULT_REGION": "xx-environment-1",
        "AWS_ENDPOINT_URL": "http://127.0.0.1:1",
        "AWS_ENDPOINT_URL_S3": "http://127.0.0.1:1",
        "AWS_MAX_ATTEMPTS": "many",
        "AWS_RETRY_MODE": "none",
        "AWS_USE_DUALSTACK_ENDPOINT": "true",
        "AWS_USE_FIPS_ENDPOINT": "true",
        "AWS_DEFAULTS_MODE": "nonesuch",
        "AWS_REQUEST_CHECKSUM_CALCULATION": "when_supported",
    }
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    with answering(Answer(200, ETAG)) as server:
        open_store(Account("Test", server.url, "bucket", "xx-right-1"), KEYS).put("p/a.png", DATA, "image/png")
        (asked,) = server.asked
    assert asked.path == "/bucket/p/a.png"
    assert asked.headers["authorization"].startswith("AWS4-HMAC-SHA256 Credential=AKIDTEST/")
    assert "/xx-right-1/s3/aws4_request" in asked.headers["authorization"]
    assert "x-amz-security-token" not in asked.headers
    assert not [name for name in asked.headers if "checksum" in name]


def test_no_log_holds_a_key_or_a_signature(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody turns everything on: the root logger at DEBUG."""
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    root, botocore = logging.getLogger(), logging.getLogger("botocore")
    before = root.level, botocore.level
    monkeypatch.setattr(root, "handlers", [handler])
    root.setLevel(logging.DEBUG)
    botocore.setLevel(logging.NOTSET)
    try:
        with answering(Answer(200, ETAG)) as server:
            store = open_store(Account("Test", server.url, "bucket"), KEYS)
            store.put("p/a.png", DATA, "image/png")
            link = store.presigned_url("p/a.png", timedelta(hours=1))
            root.debug("the end")
    finally:
        root.setLevel(before[0])
        botocore.setLevel(before[1])
    signature = parse_qs(urlsplit(link).query)["X-Amz-Signature"][0]
    assert "the end" in text.getvalue()
    for secret in (KEYS.secret, KEYS.key_id, signature, "Signature="):
        assert secret not in text.getvalue()


def test_a_presigned_link_says_region_and_expiry() -> None:
    link = open_store(AMAZON, KEYS).presigned_url("p/ü b.png", timedelta(days=7))
    parts = urlsplit(link)
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
    assert (parts.scheme, parts.netloc, parts.path) == (
        "https",
        "bucket.s3.eu-west-1.amazonaws.com",
        "/p/%C3%BC%20b.png",
    )
    assert asked["X-Amz-Algorithm"] == "AWS4-HMAC-SHA256"
    assert asked["X-Amz-Expires"] == "604800"
    assert asked["X-Amz-Credential"].endswith("/eu-west-1/s3/aws4_request")
    assert KEYS.secret not in link


def test_one_client_serves_all_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    create = Session.create_client

    def count(session: Session, *words: Any, **named: Any) -> BaseClient:
        made.append(threading.get_ident())
        return create(session, *words, **named)

    monkeypatch.setattr(Session, "create_client", count)
    store = open_store(AMAZON, KEYS)
    assert made == []
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: store.presigned_url(f"{n}.png", timedelta(hours=1)), range(16)))
    assert len(made) == 1


@pytest.mark.parametrize(
    "endpoint",
    [
        *("", "s3.example.com", "ftp://s3.example.com", "https://", "https:///bucket", "https://s3.example.com:port"),
        *("https://user:secret@s3.example.com", "https://s3.example.com?x=1", "https://s3 example.com", "//s3"),
    ],
)
def test_an_endpoint_has_to_be_an_address(endpoint: str) -> None:
    with pytest.raises(Fault) as caught:
        open_store(replace(AMAZON, endpoint=endpoint), KEYS)
    assert caught.value.kind is FaultKind.TARGET


@pytest.mark.parametrize("bucket", ["", "a/b", ".", ".."])
def test_a_bucket_has_to_be_a_name(bucket: str) -> None:
    with pytest.raises(Fault) as caught:
        open_store(replace(AMAZON, bucket=bucket), KEYS)
    assert caught.value.kind is FaultKind.TARGET


def test_a_region_has_to_be_a_name() -> None:
    store = open_store(replace(AMAZON, region="us east 1"), KEYS)
    with pytest.raises(Fault) as caught:
        store.put("a.png", DATA, "image/png")
    assert caught.value.kind is FaultKind.TARGET
    assert "us east 1" in caught.value.title


@pytest.mark.parametrize(
    "keys", [KeyPair("", "secret"), KeyPair("id", " \n"), KeyPair("ïd", "s"), KeyPair("id", "a b")]
)
def test_keys_have_to_be_keys(keys: KeyPair) -> None:
    with pytest.raises(Fault) as caught:
        open_store(AMAZON, keys)
    assert caught.value.kind is FaultKind.CREDENTIALS


def test_opening_a_store_imports_neither_boto3_nor_botocore() -> None:
    code = (
        "import sys; from rethumb_desktop.store.s3 import open_store; "
        "from rethumb_desktop.domain.library import *; "
        "open_store(Account('a', 'https://s3.example.com', 'b'), KeyPair('id', 'secret')).public_url('k'); "
        "sys.exit('botocore' in sys.modules or 'boto3' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

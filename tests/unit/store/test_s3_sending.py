"""How bytes leave for a bucket: tried again where that helps, signed, by the network's proxy, without a wait."""

import socket
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError, SSLError

from rethumb_desktop.domain.library import Account, KeyPair
from rethumb_desktop.store.s3_sending import Sender
from tests.fixtures.answering import Answer, AnsweringServer, Asked, answering, make_certificate, serve_with
from tests.unit.store.bucket import PlayedBucket, error, md5_of

KEYS = KeyPair("id", "secret")
DATA = b"not really a picture"
HEADERS = {"Content-Type": "image/png", "Content-MD5": "x"}


@pytest.fixture
def server() -> Iterator[AnsweringServer]:
    with answering(PlayedBucket()) as started:
        yield started


def sender_to(url: str, waits: list[float] | None = None, ca_bundle: str | None = None) -> Sender:
    return Sender(Account("Test", url, "bucket"), KEYS, ca_bundle, pause=(waits if waits is not None else []).append)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_trouble_that_may_pass_is_tried_three_times(server: AnsweringServer, status: int) -> None:
    waits: list[float] = []
    server.answer = lambda asked: error(status, "Trouble")
    with pytest.raises(ClientError) as caught:
        sender_to(server.url, waits).put("a.png", DATA, HEADERS)
    assert caught.value.response["Error"]["Code"] == "Trouble"
    assert len(server.asked) == 3
    assert [0 <= wait <= longest for wait, longest in zip(waits, (1, 2), strict=True)] == [True, True]


@pytest.mark.parametrize("status", [400, 403, 404, 409, 412, 501, 507])
def test_a_refusal_is_not_tried_again(server: AnsweringServer, status: int) -> None:
    server.answer = lambda asked: error(status, "No")
    with pytest.raises(ClientError):
        sender_to(server.url).put("a.png", DATA, HEADERS)
    assert len(server.asked) == 1


def test_a_lost_answer_is_asked_for_again(server: AnsweringServer) -> None:
    bucket = PlayedBucket(lose=lambda asked: len(server.asked) < 3)
    server.answer = bucket
    assert sender_to(server.url).put("a.png", DATA, HEADERS).etag == md5_of(DATA)
    assert [asked.body for asked in server.asked] == [DATA] * 3


def test_a_certificate_is_not_tried_again(tmp_path: Path) -> None:
    certificate = make_certificate(tmp_path, "other.example")
    waits: list[float] = []
    with answering(PlayedBucket(), serve_with(certificate)) as server, pytest.raises(SSLError):
        sender_to(server.url, waits, str(certificate)).put("a.png", DATA, HEADERS)
    assert waits == []


def test_every_try_is_signed_anew(server: AnsweringServer) -> None:
    def refuse_the_first(asked: Asked) -> Answer:
        return error(503, "SlowDown") if len(server.asked) == 1 else Answer(200, {"ETag": '"1"'})

    server.answer = refuse_the_first
    sender_to(server.url).put("a.png", DATA, HEADERS)
    for asked in server.asked:
        assert asked.headers["authorization"].startswith("AWS4-HMAC-SHA256 Credential=id/")
        assert "content-md5;" in asked.headers["authorization"]


def test_the_body_is_signed_where_nothing_else_protects_it(server: AnsweringServer, tmp_path: Path) -> None:
    sender_to(server.url).put("a.png", DATA, HEADERS)
    assert server.asked[0].headers["x-amz-content-sha256"] == sha256(DATA).hexdigest()
    certificate = make_certificate(tmp_path, "127.0.0.1")
    with answering(PlayedBucket(), serve_with(certificate)) as secure:
        sender_to(secure.url, ca_bundle=str(certificate)).put("a.png", DATA, HEADERS)
        assert secure.asked[0].headers["x-amz-content-sha256"] == "UNSIGNED-PAYLOAD"


def test_the_proxy_of_the_network_is_used(server: AnsweringServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", server.url)
    server.answer = lambda asked: Answer(200, {"ETag": '"1"'})
    sender_to("http://store.invalid").put("p/ü b.png", DATA, HEADERS)
    assert [asked.path for asked in server.asked] == ["http://store.invalid/bucket/p/%C3%BC%20b.png"]


def test_the_body_does_not_wait_for_the_head(server: AnsweringServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without this a put of 10 KB takes 40 ms longer, on any line."""
    said: list[tuple[Any, ...]] = []
    keep = socket.socket.setsockopt

    def listen(self: socket.socket, *words: Any) -> None:
        said.append(words)
        keep(self, *words)

    monkeypatch.setattr(socket.socket, "setsockopt", listen)
    sender_to(server.url).put("a.png", DATA, HEADERS)
    assert (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1) in said


def test_a_large_body_leaves_in_pieces(server: AnsweringServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A time limit holds for one call: over a slow line 300 KB at once would never be gone in time."""
    sizes: list[int] = []
    send = socket.socket.sendall

    def measure(self: socket.socket, data: Any, *words: Any) -> None:
        sizes.append(len(data))
        send(self, data, *words)

    monkeypatch.setattr(socket.socket, "sendall", measure)
    data = bytes(range(256)) * 1200
    assert sender_to(server.url).put("a.png", data, HEADERS).etag == md5_of(data)
    assert max(sizes) == 32_768
    assert server.asked[0].headers["content-length"] == str(len(data))
    assert "transfer-encoding" not in server.asked[0].headers

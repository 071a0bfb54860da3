"""Fetching originals, from servers on loopback that behave well and badly."""

import ssl
import threading
from collections.abc import Callable, Iterator
from itertools import repeat
from pathlib import Path

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.ports import Fetcher
from rethumb_desktop.web.addresses import Address
from rethumb_desktop.web.fetching import MAX_REDIRECTS, WebFetcher
from tests.fixtures.answering import Answer, AnsweringServer, Asked, answering, make_certificate, serve_with

PICTURE = b"\x89PNG not really" * 1000


def anywhere(_: Address) -> bool:
    return True


def refusal(url: str, fetcher: Fetcher) -> Fault:
    with pytest.raises(Fault) as caught:
        fetcher.fetch(url)
    return caught.value


@pytest.fixture
def fetcher() -> WebFetcher:
    return WebFetcher(allow_address=anywhere)


@pytest.fixture
def server() -> Iterator[AnsweringServer]:
    with answering(Answer(body=PICTURE)) as started:
        yield started


def test_the_bytes_are_those_that_were_sent(fetcher: WebFetcher, server: AnsweringServer) -> None:
    assert fetcher.fetch(f"{server.url}/a.png") == PICTURE


def test_the_request_says_who_asks_and_carries_nothing_else(
    fetcher: WebFetcher, server: AnsweringServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login jo password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    fetcher.fetch(f"{server.url}/a.png")
    (asked,) = server.asked
    assert asked.headers["host"] == f"127.0.0.1:{server.port}"
    assert asked.headers["user-agent"].startswith("rethumb-desktop/")
    assert asked.headers["accept-encoding"] == "identity"
    assert not {"authorization", "cookie", "referer"} & asked.headers.keys()


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ("", "/"),
        ("/ü b.png?q=ä c#part", "/%C3%BC%20b.png?q=%C3%A4%20c"),
        ("/100%25/a+b,(1).png?x=/y?z&w=%20", "/100%25/a+b,(1).png?x=/y?z&w=%20"),
    ],
)
def test_the_path_is_asked_for_as_browsers_do(
    fetcher: WebFetcher, server: AnsweringServer, given: str, asked: str
) -> None:
    fetcher.fetch(server.url + given)
    assert server.asked[0].path == asked


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "[::1]", "[::ffff:127.0.0.1]"]
)
def test_an_address_of_the_own_network_is_refused(server: AnsweringServer, host: str) -> None:
    fault = refusal(f"http://{host}:{server.port}/a.png", WebFetcher())
    assert fault.kind in (FaultKind.REFUSED, FaultKind.OFFLINE)  # offline: this system does not read the form
    assert server.asked == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_the_refusal_says_why(server: AnsweringServer, host: str) -> None:
    fault = refusal(f"http://{host}:{server.port}/a.png?token=secret", WebFetcher())
    assert (fault.kind, fault.retryable) == (FaultKind.REFUSED, False)
    assert "private network" in fault.title
    assert "secret" not in fault.subject + fault.title + fault.detail


def test_a_redirect_into_the_own_network_is_refused() -> None:
    """The first address is allowed, the one it leads to is not."""
    checked: list[str] = []

    def only_the_first(address: Address) -> bool:
        checked.append(str(address))
        return len(checked) == 1

    with answering(Answer(body=PICTURE)) as inside:
        moved = Answer(302, {"Location": f"{inside.url}/private.png"})
        with answering(moved) as outside:
            fault = refusal(f"{outside.url}/a.png", WebFetcher(allow_address=only_the_first))
            assert len(outside.asked) == 1
        assert inside.asked == []
    assert fault.kind is FaultKind.REFUSED
    assert checked == ["127.0.0.1", "127.0.0.1"]


@pytest.mark.parametrize("place", ["file:///etc/hostname", "ftp://example.com/a.png", "gopher://example.com/"])
def test_a_redirect_to_something_else_than_the_web_is_refused(fetcher: WebFetcher, place: str) -> None:
    with answering(Answer(301, {"Location": place})) as server:
        assert refusal(server.url, fetcher).kind is FaultKind.REFUSED


def counting(count: int) -> Callable[[Asked], Answer]:
    """Redirect from /count to /count-1 and so on; /0 is the picture."""

    def answer(asked: Asked) -> Answer:
        left = int(asked.path.strip("/") or count)
        return Answer(307, {"Location": f"{left - 1}"}) if left else Answer(body=PICTURE)

    return answer


def test_redirects_are_followed_up_to_the_limit(fetcher: WebFetcher) -> None:
    with answering(counting(MAX_REDIRECTS)) as server:
        assert fetcher.fetch(f"{server.url}/") == PICTURE
        assert refusal(f"{server.url}/{MAX_REDIRECTS + 1}", fetcher).kind is FaultKind.REFUSED


@pytest.mark.parametrize(
    "url",
    [
        *("file:///etc/hostname", "ftp://example.com/a.png", "data:image/png;base64,AAAA", "//example.com/a.png"),
        *("http://", "http:///a.png", "https://user:hunter2@example.com/a.png", "http://a b/", "http://[::1/a.png"),
        *("http://example.com:99999/", "http://example.com/a\r\nHost: other", "picture.png", ""),
    ],
)
def test_what_is_no_plain_web_address_is_refused_without_a_request(url: str) -> None:
    def never(_: Address) -> bool:
        raise AssertionError("no address may be asked")

    fault = refusal(url, WebFetcher(allow_address=never))
    assert fault.kind is FaultKind.REFUSED
    assert "hunter2" not in fault.title + fault.detail + fault.subject


def test_an_announced_size_above_the_limit_is_refused() -> None:
    with answering(Answer(body=PICTURE)) as server:
        small = WebFetcher(allow_address=anywhere, max_bytes=len(PICTURE) - 1)
        assert refusal(server.url, small).kind is FaultKind.TOO_LARGE
        assert WebFetcher(allow_address=anywhere, max_bytes=len(PICTURE)).fetch(server.url) == PICTURE


def test_an_endless_answer_is_cut_off_at_the_limit() -> None:
    with answering(Answer(body=repeat(b"x" * 4096))) as server:
        small = WebFetcher(allow_address=anywhere, max_bytes=100_000)
        assert refusal(server.url, small).kind is FaultKind.TOO_LARGE


def test_a_server_that_never_ends_is_broken_off() -> None:
    """It goes on sending, byte by byte, so no single wait is ever long."""
    over = threading.Event()

    def drip() -> Iterator[bytes]:
        while not over.wait(0.01):
            yield b"x"

    with answering(Answer(body=drip())) as server:
        fault = refusal(server.url, WebFetcher(allow_address=anywhere, seconds=0.3))
        over.set()
    assert (fault.kind, fault.retryable) == (FaultKind.OFFLINE, True)


def test_an_answer_that_breaks_off_is_no_picture(fetcher: WebFetcher) -> None:
    with answering(Answer(headers={"Content-Length": str(len(PICTURE) + 1)}, body=PICTURE)) as server:
        fault = refusal(server.url, fetcher)
    assert (fault.kind, fault.retryable) == (FaultKind.OFFLINE, True)


@pytest.mark.parametrize(
    ("answer", "kind", "retryable"),
    [
        (Answer(404), FaultKind.MISSING, False),
        (Answer(410), FaultKind.MISSING, False),
        (Answer(302), FaultKind.MISSING, False),
        (Answer(401), FaultKind.PERMISSION, False),
        (Answer(403), FaultKind.PERMISSION, False),
        (Answer(429), FaultKind.THROTTLE, True),
        (Answer(500), FaultKind.OFFLINE, True),
        (Answer(503), FaultKind.OFFLINE, True),
        (Answer(200), FaultKind.EMPTY, False),
        (Answer(200, {"Content-Encoding": "gzip"}, b"\x1f\x8b"), FaultKind.UNSUPPORTED, False),
    ],
)
def test_every_other_answer_has_its_fault(
    fetcher: WebFetcher, answer: Answer, kind: FaultKind, retryable: bool
) -> None:
    with answering(answer) as server:
        fault = refusal(f"{server.url}/a.png?key=secret", fetcher)
        assert fault.subject == f"{server.url}/a.png"
    assert (fault.kind, fault.retryable) == (kind, retryable)


def test_nobody_there_is_offline(fetcher: WebFetcher) -> None:
    with answering(Answer()) as server:
        gone = server.url
    assert refusal(gone, fetcher).kind is FaultKind.OFFLINE
    fault = refusal("http://no-such-name.invalid/a.png", fetcher)
    assert (fault.kind, fault.retryable) == (FaultKind.OFFLINE, True)
    assert "no-such-name.invalid" in fault.title


def test_over_tls_the_name_is_checked_not_the_address(tmp_path: Path) -> None:
    certificate = make_certificate(tmp_path, "localhost")
    trust = ssl.create_default_context(cafile=str(certificate))
    fetcher = WebFetcher(allow_address=anywhere, trust=trust)
    with answering(Answer(body=PICTURE), serve_with(certificate)) as server:
        assert fetcher.fetch(f"https://localhost:{server.port}/a.png") == PICTURE
        assert server.asked[0].headers["host"] == f"localhost:{server.port}"
        fault = refusal(f"https://127.0.0.1:{server.port}/a.png", fetcher)
    assert fault.kind is FaultKind.CERTIFICATE


def test_a_certificate_nobody_vouches_for_is_refused(tmp_path: Path, fetcher: WebFetcher) -> None:
    certificate = make_certificate(tmp_path, "127.0.0.1")
    with answering(Answer(body=PICTURE), serve_with(certificate)) as server:
        fault = refusal(server.url, fetcher)
    assert (fault.kind, fault.retryable) == (FaultKind.CERTIFICATE, False)

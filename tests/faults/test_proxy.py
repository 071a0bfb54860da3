"""The faulty proxy itself: each kind of weather, seen from both sides."""

from __future__ import annotations

import contextlib
import http.client
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import pytest

from tests.fixtures.answering import Answer, AnsweringServer, answering, make_certificate
from tests.fixtures.faulty_proxy import FaultyProxy, Passed
from tests.fixtures.gateway import Gateway, free_ports
from tests.fixtures.weather import CLEAR, Spell, Trouble, Weather, changing_weather

BODY = bytes(range(256)) * 40
STORED = Answer(200, {"ETag": '"1"'}, b"stored")


@dataclass
class Naps:
    """Takes the place of sleeping, and remembers how long it would have been."""

    lengths: list[float] = field(default_factory=list)

    async def __call__(self, seconds: float) -> None:
        self.lengths.append(seconds)


@pytest.fixture
def store() -> Iterator[AnsweringServer]:
    with answering(STORED) as server:
        yield server


@pytest.fixture
def proxy(store: AnsweringServer) -> Iterator[FaultyProxy]:
    with FaultyProxy(store.port) as started:
        yield started


def ask(proxy: FaultyProxy, method: str = "PUT", body: bytes = BODY) -> tuple[int, bytes]:
    """Send one request on a connection of its own; return status and body of the answer."""
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", proxy.port, timeout=30)) as connection:
        connection.request(method, "/bucket/key?x=1", body)
        answer = connection.getresponse()
        return answer.status, answer.read()


def test_clear_weather_leaves_everything_untouched(store: AnsweringServer, proxy: FaultyProxy) -> None:
    assert ask(proxy) == (200, b"stored")
    (asked,) = store.asked
    assert (asked.method, asked.path, asked.body) == ("PUT", "/bucket/key?x=1", BODY)
    assert asked.headers["host"] == f"127.0.0.1:{proxy.port}", "signatures cover it"
    assert proxy.passed() == [Passed("PUT", "/bucket/key", 200, 200)]


def test_answers_without_a_length_and_without_a_body_come_through(proxy: FaultyProxy, store: AnsweringServer) -> None:
    store.answer = lambda _: Answer(200, {}, iter([b"one", b"two"]))
    assert ask(proxy) == (200, b"onetwo")
    store.answer = lambda _: STORED
    assert ask(proxy, "HEAD") == (200, b"")
    store.answer = lambda _: Answer(204)
    assert ask(proxy, "DELETE", b"") == (204, b"")
    assert [each.told for each in proxy.passed()] == [200, 200, 204]


@pytest.mark.parametrize("after", [1, 5_000], ids=["in the head", "in the body"])
def test_a_reset_in_the_request_leaves_the_store_without_it(
    store: AnsweringServer, proxy: FaultyProxy, after: int
) -> None:
    proxy.turn(Weather(Trouble.RESET, after=after))
    with pytest.raises(ConnectionResetError):
        ask(proxy)
    assert (store.asked, proxy.passed()) == ([], [Passed("PUT", "/bucket/key", 0, 0)])
    proxy.turn(CLEAR)
    assert ask(proxy) == (200, b"stored")


def test_a_reset_in_the_answer_comes_after_the_deed(store: AnsweringServer, proxy: FaultyProxy) -> None:
    store.answer = lambda _: Answer(200, {}, BODY)
    proxy.turn(Weather(Trouble.RESET, after=5_000))
    with pytest.raises((ConnectionResetError, http.client.IncompleteRead)):
        ask(proxy, "GET", b"")
    assert [asked.method for asked in store.asked] == ["GET"]


def test_a_lost_reply_leaves_the_deed_done(store: AnsweringServer, proxy: FaultyProxy) -> None:
    proxy.turn(Weather(Trouble.REPLY_LOST))
    with pytest.raises((ConnectionResetError, http.client.RemoteDisconnected)):
        ask(proxy)
    assert [asked.body for asked in store.asked] == [BODY]
    assert proxy.passed() == [Passed("PUT", "/bucket/key", 200, 0)]


@pytest.mark.parametrize(("trouble", "deeds"), [(Trouble.BLACKHOLE, 0), (Trouble.SILENCE, 1)])
def test_what_is_held_back_is_cut_when_the_weather_changes(
    store: AnsweringServer, proxy: FaultyProxy, trouble: Trouble, deeds: int
) -> None:
    outcome: list[type[BaseException]] = []

    def wait_for_answer() -> None:
        try:
            ask(proxy)
        except (OSError, http.client.HTTPException) as error:
            outcome.append(type(error))

    proxy.turn(Weather(trouble))
    client = threading.Thread(target=wait_for_answer)
    client.start()
    proxy.wait_until_struck(1)
    assert outcome == []
    proxy.turn(CLEAR)
    client.join(30)
    assert outcome in ([ConnectionResetError], [http.client.RemoteDisconnected])
    if deeds:
        assert len(store.asked) == deeds
    else:
        assert store.asked == []


def test_connections_are_cut_on_demand(proxy: FaultyProxy) -> None:
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", proxy.port, timeout=30)) as connection:
        connection.putrequest("PUT", "/bucket/key")
        connection.putheader("Content-Length", "10")
        connection.endheaders()
        proxy.wait_until_arrived(1)
        proxy.cut()
        with pytest.raises((ConnectionResetError, http.client.RemoteDisconnected)):
            connection.getresponse()
    assert ask(proxy) == (200, b"stored")


def test_nobody_listens_until_the_weather_changes(proxy: FaultyProxy) -> None:
    port = proxy.port
    with proxy.during(Weather(Trouble.REFUSED)), pytest.raises(ConnectionRefusedError):
        ask(proxy)
    assert (ask(proxy), proxy.port) == ((200, b"stored"), port)


def test_a_store_that_is_gone_is_a_connection_that_breaks() -> None:
    with FaultyProxy(free_ports(1)[0]) as proxy, pytest.raises((ConnectionResetError, http.client.RemoteDisconnected)):
        ask(proxy)


def test_a_storm_strikes_a_share_of_the_requests_the_same_for_each_seed(store: AnsweringServer) -> None:
    patterns = []
    for seed in (1, 1, 2):
        with FaultyProxy(store.port, seed=seed) as proxy:
            proxy.turn(Weather(Trouble.SLOW_DOWN, share=0.5))
            patterns.append([ask(proxy)[0] for _ in range(20)])
    first, again, other = patterns
    assert first == again != other
    assert set(first) == {200, 503}
    assert len(store.asked) == sum(pattern.count(200) for pattern in patterns)


def test_only_the_named_methods_are_struck(proxy: FaultyProxy) -> None:
    proxy.turn(Weather(Trouble.SLOW_DOWN, methods=("PUT",)))
    assert (ask(proxy)[0], ask(proxy, "GET", b"")[0]) == (503, 200)


@pytest.mark.parametrize(("trouble", "status"), [(Trouble.PORTAL_PAGE, 200), (Trouble.PORTAL_REDIRECT, 302)])
def test_a_portal_answers_everything_itself(
    store: AnsweringServer, proxy: FaultyProxy, trouble: Trouble, status: int
) -> None:
    proxy.turn(Weather(trouble))
    told, page = ask(proxy)
    assert (told, store.asked) == (status, [])
    assert b"Please sign in" in page


def test_latency_and_rate_take_their_time(store: AnsweringServer) -> None:
    naps = Naps()
    with FaultyProxy(store.port, sleep=naps) as proxy:
        proxy.turn(Weather(latency=0.2))
        assert ask(proxy)[0] == 200
        assert naps.lengths == [0.2, 0.2]
        naps.lengths.clear()
        proxy.turn(Weather(rate=1000))
        assert ask(proxy) == (200, b"stored")
        assert sum(naps.lengths) >= len(BODY) / 1000
        assert max(naps.lengths) <= 0.25


def test_spells_change_by_the_number_of_requests(proxy: FaultyProxy) -> None:
    proxy.follow([Spell(CLEAR, 2), Spell(Weather(Trouble.SLOW_DOWN), 1), Spell(Weather(Trouble.PORTAL_REDIRECT))])
    assert [ask(proxy)[0] for _ in range(5)] == [200, 200, 503, 302, 302]
    proxy.release()
    assert ask(proxy)[0] == 200


def test_changing_weather_is_the_same_for_each_seed_and_brings_everything() -> None:
    first, again, other = (list(islice(changing_weather(seed), 200)) for seed in (1, 1, 2))
    assert first == again != other
    passing = {Trouble.NONE, Trouble.RESET, Trouble.REPLY_LOST, Trouble.SLOW_DOWN}
    assert {spell.weather.trouble for spell in first} == passing
    clear = sum(spell.requests or 0 for spell in first if spell.weather == CLEAR)
    assert clear > sum(spell.requests or 0 for spell in first) * 0.8


def secure_status(proxy: FaultyProxy, trusted: Path) -> int:
    """Ask over TLS, trusting one certificate."""
    trust = ssl.create_default_context(cafile=str(trusted))
    connection = http.client.HTTPSConnection("127.0.0.1", proxy.port, timeout=30, context=trust)
    with contextlib.closing(connection):
        connection.request("GET", "/")
        return connection.getresponse().status


def test_another_certificate_is_shown_from_the_next_connection_on(store: AnsweringServer, tmp_path: Path) -> None:
    expired, right = make_certificate(tmp_path, "127.0.0.1", days=-1), make_certificate(tmp_path, "127.0.0.1")
    with FaultyProxy(store.port, certificate=expired) as proxy:
        with pytest.raises(ssl.SSLCertVerificationError, match="expired"):
            secure_status(proxy, expired)
        with pytest.raises(ssl.SSLCertVerificationError):
            secure_status(proxy, right)
        proxy.show(right)
        assert (secure_status(proxy, right), proxy.endpoint) == (200, f"https://127.0.0.1:{proxy.port}")
        proxy.turn(Weather(Trouble.REPLY_LOST))
        with pytest.raises((OSError, http.client.HTTPException)):
            secure_status(proxy, right)


@pytest.mark.gateway
def test_a_signed_client_works_through_it(gateway: Gateway, bucket: str) -> None:
    import boto3
    from botocore.config import Config

    gateway.ensure_running()
    user = gateway.users["rw"]
    with FaultyProxy(int(gateway.endpoint.rpartition(":")[2])) as proxy:
        client = boto3.session.Session().client(
            "s3",
            endpoint_url=proxy.endpoint,
            region_name=gateway.region,
            aws_access_key_id=user.key_id,
            aws_secret_access_key=user.secret,
            config=Config(s3={"addressing_style": "path"}, retries={"total_max_attempts": 3, "mode": "standard"}),
        )
        with contextlib.closing(client):
            client.put_object(Bucket=bucket, Key="a b", Body=BODY)
            assert client.get_object(Bucket=bucket, Key="a b")["Body"].read() == BODY
            assert [each["Key"] for each in client.list_objects_v2(Bucket=bucket)["Contents"]] == ["a b"]
            proxy.follow([Spell(Weather(Trouble.REPLY_LOST), 1), Spell(Weather(Trouble.SLOW_DOWN), 1)])
            client.put_object(Bucket=bucket, Key="c", Body=BODY)
    puts = [(each.done, each.told) for each in proxy.passed() if each.path.endswith("/c")]
    assert puts == [(200, 0), (0, 503), (200, 200)]

"""The limit of what is sent holds for all threads together: on a clock of the test's own."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from rethumb_desktop.domain.library import Account, KeyPair
from rethumb_desktop.store.bandwidth import Bandwidth, BodyInPieces
from rethumb_desktop.store.s3 import S3Store, open_store
from tests.fixtures.answering import AnsweringServer, answering
from tests.unit.store.bucket import PlayedBucket

LIMIT = 50_000  # bytes a second


class PlayedTime:
    """A clock that only sleeping moves on."""

    def __init__(self) -> None:
        self.now = 1000.0

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def time() -> PlayedTime:
    return PlayedTime()


@pytest.fixture
def bandwidth(time: PlayedTime) -> Bandwidth:
    return Bandwidth(LIMIT, time.clock, time.sleep)


@pytest.fixture
def server() -> Iterator[AnsweringServer]:
    with answering(PlayedBucket()) as started:
        yield started


def test_bytes_take_their_time(bandwidth: Bandwidth, time: PlayedTime) -> None:
    for _ in range(10):
        bandwidth.take(LIMIT // 10)
    assert time.now == pytest.approx(1000.9)  # the first piece did not wait


def test_what_was_not_used_is_not_saved_up(bandwidth: Bandwidth, time: PlayedTime) -> None:
    time.sleep(3600)
    bandwidth.take(LIMIT)
    bandwidth.take(1)
    assert time.now == pytest.approx(1000 + 3600 + 1)


@pytest.mark.parametrize(("limit", "piece"), [(1, 256), (50_000, 3125), (1 << 20, 32_768), (1 << 30, 32_768)])
def test_pieces_are_small_against_the_limit(limit: int, piece: int) -> None:
    assert Bandwidth(limit).piece == piece


def test_a_body_is_read_whole_and_no_faster_than_allowed(bandwidth: Bandwidth, time: PlayedTime) -> None:
    data = bytes(range(256)) * 400
    body = BodyInPieces(data, bandwidth)
    pieces = list(iter(lambda: body.read(16_384), b""))
    assert b"".join(pieces) == data
    assert max(map(len, pieces)) == bandwidth.piece
    assert time.now - 1000 == pytest.approx((len(data) - len(pieces[-1])) / LIMIT)


def test_eight_threads_share_the_limit(server: AnsweringServer) -> None:
    """The clock stands still, so the longest wait is that of the last piece of all."""
    waits: list[float] = []
    bandwidth = Bandwidth(LIMIT, lambda: 1000, waits.append)
    store = S3Store(Account("Test", server.url, "bucket"), KeyPair("id", "secret"), bandwidth=bandwidth)
    data = b"x" * (8 * bandwidth.piece)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: store.put(f"{number}.png", data, "image/png"), range(16)))
    assert {len(asked.body) for asked in server.asked} == {len(data)}
    assert max(waits) == pytest.approx((16 * len(data) - bandwidth.piece) / LIMIT)


def test_signing_and_asking_take_no_time_off_the_limit(server: AnsweringServer, time: PlayedTime) -> None:
    bandwidth = Bandwidth(LIMIT, time.clock, time.sleep)
    store = S3Store(Account("Test", server.url, "bucket"), KeyPair("id", "secret"), bandwidth=bandwidth)
    store.put("a.png", b"x" * bandwidth.piece, "image/png")
    assert store.head("a.png") is not None
    assert time.now == 1000


def test_the_limit_of_the_account_holds(server: AnsweringServer) -> None:
    """A body that has to wait anyway asks no leave first: that tells which way it goes."""
    for limit in (0, 1 << 30):
        store = open_store(Account("Test", server.url, "bucket", upload_limit=limit), KeyPair("id", "secret"))
        store.put("a.png", b"x" * (2 << 20), "image/png")
    assert ["expect" in asked.headers for asked in server.asked] == [True, False]

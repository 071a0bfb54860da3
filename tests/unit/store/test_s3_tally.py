"""What is counted of requests, and what the answers tell of the time."""

import contextlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.library import Account, KeyPair
from rethumb_desktop.domain.ports import ObjectStore
from rethumb_desktop.store.s3 import open_store
from tests.fixtures.answering import Answer, AnsweringServer, Asked
from tests.unit.store.bucket import LARGE, PlayedBucket, error
from tests.unit.store.conftest import Opened

KEY = "p/picture.png"
DATA = b"not really a picture"
NEAR = timedelta(minutes=1)


ATTEMPTS: dict[str, Callable[[ObjectStore], object]] = {
    "put": lambda store: store.put(KEY, DATA, "image/png"),
    "get": lambda store: store.get(KEY),
    "list": lambda store: list(store.list("")),
}


def dated(answer: Answer, ahead: timedelta, **more: str) -> Answer:
    """The answer of a server whose clock is ahead."""
    date = {"Date": format_datetime(datetime.now(UTC) + ahead, usegmt=True)}
    return Answer(answer.status, {**answer.headers, **date, **more}, answer.body)


def test_nothing_is_known_before_the_first_request(server: AnsweringServer, opened: Opened) -> None:
    store = opened()
    store.public_url(KEY)
    store.presigned_url(KEY, timedelta(hours=1))
    assert (store.requests, store.clock_offset, server.asked) == (0, None, [])


@pytest.mark.parametrize("lost", [False, True])
def test_every_request_counts_once(bucket: PlayedBucket, server: AnsweringServer, opened: Opened, lost: bool) -> None:
    """Those too that are made again because an answer got lost."""
    seen: list[str] = []

    def lose(asked: Asked) -> bool:
        seen.append(asked.path)
        return lost and len(seen) % 3 == 1

    bucket.lose = lose
    store = opened()
    store.put(KEY, DATA, "image/png")
    store.put(f"{KEY}.large", LARGE, "image/png")
    store.write("head", DATA, fresh=True)
    store.head(KEY)
    store.head("missing")
    store.get(KEY)
    list(store.list("p/"))
    store.delete_many([KEY, "head"])
    store.delete(f"{KEY}.large")
    assert store.requests == len(server.asked) > 9


def test_the_requests_of_a_probe_count(server: AnsweringServer, opened: Opened) -> None:
    store = opened()
    store.find_facts("p/probe.txt")
    assert store.requests == len(server.asked) > 4


def test_what_a_stranger_follows_counts(bucket: PlayedBucket, server: AnsweringServer, opened: Opened) -> None:
    """A public base URL may lead elsewhere."""

    def redirect(asked: Asked) -> Answer | None:
        return Answer(302, {"Location": f"{server.url}/bucket{asked.path[3:]}"}) if asked.path[:3] == "/on" else None

    bucket.interrupt = redirect
    store = opened(public_base_url=f"{server.url}/on")
    store.find_facts("p/probe.txt")
    assert [asked.path for asked in server.asked if asked.path.startswith("/on")]
    assert store.requests == len(server.asked)


def test_what_is_refused_counts(bucket: PlayedBucket, server: AnsweringServer, opened: Opened) -> None:
    bucket.interrupt = lambda asked: error(403, "AccessDenied")
    store = opened()
    for attempt in ATTEMPTS.values():
        with pytest.raises(Fault):
            attempt(store)
    assert store.requests == len(server.asked)


@pytest.mark.parametrize("ahead", [timedelta(hours=5), timedelta(days=-2)])
@pytest.mark.parametrize("answer", [error(404, "NoSuchKey"), error(403, "AccessDenied")], ids=["404", "403"])
@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS)
def test_any_answer_tells_the_time(
    server: AnsweringServer,
    opened: Opened,
    ahead: timedelta,
    answer: Answer,
    attempt: Callable[[ObjectStore], object],
) -> None:
    """That to a put goes another way than the others; a refusal tells it too."""
    server.answer = lambda asked: dated(answer, ahead)
    store = opened()
    with pytest.raises(Fault):
        attempt(store)
    assert store.clock_offset is not None
    assert abs(store.clock_offset - ahead) < NEAR


def test_the_last_answer_counts(bucket: PlayedBucket, server: AnsweringServer, opened: Opened) -> None:
    clocks = [timedelta(days=1), timedelta(0)]
    server.answer = lambda asked: dated(bucket(asked), clocks[len(server.asked) - 1])
    store = opened()
    for ahead in clocks:
        store.put(KEY, DATA, "image/png")
        assert store.clock_offset is not None
        assert abs(store.clock_offset - ahead) < NEAR


@pytest.mark.parametrize(
    "headers",
    [{"Content-Type": "text/html"}, {"Age": "3600"}, {"Date": "yesterday"}, {"Date": ""}],
    ids=["a portal", "a cache", "no date", "an empty date"],
)
def test_what_is_not_the_stores_time_is_passed_over(server: AnsweringServer, headers: dict[str, str]) -> None:
    store = open_store(Account("Test", server.url, "bucket"), KeyPair("id", "secret"))
    late = dated(Answer(200, {"ETag": '"1"'}), timedelta(days=9), **headers)
    server.answer = lambda asked: late
    for attempt in ATTEMPTS.values():
        with contextlib.suppress(Fault):
            attempt(store)
    assert store.clock_offset is None

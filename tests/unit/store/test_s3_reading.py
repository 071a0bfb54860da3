"""What keys that may not list a bucket learn of an object that is not there: they are told 403 for it."""

from collections.abc import Iterable

import pytest

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.domain.library import Account
from rethumb_desktop.store.s3 import open_store
from tests.fixtures.answering import Answer, AnsweringServer, Asked
from tests.unit.store.bucket import PlayedBucket, asked_of, error, fault_of
from tests.unit.store.conftest import Opened

KEY = ".rethumb/heads/a"


def limited(bucket: PlayedBucket, *, lists: Iterable[str] = (), denied: Iterable[str] = ()) -> None:
    """Let the bucket answer keys that may list with these prefixes alone; what is `denied` may not be read."""
    may_list, may_not_read = tuple(lists), tuple(denied)

    def interrupt(asked: Asked) -> Answer | None:
        if "list-type" in asked.path:
            prefix = asked.path.partition("prefix=")[2].partition("&")[0].replace("%2F", "/")
            return None if may_list and prefix.startswith(may_list) else error(403, "AccessDenied")
        key = asked.path.removeprefix("/bucket/")
        reads = asked.method in ("HEAD", "GET")
        hidden = bucket.now(key) is None or key in may_not_read
        return error(403, "AccessDenied") if reads and hidden else None

    bucket.interrupt = interrupt


def test_a_list_of_just_its_name_tells(bucket: PlayedBucket, server: AnsweringServer, opened: Opened) -> None:
    limited(bucket, lists=[".rethumb/"])
    store = opened()
    assert store.head(KEY) is None
    fault = fault_of_missing(opened)
    assert (fault, asked_of(server)) == (FaultKind.MISSING, ["HEAD", "GET", "GET", "GET", "GET"])


def fault_of_missing(opened: Opened) -> FaultKind:
    from rethumb_desktop.domain.errors import Fault

    with pytest.raises(Fault) as caught:
        opened().get(KEY)
    return caught.value.kind


def test_what_is_known_once_saves_a_request(bucket: PlayedBucket, server: AnsweringServer, opened: Opened) -> None:
    limited(bucket, lists=[".rethumb/"])
    store = opened()
    store.head(KEY)
    del server.asked[:]
    assert store.head(f"{KEY}b") is None
    assert asked_of(server) == ["HEAD", "GET"]
    assert "list-type" in server.asked[1].path


def test_a_longer_name_is_another_object(bucket: PlayedBucket, opened: Opened) -> None:
    opened().write(f"{KEY}b", b"x", fresh=False)
    limited(bucket, lists=[".rethumb/"])
    assert opened().head(KEY) is None


def test_an_object_that_may_not_be_read_is_not_missing(bucket: PlayedBucket, opened: Opened) -> None:
    for key in (KEY, f"{KEY}b"):
        opened().write(key, b"x", fresh=False)
    limited(bucket, lists=[".rethumb/"], denied=[KEY])
    store = opened()
    assert store.head(f"{KEY}c") is None
    for attempt in (lambda: store.head(KEY), lambda: store.get(KEY)):
        assert fault_of(attempt).kind is FaultKind.POLICY


def test_where_no_list_is_allowed_it_is_asked_once_a_folder(
    bucket: PlayedBucket, server: AnsweringServer, opened: Opened
) -> None:
    limited(bucket)
    store = opened()
    for key in (KEY, f"{KEY}b", "p/a.png", "p/b.png"):
        assert fault_of(lambda: store.head(key)).kind is FaultKind.POLICY  # noqa: B023
    assert len([asked for asked in server.asked if "list-type" in asked.path]) == 2


@pytest.mark.parametrize("page", [Answer(200, {}, b"<html></html>"), Answer(200, {"Content-Type": "text/html"}, b"")])
def test_a_page_is_no_empty_list(bucket: PlayedBucket, opened: Opened, page: Answer) -> None:
    bucket.interrupt = lambda asked: page if "list-type" in asked.path else error(403, "AccessDenied")
    assert fault_of(lambda: opened().head(KEY)).kind is FaultKind.PORTAL


def test_where_a_list_starts_is_asked_for_and_minded(server: AnsweringServer, opened: Opened) -> None:
    """Some stores do not know that they could begin there; this one does not."""
    store = opened()
    for key in ("p/a", "p/b", "p/c"):
        store.write(key, b"x", fresh=False)
    assert [each.key for each in store.list("p/", after="p/a")] == ["p/b", "p/c"]
    assert "start-after=p%2Fa" in server.asked[-1].path


def test_who_has_no_keys_and_may_read_nothing_is_told_that_keys_are_needed(
    bucket: PlayedBucket, server: AnsweringServer, opened: Opened
) -> None:
    opened().write(KEY, b"x", fresh=False)
    opened().write(f"{KEY}b", b"x", fresh=False)
    stranger = open_store(Account("Test", server.url, "bucket", roles=()), None)
    limited(bucket, denied=[KEY])
    fault = fault_of(lambda: stranger.get(KEY))
    assert fault.kind is FaultKind.CREDENTIALS
    assert fault.title == "Nobody without keys may read the bucket “bucket”."
    assert "rethumb library policy --apply --open-records" in fault.detail
    # What can be read in part is not closed: one name may be missing, or closed by itself.
    assert stranger.get(f"{KEY}b") == b"x"
    fault = fault_of(lambda: stranger.get(KEY))
    assert fault.kind is FaultKind.POLICY
    assert "These keys" not in fault.title
    assert fault_of(lambda: opened().get(KEY)).title.startswith("These keys may not do this")

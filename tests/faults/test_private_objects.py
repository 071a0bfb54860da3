"""What devices tell each other, over a bad network: nothing is lost, nothing is overwritten, nothing seems missing."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, Capability, KeyPair, StoreFacts, Visibility, with_facts
from rethumb_desktop.domain.ports import ObjectStore
from rethumb_desktop.store.s3 import open_store
from tests.faults.conftest import port_of
from tests.fixtures.faulty_proxy import FaultyProxy
from tests.fixtures.gateway import Gateway
from tests.fixtures.weather import CLEAR, Trouble, Weather

pytestmark = pytest.mark.gateway

YES, NO = Capability.YES, Capability.NO
FOLDER = ".rethumb/journal/0123456789abcdef/"
KEY = f"{FOLDER}0000000001"
DATA = b"a sealed segment"
TROUBLES = {
    "resets": Weather(Trouble.RESET, after=300),
    "lost replies": Weather(Trouble.REPLY_LOST),
    "a page for everything": Weather(Trouble.PORTAL_PAGE),
    "a storm": Weather(Trouble.SLOW_DOWN),
}
KINDS = {FaultKind.OFFLINE, FaultKind.PORTAL, FaultKind.THROTTLE}


@pytest.fixture
def proxy(gateway: Gateway) -> Iterator[FaultyProxy]:
    with FaultyProxy(port_of(gateway)) as started:
        yield started


Opened = Callable[[Capability], ObjectStore]


@pytest.fixture
def opened(gateway: Gateway, bucket: str, proxy: FaultyProxy) -> Opened:
    """Opens the bucket by way of the proxy, with what was found out about conditional puts."""

    def open_it(conditional: Capability) -> ObjectStore:
        account = Account("Cloud", proxy.endpoint, bucket, gateway.region)
        user = gateway.users["rw"]
        known = with_facts(account, StoreFacts(Visibility.PRIVATE, conditional, NO))
        return open_store(known, KeyPair(user.key_id, user.secret))

    return open_it


@pytest.mark.parametrize("conditional", [YES, NO])
@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)
def test_a_write_that_failed_can_be_made_again(
    opened: Opened, proxy: FaultyProxy, conditional: Capability, trouble: Weather
) -> None:
    """It may have been done all the same: then these bytes are there already."""
    store = opened(conditional)
    with proxy.during(trouble), pytest.raises(Fault) as caught:
        store.write(KEY, DATA, fresh=True)
    assert caught.value.kind in KINDS
    assert store.write(KEY, DATA, fresh=True)
    assert not store.write(KEY, b"another", fresh=True)
    assert store.get(KEY) == DATA


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)
def test_what_cannot_be_asked_is_not_missing(opened: Opened, proxy: FaultyProxy, trouble: Weather) -> None:
    store = opened(YES)
    store.write(KEY, DATA, fresh=True)
    attempts: list[Callable[[], object]] = [
        lambda: store.head(KEY),
        lambda: store.get(KEY),
        lambda: list(store.list(FOLDER)),
        lambda: list(store.list(FOLDER, after=f"{FOLDER}0")),
        store.policy,
    ]
    for attempt in attempts:
        with proxy.during(trouble), pytest.raises(Fault) as caught:
            attempt()
        assert caught.value.kind in KINDS
    assert store.policy() == ""


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)
def test_a_deletion_that_failed_can_be_made_again(opened: Opened, proxy: FaultyProxy, trouble: Weather) -> None:
    store = opened(YES)
    keys = [f"{FOLDER}{number:010}" for number in range(1, 8)]
    for key in [*keys, f"{FOLDER}x"]:
        store.write(key, DATA, fresh=True)
    with proxy.during(trouble), pytest.raises(Fault) as caught:
        store.delete_many(keys)
    assert caught.value.kind in KINDS
    store.delete_many(keys)
    assert [each.key for each in store.list("")] == [f"{FOLDER}x"]


def test_requests_that_were_made_again_count(opened: Opened, proxy: FaultyProxy) -> None:
    store = opened(YES)
    store.write(KEY, DATA, fresh=True)
    proxy.turn(Weather(Trouble.REPLY_LOST, 0.4))
    for _ in range(10):
        with contextlib.suppress(Fault):
            store.write(KEY, DATA, fresh=False)
            list(store.list(""))
    proxy.turn(CLEAR)
    store.head(KEY)
    assert store.requests == len(proxy.passed())
    assert store.clock_offset is not None

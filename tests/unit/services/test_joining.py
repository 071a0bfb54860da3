"""Joining a library: what is tried before, what is kept, and accounts that were added by hand before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest

from rethumb_desktop.credentials.library_keys import LibraryKeyRing
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, Role
from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.domain.pairing import Pairing
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.services import Services
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures import pictures
from tests.fixtures.assembly import ACCOUNT, KEYS, House

SQUARE = Recipe(square=16)
OFFLINE = Fault(FaultKind.OFFLINE, "s3.example.com cannot be reached.", "Check the network.", retryable=True)
WRONG = Fault(FaultKind.CREDENTIALS, "The secret does not belong to the key id.", "Enter the secret again.")


@dataclass
class Two:
    """A device with a library in which there is a picture, and another device before the same bucket."""

    first: Services
    house: House
    services: Services
    fault: Fault | None = None

    @property
    def pairing(self) -> Pairing:
        return self.services.joining.read(self.first.joining.pair(ACCOUNT.name))

    def key(self, name: str) -> LibraryKey | None:
        return LibraryKeyRing(self.house.vault).get(name)

    def add_by_hand(self, **more: object) -> Account:
        """Add the bucket as an account, which makes a library key of its own."""
        account = replace(ACCOUNT, name="By hand", **more)  # type: ignore[arg-type]
        return self.services.accounts.add(account, KEYS)

    def listed(self, name: str) -> list[str]:
        self.services.syncing.sync_now(name)
        return [each.name for each in self.house.publications.page(library=name)]


def publish(house: House, services: Services, name: str) -> None:
    file = house.root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(pictures.jpeg())
    services.publishing.submit([str(file)], (SQUARE,), ACCOUNT.name)
    house.finish()
    services.syncing.sync_now(ACCOUNT.name)


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    def before(operation: str, key: str) -> None:
        if both.fault is not None:
            raise both.fault

    first = House(tmp_path / "first", cloud=MemoryStore(before=before))
    second = House(tmp_path / "second", cloud=first.cloud)
    both = Two(first.open(), second, second.open())
    first.add_cloud(both.first)
    publish(first, both.first, "lake.jpg")
    yield both
    both.services.close()
    both.first.close()


def refused(attempt: Callable[[], object]) -> Fault:
    with pytest.raises(Fault) as caught:
        attempt()
    return caught.value


# An account that was added by hand


def test_an_account_that_was_added_by_hand_gets_the_key_of_the_code(two: Two) -> None:
    by_hand = two.add_by_hand()
    assert refused(lambda: two.services.syncing.sync_now("By hand")).kind is FaultKind.LIBRARY
    account, pairing = replace(ACCOUNT, name="Alps"), two.pairing
    assert two.services.joining.try_out(account, pairing, KEYS) is None
    joined = two.services.joining.join(account, pairing, KEYS)
    assert joined == by_hand, "it keeps its name"
    assert two.key("By hand") == pairing.key
    assert two.listed("By hand") == ["lake.jpg"]
    assert [each.name for each in two.services.accounts.accounts()] == ["By hand"]


def test_who_joins_it_with_keys_is_known_to_the_others_by_its_name(two: Two) -> None:
    two.add_by_hand()
    two.services.joining.join(ACCOUNT, two.pairing, KEYS)
    two.services.syncing.sync_now("By hand")
    two.first.syncing.sync_now(ACCOUNT.name)
    assert two.house.publications.device in {each.id for each in two.first.syncing.devices(ACCOUNT.name)}


def test_one_that_was_read_only_can_publish_when_it_is_joined_with_keys(two: Two) -> None:
    two.services.accounts.add(replace(ACCOUNT, name="By hand", roles=()), None)
    joined = two.services.joining.join(ACCOUNT, two.pairing, KEYS)
    assert joined.roles == (Role.PUBLISH,)
    assert two.key("By hand") == two.pairing.key


def test_a_key_that_something_was_published_with_stays_and_the_way_out_is_said(two: Two, tmp_path: Path) -> None:
    # Before anything told whose the bucket is.
    pairing = two.pairing
    for found in list(two.house.cloud.list("")):
        two.house.cloud.delete(found.key)
    two.services.accounts.add(replace(ACCOUNT, confirmed=True), KEYS)
    publish(two.house, two.services, "sea.jpg")
    two.house.cloud.delete("p/.rethumb/library.json")
    before = two.key(ACCOUNT.name)
    account = replace(ACCOUNT, name="Alps")
    for attempt in (two.services.joining.try_out, two.services.joining.join):
        fault = refused(partial(attempt, account, pairing, KEYS))
        assert fault.title == "“Cloud” has another library key, and pictures were published with it."
        assert "rethumb library key --give" in fault.detail
        assert "another prefix" in fault.detail
    assert two.key(ACCOUNT.name) == before


def test_a_key_that_was_lost_is_given_back_by_the_code(two: Two) -> None:
    two.services.joining.join(ACCOUNT, two.pairing, KEYS)
    assert two.listed(ACCOUNT.name) == ["lake.jpg"]
    two.services.close()
    LibraryKeyRing(two.house.vault).replace(ACCOUNT.name, LibraryKey.generate())
    two.services = two.house.open()
    two.services.joining.join(ACCOUNT, two.pairing, KEYS)
    assert two.key(ACCOUNT.name) == two.pairing.key


def test_a_library_that_is_here_already_is_not_joined_again(two: Two) -> None:
    two.services.joining.join(ACCOUNT, two.pairing, KEYS)
    fault = refused(lambda: two.services.joining.try_out(ACCOUNT, two.pairing, KEYS))
    assert fault.title == "This library is here already, as “Cloud”."


def test_a_name_that_is_taken_costs_the_other_account_nothing(two: Two) -> None:
    two.services.accounts.add(replace(ACCOUNT, prefix="elsewhere"), KEYS)
    before = two.key(ACCOUNT.name)
    fault = refused(lambda: two.services.joining.join(ACCOUNT, two.pairing, KEYS))
    assert fault.title == "There is an account “Cloud” already."
    assert two.key(ACCOUNT.name) == before


# What is tried before


def test_keys_that_do_not_fit_are_told_before_anything_is_kept(two: Two) -> None:
    pairing = two.pairing
    two.fault = WRONG
    assert refused(lambda: two.services.joining.try_out(ACCOUNT, pairing, KEYS)).title == WRONG.title
    assert two.services.accounts.accounts() == []
    assert two.key(ACCOUNT.name) is None


def test_one_request_is_enough(two: Two) -> None:
    pairing, before = two.pairing, two.house.cloud.requests
    assert two.services.joining.try_out(ACCOUNT, pairing, KEYS) is None
    assert two.house.cloud.requests == before + 1


def test_where_nobody_can_be_asked_it_is_told_and_joined_all_the_same(two: Two) -> None:
    pairing = two.pairing
    two.fault = OFFLINE
    told = two.services.joining.try_out(ACCOUNT, pairing, KEYS)
    assert told is not None
    assert told.kind is FaultKind.OFFLINE
    two.services.joining.join(ACCOUNT, pairing, KEYS)
    two.fault = None
    assert two.listed(ACCOUNT.name) == ["lake.jpg"]


def test_a_code_of_another_library_is_refused(two: Two) -> None:
    other = replace(two.pairing, key=LibraryKey.generate())
    fault = refused(lambda: two.services.joining.try_out(ACCOUNT, other, KEYS))
    assert fault.kind is FaultKind.LIBRARY


def test_a_library_that_nobody_has_published_in_can_be_joined(two: Two) -> None:
    pairing = replace(two.pairing, prefix="new")
    assert two.services.joining.try_out(ACCOUNT, pairing, KEYS) is None


def test_who_only_looks_asks_without_keys(two: Two) -> None:
    assert two.services.joining.try_out(replace(ACCOUNT, roles=()), two.pairing, KEYS) is None
    assert two.house.opened[-1].roles == ()


# The code


def test_no_code_is_given_for_a_key_that_is_not_the_buckets(two: Two) -> None:
    two.add_by_hand()
    fault = refused(lambda: two.services.joining.pair("By hand"))
    assert fault.title == "The bucket holds a library with another library key."


def test_without_a_network_there_is_a_code(two: Two) -> None:
    two.services.joining.join(ACCOUNT, two.pairing, KEYS)
    code = two.services.joining.pair(ACCOUNT.name)
    two.fault = OFFLINE
    two.services.close()
    two.services = two.house.open()
    assert two.services.joining.pair(ACCOUNT.name) == code

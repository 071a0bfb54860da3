"""Libraries: opened once, with the key that makes their links, and anew when their account changes."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import timedelta
from threading import Event, Thread

import pytest

from rethumb_desktop.credentials.key_pairs import VaultKeyPairs
from rethumb_desktop.credentials.library_keys import LibraryKeyRing
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import (
    THIS_COMPUTER,
    Account,
    Capability,
    CredentialSource,
    KeyPair,
    Library,
    Role,
    StoreFacts,
    Visibility,
    with_facts,
)
from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.domain.ports import ObjectStore
from rethumb_desktop.services.libraries import Libraries
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures.assembly import ACCOUNT, KEYS, PATIENCE, House
from tests.fixtures.waiting import wait_for

ENTRY = "Cloud/library-key"


class Stores:
    """Opens a store and remembers what for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.opened: list[tuple[Account, KeyPair | None]] = []
        self.store = MemoryStore(before=lambda operation, _key: self.asked.append(operation))

    def open(self, account: Account, keys: KeyPair | None) -> ObjectStore:
        self.opened.append((account, keys))
        return self.store


@pytest.fixture
def stores() -> Stores:
    return Stores()


@pytest.fixture
def libraries(house: House, stores: Stores) -> Libraries:
    """The libraries of the house with one account, its keys and its library key."""
    house.settings.save_account(ACCOUNT)
    pairs, keys = VaultKeyPairs(house.vault), LibraryKeyRing(house.vault)
    pairs.set(ACCOUNT, KEYS)
    keys.set(ACCOUNT.name, LibraryKey.generate())
    return Libraries(
        house.settings,
        dict.fromkeys(CredentialSource, pairs),
        lambda _library: keys,
        stores.open,
        MemoryStore,
        house.publications.begin_library,
    )


def test_this_computer_comes_first(libraries: Libraries) -> None:
    assert libraries.all() == [Library(THIS_COMPUTER), Library("Cloud", ACCOUNT)]


def test_what_is_not_there_is_told_with_what_is(libraries: Libraries) -> None:
    with pytest.raises(Fault) as caught:
        libraries.find("cloud")
    assert (caught.value.kind, caught.value.subject) == (FaultKind.USAGE, "cloud")
    assert caught.value.detail == "There are: “This computer”, “Cloud”."


def test_the_key_of_this_computer_is_made_once(house: House, libraries: Libraries) -> None:
    assert not house.publications.knows_all(THIS_COMPUTER)
    made = libraries.key(Library(THIS_COMPUTER))
    assert house.publications.knows_all(THIS_COMPUTER)
    assert libraries.key(Library(THIS_COMPUTER)) == made
    assert libraries.open(THIS_COMPUTER).key == made


def test_a_lost_key_of_an_account_is_not_made_anew(house: House, libraries: Libraries) -> None:
    house.vault.delete(ENTRY)
    with pytest.raises(Fault) as caught:
        libraries.open("Cloud")
    assert caught.value.kind is FaultKind.CREDENTIALS
    assert "give the account its keys again" in caught.value.detail
    assert house.vault.get(ENTRY) is None


def test_a_key_that_another_process_made_meanwhile_is_the_one(house: House, libraries: Libraries) -> None:
    first = LibraryKey.generate()

    class SlowKeys(LibraryKeyRing):
        """Another process is between the look and the making."""

        def set(self, library: str, key: LibraryKey) -> None:
            house.vault.set(ENTRY, first.to_text())

    house.vault.delete(ENTRY)
    slow = Libraries(
        house.settings,
        {},
        lambda _library: SlowKeys(house.vault),
        lambda _account, _keys: MemoryStore(),
        MemoryStore,
        house.publications.begin_library,
    )
    assert slow.make_key(Library("Cloud", ACCOUNT)) == first
    # What the other process has published meanwhile this index does not know.
    assert not house.publications.knows_all("Cloud")


def test_an_account_is_opened_once_and_asked_once(house: House, libraries: Libraries, stores: Stores) -> None:
    opened = libraries.open("Cloud")
    facts = StoreFacts(Visibility.BUCKET, Capability.NO, Capability.NO, Capability.NO)
    assert opened.library.account == with_facts(ACCOUNT, facts)
    assert house.settings.accounts() == [opened.library.account]
    assert libraries.open("Cloud") == opened
    assert libraries.store(opened.library) is opened.store
    assert stores.asked == ["find_facts"]
    # Once to look, and once knowing how objects become public.
    assert [account.visibility for account, _ in stores.opened] == [Visibility.UNKNOWN, Visibility.BUCKET]


def test_a_changed_account_is_opened_anew(house: House, libraries: Libraries, stores: Stores) -> None:
    before = libraries.open("Cloud")
    assert before.library.account is not None
    house.settings.save_account(replace(before.library.account, prefix="other"))
    assert libraries.open("Cloud").library.prefix == "other"
    assert stores.opened[-1][0].prefix == "other"


def test_new_keys_are_used_after_the_old_ones_are_forgotten(house: House, libraries: Libraries, stores: Stores) -> None:
    libraries.open("Cloud")
    new = KeyPair("NEW", "other-secret")
    VaultKeyPairs(house.vault).set(ACCOUNT, new)
    libraries.open("Cloud")
    assert stores.opened[-1][1] == KEYS
    libraries.forget("Cloud")
    libraries.open("Cloud")
    assert stores.opened[-1][1] == new


def test_an_account_that_did_not_open_is_tried_again(libraries: Libraries, stores: Stores) -> None:
    answers = [Fault(FaultKind.OFFLINE, "The server cannot be reached.")]

    def refuse_once(operation: str, key: str) -> None:
        if answers:
            raise answers.pop()

    stores.store = MemoryStore(before=refuse_once)
    with pytest.raises(Fault, match="cannot be reached"):
        libraries.open("Cloud")
    assert libraries.open("Cloud").store is stores.store


@pytest.mark.parametrize("source", CredentialSource)
def test_missing_keys_are_told_with_the_way_to_give_them(
    house: House, libraries: Libraries, source: CredentialSource
) -> None:
    account = replace(ACCOUNT, name="Other", credentials=source)
    with pytest.raises(Fault) as caught:
        libraries.key_pair(account)
    assert caught.value.kind is FaultKind.CREDENTIALS
    assert caught.value.title == "The publish keys of “Other” are not there."
    way = {
        "keyring": "Give the account its keys again",
        "session": "give them again",
        "environment": "AWS_ACCESS_KEY_ID",
    }
    assert way[source.value] in caught.value.detail


def test_a_store_alone_needs_no_library_key(house: House, libraries: Libraries) -> None:
    house.vault.delete(ENTRY)
    store = libraries.store(libraries.find("Cloud"))
    assert store.presigned_url("k", timedelta(hours=1)).endswith("?expires=3600")


def test_a_bucket_is_asked_anew_where_what_was_found_out_holds_no_more(
    house: House, libraries: Libraries, stores: Stores
) -> None:
    libraries.open("Cloud")
    stores.store = MemoryStore(visibility=Visibility.PRIVATE)
    libraries.forget("Cloud")

    libraries.find_out_anew("Cloud")

    (account,) = house.settings.accounts()
    assert account.visibility is Visibility.PRIVATE
    assert libraries.open("Cloud").library.account == account
    libraries.find_out_anew(THIS_COMPUTER)


def test_who_may_delete_does_so_with_the_keys_of_maintenance(
    house: House, libraries: Libraries, stores: Stores
) -> None:
    libraries.removing_store(libraries.find("Cloud"))
    assert stores.opened[-1][1] == KEYS
    both = replace(ACCOUNT, roles=(Role.PUBLISH, Role.MAINTENANCE))
    house.settings.save_account(both)
    sweeper = KeyPair("SWEEPER", "other-secret")
    VaultKeyPairs(house.vault).set(both, sweeper, Role.MAINTENANCE)

    libraries.removing_store(libraries.find("Cloud"))
    assert stores.opened[-1] == (both, sweeper)
    libraries.store(libraries.find("Cloud"))
    assert stores.opened[-1] == (both, KEYS)


def test_missing_keys_of_maintenance_are_named(house: House, libraries: Libraries) -> None:
    house.settings.save_account(replace(ACCOUNT, roles=(Role.PUBLISH, Role.MAINTENANCE)))
    with pytest.raises(Fault, match="The maintenance keys of “Cloud” are not there"):
        libraries.removing_store(libraries.find("Cloud"))


def test_a_silent_server_is_asked_once_for_all_that_wait(libraries: Libraries, stores: Stores) -> None:
    asked, answer = Event(), Event()

    def be_silent(operation: str, key: str) -> None:
        stores.asked.append(operation)
        asked.set()
        assert answer.wait(PATIENCE)
        raise Fault(FaultKind.OFFLINE, "Nobody answers.", retryable=True)

    def is_waiting(thread: Thread) -> bool:
        frame = sys._current_frames().get(thread.ident or 0)
        while frame is not None and frame.f_code.co_name != "open":
            frame = frame.f_back
        return frame is not None and "before" in frame.f_locals

    def open_library() -> None:
        with pytest.raises(Fault) as caught:
            libraries.open("Cloud")
        told.append(caught.value.title)

    stores.store = MemoryStore(before=be_silent)
    told: list[str] = []
    threads = [Thread(target=open_library) for _ in range(4)]
    for thread in threads:
        thread.start()
    assert asked.wait(PATIENCE)
    wait_for(lambda: all(map(is_waiting, threads)), PATIENCE, "the threads")
    answer.set()
    for thread in threads:
        thread.join()
    assert told == ["Nobody answers."] * 4
    assert stores.asked == ["find_facts"]

    open_library()
    assert stores.asked == ["find_facts"] * 2

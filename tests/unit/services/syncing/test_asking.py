"""What syncing asks of the bucket, keeps of others, and does by itself by a clock that is set by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from queue import SimpleQueue

import pytest

from rethumb_desktop.credentials.key_pairs import VaultKeyPairs
from rethumb_desktop.domain.entries import stamp
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import AccountsChanged, Event, LibraryReceived, RemovalsChanged, SyncStateChanged
from rethumb_desktop.domain.library import THIS_COMPUTER, Role
from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.domain.ports.syncing import Arrival, Heard
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.syncing import Standing, SyncState
from rethumb_desktop.services import Services
from rethumb_desktop.services.syncing.syncing import Syncing, SyncMeans
from rethumb_desktop.services.syncing.timetable import AFTER_PUBLISHING, FRONT
from rethumb_desktop.services.watching.clocks import Clocks
from rethumb_desktop.store.memory import MemoryStore
from rethumb_desktop.sync.library_file import encode_library_file, library_file
from rethumb_desktop.sync.names import LIBRARY_FILE
from tests.fixtures import pictures
from tests.fixtures.assembly import ACCOUNT, KEYS, PATIENCE, House

CLOUD = ACCOUNT.name
DEVICE = "ab" * 16


class Log:
    """What is asked of the cloud."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def __call__(self, operation: str, key: str) -> None:
        self.asked.append((operation, key))

    def take(self) -> list[tuple[str, str]]:
        """Return operations and keys since the last call."""
        asked, self.asked = self.asked, []
        return asked


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def house(tmp_path: Path, log: Log) -> House:
    return House(tmp_path, cloud=MemoryStore(before=log))


@pytest.fixture
def services(house: House) -> Iterator[Services]:
    services = house.open()
    house.add_cloud(services)
    yield services
    services.close()


def received(house: House) -> list[LibraryReceived]:
    """Return what was told of libraries so far."""
    told = []
    while not house.events.empty():
        event = house.events.get()
        if isinstance(event, LibraryReceived):
            told.append(event)
    return told


def states(house: House) -> list[SyncState]:
    """Return what was told of how libraries stand so far."""
    told = []
    while not house.events.empty():
        event = house.events.get()
        if isinstance(event, SyncStateChanged):
            told.append(event.state)
    return told


def test_who_gave_the_pairing_code_is_known_once(house: House, services: Services) -> None:
    records = house.sync_records
    for device in ("", records.device, DEVICE):
        services.syncing.introduce(CLOUD, device)
    assert records.heard(CLOUD) == {DEVICE: Heard(DEVICE)}
    known = Heard(DEVICE, name="other", newest=3)
    records.note(CLOUD, known)
    services.syncing.introduce(CLOUD, DEVICE)
    assert records.heard(CLOUD) == {DEVICE: known}


@pytest.mark.parametrize("arrival", [Arrival(entries=1), Arrival(1), Arrival(went=("p/a.jpg",))])
def test_what_came_and_what_went_is_told_and_nothing_else(house: House, services: Services, arrival: Arrival) -> None:
    received(house)
    services.syncing.receive(CLOUD, arrival)
    told = [LibraryReceived(CLOUD, arrival.came, arrival.went)]
    assert received(house) == (told if arrival.came or arrival.went else [])


def test_devices_stand_by_their_names(house: House, services: Services) -> None:
    names = {"1" * 32: "beta", "2" * 32: "Alpha", "3" * 32: "alpha", "4" * 32: "Gamma"}
    for device, name in reversed(names.items()):
        house.sync_records.note(CLOUD, Heard(device, name=name))
    found = services.syncing.devices(CLOUD)
    assert [each.name for each in found[1:]] == ["Alpha", "alpha", "beta", "Gamma"]
    assert [each.id[0] for each in found[1:3]] == ["2", "3"]


def test_what_is_known_of_a_device_is_told(house: House, services: Services) -> None:
    noon = datetime(2026, 1, 1, 12, tzinfo=UTC)
    said = stamp(round(noon.timestamp() * 1000), 7)
    records = house.sync_records
    records.end_import(CLOUD, "snapshot", {DEVICE: (5, "d")}, [], sweep=False)
    (silent,) = services.syncing.devices(CLOUD)[1:]
    assert (silent.seq, silent.newest, silent.said_at) == (5, 5, None)
    records.note(CLOUD, Heard(DEVICE, newest=7, said=said))
    (heard,) = services.syncing.devices(CLOUD)[1:]
    assert (heard.seq, heard.newest, heard.said_at) == (5, 7, noon)
    assert len(services.syncing.devices(THIS_COMPUTER)) == 1


def test_this_device_is_told_with_what_it_has_told(house: House, services: Services) -> None:
    path = house.root / "a.jpg"
    path.write_bytes(pictures.jpeg())
    services.publishing.submit([str(path)], (Recipe(square=16),), CLOUD)
    house.finish()
    services.syncing.sync_now(CLOUD)
    (own,) = services.syncing.devices(CLOUD)
    assert (own.seq, own.newest, own.name) == (1, 1, house.device_name)
    assert own.said_at is not None
    assert datetime.now(UTC) - own.said_at < timedelta(minutes=10)


def test_whose_library_it_is_is_asked_once_a_run(house: House, services: Services, log: Log) -> None:
    services.syncing.sync_now(CLOUD)
    log.take()
    services.syncing.sync_now(CLOUD)
    assert log.take() == [("list", "p/.rethumb/heads/")]
    again = house.open()
    again.syncing.sync_now(CLOUD)
    again.close()
    assert log.take()[:2] == [("get", f"p/{LIBRARY_FILE}"), ("list", "p/.rethumb/heads/")]


def test_a_library_that_is_only_read_is_checked_all_the_same(house: House, services: Services) -> None:
    other = library_file("a" * 32, LibraryKey(bytes(32)))
    services.consenting.ask_again(CLOUD)
    house.cloud.write(f"p/{LIBRARY_FILE}", encode_library_file(other), fresh=True)
    with pytest.raises(Fault) as refused:
        services.syncing.sync_now(CLOUD)
    assert refused.value.kind is FaultKind.LIBRARY


def test_what_has_keys_for_backups_alone_is_read_with_those(house: House, services: Services, log: Log) -> None:
    account = replace(services.accounts.find(CLOUD), roles=(Role.BACKUP,))
    house.settings.save_account(account)
    pairs = VaultKeyPairs(house.vault)
    pairs.delete(account)
    pairs.set(account, KEYS, Role.BACKUP)
    log.take()
    assert services.syncing.sync_now(CLOUD).in_step
    assert {operation for operation, _ in log.take()} <= {"get", "list"}


def test_an_account_that_moves_forgets_the_devices_of_the_place_before(house: House, services: Services) -> None:
    services.syncing.sync_now(CLOUD)
    house.sync_records.note(CLOUD, Heard(DEVICE))
    services.syncing.sync_now(CLOUD)
    assert DEVICE in house.sync_records.heard(CLOUD)
    house.settings.save_account(replace(services.accounts.find(CLOUD), prefix="q"))
    services.syncing.sync_now(CLOUD)
    assert DEVICE not in house.sync_records.heard(CLOUD)


def test_a_home_that_was_copied_to_another_computer_is_another_device(house: House, services: Services) -> None:
    devices = []
    for mark in ("one", "one", "another"):
        _syncing(services, house, SyncMeans(mark=mark)).sync_now(CLOUD)
        devices.append(house.sync_records.device)
    assert devices[0] == devices[1] != devices[2]


def test_a_sync_on_request_is_told_when_it_begins_and_when_it_ends(house: House, services: Services) -> None:
    services.syncing.sync_now(CLOUD)
    assert [each.standing for each in states(house)] == [Standing.SYNCING, Standing.IN_STEP]


@pytest.mark.parametrize("name", [THIS_COMPUTER, "Nowhere"])
def test_what_cannot_be_synced_at_all_has_no_state(house: House, services: Services, name: str) -> None:
    with pytest.raises(Fault):
        services.syncing.sync_now(name)
    assert states(house) == []


def _syncing(
    services: Services, house: House, means: SyncMeans, listener: Callable[[Event], None] = lambda _event: None
) -> Syncing:
    libraries = services.syncing._libraries
    return Syncing(libraries, house.sync_records, house.queue, lambda *_: None, listener, means)


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def steady(self) -> float:
        return self.seconds


class Syncer:
    """Syncing that goes by a clock of its own, over the library of the services."""

    def __init__(self, services: Services, house: House) -> None:
        self.clock = Clock()
        self.ended: SimpleQueue[str] = SimpleQueue()
        self.syncing = _syncing(services, house, SyncMeans(clocks=Clocks(steady=self.clock.steady)), self._listen)

    def wait(self) -> str:
        """Return the next library that is in step."""
        return self.ended.get(timeout=PATIENCE)

    def _listen(self, event: Event) -> None:
        if isinstance(event, SyncStateChanged) and event.state.standing is Standing.IN_STEP:
            self.ended.put(event.state.library)


@pytest.fixture
def syncer(services: Services, house: House) -> Iterator[Syncer]:
    syncer = Syncer(services, house)
    syncer.syncing.begin()
    syncer.wait()
    yield syncer
    syncer.syncing.close()


def test_all_are_synced_when_that_is_asked_for(syncer: Syncer) -> None:
    syncer.syncing.ask()
    assert syncer.wait() == CLOUD


def test_a_new_account_is_synced_at_once(syncer: Syncer, services: Services) -> None:
    services.accounts.add(replace(ACCOUNT, name="Other", prefix="q", confirmed=True), KEYS)
    syncer.syncing.follow(AccountsChanged())
    assert {syncer.wait(), syncer.wait()} == {CLOUD, "Other"}


def test_a_removal_is_told_soon(syncer: Syncer) -> None:
    syncer.clock.seconds += AFTER_PUBLISHING
    syncer.syncing.follow(RemovalsChanged(CLOUD))
    assert syncer.wait() == CLOUD


def test_with_the_window_in_front_it_is_looked_oftener(syncer: Syncer) -> None:
    syncer.clock.seconds += FRONT
    syncer.syncing.in_front(True)
    assert syncer.wait() == CLOUD

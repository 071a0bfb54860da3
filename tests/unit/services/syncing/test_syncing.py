"""Libraries that are kept in step: by request and by themselves, and what a person is told of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest

from rethumb_desktop.credentials.key_pairs import VaultKeyPairs
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import JobChanged, JobsRemoved, LibraryReceived, SyncStateChanged
from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.library import THIS_COMPUTER, Role
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.syncing import Standing, SyncState
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures import pictures
from tests.fixtures.assembly import ACCOUNT, KEYS, PATIENCE, House

CLOUD = ACCOUNT.name
SQUARE, WIDTH = Recipe(square=16), Recipe(width=32)


class Pair:
    """Two houses that share a bucket and a library key."""

    def __init__(self, folder: Path, before: Callable[[str, str], None]) -> None:
        cloud = MemoryStore(before=before)
        self.houses = [House(folder / "one", cloud=cloud), House(folder / "two", cloud=cloud)]
        self.one, self.two = (house.open() for house in self.houses)
        self.houses[0].add_cloud(self.one)
        pairing = self.two.joining.read(self.one.joining.pair(CLOUD))
        self.two.joining.join(replace(ACCOUNT, name=CLOUD), pairing, KEYS)
        self.two.publishing.consent(CLOUD)

    def publish(self, place: int, name: str, *recipes: Recipe, data: bytes | None = None) -> list[str]:
        """Publish a picture; return its keys."""
        house, services = self.houses[place], (self.one, self.two)[place]
        path = house.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pictures.jpeg() if data is None else data)
        services.publishing.submit([str(path)], recipes, CLOUD)
        (job,) = house.finish()
        return [rendition.key for rendition in job.renditions]

    def close(self) -> None:
        self.one.close()
        self.two.close()


class Gate:
    """What happens before each operation of the store: nothing, until a test wants something."""

    def __init__(self) -> None:
        self.before: Callable[[str, str], None] = lambda operation, key: None

    def __call__(self, operation: str, key: str) -> None:
        self.before(operation, key)


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def pair(tmp_path: Path, gate: Gate) -> Iterator[Pair]:
    pair = Pair(tmp_path, gate)
    yield pair
    pair.close()


def state_where(house: House, wanted: Callable[[SyncState], bool]) -> SyncState:
    """Return the first state that is told and is as it is wanted."""
    while True:
        told, _ = house.wait_for(SyncStateChanged)
        if wanted(told.state):
            return told.state


def in_step(house: House) -> SyncState:
    return state_where(house, lambda state: state.standing is Standing.IN_STEP)


def offline(operation: str, key: str) -> None:
    raise Fault(FaultKind.OFFLINE, "There is no network.", retryable=True)


# On request


def test_what_one_publishes_is_in_the_library_of_the_other(pair: Pair) -> None:
    keys = pair.publish(0, "a.jpg", SQUARE, WIDTH)
    sent = pair.one.syncing.sync_now(CLOUD)
    assert (sent.sent, sent.in_step) == (2, True)
    received = pair.two.syncing.sync_now(CLOUD)
    assert (received.received, received.devices, received.in_step) == (2, 1, True)
    found = {each.key: each for each in pair.houses[1].publications.page(library=CLOUD)}
    assert found.keys() == set(keys)
    assert {each.name for each in found.values()} == {"a.jpg"}
    event, _ = pair.houses[1].wait_for(LibraryReceived)
    assert event == LibraryReceived(CLOUD, 2, ())


def test_a_picture_that_another_device_has_published_is_a_duplicate_without_a_request(pair: Pair, gate: Gate) -> None:
    (key,) = pair.publish(0, "a.jpg", SQUARE)
    pair.one.syncing.sync_now(CLOUD)
    pair.two.syncing.sync_now(CLOUD)
    gate.before = offline
    assert pair.publish(1, "b.jpg", SQUARE) == [key]
    assert pair.houses[1].queue.jobs()[-1].state is JobState.DUPLICATE


def test_what_another_device_removes_leaves_the_rows_of_the_queue(pair: Pair) -> None:
    square, wide = pair.publish(0, "a.jpg", SQUARE, WIDTH)
    (other,) = pair.publish(0, "b.jpg", SQUARE, data=pictures.png())
    pair.one.syncing.sync_now(CLOUD)
    pair.two.syncing.sync_now(CLOUD)
    pair.two.removing.remove_now(CLOUD, square)
    pair.two.removing.remove_now(CLOUD, other)
    pair.two.syncing.sync_now(CLOUD)
    first, second = pair.houses[0].queue.jobs()
    pair.one.syncing.sync_now(CLOUD)
    event, _ = pair.houses[0].wait_for(LibraryReceived)
    assert (event.came, set(event.went)) == (0, {square, other})
    changed, _ = pair.houses[0].wait_for(JobChanged)
    assert (changed.job.id, [each.key for each in changed.job.renditions]) == (first.id, [wide])
    removed, _ = pair.houses[0].wait_for(JobsRemoved)
    assert removed.ids == (second.id,)
    assert [job.id for job in pair.houses[0].queue.jobs()] == [first.id]


def test_this_computer_has_nothing_to_sync_with(pair: Pair) -> None:
    with pytest.raises(Fault) as refused:
        pair.one.syncing.sync_now(THIS_COMPUTER)
    assert refused.value.kind is FaultKind.USAGE
    assert pair.one.syncing.state(THIS_COMPUTER).standing is Standing.OFF
    with pytest.raises(Fault) as unknown:
        pair.one.syncing.sync_now("Nowhere")
    assert unknown.value.kind is FaultKind.USAGE


def test_what_failed_is_told_and_kept_as_the_state(pair: Pair, gate: Gate) -> None:
    gate.before = offline
    with pytest.raises(Fault):
        pair.one.syncing.sync_now(CLOUD)
    state = pair.one.syncing.state(CLOUD)
    assert (state.standing, state.at) == (Standing.OFFLINE, None)
    assert state.error is not None
    assert state.error.title == "There is no network."
    gate.before = lambda operation, key: None
    pair.one.syncing.sync_now(CLOUD)
    state = pair.one.syncing.state(CLOUD)
    assert (state.standing, state.error) == (Standing.IN_STEP, None)
    assert state.at is not None
    assert state.at <= datetime.now(UTC)


def test_where_nobody_has_agreed_only_the_name_of_a_device_that_has_joined_is_told(pair: Pair, gate: Gate) -> None:
    keys = pair.publish(0, "a.jpg", SQUARE)
    pair.one.syncing.sync_now(CLOUD)
    pair.two.consenting.ask_again(CLOUD)
    asked: list[tuple[str, str]] = []
    gate.before = lambda operation, key: asked.append((operation, key))
    report = pair.two.syncing.sync_now(CLOUD)
    assert report.received == len(keys)
    device = pair.houses[1].sync_records.device
    writes = [each for each in asked if each[0] not in ("get", "list")]
    assert writes == [("write", f"p/.rethumb/heads/{device}")]
    pair.one.syncing.sync_now(CLOUD)
    (_, seen) = pair.one.syncing.devices(CLOUD)
    assert (seen.id, seen.name, seen.newest) == (device, "A computer", 0)
    assert seen.said_at is not None


@pytest.mark.parametrize("way", ["added", "only looks", "moved", "backup keys"])
def test_nothing_is_told_of_who_has_not_joined_with_keys(pair: Pair, gate: Gate, tmp_path: Path, way: str) -> None:
    house = House(tmp_path / "third", cloud=pair.houses[0].cloud)
    services = house.open()
    pairing = services.joining.read(pair.one.joining.pair(CLOUD))
    pair.one.syncing.sync_now(CLOUD)
    roles = {"only looks": (), "backup keys": (Role.BACKUP,)}.get(way, ACCOUNT.roles)
    services.joining.join(replace(ACCOUNT, roles=roles), pairing, KEYS if roles else None)
    if way in ("added", "moved"):
        # The same library by an account that nobody joined: added anew, or moved here from elsewhere.
        services.accounts.remove(CLOUD)
        prefix = "q" if way == "moved" else "p"
        services.accounts.add(replace(ACCOUNT, name="Added" if way == "added" else CLOUD, prefix=prefix), KEYS)
    name = "Added" if way == "added" else CLOUD
    file = house.cloud.get("p/.rethumb/library.json")
    house.cloud.write("q/.rethumb/library.json", file, fresh=True)
    asked: list[str] = []
    gate.before = lambda operation, key: asked.append(operation)
    try:
        with suppress(Fault):  # a library key of its own opens nothing there
            services.syncing.sync_now(name)
    finally:
        services.close()
    assert set(asked) <= {"get", "list", "head"}


def test_who_has_joined_is_synced_by_itself_also_where_nobody_has_published(tmp_path: Path) -> None:
    first, second = House(tmp_path / "one"), House(tmp_path / "two")
    second.cloud = first.cloud
    one, two = first.open(), second.open()
    try:
        first.add_cloud(one)
        pairing = two.joining.read(one.joining.pair(CLOUD))
        two.joining.join(ACCOUNT, replace(pairing, device=""), KEYS)
        assert two.syncing.state(CLOUD).standing is Standing.WAITING
        one.syncing.sync_now(CLOUD)
        two.syncing.begin()
        in_step(second)
        one.syncing.sync_now(CLOUD)
        assert [each.own for each in one.syncing.devices(CLOUD)] == [True, False]
    finally:
        one.close()
        two.close()


def test_who_gave_the_code_sees_by_itself_who_has_joined_before_anybody_has_published(tmp_path: Path) -> None:
    first, second = House(tmp_path / "one"), House(tmp_path / "two", device_name="Ann's laptop")
    second.cloud = first.cloud
    one, two = first.open(), second.open()
    try:
        first.add_cloud(one, confirmed=False)
        one.syncing.begin()
        assert one.syncing.state(CLOUD).standing is Standing.OFF
        two.joining.join(replace(ACCOUNT, confirmed=False), two.joining.read(one.joining.pair(CLOUD)), KEYS)
        assert in_step(first).devices == 0
        two.syncing.sync_now(CLOUD)
        one.syncing.ask(CLOUD)
        assert state_where(first, lambda state: state.devices == 1).standing is Standing.IN_STEP
        (_, seen) = one.syncing.devices(CLOUD)
        assert (seen.name, seen.newest) == ("Ann's laptop", 0)
        assert [each.key for each in first.cloud.list("")] == [f"p/.rethumb/heads/{seen.id}"]
    finally:
        one.close()
        two.close()


def test_devices_are_told_with_this_one_first(pair: Pair) -> None:
    pair.publish(0, "a.jpg", SQUARE)
    pair.one.syncing.sync_now(CLOUD)
    pair.two.syncing.sync_now(CLOUD)
    own, other = pair.two.syncing.devices(CLOUD)
    assert (own.own, own.id, own.seq) == (True, pair.houses[1].sync_records.device, 0)
    assert (other.own, other.id) == (False, pair.houses[0].sync_records.device)
    assert (other.seq, other.newest, other.error) == (1, 1, None)
    assert other.said_at is not None
    assert own.said_at is not None
    assert [device.own for device in pair.two.syncing.devices(THIS_COMPUTER)] == [True]


# By itself


def test_a_picture_shows_on_the_other_device_by_itself(pair: Pair) -> None:
    pair.two.syncing.begin()
    in_step(pair.houses[1])
    pair.one.syncing.begin()
    in_step(pair.houses[0])
    (key,) = pair.publish(0, "a.jpg", SQUARE)
    state_where(pair.houses[0], lambda state: state.standing is Standing.IN_STEP and not state.unsent)
    pair.two.syncing.ask(CLOUD)
    event, _ = pair.houses[1].wait_for(LibraryReceived)
    assert event.came == 1
    assert [each.key for each in pair.houses[1].publications.page(library=CLOUD)] == [key]


def test_nothing_is_asked_before_it_begins(pair: Pair, gate: Gate) -> None:
    asked: list[str] = []
    gate.before = lambda operation, key: asked.append(key)
    pair.one.syncing.ask()
    pair.one.syncing.in_front(True)
    pair.one.syncing.close()
    assert asked == []
    assert pair.one.syncing.state(CLOUD).standing is Standing.WAITING


def test_a_look_that_finds_nothing_is_told_by_its_time_only(pair: Pair) -> None:
    pair.one.syncing.begin()
    before = in_step(pair.houses[0])
    pair.one.syncing.ask(CLOUD)
    after, _ = pair.houses[0].wait_for(SyncStateChanged)
    assert replace(after.state, at=before.at) == before
    assert after.state.at != before.at


def test_a_library_that_fails_is_tried_again_and_does_not_hold_up_another(pair: Pair, gate: Gate) -> None:
    house, services = pair.houses[0], pair.one
    services.accounts.add(replace(ACCOUNT, name="Other", prefix="q", confirmed=True), KEYS)

    def refuse(operation: str, key: str) -> None:
        if key.startswith("p/"):
            raise Fault(FaultKind.POLICY, "These keys may not do that.")

    gate.before = refuse
    services.syncing.begin()
    seen: dict[str, Standing] = {}
    while {"Other", CLOUD} - seen.keys():
        told, _ = house.wait_for(SyncStateChanged)
        if told.state.standing in (Standing.IN_STEP, Standing.DECISION):
            seen[told.state.library] = told.state.standing
    assert seen == {"Other": Standing.IN_STEP, CLOUD: Standing.DECISION}
    gate.before = lambda operation, key: None
    services.syncing.ask()
    state_where(house, lambda state: (state.library, state.standing) == (CLOUD, Standing.IN_STEP))


def test_the_thread_lives_through_a_bug(pair: Pair, gate: Gate, caplog: pytest.LogCaptureFixture) -> None:
    def break_down(operation: str, key: str) -> None:
        raise ZeroDivisionError

    gate.before = break_down
    pair.one.syncing.begin()
    state = state_where(pair.houses[0], lambda state: state.standing is Standing.DECISION)
    assert state.error is not None
    assert state.error.kind is FaultKind.BUG
    gate.before = lambda operation, key: None
    pair.one.syncing.ask(CLOUD)
    in_step(pair.houses[0])
    caplog.clear()


def test_a_library_whose_keys_are_not_there_is_off_until_they_are(pair: Pair) -> None:
    house = pair.houses[0]
    services = pair.one
    services.accounts.add(replace(ACCOUNT, name="Away", prefix="r", confirmed=True), KEYS)
    VaultKeyPairs(house.vault).delete(services.accounts.find("Away"))
    services.syncing.begin()
    off = state_where(house, lambda state: state.library == "Away" and state.standing is not Standing.WAITING)
    assert off.standing is Standing.OFF
    services.accounts.supply_keys("Away", KEYS)
    state_where(house, lambda state: (state.library, state.standing) == ("Away", Standing.IN_STEP))


def test_it_ends_in_the_middle_of_a_sync(pair: Pair, gate: Gate) -> None:
    keys = pair.publish(0, "a.jpg", SQUARE, WIDTH)
    reached, released = Event(), Event()

    def wait(operation: str, key: str) -> None:
        if operation == "write" and "journal" in key:
            reached.set()
            assert released.wait(PATIENCE)

    gate.before = wait
    pair.one.syncing.begin()
    assert reached.wait(PATIENCE)
    pair.one.syncing._rounds._closed = True
    released.set()
    pair.one.syncing.close()
    gate.before = lambda operation, key: None
    again = pair.houses[0].open()
    again.syncing.sync_now(CLOUD)
    again.close()
    pair.two.syncing.sync_now(CLOUD)
    assert {each.key for each in pair.houses[1].publications.page(library=CLOUD)} == set(keys)


def test_a_sync_on_request_waits_for_one_that_is_under_way(pair: Pair, gate: Gate) -> None:
    pair.publish(0, "a.jpg", SQUARE)
    with pair.one.syncing.alone(CLOUD):
        pair.one.syncing.begin()
        asked: list[str] = []
        gate.before = lambda operation, key: asked.append(key)
        pair.one.syncing.ask(CLOUD)
        assert asked == []
    in_step(pair.houses[0])
    assert asked

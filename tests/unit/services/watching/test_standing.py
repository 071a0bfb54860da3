"""How a folder does, told by the run that watches, by another one, and by the next."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind, FaultRecord
from rethumb_desktop.domain.watched_folder import FileTrouble, FolderState, PostedStatus
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures.assembly import ACCOUNT
from tests.fixtures.records import THUMBNAIL
from tests.unit.services.watching.watched_house import Watched

ERROR = FaultRecord(FaultKind.PERMISSION, "It may not be read.", "", retryable=True)
POSTED = PostedStatus(
    FolderState.POLLING,
    "Nothing tells of changes there.",
    waiting=3,
    last_error=ERROR,
    last_error_path="/in/a.jpg",
    last_event=datetime(2026, 1, 2, tzinfo=UTC),
    next_rescan=datetime(2026, 1, 3, tzinfo=UTC),
    troubles=(FileTrouble("/in/a.jpg", ERROR),),
)


def test_what_another_run_says_of_its_folders_is_shown(watched: Watched) -> None:
    folder = watched.watching.add(watched.described())
    watched.house.bulletin.post({folder.id: POSTED})
    watched.house.turn.others = True
    (status,) = watched.watching.statuses()
    assert status.state is FolderState.ELSEWHERE
    assert status.there == (POSTED.state, POSTED.reason)
    assert (status.waiting, status.last_error, status.last_error_path) == (3, ERROR, "/in/a.jpg")
    assert (status.last_event, status.next_rescan) == (POSTED.last_event, POSTED.next_rescan)
    assert status.troubles == POSTED.troubles


def test_after_the_end_of_the_run_only_what_was_last_is_shown(watched: Watched) -> None:
    folder = watched.watching.add(watched.described())
    watched.house.bulletin.post({folder.id: POSTED})
    (status,) = watched.watching.statuses()
    assert (status.state, status.there) == (FolderState.STOPPED, None)
    assert (status.waiting, status.next_rescan, status.troubles) == (0, None, ())
    assert (status.last_event, status.last_error_path) == (POSTED.last_event, "/in/a.jpg")


def test_the_last_event_survives_a_restart(watched: Watched) -> None:
    folder = watched.begin()
    watched.save("cat.jpg")
    last = watched.until(lambda status: status.done == 1).last_event
    assert last is not None
    watched.services.close()
    assert watched.house.bulletin.posted[folder.id].last_event == last
    services = watched.house.open()
    services.watching.begin()
    status = watched.until(lambda status: status.state is FolderState.WATCHING)
    assert status.last_event == last
    services.close()


@pytest.mark.parametrize(
    ("kind", "state"), [(FaultKind.OFFLINE, FolderState.WATCHING), (FaultKind.CREDENTIALS, FolderState.UNUSABLE)]
)
def test_what_keeps_its_library_from_being_sent_to_is_the_folders_reason(
    watched: Watched, kind: FaultKind, state: FolderState
) -> None:
    refuses = True

    def ask(operation: str, _key: str) -> None:
        if operation == "put" and refuses:
            raise Fault(kind, "The bucket says no.", retryable=True)

    watched.house.cloud = MemoryStore(before=ask)
    watched.house.add_cloud(watched.services)
    watched.begin(library=ACCOUNT.name)
    watched.save("cat.jpg")
    status = watched.until(lambda status: status.reason == "The bucket says no.")
    assert status.state is state
    refuses = False
    watched.services.publishing.retry_library()
    status = watched.until(lambda status: status.done == 1)
    assert (status.state, status.reason) == (FolderState.WATCHING, "")


def test_a_folder_of_another_library_has_no_part_in_that(watched: Watched) -> None:
    def ask(operation: str, _key: str) -> None:
        if operation == "put":
            raise Fault(FaultKind.CREDENTIALS, "The bucket says no.")

    watched.house.cloud = MemoryStore(before=ask)
    watched.house.add_cloud(watched.services)
    watched.begin()
    path = watched.save("cat.jpg")
    watched.until(lambda status: status.done == 1)
    watched.services.publishing.submit([str(path)], [THUMBNAIL], ACCOUNT.name)
    while not watched.services.publishing.halts():
        watched.house.events.get(timeout=60)
    (status,) = watched.watching.statuses()
    assert (status.state, status.reason) == (FolderState.WATCHING, "")

"""`rethumb watch` when something is in the way: what is said, how it ends, and what the next run makes of it."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from rethumb_desktop.cli.watch_run import _Follower
from rethumb_desktop.domain.errors import Fault, FaultKind, FaultRecord
from rethumb_desktop.domain.events import FolderStatusChanged, JobsQueued, LibraryHalted, LibraryResumed
from rethumb_desktop.domain.watched_folder import FileTrouble, FolderState, FolderStatus, PostedStatus, WatchedFolder
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures import pictures
from tests.unit.cli.conftest import Terminal


@pytest.fixture
def folder(terminal: Terminal) -> str:
    """A folder of the working directory."""
    terminal.run("preset", "add", "Small", "square/16")
    (terminal.folder / "in").mkdir()
    return "in"


class Outage:
    """A bucket that takes nothing until it is over."""

    def __init__(self, kind: FaultKind) -> None:
        self.kind = kind
        self.is_over = False
        self.store = MemoryStore(before=self._ask)

    def _ask(self, operation: str, _key: str) -> None:
        if operation == "put" and not self.is_over:
            raise Fault(self.kind, "The bucket takes nothing now.", retryable=True)


def agree(terminal: Terminal) -> None:
    (account,) = terminal.house.settings.accounts()
    terminal.house.settings.save_account(type(account)(**{**vars(account), "confirmed": True}))


@pytest.mark.parametrize("kind", [FaultKind.OFFLINE, FaultKind.CREDENTIALS])
def test_what_failed_in_an_outage_is_tried_by_the_next_run(terminal: Terminal, folder: str, kind: FaultKind) -> None:
    outage = Outage(kind)
    terminal.house.cloud = outage.store
    terminal.add_cloud()
    agree(terminal)
    terminal.run("watch", "add", folder, "--preset", "Small", "--library", "Cloud", "--existing", "all")
    terminal.file("in/cat.jpg")
    ran = terminal.run("watch", "run", "--once", "--json")
    assert ran.status == 3, ran.err
    assert ran.err.count("The bucket takes nothing now.") >= 1
    assert "rethumb queue retry" in ran.err
    again = terminal.run("watch", "run", "--once", "--json")
    assert again.status == 3, "as long as it lasts"
    outage.is_over = True
    ran = terminal.run("watch", "run", "--once", "--json")
    assert (ran.status, ran.line["state"]) == (0, "published")
    assert terminal.house.queue.jobs() == []
    assert terminal.run("watch", "list", "--json").line["last_error"] is None


def test_what_waits_is_named_at_the_end(terminal: Terminal, folder: str) -> None:
    terminal.run("watch", "add", folder, "--preset", "Small", "--existing", "all")
    terminal.file("in/empty.jpg", b"")
    ran = terminal.run("watch", "run", "--once")
    assert ran.status == 1
    assert f"{terminal.folder}/in: 1 still waiting" in ran.err
    assert f"{terminal.folder}/in/empty.jpg: The file is empty." in ran.err


def test_whoever_has_not_agreed_learns_what_waits(terminal: Terminal, folder: str) -> None:
    terminal.add_cloud()
    terminal.run("watch", "add", folder, "--preset", "Small", "--library", "Cloud", "--existing", "all")
    terminal.file("in/cat.jpg")
    ran = terminal.run("watch", "run", "--once")
    assert ran.status == 3
    assert "1 still waiting" in ran.err


def test_what_comes_right_after_the_adding_is_new(terminal: Terminal, folder: str) -> None:
    terminal.file("in/old.jpg", pictures.jpeg(20, 20))
    terminal.run("watch", "add", folder, "--preset", "Small")
    terminal.file("in/new.jpg")
    ran = terminal.run("watch", "run", "--once", "--json")
    assert (ran.status, ran.line["input"]) == (0, f"{terminal.folder}/in/new.jpg")


def test_ctrl_c_ends_it_as_interrupted(terminal: Terminal, folder: str) -> None:
    terminal.run("watch", "add", folder, "--preset", "Small", "--existing", "all")
    terminal.file("in/cat.jpg")
    opener = terminal._open

    def open_and_interrupt(*words: object) -> object:
        services = opener(*words)  # type: ignore[arg-type]
        listen = terminal.house.listeners[0]

        def follow(event: object) -> None:
            if isinstance(event, JobsQueued):
                os.kill(os.getpid(), signal.SIGINT)
            listen(event)  # type: ignore[arg-type]

        terminal.house.listeners[:] = [follow]
        services.publishing.pause()
        return services

    terminal._open = open_and_interrupt  # type: ignore[assignment,method-assign]
    ran = terminal.run("watch", "run", "--once")
    assert ran.status == 130
    assert "rethumb: interrupted" in ran.err


def test_the_list_shows_what_the_run_says_that_watches(terminal: Terminal, folder: str) -> None:
    terminal.run("watch", "add", folder, "--preset", "Small")
    (added,) = terminal.house.settings.watched_folders()
    error = FaultRecord(FaultKind.PERMISSION, "It may not be read.", "", retryable=True)
    event = datetime(2026, 1, 2, tzinfo=UTC)
    posted = PostedStatus(
        FolderState.POLLING, "No events there.", 2, error, "/in/a.jpg", event, event, (FileTrouble("/in/a.jpg", error),)
    )
    terminal.house.bulletin.post({added.id: posted})
    terminal.house.turn.others = True
    line = terminal.run("watch", "list", "--json").line
    assert (line["state"], line["there"]) == ("elsewhere", {"state": "polling", "reason": "No events there."})
    assert (line["waiting"], line["last_error"]["title"], line["last_error_path"]) == (2, error.title, "/in/a.jpg")
    assert line["last_event"] == line["next_rescan"] == event.isoformat()
    assert [trouble["path"] for trouble in line["troubles"]] == ["/in/a.jpg"]
    said = terminal.run("watch", "list").out
    assert "There: polling: No events there." in said
    assert "2 waiting" in said
    assert "waits: /in/a.jpg: It may not be read." in said


def test_the_list_shows_the_last_error(terminal: Terminal, folder: str) -> None:
    terminal.run("watch", "add", folder, "--preset", "Small", "--existing", "all")
    terminal.file("in/bad.jpg", pictures.TEXT)
    terminal.run("watch", "run", "--once")
    assert f"last error: {terminal.folder}/in/bad.jpg: " in terminal.run("watch", "list").out


@pytest.mark.parametrize(("kind", "resumes"), [(FaultKind.OFFLINE, True), (FaultKind.CREDENTIALS, False)])
def test_a_run_without_end_says_once_what_it_waits_for(
    terminal: Terminal, folder: str, kind: FaultKind, resumes: bool
) -> None:
    outage = Outage(kind)
    terminal.house.cloud = outage.store
    terminal.add_cloud()
    agree(terminal)
    terminal.run("watch", "add", folder, "--preset", "Small", "--library", "Cloud", "--existing", "all")
    terminal.file("in/a.jpg")
    terminal.file("in/empty.jpg", b"")
    opener = terminal._open

    def open_and_watch(*words: object) -> object:
        services = opener(*words)  # type: ignore[arg-type]
        listen = terminal.house.listeners[0]

        def follow(event: object) -> None:
            listen(event)  # type: ignore[arg-type]
            if isinstance(event, FolderStatusChanged) and event.status.reason and event.status.troubles:
                os.kill(os.getpid(), signal.SIGTERM)

        terminal.house.listeners[:] = [follow]
        return services

    terminal._open = open_and_watch  # type: ignore[assignment,method-assign]
    ran = terminal.run("watch", "run")
    assert ran.status == 0
    lines = ran.err.splitlines()
    assert lines.count("Cloud: The bucket takes nothing now.") == 1
    assert lines.count(f"{terminal.folder}/in/empty.jpg: The file is empty.") == 1
    assert ("rethumb queue retry" in ran.err) is not resumes


def test_each_trouble_is_said_once(terminal: Terminal, folder: str) -> None:
    error = FaultRecord(FaultKind.OFFLINE, "The network is not there.", "", retryable=True)
    empty = FaultRecord(FaultKind.EMPTY, "The file is empty.", "", retryable=True)
    watched = WatchedFolder("w", "/in", ("Small",))
    status = FolderStatus(watched, FolderState.WATCHING, troubles=(FileTrouble("/in/a.jpg", empty),))
    services, follower = terminal.house.open(), _Follower(as_json=False)
    halted, resumed = LibraryHalted("Cloud", error, resumes=True), LibraryResumed("Cloud")
    for event in (halted, halted, FolderStatusChanged(status), FolderStatusChanged(replace(status, waiting=2))):
        follower._take(services, event)
    assert terminal.capture.readouterr()[1].decode().splitlines() == [
        "Cloud: The network is not there.",
        "/in: watching",
        "/in/a.jpg: The file is empty.",
    ]
    for again in (resumed, halted):
        follower._take(services, again)
    assert terminal.capture.readouterr()[1].decode().splitlines() == ["Cloud: The network is not there."]
    services.close()

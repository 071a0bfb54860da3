"""The lists of watched folders and of their files, with Qt's own tester looking on, and their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QAbstractItemModel, QDir, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.domain.original import Stamp
from rethumb_desktop.domain.watched_folder import (
    Existing,
    FileState,
    FolderState,
    FolderStatus,
    WatchedFile,
    WatchedFolder,
)
from rethumb_desktop.ui.models.folder_wording import (
    describe_ago,
    describe_coming,
    describe_counts,
    describe_existing,
    describe_file_state,
    describe_folder_path,
    describe_folder_state,
    describe_next_look,
    describe_presets,
    describe_promise,
    describe_settings,
    describe_target,
    explain_folder_state,
    name_folder,
)
from rethumb_desktop.ui.models.folders import FolderRole, FoldersModel, HistoryModel

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
Spoken = Qt.ItemDataRole.AccessibleTextRole


class Wall:
    """A clock that stands still until it is told otherwise."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


def folder(watch: str = "a", path: str = "/srv/Exports") -> WatchedFolder:
    return WatchedFolder(watch, path, ("Web", "Sizes"), "Cloud")


def status(watch: str = "a", state: FolderState = FolderState.WATCHING, **more: object) -> FolderStatus:
    return replace(FolderStatus(folder(watch, f"/srv/{watch}"), state), **more)  # type: ignore[arg-type]


def file(name: str, state: FileState = FileState.DONE, seconds: int = 0) -> WatchedFile:
    return WatchedFile("a", f"/srv/a/{name}", Stamp(1, 2, 3), state, noted_at=NOON - timedelta(seconds=seconds))


def look_on(model: QAbstractItemModel) -> None:
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.QtTest, model)


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def model(qtbot: QtBot, wall: Wall) -> Iterator[FoldersModel]:
    model = FoldersModel(clock=wall)
    look_on(model)
    model.show_statuses([status("a", last_event=NOON - timedelta(seconds=12)), status("b")])
    yield model
    model.deleteLater()


def test_a_folder_that_does_otherwise_is_told_of_alone(qtbot: QtBot, model: FoldersModel) -> None:
    told: list[int] = []
    model.dataChanged.connect(lambda first, last, _: told.extend(range(first.row(), last.row() + 1)))
    model.take([status("b", done=1), status("b", done=2), status("unheard of"), model.statuses[0]])
    assert told == [1]
    assert [each.done for each in model.statuses] == [0, 2]
    model.show_statuses([model.statuses[0], status("b", done=3)])
    assert told == [1, 1]


def test_other_folders_are_other_rows(model: FoldersModel) -> None:
    model.show_statuses([status("c"), status("b")])
    assert [model.index(row).data() for row in range(model.rowCount())] == ["c", "b"]
    assert (model.row_of("b"), model.row_of("a"), model.find("a")) == (1, -1, None)


def test_time_is_told_anew_only_where_it_is_told_otherwise(model: FoldersModel, wall: Wall) -> None:
    told: list[int] = []
    model.dataChanged.connect(lambda first, *_: told.append(first.row()))
    assert model.index(0).data(FolderRole.TIMES) == "12 s ago"
    model.pass_time()
    assert told == []
    wall.now += timedelta(seconds=1)
    model.pass_time()
    assert told == [0]
    assert model.index(0).data(FolderRole.TIMES) == "13 s ago"


def test_a_folder_is_spoken_whole(model: FoldersModel) -> None:
    model.take([status("a", FolderState.MISSING, failed=1, done=2)])
    assert model.index(0).data(Spoken) == "a · Not there · Web, Sizes  →  Cloud · 1 failed · 2 done · /srv/a"


def test_history_keeps_its_rows_while_only_what_they_say_changes(qtbot: QtBot, wall: Wall) -> None:
    model = HistoryModel(clock=wall)
    look_on(model)
    model.show_files([file("two.jpg", FileState.QUEUED), file("one.jpg", seconds=70)])
    events: list[str] = []
    model.modelReset.connect(lambda: events.append("reset"))
    model.dataChanged.connect(lambda first, *_: events.append(f"row {first.row()}"))
    model.show_files([file("two.jpg", FileState.QUEUED), file("one.jpg", seconds=70)])
    assert events == []
    model.show_files([file("two.jpg"), file("one.jpg", seconds=70)])
    assert events == ["row 0"]
    model.show_files([file("three.jpg"), file("two.jpg")])
    assert events == ["row 0", "reset"]
    assert (model.row_of("/srv/a/two.jpg"), model.row_of("/srv/a/one.jpg")) == (1, -1)
    wall.now += timedelta(seconds=30)
    model.pass_time()
    assert events[2:] == ["row 0", "row 1"]
    assert model.index(0).data(FolderRole.TIMES) == "30 s ago"
    model.deleteLater()


def test_a_file_is_spoken_with_its_error(qtbot: QtBot) -> None:
    model = HistoryModel(clock=lambda: NOON)
    error = FaultRecord(FaultKind.NOT_A_PICTURE, "This is no picture.", "", retryable=False)
    model.show_files([replace(file("bad.jpg", FileState.FAILED, 5), error=error)])
    assert model.index(0).data(Spoken) == "bad.jpg · Failed · This is no picture. · 5 s ago"
    model.deleteLater()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "now"), (-5, "now"), (2, "2 s ago"), (59, "59 s ago"), (60, "1 min ago"), (3599, "59 min ago")],
)
def test_how_long_ago(seconds: int, words: str) -> None:
    assert describe_ago(NOON - timedelta(seconds=seconds), NOON) == words


def test_long_ago_is_hours_then_a_day() -> None:
    assert describe_ago(NOON - timedelta(hours=5), NOON) == "5 h ago"
    assert describe_ago(NOON - timedelta(hours=24), NOON).startswith("Yesterday, ")
    assert describe_ago(None, NOON) == ""


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(-3, "next look now"), (0, "next look now"), (10, "next look in 10 s"), (3600, "next look in 60 min")],
)
def test_when_it_is_looked_through_next(seconds: int, words: str) -> None:
    assert describe_next_look(NOON + timedelta(seconds=seconds), NOON) == words
    assert describe_next_look(None, NOON) == ""


def test_there_are_words_for_every_state(qtbot: QtBot) -> None:
    assert len({describe_folder_state(state) for state in FolderState}) == len(FolderState)
    assert all(explain_folder_state(status(state=state)) for state in FolderState)
    assert len({describe_file_state(state) for state in FileState}) == len(FileState)
    polling = status(state=FolderState.POLLING, reason="Drives of this kind (nfs) do not tell what changes on them.")
    assert explain_folder_state(polling).startswith("Drives of this kind (nfs) do not tell what changes on them. It is")


def test_counts_name_what_there_is(qtbot: QtBot) -> None:
    assert describe_counts(status()) == "No new picture yet"
    assert describe_counts(status(failed=2)) == ""
    assert describe_counts(status(done=120, duplicates=1, waiting=3, queued=4)) == (
        "4 under way · 3 wait · 120 done · 1 duplicate"
    )


def test_names_and_paths(qtbot: QtBot) -> None:
    assert name_folder("/srv/Exports/") == "Exports"
    assert name_folder("/") == "/"
    assert name_folder("/srv/bad\udcffname") == "bad\ufffdname"
    assert describe_folder_path(QDir.homePath() + "/Pictures") == "~/Pictures"
    assert describe_folder_path(QDir.homePath() + "x/Pictures") == QDir.homePath() + "x/Pictures"


def test_what_is_done_with_the_pictures(qtbot: QtBot) -> None:
    publishing = folder()
    assert describe_target(publishing) == "Web, Sizes  →  Cloud"
    writing = replace(publishing, output="/srv/small", recursive=False, include=("*.jpg",), exclude=("raw/**",))
    assert describe_settings(writing) == "Web, Sizes  →  small · without subfolders · only *.jpg · not raw/**"


def test_what_will_happen(qtbot: QtBot) -> None:
    made = describe_presets(["Web", "Sizes"], ["Fit", ""])
    assert made == "“Web” (Fit), “Sizes”"
    assert describe_promise(folder(), 7, made) == (
        "Each new picture becomes “Web” (Fit), “Sizes” in “Cloud”. Its links are in the queue; nothing is copied "
        "by itself."
    )
    everything = replace(folder(), existing=Existing.ALL, output="/srv/small")
    assert describe_promise(everything, 7, "“Web”") == (
        "The 7 pictures that are there now, and each new one, become “Web” in the folder “small”. Nothing is published."
    )
    assert describe_promise(everything, 0, "“Web”").startswith("Each new picture becomes")
    not_added = replace(everything, id="")
    assert describe_promise(not_added, None, "“Web”").startswith("All pictures that are there now, and each new one,")
    assert describe_promise(everything, None, "“Web”").startswith("Each new picture becomes"), "those were taken"
    assert describe_existing(1) == "The 1 picture that is there now, and new ones"


def test_what_is_about_to_leave(qtbot: QtBot) -> None:
    assert describe_coming(folder(), 0) == "all pictures that come into the folder “Exports”"
    assert describe_coming(folder(), 7) == "7 pictures in the folder “Exports” and all that come"
    everything = replace(folder(), existing=Existing.ALL)
    assert describe_coming(everything, 1) == "1 picture in the folder “Exports” and all that come"

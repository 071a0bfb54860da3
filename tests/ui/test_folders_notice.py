"""What is told of watched folders' pictures outside of the window: at most once in ten seconds, with the links."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu

from rethumb_desktop.domain.watched_folder import Existing, WatchedFolder
from rethumb_desktop.ui.desktop.notices import WATCHED, Notice, NoticeAction, make_watched_notice
from rethumb_desktop.ui.main_window import watched_links
from rethumb_desktop.ui.main_window.outside import Outside
from rethumb_desktop.ui.main_window.watched_links import Arrived
from tests.fixtures import pictures
from tests.ui.conftest import Stage


def watch(stage: Stage, *names: str) -> list[Path]:
    """Watch folders of these names."""
    folders = [stage.folder.parent / name for name in names]
    for folder in folders:
        folder.mkdir()
        stage.services.watching.add(WatchedFolder("", str(folder), ("Thumbnail",), existing=Existing.ALL))
    stage.wait(lambda: stage.workspace.folders.model.rowCount() == len(names))
    return folders


def put(folder: Path, *names: str) -> None:
    for name in names:
        width = 300 + sum(name.encode())
        (folder / name).write_bytes(pictures.jpeg(width, 200))


def outside(stage: Stage) -> Outside:
    stage.wait(lambda: stage.program.outside is not None)
    assert stage.program.outside is not None
    return stage.program.outside


def test_pictures_that_come_together_are_told_together_and_are_in_the_tray(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Notice] = []
    seen = outside(stage)
    monkeypatch.setattr(seen.notifier, "show", shown.append)
    monkeypatch.setattr(stage.window, "isActiveWindow", lambda: False)
    (exports,) = watch(stage, "Exports")
    put(exports, "a.jpg", "b.jpg", "c.jpg")
    stage.wait(lambda: bool(shown))
    (notice,) = shown
    assert (notice.subject, notice.title) == (WATCHED, "3 pictures published from Exports")
    assert sorted(notice.body.split(", ")) == ["a.jpg", "b.jpg", "c.jpg"]
    assert [text for _, text in notice.actions] == ["Show window", "Copy links", "Open"]
    menu = seen.tray._menu.findChild(QMenu, "trayRecent")
    assert menu is not None
    assert sorted(action.text() for action in menu.actions()) == ["a.jpg", "b.jpg", "c.jpg"]
    assert stage.clipboard == "before"


def test_what_is_pressed_in_the_notification_is_done(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = outside(stage)
    monkeypatch.setattr(seen.notifier, "show", lambda _: None)
    opened: list[str] = []
    stage.workspace.links._open_url = lambda url: opened.append(url.toString())
    (exports,) = watch(stage, "Exports")
    put(exports, "a.jpg")
    stage.wait_said("1 picture published from Exports")
    seen.notifier.acted.emit(WATCHED, NoticeAction.COPY)
    stage.wait(lambda: stage.clipboard.startswith("file://"))
    seen.notifier.acted.emit(WATCHED, NoticeAction.OPEN)
    stage.wait(lambda: opened == [stage.clipboard])


def test_more_pictures_wait_until_it_may_be_told_again(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watched_links, "PAUSE_MS", 600_000)
    told: list[Arrived] = []
    since = stage.workspace.watched_links
    since.arrived.connect(told.append)
    exports, scans = watch(stage, "Exports", "Scans")
    put(exports, "a.jpg")
    stage.wait(lambda: len(told) == 1)
    assert since._soon.isActive() is False
    put(exports, "b.jpg")
    put(scans, "c.jpg")
    stage.wait(lambda: len(since._published) == 2)
    assert since._soon.interval() > watched_links.TOGETHER_MS, "it is too soon to tell again"
    since._soon.timeout.emit()
    stage.wait(lambda: len(told) == 2)
    assert sorted(told[1].folders) == ["Exports", "Scans"]
    assert sorted(told[1].names) == ["b.jpg", "c.jpg"]
    assert len(told[1].links) == 2


def test_a_notice_of_many_folders_names_some() -> None:
    notice = make_watched_notice(9, ["one", "two", "three", "four"], ["a", "b", "c", "d", "e"])
    assert notice.title == "9 pictures published from one, two, three and 1 more"
    assert notice.body == "a, b, c and 2 more"
    assert make_watched_notice(1, [], []).title == "1 picture published"

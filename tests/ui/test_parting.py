"""Closing the window for good ends the watching of folders: it is said once, and the tray is offered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from rethumb_desktop.domain.watched_folder import WatchedFolder
from rethumb_desktop.ui.panels.folders.parting import PartingQuestion
from tests.ui.conftest import Stage, Start


def watch(stage: Stage, *, paused: bool = False) -> None:
    """Have a folder watched, and the window know it."""
    stage.services.presets.add("Small", ["square/16"])
    folder = stage.folder / "in"
    folder.mkdir(exist_ok=True)
    stage.services.watching.add(WatchedFolder("", str(folder), ("Small",), paused=paused))
    stage.wait(lambda: stage.workspace.folders.model.rowCount() == 1)


def close(stage: Stage, *, tray: bool = True) -> PartingQuestion:
    """Close the window and return what is asked."""
    stage.wait(lambda: stage.program.outside is not None)
    stage.program.residence.use_tray(lambda: tray)
    stage.window.close()
    (found,) = asked(stage)
    assert stage.window.isVisible()
    return found


def asked(stage: Stage) -> list[PartingQuestion]:
    return [each for each in stage.window.findChildren(PartingQuestion) if each.isVisible()]


@pytest.fixture
def kept(start: Start, tmp_path: Path, qapp: QApplication) -> Iterator[Callable[[], Stage]]:
    """Start the program in a home that remembers what the window is told."""
    yield lambda: start(folder=tmp_path)
    # As it is where no window is in a tray.
    qapp.setQuitOnLastWindowClosed(True)


def test_who_wants_the_tray_has_it_from_then_on(kept: Callable[[], Stage]) -> None:
    stage = kept()
    watch(stage)
    question = close(stage)
    assert question.keep_button is not None
    question.keep_button.click()
    assert not stage.window.isVisible()
    stage.wait(lambda: stage.house.settings.preferences().close_to_tray)
    stage.program.residence.show()
    stage.window.close()
    assert (stage.window.isVisible(), asked(stage)) == (False, [])


def test_who_quits_is_not_asked_again(kept: Callable[[], Stage]) -> None:
    stage = kept()
    watch(stage)
    close(stage).quit_button.click()
    assert not stage.window.isVisible()
    stage = kept()
    stage.wait(lambda: stage.program.outside is not None and stage.workspace.watching.watches)
    stage.program.residence.use_tray(lambda: True)
    stage.window.close()
    assert (stage.window.isVisible(), asked(stage)) == (False, [])
    assert not stage.house.settings.preferences().close_to_tray


def test_who_answers_nothing_stays_and_is_asked_the_next_time(kept: Callable[[], Stage]) -> None:
    stage = kept()
    watch(stage)
    close(stage).reject()
    assert stage.window.isVisible()
    close(stage)
    stage.window.close()
    assert len(asked(stage)) == 1


def test_where_there_is_no_tray_none_is_offered(kept: Callable[[], Stage]) -> None:
    stage = kept()
    watch(stage)
    question = close(stage, tray=False)
    assert question.keep_button is None
    assert "tray" not in question.informativeText()
    question.quit_button.click()
    assert not stage.window.isVisible()


def test_nothing_is_asked_where_no_folder_is_watched_here(kept: Callable[[], Stage]) -> None:
    stage = kept()
    stage.wait(lambda: stage.program.outside is not None)
    watch(stage, paused=True)
    stage.program.residence.use_tray(lambda: True)
    stage.window.close()
    assert (stage.window.isVisible(), asked(stage)) == (False, [])


def test_quitting_asks_nothing(kept: Callable[[], Stage]) -> None:
    stage = kept()
    watch(stage)
    stage.wait(lambda: stage.program.outside is not None)
    stage.window.commands.quit.trigger()
    assert (stage.window.isVisible(), asked(stage)) == (False, [])

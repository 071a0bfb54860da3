"""The end: nothing unsaved is lost by it, and who is asked can stay."""

from __future__ import annotations

from rethumb_desktop.ui.panels.presets.page import PresetsPage
from rethumb_desktop.ui.panels.presets.question import UnsavedQuestion
from tests.ui.conftest import Stage


def edit_a_preset(stage: Stage) -> PresetsPage:
    """Give the first preset another name, and save nothing."""
    stage.workspace.preference_windows.show("presets")
    page = stage.window.findChild(PresetsPage, "presetsPage")
    assert page is not None
    stage.wait(lambda: page.editor.name.text != "")
    page.editor.name.line.setText("Not saved")
    stage.wait(lambda: page.has_changes)
    return page


def question(stage: Stage) -> UnsavedQuestion:
    def open_ones() -> list[UnsavedQuestion]:
        return [each for each in stage.window.findChildren(UnsavedQuestion) if each.isVisible()]

    stage.wait(lambda: bool(open_ones()))
    return open_ones()[0]


def test_who_closes_the_window_is_asked_and_can_stay(stage: Stage) -> None:
    page = edit_a_preset(stage)
    stage.window.close()
    assert stage.window.isVisible()
    question(stage).stay_button.click()
    assert stage.window.isVisible()
    assert page.has_changes


def test_the_window_closes_once_it_is_saved(stage: Stage) -> None:
    edit_a_preset(stage)
    stage.window.close()
    question(stage).save_button.click()
    stage.wait(lambda: not stage.window.isVisible())
    assert "Not saved" in [preset.name for preset in stage.house.settings.presets()]


def test_quitting_asks_as_closing_does(stage: Stage) -> None:
    edit_a_preset(stage)
    stage.window.commands.quit.trigger()
    assert stage.window.isVisible()
    question(stage).stay_button.click()
    assert stage.window.isVisible()

"""The list of presets, and leaving what is not saved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from rethumb_desktop.domain.preset import STANDARD_PRESETS, Preset
from rethumb_desktop.domain.recipe import Recipe, Size
from rethumb_desktop.services import Services
from rethumb_desktop.ui.panels.presets.page import PresetsPage
from rethumb_desktop.ui.panels.presets.question import UnsavedQuestion
from tests.ui.presets.conftest import Wait, names, question, type_recipe

# The list of presets


def test_a_new_preset_asks_for_its_name(page: PresetsPage, services: Services, wait: Wait) -> None:
    page.list.add_button.click()
    wait(lambda: len(names(page)) == 5)
    assert services.presets.find("New preset").recipes == (Recipe(fit=Size(1600, 1600)),)
    assert (page.list.row, page.editor.name.text) == (4, "New preset")
    assert page.editor.name.line.selectedText() == "New preset"


def test_a_preset_is_duplicated_moved_and_removed(page: PresetsPage, services: Services, wait: Wait) -> None:
    page.list.duplicate_button.click()
    wait(lambda: len(names(page)) == 5)
    assert (page.list.row, page.editor.name.text) == (1, "Web 2")
    for _ in range(3):
        page.list.down_button.click()
    wait(lambda: page.list.row == 4)
    assert names(page) == [preset.name for preset in services.presets.presets()]
    page.list.remove_button.click()
    wait(lambda: len(names(page)) == 4)
    assert page.editor.name.text == "Original size, no metadata"


def test_a_removed_preset_comes_back(page: PresetsPage, services: Services, wait: Wait) -> None:
    page.list.choose(1)
    page.list.remove_button.click()
    wait(lambda: "“Thumbnail” was removed." in page.bar.text)
    assert page.editor.name.text == "Sizes"
    undo = page.bar.findChild(QPushButton, "messageButton")
    assert undo is not None
    undo.click()
    wait(lambda: names(page) == [preset.name for preset in STANDARD_PRESETS])
    assert (page.list.row, page.editor.draft) == (1, STANDARD_PRESETS[1])
    assert services.presets.presets() == list(STANDARD_PRESETS)


def test_the_last_preset_stays(page: PresetsPage, services: Services, wait: Wait) -> None:
    for preset in STANDARD_PRESETS[1:]:
        services.presets.remove(preset.name)
    page.reload()
    wait(lambda: names(page) == ["Web"])
    assert not page.list.remove_button.isEnabled()


def test_standard_presets_come_back(page: PresetsPage, services: Services, wait: Wait) -> None:
    page.restore_button.click()
    wait(lambda: page.bar.text == "No standard preset was missing.")
    services.presets.remove("Sizes")
    services.presets.add("Web", ["square/1"])
    page.restore_button.click()
    wait(lambda: "Back again: “Sizes”." in page.bar.text)
    assert "left as it is: “Web”." in page.bar.text
    assert names(page)[-1] == "Sizes"
    assert page.editor.draft == Preset("Web", (Recipe(square=1),))


def test_what_changed_elsewhere_is_shown_but_a_draft_stays(page: PresetsPage, services: Services, wait: Wait) -> None:
    services.presets.add("Web", ["square/1"])
    page.reload()
    wait(lambda: page.editor.draft.recipes == (Recipe(square=1),))
    type_recipe(page, "square/2")
    services.presets.add("Other", ["square/1"])
    page.reload()
    wait(lambda: names(page)[-1] == "Other")
    assert page.editor.draft.recipes == (Recipe(square=2),)
    assert page.has_changes
    page.editor.name.line.setText("Other")
    assert page.editor.name.complaint == "There is another preset of this name."


# Leaving


def test_another_preset_is_shown_at_once_where_nothing_changed(page: PresetsPage) -> None:
    page.list.choose(2)
    assert page.editor.draft == STANDARD_PRESETS[2]
    assert page.findChild(UnsavedQuestion) is None


def test_leaving_with_changes_asks_and_staying_stays(page: PresetsPage, wait: Wait) -> None:
    type_recipe(page, "square/7")
    view = page.list.view
    place = view.visualRect(page.model.index(2)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    box = question(page)
    assert "“Web”" in box.text()
    wait(lambda: page.list.row == 0)
    assert [index.row() for index in view.selectedIndexes()] == [0]
    box.stay_button.click()
    assert page.editor.recipe.text.text == "square/7"


def test_changes_are_saved_before_leaving(page: PresetsPage, services: Services, wait: Wait) -> None:
    type_recipe(page, "square/7")
    page.list.choose(2)
    question(page).save_button.click()
    wait(lambda: page.editor.name.text == "Sizes")
    assert page.list.row == 2
    assert services.presets.find("Web").recipes == (Recipe(square=7),)


def test_changes_are_dropped_before_leaving(page: PresetsPage, services: Services) -> None:
    type_recipe(page, "square/x")
    page.list.choose(2)
    box = question(page)
    assert not box.save_button.isEnabled()
    box.drop_button.click()
    assert page.editor.name.text == "Sizes"
    assert services.presets.find("Web") == STANDARD_PRESETS[0]


def test_the_container_leaves_the_same_way(page: PresetsPage, wait: Wait) -> None:
    left: list[str] = []
    page.leave(lambda: left.append("at once"))
    type_recipe(page, "square/7")
    page.leave(lambda: left.append("saved"))
    assert left == ["at once"]
    question(page).save_button.click()
    wait(lambda: left == ["at once", "saved"])

"""The editor of a preset: what is edited is kept when it is saved, and not before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QWidget
from shiboken6 import isValid

from rethumb_desktop.domain.job import Job
from rethumb_desktop.domain.preset import STANDARD_PRESETS
from rethumb_desktop.domain.recipe import Recipe, Size
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.panels.presets.page import PresetsPage
from rethumb_desktop.ui.theme.theme import Theme
from tests.ui.presets.conftest import Wait, names, sizes_of, type_recipe

# Editing


def test_the_first_preset_is_there_to_edit(page: PresetsPage) -> None:
    assert names(page) == [preset.name for preset in STANDARD_PRESETS]
    assert page.editor.draft == STANDARD_PRESETS[0]
    assert page.editor.recipe.text.text == "fit/1600x1600"
    assert not page.has_changes
    assert not page.foot.save_button.isEnabled()
    assert not page.foot.revert_button.isEnabled()


def test_a_change_is_kept_once_it_is_saved(page: PresetsPage, services: Services, wait: Wait) -> None:
    page.editor.recipe.form.shape.width_box.setValue(800)
    assert page.has_changes
    assert services.presets.find("Web") == STANDARD_PRESETS[0]
    page.foot.save_button.click()
    wait(lambda: not page.has_changes)
    assert services.presets.find("Web").recipes == (Recipe(fit=Size(800, 1600)),)
    assert not page.foot.save_button.isEnabled()


def test_saving_keeps_the_chosen_size(page: PresetsPage, wait: Wait) -> None:
    page.list.choose(2)
    page.editor.sizes.choose(2)
    type_recipe(page, "width/900")
    page.save()
    wait(lambda: not page.has_changes)
    assert (page.editor.sizes.row, page.editor.recipe.text.text) == (2, "width/900")


def test_another_name_keeps_the_place_and_is_told(page: PresetsPage, wait: Wait) -> None:
    page.list.choose(1)
    page.editor.name.line.setText(" Icons ")
    heard: list[tuple[str, ...]] = []
    page.saved.connect(lambda: heard.append(()))
    page.renamed.connect(lambda old, new: heard.append((old, new)))
    page.save()
    wait(lambda: heard == [(), ("Thumbnail", "Icons")])
    assert names(page)[1] == "Icons"
    assert page.list.row == 1
    assert not page.has_changes


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("", "A preset needs a name."),
        ("Sizes", "There is another preset of this name."),
        ("N" * 81, "A name has 80 characters at most."),
        ("a\u202eb", "A name cannot have signs that are not shown."),
    ],
)
def test_a_name_that_cannot_be_is_refused(page: PresetsPage, name: str, complaint: str) -> None:
    page.editor.name.line.setText(name)
    assert page.editor.name.complaint == complaint
    assert page.has_changes
    assert not page.can_save
    assert not page.foot.save_button.isEnabled()
    page.editor.name.line.setText("Web")
    assert page.editor.name.complaint == ""
    assert not page.has_changes


def test_nothing_is_saved_while_a_size_cannot_be_read(page: PresetsPage, services: Services) -> None:
    page.list.choose(2)
    type_recipe(page, "square/x")
    page.editor.sizes.choose(1)
    assert page.editor.recipe.text.text == "square/400"
    assert (page.has_changes, page.can_save, page.foot.save_button.isEnabled()) == (True, False, False)
    page.save()
    assert services.presets.find("Sizes") == STANDARD_PRESETS[2]
    page.editor.sizes.choose(0)
    assert page.editor.recipe.text.text == "square/x", "what was typed is not lost"
    assert page.editor.recipe.complaint != ""
    type_recipe(page, "square/100")
    assert not page.has_changes
    type_recipe(page, "")
    assert not page.can_save


def test_nothing_is_saved_while_a_colour_is_half_there(page: PresetsPage, services: Services) -> None:
    editor = page.editor.recipe
    line = editor.form.background.line
    line.selectAll()
    QTest.keyClicks(line, "#12")
    assert editor.text.text == "fit/1600x1600/background/12"
    assert "six hexadecimal digits" in editor.complaint
    assert (page.has_changes, page.can_save, page.foot.save_button.isEnabled()) == (True, False, False)
    QTest.keyClicks(line, "abcd")
    assert editor.complaint == ""
    assert page.can_save
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    page.revert()
    assert line.text() == "#ffffff"
    assert not page.has_changes


def test_revert_brings_back_what_is_kept(page: PresetsPage) -> None:
    page.editor.name.line.setText("Other")
    page.editor.sizes.add_button.click()
    type_recipe(page, "nonsense")
    page.foot.revert_button.click()
    assert page.editor.draft == STANDARD_PRESETS[0]
    assert not page.has_changes
    assert page.editor.recipe.complaint == ""


def test_a_fault_at_saving_is_told_and_nothing_is_lost(page: PresetsPage, services: Services, wait: Wait) -> None:
    page.editor.name.line.setText("Mine")
    services.presets.create("Mine", [Recipe()])
    saved: list[None] = []
    page.saved.connect(lambda: saved.append(None))
    page.save()
    wait(page.bar.isVisible)
    assert "There is a preset “Mine” already." in page.bar.text
    assert page.editor.name.text == "Mine"
    assert page.has_changes
    assert not saved


# Sizes


def test_sizes_are_added_copied_ordered_and_removed(page: PresetsPage) -> None:
    sizes = page.editor.sizes
    assert not sizes.remove_button.isEnabled(), "the last size stays"
    sizes.add_button.click()
    type_recipe(page, "square/100")
    sizes.duplicate_button.click()
    type_recipe(page, "square/200")
    sizes.up_button.click()
    sizes.up_button.click()
    assert sizes_of(page) == ["square/200", "fit/1600x1600", "square/100"]
    assert not sizes.up_button.isEnabled()
    sizes.choose(1)
    sizes.remove_button.click()
    assert sizes_of(page) == ["square/200", "square/100"]
    assert page.editor.recipe.text.text == str(page.editor.draft.recipes[sizes.row])


def test_each_size_is_edited_by_itself(page: PresetsPage) -> None:
    page.list.choose(2)
    page.editor.sizes.choose(3)
    type_recipe(page, "width/1700")
    page.editor.sizes.choose(0)
    assert page.editor.recipe.form.recipe == Recipe(square=100)
    assert sizes_of(page) == ["square/100", "square/400", "width/800", "width/1700"]


def test_the_list_is_worked_with_the_keyboard(page: PresetsPage) -> None:
    page.list.choose(2)
    view = page.editor.sizes.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert sizes_of(page)[:2] == ["square/400", "square/100"]
    QTest.keyClick(view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(sizes_of(page)) == 5
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert len(sizes_of(page)) == 4
    QTest.keyClick(view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert sizes_of(page)[-1] == "fit/1600x1600"


def test_warnings_are_those_of_the_chosen_size_and_of_twins(page: PresetsPage) -> None:
    page.list.choose(2)
    assert page.foot.warnings == ""
    type_recipe(page, "width/3/height/5")
    assert page.foot.warnings.startswith("Stretches")
    page.editor.sizes.choose(1)
    assert page.foot.warnings == ""
    type_recipe(page, "width/800")
    assert page.foot.warnings == "Sizes 2 and 3 are the same; one of them is kept."


def test_twins_are_kept_once(page: PresetsPage, wait: Wait) -> None:
    page.editor.sizes.duplicate_button.click()
    page.save()
    wait(lambda: not page.has_changes)
    assert page.editor.draft == STANDARD_PRESETS[0]


# The whole


def test_a_page_that_is_gone_hears_of_nothing_any_more(
    page: PresetsPage, services: Services, bridge: Bridge, theme: Theme, job: Job, wait: Wait
) -> None:
    other = PresetsPage(bridge, theme)
    other.serve(services.presets, services.previewing)
    other.show_job(job)
    other.reload()
    other.deleteLater()
    wait(lambda: not isValid(other))
    page.list.duplicate_button.click()
    wait(lambda: len(names(page)) == 5)


def test_everything_has_a_name_and_is_reached_by_keyboard(page: PresetsPage, job: Job) -> None:
    type_recipe(page, "cover/3x5/focus/0.30,0.20/format/jpg/quality/7/maxbytes/8000")
    reached: list[QWidget] = []
    widget: QWidget | None = page.list.view
    while widget is not None and widget not in reached:
        reached.append(widget)
        widget = widget.nextInFocusChain()
    usable = [
        child
        for child in reached
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisibleTo(page) and page.isAncestorOf(child)
        and not child.focusProxy() and child.objectName() not in ("", "qt_spinbox_lineedit")
    ]  # fmt: skip
    names = [child.objectName() for child in usable]
    assert names.index("presetName") < names.index("sizeList") < names.index("recipeText")
    assert names.index("recipeText") < names.index("recipeShape") < names.index("recipeWidth")
    assert names.index("recipeVersion") < names.index("savePresetButton") or not page.can_save
    for child in usable:
        text = child.text() if isinstance(child, QPushButton) else ""
        assert child.accessibleName() or text, child.objectName()
    assert isinstance(page.editor.sizes.view, QAbstractItemView)


def test_the_page_fits_into_640_pixels(page: PresetsPage) -> None:
    page.resize(640, 480)
    assert page.minimumSizeHint().width() <= 640
    area = page.editor.parentWidget()
    assert area is not None
    assert page.editor.width() <= area.width()


def test_the_recipe_that_is_shown_is_the_one_that_is_kept(page: PresetsPage, services: Services, wait: Wait) -> None:
    text = "cover/1200x630/focus/0.30,0.75/format/jpg/quality/80/maxbytes/250000/metadata/keep"
    type_recipe(page, text)
    page.save()
    wait(lambda: not page.has_changes)
    assert services.presets.find("Web").recipes == (parse_recipe(text),)

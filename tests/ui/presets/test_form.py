"""The form of a recipe, and its text: either side follows the other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.formats import OutputFormat
from rethumb_desktop.domain.recipe import AUTO_FOCUS, Focus, MetadataMode, Recipe, Size, format_recipe
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.models.presets import SizeLine
from rethumb_desktop.ui.panels.presets.recipe_editor import RecipeEditor
from rethumb_desktop.ui.panels.presets.recipe_form import RecipeForm
from rethumb_desktop.ui.panels.presets.shape_fields import Shape
from rethumb_desktop.ui.panels.presets.trial import Trial
from rethumb_desktop.ui.widgets.quiet_scroll import QuietScroll
from tests.unit.domain.test_recipe import recipes


@pytest.fixture
def form(qtbot: QtBot) -> RecipeForm:
    form = RecipeForm()
    qtbot.addWidget(form)
    form.show()
    return form


@pytest.fixture
def editor(bridge: Bridge, qtbot: QtBot) -> RecipeEditor:
    editor = RecipeEditor(Trial(bridge))
    qtbot.addWidget(editor)
    editor.show()
    return editor


def choose(form: RecipeForm, shape: Shape) -> None:
    form.shape.kind.setCurrentIndex(form.shape.kind.findData(shape))


def choose_format(form: RecipeForm, output: OutputFormat | None) -> None:
    form.format.setCurrentIndex(form.format.findData(output or ""))


def note(form: RecipeForm, row: str) -> str:
    return form._rows[row].note


# Round trips


def test_any_recipe_goes_through_the_form_unchanged(form: RecipeForm) -> None:
    heard: list[None] = []
    form.changed.connect(lambda: heard.append(None))

    @settings(max_examples=150, deadline=None)
    @given(recipes())
    def check(recipe: Recipe) -> None:
        form.show_recipe(recipe)
        assert form.recipe == recipe

    check()
    assert not heard, "what the program shows is not the person's doing"


def test_any_text_comes_back_from_the_form_canonical(editor: RecipeEditor) -> None:
    @settings(max_examples=60, deadline=None)
    @given(recipes())
    def check(recipe: Recipe) -> None:
        text = format_recipe(recipe)
        words = text.split("/")
        pairs = [words[i : i + 2] for i in range(0, len(words), 2)]
        editor.text.setPlainText("/".join(word for pair in reversed(pairs) for word in pair))
        assert format_recipe(editor.form.recipe) == text
        editor.text.left.emit()
        assert editor.text.text == text

    check()


# The form


@pytest.mark.parametrize(
    ("shape", "text"),
    [
        (Shape.FIT, "fit/40x30"),
        (Shape.COVER, "cover/40x30"),
        (Shape.SQUARE, "square/40"),
        (Shape.WIDTH, "width/40"),
        (Shape.HEIGHT, "height/30"),
        (Shape.EXACT, "width/40/height/30"),
        (Shape.KEEP, "metadata/none"),
        (Shape.JSON, "exif/all"),
    ],
)
def test_each_kind_of_size_takes_its_numbers(form: RecipeForm, shape: Shape, text: str) -> None:
    form.show_recipe(Recipe(fit=Size(40, 30)))
    choose(form, shape)
    assert str(form.recipe) == text
    assert form.shape.width_box.isEnabled() == ("40" in text)
    assert form.shape.height_box.isEnabled() == ("30" in text)


def test_a_number_that_does_not_apply_says_what_stands_there(form: RecipeForm) -> None:
    form.show_recipe(parse_recipe("width/40"))
    assert form.shape.height_box.text() == "auto"
    choose(form, Shape.SQUARE)
    form.shape.width_box.setValue(55)
    assert (form.shape.height_box.text(), form.recipe.square) == ("55", 55)
    choose(form, Shape.KEEP)
    assert (form.shape.width_box.text(), form.shape.height_box.text()) == ("–", "–")
    choose(form, Shape.FIT)
    assert form.recipe.fit == Size(55, 40)


def test_typing_a_number_tells_each_digit(form: RecipeForm) -> None:
    form.show_recipe(parse_recipe("width/1"))
    heard: list[int | None] = []
    form.changed.connect(lambda: heard.append(form.recipe.width))
    form.shape.width_box.selectAll()
    QTest.keyClicks(form.shape.width_box, "320")
    assert heard == [3, 32, 320]


def test_only_a_crop_has_a_place(form: RecipeForm) -> None:
    form.show_recipe(parse_recipe("square/10/focus/auto"))
    assert form.recipe.focus == AUTO_FOCUS
    choose(form, Shape.WIDTH)
    assert str(form.recipe) == "width/10"
    assert not form.focus.isEnabled()
    assert note(form, "focus") == form.focus.kind.accessibleDescription() == "Only where something is cropped away."
    choose(form, Shape.COVER)
    assert form.recipe.focus == AUTO_FOCUS
    assert note(form, "focus") == "Where the program finds what matters."
    assert form.focus.x_box.text() == "auto"


def test_a_point_is_given_in_percent(form: RecipeForm) -> None:
    form.show_recipe(parse_recipe("square/10"))
    assert (form.focus.x_box.isEnabled(), form.focus.x_box.text()) == (False, "50 %")
    form.focus.kind.setCurrentIndex(form.focus.kind.findData("point"))
    assert form.focus.x_box.isEnabled()
    form.focus.x_box.setValue(7)
    assert form.recipe.focus == Focus(7, 50)
    form.focus.x_box.setValue(50)
    assert form.focus.x_box.isEnabled(), "the centre given as a point is still a point while it is edited"


def test_only_what_has_a_size_is_enlarged(form: RecipeForm) -> None:
    form.show_recipe(parse_recipe("width/10/enlarge/yes"))
    choose(form, Shape.KEEP)
    assert (form.recipe, form.enlarge.isEnabled()) == (Recipe(), False)
    assert note(form, "enlarge") == "Only where a size is asked for."


def test_a_format_without_quality_lets_go_of_it(form: RecipeForm) -> None:
    form.show_recipe(parse_recipe("format/webp/quality/55/background/ff0000/metadata/keep"))
    choose_format(form, OutputFormat.PNG)
    assert str(form.recipe) == "format/png/metadata/keep"
    assert not form.quality.isEnabled()
    assert note(form, "quality") == "PNG has no quality: nothing is lost."
    assert not form.background.isEnabled()
    choose_format(form, OutputFormat.GIF)
    assert str(form.recipe) == "format/gif"
    assert not form.metadata.isEnabled()


def test_what_a_text_asks_for_in_vain_can_be_taken_out(form: RecipeForm) -> None:
    form.show_recipe(parse_recipe("format/png/quality/55"))
    assert form.quality.isEnabled()
    form.quality.automatic.setChecked(True)
    assert str(form.recipe) == "format/png"
    assert not form.quality.isEnabled()


def test_quality_begins_where_it_is_usual_for_the_format(form: RecipeForm) -> None:
    choose_format(form, OutputFormat.AVIF)
    assert note(form, "quality") == "Automatic is 65"
    assert not form.quality.slider.isEnabled()
    form.quality.automatic.setChecked(False)
    assert form.recipe.quality == 65
    form.quality.slider.setValue(20)
    assert (form.quality.number.value(), form.recipe.quality) == (20, 20)
    assert note(form, "quality") == "Very small, flaws are easily seen"


def test_metadata_as_json_leaves_the_version_only(form: RecipeForm) -> None:
    form.show_recipe(parse_recipe("width/10/format/jpg/quality/50/version/a1"))
    choose(form, Shape.JSON)
    assert str(form.recipe) == "version/a1/exif/all"
    for widget in (form.format, form.quality, form.limit, form.background, form.metadata, form.enlarge, form.focus):
        assert not widget.isEnabled()
    assert form.version.isEnabled()
    assert "only the version counts" in note(form, "shape")
    choose(form, Shape.WIDTH)
    assert str(form.recipe) == "width/10/format/jpg/quality/50/version/a1"


@pytest.mark.parametrize(
    ("number", "shown", "unit"),
    [
        (1, "1", 0),
        (1_234, "1234", 0),
        (1_200, "1.2", 1),
        (200_000, "200", 1),
        (1_500_000, "1.5", 2),
        (1_234_500, "1234.5", 1),
        (1 << 40, "1099511627776", 0),
    ],
)
def test_a_limit_is_shown_in_the_unit_that_suits_it(form: RecipeForm, number: int, shown: str, unit: int) -> None:
    form.show_recipe(Recipe(maxbytes=number))
    field = form.limit.bytes_
    assert (field.number.text(), field.unit.currentIndex(), form.recipe.maxbytes) == (shown, unit, number)


def test_another_unit_keeps_the_number(form: RecipeForm) -> None:
    form.limit.limited.setChecked(True)
    form.limit.bytes_.number.setValue(2.5)
    assert form.recipe.maxbytes == 2_500
    form.limit.bytes_.unit.setCurrentIndex(2)
    assert form.recipe.maxbytes == 2_500_000
    form.limit.limited.setChecked(False)
    assert str(form.recipe) == "metadata/none"
    assert not form.limit.bytes_.isEnabled()


def test_a_colour_counts_once_it_is_whole(form: RecipeForm) -> None:
    line = form.background.line
    line.selectAll()
    QTest.keyClicks(line, "#12")
    assert form.recipe.background == "ffffff"
    QTest.keyClicks(line, "aBcz")
    assert form.recipe.background == "ffffff"
    QTest.keyClicks(line, "dE")
    assert form.recipe.background == "12abcd"
    line.editingFinished.emit()
    assert line.text() == "#12abcd"


def test_half_a_colour_stays_and_is_complained_of(form: RecipeForm) -> None:
    line = form.background.line
    row = form._rows["background"]
    line.selectAll()
    QTest.keyClicks(line, "#12")
    line.editingFinished.emit()
    assert line.text() == "#12"
    assert row.note == line.accessibleDescription() == "A colour has six digits, 0 to 9 and a to f."
    assert row._note.property("tone") == "bad"
    assert form.text == "background/12"

    QTest.keyClicks(line, "abcd")
    assert row.note == line.accessibleDescription() == ""
    assert form.text == str(form.recipe) == "background/12abcd"

    QTest.keyClick(line, Qt.Key.Key_Backspace)
    form.format.setCurrentIndex(form.format.findData(OutputFormat.PNG))
    assert form.text == str(form.recipe) == "format/png"
    assert not form.background.isEnabled()


def test_a_colour_is_chosen(form: RecipeForm) -> None:
    form.background.button.click()
    dialog = form.findChild(QColorDialog)
    assert dialog is not None
    assert dialog.currentColor() == QColor("#ffffff")
    dialog.setCurrentColor(QColor("#0a0b0c"))
    dialog.accept()
    assert (form.recipe.background, form.background.line.text()) == ("0a0b0c", "#0a0b0c")


def test_a_version_is_letters_and_digits(form: RecipeForm) -> None:
    QTest.keyClicks(form.version, "a/-_2")
    assert form.recipe.version == "a2"
    form.version.clear()
    QTest.keyClicks(form.version, " ")
    assert form.recipe.version is None


def test_metadata_is_chosen(form: RecipeForm) -> None:
    form.metadata.setCurrentIndex(form.metadata.findData(MetadataMode.COPYRIGHT))
    assert form.recipe.metadata is MetadataMode.COPYRIGHT


def test_the_wheel_changes_nothing_on_its_way(qtbot: QtBot) -> None:
    form = RecipeForm()
    area = QuietScroll(form)
    qtbot.addWidget(area)
    area.resize(400, 120)
    area.show()
    form.quality.automatic.setChecked(False)
    before = form.recipe
    for widget in (form.shape.kind, form.shape.width_box, form.quality.slider, form.format):
        turn = QWheelEvent(
            QPointF(4, 4), QPointF(4, 4), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, turn)
        assert not turn.isAccepted()
    assert form.recipe == before


# The text


def test_the_text_follows_the_form(editor: RecipeEditor) -> None:
    told: list[SizeLine] = []
    editor.edited.connect(told.append)
    editor.show_line(SizeLine(parse_recipe("width/40")))
    assert editor.text.text == "width/40"
    assert not told
    choose_format(editor.form, OutputFormat.WEBP)
    assert editor.text.text == "width/40/format/webp"
    assert told == [SizeLine(parse_recipe("width/40/format/webp"))]


def test_the_form_follows_the_text_while_it_is_typed(editor: RecipeEditor) -> None:
    told: list[SizeLine] = []
    editor.edited.connect(told.append)
    editor.text.set_text("")
    QTest.keyClicks(editor.text, "/format/webp/square/050 ")
    assert editor.form.recipe == told[-1].recipe == parse_recipe("square/50/format/webp")
    assert editor.text.text == "/format/webp/square/050 ", "it is not rewritten under the hands"
    QTest.keyClick(editor.text, Qt.Key.Key_Return)
    assert editor.text.text == "square/50/format/webp"


@pytest.mark.parametrize(
    ("text", "complaint", "marked"),
    [
        ("square/x/format/jpg", "Character 8: “square” is a number of pixels, not “x”.", "x"),
        (" width/0", "Character 8: “width” is a number of pixels, 1 to 65,535, not 0.", "0"),
        ("sqare/1", "Character 1: unknown parameter “sqare” (did you mean “square”?).", "sqare"),
        ("square/1/format", "Character 16: “format” has no value.", "format"),
        ("square//1", "Character 8: nothing between two slashes.", "/"),
        ("😀/1", "Character 1: unknown parameter “😀”.", "😀"),
        ("version/😀", "Character 9: “version” is letters and digits, not “😀”.", "😀"),
        ("", "Character 1: a recipe is empty; “metadata/none” keeps the picture's size.", ""),
    ],
)
def test_a_text_that_cannot_be_read_says_where_and_why(
    editor: RecipeEditor, text: str, complaint: str, marked: str
) -> None:
    editor.show_line(SizeLine(parse_recipe("width/40")))
    told: list[SizeLine] = []
    editor.edited.connect(told.append)
    editor.text.setPlainText(text)
    assert editor.complaint == editor.text.accessibleDescription() == complaint
    assert editor._complaint.isVisible()
    assert [mark.cursor.selectedText() for mark in editor.text.extraSelections()] == [marked] * bool(marked)
    assert editor.form.recipe == parse_recipe("width/40"), "the form keeps the last that could be read"
    assert told[-1] == SizeLine(parse_recipe("width/40"), text)
    editor.text.left.emit()
    assert editor.text.text == text, "what was typed stays to be mended"


def test_the_form_mends_a_text(editor: RecipeEditor) -> None:
    editor.show_line(SizeLine(parse_recipe("width/40"), "width/"))
    assert (editor.text.text, editor.complaint != "") == ("width/", True)
    choose(editor.form, Shape.HEIGHT)
    assert (editor.text.text, editor.complaint) == ("height/40", "")
    assert not editor._complaint.isVisible()
    assert editor.text.extraSelections() == []


def test_pasted_lines_become_one(editor: RecipeEditor) -> None:
    pasted = QMimeData()
    pasted.setText("square/50\n")
    editor.text.selectAll()
    editor.text.insertFromMimeData(pasted)
    assert (editor.text.text, editor.form.recipe.square) == ("square/50", 50)


def test_the_trial_stands_beside_the_form_where_there_is_room(editor: RecipeEditor, qtbot: QtBot) -> None:
    editor.resize(editor.minimumSizeHint().width(), 900)
    qtbot.waitUntil(lambda: editor.trial.y() > editor.form.y())
    editor.resize(900, 900)
    qtbot.waitUntil(lambda: editor.trial.x() > editor.form.x())
    editor.resize(editor.minimumSizeHint().width(), 900)
    qtbot.waitUntil(lambda: editor.trial.y() > editor.form.y())

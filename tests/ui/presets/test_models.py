"""Presets and sizes as lists, and recipes in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from rethumb_desktop.domain.formats import OutputFormat
from rethumb_desktop.domain.preset import STANDARD_PRESETS, Preset
from rethumb_desktop.domain.recipe import USUAL_QUALITY, Recipe, Size
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.imaging.encoding import DEFAULT_QUALITY
from rethumb_desktop.ui.models.presets import PresetListModel, SizeLine, SizeListModel
from rethumb_desktop.ui.models.recipe_wording import (
    describe_quality,
    describe_whole_recipe,
    recipe_warnings,
    twin_warnings,
)

Mode = QAbstractItemModelTester.FailureReportingMode


def shown(model: PresetListModel | SizeListModel, role: int = Qt.ItemDataRole.DisplayRole) -> list[object]:
    return [model.index(row).data(role) for row in range(model.rowCount())]


def test_presets_are_listed_by_name_with_what_they_make(qapp: QApplication) -> None:
    model = PresetListModel()
    QAbstractItemModelTester(model, Mode.Warning, model)
    model.show_presets(STANDARD_PRESETS)
    assert shown(model) == [preset.name for preset in STANDARD_PRESETS]
    assert shown(model, Qt.ItemDataRole.AccessibleDescriptionRole)[0] == "Fit 1600 × 1600"
    model.show_presets([Preset("<b>", (Recipe(),))])
    assert shown(model, Qt.ItemDataRole.ToolTipRole) == ["<span>&lt;b&gt;<br>Original size</span>"]
    assert (model.row_of("<b>"), model.row_of("Web")) == (0, -1)
    assert model.data(QModelIndex()) is None


def test_sizes_are_added_moved_changed_and_removed(qapp: QApplication) -> None:
    model = SizeListModel()
    QAbstractItemModelTester(model, Mode.Warning, model)
    one, two, three = (Recipe(square=side) for side in (1, 2, 3))
    model.show_recipes([one, two])
    model.insert(1, SizeLine(three))
    assert list(model.recipes) == [one, three, two]
    model.move(0, 1)
    assert list(model.recipes) == [three, one, two]
    model.move(2, -1)
    assert list(model.recipes) == [three, two, one]
    model.move(0, -1)
    model.move(2, 1)
    assert list(model.recipes) == [three, two, one]
    model.remove(1)
    assert list(model.recipes) == [three, one]
    model.set_line(0, SizeLine(two))
    assert shown(model) == ["Square 2", "Square 1"]
    assert model.data(QModelIndex()) is None


def test_a_size_that_cannot_be_read_says_so_and_keeps_the_last_that_could(qapp: QApplication) -> None:
    model = SizeListModel()
    model.show_recipes([Recipe(square=1)])
    model.set_line(0, SizeLine(Recipe(square=1), "square/x"))
    assert shown(model) == ["Cannot be read: square/x"]
    assert (model.readable, model.recipes) == (False, (Recipe(square=1),))
    model.set_line(0, SizeLine(Recipe(square=2)))
    assert model.readable


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("square/100", "Square 100"),
        ("cover/4x3/focus/0.30,0.05", "Fill 4 × 3 · around 30 % / 5 %"),
        ("cover/4x3/focus/auto", "Fill 4 × 3 · on what matters"),
        ("width/8/enlarge/yes/format/webp/quality/80", "Width 8 · WEBP · quality 80 · enlarges"),
        ("background/00ff00/version/b2", "Original size · on #00ff00 · version b2"),
    ],
)
def test_everything_that_tells_a_recipe_from_another_is_said(text: str, words: str) -> None:
    assert describe_whole_recipe(parse_recipe(text)) == words


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("fit/1600x1600", ()),
        ("square/100/format/webp/quality/70", ()),
        ("metadata/none", ()),
        ("width/3/height/5", ("Stretches",)),
        ("width/3/enlarge/yes", ("Enlarges",)),
        ("metadata/keep", ("the GPS position will be published",)),
        ("metadata/copyright", ("author and owner",)),
        ("format/jpg", ("JPEG has no transparency",)),
        ("format/png/quality/80", ("Quality does nothing for PNG",)),
        ("format/png/background/ff0000", ("The background does nothing for PNG",)),
        ("format/gif/metadata/keep", ("GIF has 256 colours", "GIF holds no metadata")),
        ("format/gif/background/ff0000", ("GIF has 256 colours",)),
        ("format/tiff/maxbytes/1000", ("browsers do not show TIFF", "cannot be made to fit")),
        ("exif/all", ("the GPS position too",)),
        ("width/3/height/5/enlarge/yes/metadata/keep/format/jpg", ("Stretches", "Enlarges", "GPS", "JPEG")),
    ],
)
def test_what_one_should_know_is_said(text: str, parts: tuple[str, ...]) -> None:
    warnings = recipe_warnings(parse_recipe(text))
    assert len(warnings) == len(parts), warnings
    assert all(part in warning for part, warning in zip(parts, warnings, strict=True))


def test_sizes_that_are_the_same_are_told() -> None:
    one, two = Recipe(square=1), Recipe(fit=Size(2, 2))
    assert twin_warnings([one, two]) == []
    assert twin_warnings([one, two, one, one]) == [
        "Sizes 1 and 3 are the same; one of them is kept.",
        "Sizes 1 and 4 are the same; one of them is kept.",
    ]


def test_quality_means_something_else_for_each_format() -> None:
    assert describe_quality(OutputFormat.JPG, 30) == "Very small, flaws are easily seen"
    assert describe_quality(OutputFormat.AVIF, 30) == "Small, flaws are seen close up"
    assert describe_quality(OutputFormat.WEBP, 86) == "Very good, larger"
    assert describe_quality(OutputFormat.JPG, 86) == "Good, flaws are hard to see"
    assert describe_quality(None, 100) == "Much larger, hardly better"
    assert describe_quality(OutputFormat.AVIF, None) == "Automatic is 65"
    assert describe_quality(None, None) == "Automatic is 82 for JPEG, 80 for WebP, 65 for AVIF"


def test_the_usual_quality_is_that_of_the_encoder() -> None:
    assert USUAL_QUALITY == DEFAULT_QUALITY

"""What becomes of the picture's size: the kind of size, and its numbers."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from rethumb_desktop.domain.recipe import MAX_SIDE, Recipe, Size
from rethumb_desktop.ui.widgets.spoken_label import SpokenLabel
from rethumb_desktop.ui.widgets.stand_in_number import StandInNumber

translate = QCoreApplication.translate

_FIRST_SIDE = 1600


class Shape(StrEnum):
    """The kinds of size a recipe can ask for."""

    FIT = "fit"
    WIDTH = "width"
    HEIGHT = "height"
    SQUARE = "square"
    COVER = "cover"
    EXACT = "exact"
    KEEP = "keep"
    JSON = "json"

    @property
    def resizes(self) -> bool:
        return self not in (Shape.KEEP, Shape.JSON)

    @property
    def crops(self) -> bool:
        return self in (Shape.SQUARE, Shape.COVER)

    @property
    def has_width(self) -> bool:
        return self.resizes and self is not Shape.HEIGHT

    @property
    def has_height(self) -> bool:
        return self in (Shape.FIT, Shape.HEIGHT, Shape.COVER, Shape.EXACT)


class ShapeFields(QWidget):
    """The kind of size and its numbers. A number that does not apply says what stands in its place."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind = QComboBox()
        self.kind.setObjectName("recipeShape")
        self.kind.setAccessibleName(self.tr("Size"))
        SpokenLabel(self.kind)
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(12)
        for shape, text in _texts().items():
            self.kind.addItem(text, shape)
        self.kind.currentIndexChanged.connect(self._changed)
        self.width_box = StandInNumber("recipeWidth", self.tr("Width in pixels"), 1, MAX_SIDE)
        self.height_box = StandInNumber("recipeHeight", self.tr("Height in pixels"), 1, MAX_SIDE)
        for box in (self.width_box, self.height_box):
            box.set_number(_FIRST_SIDE)
            box.valueChanged.connect(self._changed)
        self._arrange()
        self._allow()

    @property
    def shape(self) -> Shape:
        return Shape(self.kind.currentData())

    @property
    def values(self) -> dict[str, Any]:
        """What the fields say, as parameters of a recipe."""
        width, height = self.width_box.value(), self.height_box.value()
        values: dict[Shape, dict[str, Any]] = {
            Shape.KEEP: {},
            Shape.JSON: {"exif": True},
            Shape.FIT: {"fit": Size(width, height)},
            Shape.COVER: {"cover": Size(width, height)},
            Shape.SQUARE: {"square": width},
            Shape.WIDTH: {"width": width},
            Shape.HEIGHT: {"height": height},
            Shape.EXACT: {"width": width, "height": height},
        }
        return values[self.shape]

    def show_recipe(self, recipe: Recipe) -> None:
        """Show a recipe's size; tells nobody. A side that it does not name is as long as the other."""
        self.kind.blockSignals(True)
        self.kind.setCurrentIndex(self.kind.findData(_shape_of(recipe)))
        self.kind.blockSignals(False)
        box = recipe.fit or recipe.cover
        width = box.width if box else recipe.square or recipe.width or recipe.height
        height = box.height if box else recipe.square or recipe.height or recipe.width
        self.width_box.set_number(width or self.width_box.value())
        self.height_box.set_number(height or self.height_box.value())
        self._allow()

    def _changed(self) -> None:
        self._allow()
        self.changed.emit()

    def _allow(self) -> None:
        shape = self.shape
        missing = translate("RecipeForm", "auto") if shape.resizes else "–"
        self.width_box.allow(shape.has_width, missing)
        square = str(self.width_box.value())
        self.height_box.allow(shape.has_height, square if shape is Shape.SQUARE else missing)

    def _arrange(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(6)
        layout.setVerticalSpacing(6)
        layout.addWidget(self.kind, 0, 0, 1, 4)
        for column, widget in enumerate((self.width_box, QLabel("×"), self.height_box, QLabel(self.tr("px")))):
            layout.addWidget(widget, 1, column)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(2, 1)
        self.setFocusProxy(self.kind)


def _shape_of(recipe: Recipe) -> Shape:
    if recipe.exif:
        return Shape.JSON
    if recipe.stretches:
        return Shape.EXACT
    named = [shape for shape in Shape if getattr(recipe, shape, None) is not None]
    return named[0] if named else Shape.KEEP


def _texts() -> dict[Shape, str]:
    return {
        Shape.FIT: translate("RecipeForm", "Fit inside a box"),
        Shape.WIDTH: translate("RecipeForm", "A width"),
        Shape.HEIGHT: translate("RecipeForm", "A height"),
        Shape.SQUARE: translate("RecipeForm", "Square, cropped"),
        Shape.COVER: translate("RecipeForm", "Fill a box, cropped"),
        Shape.EXACT: translate("RecipeForm", "Exactly, stretched"),
        Shape.KEEP: translate("RecipeForm", "Keep the size"),
        Shape.JSON: translate("RecipeForm", "No picture: its metadata as JSON"),
    }

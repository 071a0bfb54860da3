"""The buttons above the pictures: how they are arranged, and how large they are shown, and the row they stand in."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from rethumb_desktop.ui.panels.preview.crop_choice import CropChoice
from rethumb_desktop.ui.panels.preview.flat import FLAT_GAP, flat_button, flat_row
from rethumb_desktop.ui.panels.preview.recipe_choice import RecipeChoice
from rethumb_desktop.ui.theme.theme import Theme

_GAP = 8
_USUAL_MOST = 888  # percent, in the widest figures


class ModeButtons(QWidget):
    """Side by side or split; `split_chosen` carries which."""

    split_chosen = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        side = flat_button("sideBySideButton", self.tr("Side by side"))
        theme.dress(side, "columns-2")
        self.split_button = flat_button("splitButton", self.tr("Split"))
        theme.dress(self.split_button, "square-split-horizontal")
        group = QButtonGroup(self)
        layout = flat_row(self)
        for button in (side, self.split_button):
            button.setCheckable(True)
            group.addButton(button)
            layout.addWidget(button)
        side.setChecked(True)
        self._side_button = side
        self.split_button.toggled.connect(self.split_chosen)

    def choose(self, *, split: bool) -> None:
        """Choose one of them."""
        (self.split_button if split else self._side_button).setChecked(True)


class ZoomButtons(QWidget):
    """Smaller, 100 %, larger, and all of the picture."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.smaller = flat_button("zoomOutButton", self.tr("Smaller"), self.tr("Smaller (−)"))
        theme.dress(self.smaller, "minus")
        self.actual = flat_button("zoomActualButton", self.tr("Show at 100 %"), self.tr("Show at 100 % (1)"))
        self.larger = flat_button("zoomInButton", self.tr("Larger"), self.tr("Larger (+)"))
        theme.dress(self.larger, "plus")
        self.fit = flat_button("zoomFitButton", self.tr("Fit"), self.tr("Fit (0)"))
        theme.dress(self.fit, "maximize")
        self.fit.setCheckable(True)
        layout = flat_row(self)
        for button in (self.smaller, self.actual, self.larger, self.fit):
            layout.addWidget(button)
        # The buttons stay where they are while the figure comes and grows.
        self.show_zoom(_USUAL_MOST, fitted=True)
        self.actual.setMinimumWidth(self.actual.sizeHint().width())
        self.show_no_zoom()

    def give_way(self, narrow: bool) -> None:
        """Leave out, where there is little room, what the wheel and the keys do as well."""
        self.smaller.setVisible(not narrow)
        self.larger.setVisible(not narrow)

    def width_for(self, narrow: bool) -> int:
        """Return how wide all of them are, or those that do not give way."""
        buttons = [self.actual, self.fit] if narrow else [self.smaller, self.actual, self.larger, self.fit]
        widths = [max(button.sizeHint().width(), button.minimumWidth()) for button in buttons]
        return sum(widths) + FLAT_GAP * (len(buttons) - 1)

    def show_zoom(self, percent: int, *, fitted: bool) -> None:
        """Tell how large the pixels are."""
        text = self.tr("{n} %").replace("{n}", str(percent))
        self.actual.setText(text)
        self.actual.setAccessibleDescription(self.tr("Now {zoom}").replace("{zoom}", text))
        self.fit.setChecked(fitted)

    def show_no_zoom(self) -> None:
        """Tell nothing: there is no picture."""
        self.actual.setText("")
        self.actual.setAccessibleDescription("")


class ToolRow(QWidget):
    """The recipe, the crop and the zoom beside each other. Where there is little room, some of them give way."""

    def __init__(self, recipes: RecipeChoice, crop: CropChoice, zoom: ZoomButtons) -> None:
        super().__init__()
        self._recipes, self._crop, self._zoom = recipes, crop, zoom
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(recipes)
        layout.addWidget(crop)
        layout.addStretch(1)
        layout.addWidget(zoom)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Return what is needed once all that can has given way; else nothing would."""
        return QSize(self._needed(narrow=True, brief=True), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.make_room()

    def make_room(self) -> None:
        """Leave out as little as there is no room for."""
        # What the recipe is called is to be read whole before its neighbours have words.
        room = self.width() - self._recipes.sizeHint().width() + self._recipes.minimumSizeHint().width()
        narrow = self._needed(narrow=False, brief=False) > room
        self._zoom.give_way(narrow)
        self._crop.give_way(narrow and self._needed(narrow=True, brief=False) > room)

    def _needed(self, *, narrow: bool, brief: bool) -> int:
        recipes = self._recipes.minimumSizeHint().width()
        return recipes + self._crop.width_for(brief) + self._zoom.width_for(narrow) + 2 * _GAP

"""Where a crop lies: in the centre, where the program finds what matters, or around a point."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from rethumb_desktop.domain.recipe import AUTO_FOCUS, CENTRE, AutoFocus, Focus
from rethumb_desktop.ui.widgets.spoken_label import SpokenLabel
from rethumb_desktop.ui.widgets.stand_in_number import StandInNumber

translate = QCoreApplication.translate


class Place(StrEnum):
    """How the place of a crop is given."""

    CENTRE = "centre"
    AUTO = "auto"
    POINT = "point"


class FocusField(QWidget):
    """Chooses the place of a crop; the point is kept while it does not count."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind = QComboBox()
        self.kind.setObjectName("recipeFocus")
        self.kind.setAccessibleName(self.tr("Crop position"))
        SpokenLabel(self.kind)
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(12)
        for place, text in _texts().items():
            self.kind.addItem(text, place)
        self._percent = self.tr(" %")
        self.x_box = StandInNumber("recipeFocusX", self.tr("Crop position, from the left"), 0, 100, self._percent)
        self.y_box = StandInNumber("recipeFocusY", self.tr("Crop position, from the top"), 0, 100, self._percent)
        for box in (self.x_box, self.y_box):
            box.set_number(CENTRE.x)
            box.valueChanged.connect(self.changed)
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        self.setFocusProxy(self.kind)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.kind, 1)
        layout.addWidget(self.x_box)
        layout.addWidget(self.y_box)
        self._allow()

    @property
    def value(self) -> Focus | AutoFocus:
        point = Focus(self.x_box.value(), self.y_box.value())
        return {Place.CENTRE: CENTRE, Place.POINT: point}.get(self._place, AUTO_FOCUS)

    def set_value(self, focus: Focus | AutoFocus) -> None:
        """Show a place; tells nobody."""
        place = Place.AUTO if isinstance(focus, AutoFocus) else Place.CENTRE if focus == CENTRE else Place.POINT
        self.kind.blockSignals(True)
        self.kind.setCurrentIndex(self.kind.findData(place))
        self.kind.blockSignals(False)
        if isinstance(focus, Focus):
            self.x_box.set_number(focus.x)
            self.y_box.set_number(focus.y)
        self._allow()

    @property
    def _place(self) -> Place:
        return Place(self.kind.currentData())

    def _kind_chosen(self) -> None:
        self._allow()
        self.changed.emit()

    def _allow(self) -> None:
        stand_in = translate("RecipeForm", "auto") if self._place is Place.AUTO else f"{CENTRE.x}{self._percent}"
        for box in (self.x_box, self.y_box):
            box.allow(self._place is Place.POINT, stand_in)


def _texts() -> dict[Place, str]:
    return {
        Place.CENTRE: translate("RecipeForm", "Centre"),
        Place.AUTO: translate("RecipeForm", "Automatic"),
        Place.POINT: translate("RecipeForm", "Around a point"),
    }

"""The choice of a shape to crop a picture to."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from rethumb_desktop.domain.cropping import Shape
from rethumb_desktop.ui.panels.preview.flat import make_flat
from rethumb_desktop.ui.theme.theme import Theme, beside_icon

_UPRIGHT = (Shape.THREE_TO_FOUR, Shape.TWO_TO_THREE, Shape.NINE_TO_SIXTEEN)
_LAST_OF_GROUP = (Shape.WHOLE, Shape.SIXTEEN_TO_NINE)
_BESIDE_ICON = 12  # pixels that the style leaves between an icon and its word


class CropChoice(QToolButton):
    """Offers shapes for a recipe that crops nothing; where the recipe crops already, it leads to the frame.

    `shape_chosen` carries the Shape.
    """

    shape_chosen = Signal(object)
    frame_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        make_flat(self, "cropChoice", self.tr("Crop"))
        theme.dress(self, "crop")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._names = {shape: self._name(shape) for shape in Shape}
        self._actions: dict[Shape, QAction] = {}
        self._shapes = self._make_menu()
        self._word = self.tr("Crop")
        self._brief = False
        self.clicked.connect(self._go_to_frame)
        self.offer_nothing()

    def offer_shapes(self, shape: Shape) -> None:
        """Offer all shapes; this one it has now."""
        self._actions[shape].setChecked(True)
        word = {Shape.WHOLE: self.tr("Crop"), Shape.SQUARE: self._names[Shape.SQUARE]}.get(shape, str(shape))
        tip = self.tr("Choose a shape; then drag the frame, or move it with the arrow keys")
        self._say(word, tip)
        self.setAccessibleName(self.tr("Crop: {shape}").replace("{shape}", self._names[shape]))
        self.setMenu(self._shapes)
        self.setEnabled(True)

    def offer_frame(self, *, there: bool) -> None:
        """Lead to the frame of a recipe that crops; it is not `there` where the picture has that shape already."""
        tip = self.tr("The recipe crops already: drag the frame, or move it with the arrow keys")
        if not there:
            tip = self.tr("The recipe crops already, and this picture has the shape that it makes")
        self._say(self.tr("Move crop"), tip)
        self.setAccessibleName(self.tr("Move crop"))
        self.setMenu(None)  # type: ignore[arg-type]
        self.setEnabled(there)

    def offer_nothing(self) -> None:
        """Offer nothing: there is no picture to crop."""
        self._say(self.tr("Crop"), self.tr("Crop"))
        self.setAccessibleName(self.tr("Crop"))
        self.setMenu(None)  # type: ignore[arg-type]
        self.setEnabled(False)

    def give_way(self, brief: bool) -> None:
        """Show the icon only, or the word too."""
        self._brief = brief
        self.setText("" if brief else beside_icon(self._word))
        styles = Qt.ToolButtonStyle
        self.setToolButtonStyle(styles.ToolButtonIconOnly if brief else styles.ToolButtonTextBesideIcon)

    def width_for(self, brief: bool) -> int:
        """Return how wide it is with or without its word."""
        hint = self.sizeHint().width()
        word = self.fontMetrics().horizontalAdvance(beside_icon(self._word)) + _BESIDE_ICON
        if brief == self._brief:
            return hint
        return hint - word if brief else hint + word

    def _say(self, word: str, tip: str) -> None:
        self._word = word
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)
        self.give_way(self._brief)

    def _go_to_frame(self) -> None:
        if self.menu() is None:
            self.frame_wanted.emit()

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("cropMenu")
        group = QActionGroup(menu)
        for shape in Shape:
            action = self._actions[shape] = menu.addAction(self._names[shape])
            action.setCheckable(True)
            action.triggered.connect(partial(self._choose, shape))
            group.addAction(action)
            if shape in _LAST_OF_GROUP:
                menu.addSeparator()
        return menu

    def _choose(self, shape: Shape) -> None:
        self.shape_chosen.emit(shape)

    def _name(self, shape: Shape) -> str:
        if shape is Shape.WHOLE:
            return self.tr("Whole picture")
        if shape is Shape.SQUARE:
            return self.tr("Square")
        name = self.tr("{ratio} upright") if shape in _UPRIGHT else "{ratio}"
        return name.replace("{ratio}", str(shape))

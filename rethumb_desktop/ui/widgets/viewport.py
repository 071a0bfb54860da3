"""What is seen of a scene, shared by all views on it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Signal

# Screen pixels for a pixel of what counts as 100 %: enough to count them; and for one of the original at least.
_MOST_MAGNIFIED, _MOST_OF_ORIGINAL = 8.0, 2.0


class Viewport(QObject):
    """All of a scene, as large as each view has room for, or what lies around a point, at one scale in all views.

    The unit of a scene is a pixel of the upright original. `scale` is how many pixels of the layout it takes, `actual`
    the scale that counts as 100 %, `most` the one beyond which nobody need go.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.fitted = True
        self.scale = 1.0
        self.centre = QPointF()
        self.actual = 1.0
        self.most = _MOST_MAGNIFIED

    @property
    def at_actual(self) -> bool:
        """Whether what is seen is seen at 100 %."""
        return not self.fitted and self.scale == self.actual

    def set_actual(self, scale: float, ratio: float) -> None:
        """Tell which scale counts as 100 %; `ratio` is how many pixels of the screen a pixel of the layout has.

        Who looks at 100 % goes on doing so.
        """
        most = max(_MOST_MAGNIFIED * scale, _MOST_OF_ORIGINAL / ratio)
        if (self.actual, self.most) != (scale, most):
            if self.scale == self.actual:
                self.scale = scale
            self.actual, self.most = scale, most
            self.changed.emit()

    def fit(self) -> None:
        """Show all."""
        if not self.fitted:
            self.fitted = True
            self.changed.emit()

    def look(self, centre: QPointF, scale: float) -> None:
        """Show what lies around a point of the scene."""
        if (self.fitted, self.centre, self.scale) != (False, centre, scale):
            self.fitted, self.centre, self.scale = False, centre, scale
            self.changed.emit()

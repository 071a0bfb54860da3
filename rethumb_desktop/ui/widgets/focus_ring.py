"""The ring around what has the keyboard."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QCheckBox, QRadioButton, QScrollArea, QSplitter, QTabBar, QWidget
from shiboken6 import isValid

#: How far around a widget the ring goes, where there is room, and how thick it is; half of it is of the ground's
#: colour, so that it is seen on the accent too.
_AROUND, _THICK = 3, 2
_RADIUS = 5
_BY_KEYBOARD = Qt.WidgetAttribute.WA_KeyboardFocusChange


class FocusRing(QObject):
    """Rings the widget that has the keyboard, once a person uses the keyboard to get about, and brings it into sight.

    The style marks it by another colour of its border only, which few see. What has the property `ownFocus` shows by
    itself where the keyboard is; the ring goes beyond what has the property `tight`, which has no room for it.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._ring: _Ring | None = None
        application.focusChanged.connect(self._follow)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        ring, self._ring = self._ring, None
        if ring is not None and isValid(ring):
            ring.leave()
        if now is None or now.isWindow():
            return
        _carry_over(now.window())
        if not now.window().testAttribute(_BY_KEYBOARD):
            return
        _reveal(now)
        if not isinstance(now, QTabBar) and not now.property("ownFocus"):
            self._ring = _Ring(now)


class _Ring(QWidget):
    """Lies over a widget and what is close around it."""

    def __init__(self, ringed: QWidget) -> None:
        ground = _ground_of(ringed)
        super().__init__(ground)
        self._ground = ground
        self.setObjectName("focusRing")
        for attribute in (Qt.WidgetAttribute.WA_TransparentForMouseEvents, Qt.WidgetAttribute.WA_NoSystemBackground):
            self.setAttribute(attribute)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._ringed = ringed
        self._moving = [ringed, *_between(ringed, ground)]
        for each in self._moving:
            each.installEventFilter(self)
        self._place()
        self.show()

    def leave(self) -> None:
        """Be gone at once."""
        for each in self._moving:
            if isValid(each):
                each.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.Move | QEvent.Type.Resize:
                self._place()
            case QEvent.Type.Hide if watched is self._ringed:
                self.hide()
            case QEvent.Type.Show if watched is self._ringed:
                self.show()
        return False

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect())
        for role, inset in ((QPalette.ColorRole.Base, _THICK * 1.5), (QPalette.ColorRole.Highlight, _THICK / 2)):
            painter.setPen(QPen(self.palette().color(role), _THICK))
            painter.drawRoundedRect(place.adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)

    def _place(self) -> None:
        ground = self._ground
        inside = QRect(self._ringed.mapTo(ground, self._ringed.rect().topLeft()), self._ringed.size())
        # The square of a check box begins at its edge, and has no frame that the ring may cover.
        around = _AROUND + 1 if isinstance(self._ringed, QCheckBox | QRadioButton) else _AROUND
        self.setGeometry(inside.adjusted(-around, -around, around, around) & ground.rect())
        self.raise_()


def _ground_of(widget: QWidget) -> QWidget:
    """Return what the ring is put into; a splitter would take it for one more of its parts."""
    ground = widget.parentWidget()
    while isinstance(ground, QSplitter) or (ground is not None and ground.property("tight")):
        ground = ground.parentWidget()
    return ground if ground is not None else widget.window()


def _between(widget: QWidget, ground: QWidget) -> Iterator[QWidget]:
    """Go through what a widget lies in, up to the ground: it moves along with that."""
    above = widget.parentWidget()
    while above is not None and above is not ground:
        yield above
        above = above.parentWidget()


def _carry_over(window: QWidget) -> None:
    """In a dialog that was opened by the keyboard, show from the beginning where the keyboard is."""
    owner = window.parentWidget()
    if owner is not None and owner.window().testAttribute(_BY_KEYBOARD):
        window.setAttribute(_BY_KEYBOARD)


def _reveal(widget: QWidget) -> None:
    """Scroll to a widget. Qt does so only for what comes from the same scrolled area."""
    above = widget.parentWidget()
    while above is not None and not above.isWindow():
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, 0, _AROUND)
        above = above.parentWidget()

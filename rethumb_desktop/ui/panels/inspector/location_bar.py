"""Where a photograph was taken: numbers to copy, and a map on a click."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QToolButton

from rethumb_desktop.ui.models.location import Location
from rethumb_desktop.ui.theme.theme import Theme, beside_icon
from rethumb_desktop.ui.widgets.elided_label import ElidedLabel

OpenUrl = Callable[[str], object]

_BESIDE = 12  # what is beside these words is so many lines' heights wide


class LocationBar(QFrame):
    """Shows a position in decimal degrees and in degrees, minutes and seconds. `copied` carries one of the two.

    Nothing is asked of the network but by the map's button, and then by the browser.
    """

    copied = Signal(str)

    def __init__(self, theme: Theme, open_url: OpenUrl) -> None:
        super().__init__()
        self.setObjectName("locationBar")
        self._theme = theme
        self._open_url = open_url
        self._location: Location | None = None
        self._icon = QLabel()
        self.decimal = ElidedLabel()
        self.decimal.setObjectName("locationDecimal")
        self.degrees = ElidedLabel()
        self.degrees.setObjectName("locationDegrees")
        self.degrees.setProperty("quiet", True)
        self.copy_decimal = self._button("copyDecimalButton", self.tr("Copy the position in decimal degrees"))
        self.copy_decimal.clicked.connect(lambda: self._copy(decimal=True))
        theme.dress(self.copy_decimal, "copy")
        self.copy_degrees = self._button("copyDegreesButton", self.tr("Copy the position in degrees and minutes"))
        self.copy_degrees.clicked.connect(lambda: self._copy(decimal=False))
        theme.dress(self.copy_degrees, "copy")
        for button in (self.copy_decimal, self.copy_degrees):
            button.setProperty("flat", True)
        self.map_button = self._button("mapButton", self.tr("Show on a map"))
        self.map_button.setProperty("bordered", True)
        self.map_button.setText(beside_icon(self.tr("Show on a map")))
        explanation = self.tr("Opens openstreetmap.org in your browser. The site learns this position.")
        self.map_button.setToolTip(explanation)
        self.map_button.setAccessibleDescription(explanation)
        self.map_button.clicked.connect(self._show_map)
        theme.dress(self.map_button, "external-link")
        self._arrange()
        theme.changed.connect(self._draw_icon)
        self._draw_icon()
        self.show_location(None)

    def show_location(self, location: Location | None) -> None:
        """Show a position; where there is none the bar hides."""
        self._location = location
        self.setVisible(location is not None)
        if location is not None:
            self.decimal.setText(self.tr("Position: {place}").replace("{place}", location.decimal))
            self.degrees.setText(location.degrees)
            self._give_room(self.width())

    def give_way(self, low: bool) -> None:
        """Take one line where there is little height; degrees and minutes are among the tags too."""
        for widget in (self.degrees, self.copy_degrees):
            widget.setHidden(low)
        self._give_room(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the map's button without its words where they leave no room for the position."""
        super().resizeEvent(event)
        self._give_room(event.size().width())

    def _give_room(self, width: int) -> None:
        metrics = self.fontMetrics()
        texts = [label.text() for label in (self.decimal, self.degrees) if not label.isHidden()]
        wanted = max(map(metrics.horizontalAdvance, texts), default=0)
        wanted += metrics.horizontalAdvance(self.map_button.text()) + metrics.height() * _BESIDE
        styles = Qt.ToolButtonStyle
        style = styles.ToolButtonIconOnly if width < wanted else styles.ToolButtonTextBesideIcon
        self.map_button.setToolButtonStyle(style)

    def _copy(self, *, decimal: bool) -> None:
        if self._location is not None:
            self.copied.emit(self._location.decimal if decimal else self._location.degrees)

    def _show_map(self) -> None:
        if self._location is not None:
            self._open_url(self._location.map_url)

    def _button(self, name: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setToolTip(text)
        return button

    def _arrange(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(14, 0, 12, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(0)
        layout.addWidget(self._icon, 0, 0)
        layout.addWidget(self.decimal, 0, 1)
        layout.addWidget(self.copy_decimal, 0, 2)
        layout.addWidget(self.degrees, 1, 1)
        layout.addWidget(self.copy_degrees, 1, 2)
        layout.addWidget(self.map_button, 0, 3, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.setColumnStretch(1, 1)

    def _draw_icon(self) -> None:
        side = round(self.fontMetrics().height() * 1.2)
        colour = self._theme.colours.warning
        self._icon.setPixmap(self._theme.pixmap("map-pin", colour, side, self.devicePixelRatioF()))

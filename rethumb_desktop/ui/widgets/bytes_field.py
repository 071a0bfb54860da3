"""A number of bytes, as a person gives it: in bytes, kilobytes or megabytes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QHBoxLayout, QWidget

from rethumb_desktop.ui.widgets.spoken_label import SpokenLabel


class _Number(QDoubleSpinBox):
    """A number without the zeros at its end."""

    def textFromValue(self, value: float, /) -> str:
        locale = QLocale(self.locale())
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        return locale.toString(value, "f", QLocale.FloatingPointPrecisionOption.FloatingPointShortest.value)


class BytesField(QWidget):
    """A number with its unit, `least` to `most` bytes. Units are powers of a thousand, each with its name."""

    changed = Signal()

    def __init__(self, name: str, label: str, unit_label: str, units: Sequence[str], most: int) -> None:
        super().__init__()
        self._most = most
        self.number = _Number()
        self.number.setObjectName(name)
        self.number.setAccessibleName(label)
        self.unit = QComboBox()
        self.unit.setObjectName(f"{name}Unit")
        self.unit.setAccessibleName(unit_label)
        SpokenLabel(self.unit)
        self.unit.addItems(list(units))
        # The largest number there can be needs far more room than those that people give.
        self.number.setMinimumWidth(self.number.fontMetrics().averageCharWidth() * 8 + 30)
        self.number.valueChanged.connect(self.changed)
        self.unit.currentIndexChanged.connect(self._unit_chosen)
        self.setFocusProxy(self.number)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.number, 1)
        layout.addWidget(self.unit)
        self._bound()

    @property
    def value(self) -> int:
        """The number of bytes."""
        return min(max(1, round(self.number.value() * self._factor)), self._most)

    def set_value(self, value: int) -> None:
        """Show a number of bytes in the largest unit in which it needs one decimal at most; tells nobody."""
        units = range(self.unit.count())
        fitting = [unit for unit in units if unit == 0 or (value >= 1000**unit and value % (1000**unit // 10) == 0)]
        for widget in (self.number, self.unit):
            widget.blockSignals(True)
        self.unit.setCurrentIndex(fitting[-1])
        self._bound()
        self.number.setValue(value / self._factor)
        for widget in (self.number, self.unit):
            widget.blockSignals(False)

    @property
    def _factor(self) -> int:
        return int(1000 ** self.unit.currentIndex())

    def _unit_chosen(self) -> None:
        """Keep the number: who types 2 and then chooses megabytes means two of them."""
        self.number.blockSignals(True)
        self._bound()
        self.number.blockSignals(False)
        self.changed.emit()

    def _bound(self) -> None:
        decimals = 3 * self.unit.currentIndex()
        self.number.setDecimals(decimals)
        self.number.setRange(1 / 10**decimals, self._most / self._factor)
        self.number.setSingleStep(100 if decimals == 3 else 1)

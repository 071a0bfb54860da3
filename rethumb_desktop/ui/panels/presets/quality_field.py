"""The quality of the encoder: automatic, or a number with what it means."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSlider, QSpinBox, QWidget

from rethumb_desktop.domain.formats import OutputFormat
from rethumb_desktop.domain.recipe import USUAL_QUALITY

_BEST = 100


class QualityField(QWidget):
    """Automatic or 1 to 100; the number is kept while it does not count."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.automatic = QCheckBox(self.tr("Automatic"))
        self.automatic.setObjectName("recipeQualityAutomatic")
        self.automatic.setAccessibleName(self.tr("Automatic quality"))
        self.automatic.setChecked(True)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setObjectName("recipeQualitySlider")
        self.slider.setRange(1, _BEST)
        self.slider.setMinimumWidth(60)
        self.number = QSpinBox()
        self.number.setObjectName("recipeQuality")
        self.number.setRange(1, _BEST)
        for widget in (self.slider, self.number):
            widget.setAccessibleName(self.tr("Quality"))
            widget.setValue(USUAL_QUALITY[OutputFormat.JPG])
            widget.valueChanged.connect(self._moved)
        self.automatic.toggled.connect(self._toggled)
        self.setFocusProxy(self.automatic)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.automatic)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.number)
        self._allow()

    @property
    def value(self) -> int | None:
        return None if self.automatic.isChecked() else self.number.value()

    def set_value(self, value: int | None) -> None:
        """Show a quality; tells nobody. None is automatic."""
        self.automatic.blockSignals(True)
        self.automatic.setChecked(value is None)
        self.automatic.blockSignals(False)
        if value is not None:
            self._show_number(value)
        self._allow()

    def begin_at(self, output: OutputFormat | None) -> None:
        """Have an automatic quality begin at what is usual for a format, once it is no longer automatic."""
        if self.automatic.isChecked():
            self._show_number(USUAL_QUALITY.get(output or OutputFormat.JPG, self.number.value()))

    def _moved(self, value: int) -> None:
        self._show_number(value)
        self.changed.emit()

    def _toggled(self) -> None:
        self._allow()
        self.changed.emit()

    def _allow(self) -> None:
        for widget in (self.slider, self.number):
            widget.setEnabled(not self.automatic.isChecked())

    def _show_number(self, value: int) -> None:
        for widget in (self.slider, self.number):
            widget.blockSignals(True)
            widget.setValue(value)
            widget.blockSignals(False)

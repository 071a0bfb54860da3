"""The largest file a recipe may make."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from rethumb_desktop.domain.recipe import MAX_BYTES
from rethumb_desktop.ui.widgets.bytes_field import BytesField

_FIRST_LIMIT = 200_000


class LimitField(QWidget):
    """No limit, or a number of bytes, which is kept while it does not count."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.limited = QCheckBox(self.tr("At most"))
        self.limited.setObjectName("recipeLimited")
        self.limited.setAccessibleName(self.tr("Limit the size of the file"))
        units = (self.tr("bytes"), self.tr("kB"), self.tr("MB"))
        self.bytes_ = BytesField(
            "recipeLimit", self.tr("Largest size of the file"), self.tr("Unit of the size"), units, MAX_BYTES
        )
        self.bytes_.set_value(_FIRST_LIMIT)
        self.bytes_.changed.connect(self.changed)
        self.limited.toggled.connect(self._toggled)
        self.setFocusProxy(self.limited)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.limited)
        layout.addWidget(self.bytes_, 1)
        self._allow()

    @property
    def value(self) -> int | None:
        return self.bytes_.value if self.limited.isChecked() else None

    def set_value(self, value: int | None) -> None:
        """Show a limit; tells nobody. None is none."""
        self.limited.blockSignals(True)
        self.limited.setChecked(value is not None)
        self.limited.blockSignals(False)
        if value is not None:
            self.bytes_.set_value(value)
        self._allow()

    def _toggled(self) -> None:
        self._allow()
        self.changed.emit()

    def _allow(self) -> None:
        self.bytes_.setEnabled(self.limited.isChecked())

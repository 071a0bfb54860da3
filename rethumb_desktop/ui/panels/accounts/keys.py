"""Keys for an account that keeps them for one session only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.library import KeyPair
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.widgets.field import Field

if TYPE_CHECKING:
    from rethumb_desktop.services.accounting import Accounting


class KeysDialog(QDialog):
    """Asks for key id and secret. `supplied` tells that the account has them now."""

    supplied = Signal()

    def __init__(self, name: str, accounting: Accounting, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keysDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys of “{name}”").replace("{name}", name))
        self._name = name
        self._accounting = accounting
        self._bridge = bridge
        sentence = QLabel(self.tr("This account's keys are kept only until the program ends."))
        sentence.setWordWrap(True)
        self._key_id = Field("sessionKeyIdField", label=self.tr("Key id"))
        self._secret = Field("sessionSecretField", label=self.tr("Secret"), secret=True)
        buttons = QDialogButtonBox()
        self._use = buttons.addButton(self.tr("Use these keys"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._use.setObjectName("useKeysButton")
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._supply)
        buttons.rejected.connect(self.reject)
        self.finished.connect(self._secret.line.clear)
        form = QFormLayout()
        for field in (self._key_id, self._secret):
            form.addRow(field.line.accessibleName(), field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(sentence)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.setMinimumWidth(self.fontMetrics().height() * 24)

    def _supply(self) -> None:
        needed = self.tr("This is needed.")
        for field in (self._key_id, self._secret):
            field.complain("" if field.text else needed)
        if not self._key_id.text or not self._secret.text:
            return
        keys = KeyPair(self._key_id.text, self._secret.text)
        self._use.setEnabled(False)
        self._ticket = self._bridge.run(
            lambda: self._accounting.supply_keys(self._name, keys), lambda _: self._done(), self._failed
        )
        self.rejected.connect(self._ticket.cancel)

    def _done(self) -> None:
        self.supplied.emit()
        self.accept()

    def _failed(self, fault: Fault) -> None:
        self._use.setEnabled(True)
        self._secret.complain(fault.title)

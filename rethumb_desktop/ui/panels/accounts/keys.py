"""The keys of an account: those of a role, for the first time, again, or others than before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.library import Account, CredentialSource, KeyPair, Role
from rethumb_desktop.domain.pasted_keys import clean_keys
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.panels.accounts.choices import make_chooser, role_texts
from rethumb_desktop.ui.widgets.field import Field
from rethumb_desktop.ui.widgets.title_room import make_room_for_title

if TYPE_CHECKING:
    from rethumb_desktop.services.accounting import Accounting


class KeysDialog(QDialog):
    """Asks for the key id and the secret of a role. `supplied` tells that the account has them now."""

    supplied = Signal()

    def __init__(self, account: Account, accounting: Accounting, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keysDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys of “{name}”").replace("{name}", account.name))
        self._account = account
        self._accounting = accounting
        self._bridge = bridge
        self.role = make_chooser("role", self.tr("For"), role_texts())
        self.role.currentIndexChanged.connect(self._role_chosen)
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
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
        form.setLabelAlignment(Qt.AlignmentFlag.AlignTrailing)
        form.addRow(self.role.accessibleName(), self.role)
        for field in (self._key_id, self._secret):
            form.addRow(field.line.accessibleName(), field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self._sentence)
        layout.addWidget(buttons)
        make_room_for_title(self)
        self._key_id.setFocus()
        self._role_chosen()

    def _role_chosen(self) -> None:
        known = Role(self.role.currentData()) in self._account.roles
        has = self.tr("It has such keys; these take their place.") if known else self.tr("It has no such keys yet.")
        session = self._account.credentials is CredentialSource.SESSION
        where = (
            self.tr("This account's keys are kept only until the program ends.")
            if session
            else self.tr("They are kept in this system's keyring.")
        )
        self._sentence.setText(where if session and known else f"{has} {where}")

    def _supply(self) -> None:
        keys = clean_keys(KeyPair(self._key_id.text, self._secret.text))
        needed = self.tr("This is needed.")
        self._key_id.complain("" if keys.key_id else needed)
        self._secret.complain("" if keys.secret else needed)
        if not keys.key_id or not keys.secret:
            return
        name, role = self._account.name, Role(self.role.currentData())
        self._use.setEnabled(False)
        self._ticket = self._bridge.run(
            lambda: self._accounting.supply_keys(name, keys, role), lambda _: self._done(), self._failed
        )
        self.rejected.connect(self._ticket.cancel)

    def _done(self) -> None:
        self.supplied.emit()
        self.accept()

    def _failed(self, fault: Fault) -> None:
        self._use.setEnabled(True)
        self._secret.complain(" ".join(text for text in (fault.title, fault.detail) if text))

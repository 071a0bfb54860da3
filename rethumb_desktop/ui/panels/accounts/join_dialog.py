"""The dialog that joins a library of another device."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, CredentialSource, KeyPair, Role
from rethumb_desktop.domain.pasted_keys import clean_keys
from rethumb_desktop.ui.bridge import Bridge, Ticket
from rethumb_desktop.ui.panels.accounts.choices import keeping_texts, make_chooser
from rethumb_desktop.ui.panels.accounts.code_field import CodeField
from rethumb_desktop.ui.panels.accounts.connection import sentences
from rethumb_desktop.ui.panels.accounts.fields import find_complaint
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.field import Field
from rethumb_desktop.ui.widgets.message_bar import MessageBar
from rethumb_desktop.ui.widgets.noted import Noted
from rethumb_desktop.ui.widgets.quiet_scroll import QuietScroll
from rethumb_desktop.ui.widgets.scrolled_column import quiet_note
from rethumb_desktop.ui.widgets.title_room import make_room_for_title

if TYPE_CHECKING:
    from rethumb_desktop.services.joining import Joining

_VARIABLES = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")


class JoinDialog(QDialog):
    """Asks for the pairing code and, unless the library is only to be read, for keys. `joined` carries the account."""

    joined = Signal(object)

    def __init__(self, joining: Joining, bridge: Bridge, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("joinDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Join a library"))
        self._joining = joining
        self._bridge = bridge
        self._theme = theme
        self._ticket: Ticket | None = None
        self._given_up = Event()
        self._named = ""  # the name that a code brought along
        self._in_file = False  # the library key goes into a file: the keyring does not work
        self.bar = MessageBar()
        theme.dress(self.bar.close_button, "x")
        self.code = CodeField(joining.read)
        self.name = Field("joinNameField", label=self.tr("Name"), hint=self.tr("What you call this library."))
        self.look_only = QCheckBox(self.tr("Only look"))
        self.look_only.setObjectName("joinLookOnly")
        self._look_note = Noted(self.look_only)
        self._look_note.tell(self.tr("Needs no keys. The bucket has to be open for strangers to read."))
        self.told_note = self._make_told_note()
        self.key_id = Field("joinKeyIdField", label=self.tr("Key id"))
        self.secret = Field("joinSecretField", label=self.tr("Secret"), secret=True)
        self.keeping = make_chooser("joinKeeping", self.tr("Keep the keys"), keeping_texts())
        # In long languages it gives way.
        self.keeping.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.keeping.setMinimumContentsLength(16)
        self.status = QLabel()
        self.status.setObjectName("joinStatus")
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.status.setWordWrap(True)
        self.join_button = QPushButton(self.tr("Join"))
        self.join_button.setObjectName("joinConfirmButton")
        self._rows = QFormLayout()
        self._arrange()
        self._connect()

    @property
    def account(self) -> Account:
        """The account as it was filled in; where it is comes from the code."""
        pairing, look_only = self.code.pairing, self.look_only.isChecked()
        place = (pairing.endpoint, pairing.bucket) if pairing is not None else ("", "")
        kept = CredentialSource.SESSION if self._in_file else CredentialSource.KEYRING
        if not look_only:
            kept = CredentialSource(self.keeping.currentData())
        return Account(self.name.text, *place, roles=() if look_only else (Role.PUBLISH,), credentials=kept)

    @property
    def keys(self) -> KeyPair | None:
        """The key pair, cleaned; None where none is asked for."""
        if self.look_only.isChecked() or self._from_environment:
            return None
        return clean_keys(KeyPair(self.key_id.text, self.secret.text))

    def check(self) -> bool:
        """Complain beside every field that cannot be right; the first of them gets the keyboard."""
        needed, keys = self.tr("This is needed."), self.keys
        self.name.complain(find_complaint("name", self.name.text, ""))
        self.key_id.complain(needed if keys is not None and not keys.key_id else "")
        self.secret.complain(needed if keys is not None and not keys.secret else "")
        wrong: list[QWidget] = [] if self.code.check() else [self.code]
        wrong += [field for field in (self.name, self.key_id, self.secret) if field.complaint]
        if wrong:
            wrong[0].setFocus()
        return not wrong

    def submit(self) -> None:
        """Try the keys and join; a fault is told here, and the dialog stays.

        Where nobody can be asked now it is joined all the same: how it stands is said where the library is shown.
        """
        if not self.check():
            return
        account, pairing, keys = self.account, self.code.pairing, self.keys
        assert pairing is not None
        self.bar.hide()
        self.join_button.setEnabled(False)
        self._say(self.tr("Joining…"))
        joining, given_up = self._joining, self._given_up

        def work() -> Account | None:
            joining.try_out(account, pairing, keys)
            # Asking may take its time, and the person may have had enough of it.
            return None if given_up.is_set() else joining.join(account, pairing, keys)

        self._ticket = self._bridge.run(work, self._joined, self._failed)

    def _joined(self, account: Account | None) -> None:
        if account is not None:
            self.joined.emit(account)
        self.accept()

    def _failed(self, fault: Fault) -> None:
        self.join_button.setEnabled(True)
        self._say(sentences(fault), bad=True)
        # The button that was pressed had lost the keyboard while it could not be.
        of_keys = self.look_only if self.look_only.isChecked() else self.secret
        (of_keys if fault.kind is FaultKind.CREDENTIALS else self.join_button).setFocus()
        if fault.kind is FaultKind.KEYRING:
            self._offer_without_keyring(fault)

    def _offer_without_keyring(self, fault: Fault) -> None:
        look_only = self.look_only.isChecked()
        text = self.tr("{fault} The keys can be kept until the program ends, without it.")
        words = self.tr("For this session only")
        if look_only:
            text = self.tr("{fault} The library key can be kept in a file of this program.")
            words = self.tr("In a file")
        side = round(self.fontMetrics().height() * 1.2)
        icon = self._theme.pixmap("triangle-alert", self._theme.colours.warning, side, self.devicePixelRatioF())
        self.bar.say(text.replace("{fault}", fault.title), icon, words, self._do_without_keyring)

    def _do_without_keyring(self) -> None:
        self._in_file = True
        self.keeping.setCurrentIndex(self.keeping.findData(CredentialSource.SESSION))
        self.submit()

    # Filling in

    def _code_changed(self) -> None:
        """Call the library here as it is called there, unless the person has a name for it already."""
        pairing = self.code.pairing
        if pairing is not None and self.name.text in ("", self._named):
            self._named = pairing.name
            self.name.line.setText(self._named)

    def _asked_for_keys(self) -> None:
        """Ask for keys only where they are needed."""
        look_only = self.look_only.isChecked()
        for row in (self.told_note, self.key_id, self.secret, self.keeping):
            self._rows.setRowVisible(row, not look_only)
        for field, variable in zip((self.key_id, self.secret), _VARIABLES, strict=True):
            field.setEnabled(not self._from_environment)
            field.line.setPlaceholderText(variable if self._from_environment else "")
            field.complain("")

    @property
    def _from_environment(self) -> bool:
        return CredentialSource(self.keeping.currentData()) is CredentialSource.ENVIRONMENT

    def _say(self, text: str, *, bad: bool = False) -> None:
        self.status.setText(text)
        self.status.setVisible(bool(text))
        self.status.setProperty("tone", "bad" if bad else None)
        self.status.setProperty("quiet", not bad)
        self.status.style().polish(self.status)

    def _forget(self) -> None:
        self._given_up.set()
        if self._ticket is not None:
            self._ticket.cancel()
        self.secret.line.clear()
        self.code.forget()

    # Parts

    def _make_told_note(self) -> QLabel:
        note = quiet_note(
            self.tr(
                "The other devices are told the name of this computer. No picture leaves it before you agree to the "
                "first publish."
            )
        )
        note.setObjectName("joinToldNote")
        return note

    def _connect(self) -> None:
        self.code.changed.connect(self._code_changed)
        for field in (self.name, self.key_id, self.secret):
            field.changed.connect(lambda field=field: field.complain(""))
        self.look_only.toggled.connect(lambda _: self._asked_for_keys())
        self.keeping.currentIndexChanged.connect(lambda _: self._asked_for_keys())
        self.finished.connect(self._forget)

    def _arrange(self) -> None:
        rows, form = self._rows, QWidget()
        rows.setContentsMargins(0, 0, 8, 0)
        rows.setHorizontalSpacing(14)
        rows.setVerticalSpacing(9)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows.setLabelAlignment(Qt.AlignmentFlag.AlignTrailing)
        for label, field in (
            (self.code.line.accessibleName(), self.code),
            (self.name.line.accessibleName(), self.name),
            ("", self._look_note),
            ("", self.told_note),
            (self.key_id.line.accessibleName(), self.key_id),
            (self.secret.line.accessibleName(), self.secret),
            (self.keeping.accessibleName(), self.keeping),
        ):
            rows.addRow(label, field)
        form.setLayout(rows)
        buttons = QDialogButtonBox()
        buttons.addButton(self.join_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.accepted.connect(self.submit)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.bar)
        layout.addWidget(QuietScroll(form), 1)
        layout.addWidget(self.status)
        layout.addWidget(buttons)
        self.status.hide()
        self.join_button.setDefault(True)
        make_room_for_title(self)
        height = self.fontMetrics().height()
        wanted = QSize(height * 36, rows.sizeHint().height() + height * 11)
        self.resize(wanted.boundedTo(self.screen().availableGeometry().size() * 0.9))
        self.code.setFocus()

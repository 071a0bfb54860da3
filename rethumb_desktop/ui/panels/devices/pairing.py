"""The code with which another device joins a library."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.ui.bridge import Bridge, Ticket
from rethumb_desktop.ui.models.wording import describe_library
from rethumb_desktop.ui.theme.colours import Tone
from rethumb_desktop.ui.theme.theme import Theme, beside_icon
from rethumb_desktop.ui.widgets.qr_code import QrCode
from rethumb_desktop.ui.widgets.title_room import make_room_for_title

#: Tells what keeps the clipboard's history that this is not to be kept.
_SECRET_HINT = "x-kde-passwordManagerHint"
_LINES = 6


class PairDialog(QDialog):
    """Says what the code of a library gives away, and shows it when that is asked for.

    `pair` makes the code; it is called on a worker thread and raises Fault.
    """

    def __init__(self, library: str, pair: Callable[[], str], bridge: Bridge, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pairDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Let another device join"))
        self._pair = pair
        self._bridge = bridge
        self._theme = theme
        self._ticket: Ticket | None = None
        self._made = ""
        self.show_button = QPushButton(beside_icon(self.tr("Show the code")))
        self.show_button.setObjectName("showCodeButton")
        self.show_button.setAccessibleName(self.tr("Show the code"))
        self.show_button.clicked.connect(self._ask)
        theme.dress(self.show_button, "eye")
        self.fault = _words("pairFault")
        self.fault.setProperty("tone", "bad")
        self.fault.hide()
        self.code = self._make_field()
        self.copy_button = QPushButton(beside_icon(self.tr("Copy")))
        self.copy_button.setObjectName("copyCodeButton")
        self.copy_button.setAccessibleName(self.tr("Copy the code"))
        self.copy_button.clicked.connect(self._copy)
        theme.dress(self.copy_button, "copy")
        self.picture = QrCode()
        self.picture.setAccessibleName(self.tr("Pairing code as a QR code"))
        self._shown = QWidget()
        self._shown.hide()
        self._arrange(describe_library(library))
        self.finished.connect(self._forget)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(self.fontMetrics().height() * 34, 0))

    def _ask(self) -> None:
        self.show_button.setEnabled(False)
        self.fault.hide()
        self._ticket = self._bridge.run(self._pair, self._show_code, self._failed)

    def _show_code(self, code: str) -> None:
        self._made = code
        self.code.setPlainText(code)
        # In capitals it says the same, and the picture is coarser.
        self.picture.setVisible(self.picture.set_text(code.upper()))
        self.show_button.hide()
        self._shown.show()
        self.copy_button.setFocus()
        self.copy_button.setDefault(True)
        room = self.screen().availableGeometry().size() * 0.9
        self.resize(self.sizeHint().expandedTo(self.size()).boundedTo(room))

    def _failed(self, fault: Fault) -> None:
        self.show_button.setEnabled(True)
        self.fault.setText(" ".join(text for text in (fault.title, fault.detail) if text))
        self.fault.show()

    def _copy(self) -> None:
        content = QMimeData()
        content.setText(self._made)
        content.setData(_SECRET_HINT, b"secret")
        QGuiApplication.clipboard().setMimeData(content)
        self._theme.dress(self.copy_button, "circle-check", Tone.GOOD)
        self.copy_button.setText(beside_icon(self.tr("Copied")))

    def _forget(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        self._made = ""
        self.code.clear()

    # Parts

    def _make_field(self) -> QPlainTextEdit:
        field = QPlainTextEdit()
        field.setObjectName("pairingCode")
        field.setAccessibleName(self.tr("Pairing code"))
        field.setReadOnly(True)
        field.setTabChangesFocus(True)
        field.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        field.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        # It reads from left to right in every language.
        field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        field.setMinimumHeight(field.fontMetrics().lineSpacing() * _LINES + 2 * self.fontMetrics().height())
        return field

    def _arrange(self, library: str) -> None:
        gives = _words("pairSentence")
        gives.setText(
            self.tr(
                "The code tells another device where “{library}” is, and gives it the library key. It gives no "
                "account: to publish from there, that device needs keys of its own."
            ).replace("{library}", library)
        )
        buttons = QDialogButtonBox()
        close = QPushButton(self.tr("Close"))
        close.setObjectName("closePairButton")
        close.setAutoDefault(False)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        beside = QVBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self.code, 1)
        beside.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeading)
        shown = QHBoxLayout(self._shown)
        shown.setContentsMargins(0, 0, 0, 0)
        shown.setSpacing(14)
        shown.addLayout(beside, 1)
        shown.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(gives)
        layout.addWidget(self._warning())
        layout.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self.fault)
        layout.addWidget(self._shown, 1)
        layout.addStretch(0)
        layout.addWidget(buttons)
        make_room_for_title(self)

    def _warning(self) -> QWidget:
        place, mark, text = QWidget(), QLabel(), _words("pairWarning")
        side = self.fontMetrics().height()
        colour = self._theme.colours.tone(Tone.WARNING)
        mark.setPixmap(self._theme.pixmap("triangle-alert", colour, side, self.devicePixelRatioF()))
        text.setText(
            self.tr(
                "Whoever has it and can read the bucket reads the library's records: which pictures there are, their "
                "names and links. Give it to your own devices only."
            )
        )
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 1)
        return place


def _words(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label

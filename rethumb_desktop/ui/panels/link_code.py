"""A link as a QR code, to be taken to a phone."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rethumb_desktop.ui.models.wording import describe_time
from rethumb_desktop.ui.theme.colours import Tone
from rethumb_desktop.ui.theme.theme import Theme, beside_icon, scaled_font
from rethumb_desktop.ui.widgets.elided_label import ElidedLabel
from rethumb_desktop.ui.widgets.qr_code import QrCode


class LinkCodeDialog(QDialog):
    """Shows the code of one link, the link itself, and what somebody has to know who takes it along.

    `life` is how long the link lives, None where it stays. `copied` tells that the link is on the clipboard.
    """

    copied = Signal(str)

    def __init__(self, link: str, name: str, theme: Theme, parent: QWidget, life: timedelta | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("linkCodeDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("QR code"))
        self._link = link
        self._theme = theme
        heading = ElidedLabel(name, Qt.TextElideMode.ElideMiddle)
        heading.setObjectName("linkCodeName")
        heading.setFont(scaled_font(heading.font(), 1.1, strong=True))
        heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._code = QrCode()
        fits = self._code.set_text(link)
        self._code.setAccessibleName(self.tr("QR code of the link of {name}").replace("{name}", name))
        self._code.setVisible(fits)
        layout = QVBoxLayout(self)
        layout.setSpacing(self.fontMetrics().height() * 2 // 3)
        layout.addWidget(heading)
        layout.addWidget(self._code, 1)
        for icon, sentence in self._remarks(fits, life):
            layout.addWidget(self._remark(icon, sentence))
        layout.addLayout(self._link_row())
        layout.addWidget(self._buttons())
        self._copy.setFocus()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return super().sizeHint().expandedTo(QSize(line * 26, 0))

    def _remarks(self, fits: bool, life: timedelta | None) -> list[tuple[str, str]]:
        remarks = []
        if not fits:
            remarks.append(("triangle-alert", self.tr("This link is too long for a QR code.")))
        if urlsplit(self._link).scheme == "file":
            remarks.append(("monitor", self.tr("This link opens only on this computer: it names a file.")))
        if life is not None:
            sentence = self.tr("This link expires in {time}.").replace("{time}", describe_time(life))
            remarks.append(("clock", sentence))
        return remarks

    def _remark(self, icon: str, sentence: str) -> QWidget:
        place = QWidget()
        mark, text = QLabel(), QLabel(sentence)
        side = self.fontMetrics().height()
        colour = self._theme.colours.tone(Tone.WARNING)
        mark.setPixmap(self._theme.pixmap(icon, colour, side, self.devicePixelRatioF()))
        text.setObjectName("linkCodeRemark")
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 1)
        return place

    def _link_row(self) -> QHBoxLayout:
        field = QLineEdit(self._link)
        field.setObjectName("linkCodeLink")
        field.setAccessibleName(self.tr("Link"))
        field.setReadOnly(True)
        field.setCursorPosition(0)
        # An address reads from left to right in every language.
        field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        copy = self._copy = QPushButton(beside_icon(self.tr("Copy")))
        copy.setObjectName("linkCodeCopy")
        copy.setAccessibleName(self.tr("Copy link"))
        copy.setAutoDefault(True)
        self._theme.dress(copy, "copy")
        copy.clicked.connect(self._copy_link)
        row = QHBoxLayout()
        row.addWidget(field, 1)
        row.addWidget(copy)
        return row

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        close = QPushButton(self.tr("Close"))
        close.setObjectName("linkCodeClose")
        close.setAutoDefault(False)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        return buttons

    def _copy_link(self) -> None:
        QGuiApplication.clipboard().setText(self._link)
        self._theme.dress(self._copy, "circle-check", Tone.GOOD)
        self._copy.setText(beside_icon(self.tr("Copied")))
        self.copied.emit(self._link)

"""The text of links that are copied “as template”, with an example of what comes of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontDatabase, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from rethumb_desktop.domain.link import ShareLink, fill_template
from rethumb_desktop.domain.rendition import Rendition
from rethumb_desktop.ui.widgets.flow_layout import FlowLayout
from rethumb_desktop.ui.widgets.scrolled_column import quiet_note, row_label

#: How long nobody types before what was typed is kept.
_PAUSE_MS = 800
#: Keeps the dollar in front where people write from right to left.
_LEFT_TO_RIGHT = "\u200e"
_LINES, _EXAMPLE_LINES = 3, 4

_EXAMPLE = ShareLink(
    "https://pictures.example.com/web/k7m2q4.jpg",
    "harbour.jpg",
    Rendition("fit/1600x1600", "web/k7m2q4.jpg", 1600, 1067, 214_000, "image/jpeg"),
)

translate = QCoreApplication.translate


class TemplateField(QWidget):
    """A text with buttons for what can be filled in. `left` tells that it is complete for now."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.edit = _Lines("templateField", self.tr("Template of links"), _LINES)
        self.edit.setPlaceholderText('<img src="$url" width="$width" height="$height" alt="$name">')
        self.edit.setAccessibleDescription(self.tr("$url, $name, $width, $height and $key are filled in."))
        self.example = _Lines("templateExample", self.tr("Example"), _EXAMPLE_LINES)
        self.example.setReadOnly(True)
        self.note = quiet_note("")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.left)
        self._kept = ""
        self.edit.textChanged.connect(self._edited)
        self.edit.focus_left.connect(self.finish)
        self._arrange()
        self._illustrate()

    @property
    def text(self) -> str:
        return self.edit.toPlainText().strip()

    def show_text(self, text: str) -> None:
        """Show a text, unless the person has typed another one that is not kept yet."""
        unkept = self.text not in (self._kept, text)
        self._kept = text
        if not unkept and self.text != text:
            self.edit.setPlainText(text)
            self._pause.stop()

    def finish(self) -> None:
        """Tell at once that the text is complete, where that was not told yet."""
        self._pause.stop()
        if self.text != self._kept:
            self.left.emit()

    def _edited(self) -> None:
        self._illustrate()
        self._pause.start()

    def _illustrate(self) -> None:
        self.example.setPlainText(fill_template(_EXAMPLE, self.text))
        strangers = sorted(set(re.findall(r"\$[a-zA-Z_]\w*", self.text.replace("$$", ""))) - placeholders().keys())
        if not self.text:
            note = self.tr("Without a template, links are not offered in this form.")
        elif strangers:
            note = self.tr("Nothing is filled in for {names}.").replace("{names}", ", ".join(strangers))
        else:
            note = ""
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.edit)
        layout.addLayout(self._make_buttons())
        layout.addWidget(self.note)
        layout.addSpacing(6)
        layout.addWidget(row_label(self.tr("Example"), self.example))
        layout.addWidget(self.example)

    def _make_buttons(self) -> FlowLayout:
        line = FlowLayout(spacing=4)
        for text, meaning in placeholders().items():
            button = QToolButton()
            button.setObjectName(f"{text.removeprefix('$')}PlaceholderButton")
            button.setText(_LEFT_TO_RIGHT + text)
            button.setToolTip(meaning)
            button.setAccessibleName(self.tr("Insert {placeholder}").replace("{placeholder}", text))
            button.setAccessibleDescription(meaning)
            button.setProperty("bordered", True)
            button.clicked.connect(lambda _=False, text=text: self._insert(text))
            line.addWidget(button)
        return line

    def _insert(self, text: str) -> None:
        self.edit.insertPlainText(text)
        self.edit.setFocus()


class _Lines(QPlainTextEdit):
    """A few lines of text in a font whose letters are equally wide. Tab leaves it."""

    focus_left = Signal()

    def __init__(self, name: str, label: str, lines: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setTabChangesFocus(True)
        # It is code, whichever way people write.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        frame = 2 * self.frameWidth() + round(2 * self.document().documentMargin()) + 2
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + frame)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_left.emit()


def placeholders() -> Mapping[str, str]:
    """Return what can be filled in, with its meaning."""
    return {
        "$url": translate("TemplateField", "The link"),
        "$name": translate("TemplateField", "The name of the original"),
        "$width": translate("TemplateField", "The width in pixels"),
        "$height": translate("TemplateField", "The height in pixels"),
        "$key": translate("TemplateField", "The object key: where it lies in the bucket"),
    }

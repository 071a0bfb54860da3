"""The facts of a publication, each beside its name; what is worth copying can be selected."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QWidget

from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.original import SourceKind
from rethumb_desktop.ui.models.library_wording import describe_made, describe_pixels, describe_whole_moment
from rethumb_desktop.ui.models.wording import describe_bytes, describe_library, plain_tooltip, showable

_LINE_EDIT_INSET = 2  # what Qt leaves before and behind the text


class EntryFacts(QWidget):
    """A form of facts. Long ones are lines that can be scrolled and selected, by the keyboard too."""

    def __init__(self) -> None:
        super().__init__()
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(5)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self._recipe = self._add_words("recipe", self.tr("Recipe"))
        self._canonical = self._add_line("canonical", self.tr("As text"))
        self._pixels = self._add_words("pixels", self.tr("Pixels"))
        self._bytes = self._add_words("bytes", self.tr("Size"))
        self._type = self._add_words("type", self.tr("Type"))
        self._moment = self._add_words("moment", self.tr("Published"))
        self._publisher = self._add_words("publisher", self.tr("Published by"))
        self._library = self._add_words("library", self.tr("Library"))
        self.link = self._add_line("link", self.tr("Link"))
        self._key = self._add_line("key", self.tr("Object key"))
        self._origin = self._add_line("origin", self.tr("Original"))
        self._names = self._add_line("names", self.tr("Other names"))

    def show_publication(self, publication: Publication) -> None:
        """Show what the index knows; the link is told by `show_link`."""
        self._recipe.setText(describe_made(publication.recipe))
        _set(self._canonical, publication.recipe)
        self._pixels.setText(describe_pixels(publication))
        self._form.setRowVisible(self._pixels, bool(publication.width))
        self._bytes.setText(describe_bytes(publication.bytes))
        self._type.setText(publication.mime)
        self._moment.setText(describe_whole_moment(publication.published_at))
        self.show_publisher("")
        self._library.setText(describe_library(publication.library))
        _set(self._key, publication.key)
        _set(self._origin, self._describe_origin(publication))
        _set(self._names, ", ".join(map(showable, publication.other_names)))
        self._form.setRowVisible(self._names, bool(publication.other_names))
        _set(self.link, "")

    def show_link(self, text: str) -> None:
        """Show the link, or a sentence that says why there is none to see."""
        _set(self.link, text)

    def show_publisher(self, text: str) -> None:
        """Show who published it, where that says something."""
        self._publisher.setText(text)
        self._form.setRowVisible(self._publisher, bool(text))

    def _describe_origin(self, publication: Publication) -> str:
        origin = publication.origin
        if origin is None:
            return self.tr("Not known on this computer")
        if origin.kind is SourceKind.PASTED:
            return self.tr("Pasted picture")
        return showable(origin.location)

    def _add_words(self, name: str, label: str) -> QLabel:
        words = QLabel()
        words.setObjectName(f"{name}Fact")
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._form.addRow(self._caption(label), words)
        return words

    def _add_line(self, name: str, label: str) -> QLineEdit:
        line = FactLine()
        line.setObjectName(f"{name}Fact")
        line.setAccessibleName(label)
        self._form.addRow(self._caption(label), line)
        return line

    def _caption(self, text: str) -> QLabel:
        caption = QLabel(text)
        caption.setProperty("quiet", True)
        return caption


class FactLine(QLineEdit):
    """A line that can be selected and scrolled; until it is, it shows with an ellipsis that there is more of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFrame(False)
        # In line with the other facts, on the same ground; with the program's style sheet a palette does not do it.
        # Of the line alone: without a selector its tooltip would have no ground either.
        self.setStyleSheet("QLineEdit { background: transparent; padding: 0 }")
        self.setTextMargins(-_LINE_EDIT_INSET, 0, -_LINE_EDIT_INSET, 0)

    @property
    def shown(self) -> str:
        """What is to be seen of the text while the line has not the keyboard."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.shown
        if self.hasFocus() or self.hasSelectedText() or shown == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        place = QRect(0, 0, self.width(), self.height())
        flags = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextSingleLine.value
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, flags | (side | Qt.AlignmentFlag.AlignAbsolute).value, shown)


def _set(line: QLineEdit, text: str) -> None:
    """Show a text from its beginning."""
    line.setText(text)
    line.setToolTip(plain_tooltip(text))
    line.setAccessibleDescription(text)
    line.setCursorPosition(0)

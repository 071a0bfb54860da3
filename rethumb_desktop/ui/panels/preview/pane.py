"""One side of the preview: a picture with its facts; and both in one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rethumb_desktop.ui.models.wording import DOT, plain_tooltip
from rethumb_desktop.ui.widgets.elided_label import ElidedLabel
from rethumb_desktop.ui.widgets.layer import Layer
from rethumb_desktop.ui.widgets.picture_view import PictureView
from rethumb_desktop.ui.widgets.split_view import SplitView
from rethumb_desktop.ui.widgets.viewport import Viewport

#: From a width of so many lines' heights on a caption has room for all it says in one line.
_ONE_LINE = 24
#: A pane less high than so many lines has no room for facts beneath its title.
_LOW = 8


class Caption(QWidget):
    """A title with facts, and what is good news or a warning; facts stand beneath where there is little room.

    Where there is even less, the last facts are left out, and the title: good news can always be read.
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self._whole = ""
        self._title = QLabel(title)
        self._extra = ElidedLabel()
        self._extra.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._facts = ElidedLabel()
        self._facts.setProperty("quiet", True)
        self._beneath, self._spared = True, False
        self._lines = QGridLayout(self)
        self._lines.setContentsMargins(12, 0, 12, 0)
        self._lines.setHorizontalSpacing(10)
        self._lines.setVerticalSpacing(2)
        self._lines.addWidget(self._title, 0, 0)
        self._arrange(beneath=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(beneath=event.size().width() < self.fontMetrics().height() * _ONE_LINE)
        self._shorten()

    def _arrange(self, *, beneath: bool) -> None:
        """Put the facts beneath the title or beside it."""
        lines = self._lines
        if beneath:
            lines.addWidget(self._facts, 1, 0, 1, 3)
            lines.addWidget(self._extra, 0, 1, 1, 2)
        else:
            lines.addWidget(self._facts, 0, 1)
            lines.addWidget(self._extra, 0, 2)
        lines.setColumnStretch(1, 3)
        lines.setColumnStretch(2, 0 if beneath else 2)
        self._beneath = beneath
        self._facts.setVisible(not beneath or not self._spared)

    def _shorten(self) -> None:
        """Leave out the last facts and the title where they have no room."""
        margins, gap = self._lines.contentsMargins(), self._lines.horizontalSpacing()
        room = self.width() - margins.left() - margins.right()
        advance = self._facts.fontMetrics().horizontalAdvance
        title, extra = self._title.sizeHint().width(), advance(self.extra)
        titled = not extra or title + gap + extra < room
        self._title.setVisible(titled)
        if self._beneath:
            self._lines.addWidget(self._extra, 0, 1 if titled else 0, 1, 2 if titled else 3)
        else:
            room -= title + extra + 2 * gap
        parts = self._whole.split(DOT)
        while len(parts) > 1 and advance(DOT.join(parts)) >= room:
            parts.pop()
        if DOT.join(parts) != self._facts.text():
            self._facts.setText(DOT.join(parts))
        self._facts.setToolTip(plain_tooltip(self._whole))

    def spare(self, low: bool) -> None:
        """Leave out facts beneath the title where the picture needs the room; a screen reader tells them still."""
        self._spared = low
        self._facts.setVisible(not self._beneath or not low)

    @property
    def facts(self) -> str:
        return self._whole

    @property
    def extra(self) -> str:
        return self._extra.text()

    @property
    def tone(self) -> str:
        """How what stands beside the title is meant: good or warning."""
        return str(self._extra.property("tone"))

    @property
    def text(self) -> str:
        return DOT.join(part for part in (self.facts, self.extra) if part)

    def describe(self, facts: str, extra: str = "", *, good: bool = True) -> None:
        """Show facts beneath the title and, beside it, something that is good news or a warning."""
        self._whole = facts
        self._extra.setText(extra)
        self._shorten()
        self._extra.setProperty("tone", "good" if good else "warning")
        self._extra.style().polish(self._extra)


class Pane(QFrame):
    """A picture with its caption above."""

    def __init__(self, title: str, name: str, viewport: Viewport, layer: Layer) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.view = PictureView(viewport=viewport, layer=layer)
        self.view.setObjectName(name)
        self.view.setAccessibleName(title)
        self.caption = Caption(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 6, 1, 1)
        layout.setSpacing(2)
        layout.addWidget(self.caption)
        layout.addWidget(self.view, 1)

    @property
    def facts(self) -> str:
        return self.caption.facts

    @property
    def extra(self) -> str:
        return self.caption.extra

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.caption.spare(event.size().height() < self.fontMetrics().height() * _LOW)

    def describe(self, facts: str, extra: str = "", *, good: bool = True) -> None:
        """Show facts, as its caption does."""
        self.caption.describe(facts, extra, good=good)
        self.view.setAccessibleDescription(self.caption.text)


class SplitPane(QFrame):
    """Two pictures in one view, with both captions above."""

    def __init__(self, titles: tuple[str, str], viewport: Viewport, layers: tuple[Layer, Layer]) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.view = SplitView(viewport, *layers)
        self.view.setObjectName("splitPane")
        self.view.setAccessibleName(self.tr("Original and result"))
        handle = self.view.handle
        handle.setObjectName("splitHandle")
        handle.setAccessibleName(self.tr("How much of the original is seen, in percent"))
        handle.setToolTip(self.tr("Drag, or use the arrow keys"))
        self.original, self.result = (Caption(title) for title in titles)
        captions = QHBoxLayout()
        captions.setSpacing(0)
        captions.addWidget(self.original, 1)
        captions.addWidget(self.result, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 6, 1, 1)
        layout.setSpacing(2)
        layout.addLayout(captions)
        layout.addWidget(self.view, 1)

    def describe_view(self) -> None:
        """Tell a screen reader what the captions say."""
        texts = (caption.text for caption in (self.original, self.result))
        self.view.setAccessibleDescription("; ".join(text for text in texts if text))

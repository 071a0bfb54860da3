"""One side of the preview: a picture with its facts; and both in one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rethumb_desktop.ui.models.wording import DOT
from rethumb_desktop.ui.widgets.elided_label import ElidedLabel
from rethumb_desktop.ui.widgets.layer import Layer
from rethumb_desktop.ui.widgets.picture_view import PictureView
from rethumb_desktop.ui.widgets.split_view import SplitView
from rethumb_desktop.ui.widgets.viewport import Viewport


class Caption(QWidget):
    """A title, what is good news or a warning beside it, and facts beneath."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._extra = ElidedLabel()
        self._extra.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._facts = ElidedLabel()
        self._facts.setProperty("quiet", True)
        lines = QGridLayout(self)
        lines.setContentsMargins(12, 0, 12, 0)
        lines.setVerticalSpacing(2)
        lines.setColumnStretch(1, 1)
        lines.addWidget(QLabel(title), 0, 0)
        lines.addWidget(self._extra, 0, 1)
        lines.addWidget(self._facts, 1, 0, 1, 2)

    @property
    def facts(self) -> str:
        return self._facts.text()

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
        self._facts.setText(facts)
        self._extra.setText(extra)
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
        layout.setContentsMargins(1, 9, 1, 1)
        layout.setSpacing(2)
        layout.addWidget(self.caption)
        layout.addWidget(self.view, 1)

    @property
    def facts(self) -> str:
        return self.caption.facts

    @property
    def extra(self) -> str:
        return self.caption.extra

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
        layout.setContentsMargins(1, 9, 1, 1)
        layout.setSpacing(2)
        layout.addLayout(captions)
        layout.addWidget(self.view, 1)

    def describe_view(self) -> None:
        """Tell a screen reader what the captions say."""
        texts = (caption.text for caption in (self.original, self.result))
        self.view.setAccessibleDescription("; ".join(text for text in texts if text))

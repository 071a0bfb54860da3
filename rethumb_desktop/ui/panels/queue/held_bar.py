"""The bar above the queue while pictures wait for the person: what is to happen with them, and the button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from rethumb_desktop.ui.models.verdict import Verdict
from rethumb_desktop.ui.models.wording import DOT, count, plain_tooltip
from rethumb_desktop.ui.theme.theme import Theme, scaled_font

#: About so many lines the filter and a row of the list need below the bar.
_BELOW = 7
_ICON_GAP = 6


class HeldBar(QFrame):
    """Says how many pictures wait, what becomes of them, and what will not be published; publishes them on a press.

    In a low window it leaves out the check, then the promise, then what will not be published: in this order a person
    does without them most easily. Its tooltip has the sentences.

    `publish` tells that the button was pressed, `at_once_chosen` whether pictures are not to wait from now on.
    """

    publish = Signal()
    at_once_chosen = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("heldBar")
        self._theme = theme
        self._verdict: Verdict | None = None
        self._place: QWidget | None = None
        self._title = _make_label("heldTitle")
        self._title.setFont(scaled_font(self.font(), 1.0, strong=True))
        self._promise = _make_label("heldPromise")
        self._privacy_icon, self._privacy = QLabel(), _make_label("heldPrivacy")
        self.at_once = QCheckBox(self.tr("Publish at once from now on"))
        self.at_once.setObjectName("publishAtOnce")
        self.at_once.setToolTip(self.tr("Pictures that are added later do not wait for you."))
        self.at_once.toggled.connect(self.at_once_chosen)
        self.button = QPushButton()
        self.button.setObjectName("publishHeldButton")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.publish)
        self._arrange()
        theme.changed.connect(self._dress)
        self._dress()
        self.show_promise("")
        self.show_privacy(None)
        self.hide()

    def show_waiting(self, waiting: int, selected: int, shown: int | None = None) -> None:
        """Say how many pictures wait, and which of them the button publishes: the selected ones, where there are any,
        else those that a filter shows, else all. `shown` is None without a filter.
        """
        one = self.tr("{n} picture to publish")
        title = count(waiting, one, self.tr("{n} pictures to publish"))
        text, number = self.tr("Publish {n}"), waiting
        if selected:
            text, number = self.tr("Publish {n} selected"), selected
        elif shown is not None and shown < waiting:
            text, number = self.tr("Publish {n} shown"), shown
        if not number:
            hidden = self.tr("it is not shown") if waiting == 1 else self.tr("none of them is shown")
            title = DOT.join((title, hidden))
        self._title.setText(title)
        self.button.setText(text.replace("{n}", QLocale().toString(number)))
        self.button.setEnabled(number > 0)
        self._fit()

    def show_promise(self, text: str) -> None:
        """Say what will become of them: into which library, on which host."""
        self._promise.setText(text)
        self._fit()
        self.button.setAccessibleDescription(text)

    def show_privacy(self, verdict: Verdict | None) -> None:
        """Say what they know of the person, and whether they will tell."""
        self._verdict = verdict
        self._privacy.setText(verdict.text if verdict else "")
        self._privacy.setProperty("tone", verdict.tone.value if verdict else None)
        self._privacy.style().polish(self._privacy)
        self._fit()
        self._dress()

    def show_at_once(self, chosen: bool) -> None:
        """Have the check stand as the preferences are, without asking for anything."""
        self.at_once.blockSignals(True)
        self.at_once.setChecked(chosen)
        self.at_once.blockSignals(False)

    # Layout

    def event(self, event: QEvent, /) -> bool:
        if event.type() in (QEvent.Type.ParentChange, QEvent.Type.Show):
            self._follow(self.parentWidget())
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _follow(self, place: QWidget | None) -> None:
        """Go by the height of what the bar stands in: its own says nothing of how high it may become."""
        if place is self._place:
            return
        if self._place is not None:
            self._place.removeEventFilter(self)
        self._place = place
        if place is not None:
            place.installEventFilter(self)
            self._fit()

    def _fit(self) -> None:
        """Leave out what there is no room for, so that the list keeps a row."""
        lines, place = self._lines, self._place
        room = 1 << 20 if place is None else place.height() - _BELOW * self.fontMetrics().height()
        margins, gap = lines.contentsMargins(), lines.verticalSpacing()
        width = (place or self).width() - margins.left() - margins.right()
        beside = self.button.sizeHint()
        first = max(beside.height(), self._title.heightForWidth(width - beside.width() - lines.horizontalSpacing()))
        room -= margins.top() + margins.bottom() + first
        icon = self._privacy_icon.sizeHint().width() + _ICON_GAP
        left_out = []
        for widget, wanted, high in (
            (self._privacy, self._verdict is not None, self._privacy.heightForWidth(width - icon)),
            (self._promise, bool(self._promise.text()), self._promise.heightForWidth(width)),
            (self.at_once, True, self.at_once.sizeHint().height()),
        ):
            room -= (high + gap) * wanted
            widget.setVisible(wanted and room >= 0)
            if wanted and room < 0 and widget is not self.at_once:
                left_out.append(widget.text())
        self._privacy_icon.setVisible(self._privacy.isVisibleTo(self))
        self.setToolTip(plain_tooltip("\n".join(left_out)))

    def _arrange(self) -> None:
        privacy = QHBoxLayout()
        privacy.setSpacing(_ICON_GAP)
        privacy.addWidget(self._privacy_icon, 0, Qt.AlignmentFlag.AlignTop)
        privacy.addWidget(self._privacy, 1)
        layout = self._lines = QGridLayout(self)
        layout.setContentsMargins(14, 9, 14, 8)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(3)
        layout.setColumnStretch(0, 1)
        layout.addWidget(self._title, 0, 0)
        layout.addWidget(self.button, 0, 1, Qt.AlignmentFlag.AlignTop)
        # Below the button, which may be wide: sentences get the whole width, so that they have few lines.
        layout.addWidget(self._promise, 1, 0, 1, 2)
        layout.addLayout(privacy, 2, 0, 1, 2)
        layout.addWidget(self.at_once, 3, 0, 1, 2)

    def paintEvent(self, _: QPaintEvent) -> None:
        colours = self._theme.colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.selected))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours.line))

    def _dress(self) -> None:
        colours = self._theme.colours
        side, ratio = self.fontMetrics().height(), self.devicePixelRatioF()
        if self._verdict is not None:
            colour = colours.tone(self._verdict.tone)
            self._privacy_icon.setPixmap(self._theme.pixmap(self._verdict.icon, colour, side, ratio))


def _make_label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return label

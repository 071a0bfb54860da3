"""The preferences window: a list of pages, and the page that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from rethumb_desktop.ui.panels.preferences.pages import Editing, Page
from rethumb_desktop.ui.theme.theme import Theme, scaled_font

_WIDE, _HIGH = 64, 44


class PreferencesWindow(QWidget):
    """Shows one page at a time. A page with unsaved changes is left only after a question.

    Closing hides it, so that it opens again at the page where it was.
    """

    def __init__(self, pages: Sequence[Page], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog)
        self.setObjectName("preferencesWindow")
        self.setWindowTitle(self.tr("Preferences"))
        self._pages = list(pages)
        self._theme = theme
        self._shown = -1
        self.list = self._make_list()
        self.title = QLabel()
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setFont(scaled_font(self.font(), 1.4, strong=True))
        # Where the text of the pages begins, which leave room for the frame of what has the keyboard.
        self.title.setContentsMargins(2, 0, 2, 0)
        self.stack = QStackedWidget()
        for page in self._pages:
            self.stack.addWidget(page.widget)
        self._arrange()
        for keys, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda step=step: self._turn(step))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self).activated.connect(self.close)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self).activated.connect(self.close)
        self.list.currentRowChanged.connect(self._row_chosen)
        theme.changed.connect(self._draw_icons)
        self.list.setCurrentRow(0)

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return self._pages[self._shown].name

    def show_page(self, name: str = "") -> None:
        """Come to the front, with the page of this name or the one where it was left."""
        self.show()
        self.raise_()
        self.activateWindow()
        for row, page in enumerate(self._pages):
            if page.name == name:
                self.list.setCurrentRow(row)
        self.list.setFocus()

    def holds(self, then: Callable[[], object]) -> bool:
        """Whether something is unsaved; then the person is asked, and `then` is called once that is settled."""
        return self.isVisible() and not self._may_leave(then)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_leave(self.close):
            event.accept()
        else:
            event.ignore()

    # Going from page to page

    def _turn(self, step: int) -> None:
        """Go to the next page or the one before."""
        self.list.setCurrentRow(max(0, min(self._shown + step, len(self._pages) - 1)))
        self.list.setFocus()

    def _row_chosen(self, row: int) -> None:
        if row == self._shown:
            return
        if self._shown >= 0 and not self._may_leave(lambda: self.list.setCurrentRow(row)):
            # Not at once: a mouse button that was pressed would go on to select the other row.
            QTimer.singleShot(0, self, lambda: self.list.setCurrentRow(self._shown))
            return
        self._shown = row
        page = self._pages[row]
        self.title.setText(page.title)
        self.stack.setCurrentIndex(row)

    def _may_leave(self, leave: Callable[[], object]) -> bool:
        """Whether nothing is unsaved; else have the page ask, and call `leave` once that is settled."""
        widget = self._pages[self._shown].widget
        if not isinstance(widget, Editing) or not widget.has_changes:
            return True
        widget.leave(leave)
        return False

    # Parts

    def _make_list(self) -> QListWidget:
        pages = QListWidget()
        pages.setObjectName("pageList")
        pages.setAccessibleName(self.tr("Pages"))
        pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        pages.setTextElideMode(Qt.TextElideMode.ElideRight)
        side = round(self.fontMetrics().height() * 1.15)
        pages.setIconSize(QSize(side, side))
        for page in self._pages:
            pages.addItem(QListWidgetItem(self._theme.icon(page.icon), page.title))
        pages.setFixedWidth(min(max(pages.sizeHintForColumn(0) + side * 2, side * 9), side * 16))
        return pages

    def _draw_icons(self) -> None:
        for row, page in enumerate(self._pages):
            self.list.item(row).setIcon(self._theme.icon(page.icon))

    def _arrange(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(24, 18, 14, 16)
        right.setSpacing(14)
        right.addWidget(self.title)
        right.addWidget(self.stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list)
        layout.addLayout(right, 1)
        line = self.fontMetrics().height()
        self.resize(QSize(line * _WIDE, line * _HIGH).boundedTo(self.screen().availableGeometry().size() * 0.9))

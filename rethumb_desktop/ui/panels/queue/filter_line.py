"""The line above the queue: which rows are shown, and in which order."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QToolButton, QWidget

from rethumb_desktop.ui.models.sifting import RowOrder, Stage, Wanted
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.clear_button import add_clear_button

_SHOWN = (None, Stage.TO_PUBLISH, Stage.IN_WORK, Stage.DONE, Stage.FAILED)
_SEARCH_CHARACTERS = 14
_ICONS_LINES = 4.5  # as wide as so many lines are high: the icons of the search with the air around them
_MARGIN, _SPACING = 10, 6


class FilterLine(QFrame):
    """Buttons for the stages, with their counts, a field to search, and a menu for the order.

    `changed` carries what is wanted now; `left` tells that the person wants to go back to the rows.
    """

    changed = Signal(Wanted)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("queueFilter")
        self._stage: Stage | None = None
        self._order = RowOrder.QUEUE
        self._words = {
            None: self.tr("All"),
            Stage.TO_PUBLISH: self.tr("To publish"),
            Stage.IN_WORK: self.tr("In work"),
            Stage.DONE: self.tr("Done"),
            Stage.FAILED: self.tr("Failed"),
        }
        self._segments = _Segments(self)
        self._buttons = {stage: self._make_segment(stage) for stage in _SHOWN}
        self._brief = self._make_brief()
        self._stage_actions = self._fill_brief()
        self.search = self._make_search(theme)
        self._sort = self._make_sort(theme)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 5, _MARGIN, 5)
        layout.setSpacing(_SPACING)
        for widget in (self._segments, self._brief):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self.search, 3)
        layout.addWidget(self._sort)
        self.show_counts({})

    @property
    def wanted(self) -> Wanted:
        return Wanted(self._stage, self.search.text(), self._order)

    def show_counts(self, stages: Mapping[Stage, int]) -> None:
        """Show how many jobs there are of each stage."""
        for stage in _SHOWN:
            number = stages.get(stage, 0) if stage is not None else sum(stages.values())
            text = f"{self._words[stage]}\u2002{QLocale().toString(number)}"
            self._buttons[stage].setText(text)
            self._stage_actions[stage].setText(text)
        self._choose(self._stage)
        self._fit()

    def show_all(self) -> None:
        """Take all filters back; the order stays."""
        self._stage = None
        self._choose(None)
        if self.search.text():
            # Its signal has to come through: the button that clears the field follows it too.
            self.search.clear()
        else:
            self._tell()

    def go_there(self) -> None:
        """Take the keyboard to the field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def minimumSizeHint(self) -> QSize:
        # Of the two forms of the stages the short one: the other is shown where it has room.
        hint = super().minimumSizeHint()
        return QSize(self._brief.sizeHint().width() + self._width_of_rest(), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.search.clear()
                self.left.emit()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.left.emit()
                return True
        return False

    # Parts

    def _make_segment(self, stage: Stage | None) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"{_name(stage)}Rows")
        button.setCheckable(True)
        button.setProperty("flat", True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(partial(self._pick, stage))
        self._segments.add(button)
        return button

    def _make_brief(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("shownRows")
        button.setAccessibleDescription(self.tr("Which pictures are shown"))
        button.setToolTip(self.tr("Which pictures are shown"))
        button.setProperty("flat", True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        button.hide()
        return button

    def _fill_brief(self) -> dict[Stage | None, QAction]:
        menu = self._brief.menu()
        group = QActionGroup(menu)
        actions = {}
        for stage in _SHOWN:
            action = actions[stage] = menu.addAction(self._words[stage])
            action.setCheckable(True)
            action.triggered.connect(partial(self._pick, stage))
            group.addAction(action)
        return actions

    def _make_search(self, theme: Theme) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName("queueSearch")
        field.setAccessibleName(self.tr("Search the list"))
        field.setPlaceholderText(self.tr("Search"))
        field.setToolTip(self.tr("Name or folder"))
        clear = add_clear_button(field, self.tr("Clear"))
        icon = field.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        icon.setObjectName("queueSearchIcon")
        icon.setText(self.tr("Search the list"))
        theme.dress(icon, "search")
        if clear is not None:
            # Qt's own icon cannot be seen in the dark.
            theme.dress(clear, "x")
        metrics = field.fontMetrics()
        # The hint is to be read between the icons on both sides.
        hint = metrics.horizontalAdvance(field.placeholderText()) + round(_ICONS_LINES * metrics.height())
        field.setMinimumWidth(max(hint, metrics.averageCharWidth() * _SEARCH_CHARACTERS))
        field.setMaximumWidth(field.fontMetrics().averageCharWidth() * 3 * _SEARCH_CHARACTERS)
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        field.installEventFilter(self)
        field.textChanged.connect(self._tell)
        return field

    def _make_sort(self, theme: Theme) -> QToolButton:
        button = QToolButton()
        button.setObjectName("sortRows")
        button.setAccessibleName(self.tr("Sort"))
        button.setToolTip(self.tr("Sort"))
        button.setProperty("flat", True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        theme.dress(button, "arrow-up-down")
        menu = QMenu(button)
        menu.setObjectName("sortMenu")
        group = QActionGroup(menu)
        texts = {
            RowOrder.QUEUE: self.tr("In queue order"),
            RowOrder.NEWEST: self.tr("Newest first"),
            RowOrder.NAME: self.tr("By name"),
            RowOrder.SIZE: self.tr("By size, largest first"),
            RowOrder.STATE: self.tr("By state"),
        }
        for order, text in texts.items():
            action = menu.addAction(text)
            action.setObjectName(f"{order.value}Order")
            action.setCheckable(True)
            action.setChecked(order is self._order)
            action.triggered.connect(partial(self._sort_by, order, text))
            group.addAction(action)
        button.setMenu(menu)
        return button

    # What the person does

    def _pick(self, stage: Stage | None, _checked: bool = False) -> None:
        self._stage = stage
        self._choose(stage)
        self._tell()

    def _sort_by(self, order: RowOrder, text: str, _checked: bool = False) -> None:
        self._order = order
        self._sort.setToolTip(f"{self.tr('Sort')}: {text}")
        self._sort.setAccessibleDescription(text)
        self._tell()

    def _tell(self) -> None:
        self.changed.emit(self.wanted)

    def _choose(self, stage: Stage | None) -> None:
        self._buttons[stage].setChecked(True)
        self._stage_actions[stage].setChecked(True)
        self._brief.setText(f"{self._buttons[stage].text()}  ▾")

    def _fit(self) -> None:
        """Show the buttons where they have room, else one with a menu."""
        roomy = self._segments.sizeHint().width() + self._width_of_rest() <= self.width()
        # The keyboard stays in the line when the form changes.
        inside = self._brief.hasFocus() or any(button.hasFocus() for button in self._buttons.values())
        self._segments.setVisible(roomy)
        self._brief.setVisible(not roomy)
        if inside:
            (self._buttons[self._stage] if roomy else self._brief).setFocus()

    def _width_of_rest(self) -> int:
        """Return how much room all but the stages needs."""
        return self.search.minimumWidth() + self._sort.sizeHint().width() + 2 * _MARGIN + 4 * _SPACING


class _Segments(QWidget):
    """Buttons of which one is pressed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)

    def add(self, button: QToolButton) -> None:
        self._group.addButton(button)
        self._row.addWidget(button)


def _name(stage: Stage | None) -> str:
    """Return the beginning of an object name."""
    words = (stage.value if stage is not None else "all").split()
    return words[0] + "".join(word.capitalize() for word in words[1:])

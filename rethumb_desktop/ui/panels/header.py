"""The header: what to make, where to publish, and the links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent, QStandardItemModel
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from rethumb_desktop.domain.library import Library
from rethumb_desktop.domain.link import LinkForm
from rethumb_desktop.domain.preset import Preset
from rethumb_desktop.ui.models.wording import describe_library, describe_link_form, describe_recipes, plain_tooltip
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.chooser import Chooser

_LEAST, _MOST = 6, 16  # characters of a name in a chooser


@dataclass(frozen=True)
class HeaderActions:
    """What the header's buttons do."""

    add: QAction
    paste: QAction
    copy: QAction
    pause: QAction
    menu: QMenu


class Header(QFrame):
    """Buttons and choosers in one line; where there is little room, words give way to their icons: first those that
    are done without most easily.
    """

    chosen = Signal()
    add_account = Signal()
    join_library = Signal()

    def __init__(self, actions: HeaderActions, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("header")
        self._theme = theme
        self._presets: list[Preset] = []
        self._libraries: list[Library] = []
        self._kept_library = 0
        self._least_width = self._short_width = self._full_width = 0
        self._add = self._button("addButton", actions.add, words=True)
        self._paste = self._button("pasteButton", actions.paste, words=True)
        self._copy = self._button("copyButton", actions.copy, words=True)
        self._pause = self._button("pauseButton", actions.pause)
        self._menu = self._button("menuButton", None)
        self._menu.setMenu(actions.menu)
        self._menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu.setAccessibleName(self.tr("Menu"))
        self._menu.setToolTip(self.tr("Menu"))
        theme.dress(self._menu, "ellipsis-vertical")
        self.preset_box = self._chooser("presetChooser", self.tr("Preset"))
        self.library_box = self._chooser("libraryChooser", self.tr("Library"))
        self.form_box = self._chooser("linkFormChooser", self.tr("Form of copied links"))
        self.form_box.setToolTip(self.tr("The form in which links are copied"))
        for form in LinkForm:
            if form is not LinkForm.TEMPLATE:
                self.form_box.addItem(describe_link_form(form), form)
        self._words = [
            self._label(self.tr("Preset"), self.preset_box),
            self._label(self.tr("Library"), self.library_box),
            self._label(self.tr("as"), self.form_box),
        ]
        self._arrange()
        self.preset_box.currentIndexChanged.connect(self._preset_chosen)
        self.library_box.activated.connect(self._library_activated)
        self.form_box.currentIndexChanged.connect(self.chosen)
        theme.changed.connect(self._draw_library_icons)

    # What is chosen

    @property
    def preset(self) -> Preset | None:
        row = self.preset_box.currentIndex()
        return self._presets[row] if 0 <= row < len(self._presets) else None

    @property
    def presets(self) -> Sequence[Preset]:
        return self._presets

    @property
    def library(self) -> Library | None:
        row = self.library_box.currentIndex()
        return self._libraries[row] if 0 <= row < len(self._libraries) else None

    @property
    def libraries(self) -> Sequence[Library]:
        """Where it can be published."""
        return [library for library in self._libraries if not library.read_only]

    @property
    def link_form(self) -> LinkForm:
        return LinkForm(self.form_box.currentData())

    def show_presets(self, presets: Sequence[Preset], chosen: str) -> None:
        """Offer these presets; `chosen` names the one to choose, else the first."""
        self._presets = list(presets)
        self.preset_box.blockSignals(True)
        self.preset_box.clear()
        for row, preset in enumerate(presets):
            self.preset_box.addItem(preset.name)
            tip = plain_tooltip(f"{preset.name}: {describe_recipes(preset.recipes)}")
            self.preset_box.setItemData(row, tip, Qt.ItemDataRole.ToolTipRole)
        self.preset_box.setCurrentIndex(max(0, self.preset_box.findText(chosen)))
        self.preset_box.blockSignals(False)
        self._measure()
        self._preset_chosen()

    def show_libraries(self, libraries: Sequence[Library], chosen: str) -> None:
        """Offer these libraries and a way to have another; `chosen` names the one to choose.

        What can only be read is shown, and cannot be chosen.
        """
        self._libraries = list(libraries)
        self.library_box.blockSignals(True)
        self.library_box.clear()
        for row, library in enumerate(libraries):
            self.library_box.addItem(describe_library(library.name))
            if library.read_only:
                self._bar(row)
        self.library_box.insertSeparator(len(libraries))
        self.library_box.addItem(self.tr("Add account…"))
        self.library_box.addItem(self.tr("Join a library…"))
        self._draw_library_icons()
        self.library_box.blockSignals(False)
        self._measure()
        self.choose_library(chosen)

    def choose_library(self, name: str) -> None:
        """Choose a library by its name; where there is none, the first."""
        rows = [row for row, each in enumerate(self._libraries) if each.name == name and not each.read_only]
        self._kept_library = rows[0] if rows else 0
        self.library_box.setCurrentIndex(self._kept_library)
        self._library_chosen()

    def _bar(self, row: int) -> None:
        """Keep a library from being chosen, and say why."""
        reason = self.tr("{library} (can only be read)").replace("{library}", self.library_box.itemText(row))
        self.library_box.setItemText(row, reason)
        model = self.library_box.model()
        if isinstance(model, QStandardItemModel):
            model.item(row).setEnabled(False)

    def choose_link_form(self, form: LinkForm) -> None:
        """Choose a form; links by template only where they are offered."""
        self.form_box.setCurrentIndex(max(0, self.form_box.findData(form)))

    def offer_template(self, offered: bool) -> None:
        """Offer links by template, or no more."""
        row = self.form_box.findData(LinkForm.TEMPLATE)
        if offered and row < 0:
            self.form_box.addItem(describe_link_form(LinkForm.TEMPLATE), LinkForm.TEMPLATE)
        elif not offered and row >= 0:
            self.form_box.removeItem(row)

    def spell_out_pause(self, paused: bool) -> None:
        """Say beside its icon what the button does while the queue is paused, so that nobody wonders why."""
        style = Qt.ToolButtonStyle
        self._pause.setToolButtonStyle(style.ToolButtonTextBesideIcon if paused else style.ToolButtonIconOnly)
        self._measure()

    # Layout

    def minimumSizeHint(self) -> QSize:
        return QSize(self._least_width, super().minimumSizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _measure(self) -> None:
        """Find out how much room the parts need with and without their words."""
        layout = self.layout()
        if layout is None:
            return
        self._shorten(brief=True, briefest=True)
        layout.invalidate()
        self._least_width = layout.minimumSize().width()
        self._shorten(brief=True)
        layout.invalidate()
        self._short_width = layout.minimumSize().width()
        self._shorten()
        layout.invalidate()
        # Choosers may be a little narrow before words are given up.
        self._full_width = (layout.minimumSize().width() + layout.sizeHint().width()) // 2
        self._fit(self.width())
        self.updateGeometry()

    def _fit(self, width: int) -> None:
        self._shorten(brief=width < self._full_width, briefest=width < self._short_width)

    def _shorten(self, *, brief: bool = False, briefest: bool = False) -> None:
        style = Qt.ToolButtonStyle
        for button, iconic in ((self._paste, brief), (self._copy, brief), (self._add, briefest)):
            button.setToolButtonStyle(style.ToolButtonIconOnly if iconic else style.ToolButtonTextBesideIcon)
        for label in self._words:
            label.setVisible(not brief)

    def _arrange(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 9, 8, 9)
        layout.setSpacing(6)
        layout.addWidget(self._add)
        layout.addWidget(self._paste)
        layout.addSpacing(14)
        layout.addWidget(self._words[0])
        layout.addWidget(self.preset_box)
        layout.addSpacing(10)
        layout.addWidget(self._words[1])
        layout.addWidget(self.library_box)
        layout.addStretch(1)
        layout.addWidget(self._copy)
        layout.addWidget(self._words[2])
        layout.addWidget(self.form_box)
        layout.addSpacing(6)
        layout.addWidget(self._pause)
        layout.addWidget(self._menu)

    def _button(self, name: str, action: QAction | None, *, words: bool = False) -> QToolButton:
        button = QToolButton()
        if action is not None:
            button.setDefaultAction(action)
            action.changed.connect(lambda: button.setAccessibleName(action.text()))
            button.setAccessibleName(action.text())
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        side = round(self.fontMetrics().height() * 1.15)
        button.setIconSize(QSize(side, side))
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        style = Qt.ToolButtonStyle
        button.setToolButtonStyle(style.ToolButtonTextBesideIcon if words else style.ToolButtonIconOnly)
        return button

    def _chooser(self, name: str, label: str) -> Chooser:
        return Chooser(name, label, least=_LEAST, most=_MOST)

    def _label(self, text: str, buddy: QWidget) -> QLabel:
        label = QLabel(text)
        label.setBuddy(buddy)
        # On Linux a screen reader takes a chooser's own name for what it stands at, and its label for its name.
        label.setAccessibleName(buddy.accessibleName())
        label.setProperty("quiet", True)
        return label

    def _draw_library_icons(self) -> None:
        names = ["cloud" if library.account else "monitor" for library in self._libraries]
        for row, name in enumerate(names):
            self.library_box.setItemIcon(row, self._theme.icon(name))
        if names:
            self.library_box.setItemIcon(len(names) + 1, self._theme.icon("plus"))
            self.library_box.setItemIcon(len(names) + 2, self._theme.icon("monitor-smartphone"))

    # Choosing

    def _preset_chosen(self) -> None:
        preset = self.preset
        recipes = describe_recipes(preset.recipes) if preset else ""
        self.preset_box.setToolTip(plain_tooltip(recipes))
        self.preset_box.setAccessibleDescription(recipes)
        self.chosen.emit()

    def _library_activated(self, row: int) -> None:
        if row < len(self._libraries):
            self._kept_library = row
            self._library_chosen()
            return
        self.library_box.setCurrentIndex(self._kept_library)
        (self.add_account if row == len(self._libraries) + 1 else self.join_library).emit()

    def _library_chosen(self) -> None:
        library = self.library
        account = library.account if library else None
        place = f"{account.host}, {account.bucket}" if account else self.tr("A folder on this computer")
        self.library_box.setToolTip(plain_tooltip(place))
        self.library_box.setAccessibleDescription(place)
        self.chosen.emit()

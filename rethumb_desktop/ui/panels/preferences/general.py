"""The page about how the program looks and behaves on the desktop, and what this computer is called."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QLineEdit

from rethumb_desktop.domain.preferences import Appearance, Preferences
from rethumb_desktop.ui.panels.preferences.liking_page import LikingPage
from rethumb_desktop.ui.panels.preferences.likings import Likings
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.chooser import Chooser
from rethumb_desktop.ui.widgets.scrolled_column import labelled_rows, row_label

_LEAST, _MOST = 8, 30
_NAME_LETTERS, _NAME_ROOM = 64, 32
#: Each in its own words, so that it is found by those who read no other.
_LANGUAGES = (("en", "English"), ("de", "Deutsch"))


class GeneralPage(LikingPage):
    """Appearance, language, tray, notifications, the computer's name. `has_tray`: the desktop shows one."""

    def __init__(self, likings: Likings, theme: Theme, *, has_tray: bool) -> None:
        super().__init__("generalPage", likings, theme)
        self.appearance = self._make_appearance()
        self.language = self._make_language()
        self.tray = QCheckBox(self.tr("Go on in the tray when the window is closed"))
        self.tray.setObjectName("closeToTrayCheck")
        self.notifications = QCheckBox(self.tr("Notify when links were copied"))
        self.notifications.setObjectName("notifyCheck")
        self.device_name = QLineEdit()
        self.device_name.setObjectName("deviceNameField")
        self.device_name.setMaxLength(_NAME_LETTERS)
        self.device_name.setMinimumWidth(self.fontMetrics().averageCharWidth() * _NAME_ROOM)
        self.device_name.setPlaceholderText(self.tr("As the system calls it"))
        self._arrange()
        self.show_tray(has_tray)
        self.appearance.activated.connect(self._appearance_chosen)
        self.language.activated.connect(self._language_chosen)
        self.device_name.editingFinished.connect(self._named)
        self.tray.clicked.connect(lambda on: self._change(lambda liked: replace(liked, close_to_tray=on)))
        self.notifications.clicked.connect(lambda on: self._change(lambda liked: replace(liked, notify=on)))

    def show_preferences(self, preferences: Preferences) -> None:
        self.appearance.setCurrentIndex(self.appearance.findData(preferences.appearance))
        row = self.language.findData(preferences.language)
        if row < 0:
            # A language of another version of the program: nothing else may be shown in its place.
            self.language.addItem(preferences.language, preferences.language)
            row = self.language.count() - 1
        self.language.setCurrentIndex(row)
        if not self.device_name.isModified():
            self.device_name.setText(preferences.device_name)
        self.tray.setChecked(preferences.close_to_tray)
        self.notifications.setChecked(preferences.notify)

    def show_tray(self, there: bool) -> None:
        """Offer the tray where there is one, and else say why not."""
        self.tray.setEnabled(there)
        text = (
            self.tr("What is under way goes on. The tray has the links that were copied last, and Quit.")
            if there
            else self.tr("This desktop shows no tray: closing the window ends the program.")
        )
        self._tray_note.setText(text)
        self.tray.setAccessibleDescription(text)

    def _appearance_chosen(self) -> None:
        appearance = Appearance(self.appearance.currentData())
        self._change(lambda liked: replace(liked, appearance=appearance))

    def _language_chosen(self) -> None:
        language = str(self.language.currentData())
        self._change(lambda liked: replace(liked, language=language))

    def _named(self) -> None:
        if self.device_name.isModified():
            self.device_name.setModified(False)
            name = self.device_name.text().strip()
            self._change(lambda liked: replace(liked, device_name=name))

    def _arrange(self) -> None:
        rows = labelled_rows()
        rows.addRow(row_label(self.tr("Appearance"), self.appearance), self.appearance)
        rows.addRow(row_label(self.tr("Language"), self.language), self.language)
        self.parts.add(rows)
        note = self.parts.add_note(self.tr("Another language is spoken from the next start on."))
        self.language.setAccessibleDescription(note.text())
        naming = labelled_rows()
        naming.addRow(row_label(self.tr("Name of this computer"), self.device_name), self.device_name)
        self.parts.add(naming)
        note = self.parts.add_note(self.tr("The other devices of your libraries see this name from the next start on."))
        self.device_name.setAccessibleDescription(note.text())
        self.parts.add_heading(self.tr("On the desktop"))
        self._tray_note = self.parts.add_choice(self.tray, "")
        self.parts.add_choice(
            self.notifications, self.tr("Only while another window is in front; this one says it at its bottom.")
        )

    def _make_appearance(self) -> Chooser:
        chooser = Chooser("appearanceChooser", self.tr("Appearance"), least=_LEAST, most=_MOST)
        chooser.addItem(self.tr("As the desktop has it"), Appearance.SYSTEM)
        chooser.addItem(self.tr("Light"), Appearance.LIGHT)
        chooser.addItem(self.tr("Dark"), Appearance.DARK)
        return chooser

    def _make_language(self) -> Chooser:
        chooser = Chooser("languageChooser", self.tr("Language"), least=_LEAST, most=_MOST)
        chooser.addItem(self.tr("As the desktop has it"), "")
        for code, name in _LANGUAGES:
            chooser.addItem(name, code)
        return chooser

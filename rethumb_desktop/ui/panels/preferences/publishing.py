"""The page about what becomes of dropped pictures and of their links."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QRadioButton

from rethumb_desktop.domain.preferences import Preferences
from rethumb_desktop.ui.panels.preferences.liking_page import LikingPage
from rethumb_desktop.ui.panels.preferences.likings import Likings
from rethumb_desktop.ui.panels.preferences.template_field import TemplateField
from rethumb_desktop.ui.theme.theme import Theme


class PublishingPage(LikingPage):
    """Whether pictures wait for a look, and the template of links."""

    def __init__(self, likings: Likings, theme: Theme) -> None:
        super().__init__("publishingPage", likings, theme)
        self.look_first = QRadioButton(self.tr("Let me look first"))
        self.look_first.setObjectName("lookFirstRadio")
        self.at_once = QRadioButton(self.tr("Publish at once"))
        self.at_once.setObjectName("atOnceRadio")
        self.template = TemplateField()
        self._arrange()
        self.look_first.clicked.connect(lambda: self._look_first_chosen(True))
        self.at_once.clicked.connect(lambda: self._look_first_chosen(False))
        self.template.left.connect(self._template_written)

    def show_preferences(self, preferences: Preferences) -> None:
        (self.look_first if preferences.look_first else self.at_once).setChecked(True)
        self.template.show_text(preferences.link_template)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.template.finish()

    def _look_first_chosen(self, look_first: bool) -> None:
        self._change(lambda liked: replace(liked, look_first=look_first))

    def _template_written(self) -> None:
        text = self.template.text
        self._change(lambda liked: replace(liked, link_template=text))

    def _arrange(self) -> None:
        self.parts.add_heading(self.tr("Pictures that are dropped, pasted or opened"))
        self.parts.add_choice(self.look_first, self.tr("They wait in the list until you press Publish."))
        self.parts.add_choice(
            self.at_once, self.tr("They go to the chosen library, with the chosen preset, without a further click.")
        )
        self.parts.add_note(self.tr("Before the first picture goes to an account, you are asked in any case."))
        self.parts.add_heading(self.tr("Links as template"))
        self.parts.add_note(self.tr("What is copied for each picture when you copy links as template."))
        self.parts.add(self.template)

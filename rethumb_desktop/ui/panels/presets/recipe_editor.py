"""One recipe as a form and as text, each following the other."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from rethumb_desktop.domain.errors import RecipeError
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.ui.language.service_texts import translate_service
from rethumb_desktop.ui.models.presets import SizeLine
from rethumb_desktop.ui.models.recipe_wording import recipe_warnings
from rethumb_desktop.ui.panels.presets.recipe_form import RecipeForm
from rethumb_desktop.ui.panels.presets.trial import Trial
from rethumb_desktop.ui.widgets.marked_text import MarkedText

_SPACE = 16
_TRIAL = 22  # how many characters wide the trial is at least where it stands beside the form


class RecipeEditor(QWidget):
    """Edits a recipe. `edited` carries the `SizeLine` that came of it.

    A text that cannot be read is told with its place and the reason; the form keeps the last one that could be.
    """

    edited = Signal(object)

    def __init__(self, trial: Trial) -> None:
        super().__init__()
        self.form = RecipeForm()
        self.trial = trial
        self.text = MarkedText("recipeText", self.tr("Recipe as text"))
        self._complaint = QLabel()
        self._complaint.setObjectName("recipeComplaint")
        self._complaint.setTextFormat(Qt.TextFormat.PlainText)
        self._complaint.setWordWrap(True)
        self._complaint.setProperty("tone", "bad")
        self._complaint.hide()
        self._line = SizeLine(Recipe())
        self.form.changed.connect(self._form_changed)
        self.text.edited.connect(self._text_edited)
        self.text.left.connect(self._tidy)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._arrange()

    @property
    def complaint(self) -> str:
        return self._complaint.text()

    @property
    def warnings(self) -> list[str]:
        """What one should know of the recipe."""
        return recipe_warnings(self._line.recipe)

    def show_line(self, line: SizeLine) -> None:
        """Show a recipe, or the text that stands for it; tells nobody."""
        self._line = line
        self.form.show_recipe(line.recipe)
        self.text.set_text(str(line.recipe) if line.unread is None else line.unread)
        self._read(self.text.text)
        self.trial.show_recipe(line.recipe)

    def minimumSizeHint(self) -> QSize:
        """Return what one column needs: two are only made where there is room for them."""
        parts = (self.text, self.form, self.trial)
        return QSize(max(part.minimumSizeHint().width() for part in parts), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        form, trial = (part.minimumSizeHint().width() for part in (self.form, self.trial))
        wide = event.size().width() >= form + _SPACE + max(trial, self.fontMetrics().averageCharWidth() * _TRIAL)
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def _form_changed(self) -> None:
        text = self.form.text
        self.text.set_text(text)
        self._line = SizeLine(self.form.recipe, text if self._read(text) is None else None)
        self._tell()

    def _text_edited(self) -> None:
        text = self.text.text
        recipe = self._read(text)
        if recipe is None:
            self._line = SizeLine(self._line.recipe, text)
        else:
            self._line = SizeLine(recipe)
            self.form.show_recipe(recipe)
        self._tell()

    def _tidy(self) -> None:
        """Write the text as it is kept, once nobody is typing it."""
        if self._line.unread is None:
            self.text.set_text(str(self._line.recipe))

    def _read(self, text: str) -> Recipe | None:
        try:
            recipe = parse_recipe(text.strip())
        except RecipeError as error:
            self._complain(error, len(text) - len(text.lstrip()))
            return None
        self._complain(None)
        return recipe

    def _complain(self, error: RecipeError | None, spaces: int = 0) -> None:
        """Say what is wrong with the text beneath it, and mark the place."""
        if error is None:
            self.text.mark(0, 0)
            complaint = ""
        else:
            start, length = _bad_part(error)
            self.text.mark(start + spaces, length)
            complaint = self.tr("Character {n}: {reason}.").replace("{n}", str(error.place + spaces))
            complaint = complaint.replace("{reason}", translate_service(error.reason))
        self._complaint.setText(complaint)
        self._complaint.setVisible(bool(complaint))
        self.text.setAccessibleDescription(complaint)

    def _tell(self) -> None:
        self.trial.show_recipe(self._line.recipe)
        self.edited.emit(self._line)

    def _arrange(self) -> None:
        label = QLabel(self.tr("The chosen size as text"))
        label.setBuddy(self.text)
        self._columns.setSpacing(_SPACE)
        self._columns.addWidget(self.form, 3)
        self._columns.addWidget(self.trial, 2, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(label)
        layout.addWidget(self.text)
        layout.addWidget(self._complaint)
        layout.addSpacing(8)
        layout.addLayout(self._columns, 1)


def _bad_part(error: RecipeError) -> tuple[int, int]:
    """Return where the part begins that cannot be read, and its length."""
    start, text = error.place - 1, error.text
    if start >= len(text):  # something is missing at the end: the word that it is missing to
        start = text.rstrip("/").rfind("/") + 1
    return start, max(1, len(text[start:].split("/")[0])) if text else 0

"""Three quiet choices for a newcomer, beneath the place to drop pictures on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.link import LinkForm
from rethumb_desktop.ui.models.wording import describe_library, describe_link_form
from rethumb_desktop.ui.widgets.chooser import Chooser
from rethumb_desktop.ui.widgets.elided_label import ElidedLabel
from rethumb_desktop.ui.widgets.scrolled_column import labelled_rows, quiet_note, row_label

_LEAST, _MOST = 10, 34
_WIDEST_LINES = 34
#: In a card narrower than so many lines the button stands below the library's name.
_NARROW = 26


class FirstStart(QWidget):
    """Where results go, what becomes of dropped pictures, and how links are copied. Each choice acts at once, none has
    to be made. `dismissed` tells that the person has seen enough of it.
    """

    add_account = Signal()
    join_library = Signal()
    look_first_chosen = Signal(bool)
    link_form_chosen = Signal(object)
    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.card = QFrame()
        self.card.setObjectName("firstStart")
        self.card.setAccessibleName(self.tr("Choices for the beginning"))
        self.card.setMaximumWidth(self.fontMetrics().height() * _WIDEST_LINES)
        self.library = ElidedLabel()
        # A button, not one more thing to choose: arrow keys on the way through a chooser must not open a dialog.
        self.add_button = QPushButton(self.tr("Add account…"))
        self.add_button.setObjectName("firstAccountButton")
        self.add_button.setAutoDefault(True)
        self.add_button.clicked.connect(lambda _=False: self.add_account.emit())
        self.join_button = QPushButton(self.tr("Join the library of another device…"))
        self.join_button.setObjectName("firstJoinButton")
        self.join_button.setAutoDefault(True)
        self.join_button.clicked.connect(lambda _=False: self.join_library.emit())
        self.dropping = self._make_dropping()
        self.form = self._make_form()
        self.fine_button = QPushButton(self.tr("Fine"))
        self.fine_button.setObjectName("fineButton")
        self.fine_button.setAutoDefault(True)
        self.fine_button.setAccessibleDescription(self.tr("Hides these choices for ever."))
        self.fine_button.clicked.connect(self._dismiss)
        self._arrange()
        self.dropping.activated.connect(lambda _: self.look_first_chosen.emit(self.dropping.currentData()))
        self.form.activated.connect(lambda _: self.link_form_chosen.emit(LinkForm(self.form.currentData())))

    def show_choices(self, library: str, link_form: LinkForm, *, look_first: bool) -> None:
        """Show how it stands. An empty `library` is This computer."""
        self.library.setText(describe_library(library or THIS_COMPUTER))
        self.dropping.setCurrentIndex(self.dropping.findData(look_first))
        self.form.setCurrentIndex(self.form.findData(link_form))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < self.fontMetrics().height() * _NARROW
        directions = QBoxLayout.Direction
        self._place.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()

    def _make_dropping(self) -> Chooser:
        chooser = Chooser("firstDroppingChooser", self.tr("Dropped pictures"), least=_LEAST, most=_MOST)
        chooser.addItem(self.tr("wait until I press Publish"), True)
        chooser.addItem(self.tr("are published at once"), False)
        return chooser

    def _make_form(self) -> Chooser:
        chooser = Chooser("firstFormChooser", self.tr("Links are copied as"), least=_LEAST, most=_MOST)
        for form in (form for form in LinkForm if form is not LinkForm.TEMPLATE):
            chooser.addItem(describe_link_form(form), form)
        return chooser

    def _arrange(self) -> None:
        rows = labelled_rows()
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        place = self._place = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        place.setSpacing(8)
        place.addWidget(self.library, 1)
        place.addWidget(self.add_button)
        first = quiet_note(self.tr("Results go to"))
        first.setWordWrap(False)
        rows.addRow(first, place)
        beside = QHBoxLayout()
        beside.addStretch(1)
        beside.addWidget(self.join_button)
        rows.addRow(beside)
        for chooser in (self.dropping, self.form):
            chooser.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            label = row_label(chooser.accessibleName(), chooser)
            label.setProperty("quiet", True)
            rows.addRow(label, chooser)
        end = QHBoxLayout()
        end.setSpacing(12)
        end.addWidget(quiet_note(self.tr("You can change all of this later.")), 1)
        end.addWidget(self.fine_button, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self.card)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(14)
        layout.addLayout(rows)
        layout.addLayout(end)
        centre = QHBoxLayout(self)
        centre.setContentsMargins(0, 0, 0, 0)
        centre.addStretch(1)
        centre.addWidget(self.card, 1_000)
        centre.addStretch(1)

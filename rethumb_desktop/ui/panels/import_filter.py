"""The question about big folders: which of their pictures are to be taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from rethumb_desktop.domain.formats import PictureFormat
from rethumb_desktop.domain.intake_filter import IntakeFilter
from rethumb_desktop.services.surveying import Survey, Tally
from rethumb_desktop.ui.bridge import Bridge, Ticket
from rethumb_desktop.ui.models.wording import DOT, count, describe_bytes
from rethumb_desktop.ui.theme.theme import scaled_font
from rethumb_desktop.ui.widgets.title_room import make_room_for_title

translate = QCoreApplication.translate

_DAYS = 30
_KILOBYTES = 100
_KILO = 1000


class ImportFilterDialog(QDialog):
    """Counts what is in folders while the person looks on, and lets them take a part of it.

    `survey` is called on a worker thread and yields what was found until then. `chosen` carries the filter; where the
    dialog is closed otherwise, nothing is taken. To be opened with `open`.
    """

    chosen = Signal(IntakeFilter)

    def __init__(self, survey: Callable[[], Iterable[Survey]], bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("importFilterDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Which pictures?"))
        self._bridge = bridge
        self._survey: Survey | None = None
        self._formats: dict[PictureFormat, QCheckBox] = {}
        self._format_rows = QVBoxLayout()
        self._found = QLabel()
        self._found.setObjectName("importFound")
        self._found.setFont(scaled_font(self.font(), 1.15, strong=True))
        self._found.setWordWrap(True)
        self._progress = QProgressBar()
        self._progress.setObjectName("importProgress")
        self._progress.setAccessibleName(self.tr("Counting"))
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setMaximumHeight(6)
        self._name = self._make_name()
        self._larger, self._kilobytes = self._make_least_size()
        self._changed, self._date = self._make_date()
        self._subfolders = self._make_check("importSubfolders", self.tr("Also what is in subfolders"))
        self._subfolders.setChecked(True)
        self._taken = QLabel()
        self._taken.setObjectName("importTaken")
        self._buttons = self._make_buttons()
        self._arrange()
        self._show_found(Tally())
        make_room_for_title(self)
        self._ticket: Ticket = bridge.run_steps(survey, self._take, lambda _: None)

    @property
    def filter(self) -> IntakeFilter:
        """What the choices say."""
        all_formats = all(box.isChecked() for box in self._formats.values())
        day = self._date.date()
        since = datetime(day.year(), day.month(), day.day()).astimezone() if self._changed.isChecked() else None
        return IntakeFilter(
            formats=None if all_formats else frozenset(f for f, box in self._formats.items() if box.isChecked()),
            min_bytes=self._kilobytes.value() * _KILO if self._larger.isChecked() else 0,
            changed_since=since,
            subfolders=self._subfolders.isChecked(),
            name=self._name.text(),
        )

    def done(self, result: int) -> None:
        """Stop counting, whichever way the dialog ends."""
        self._ticket.cancel()
        self._bridge.drop(self.objectName())
        if result == QDialog.DialogCode.Accepted:
            self.chosen.emit(self.filter)
        super().done(result)

    # Counting

    def _take(self, survey: Survey) -> None:
        self._survey = survey
        self._show_found(survey.whole)
        for format_ in PictureFormat:
            if format_ in survey.formats:
                self._show_format(format_, survey.formats[format_])
        if survey.complete:
            self._progress.hide()
            self._subfolders.setVisible(survey.has_subfolders)
            self._recount()

    def _show_found(self, tally: Tally) -> None:
        self._found.setText(self.tr("{pictures} in these folders").replace("{pictures}", _describe(tally)))

    def _show_format(self, format_: PictureFormat, tally: Tally) -> None:
        if format_ not in self._formats:
            box = self._formats[format_] = self._make_check(f"import{format_.name}", "")
            box.setChecked(True)
            self._format_rows.addWidget(box)
        self._formats[format_].setText(f"{format_.value}:  {_describe(tally)}")

    def _recount(self) -> None:
        """Tell how much the choices take; a moment's work for the processor, so on a thread."""
        survey, wanted = self._survey, self.filter
        if survey is not None and survey.complete:
            self._bridge.run_latest(self.objectName(), lambda: survey.take(wanted), self._show_taken)

    def _show_taken(self, tally: Tally) -> None:
        self._taken.setText(self.tr("Taken: {pictures}").replace("{pictures}", _describe(tally)))
        add = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        add.setEnabled(tally.pictures > 0)
        add.setText(self.tr("Add {n}").replace("{n}", QLocale().toString(tally.pictures)))

    # Parts

    def _make_check(self, name: str, text: str) -> QCheckBox:
        box = QCheckBox(text)
        box.setObjectName(name)
        box.toggled.connect(self._recount)
        return box

    def _make_name(self) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName("importName")
        line.setAccessibleName(self.tr("Part of the name"))
        line.setAccessibleDescription(self.tr("A star stands for any letters, a question mark for one."))
        line.setPlaceholderText(self.tr("part of the name, or a pattern such as IMG_*"))
        line.textChanged.connect(self._recount)
        return line

    def _make_least_size(self) -> tuple[QCheckBox, QSpinBox]:
        box = self._make_check("importLarger", self.tr("Only files of at least"))
        least = QSpinBox()
        least.setObjectName("importKilobytes")
        least.setAccessibleName(self.tr("Least size of a file"))
        least.setRange(1, 1_000_000)
        least.setValue(_KILOBYTES)
        least.setSuffix(self.tr(" kB"))
        least.setEnabled(False)
        box.toggled.connect(least.setEnabled)
        least.valueChanged.connect(self._recount)
        return box, least

    def _make_date(self) -> tuple[QCheckBox, QDateEdit]:
        box = self._make_check("importChanged", self.tr("Only changed since"))
        date = QDateEdit(QDate.currentDate().addDays(-_DAYS))
        date.setObjectName("importSince")
        date.setAccessibleName(self.tr("Changed since"))
        date.setCalendarPopup(True)
        date.setEnabled(False)
        box.toggled.connect(date.setEnabled)
        date.dateChanged.connect(self._recount)
        return box, date

    def _make_buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        buttons.button(kinds.Ok).setText(self.tr("Add all"))
        buttons.button(kinds.Ok).setObjectName("importAddButton")
        buttons.button(kinds.Cancel).setObjectName("importCancelButton")
        # Return adds: it must not toggle what happens to come first.
        buttons.button(kinds.Ok).setFocus()
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _arrange(self) -> None:
        rows = QGridLayout()
        rows.setHorizontalSpacing(10)
        for row, (box, field) in enumerate(((self._larger, self._kilobytes), (self._changed, self._date))):
            rows.addWidget(box, row, 0)
            rows.addWidget(field, row, 1)
        rows.setColumnStretch(2, 1)
        name = QHBoxLayout()
        label = QLabel(self.tr("Name"))
        label.setBuddy(self._name)
        name.addWidget(label)
        name.addWidget(self._name, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(self._found)
        layout.addWidget(self._progress)
        layout.addLayout(self._format_rows)
        layout.addSpacing(4)
        layout.addLayout(rows)
        layout.addLayout(name)
        layout.addWidget(self._subfolders)
        layout.addStretch(1)
        layout.addWidget(self._taken)
        layout.addWidget(self._buttons)


def _describe(tally: Tally) -> str:
    """Return so many pictures, and their bytes."""
    one, many = translate("ImportFilterDialog", "{n} picture"), translate("ImportFilterDialog", "{n} pictures")
    return DOT.join((count(tally.pictures, one, many), describe_bytes(tally.bytes)))

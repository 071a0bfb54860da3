"""The form of a watched folder."""

from __future__ import annotations

import os
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rethumb_desktop.domain.watched_folder import Existing, WatchedFolder
from rethumb_desktop.ui.models.folder_wording import describe_existing
from rethumb_desktop.ui.models.wording import describe_library, plain_tooltip
from rethumb_desktop.ui.panels.folders.presets import PresetChoice, WatchOffer
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.chooser import Chooser
from rethumb_desktop.ui.widgets.field import Field
from rethumb_desktop.ui.widgets.noted import Noted
from rethumb_desktop.ui.widgets.scrolled_column import row_label
from rethumb_desktop.ui.widgets.spoken_label import SpokenLabel

_LEAST, _MOST = 10, 30  # characters of a library's name


class WatchForm(QWidget):
    """Describes a watched folder. `changed`: something of it did."""

    changed = Signal()

    def __init__(self, offer: WatchOffer, folder: WatchedFolder, theme: Theme) -> None:
        """`folder` is shown; one with an id is changed, and stays where it is."""
        super().__init__()
        self._folder = folder
        self._offer = offer
        self.place = Field("watchPlace", label=self.tr("Folder"))
        self.place_button = self._choose_button("watchPlaceButton", self.tr("Choose the folder to watch"))
        self.presets = PresetChoice(offer, folder)
        self._presets = Noted(self.presets)
        self._presets.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.publish = QRadioButton(self.tr("Publish in"))
        self.write = QRadioButton(self.tr("Only write into a folder"))
        self.library = Chooser("watchLibrary", self.tr("Library"), least=_LEAST, most=_MOST)
        SpokenLabel(self.library)
        self._library = Noted(self.library)
        self.output = Field("watchOutput", label=self.tr("Folder for the results"))
        self.output_button = self._choose_button("watchOutputButton", self.tr("Choose the folder for the results"))
        self.subfolders = QCheckBox(self.tr("Also what is in its subfolders"))
        self.only_new = QRadioButton(self.tr("Only new pictures"))
        self.all = QRadioButton(describe_existing(None))
        self.more = QToolButton()
        self.include, self.exclude = (QLineEdit(", ".join(patterns)) for patterns in (folder.include, folder.exclude))
        self._patterns = QWidget()
        theme.dress(self.more, "sliders-horizontal")
        self._name_parts()
        self._arrange()
        self._show(folder)
        self._connect()

    @property
    def folder(self) -> WatchedFolder:
        """The folder as it is described."""
        return replace(
            self._folder,
            path=_absolute(self.place.text),
            presets=self.presets.chosen,
            library=str(self.library.currentData()),
            output=_absolute(self.output.text) if self.write.isChecked() else "",
            recursive=self.subfolders.isChecked(),
            include=_split(self.include.text()),
            exclude=_split(self.exclude.text()),
            existing=Existing.ALL if self.all.isChecked() else Existing.ONLY_NEW,
        )

    @property
    def is_complete(self) -> bool:
        """Whether there is enough to ask whether it can be watched."""
        has_goal = not self.write.isChecked() or bool(self.output.text)
        return bool(self.place.text and self.presets.chosen) and has_goal

    def complain_of_gaps(self) -> str:
        """Say what is missing, beside where it belongs; return the first part that lacks something."""
        gaps = {}
        if not self.place.text:
            gaps["path"] = self.tr("Choose the folder to watch.")
        if not self.presets.chosen:
            gaps["presets"] = self.tr("Choose at least one preset.")
        if self.write.isChecked() and not self.output.text:
            gaps["output"] = self.tr("Choose the folder for the results.")
        for subject, text in gaps.items():
            self.complain(subject, text)
        return next(iter(gaps), "")

    def focus(self, subject: str) -> None:
        """Give the keyboard to a part of which something was said to be wrong."""
        parts: dict[str, QWidget] = {"path": self.place.line, "output": self.output.line, "library": self.library}
        if self.presets.boxes:
            parts["presets"] = self.presets.boxes[0]
        if subject in parts:
            parts[subject].setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, subject: str, text: str) -> bool:
        """Say what is wrong with a part; return whether there is such a part. An empty text takes it back."""
        match subject:
            case "path":
                self.place.complain(text)
            case "output":
                self.output.complain(text)
            case "presets":
                self._presets.tell(text, wrong=bool(text))
            case "library":
                self._library.tell(text, wrong=bool(text), usable=self.publish.isChecked())
            case _:
                return False
        return True

    def forgive(self) -> None:
        """Take back what was said to be wrong."""
        for subject in ("path", "output", "presets", "library"):
            self.complain(subject, "")

    def show_existing(self, number: int | None) -> None:
        """Say how many pictures are there now; None while that is not known."""
        self.all.setText(describe_existing(number))
        self.all.setEnabled(number != 0)
        if number == 0:
            self.only_new.setChecked(True)

    @property
    def has_patterns(self) -> bool:
        return bool(_split(self.include.text()) or _split(self.exclude.text()))

    # What the person does

    def _choose_place(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Watch a folder"), self.place.text)
        if path:
            self.place.line.setText(path)

    def _choose_output(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Folder for the results"), self.output.text)
        if path:
            self.output.line.setText(path)

    def _show_goal(self) -> None:
        self.library.setEnabled(self.publish.isChecked())
        for part in (self.output.line, self.output_button):
            part.setEnabled(self.write.isChecked())

    # Parts

    def _show(self, folder: WatchedFolder) -> None:
        self.place.line.setText(folder.path)
        self.place.line.setReadOnly(bool(folder.id))
        self.place_button.setVisible(not folder.id)
        for library in self._offer.libraries:
            self.library.addItem(describe_library(library.name), library.name)
        if self.library.findData(folder.library) < 0:
            # It is gone: shown, so that another is chosen with open eyes.
            self.library.addItem(describe_library(folder.library), folder.library)
        self.library.setCurrentIndex(self.library.findData(folder.library))
        self.output.line.setText(folder.output)
        (self.publish if folder.publishes else self.write).setChecked(True)
        self.subfolders.setChecked(folder.recursive)
        (self.all if folder.existing is Existing.ALL else self.only_new).setChecked(True)
        self.more.setChecked(bool(folder.include or folder.exclude))
        self._patterns.setVisible(self.more.isChecked())
        self._show_goal()

    def _connect(self) -> None:
        self.more.toggled.connect(self._patterns.setVisible)
        self.publish.toggled.connect(self._show_goal)
        self.place_button.clicked.connect(self._choose_place)
        self.output_button.clicked.connect(self._choose_output)
        for signal in (
            *(self.place.changed, self.output.changed, self.presets.changed, self.library.currentIndexChanged),
            *(self.publish.toggled, self.subfolders.toggled, self.only_new.toggled),
            *(self.include.textChanged, self.exclude.textChanged),
        ):
            signal.connect(lambda *_: self.changed.emit())

    def _name_parts(self) -> None:
        names = {
            "watchPublish": self.publish,
            "watchWrite": self.write,
            "watchSubfolders": self.subfolders,
            "watchOnlyNew": self.only_new,
            "watchAll": self.all,
            "watchMore": self.more,
            "watchInclude": self.include,
            "watchExclude": self.exclude,
        }
        for name, part in names.items():
            part.setObjectName(name)
        self.more.setText(self.tr("More"))
        self.more.setCheckable(True)
        self.more.setProperty("bordered", True)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setAccessibleName(self.tr("More"))
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.include.setAccessibleName(self.tr("Only these names"))
        self.include.setPlaceholderText(self.tr("*.jpg, export/**"))
        self.exclude.setAccessibleName(self.tr("Not these names"))
        self.exclude.setPlaceholderText(self.tr("draft*, raw/**"))
        hint = self.tr("Patterns with * and ?, parted by commas.")
        for line in (self.include, self.exclude):
            line.setAccessibleDescription(hint)
            line.setToolTip(plain_tooltip(hint))

    def _choose_button(self, name: str, tip: str) -> QPushButton:
        button = QPushButton(self.tr("Choose…"))
        button.setObjectName(name)
        button.setAccessibleName(tip)
        button.setAutoDefault(False)
        return button

    def _arrange(self) -> None:
        rows = QFormLayout(self)
        # Room for the frame around what has the keyboard.
        rows.setContentsMargins(2, 2, 8, 2)
        rows.setHorizontalSpacing(14)
        rows.setVerticalSpacing(10)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        rows.addRow(row_label(self.tr("Folder"), self.place.line), _beside(self.place, self.place_button))
        rows.addRow("", self.subfolders)
        rows.addRow(row_label(self.tr("Presets"), self.presets), self._presets)
        goal = self._arrange_goal()
        rows.addRow(row_label(self.tr("What becomes of them"), self.publish), goal)
        if not self._folder.id:
            existing = QVBoxLayout()
            existing.setSpacing(4)
            group = QButtonGroup(self)
            for choice in (self.only_new, self.all):
                group.addButton(choice)
                existing.addWidget(choice)
            rows.addRow(row_label(self.tr("Pictures"), self.only_new), existing)
        patterns = QFormLayout(self._patterns)
        patterns.setContentsMargins(0, 0, 0, 0)
        patterns.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        patterns.addRow(row_label(self.tr("Only these names"), self.include), self.include)
        patterns.addRow(row_label(self.tr("Not these names"), self.exclude), self.exclude)
        rows.addRow("", self.more)
        rows.addRow("", self._patterns)

    def _arrange_goal(self) -> QVBoxLayout:
        group = QButtonGroup(self)
        for choice in (self.publish, self.write):
            group.addButton(choice)
        place = _beside(self.output, self.output_button)
        # Beneath the words of its choice.
        place.insertSpacing(0, self.style().pixelMetric(QStyle.PixelMetric.PM_ExclusiveIndicatorWidth) + 6)
        goal = QVBoxLayout()
        goal.setSpacing(6)
        goal.addLayout(_beside(self.publish, self._library, stretch=(0, 1)))
        goal.addWidget(self.write)
        goal.addLayout(place)
        return goal


def _beside(first: QWidget, second: QWidget, stretch: tuple[int, int] = (1, 0)) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(6)
    for part, share in zip((first, second), stretch, strict=True):
        line.addWidget(part, share, Qt.AlignmentFlag(0) if share else Qt.AlignmentFlag.AlignTop)
    return line


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _absolute(text: str) -> str:
    """Return a path as it is meant: the home for a ~, no dots, no slash at the end."""
    return os.path.abspath(os.path.expanduser(text)) if text else ""  # noqa: PTH100, PTH111 - a link stays a link

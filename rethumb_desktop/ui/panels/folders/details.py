"""What is beside the watched folders: how the chosen one does, and what became of the pictures in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from rethumb_desktop.domain.watched_folder import FolderStatus, WatchedFile
from rethumb_desktop.ui.models.folder_wording import (
    describe_empty,
    describe_folder_path,
    describe_settings,
    describe_standing,
    describe_troubles,
    name_folder,
)
from rethumb_desktop.ui.models.folders import FolderRole, HistoryModel
from rethumb_desktop.ui.panels.folders.commands import Command, FolderCommands
from rethumb_desktop.ui.panels.folders.rows import FOLDER_LOOKS
from rethumb_desktop.ui.panels.folders.view import make_file_list
from rethumb_desktop.ui.theme.theme import Theme, beside_icon, scaled_font
from rethumb_desktop.ui.widgets.elided_label import ElidedLabel
from rethumb_desktop.ui.widgets.flow_layout import FlowLayout

#: How many lines the list of files has at least.
_LINES = 9


class FolderDetails(QWidget):
    """Shows one watched folder, or that none is chosen."""

    def __init__(self, theme: Theme, commands: FolderCommands) -> None:
        super().__init__()
        self.setObjectName("folderDetails")
        self._theme = theme
        self._commands = commands
        self._status: FolderStatus | None = None
        self.model = HistoryModel(self)
        self.history = make_file_list(self.model, theme, self.tr("What came into the folder"))
        self.name = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self.name.setObjectName("folderName")
        self.name.setFont(scaled_font(self.font(), 1.15, strong=True))
        self.path = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self.path.setObjectName("folderPath")
        self.path.setProperty("quiet", True)
        self._state_icon = QLabel()
        self.state = _label("folderState")
        self.settings = _label("folderSettings", quiet=True)
        self.error = _label("folderError")
        self.error.setProperty("tone", "bad")
        self.empty = _label("folderHistoryEmpty", quiet=True)
        self.folder_buttons = _Buttons(("agree", "pause", "look", "open", "change", "remove"), "Folder", theme)
        self.file_buttons = _Buttons(("copyLink", "openLink", "tryAgain", "showInQueue", "showOriginal"), "File", theme)
        self._stack = QStackedLayout(self)
        self._arrange()
        self._connect()
        self.show_status(None)

    @property
    def status(self) -> FolderStatus | None:
        """The folder that is shown."""
        return self._status

    def show_status(self, status: FolderStatus | None) -> None:
        """Show how a folder does, or that none is chosen."""
        before, self._status = self._status, status
        self._stack.setCurrentIndex(0 if status is None else 1)
        if status is None or before is None or before.folder.id != status.folder.id:
            self.show_files(())
        if status is None:
            return
        self.name.setText(name_folder(status.folder.path))
        self.path.setText(describe_folder_path(status.folder.path))
        self.state.setText(describe_standing(status))
        self.empty.setText(describe_empty(status))
        self.settings.setText(describe_settings(status.folder))
        self._show_error(status)
        self._draw()
        self.folder_buttons.offer(self._commands.of_folder(status))
        self._offer_file()

    def show_files(self, files: Sequence[WatchedFile]) -> None:
        """Show what became of the folder's files, newest first; the chosen one stays chosen."""
        chosen, others = self._file, [file.path for file in self._files]
        place = self.history.verticalScrollBar().value()
        self.model.show_files(files)
        row = self.model.row_of(chosen.path) if chosen is not None else -1
        if row >= 0 and self.history.currentIndex().row() != row:
            self.history.choose(row)
            self.history.choose_also([each for path in others if (each := self.model.row_of(path)) >= 0])
            self.history.verticalScrollBar().setValue(place)
        self.empty.setVisible(not files)
        self.history.setVisible(bool(files))
        self._offer_file()

    @property
    def _file(self) -> WatchedFile | None:
        file: WatchedFile | None = self.history.currentIndex().data(FolderRole.ENTRY)
        return file

    @property
    def _files(self) -> list[WatchedFile]:
        """The chosen files, in the order shown."""
        rows = sorted(self.history.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return [row.data(FolderRole.ENTRY) for row in rows]

    def _show_error(self, status: FolderStatus) -> None:
        text = describe_troubles(status)
        self.error.setText(text)
        self.error.setVisible(bool(text))

    # What the person does

    def _connect(self) -> None:
        self.history.selectionModel().currentChanged.connect(lambda *_: self._offer_file())
        self.history.selectionModel().selectionChanged.connect(lambda *_: self._offer_file())
        self.history.pressed_key.connect(self.press)
        self.history.customContextMenuRequested.connect(self._show_menu)
        self._theme.changed.connect(self._draw)

    def _file_commands(self) -> list[Command]:
        status, files = self._status, self._files
        return self._commands.of_files(status, files) if status is not None and files else []

    def _offer_file(self) -> None:
        self.file_buttons.offer(self._file_commands())

    def press(self, key: str) -> bool:
        """Do what a key of the list means for the chosen file; return whether it means anything."""
        wanted = [
            each for each in self._file_commands() if each.name == {"open": "openLink", "copy": "copyLink"}.get(key)
        ]
        for command in wanted:
            command.act()
        return bool(wanted)

    def _show_menu(self, point: QPoint) -> None:
        commands = self._file_commands()
        if commands:
            menu = self._commands.menu(commands, "fileMenu", self)
            menu.popup(self.history.viewport().mapToGlobal(point))

    # Parts

    def _draw(self) -> None:
        if self._status is not None:
            icon, tone = FOLDER_LOOKS[self._status.state]
            side, colour = round(self.fontMetrics().height() * 1.1), self._theme.colours.tone(tone)
            self._state_icon.setPixmap(self._theme.pixmap(icon, colour, side, self.devicePixelRatioF()))

    def _arrange(self) -> None:
        nothing = QLabel(self.tr("Here you see what became of the pictures\nin a watched folder."))
        nothing.setObjectName("folderDetailsNothing")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.setProperty("quiet", True)
        state = QHBoxLayout()
        state.setSpacing(8)
        state.addWidget(self._state_icon, 0, Qt.AlignmentFlag.AlignTop)
        state.addWidget(self.state, 1)
        caption = QLabel(self.tr("Last pictures"))
        caption.setFont(scaled_font(self.font(), 1.0, strong=True))
        caption.setBuddy(self.history)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(14, 12, 14, 14)
        layout.setSpacing(8)
        layout.addWidget(self.name)
        layout.addWidget(self.path)
        layout.addLayout(state)
        layout.addWidget(self.settings)
        layout.addWidget(self.error)
        layout.addWidget(self.folder_buttons)
        layout.addSpacing(6)
        layout.addWidget(caption)
        layout.addWidget(self.empty)
        layout.addWidget(self.history, 1)
        layout.addWidget(self.file_buttons)
        layout.addStretch(0)
        self.history.setMinimumHeight(self.fontMetrics().height() * _LINES)
        area = QScrollArea()
        area.setObjectName("folderDetailsArea")
        area.setProperty("page", True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        self._stack.addWidget(nothing)
        self._stack.addWidget(area)


class _Buttons(QWidget):
    """A button for each of some commands; those that are not offered now are not shown."""

    def __init__(self, names: Sequence[str], about: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._offered: dict[str, Command] = {}
        self._buttons = {name: self._make(name, about) for name in names}
        line = FlowLayout(6, self)
        for button in self._buttons.values():
            line.addWidget(button)

    def __getitem__(self, name: str) -> QPushButton:
        return self._buttons[name]

    def offer(self, commands: Sequence[Command]) -> None:
        """Offer these commands and no others."""
        before, self._offered = self._offered, {command.name: command for command in commands}
        for name, button in self._buttons.items():
            command = self._offered.get(name)
            if command is not None and (name not in before or before[name].text != command.text):
                button.setText(beside_icon(command.text))
                button.setAccessibleName(command.text)
                self._theme.dress(button, command.icon)
            button.setVisible(command is not None)
        self.setVisible(bool(commands))

    def _make(self, name: str, about: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"{name}{about}Button")
        button.setAutoDefault(False)
        button.clicked.connect(partial(self._clicked, name))
        button.hide()
        return button

    def _clicked(self, name: str, _checked: bool = False) -> None:
        if name in self._offered:
            self._offered[name].act()


def _label(name: str, *, quiet: bool = False) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    if quiet:
        label.setProperty("quiet", True)
    return label

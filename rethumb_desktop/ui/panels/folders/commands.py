"""What can be done with a watched folder and with the files that came into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from rethumb_desktop.domain.watched_folder import FileState, FolderState, FolderStatus, WatchedFile
from rethumb_desktop.ui.theme.theme import Theme

_RESTING = (FolderState.STOPPED, FolderState.ELSEWHERE)


@dataclass(frozen=True)
class Command:
    """Something that can be done: the name for its button or action, words, an icon, and what does it."""

    name: str
    text: str
    icon: str
    act: Callable[[], object]
    key: str = ""


class FolderCommands(QObject):
    """Says by signals what is wanted of which folder. `is_queued` tells whether a job is in the queue's list.

    Those about files carry the folder's status and a file; `copy_link` several.
    """

    watch = Signal()
    agree = Signal(object)
    pause = Signal(object)
    go_on = Signal(object)
    look = Signal(object)
    open_folder = Signal(object)
    change = Signal(object)
    remove = Signal(object)
    try_again = Signal(object)
    copy_link = Signal(object, object)
    open_link = Signal(object, object)
    show_in_queue = Signal(object)
    show_original = Signal(object)

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.is_queued: Callable[[int], bool] = lambda _: False

    def of_folder(self, status: FolderStatus) -> list[Command]:
        """Return what can be done with a folder as it stands now."""
        paused = status.folder.paused
        words, icon = (self.tr("Go on"), "play") if paused else (self.tr("Pause"), "pause")
        commands = [
            Command("pause", words, icon, partial((self.go_on if paused else self.pause).emit, status)),
            Command("open", self.tr("Open folder"), "folder-open", partial(self.open_folder.emit, status)),
            Command("change", self.tr("Change…"), "sliders-horizontal", partial(self.change.emit, status), "F2"),
            Command("remove", self.tr("Remove…"), "x", partial(self.remove.emit, status), "Del"),
        ]
        if not paused and status.state not in _RESTING:
            commands.insert(1, Command("look", self.tr("Look now"), "refresh-cw", partial(self.look.emit, status)))
        if status.state is FolderState.CONSENT:
            commands.insert(0, Command("agree", self.tr("Agree…"), "hand", partial(self.agree.emit, status)))
        return commands

    def of_files(self, status: FolderStatus, files: Sequence[WatchedFile]) -> list[Command]:
        """Return what can be done with files of a folder."""
        linked = tuple(file for file in files if has_links(status, file))
        text = self.tr("Copy link") if len(files) == 1 else self.tr("Copy links")
        copy = Command("copyLink", text, "copy", partial(self.copy_link.emit, status, linked), "Ctrl+C")
        if len(files) == 1:
            return ([copy] if linked else []) + self._of_file(status, files[0])
        return [copy] if linked else []

    def _of_file(self, status: FolderStatus, file: WatchedFile) -> list[Command]:
        commands = []
        if has_links(status, file):
            follow = partial(self.open_link.emit, status, file)
            commands = [Command("openLink", self.tr("Open the link"), "external-link", follow, "Return")]
        if file.state is FileState.FAILED:
            again = partial(self.try_again.emit, file)
            commands = [Command("tryAgain", self.tr("Try again"), "refresh-cw", again)]
        if file.job is not None and self.is_queued(file.job):
            text = self.tr("Show in the queue")
            commands.append(Command("showInQueue", text, "list", partial(self.show_in_queue.emit, file)))
        text = self.tr("Show the original in its folder")
        commands.append(Command("showOriginal", text, "folder-open", partial(self.show_original.emit, file)))
        return commands

    def menu(self, commands: Sequence[Command], name: str, parent: QWidget) -> QMenu:
        """Return a menu of these commands."""
        menu = QMenu(parent)
        menu.setObjectName(name)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command in commands:
            key = QKeySequence(command.key).toString(QKeySequence.SequenceFormat.NativeText)
            # The list listens for the key; here it is only shown.
            action = menu.addAction(f"{command.text}\t{key}" if key else command.text)
            action.setObjectName(f"{command.name}FolderAction")
            self._theme.dress(action, command.icon)
            action.triggered.connect(partial(_call, command.act))
        return menu


def has_links(status: FolderStatus, file: WatchedFile) -> bool:
    """Whether there are links to what became of a file, as far as is known here."""
    return status.folder.publishes and bool(file.sha256) and file.state in (FileState.DONE, FileState.DUPLICATE)


def _call(act: Callable[[], object], *_: object) -> None:
    act()

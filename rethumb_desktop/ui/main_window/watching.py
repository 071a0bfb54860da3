"""The page of watched folders, tied to the rest of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.events import AccountsChanged, Event, FolderStatusChanged, WatchedFoldersChanged
from rethumb_desktop.domain.library import THIS_COMPUTER, Library
from rethumb_desktop.domain.watched_folder import FolderState, FolderStatus, WatchedFile, WatchedFolder
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge, Ticket
from rethumb_desktop.ui.main_window.consent import Consent
from rethumb_desktop.ui.main_window.frame import Page
from rethumb_desktop.ui.main_window.intake import Intake
from rethumb_desktop.ui.main_window.links import Links, OpenUrl
from rethumb_desktop.ui.main_window.voice import Voice
from rethumb_desktop.ui.main_window.window import MainWindow
from rethumb_desktop.ui.models.dropped import Dropped
from rethumb_desktop.ui.models.folder_wording import (
    describe_coming,
    describe_left_over,
    describe_standing,
    name_folder,
)
from rethumb_desktop.ui.models.pulse import Pulse
from rethumb_desktop.ui.models.queue import QueueModel
from rethumb_desktop.ui.panels.folders.panel import FoldersPanel
from rethumb_desktop.ui.panels.queue.panel import QueuePanel
from rethumb_desktop.ui.theme.colours import Tone
from rethumb_desktop.ui.theme.theme import Theme

if TYPE_CHECKING:
    from rethumb_desktop.services.sharing import Shared
    from rethumb_desktop.services.watching.watching import Watching
    from rethumb_desktop.ui.panels.folders.dialog import WatchDialog

#: So many files are shown of a folder, and read again so often at most, in milliseconds.
_FILES, _PAUSE_MS = 100, 500
#: In such a state it is nothing to a folder whether this window is closed.
_NOT_HERE = frozenset({FolderState.PAUSED, FolderState.ELSEWHERE, FolderState.STOPPED})
#: In such a state a look finds nothing.
_CANNOT_LOOK = frozenset({FolderState.MISSING, FolderState.CONSENT, FolderState.UNUSABLE})


class FolderWatching(QObject):
    """Shows how watched folders do, and does what is wanted of them."""

    def __init__(
        self,
        window: MainWindow,
        panel: FoldersPanel,
        queue: QueuePanel,
        model: QueueModel,
        consent: Consent,
        links: Links,
        intake: Intake,
        bridge: Bridge,
        voice: Voice,
        theme: Theme,
        open_url: OpenUrl = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._panel = panel
        self._header = window.header
        self._queue = queue
        self._model = model
        self._consent = consent
        self._links = links
        self._intake = intake
        self._bridge = bridge
        self._voice = voice
        self._theme = theme
        self._open_url = open_url
        self._services: Services | None = None
        self._reading: Ticket | None = None
        self._loading: Ticket | None = None
        self._late: dict[str, FolderStatus] = {}
        self._missed: set[str] = set()
        self._states: dict[str, FolderState] = {}
        self._history = Pulse(self._read_history, _PAUSE_MS, self)
        self._connect()

    def serve(self, services: Services) -> None:
        """Begin to show the folders."""
        self._services = services
        self._bridge.received.connect(self._follow)
        self._load()

    @property
    def watches(self) -> bool:
        """Whether this run of the program watches a folder, as far as is known."""
        return any(state not in _NOT_HERE for state in self._states.values())

    # What the person wants

    def prefer_tray(self) -> None:
        """Have the program go on in the tray when its window is closed, from now on."""
        services = self._services
        if services is not None:
            self._bridge.run(
                lambda: services.preferring.change(lambda now: replace(now, close_to_tray=True)), None, self._voice.tell
            )

    def watch(self) -> None:
        """Let the person choose a folder, and say what is to become of what comes into it."""
        path = QFileDialog.getExistingDirectory(self._window, self.tr("Watch a folder"))
        if path:
            self.describe(path)

    def copy_chosen(self) -> None:
        """Copy the link of the chosen picture of a folder's history."""
        if not self._panel.details.press("copy"):
            self._voice.say(self.tr("None of the pictures that are shown has a link."))

    def describe(self, path: str) -> None:
        """Ask what is to become of the pictures that come into a folder."""
        preset, library = self._header.preset, self._header.library
        presets = (preset.name,) if preset is not None else ()
        self._open_dialog(WatchedFolder("", path, presets, library.name if library is not None else THIS_COMPUTER))

    def _open_dialog(self, folder: WatchedFolder) -> None:
        services = self._services
        if services is None:
            return
        # Loaded when it is wanted: most starts do not want it.
        from rethumb_desktop.ui.panels.folders.dialog import WatchDialog
        from rethumb_desktop.ui.panels.folders.presets import WatchOffer

        offer = WatchOffer(self._header.presets, self._header.libraries)
        dialog = WatchDialog(
            offer,
            folder,
            services.watching.check,
            services.watching.count_coming,
            self._bridge,
            self._theme,
            self._window,
        )
        dialog.wanted.connect(lambda wanted: self._agree_first(dialog, wanted))
        dialog.open()

    def _agree_first(self, dialog: WatchDialog, folder: WatchedFolder) -> None:
        """Watch a folder, once the person has agreed that its pictures leave."""
        if not folder.publishes:
            self._keep(dialog, folder)
            return

        def ask(found: tuple[Library, int]) -> None:
            library, number = found
            self._consent.ask_first(
                library,
                lambda: describe_coming(folder, number),
                lambda: self._keep(dialog, folder),
                over=dialog,
                otherwise=dialog.go_on,
            )

        def failed(_: Fault) -> None:
            # Whatever it is, that is said beside its part.
            self._keep(dialog, folder)

        self._look_up(folder, ask, failed)

    def _keep(self, dialog: WatchDialog, folder: WatchedFolder) -> None:
        services = self._services
        if services is None:
            return
        keep = services.watching.change if folder.id else services.watching.add

        def kept(kept: WatchedFolder) -> None:
            dialog.accept()
            self._panel.choose(kept.id)

        self._bridge.run(lambda: keep(folder), kept, dialog.complain)

    def _agree(self, status: FolderStatus) -> None:
        folder = status.folder

        def ask(found: tuple[Library, int]) -> None:
            library, number = found
            self._consent.ask_first(library, lambda: describe_coming(folder, number), agreed)

        def agreed() -> None:
            text = self.tr("Pictures that come into “{folder}” are published to “{library}”.")
            text = text.replace("{folder}", name_folder(folder.path)).replace("{library}", folder.library)
            self._voice.say(text, "circle-check", Tone.GOOD)

        self._look_up(folder, ask, self._voice.tell)

    def _look_up(
        self, folder: WatchedFolder, use: Callable[[tuple[Library, int]], object], failed: Callable[[Fault], object]
    ) -> None:
        """Find a folder's library, which another run may have added, and how many pictures would leave at once."""
        services = self._services
        if services is None:
            return

        def find() -> tuple[Library, int]:
            return services.accounts.library(folder.library), services.watching.count_coming(folder)

        self._bridge.run(find, use, failed)

    def _ask_remove(self, status: FolderStatus) -> None:
        box = QMessageBox(self._window)
        box.setObjectName("removeFolderDialog")
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Remove a watched folder"))
        name = name_folder(status.folder.path)
        question = self.tr("Watch “{folder}” no more?").replace("{folder}", name)
        more = self.tr("The folder and what is in it stay as they are, and what was published stays published.")
        box.setText(question)
        box.setInformativeText("\n\n".join(part for part in (describe_left_over(status), more) if part))
        remove = box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        remove.setObjectName("removeFolderForGoodButton")
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        watch = status.folder.id
        box.buttonClicked.connect(
            lambda button: self._order(lambda watching: watching.remove(watch)) if button is remove else None
        )
        box.finished.connect(box.deleteLater)
        box.open()

    def _order(self, give: Callable[[Watching], object]) -> None:
        services = self._services
        if services is not None:
            self._bridge.run(lambda: give(services.watching), None, self._voice.tell)

    def _look(self, status: FolderStatus) -> None:
        services = self._services
        if services is None:
            return

        def asked(looks: bool) -> None:
            if not looks or status.state in _CANNOT_LOOK:
                text = f"{name_folder(status.folder.path)}: {describe_standing(status)}"
                self._voice.say(text, "circle-alert", Tone.WARNING)

        self._bridge.run(lambda: services.watching.rescan(status.folder.id), asked, self._voice.tell)

    def _open_folder(self, status: FolderStatus) -> None:
        path = status.folder.path

        def looked(is_there: bool) -> None:
            if not is_there or self._open_url(QUrl.fromLocalFile(path)) is False:
                text = self.tr("“{folder}” cannot be opened.").replace("{folder}", name_folder(path))
                self._voice.say(text, "circle-alert", Tone.BAD)

        self._bridge.run(lambda: Path(path).is_dir(), looked)

    def _take_dropped(self, path: str) -> None:
        """Watch a folder that was let go on the page; what is none is taken in as everywhere else."""

        def looked(is_folder: bool) -> None:
            if is_folder:
                self.describe(path)
            else:
                self._intake.take(Dropped((path,)))

        self._bridge.run(lambda: Path(path).is_dir(), looked)

    # Links

    def _with_links(
        self, status: FolderStatus, files: Sequence[WatchedFile], use: Callable[[Sequence[Shared]], object]
    ) -> None:
        services = self._services
        if services is not None:
            self._bridge.run(lambda: _find_links(services, status.folder, files), use, self._voice.tell)

    def _show_in_queue(self, file: WatchedFile) -> None:
        if file.job is not None:
            self._window.frame.show_page(Page.QUEUE)
            self._queue.show_job(file.job)

    # Following

    def _follow(self, events: Sequence[Event]) -> None:
        if any(isinstance(event, WatchedFoldersChanged) for event in events):
            self._load()
        statuses = [event.status for event in events if isinstance(event, FolderStatusChanged)]
        if statuses:
            self._late |= {status.folder.id: status for status in statuses}
            self._states |= {status.folder.id: status.state for status in statuses}
            self._panel.take(statuses)

    def _load(self) -> None:
        services = self._services
        if services is None:
            return
        if self._loading is not None:
            self._loading.cancel()
        self._late = {}
        self._loading = self._bridge.run(services.watching.statuses, self._show, self._voice.tell)

    def _show(self, statuses: Sequence[FolderStatus]) -> None:
        known = {library.name for library in self._header.libraries}
        if any(each.folder.publishes and each.folder.library not in known | self._missed for each in statuses):
            # Another run has added an account, and a folder for it: the choosers are to know it too.
            self._missed |= {each.folder.library for each in statuses}
            self._bridge.listen(AccountsChanged())
        # What was told since is newer than what was read.
        newest = [self._late.get(each.folder.id, each) for each in statuses]
        self._states = {each.folder.id: each.state for each in newest}
        self._panel.show_statuses(newest)
        self._model.folders.name({each.folder.id: name_folder(each.folder.path) for each in statuses})

    def _read_history(self) -> None:
        services, status = self._services, self._panel.details.status
        if services is None or status is None or not self._panel.isVisible():
            return
        watch = status.folder.id

        def done(files: Sequence[WatchedFile]) -> None:
            shown = self._panel.details.status
            if shown is not None and shown.folder.id == watch:
                self._panel.details.show_files(files)

        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._bridge.run(lambda: services.watching.history(watch, _FILES), done, self._voice.tell)

    def _connect(self) -> None:
        panel, commands, links = self._panel, self._panel.commands, self._links
        commands.is_queued = lambda job: self._model.find(job) is not None
        commands.watch.connect(self.watch)
        commands.agree.connect(self._agree)
        commands.pause.connect(lambda each: self._order(lambda watching: watching.pause(each.folder.id)))
        commands.go_on.connect(lambda each: self._order(lambda watching: watching.go_on(each.folder.id)))
        commands.look.connect(self._look)
        commands.open_folder.connect(self._open_folder)
        commands.try_again.connect(lambda file: self._order(lambda watching: watching.try_again(file)))
        commands.change.connect(lambda each: self._open_dialog(each.folder))
        commands.remove.connect(self._ask_remove)
        commands.copy_link.connect(lambda each, files: self._with_links(each, files, links.copy))
        commands.open_link.connect(lambda each, file: self._with_links(each, [file], links.open))
        commands.show_in_queue.connect(self._show_in_queue)
        commands.show_original.connect(lambda file: links.show_folder(file.path))
        panel.chosen.connect(self._history.ask)
        panel.dropped.connect(self._take_dropped)


def _find_links(services: Services, folder: WatchedFolder, files: Sequence[WatchedFile]) -> Sequence[Shared]:
    """Return what was published of files, in the folder's library or in the one it had then. Raises Fault."""
    from rethumb_desktop.services.sharing import shared_of_publications

    others = [library.name for library in services.accounts.libraries()]
    shared: list[Shared] = []
    for file in files:
        for library in dict.fromkeys((folder.library, *others)):
            found = shared_of_publications(services.browsing.of_original(library, file.sha256))
            if found:
                shared += found
                break
    return shared

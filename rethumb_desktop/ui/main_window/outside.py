"""What of the program is seen outside of its window: the tray and notifications."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication

from rethumb_desktop.domain.events import Event, LibraryHalted, LibraryResumed, PreferencesChanged
from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.preferences import Preferences
from rethumb_desktop.ui.desktop.badge import TrayLook, TrayState
from rethumb_desktop.ui.desktop.notices import (
    DECISION,
    HIDDEN,
    LINKS,
    WATCHED,
    Notice,
    NoticeAction,
    make_decision_notice,
    make_hidden_notice,
    make_link_notice,
    make_watched_notice,
)
from rethumb_desktop.ui.desktop.residence import Residence
from rethumb_desktop.ui.main_window.frame import Page
from rethumb_desktop.ui.main_window.window import MainWindow
from rethumb_desktop.ui.main_window.workspace import Workspace
from rethumb_desktop.ui.models.wording import describe_library
from rethumb_desktop.ui.theme.colours import DARK, LIGHT

if TYPE_CHECKING:
    from rethumb_desktop.ui.main_window.links import Copied
    from rethumb_desktop.ui.main_window.watched_links import Arrived


class Outside(QObject):
    """The tray's icon and menu, and the notifications. Made when the window works."""

    def __init__(
        self, window: MainWindow, workspace: Workspace, residence: Residence, preferences: Preferences
    ) -> None:
        super().__init__(window)
        from rethumb_desktop.ui.desktop.notifier import Notifier
        from rethumb_desktop.ui.desktop.tray import RecentLinks, Tray
        from rethumb_desktop.ui.theme.icons import IconFolder

        self._window = window
        self._workspace = workspace
        self._residence = residence
        self._halted: set[str] = set()
        self._copied: Copied | None = None
        self._arrived: Arrived | None = None
        self._undecided = ""
        self._notify = preferences.notify
        self._recent = RecentLinks()
        self.tray = Tray(_look_of_tray(), self)
        self.notifier = Notifier((IconFolder().folder / "rethumb-desktop.png").as_uri(), self)
        self._connect()
        self.tray.show()
        self.prefer(preferences)

    def close(self) -> None:
        """Take the icon out of the tray and listen to nothing any more."""
        self.tray.close()
        self.notifier.close()

    def prefer(self, preferences: Preferences) -> None:
        """Follow what the person prefers."""
        self._residence.close_to_tray = preferences.close_to_tray
        self._notify = preferences.notify

    def follow(self, events: Sequence[Event]) -> None:
        """Follow what happens."""
        for event in events:
            match event:
                case PreferencesChanged(preferences):
                    self.prefer(preferences)
                case LibraryHalted(library):
                    self._halted.add(library)
                case LibraryResumed(library):
                    self._halted.discard(library)
        self._tell()

    def _connect(self) -> None:
        tray, residence, workspace = self.tray, self._residence, self._workspace
        residence.use_tray(lambda: tray.is_there)
        residence.moved.connect(tray.show_window_shown)
        residence.hidden_first.connect(lambda: self.notifier.show(make_hidden_notice()))
        self.notifier.acted.connect(self._acted)
        self.notifier.unheard.connect(self._unheard)
        tray.show_wanted.connect(residence.show)
        tray.hide_wanted.connect(residence.hide)
        tray.pause_wanted.connect(workspace.orders.pause_or_go_on)
        tray.copy_wanted.connect(workspace.links.copy_text)
        tray.library_wanted.connect(self._show_library)
        tray.preferences_wanted.connect(workspace.preference_windows.show)
        tray.quit_wanted.connect(residence.end)
        workspace.links.copied.connect(self._note_copied)
        workspace.watched_links.arrived.connect(self._note_arrived)
        workspace.devices.decided_by_person.connect(self._call_person)
        workspace.preference_windows.has_tray = lambda: tray.is_there

    def _note_copied(self, copied: Copied) -> None:
        """Offer the links in the tray; say that they were copied where the window is not looked at."""
        self._copied = copied
        self._recent.add([(link.name, link.url) for link in copied.links])
        self.tray.show_recent(self._recent.links)
        if self._notify and not self._window.isActiveWindow():
            names = list(dict.fromkeys(link.name for link in copied.links))
            self.notifier.show(make_link_notice(len(copied.links), names))

    def _note_arrived(self, arrived: Arrived) -> None:
        """Offer the links of what watched folders published; say so where the window is not looked at."""
        self._arrived = arrived
        self._recent.add([(link.name, link.url) for link in arrived.links])
        self.tray.show_recent(self._recent.links)
        if self._notify and not self._window.isActiveWindow():
            self.notifier.show(make_watched_notice(len(arrived.names), arrived.folders, arrived.names))

    def _call_person(self, library: str, reason: str) -> None:
        """Say that a library needs a person where the window is not looked at."""
        self._undecided = library
        if self._notify and not self._window.isActiveWindow():
            self.notifier.show(make_decision_notice(describe_library(library), reason))

    def _show_library(self) -> None:
        self._residence.show()
        self._window.frame.show_page(Page.LIBRARY)

    def _tell(self) -> None:
        counts, paused = self._workspace.model.counts, self._workspace.orders.paused
        under_way = sum(counts[state] for state in (JobState.RENDERING, JobState.READY, JobState.UPLOADING))
        self.tray.show_paused(paused)
        if self._halted:
            named = ", ".join(map(describe_library, sorted(self._halted)))
            self.tray.show_state(TrayState.HALTED, self.tr("Nothing is sent to {library}.").replace("{library}", named))
        elif under_way and not paused:
            self.tray.show_state(TrayState.BUSY, self.tr("Pictures are under way."))
        else:
            self.tray.show_state(TrayState.QUIET, self.tr("The queue is paused.") if paused else "")

    def _acted(self, subject: str, action: str) -> None:
        copied, arrived = self._copied, self._arrived
        match action:
            case NoticeAction.SHOW if subject == DECISION:
                self._residence.show()
                self._workspace.devices.show(self._undecided)
            case NoticeAction.SHOW:
                self._residence.show()
            case NoticeAction.COPY if subject == LINKS and copied is not None:
                self._workspace.links.copy_text(copied.text)
            case NoticeAction.COPY if subject == WATCHED and arrived is not None:
                self._workspace.watched_links.copy(arrived)
            case NoticeAction.OPEN if subject == WATCHED and arrived is not None:
                self._workspace.watched_links.open(arrived)
            case NoticeAction.OPEN if subject == LINKS and copied is not None and copied.links:
                QDesktopServices.openUrl(QUrl(copied.links[0].url))

    def _unheard(self, notice: Notice) -> None:
        if notice.subject == HIDDEN:
            self.tray.say(notice.title, notice.body)


def _look_of_tray() -> TrayLook:
    """Return the same look for light and dark: the tray need not be as the windows are."""
    colours = (LIGHT.accent, DARK.warning, LIGHT.on_accent, LIGHT.text)
    return TrayLook(QGuiApplication.windowIcon(), *(QColor(colour) for colour in colours))

"""The main window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QGuiApplication,
    QImage,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.original import Source
from rethumb_desktop.domain.preferences import Preferences
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.language.service_texts import translate_service
from rethumb_desktop.ui.main_window.about import show_about
from rethumb_desktop.ui.main_window.accounting import AccountWindows
from rethumb_desktop.ui.main_window.actions import make_actions, make_menu, show_paused
from rethumb_desktop.ui.main_window.beginning import Beginning
from rethumb_desktop.ui.main_window.consent import Consent
from rethumb_desktop.ui.main_window.dropping import Dropping
from rethumb_desktop.ui.main_window.following import Following
from rethumb_desktop.ui.main_window.frame import Frame, Page
from rethumb_desktop.ui.main_window.halts import Halts
from rethumb_desktop.ui.main_window.holding import Holding
from rethumb_desktop.ui.main_window.intake import Intake
from rethumb_desktop.ui.main_window.links import Links
from rethumb_desktop.ui.main_window.memory import Placement
from rethumb_desktop.ui.main_window.opening import Chosen, Newest, Offer, Opened, Remember, load_offer
from rethumb_desktop.ui.main_window.orders import Orders
from rethumb_desktop.ui.main_window.preferring import PreferenceWindows
from rethumb_desktop.ui.main_window.queue_links import QueueLinks
from rethumb_desktop.ui.main_window.removing import RemovalWindows
from rethumb_desktop.ui.main_window.shelf import Shelf
from rethumb_desktop.ui.main_window.voice import Voice
from rethumb_desktop.ui.models.dropped import read_dropped
from rethumb_desktop.ui.models.icons import IconCache
from rethumb_desktop.ui.models.pixels import make_image
from rethumb_desktop.ui.models.pulse import Pulse
from rethumb_desktop.ui.models.queue import QueueModel
from rethumb_desktop.ui.models.sifting import Stage
from rethumb_desktop.ui.models.wording import describe_library, describe_recipes
from rethumb_desktop.ui.panels.footer import Footer
from rethumb_desktop.ui.panels.header import Header, HeaderActions
from rethumb_desktop.ui.panels.inspector.privacy_briefing import PrivacyBriefing
from rethumb_desktop.ui.panels.inspector.privacy_line import PrivacyLine
from rethumb_desktop.ui.panels.preview.panel import PreviewPanel
from rethumb_desktop.ui.panels.queue.panel import QueuePanel
from rethumb_desktop.ui.theme.colours import Tone
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.message_bar import MessageBar

#: How often the side panels are told of a selection that grows, and how many selected jobs are looked at anew whenever
#: something happened: with very many that takes its time.
_PAUSE_MS = 60
_FEW = 200

_COLUMNS = "inspectorColumns"


class MainWindow(QMainWindow):
    """Header, pages with their side panels, footer. It is complete without services, and comes to life with them.

    `painted` tells that it can be seen for the first time; only then is made what cannot be seen at first. `remember`
    is called on a worker thread. `quit_wanted`: the program is to end, whatever closing the window means.
    """

    painted = Signal()
    quit_wanted = Signal()

    def __init__(self, bridge: Bridge, theme: Theme, placement: Placement, remember: Remember) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle("rethumb desktop")
        self._bridge = bridge
        self._theme = theme
        self._placement = placement
        self._newest = Newest(remember)
        self._services: Services | None = None
        self._was_painted = False
        self._selected: list[Job] = []
        self.commands = make_actions(self, theme)
        self.model = QueueModel(self._icon_of, self)
        self._make_panels()
        self.icons = IconCache(bridge, self._make_icon, self.queue.view.rows.icon_side, self.devicePixelRatioF())
        self._make_controllers()
        bars = (self.bar, self.halts.place, self.removals.bar)
        self.frame = Frame(self.header, bars, self.queue, self.preview_page, self.footer)
        self.setCentralWidget(self.frame)
        self._connect()
        placement.restore(self, self.frame.splitter)
        self.queue.empty.setFocus()

    # Coming to life

    def serve(self, opened: Opened) -> None:
        """Show what there is and begin to work."""
        services = self._services = opened.services
        self._prefer(opened.preferences)
        self.header.choose_link_form(opened.chosen.link_form)
        self._offer(opened.offer, opened.chosen)
        self.voice.pass_on([translate_service(warning) for warning in services.warnings])
        self.preview.serve(services.previewing)
        self.inspector.serve(services.inspecting, services.checking)
        self.library.serve(services)
        self.briefing.serve(services.inspecting)
        for controller in (self.consent, self.links, self.account_windows, self.removals, self.halts, self.holding):
            controller.serve(services)
        self.preference_windows.serve(services)
        self.queue_links.serve({job.batch for job in opened.jobs if not job.held})
        self.orders.serve(services.publishing)
        self.beginning.serve(services, opened.preferences)
        self.following.begin(opened.jobs)
        self.header.chosen.connect(self._chosen)
        self.intake.serve(services)

    def could_not_open(self, fault: Fault, again: Callable[[], object]) -> None:
        """Say why there is nothing to work with, and offer to try again."""
        text = " ".join(text for text in (fault.title, fault.detail) if text)
        self.voice.warn(text, self.tr("Try again"), again)

    # Following what happens

    def _reload(self) -> None:
        services = self._services
        if services is not None:
            # What is chosen is asked when the answer comes: the person may choose meanwhile.
            self._bridge.run(
                lambda: load_offer(services),
                lambda offer: self._offer(offer, self._now_chosen()),
                self.voice.tell,
            )

    def _offer(self, offer: Offer, chosen: Chosen) -> None:
        self.header.show_presets(offer.presets, chosen.preset)
        self.header.show_libraries(offer.libraries, self.account_windows.take_added() or chosen.library)
        self._tell_promise()

    def _prefer(self, preferences: Preferences) -> None:
        self._theme.prefer(preferences.appearance)
        self.intake.look_first = preferences.look_first
        self.queue.show_at_once(not preferences.look_first)
        self.beginning.prefer(preferences)
        for panel in (self.header, self.queue):
            panel.offer_template(bool(preferences.link_template))
        self._tell_promise()

    def _chosen(self) -> None:
        self._tell_promise()
        self._bridge.run(self._newest.note(self._now_chosen()), None, self.voice.tell)

    def _now_chosen(self) -> Chosen:
        preset, library = self.header.preset, self.header.library
        default = Chosen()
        return Chosen(
            preset.name if preset else default.preset,
            library.name if library else default.library,
            self.header.link_form,
        )

    def _tell_promise(self) -> None:
        """Say in the empty state what will become of the pictures."""
        preset, library = self.header.preset, self.header.library
        if preset is None or library is None:
            return
        text = self.tr("They become “{preset}” ({recipes}) in “{library}”. The links are copied for you.")
        if self.intake.look_first:
            text = self.tr("They become “{preset}” ({recipes}) in “{library}”, once you have looked at them.")
        text = text.replace("{preset}", preset.name).replace("{recipes}", describe_recipes(preset.recipes))
        self.queue.empty.set_sentence(text.replace("{library}", describe_library(library.name)))

    def _look_at_selection(self) -> None:
        self._selected = self.queue.selected()
        self._tell_current()

    def _followed(self) -> None:
        if len(self._selected) <= _FEW:
            self._selected = self.queue.selected()
        self._tell_current()

    def _tell_current(self) -> None:
        job, selected = self.queue.current(), self._selected
        self.preview.show_job(job, selected)
        self.briefing.show_jobs(job, selected)
        if self._services is not None:
            self.inspector.show_jobs(job, selected)
        self.preference_windows.show_job(job)

    def _show_paused(self, paused: bool) -> None:
        self.orders.paused = paused
        show_paused(self.commands.pause, self._theme, paused=paused)
        self.header.spell_out_pause(paused)
        self._count()
        if paused:
            self._tell_paused()
        else:
            self.voice.say(self.tr("The queue goes on."), "play")

    def _tell_paused(self) -> None:
        text = self.tr("The queue is paused: pictures wait.")
        self.voice.say(text, "pause", Tone.WARNING, self.tr("Go on"), self.orders.pause_or_go_on)

    def _queued(self) -> None:
        if self.orders.paused:
            self._tell_paused()

    def _count(self) -> None:
        counts = self.model.counts
        held = self.model.stages[Stage.TO_PUBLISH]
        self.footer.show_counts(counts, paused=self.orders.paused, held=held, finished=self.model.finished)
        ended = sum(number for state, number in counts.items() if state.ended)
        self.commands.pause.setEnabled(self.orders.paused or ended + held < sum(counts.values()))
        self.commands.retry_failed.setEnabled(counts[JobState.FAILED] > 0)
        self.commands.clear_ended.setEnabled(ended > counts[JobState.FAILED])
        self.commands.copy.setEnabled(counts[JobState.PUBLISHED] + counts[JobState.DUPLICATE] > 0)

    # Icons of the list

    def _icon_of(self, job: Job) -> QPixmap | None:
        return self.icons.pixmap(job) if self._services is not None else None

    def _make_icon(self, source: Source, side: int) -> QImage:
        services = self._services
        if services is None:
            raise Fault(FaultKind.USAGE, "The services are not open yet.")
        return make_image(services.icons.icon(source, side))

    # What is pasted

    def _paste(self) -> None:
        self.intake.take(read_dropped(QGuiApplication.clipboard().mimeData()))

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self._furnish)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.preference_windows.holds(self.close):
            event.ignore()
            return
        self.preference_windows.close()
        self.keep_place()
        event.accept()

    def keep_place(self) -> None:
        """Remember where the window is."""
        if self.isVisible():
            # A hidden window has no frame any more: it would be put a little higher at each start.
            self._placement.keep(self, self.frame.splitter)
            if self._services is not None:
                self._placement.write(_COLUMNS, self.inspector.tags.widths())

    # Parts

    def _make_panels(self) -> None:
        actions = self.commands
        menu = make_menu(actions, self._theme, self)
        self.header = Header(HeaderActions(actions.add, actions.paste, actions.copy, actions.pause, menu), self._theme)
        self.bar = MessageBar()
        self._theme.dress(self.bar.close_button, "x")
        self.queue = QueuePanel(self.model, self._theme)
        self.preview = PreviewPanel(self._bridge, self._theme)
        privacy = PrivacyLine(self._theme)
        self.briefing = PrivacyBriefing(self._bridge, privacy, self)
        self.preview_page = QWidget()
        layout = QVBoxLayout(self.preview_page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.preview, 1)
        privacy.setContentsMargins(12, 0, 12, 12)
        layout.addWidget(privacy)
        self.footer = Footer(self._theme)

    def _make_controllers(self) -> None:
        bridge, theme = self._bridge, self._theme
        self.voice = Voice(self.footer, self.bar, theme)
        self.consent = Consent(self, bridge, self.voice)
        self.intake = Intake(self, self.header, self.consent, bridge, self.voice)
        self.dropping = Dropping(self, self.header, self.intake)
        self.links = Links(self, self.header, bridge, self.voice)
        self.queue_links = QueueLinks(self.model, self.queue, self.links, self.voice)
        self.following = Following(self, self.model, self.queue_links, bridge)
        self.orders = Orders(self.model, self.queue, self.commands, self.icons, bridge, self.voice)
        self.holding = Holding(self.model, self.queue, self.preview, self.header, self.consent, bridge, self.voice)
        self.account_windows = AccountWindows(self, bridge, theme)
        self.halts = Halts(self, self.account_windows, bridge, self.voice, theme)
        self.removals = RemovalWindows(self, self.queue, self.model, bridge, self.voice, theme)
        self.beginning = Beginning(
            self.queue, self.model, self.header, self.account_windows, self.holding, bridge, self.voice
        )
        self.shelf = Shelf(self.links, self.removals, self.holding, self.voice, self._placement)
        self.preference_windows = PreferenceWindows(self, self.account_windows, bridge, theme)

    def _furnish(self) -> None:
        """Make what cannot be seen at first; then all is there that the services fill."""
        from rethumb_desktop.ui.panels.inspector.panel import InspectorPanel
        from rethumb_desktop.ui.panels.library.panel import LibraryPanel

        self.painted.emit()
        inspector = self.inspector = InspectorPanel(self._bridge, self._theme, QDesktopServices.openUrl)
        inspector.said.connect(lambda text: self.voice.say(text, "circle-check"))
        inspector.failed.connect(self.voice.warn)
        widths = self._placement.read(_COLUMNS)
        if widths is not None:
            inspector.tags.restore_widths(widths)
        library = self.library = LibraryPanel(self._bridge, self._theme)
        self.shelf.furnish(library)
        self.frame.furnish(inspector, library, library.details)

    def _connect(self) -> None:
        actions, following = self.commands, self.following
        following.offer_changed.connect(self._reload)
        following.offer_changed.connect(self.preference_windows.reload)
        following.preferences_changed.connect(self._prefer)
        following.paused.connect(self._show_paused)
        following.queued.connect(self._queued)
        following.followed.connect(self._followed)
        actions.add.triggered.connect(self.intake.open_files)
        actions.paste.triggered.connect(self._paste)
        actions.copy.triggered.connect(self._copy)
        actions.preferences.triggered.connect(lambda _=False: self.preference_windows.show())
        actions.accounts.triggered.connect(self.account_windows.show_accounts)
        actions.about.triggered.connect(lambda: show_about(self))
        actions.quit.triggered.connect(self.quit_wanted)
        self.queue.empty.choose.connect(actions.add.trigger)
        self.queue.empty.paste.connect(actions.paste.trigger)
        self.queue.current_changed.connect(self._tell_current)
        self._selection = Pulse(self._look_at_selection, _PAUSE_MS, self)
        self.queue.selection_changed.connect(self._selection.ask)
        self.intake.submitting.connect(self._await_rows)
        self.header.add_account.connect(self.account_windows.add)
        self.account_windows.failed.connect(self.voice.tell)
        self.account_windows.offered.connect(self.voice.warn)
        self.links.code_wanted.connect(self._show_code)
        self.icons.arrived.connect(self.model.repaint_row)
        self.model.counted.connect(self._count)
        self._count()

    def _copy(self) -> None:
        """Copy the links of what is chosen on the page that is shown."""
        if self.frame.page is Page.LIBRARY:
            self.shelf.copy_chosen()
        else:
            self.queue_links.copy_chosen()

    def _show_code(self, link: str, name: str, life: timedelta | None) -> None:
        # Loaded when it is wanted: the first paint need not wait for it.
        from rethumb_desktop.ui.panels.link_code import LinkCodeDialog

        LinkCodeDialog(link, name, self._theme, self, life).open()

    def _await_rows(self) -> None:
        self.frame.show_page(Page.QUEUE)
        self.queue.await_rows()
        self.voice.forget()

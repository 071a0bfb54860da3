"""What the window does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.library import Library
from rethumb_desktop.domain.original import Source
from rethumb_desktop.domain.preferences import Preferences
from rethumb_desktop.domain.preset import Preset
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.language.service_texts import translate_service
from rethumb_desktop.ui.main_window.about import show_about
from rethumb_desktop.ui.main_window.accounting import AccountWindows
from rethumb_desktop.ui.main_window.actions import show_paused
from rethumb_desktop.ui.main_window.beginning import Beginning
from rethumb_desktop.ui.main_window.consent import Consent
from rethumb_desktop.ui.main_window.devices import DeviceWindows
from rethumb_desktop.ui.main_window.following import Following
from rethumb_desktop.ui.main_window.frame import Page, Part
from rethumb_desktop.ui.main_window.freshness import Freshness
from rethumb_desktop.ui.main_window.halts import Halts
from rethumb_desktop.ui.main_window.holding import Holding
from rethumb_desktop.ui.main_window.intake import Intake
from rethumb_desktop.ui.main_window.links import Links
from rethumb_desktop.ui.main_window.looks import keep_looks, restore_looks
from rethumb_desktop.ui.main_window.memory import Placement
from rethumb_desktop.ui.main_window.opening import Chosen, Newest, Offer, Opened, Remember, load_offer
from rethumb_desktop.ui.main_window.orders import Orders
from rethumb_desktop.ui.main_window.page_keys import PageKeys
from rethumb_desktop.ui.main_window.preferring import PreferenceWindows
from rethumb_desktop.ui.main_window.queue_links import QueueLinks
from rethumb_desktop.ui.main_window.removing import RemovalWindows
from rethumb_desktop.ui.main_window.returning import Returning
from rethumb_desktop.ui.main_window.row_removal import RowRemoval
from rethumb_desktop.ui.main_window.shelf import Shelf
from rethumb_desktop.ui.main_window.sides import Sides
from rethumb_desktop.ui.main_window.voice import Voice
from rethumb_desktop.ui.main_window.watched_links import WatchedLinks
from rethumb_desktop.ui.main_window.watching import FolderWatching
from rethumb_desktop.ui.main_window.window import MainWindow
from rethumb_desktop.ui.models.dropped import read_dropped
from rethumb_desktop.ui.models.icons import Glimpse, IconCache, look_at
from rethumb_desktop.ui.models.passing import Measure
from rethumb_desktop.ui.models.queue import QueueModel
from rethumb_desktop.ui.models.sifting import Stage
from rethumb_desktop.ui.models.wording import describe_library, describe_recipes
from rethumb_desktop.ui.panels.folders.panel import FoldersPanel
from rethumb_desktop.ui.panels.inspector.panel import InspectorPanel
from rethumb_desktop.ui.panels.inspector.privacy_briefing import PrivacyBriefing
from rethumb_desktop.ui.panels.inspector.privacy_line import PrivacyLine
from rethumb_desktop.ui.panels.library.panel import LibraryPanel
from rethumb_desktop.ui.panels.preview.panel import PreviewPanel
from rethumb_desktop.ui.panels.queue.panel import QueuePanel
from rethumb_desktop.ui.panels.queue.rehearsal import Rehearsal
from rethumb_desktop.ui.theme.colours import Tone
from rethumb_desktop.ui.theme.theme import Theme

translate = QCoreApplication.translate


class Workspace(QObject):
    """All that the window does: its pages with their side panels, and the controllers that tie them together.

    It is made when the window has been painted, in the steps of `make`, is complete without services, and comes to life
    with them. `remember` is called on a worker thread.
    """

    def __init__(
        self, window: MainWindow, bridge: Bridge, theme: Theme, placement: Placement, remember: Remember
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._theme = theme
        self._placement = placement
        self._newest = Newest(remember)
        self._services: Services | None = None
        self._enabled: tuple[bool, ...] = ()
        self._commands = window.commands
        self._header, self._footer = window.header, window.footer
        self.model = QueueModel(self._icon_of, self, self._measure_of)

    def make(self) -> Iterator[None]:
        """Make all of it; between two steps the window may have its turn, and shows what there is."""
        window, frame = self._window, self._window.frame
        self._make_preview()
        yield
        self.inspector = InspectorPanel(self._bridge, self._theme, QDesktopServices.openUrl)
        restore_looks(self._placement, self.inspector, self.preview)
        yield
        self.library = LibraryPanel(self._bridge, self._theme)
        yield
        self.folders = FoldersPanel(self._theme)
        yield
        focused: QWidget | None = window.focusWidget()
        self.queue = QueuePanel(self.model, self._theme, window.invitation)
        side = self.queue.view.rows.icon_side
        self.icons = IconCache(self._bridge, self._make_icon, side, window.devicePixelRatioF())
        frame.put(Part.QUEUE, self.queue)  # the others after it, in the order of the keyboard's way
        if focused is not None:
            focused.setFocus()  # it is in a panel now, and has lost the keyboard
        yield
        sides = (self._beside, self.inspector, self.library.details, self.folders.details)
        for part, widget in zip(list(Part)[1:], (self.library, self.folders, *sides), strict=True):
            frame.put(part, widget)
            yield
        self._make_controllers()
        yield
        frame.finish((self.halts.place, self.removals.bar, self.row_removal.bar))
        self.page_keys = PageKeys(window.commands, frame, self.queue, self.model)
        self.freshness = Freshness(
            *(window, self.preview, self.inspector, (self.briefing, self.holding.briefing), self._bridge, self.voice)
        )
        shown = (self.preview.show_job, self.briefing.show_jobs, self.inspector.show_jobs)
        self.sides = Sides(self.queue, shown, (self.preference_windows.show_job, self.freshness.show_job))
        self.holding.assure = self.freshness.assure
        self.orders.settle = self.holding.settle
        self.rehearsal = Rehearsal(self.model, self.queue.view)
        self._connect()
        # While the services are being opened: the window has nothing else to do.
        self.rehearsal.begin()

    # Coming to life

    def serve(self, opened: Opened) -> None:
        """Show what there is and begin to work."""
        services = self._services = opened.services
        self._prefer(opened.preferences)
        self._header.choose_link_form(opened.chosen.link_form)
        self._offer(opened.offer, opened.chosen)
        self.voice.pass_on([translate_service(warning) for warning in services.warnings])
        self.preview.serve(services.previewing)
        self.inspector.serve(services.inspecting, services.checking)
        self.library.serve(services)
        self.briefing.serve(services.inspecting)
        self.freshness.serve(services)
        for controller in (self.consent, self.links, self.account_windows, self.removals, self.halts, self.holding):
            controller.serve(services)
        self.watched_links.serve(services)
        self.watching.serve(services)
        self.devices.serve(services)
        self.preference_windows.serve(services)
        self.returning.serve(services)
        self.queue_links.serve({job.batch for job in opened.jobs if not job.held})
        self.orders.serve(services.publishing)
        self.row_removal.serve(services.publishing)
        self.beginning.serve(services, opened.preferences)
        self.following.begin(opened.jobs)
        self._header.chosen.connect(self._chosen)
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
        self.returning.note(offer)
        self._header.show_presets(offer.presets, chosen.preset)
        added = self.account_windows.take_added() or self.devices.take_joined()
        self._header.show_libraries(offer.libraries, added or chosen.library)
        self._tell_promise()

    def _prefer(self, preferences: Preferences) -> None:
        self._theme.prefer(preferences.appearance)
        self.intake.look_first = preferences.look_first
        self.queue.show_at_once(not preferences.look_first)
        self.beginning.prefer(preferences)
        for place in (self._header, self.queue, self.library.commands):
            place.offer_template(bool(preferences.link_template))
        self._tell_promise()

    def _chosen(self) -> None:
        self._tell_promise()
        self._bridge.run(self._newest.note(self._now_chosen()), None, self.voice.tell)

    def _now_chosen(self) -> Chosen:
        preset, library = self._header.preset, self._header.library
        default = Chosen()
        return Chosen(
            preset.name if preset else default.preset,
            library.name if library else default.library,
            self._header.link_form,
        )

    def _tell_promise(self) -> None:
        """Say in the empty state what will become of the pictures."""
        preset, library = self._header.preset, self._header.library
        if preset is None or library is None:
            return
        self._window.invitation.set_sentence(_promise(preset, library, look_first=self.intake.look_first))

    def _show_paused(self, paused: bool) -> None:
        self.orders.paused = paused
        show_paused(self._commands.pause, self._theme, paused=paused)
        self._header.spell_out_pause(paused)
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
        self._footer.show_counts(counts, paused=self.orders.paused, held=held, finished=self.model.finished)
        ended = sum(number for state, number in counts.items() if state.ended)
        has_links = counts[JobState.PUBLISHED] + counts[JobState.DUPLICATE] > 0
        enabled = (
            self.orders.paused or ended + held < sum(counts.values()),
            counts[JobState.FAILED] > 0,
            ended > counts[JobState.FAILED],
            has_links or self._window.frame.page is not Page.QUEUE,
        )
        # Asked for with every job that moves on: each call of Qt may have to wait for a thread.
        if enabled != self._enabled:
            self._enabled, may = enabled, self._commands
            for action, on in zip((may.pause, may.retry_failed, may.clear_ended, may.copy), enabled, strict=True):
                action.setEnabled(on)

    # Icons of the list

    def _icon_of(self, job: Job) -> QPixmap | None:
        return self.icons.pixmap(job) if self._services is not None else None

    def _measure_of(self, job: Job) -> Measure | None:
        return self.icons.measure(job)

    def _make_icon(self, source: Source, side: int) -> Glimpse:
        services = self._services
        if services is None:
            raise Fault(FaultKind.USAGE, "The services are not open yet.")
        return look_at(services.icons, source, side)

    def _renew_icons(self, sources: set[Source]) -> None:
        for job in self.model.jobs:
            if job.source in sources:
                self.icons.forget(job.id)
                self.model.repaint_row(job.id)

    # What is pasted

    def _paste(self) -> None:
        self.intake.take(read_dropped(QGuiApplication.clipboard().mimeData()))

    # Parts

    def _make_preview(self) -> None:
        self.preview = PreviewPanel(self._bridge, self._theme)
        privacy = PrivacyLine(self._theme)
        privacy.setContentsMargins(12, 0, 12, 12)
        self.briefing = PrivacyBriefing(self._bridge, privacy, self)
        self._beside = QWidget()
        layout = QVBoxLayout(self._beside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.preview, 1)
        layout.addWidget(privacy)

    def _make_controllers(self) -> None:
        bridge, theme, window = self._bridge, self._theme, self._window
        self.voice = Voice(self._footer, self._window.bar, theme)
        self.returning = Returning(window, bridge, self.voice)
        self.consent = Consent(window, bridge, self.voice)
        self.intake = Intake(window, self._header, self.consent, bridge, self.voice)
        self.links = Links(window, self._header, bridge, self.voice)
        self.queue_links = QueueLinks(self.model, self.queue, self.links, self.voice)
        self.following = Following(self, self.model, self.queue_links, bridge)
        self.orders = Orders(self.model, self.queue, self._commands, self.icons, bridge, self.voice)
        self.holding = Holding(self.model, self.queue, self.preview, self._header, self.consent, bridge, self.voice)
        self.account_windows = AccountWindows(window, bridge, theme)
        self.halts = Halts(window, self.account_windows, bridge, self.voice, theme)
        self.removals = RemovalWindows(window, self.queue, self.model, bridge, self.voice, theme)
        self.row_removal = RowRemoval(window, self.queue, self.model, bridge, self.voice, theme)
        self.beginning = Beginning(
            self.queue, self.model, self._header, self.account_windows, self.holding, bridge, self.voice
        )
        self.shelf = Shelf(self.links, self.removals, self.holding, self.voice, self._placement)
        self.watched_links = WatchedLinks(self.model, self.links, bridge, self.voice)
        self.watching = FolderWatching(
            *(window, self.folders, self.queue, self.model, self.consent, self.links),
            *(self.intake, bridge, self.voice, theme),
        )
        self.devices = DeviceWindows(window, self.library, self.account_windows, bridge, self.voice, theme)
        self.preference_windows = PreferenceWindows(window, self.account_windows, bridge, theme)

    def _connect(self) -> None:
        actions, following = self._commands, self.following
        following.offer_changed.connect(self._reload)
        following.offer_changed.connect(self.preference_windows.reload)
        following.preferences_changed.connect(self._prefer)
        following.paused.connect(self._show_paused)
        following.queued.connect(self._queued)
        following.followed.connect(lambda only_jobs: self.sides.follow(only_jobs=only_jobs))
        actions.add.triggered.connect(self.intake.open_files)
        actions.paste.triggered.connect(self._paste)
        actions.copy.triggered.connect(self._copy)
        actions.preferences.triggered.connect(lambda _=False: self.preference_windows.show())
        actions.accounts.triggered.connect(self.account_windows.show_accounts)
        actions.about.triggered.connect(lambda: show_about(self._window))
        self._window.kept.connect(self._keep_looks)
        self.intake.submitting.connect(self._await_rows)
        self._header.add_account.connect(self.account_windows.add)
        self._window.dropping.pass_on(self.intake.take, self.intake.promise)
        self.account_windows.failed.connect(self.voice.tell)
        self.account_windows.offered.connect(self.voice.warn)
        self.links.code_wanted.connect(self._show_code)
        self.icons.arrived.connect(self.model.repaint_row)
        self.freshness.written.connect(self._renew_icons)
        self.model.counted.connect(self._count)
        self._window.frame.pages.currentChanged.connect(self._count)
        self.inspector.said.connect(lambda text: self.voice.say(text, "circle-check"))
        self.inspector.failed.connect(self.voice.warn)
        self.shelf.furnish(self.library)
        self._count()

    def _copy(self) -> None:
        """Copy the links of what is chosen on the page that is shown."""
        if self._window.frame.page is Page.LIBRARY:
            self.shelf.copy_chosen()
        elif self._window.frame.page is Page.FOLDERS:
            self.watching.copy_chosen()
        else:
            self.queue_links.copy_chosen()

    def _show_code(self, link: str, name: str, life: timedelta | None) -> None:
        # Loaded when it is wanted: most never want it.
        from rethumb_desktop.ui.panels.link_code import LinkCodeDialog

        LinkCodeDialog(link, name, self._theme, self._window, life).open()

    def _await_rows(self) -> None:
        self._window.frame.show_page(Page.QUEUE)
        self.queue.await_rows()
        self.voice.forget()

    def _keep_looks(self) -> None:
        if self._services is not None:
            keep_looks(self._placement, self.inspector, self.preview)


def _promise(preset: Preset, library: Library, *, look_first: bool) -> str:
    """Return what becomes of pictures that are dropped."""
    text = translate("Workspace", "They become “{preset}” ({recipes}) in “{library}”. The links are copied for you.")
    if look_first:
        text = translate(
            "Workspace", "They become “{preset}” ({recipes}) in “{library}”, once you have looked at them."
        )
    text = text.replace("{preset}", preset.name).replace("{recipes}", describe_recipes(preset.recipes))
    return text.replace("{library}", describe_library(library.name))

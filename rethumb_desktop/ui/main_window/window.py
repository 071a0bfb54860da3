"""The main window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QMainWindow, QSplitter, QTabWidget, QVBoxLayout, QWidget

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import (
    AccountsChanged,
    BatchEnded,
    Event,
    IntakeFailed,
    JobsQueued,
    LibraryHalted,
    QueuePaused,
)
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.original import Source
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.main_window.about import show_about
from rethumb_desktop.ui.main_window.accounting import AccountWindows
from rethumb_desktop.ui.main_window.actions import make_actions, make_menu, show_paused
from rethumb_desktop.ui.main_window.halts import Halts
from rethumb_desktop.ui.main_window.intake import Intake
from rethumb_desktop.ui.main_window.links import Links
from rethumb_desktop.ui.main_window.memory import Placement
from rethumb_desktop.ui.main_window.opening import Chosen, Newest, Offer, Opened, Remember, load_offer
from rethumb_desktop.ui.main_window.orders import Orders
from rethumb_desktop.ui.main_window.removing import RemovalWindows
from rethumb_desktop.ui.main_window.voice import Voice
from rethumb_desktop.ui.models.dropped import may_hold_pictures, read_dropped
from rethumb_desktop.ui.models.icons import IconCache
from rethumb_desktop.ui.models.pixels import make_image
from rethumb_desktop.ui.models.queue import QueueModel
from rethumb_desktop.ui.models.wording import describe_recipes
from rethumb_desktop.ui.panels.footer import Footer
from rethumb_desktop.ui.panels.header import Header, HeaderActions
from rethumb_desktop.ui.panels.preview.panel import PreviewPanel
from rethumb_desktop.ui.panels.queue.panel import QueuePanel
from rethumb_desktop.ui.theme.colours import Tone
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.drop_highlight import DropHighlight
from rethumb_desktop.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from rethumb_desktop.ui.panels.inspector import InspectorPanel


class MainWindow(QMainWindow):
    """Header, queue, preview and inspector, footer. It is complete without services, and comes to life with them.

    `painted` tells that it can be seen for the first time; only then the inspector is made. `remember` is called on
    a worker thread.
    """

    painted = Signal()
    inspector: InspectorPanel

    def __init__(self, bridge: Bridge, theme: Theme, placement: Placement, remember: Remember) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle("rethumb desktop")
        self.setAcceptDrops(True)
        self._bridge = bridge
        self._theme = theme
        self._placement = placement
        self._newest = Newest(remember)
        self._services: Services | None = None
        self._early: list[Event] | None = []
        self._was_painted = False
        self.commands = make_actions(self, theme)
        self.model = QueueModel(self._icon_of, self)
        self._make_panels()
        self.icons = IconCache(bridge, self._make_icon, self.queue.view.rows.icon_side, self.devicePixelRatioF())
        self.voice = Voice(self.footer, self.bar, theme)
        self.intake = Intake(self, self.header, bridge, self.voice)
        self.links = Links(self, self.model, self.header, bridge, self.voice)
        self.orders = Orders(self.model, self.icons, bridge, self.voice)
        self.account_windows = AccountWindows(self, bridge, theme)
        self.halts = Halts(self, self.account_windows, bridge, self.voice, theme)
        self.removals = RemovalWindows(self, self.queue, self.model, bridge, self.voice, theme)
        self._arrange()
        self._connect()
        placement.restore(self, self._splitter)
        self.queue.empty.setFocus()

    # Coming to life

    def serve(self, opened: Opened) -> None:
        """Show what there is and begin to work."""
        services = self._services = opened.services
        self.header.choose_link_form(opened.chosen.link_form)
        self._offer(opened.offer, opened.chosen)
        self.model.reset(opened.jobs)
        self.voice.pass_on(services.warnings)
        self.preview.serve(services.previewing)
        self.inspector.serve(services.inspecting)
        self.links.serve(services, {job.batch for job in opened.jobs})
        self.account_windows.serve(services)
        self.orders.serve(services.publishing)
        self.removals.serve(services)
        self.halts.serve(services)
        early, self._early = self._early or [], None
        self._follow(early)
        self.header.chosen.connect(self._chosen)
        self.intake.serve(services)

    def could_not_open(self, fault: Fault, again: Callable[[], object]) -> None:
        """Say why there is nothing to work with, and offer to try again."""
        text = " ".join(text for text in (fault.title, fault.detail) if text)
        self.voice.warn(text, self.tr("Try again"), again)

    # Following what happens

    def _follow(self, events: list[Event]) -> None:
        if self._early is not None:
            # The rows these are about are not there yet.
            self._early.extend(events)
            return
        self.model.take(events)
        for event in events:
            match event:
                case BatchEnded():
                    self.links.end_batch(event)
                case IntakeFailed():
                    self.links.refuse(event)
                case LibraryHalted():
                    self.links.halt(event)
                case JobsQueued():
                    self.links.begin(event)
                    if self.orders.paused:
                        self._tell_paused()
                case QueuePaused(paused):
                    self._show_paused(paused)
                case AccountsChanged():
                    self._reload()
        self._tell_current(self.queue.current())

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
        text = text.replace("{preset}", preset.name).replace("{recipes}", describe_recipes(preset.recipes))
        self.queue.empty.set_sentence(text.replace("{library}", library.name))

    def _tell_current(self, job: Job | None) -> None:
        self.preview.show_job(job)
        self.inspector.show_job(job)

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

    def _count(self) -> None:
        counts = self.model.counts
        self.footer.show_counts(counts, paused=self.orders.paused)
        ended = sum(number for state, number in counts.items() if state.ended)
        self.commands.pause.setEnabled(self.orders.paused or ended < sum(counts.values()))
        self.commands.retry_failed.setEnabled(counts[JobState.FAILED] > 0)
        self.commands.clear_ended.setEnabled(ended > 0)
        self.commands.copy.setEnabled(counts[JobState.PUBLISHED] + counts[JobState.DUPLICATE] > 0)

    # Icons of the list

    def _icon_of(self, job: Job) -> QPixmap | None:
        return self.icons.pixmap(job) if self._services is not None else None

    def _make_icon(self, source: Source, side: int) -> QImage:
        services = self._services
        if services is None:
            raise Fault(FaultKind.USAGE, "The services are not open yet.")
        return make_image(services.previewing.icon(source, side))

    # What is dropped and pasted

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not may_hold_pictures(event.mimeData()):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        library = self.header.library
        text = self.tr("Let go to publish in “{library}”")
        self.highlight.reveal(text.replace("{library}", library.name if library else ""))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.highlight.hide()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        self.highlight.hide()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.intake.take(read_dropped(event.mimeData()))

    def _paste(self) -> None:
        self.intake.take(read_dropped(QGuiApplication.clipboard().mimeData()))

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self._furnish)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.isVisible():
            # A hidden window has no frame any more: it would be put a little higher at each start.
            self._placement.keep(self, self._splitter)
        event.accept()

    # Parts

    def _make_panels(self) -> None:
        actions = self.commands
        menu = make_menu(actions, self._theme, self)
        self.header = Header(HeaderActions(actions.add, actions.paste, actions.copy, actions.pause, menu), self._theme)
        self.bar = MessageBar()
        self._theme.dress(self.bar.close_button, "x")
        self.queue = QueuePanel(self.model, self._theme)
        self.preview = PreviewPanel(self._bridge, self._theme)
        self.footer = Footer(self._theme)
        self.highlight = DropHighlight(self)

    def _furnish(self) -> None:
        """Make what cannot be seen at first; then all is there that the services fill."""
        from rethumb_desktop.ui.panels.inspector import InspectorPanel

        self.painted.emit()
        inspector = self.inspector = InspectorPanel(self._bridge, self._theme)
        inspector.said.connect(lambda text: self.voice.say(text, "circle-check"))
        inspector.failed.connect(self.voice.warn)
        layout = self._inspector_place.layout()
        if layout is not None:
            layout.addWidget(inspector)

    def _arrange(self) -> None:
        side = self._side = QTabWidget()
        side.setObjectName("sidePanel")
        side.setDocumentMode(True)
        side.tabBar().setDrawBase(False)
        side.addTab(self.preview, self.tr("Preview"))
        self._inspector_place = QWidget()
        QVBoxLayout(self._inspector_place).setContentsMargins(0, 0, 0, 0)
        side.addTab(self._inspector_place, self.tr("Inspector"))
        splitter = self._splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setObjectName("splitter")
        splitter.setHandleWidth(1)
        splitter.addWidget(self.queue)
        splitter.addWidget(side)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        height = self.fontMetrics().height()
        self.queue.setMinimumWidth(height * 16)
        side.setMinimumWidth(height * 15)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.bar)
        layout.addWidget(self.halts.place)
        layout.addWidget(self.removals.bar)
        layout.addWidget(splitter, 1)
        layout.addWidget(self.footer)
        self.setCentralWidget(body)

    def _connect(self) -> None:
        actions, queue, links = self.commands, self.queue, self.links
        self._bridge.received.connect(self._follow)
        actions.add.triggered.connect(self.intake.open_files)
        actions.paste.triggered.connect(self._paste)
        actions.copy.triggered.connect(lambda: links.copy_chosen(queue.selected()))
        actions.pause.triggered.connect(self.orders.pause_or_go_on)
        actions.retry_failed.triggered.connect(self.orders.retry_failed)
        actions.clear_ended.triggered.connect(self.orders.remove_ended)
        actions.accounts.triggered.connect(self.account_windows.show_accounts)
        actions.about.triggered.connect(lambda: show_about(self))
        actions.quit.triggered.connect(self.close)
        queue.empty.choose.connect(actions.add.trigger)
        queue.empty.paste.connect(actions.paste.trigger)
        queue.copy_links.connect(links.copy)
        queue.copy_expiring.connect(links.copy_expiring)
        queue.copy_errors.connect(links.copy_errors)
        queue.open_links.connect(links.open)
        queue.show_originals.connect(links.show_originals)
        queue.retry.connect(self.orders.retry)
        queue.cancel.connect(self.orders.cancel)
        queue.remove.connect(self.orders.remove)
        queue.current_changed.connect(self._tell_current)
        self.intake.submitting.connect(queue.await_rows)
        self.intake.submitting.connect(self.voice.forget)
        self.header.add_account.connect(self.account_windows.add)
        self.account_windows.failed.connect(self.voice.tell)
        self.account_windows.offered.connect(self.voice.warn)
        self.icons.arrived.connect(self.model.repaint_row)
        self.model.counted.connect(self._count)
        self._count()

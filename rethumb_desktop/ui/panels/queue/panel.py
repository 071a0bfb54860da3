"""The queue's panel: the list with its bars, or the empty state, and the actions on rows."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QVBoxLayout, QWidget

from rethumb_desktop.domain.job import Job
from rethumb_desktop.domain.link import LinkForm
from rethumb_desktop.ui.models.pulse import Pulse
from rethumb_desktop.ui.models.queue import QueueModel, QueueRole
from rethumb_desktop.ui.models.sifting import Stage
from rethumb_desktop.ui.models.tally import Tally
from rethumb_desktop.ui.models.verdict import Verdict
from rethumb_desktop.ui.panels.queue.filter_line import FilterLine
from rethumb_desktop.ui.panels.queue.held_bar import HeldBar
from rethumb_desktop.ui.panels.queue.keeper import PlaceKeeper, selected_parts
from rethumb_desktop.ui.panels.queue.nothing_found import NothingFound
from rethumb_desktop.ui.panels.queue.row_actions import RowActions
from rethumb_desktop.ui.panels.queue.view import QueueView
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.empty_state import EmptyState

#: The counts above the list are brought up to date so often at most, in milliseconds.
_PAUSE = 100


class QueuePanel(QWidget):
    """Shows the queue. Its signals carry lists of the jobs that something is wanted of, in queue order.

    `remove` may carry jobs that have not ended too, which have to be cancelled first. `publish` carries held jobs.
    `links_counted` tells how many links the rows have that a filter shows; None where there is no filter, where rows
    are selected, or where nobody sees them.
    """

    publish = Signal(object)
    at_once_chosen = Signal(bool)
    copy_links = Signal(object)
    copy_as = Signal(object, LinkForm)
    copy_expiring = Signal(object, object)
    copy_errors = Signal(object)
    show_code = Signal(object)
    open_links = Signal(object)
    show_originals = Signal(object)
    retry = Signal(object)
    retry_elsewhere = Signal(object)
    cancel = Signal(object)
    remove = Signal(object)
    take_out = Signal(object)
    links_counted = Signal(object)
    current_changed = Signal(object)
    selection_changed = Signal()

    def __init__(self, model: QueueModel, theme: Theme, empty: EmptyState) -> None:
        """`empty` is what is shown while nothing is in the queue."""
        super().__init__()
        self._model = model
        self._theme = theme
        self._awaiting: int | None = None
        self._selected: list[Job] | None = None  # None: to be looked up
        self.empty = empty
        self.held = HeldBar(theme)
        self.filter = FilterLine(theme)
        self.view = QueueView(model, theme)
        self.nothing = NothingFound()
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.held, self.filter, self._stack):
            layout.addWidget(widget)
        for page in (self.empty, self.view, self.nothing):
            self._stack.addWidget(page)
        # In a low window a row of the list has to do: what the bar says is not to be cut off.
        self._stack.setMinimumHeight(3 * self.fontMetrics().height())
        self._actions = RowActions(self, theme, self._acted_on)
        self.view.addAction(self._actions["copy"])
        self._tally = Tally(model, self)
        self._bars = Pulse(self._show_bars, _PAUSE, self)
        self._connect_view()
        self._connect_bars()
        self._show_bars()

    def selected(self) -> list[Job]:
        """Return the selected jobs, in queue order, whatever the order of the rows."""
        if self._selected is None:
            # Numbers are sorted, not jobs: there may be a hundred thousand.
            ids = [number for part in selected_parts(self.view) for number in self._model.ids(*part)]
            self._selected = self._model.in_order(ids)
        return list(self._selected)

    def shown(self) -> list[Job] | None:
        """Return the jobs that a filter shows, in queue order; None where there is no filter."""
        if not self._model.wanted.filters:
            return None
        return [job for job in self._model.jobs if self._model.row_of(job.id) is not None]

    def current(self) -> Job | None:
        """Return the job that the preview shows."""
        job: Job | None = self.view.currentIndex().data(QueueRole.JOB)
        return job

    def await_rows(self) -> None:
        """Go to the first of the rows that come next, unless a person goes to a row before.

        They are to be seen: what is filtered is shown again.
        """
        self._awaiting = self._model.newest
        self._show_all()

    def show_job(self, job_id: int) -> None:
        """Go to a job's row; what is filtered is shown again."""
        self._show_all()
        row = self._model.row_of(job_id)
        if row is not None:
            index = self._model.index(row)
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
            self.view.setFocus()

    def show_promise(self, text: str) -> None:
        """Say what will become of the pictures that wait."""
        self.held.show_promise(text)

    def show_privacy(self, verdict: Verdict | None) -> None:
        """Say what the pictures that wait know of the person, and whether they will tell."""
        self.held.show_privacy(verdict)

    def show_at_once(self, chosen: bool) -> None:
        """Show whether pictures are published as soon as they are added."""
        self.held.show_at_once(chosen)

    def offer_template(self, offered: bool) -> None:
        """Offer links by template too, or do not."""
        self._actions.template = offered

    def offer_library(self, name: str) -> None:
        """Offer to try again in this library what failed in another."""
        self._actions.library = name

    def go_to_search(self) -> None:
        """Take the keyboard to the search, if there is anything to be found."""
        if self.filter.isVisible():
            self.filter.go_there()

    def menu(self) -> QMenu:
        """Return the menu for the selected rows: what can be done with them and nothing else."""
        menu = QMenu(self)
        menu.setObjectName("rowsMenu")
        self._actions.fill(menu)
        return menu

    # Parts

    def _connect_view(self) -> None:
        view, model = self.view, self._model
        self._actions.asked.connect(self._emit)
        self._actions.copy_as.connect(self.copy_as)
        self._actions.copy_expiring.connect(self.copy_expiring)
        view.customContextMenuRequested.connect(self._show_menu)
        view.copy_clicked.connect(lambda job: self.copy_links.emit([job]))
        view.activated.connect(lambda _: self._actions.ask("open"))
        view.remove_pressed.connect(lambda: self._actions.ask("remove"))
        view.escaped.connect(self._show_all)
        view.chosen.connect(self._row_chosen)
        # Before anybody else hears of it.
        for change in (model.dataChanged, model.modelReset, view.selectionModel().selectionChanged):
            change.connect(self._forget_selected)
        keeper = PlaceKeeper(view, model)
        keeper.lost.connect(self._selection_changed)
        selection = view.selectionModel()
        selection.currentChanged.connect(lambda *_: self._tell_current())
        selection.selectionChanged.connect(lambda *_: self._selection_changed())
        model.rowsInserted.connect(lambda *_: self._rows_came())
        model.counted.connect(self._model_counted)
        model.sifted.connect(self._model_counted)
        model.sifted.connect(self._rows_came)
        model.modelReset.connect(self._tell_current)

    def _connect_bars(self) -> None:
        self.held.publish.connect(self._publish_held)
        self.held.at_once_chosen.connect(self.at_once_chosen)
        self.filter.changed.connect(self._model.want)
        self.filter.changed.connect(self._tally.restart)
        self._tally.counted.connect(self._show_bars)
        self.filter.left.connect(self.view.setFocus)
        self.nothing.show_all.connect(self._show_all)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.go_to_search)

    # What the person does

    def _emit(self, name: str, jobs: list[Job]) -> None:
        if name == "code":
            self.show_code.emit(jobs[0])
            return
        signals = {
            "publish": self.publish,
            "copy": self.copy_links,
            "open": self.open_links,
            "show": self.show_originals,
            "error": self.copy_errors,
            "retry": self.retry,
            "retryElsewhere": self.retry_elsewhere,
            "cancel": self.cancel,
            "remove": self.remove,
            "takeOut": self.take_out,
        }
        signals[name].emit(jobs)

    def _publish_held(self) -> None:
        """Publish the selected ones of those that wait; where there are not several, all of them that are seen."""
        held = self._selected_held() or [job for job in self._model.held if self._is_shown(job)]
        if held:
            self.publish.emit(held)

    def _show_menu(self, point: QPoint) -> None:
        menu = self.menu()
        if not menu.isEmpty():
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.view.viewport().mapToGlobal(point))

    def _show_all(self) -> None:
        if self._model.wanted.filters:
            self.filter.show_all()
            self.view.setFocus()

    # Following the model

    def _model_counted(self) -> None:
        self._bars.ask()
        if not self._model.total:
            self._show(self.empty)
            return
        self._show(self.view if self._model.rowCount() else self.nothing)
        if self._model.rowCount() and not self.view.currentIndex().isValid():
            # Shown in the preview, not selected: “Copy links” still means all of them.
            first = self._model.index(0)
            self.view.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _rows_came(self) -> None:
        """Go to the first of the rows that were waited for, whatever order they are in."""
        last = self._awaiting
        if last is None or self._model.newest <= last:
            return
        row = self._model.row_of(min(job.id for job in self._model.jobs if job.id > last))
        if row is None:
            return
        self._awaiting = None
        self._show(self.view)
        index = self._model.index(row)
        # Shown, not selected: “Copy links” still means all of the batch.
        self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Clear)
        self.view.scrollTo(index)

    def _row_chosen(self) -> None:
        self._awaiting = None

    def _acted_on(self) -> list[Job]:
        """Return what keys and the menu act on: the selected jobs, else the current one."""
        current = self.current()
        return self.selected() or ([current] if current is not None else [])

    def _forget_selected(self) -> None:
        self._selected = None

    def _selection_changed(self) -> None:
        self._selected = None
        self._bars.ask()
        self.selection_changed.emit()

    def _selected_held(self) -> list[Job]:
        """Return the selected ones of those that wait; who has gone to a single row only looks at it."""
        selected = self.selected()
        return [job for job in selected if job.held] if len(selected) > 1 else []

    def _is_shown(self, job: Job) -> bool:
        return not self._model.wanted.filters or self._model.row_of(job.id) is not None

    def _show_bars(self) -> None:
        model, seen = self._model, self._tally.seen
        waiting = model.stages[Stage.TO_PUBLISH]
        selected = len(self._selected_held()) if waiting else 0
        self.held.show_waiting(waiting, selected, None if seen is None else min(seen.held, waiting))
        self.held.setVisible(waiting > 0)
        self.filter.show_counts(seen.stages if seen is not None and model.wanted.text.strip() else model.stages)
        self._tell_links()
        there = model.total > 0
        if not there and model.wanted.filters:
            # The next drop is to be seen.
            self.filter.show_all()
        self.filter.setVisible(there)

    def _show(self, page: QWidget) -> None:
        """Show the list or what stands in its place; the keyboard goes along."""
        if self._stack.currentWidget() is page:
            return
        had_focus = self._stack.isAncestorOf(QApplication.focusWidget() or self)
        self._stack.setCurrentWidget(page)
        if had_focus:
            page.setFocus()

    def _tell_links(self) -> None:
        seen = self._tally.seen
        told = seen is not None and self.isVisible() and not self.view.selectionModel().hasSelection()
        self.links_counted.emit(seen.links if seen is not None and told else None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_links()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tell_links()

    def _tell_current(self) -> None:
        self.current_changed.emit(self.current())

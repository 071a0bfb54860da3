"""The queue's panel: the list, or the empty state, and the actions on rows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QStackedLayout, QWidget

from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.original import SourceKind
from rethumb_desktop.ui.models.queue import QueueModel, QueueRole
from rethumb_desktop.ui.panels.queue.expiry_menu import add_expiry_menu
from rethumb_desktop.ui.panels.queue.view import QueueView
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.empty_state import EmptyState

_MENU = (("copy", "open", "show"), ("error", "retry", "cancel"), ("remove", "takeOut"))
_ICONS = {
    "copy": "copy",
    "open": "external-link",
    "show": "folder-open",
    "error": "clipboard-copy",
    "retry": "rotate-ccw",
    "cancel": "ban",
    "remove": "x",
    "takeOut": "trash",
}
_RETRYABLE = (JobState.FAILED, JobState.CANCELLED)


class QueuePanel(QWidget):
    """Shows the queue. Its signals carry the jobs that something is wanted of, in queue order."""

    copy_links = Signal(list)
    copy_expiring = Signal(list, object)
    copy_errors = Signal(list)
    open_links = Signal(list)
    show_originals = Signal(list)
    retry = Signal(list)
    cancel = Signal(list)
    remove = Signal(list)
    take_out = Signal(list)
    current_changed = Signal(object)
    selection_changed = Signal()

    def __init__(self, model: QueueModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self._theme = theme
        self.empty = EmptyState()
        self.view = QueueView(theme)
        self.view.setModel(model)
        self._awaiting = False
        self._layout = QStackedLayout(self)
        self._layout.addWidget(self.empty)
        self._layout.addWidget(self.view)
        self._actions = self._make_actions()
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.view.copy_clicked.connect(lambda job: self.copy_links.emit([job]))
        self.view.activated.connect(lambda _: self._ask("open"))
        self.view.remove_pressed.connect(lambda: self._ask("remove"))
        self.view.chosen.connect(self._row_chosen)
        selection = self.view.selectionModel()
        selection.currentChanged.connect(lambda *_: self._tell_current())
        selection.selectionChanged.connect(lambda *_: self.selection_changed.emit())
        model.rowsInserted.connect(lambda _, first: self._rows_came(first))
        model.counted.connect(self._model_counted)
        model.modelReset.connect(self._tell_current)
        theme.changed.connect(self._dress_empty)
        self._dress_empty()

    def selected(self) -> list[Job]:
        """Return the selected jobs, in queue order."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        return [self._model.job(row) for row in rows]

    def current(self) -> Job | None:
        """Return the job that the preview shows."""
        job: Job | None = self.view.currentIndex().data(QueueRole.JOB)
        return job

    def await_rows(self) -> None:
        """Go to the first of the rows that come next, unless a person goes to a row before."""
        self._awaiting = True

    def menu(self) -> QMenu:
        """Return the menu for the selected rows: what can be done with them and nothing else."""
        menu = QMenu(self)
        jobs = self.selected()
        for group in _MENU:
            wanted = [self._actions[name] for name in group if self._wanted(name, jobs)]
            if wanted and not menu.isEmpty():
                menu.addSeparator()
            for name in group:
                # Only now: nobody sees these icons before.
                self._theme.dress(self._actions[name], _ICONS[name])
            menu.addActions(wanted)
            if group is _MENU[0]:
                self._offer_expiry(menu, jobs)
        return menu

    def _offer_expiry(self, menu: QMenu, jobs: list[Job]) -> None:
        """Offer links that expire of what is in a bucket; links to files of this computer do not."""
        in_buckets = [job for job in jobs if job.state.has_links and job.library != THIS_COMPUTER]
        if in_buckets:
            submenu = add_expiry_menu(menu, lambda life: self.copy_expiring.emit(in_buckets, life))
            self._theme.dress(submenu.menuAction(), "clock")

    # Actions

    def _make_actions(self) -> dict[str, QAction]:
        texts = {
            "copy": self.tr("Copy links"),
            "open": self.tr("Open the first link"),
            "show": self.tr("Show the original in its folder"),
            "error": self.tr("Copy the error"),
            "retry": self.tr("Retry"),
            "cancel": self.tr("Cancel"),
            "remove": self.tr("Remove from the list"),
            "takeOut": self.tr("Remove from the library…"),
        }
        actions = {}
        for name, text in texts.items():
            action = QAction(text, self)
            action.setObjectName(f"{name}RowsAction")
            action.triggered.connect(self._asker(name))
            actions[name] = action
        actions["copy"].setShortcut(QKeySequence.StandardKey.Copy)
        actions["copy"].setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.view.addAction(actions["copy"])
        # The view itself listens for this key; here it is only shown.
        actions["remove"].setText(actions["remove"].text() + "\t" + QKeySequence(Qt.Key.Key_Delete).toString())
        return actions

    def _asker(self, name: str) -> Callable[[], None]:
        return lambda: self._ask(name)

    def _ask(self, name: str) -> None:
        wanted = self._wanted(name, self.selected())
        if wanted:
            signals = {
                "copy": self.copy_links,
                "open": self.open_links,
                "show": self.show_originals,
                "error": self.copy_errors,
                "retry": self.retry,
                "cancel": self.cancel,
                "remove": self.remove,
                "takeOut": self.take_out,
            }
            signals[name].emit(wanted)

    def _wanted(self, name: str, jobs: list[Job]) -> list[Job]:
        """Return those of the jobs that an action concerns."""
        match name:
            case "copy" | "takeOut":
                return [job for job in jobs if job.state.has_links]
            case "open":
                return [job for job in jobs if job.state.has_links][:1]
            case "show":
                return [job for job in jobs if job.source.kind is SourceKind.FILE][:1]
            case "error":
                return [job for job in jobs if job.error is not None]
            case "retry":
                return [job for job in jobs if job.state in _RETRYABLE]
            case "cancel":
                return [job for job in jobs if not job.state.ended]
        return [job for job in jobs if job.state.ended]

    def _show_menu(self, point: QPoint) -> None:
        menu = self.menu()
        if not menu.isEmpty():
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.view.viewport().mapToGlobal(point))

    # Following the model

    def _model_counted(self) -> None:
        self._show(self.view if self._model.rowCount() else self.empty)
        if self._model.rowCount() and not self.view.currentIndex().isValid():
            # Shown in the preview, not selected: “Copy links” still means all of them.
            first = self._model.index(0)
            self.view.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _rows_came(self, first: int) -> None:
        if self._awaiting:
            self._awaiting = False
            self._show(self.view)
            index = self._model.index(first)
            # Shown, not selected: “Copy links” still means all of the batch.
            self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Clear)
            self.view.scrollTo(index)

    def _row_chosen(self) -> None:
        self._awaiting = False

    def _show(self, page: QWidget) -> None:
        """Show the list or the empty state; the keyboard goes along."""
        if self._layout.currentWidget() is page:
            return
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        self._layout.setCurrentWidget(page)
        if had_focus:
            page.setFocus()

    def _tell_current(self) -> None:
        self.current_changed.emit(self.current())

    def _dress_empty(self) -> None:
        side = round(self.fontMetrics().height() * 3.4)
        colours = self._theme.colours
        picture = self._theme.pixmap("images", colours.accent_text, side, self.devicePixelRatioF())
        self.empty.dress(picture, QColor(colours.edge), QColor(colours.base))

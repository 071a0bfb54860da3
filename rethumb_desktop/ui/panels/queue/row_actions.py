"""What can be done with rows of the queue, and which of them it concerns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.link import LinkForm
from rethumb_desktop.domain.original import SourceKind
from rethumb_desktop.ui.models.wording import describe_library, describe_link_form, describe_lives
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.choice_menu import add_choices

_MENU = (
    ("publish",),
    ("copy", "code", "open", "show"),
    ("error", "retry", "retryElsewhere", "cancel"),
    ("remove", "takeOut"),
)
_ICONS = {
    "publish": "cloud-upload",
    "copy": "copy",
    "code": "qr-code",
    "open": "external-link",
    "show": "folder-open",
    "error": "clipboard-copy",
    "retry": "rotate-ccw",
    "retryElsewhere": "rotate-ccw",
    "cancel": "ban",
    "remove": "x",
    "takeOut": "trash",
}
_RETRYABLE = (JobState.FAILED, JobState.CANCELLED)


class RowActions(QObject):
    """The actions of the rows' menu. `asked` carries an action's name and the jobs it concerns, in queue order."""

    asked = Signal(str, object)
    copy_as = Signal(object, LinkForm)
    copy_expiring = Signal(object, object)

    def __init__(self, owner: QWidget, theme: Theme, selected: Callable[[], list[Job]]) -> None:
        super().__init__(owner)
        self._theme = theme
        self._selected = selected
        self._actions = self._make(owner)
        self.template = False
        #: The library that is chosen now: what failed in another one may be tried again in this.
        self.library = ""

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def ask(self, name: str) -> None:
        """Do what an action does with the selected rows, if it concerns any of them."""
        wanted = concerned(name, self._selected(), self.library)
        if wanted:
            self.asked.emit(name, wanted)

    def fill(self, menu: QMenu) -> None:
        """Fill a menu with what can be done with the selected rows, and nothing else."""
        jobs = self._selected()
        elsewhere = self.tr("Retry in “{library}”").replace("{library}", describe_library(self.library))
        self._actions["retryElsewhere"].setText(elsewhere.replace("&", "&&"))
        for group in _MENU:
            wanted = [name for name in group if concerned(name, jobs, self.library)]
            if wanted and not menu.isEmpty():
                menu.addSeparator()
            for name in wanted:
                # Only now: nobody sees these icons before.
                self._theme.dress(self._actions[name], _ICONS[name])
                menu.addAction(self._actions[name])
                if name == "copy":
                    self._add_forms(menu, jobs)

    def _add_forms(self, menu: QMenu, jobs: Sequence[Job]) -> None:
        linked = concerned("copy", jobs)
        offered = [form for form in LinkForm if form is not LinkForm.TEMPLATE or self.template]
        choices = [(describe_link_form(form), form) for form in offered]
        forms = add_choices(menu, self.tr("Copy as"), choices, lambda form: self.copy_as.emit(linked, form))
        forms.setObjectName("formMenu")
        self._theme.dress(forms.menuAction(), "link")
        # Links to files of this computer do not expire.
        in_buckets = [job for job in linked if job.library != THIS_COMPUTER]
        if in_buckets:

            def chosen(life: timedelta) -> None:
                self.copy_expiring.emit(in_buckets, life)

            lives = add_choices(menu, self.tr("Copy links that expire"), describe_lives(), chosen)
            lives.setObjectName("expiryMenu")
            self._theme.dress(lives.menuAction(), "clock")

    def _make(self, owner: QWidget) -> Mapping[str, QAction]:
        texts = {
            "publish": self.tr("Publish"),
            "copy": self.tr("Copy links"),
            "code": self.tr("QR code…"),
            "open": self.tr("Open the first link"),
            "show": self.tr("Show the original in its folder"),
            "error": self.tr("Copy the error"),
            "retry": self.tr("Retry"),
            "retryElsewhere": "",
            "cancel": self.tr("Cancel"),
            "remove": self.tr("Remove from the list"),
            "takeOut": self.tr("Remove from the library…"),
        }
        actions = {}
        for name, text in texts.items():
            action = actions[name] = QAction(text, owner)
            action.setObjectName(f"{name}RowsAction")
            action.triggered.connect(partial(self._triggered, name))
        actions["copy"].setShortcut(QKeySequence.StandardKey.Copy)
        actions["copy"].setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        # The view itself listens for this key; here it is only shown.
        actions["remove"].setText(actions["remove"].text() + "\t" + QKeySequence(Qt.Key.Key_Delete).toString())
        return actions

    def _triggered(self, name: str, _checked: bool = False) -> None:
        self.ask(name)


def concerned(name: str, jobs: Sequence[Job], library: str = "") -> list[Job]:
    """Return those of the jobs that an action concerns, where this library is chosen."""
    match name:
        case "publish":
            return [job for job in jobs if job.held]
        case "copy" | "takeOut":
            return [job for job in jobs if job.state.has_links]
        case "code" | "open":
            return [job for job in jobs if job.state.has_links][:1]
        case "show":
            return [job for job in jobs if job.source.kind is SourceKind.FILE][:1]
        case "error":
            return [job for job in jobs if job.error is not None]
        case "retry":
            return [job for job in jobs if job.state in _RETRYABLE]
        case "retryElsewhere":
            return [job for job in jobs if job.state in _RETRYABLE and library not in ("", job.library)]
        case "cancel":
            return [job for job in jobs if not job.state.ended and not job.held]
    # What has not ended is cancelled by that.
    return list(jobs)

"""The dialog that has a folder watched, or changes how."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.intake_filter import IntakeFilter
from rethumb_desktop.domain.watched_folder import WatchedFolder
from rethumb_desktop.services.surveying import Survey
from rethumb_desktop.ui.bridge import Bridge, Ticket
from rethumb_desktop.ui.models.folder_wording import describe_presets, describe_promise
from rethumb_desktop.ui.models.wording import describe_recipes
from rethumb_desktop.ui.panels.folders.form import WatchForm
from rethumb_desktop.ui.panels.folders.presets import WatchOffer
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.quiet_scroll import QuietScroll
from rethumb_desktop.ui.widgets.scrolled_column import quiet_note
from rethumb_desktop.ui.widgets.title_room import make_room_for_title

#: How long nobody changes anything before it is asked whether the folder can be watched so, and what is in it.
_SETTLE_MS = 300

Check = Callable[[WatchedFolder], object]
Count = Callable[[str], Iterable[Survey]]


class WatchDialog(QDialog):
    """Describes a folder to be watched and says what will happen.

    `check` raises Fault with the name of the part that is wrong as its subject, `count` surveys a folder; both are
    called on worker threads. `wanted` carries the folder when the person has pressed the button; who hears it closes
    the dialog, or has it complain.
    """

    wanted = Signal(object)

    def __init__(
        self,
        offer: WatchOffer,
        folder: WatchedFolder,
        check: Check,
        count: Count,
        bridge: Bridge,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("watchDialog")
        self.setWindowTitle(self.tr("Change a watched folder") if folder.id else self.tr("Watch a folder"))
        self._offer = offer
        self._check = check
        self._count = count
        self._bridge = bridge
        self._survey: Survey | None = None
        self._checking: Ticket | None = None
        self._counting: Ticket | None = None
        self.form = WatchForm(offer, folder, theme)
        self.promise = quiet_note("")
        self.promise.setObjectName("watchPromise")
        self.fault = QLabel()
        self.fault.setObjectName("watchFault")
        self.fault.setWordWrap(True)
        self.fault.setProperty("tone", "bad")
        self.fault.hide()
        self.button = QPushButton(self.tr("Save") if folder.id else self.tr("Watch"))
        self.button.setObjectName("watchConfirmButton")
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._look)
        self._recount = not folder.id
        self.form.changed.connect(self._changed)
        self.form.place_changed.connect(self._place_changed)
        self._arrange()
        self._tell()
        self._look()

    @property
    def pictures(self) -> int:
        """How many pictures are there now, as far as they were counted."""
        if self._survey is None:
            return 0
        return self._survey.take(IntakeFilter(subfolders=self.form.subfolders.isChecked())).pictures

    def submit(self) -> None:
        """Tell what is wanted, if it is complete; the button waits until it is known what came of it."""
        if not self.form.is_complete:
            self.form.complain_of_gaps()
            return
        self.button.setEnabled(False)
        self.wanted.emit(self.form.folder)

    def complain(self, fault: Fault) -> None:
        """Say why the folder cannot be watched, beside the part that is to blame."""
        self.go_on()
        text = " ".join(part for part in (fault.title, fault.detail) if part)
        if not self.form.complain(fault.subject, text):
            self.fault.setText(text)
            self.fault.show()

    def go_on(self) -> None:
        """Let the button be pressed again: nothing came of it."""
        self.button.setEnabled(True)

    def done(self, result: int) -> None:
        """Stop looking, whichever way the dialog ends, and be gone."""
        self._settle.stop()
        for ticket in (self._checking, self._counting):
            if ticket is not None:
                ticket.cancel()
        super().done(result)
        self.deleteLater()

    # Looking

    def _changed(self) -> None:
        self.form.forgive()
        self.fault.hide()
        self.go_on()
        self._tell()
        self._settle.start()

    def _place_changed(self) -> None:
        self._recount = not self.form.folder.id
        self._survey = None

    def _look(self) -> None:
        folder = self.form.folder
        if self._checking is not None:
            self._checking.cancel()
        if self.form.is_complete:
            self._checking = self._bridge.run(lambda: self._check(folder), None, self.complain)
        if self._recount and folder.path:
            self._recount = False
            if self._counting is not None:
                self._counting.cancel()
            path = folder.path
            self._counting = self._bridge.run_steps(
                lambda: self._count(path), self._counted, lambda _: None, lambda _: None
            )

    def _counted(self, survey: Survey) -> None:
        if survey.complete:
            self._survey = survey
            self._tell()

    def _tell(self) -> None:
        """Say what will happen."""
        folder = self.form.folder
        known = self._survey is not None and not self.form.has_patterns
        self.form.show_existing(self.pictures if known else None)
        recipes = {preset.name: describe_recipes(preset.recipes) for preset in self._offer.presets}
        made = describe_presets(folder.presets, [recipes.get(name, "") for name in folder.presets])
        text = describe_promise(folder, self.pictures if known else 0, made) if self.form.is_complete else ""
        self.promise.setText(text)
        self.button.setAccessibleDescription(text)

    # Parts

    def _arrange(self) -> None:
        buttons = QDialogButtonBox()
        buttons.addButton(self.button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.accepted.connect(self.submit)
        buttons.rejected.connect(self.reject)
        area = QuietScroll(self.form)
        area.setProperty("page", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(area, 1)
        layout.addWidget(self.promise)
        layout.addWidget(self.fault)
        layout.addWidget(buttons)
        # Only a button within the dialog can be what Enter presses.
        self.button.setDefault(True)
        make_room_for_title(self)
        height = self.fontMetrics().height()
        wanted = QSize(height * 42, max(height * 32, self.form.sizeHint().height() + height * 10))
        self.resize(wanted.boundedTo(self.screen().availableGeometry().size() * 0.9))

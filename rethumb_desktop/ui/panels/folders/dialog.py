"""The dialog that has a folder watched, or changes how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.watched_folder import Existing, WatchedFolder
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
Count = Callable[[WatchedFolder], int]


class WatchDialog(QDialog):
    """Describes a folder to be watched and says what will happen.

    `check` raises Fault with the name of the part that is wrong as its subject, `count` says how many pictures are
    there that would be processed; both are called on worker threads. `wanted` carries the folder when the person has
    pressed the button; who hears it closes the dialog, or has it complain.
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
        self._number: int | None = None
        self._counted: WatchedFolder | None = None
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
        self.form.changed.connect(self._changed)
        self._arrange()
        self._tell()
        self._look()

    def submit(self) -> None:
        """Tell what is wanted, if it is complete; the button waits until it is known what came of it."""
        if not self.form.is_complete:
            self.form.focus(self.form.complain_of_gaps())
            return
        self.button.setEnabled(False)
        self.wanted.emit(self.form.folder)

    def complain(self, fault: Fault) -> None:
        """Say why the folder cannot be watched, beside the part that is to blame."""
        # Who pressed the button is led to what is wrong; who still types is not.
        was_asked = not self.button.isEnabled()
        self.go_on()
        text = " ".join(part for part in (fault.title, fault.detail) if part)
        if not self.form.complain(fault.subject, text):
            self.fault.setText(text)
            self.fault.show()
        elif was_asked:
            self.form.focus(fault.subject)

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
        if self._counted != self._asked:
            self._number = None
        self.go_on()
        self._tell()
        self._settle.start()

    @property
    def _asked(self) -> WatchedFolder:
        """What pictures are counted of: of all that is described only what tells which those are."""
        folder = self.form.folder
        place = WatchedFolder("", folder.path, (), existing=Existing.ALL)
        return replace(place, recursive=folder.recursive, include=folder.include, exclude=folder.exclude)

    def _look(self) -> None:
        folder = self.form.folder
        if self._checking is not None:
            self._checking.cancel()
        if self.form.is_complete:
            self._checking = self._bridge.run(lambda: self._check(folder), None, self.complain)
        asked = self._asked
        if not folder.id and folder.path and asked != self._counted:
            self._counted = asked
            if self._counting is not None:
                self._counting.cancel()
            self._counting = self._bridge.run(lambda: self._count(asked), self._take_number, lambda _: None)

    def _take_number(self, number: int) -> None:
        self._number = number
        self._tell()

    def _tell(self) -> None:
        """Say what will happen."""
        folder = self.form.folder
        # Half a pattern may take none: that says nothing yet.
        self.form.show_existing(None if not self._number and self.form.has_patterns else self._number)
        recipes = {preset.name: describe_recipes(preset.recipes) for preset in self._offer.presets}
        made = describe_presets(folder.presets, [recipes.get(name, "") for name in folder.presets])
        text = describe_promise(folder, self._number, made) if self.form.is_complete else ""
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

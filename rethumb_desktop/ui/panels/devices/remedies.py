"""What a person can decide: to put a library back, to pass over what cannot be read, to forget a silent device."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QMessageBox, QPushButton, QSizePolicy, QSpacerItem, QWidget

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.syncing import Device, SyncState
from rethumb_desktop.ui.bridge import Bridge, Ticket
from rethumb_desktop.ui.models.device_wording import describe_passed_over, describe_put_back, name_device
from rethumb_desktop.ui.models.wording import describe_library
from rethumb_desktop.ui.panels.devices.buttons import make_button
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.scrolled_column import quiet_note

if TYPE_CHECKING:
    from rethumb_desktop.services.upkeep.reports import PassOverReport, PutBackReport
    from rethumb_desktop.services.upkeep.upkeep import Upkeep

#: The title with the program's name, half of that for a bold face, and the window's buttons. In average characters.
_TITLE_CHARACTERS = 72


class RemedyQuestion(QMessageBox):
    """Says what a remedy does, and asks; Enter does not do it."""

    def __init__(
        self, title: str, question: str, what: str, button: str, agreed: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("remedyDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(question)
        self.setInformativeText(what)
        self._do = QPushButton(button)
        self._do.setObjectName("remedyConfirmButton")
        self._do.setAutoDefault(False)
        self.addButton(self._do, QMessageBox.ButtonRole.AcceptRole)
        cancel = self.addButton(QMessageBox.StandardButton.Cancel)
        self.setDefaultButton(cancel)
        self.setEscapeButton(cancel)
        self._agreed = agreed
        self.buttonClicked.connect(self._clicked)
        layout = self.layout()
        if isinstance(layout, QGridLayout):
            room = QSpacerItem(self.fontMetrics().averageCharWidth() * _TITLE_CHARACTERS, 0)
            layout.addItem(room, layout.rowCount(), 0, 1, layout.columnCount())

    def _clicked(self, button: object) -> None:
        if button is self._do:
            self._agreed()


class Remedies(QObject):
    """Has the buttons of the remedies, each shown where it helps, and a note about what came of the last one.

    `changed` comes when one begins or ends, `ended` after each, `failed` with why it could not be done. `forget`
    forgets a device of a library. `over` is what the questions are asked over.
    """

    changed = Signal()
    ended = Signal()
    failed = Signal(Fault)

    def __init__(
        self, upkeep: Upkeep, forget: Callable[[str, str], Device], bridge: Bridge, theme: Theme, over: QWidget
    ) -> None:
        super().__init__(over)
        self._upkeep = upkeep
        self._forget = forget
        self._bridge = bridge
        self._over = over
        self._library = ""
        self._device: Device | None = None
        self._ticket: Ticket | None = None
        self._busy = False
        self._is_gone = False
        self._held = False
        self.put_back_button = make_button("putBackButton", self.tr("Put the library back…"), theme, "cloud-upload")
        self.put_back_button.clicked.connect(lambda _=False: self._ask_to_put_back())
        self.pass_over_button = make_button("passOverButton", self.tr("Pass over what cannot be read…"), theme, "ban")
        self.pass_over_button.clicked.connect(lambda _=False: self._ask_to_pass_over())
        self.buttons = self.put_back_button, self.pass_over_button
        self.note = quiet_note("")
        self.note.setObjectName("remedyNote")
        self.note.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._hide()

    def show_library(self, library: str) -> None:
        """Be about this library from now on, "" for none."""
        if library != self._library:
            self._library = library
            self._hide()

    def show_state(self, state: SyncState) -> None:
        """Offer to put the library back where it is gone from its bucket."""
        self._is_gone = state.error is not None and state.error.kind is FaultKind.GONE
        self._offer()

    def show_devices(self, devices: Sequence[Device], chosen: Device | None) -> None:
        """Offer to pass over what cannot be read of the chosen device, or of the first of which something cannot."""
        wrong = [each for each in devices if each.error is not None]
        self._device = chosen if chosen in wrong else wrong[0] if wrong else None
        self._offer()

    def hold(self, *, held: bool) -> None:
        """Offer nothing while something else is done with the library."""
        self._held = held
        self._offer()

    @property
    def under_way(self) -> str:
        """Why nothing else may be done with the library: one of them is under way; "" where none is."""
        return self.tr("Something else is being done with it.") if self._busy else ""

    def let_go(self) -> None:
        """Take no answers any more; what is under way goes on."""
        if self._ticket is not None:
            self._ticket.cancel()

    def _ask_to_put_back(self) -> None:
        if self._busy:
            return
        library, upkeep = self._library, self._upkeep
        question = self.tr("Put “{library}” back into its bucket?").replace("{library}", describe_library(library))
        what = self.tr(
            "Look first whether it is the right bucket. Pictures that are on this computer are put there again, and "
            "all that is known of them here is told to the other devices anew. Nothing is deleted. It may take a while."
        )

        def done(report: PutBackReport) -> None:
            self._end(describe_put_back(report.put_again, report.left, whole=report.whole), library)

        def agreed() -> None:
            self._begin(self.tr("Putting the library back…"))
            self._ticket = self._bridge.run(lambda: upkeep.put_back(library), done, self._fail)

        button = self.tr("Put it back")
        RemedyQuestion(self.tr("Put the library back"), question, what, button, agreed, self._over).open()

    def _ask_to_pass_over(self) -> None:
        library, device, upkeep = self._library, self._device, self._upkeep
        if device is None or self._busy:
            return
        question = self.tr("Pass over what cannot be read of “{device}”?").replace("{device}", name_device(device))
        what = self.tr(
            "Pictures that only this part tells of will be missing here, and some that were removed may stay. What "
            "comes after it is read. It comes back when a device that has read it tells all that it knows. If the "
            "bucket or that device can still be mended, do that first."
        )

        def done(report: PassOverReport) -> None:
            self._end(describe_passed_over(report.called, report.segments), library)

        def agreed() -> None:
            self._begin(self.tr("Reading on…"))
            self._ticket = self._bridge.run(lambda: upkeep.pass_over(library, device.id), done, self._fail)

        RemedyQuestion(
            self.tr("Pass over what cannot be read"), question, what, self.tr("Pass over"), agreed, self._over
        ).open()

    def ask_to_forget(self, device: Device) -> None:
        """Ask whether a device is to be forgotten."""
        if self._busy:
            return
        library, forget = self._library, self._forget
        question = self.tr("Forget “{device}”?").replace("{device}", name_device(device))
        what = self.tr(
            "This computer does not show or count it any more, until it says something new. What it published stays, "
            "and nothing is deleted. It is not locked out: for that, take its keys away at the provider."
        )

        def done(gone: Device) -> None:
            text = self.tr("“{device}” is not shown here any more.")
            self._end(text.replace("{device}", name_device(gone)), library)

        def agreed() -> None:
            self._begin("")
            self._ticket = self._bridge.run(lambda: forget(library, device.id), done, self._fail)

        RemedyQuestion(self.tr("Forget a device"), question, what, self.tr("Forget"), agreed, self._over).open()

    def _offer(self) -> None:
        may = bool(self._library) and not self._held
        self.put_back_button.setVisible(may and self._is_gone)
        self.pass_over_button.setVisible(may and self._device is not None)

    def _hide(self) -> None:
        self._device, self._is_gone = None, False
        for part in (*self.buttons, self.note):
            part.hide()

    def _begin(self, text: str) -> None:
        # The buttons stay enabled: one that is not gives the keyboard away.
        self._busy = True
        self._say(text)
        self.changed.emit()

    def _end(self, text: str, library: str = "") -> None:
        """Let the person decide again, and say what came of it where that library is still shown."""
        self._busy = False
        self._say(text if library == self._library else "")
        self.changed.emit()
        self.ended.emit()

    def _fail(self, fault: Fault) -> None:
        self._end("")
        self.failed.emit(fault)

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))

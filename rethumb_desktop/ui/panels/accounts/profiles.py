"""The profiles of the AWS tools, to choose one from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from rethumb_desktop.domain.aws_profile import AwsProfile
from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.language.service_texts import translate_service
from rethumb_desktop.ui.models.wording import DOT
from rethumb_desktop.ui.panels.accounts.connection import sentences
from rethumb_desktop.ui.widgets.title_room import make_room_for_title

if TYPE_CHECKING:
    from rethumb_desktop.services.accounting import Accounting


class ProfilesDialog(QDialog):
    """Lists the profiles; those that cannot be used say why. `chosen` carries the one to fill in."""

    chosen = Signal(object)

    def __init__(self, accounting: Accounting, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("profilesDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import from AWS profile"))
        self.list = QListWidget()
        self.list.setObjectName("profileList")
        self.list.setAccessibleName(self.tr("AWS profiles"))
        self.list.setWordWrap(True)
        self.list.itemActivated.connect(lambda _: self._choose())
        self.list.currentRowChanged.connect(lambda _: self._current_changed())
        self._status = QLabel(self.tr("Reading…"))
        self._status.setTextFormat(Qt.TextFormat.PlainText)
        self._status.setWordWrap(True)
        self._status.setProperty("quiet", True)
        buttons = QDialogButtonBox()
        self.use_button = buttons.addButton(self.tr("Fill in"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.use_button.setObjectName("useProfileButton")
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._choose)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._status)
        layout.addWidget(buttons)
        make_room_for_title(self)
        height = self.fontMetrics().height()
        self.resize(height * 26, height * 18)
        self._current_changed()
        ticket = bridge.run(accounting.profiles, self._show, self._failed)
        self.finished.connect(ticket.cancel)

    @property
    def _profile(self) -> AwsProfile | None:
        profile: AwsProfile | None = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return profile

    def _show(self, profiles: list[AwsProfile]) -> None:
        for profile in profiles:
            facts = DOT.join(text for text in (profile.endpoint, profile.region) if text)
            what = translate_service(profile.reason) or facts or self.tr("Amazon S3")
            item = QListWidgetItem(f"{profile.name}\n{what}")
            item.setData(Qt.ItemDataRole.UserRole, profile)
            if profile.keys is None:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        usable = next((row for row, profile in enumerate(profiles) if profile.keys is not None), -1)
        self.list.setCurrentRow(usable)
        self._status.setText("" if profiles else self.tr("There are no AWS profiles on this computer."))
        self._status.setVisible(not profiles)

    def _current_changed(self) -> None:
        self.use_button.setEnabled(self._profile is not None)

    def _choose(self) -> None:
        profile = self._profile
        if profile is not None and profile.keys is not None:
            self.chosen.emit(profile)
            self.accept()

    def _failed(self, fault: Fault) -> None:
        self._status.setText(sentences(fault))

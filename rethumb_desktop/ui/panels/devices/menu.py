"""The menu of a device in the list."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from rethumb_desktop.domain.syncing import Device
from rethumb_desktop.ui.models.devices import DeviceRole
from rethumb_desktop.ui.panels.devices.rows import DeviceList
from rethumb_desktop.ui.theme.theme import Theme


class DeviceMenu(QObject):
    """Opens over the device of the list that it was asked for, and offers what can be done with it."""

    forget_wanted = Signal(Device)

    def __init__(self, theme: Theme, devices: DeviceList) -> None:
        super().__init__(devices)
        self._theme = theme
        self._list = devices
        devices.customContextMenuRequested.connect(self._show)

    def make(self, device: Device) -> QMenu:
        """Return the menu of a device."""
        menu = QMenu(self._list)
        menu.setObjectName("deviceMenu")
        menu.setToolTipsVisible(True)
        menu.aboutToHide.connect(menu.deleteLater)
        action = menu.addAction(self._theme.icon("eye-off"), self.tr("Forget this device…"))
        action.setObjectName("forgetDeviceAction")
        action.setToolTip(self._why_not(device))
        action.setEnabled(not self._why_not(device))
        action.triggered.connect(lambda _=False: self.forget_wanted.emit(device))
        return menu

    def _show(self, place: QPoint) -> None:
        device = self._list.indexAt(place).data(DeviceRole.ENTRY)
        if isinstance(device, Device):
            self.make(device).popup(self._list.viewport().mapToGlobal(place))

    def _why_not(self, device: Device) -> str:
        if device.own:
            return self.tr("It is the one you are at. To have it leave, remove its account.")
        if device.error is not None:
            return self.tr("Something of it cannot be read. Pass that over first.")
        return ""

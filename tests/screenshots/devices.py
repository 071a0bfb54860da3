"""What there is to see of the devices of a library."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QDialog

from rethumb_desktop.domain.errors import Fault, FaultKind, FaultRecord
from rethumb_desktop.domain.events import SyncStateChanged
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.syncing import Device, Standing, SyncState
from rethumb_desktop.services import Services
from rethumb_desktop.ui.main_window.frame import Page
from rethumb_desktop.ui.panels.accounts.join_dialog import JoinDialog
from rethumb_desktop.ui.panels.devices.dialog import DevicesDialog
from rethumb_desktop.ui.panels.devices.pairing import PairDialog
from rethumb_desktop.ui.panels.devices.remedies import RemedyQuestion
from tests.fixtures.assembly import KEYS, House
from tests.screenshots.scenes import Shoot
from tests.screenshots.studio import CLOUD, HEBREW, LONG, Studio, child, choose, rest

UNREAD = FaultRecord(
    FaultKind.JOURNAL,
    "Nothing more of “Office” can be read.",
    "“journal/7c/000012” is damaged or was not made by a device of this library.",
    retryable=False,
)
OTHER_KEY = FaultRecord(
    FaultKind.LIBRARY,
    "The library in the bucket has another library key.",
    "Join it with the pairing code of a device that has it, or give the library the key it had.",
    retryable=False,
)


def show_devices(studio: Studio, shoot: Shoot) -> None:
    """A library that nobody shares yet, one with another device, with many, and with trouble."""
    window, header = studio.window, studio.window.header
    studio.workspace.devices.show()
    _shoot_dialog(studio, shoot, "devices-none")
    studio.add_cloud()
    choose(header.library_box, CLOUD.name)
    studio.wait(lambda: studio.workspace.devices.book.state(CLOUD.name).standing is Standing.IN_STEP)
    studio.workspace.devices.show()
    studio.wait(lambda: _dialog(studio).model.rowCount() == 1)
    _dialog(studio).library_menu.rebuild_action.trigger()
    rest(300)
    question = child(studio.window, RemedyQuestion, "remedyDialog")
    shoot("devices-rebuild", question)
    question.close()
    _shoot_dialog(studio, shoot, "devices-alone")
    _publish_elsewhere(studio)
    window.frame.show_page(Page.LIBRARY)
    panel = studio.workspace.library
    studio.wait(lambda: panel.model.is_answered and panel.model.rowCount() == 3)
    panel.view.setCurrentIndex(panel.model.index(0, 0))
    rest(900)
    shoot("library-of-others", window)
    panel.tiles = True
    rest(300)
    shoot("library-of-others-grid", window)
    panel.tiles = False
    window.frame.show_page(Page.QUEUE)
    _show_many(studio, shoot)
    _show_pairing(studio, shoot)
    _show_joining(studio, shoot)


def _publish_elsewhere(studio: Studio) -> None:
    """Have another device join the library, and publish there."""
    house = House(studio.folder.parent / "laptop", cloud=studio.house.cloud, device_name="Ann’s laptop")
    services = house.open()
    try:
        _join(studio, services)
        files = [studio.sample(f"from the laptop {n}.jpg", sample) for n, sample in enumerate(SAMPLES)]
        services.publishing.submit([str(file) for file in files], (Recipe(width=800),), CLOUD.name)
        house.finish()
        services.syncing.sync_now(CLOUD.name)
    finally:
        services.close()
    studio.services.syncing.ask(CLOUD.name)


SAMPLES = ("mountain-lake.jpg", "still-life.jpg", "night-city.jpg")


def _join(studio: Studio, services: Services) -> None:
    pairing = services.joining.read(studio.services.joining.pair(CLOUD.name))
    services.joining.join(replace(CLOUD), pairing, KEYS)
    services.publishing.consent(CLOUD.name)


def _show_many(studio: Studio, shoot: Shoot) -> None:
    """Thirty devices, some with long names, one that cannot be read; and a library that needs a person."""
    now, bridge = datetime.now(UTC), studio.program.bridge
    names = [LONG.removesuffix(".jpg"), HEBREW.removesuffix(".jpg"), "Office", *(f"Computer {n}" for n in range(27))]
    devices = [Device("a" * 32, "The studio’s computer", 412, 412, now - timedelta(seconds=8), own=True)]
    for number, name in enumerate(names):
        error = UNREAD if name == "Office" else None
        said = now - timedelta(minutes=number**2, seconds=12)
        devices.append(Device(f"{number:032x}", name, 1_200 - 3 * bool(error), 1_200, said, error))
    studio.workspace.devices.show(CLOUD.name)
    dialog = _dialog(studio)
    studio.wait(dialog.model.rowCount)
    rest(700)
    # Whoever opens the dialog has the library synced: told after that.
    bridge.listen(SyncStateChanged(SyncState(CLOUD.name, Standing.DECISION, 30, 2, now, UNREAD, 1)))
    rest(700)
    dialog._show_devices(devices)
    _shoot_dialog(studio, shoot, "devices-many")
    for name, state in (
        ("devices-offline", SyncState(CLOUD.name, Standing.OFFLINE, 1, 0, now - timedelta(minutes=5), _offline())),
        ("devices-other-key", SyncState(CLOUD.name, Standing.DECISION, 1, 0, now, OTHER_KEY)),
    ):
        studio.workspace.devices.show(CLOUD.name)
        rest(700)
        bridge.listen(SyncStateChanged(state))
        rest(700)
        _shoot_dialog(studio, shoot, name)
    studio.window.resize(860, 560)
    rest(300)
    shoot("footer-small", studio.window)
    studio.window.resize(1280, 800)


def _offline() -> FaultRecord:
    return Fault(FaultKind.OFFLINE, "The store cannot be reached.", "Check the network.", retryable=True).record()


def _show_pairing(studio: Studio, shoot: Shoot) -> None:
    window, theme, bridge = studio.window, studio.program.theme, studio.program.bridge
    dialog = PairDialog(CLOUD.name, lambda: studio.services.joining.pair(CLOUD.name), bridge, theme, window)
    dialog.open()
    rest(400)
    shoot("pair", dialog)
    dialog.show_button.click()
    studio.wait(dialog.code.toPlainText)
    rest(400)
    shoot("pair-code", dialog)
    dialog.reject()


def _show_joining(studio: Studio, shoot: Shoot) -> None:
    code = studio.services.joining.pair(CLOUD.name)
    dialog = JoinDialog(studio.services.joining, studio.program.bridge, studio.program.theme, studio.window)
    dialog.open()
    rest(400)
    shoot("join", dialog)
    dialog.code.line.setPlainText(code[:90])
    dialog.join_button.click()
    rest(300)
    shoot("join-complaints", dialog)
    dialog.code.line.setPlainText(code)
    dialog.look_only.setChecked(True)
    rest(500)
    shoot("join-look-only", dialog)
    dialog.join_button.click()
    studio.wait(lambda: dialog.status.property("tone") == "bad")
    rest(300)
    shoot("join-refused", dialog)
    dialog.reject()


def _dialog(studio: Studio) -> DevicesDialog:
    dialog = child(studio.window, DevicesDialog, "devicesDialog")
    assert isinstance(dialog, DevicesDialog)
    return dialog


def _shoot_dialog(studio: Studio, shoot: Shoot, name: str) -> None:
    dialog = _dialog(studio)
    rest(500)
    shoot(name, dialog)
    dialog.reject()
    studio.wait(lambda: studio.window.findChild(QDialog, "devicesDialog") is None)

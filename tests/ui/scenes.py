"""Every page and dialog of the program as a person meets it, with something in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QToolButton, QWidget

from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.library import Account, CredentialSource
from rethumb_desktop.domain.syncing import Device
from rethumb_desktop.domain.watched_folder import Existing, FileState, WatchedFolder
from rethumb_desktop.ui.main_window.about import show_about
from rethumb_desktop.ui.main_window.frame import Page
from rethumb_desktop.ui.panels.accounts.dialog import AccountDialog
from rethumb_desktop.ui.panels.accounts.join_dialog import JoinDialog
from rethumb_desktop.ui.panels.accounts.keys import KeysDialog
from rethumb_desktop.ui.panels.consent import ConsentDialog
from rethumb_desktop.ui.panels.devices.dialog import DevicesDialog
from rethumb_desktop.ui.panels.devices.pairing import PairDialog
from rethumb_desktop.ui.panels.folders.dialog import WatchDialog
from rethumb_desktop.ui.panels.import_filter import ImportFilterDialog
from rethumb_desktop.ui.panels.link_code import LinkCodeDialog
from rethumb_desktop.ui.panels.removal import RemovalDialog
from rethumb_desktop.ui.theme.colours import Colours
from tests.fixtures import laden_pictures
from tests.fixtures.assembly import ACCOUNT
from tests.ui.conftest import Stage

Scene = Callable[[Stage], QWidget]
LONG = "A photograph of the mountain lake with a name that is longer than there is room for.jpg"
TELLING = replace(ACCOUNT, name="Holiday prints", credentials=CredentialSource.SESSION, confirmed=True)


def furnish(stage: Stage) -> Stage:
    """Put something everywhere: what is published, what has failed, and what waits to be looked at."""
    window = stage.window
    workspace = stage.workspace
    window.resize(1280, 860)
    choose(window.header.preset_box, "Thumbnail")
    stage.house.add_cloud(stage.services)
    bad = stage.folder / "bad.jpg"
    bad.write_bytes(b"no picture")
    stage.drop(stage.picture("one.jpg"), stage.picture(LONG, 480, 640), bad)
    counts = workspace.model.counts
    stage.wait(lambda: counts[JobState.PUBLISHED] == 2 and counts[JobState.FAILED] == 1)
    stage.services.preferring.change(lambda liked: replace(liked, look_first=True))
    stage.wait(lambda: workspace.intake.look_first)
    laden = stage.folder / "laden.jpg"
    laden.write_bytes(laden_pictures.jpeg())
    stage.drop(laden, stage.picture("two.jpg", 600, 400))
    stage.wait(lambda: len(workspace.model.held) == 2)
    stage.wait(workspace.queue.held.isVisible)
    stage.wait(lambda: workspace.preview.pictures.has_original)
    return stage


def visit(stage: Stage, scene: Scene) -> QWidget:
    """Furnish the program and go there, with the keyboard."""
    top = scene(furnish(stage))
    top.activateWindow()
    stage.wait(lambda: top.isActiveWindow() and top.focusWidget() is not None)
    return top


def dress(stage: Stage, colours: Colours) -> None:
    """Have the program wear these colours. Nothing is done where it does: a new style is taken in by all there is."""
    if stage.program.theme.colours != colours:
        stage.program.theme.wear(colours)


def choose(box: QComboBox, text: str) -> None:
    box.setCurrentIndex(box.findText(text))


def queue(stage: Stage) -> QWidget:
    stage.window.frame.show_page(Page.QUEUE)
    stage.window.frame.side.setCurrentIndex(0)
    return stage.window


def split(stage: Stage) -> QWidget:
    stage.workspace.preview.modes.split_button.click()
    return queue(stage)


def inspector(stage: Stage) -> QWidget:
    stage.window.frame.side.setCurrentIndex(1)
    tree = stage.workspace.inspector
    stage.wait(lambda: any(label.isVisible() for label in tree.findChildren(QLabel)))
    return stage.window


def library(stage: Stage, *, tiles: bool = False) -> QWidget:
    panel = stage.workspace.library
    panel.tiles = tiles
    stage.window.frame.show_page(Page.LIBRARY)
    stage.wait(lambda: panel.model.is_answered and panel.model.rowCount() == 2)
    panel.view.setCurrentIndex(panel.model.index(0, 0))
    return stage.window


def folders(stage: Stage) -> QWidget:
    """Two watched folders: one with pictures that came, of which one failed, and one that is paused."""
    panel, watching = stage.workspace.folders, stage.services.watching
    top = stage.folder.parent
    for name in ("Exports", LONG.removesuffix(".jpg")):
        (top / name).mkdir(exist_ok=True)
    exports = watching.add(WatchedFolder("", str(top / "Exports"), ("Thumbnail",), existing=Existing.ALL))
    watching.add(WatchedFolder("", str(top / LONG.removesuffix(".jpg")), ("Web", "Sizes"), paused=True))
    stage.window.frame.show_page(Page.FOLDERS)
    (top / "Exports" / "new.jpg").write_bytes(laden_pictures.jpeg())
    (top / "Exports" / "bad.jpg").write_bytes(b"no picture")
    history = panel.details.model
    stage.wait(lambda: {file.state for file in history.files} == {FileState.DONE, FileState.FAILED})
    panel.choose(exports.id)
    panel.details.history.choose(0)
    return stage.window


def watch_folder(stage: Stage) -> QWidget:
    stage.workspace.watching.describe(str(stage.folder))
    dialog = stage.window.findChild(WatchDialog)
    assert dialog is not None
    more = dialog.findChild(QToolButton, "watchMore")
    assert more is not None
    more.setChecked(True)
    return dialog


def preferences(stage: Stage, page: str) -> QWidget:
    stage.workspace.preference_windows.show(page)
    shown = stage.workspace.preference_windows._shown
    presets = stage.workspace.preference_windows._presets
    assert shown is not None
    assert presets is not None
    shown.resize(1000, 760)
    stage.wait(lambda: presets.editor.saved is not None)
    return shown


def account(stage: Stage, edited: Account | None = None) -> QWidget:
    window, program = stage.window, stage.program
    dialog = AccountDialog(stage.services.accounts, program.bridge, program.theme, window, edited)
    more = dialog.findChild(QToolButton, "moreOptionsButton")
    assert more is not None
    dialog.open()
    more.setChecked(True)
    return dialog


def keys(stage: Stage) -> QWidget:
    dialog = KeysDialog(TELLING, stage.services.accounts, stage.program.bridge, stage.window)
    dialog.open()
    return dialog


def consent(stage: Stage) -> QWidget:
    dialog = ConsentDialog(TELLING, "3 pictures", lambda: None, stage.window)
    dialog.open()
    return dialog


def removal(stage: Stage) -> QWidget:
    dialog = RemovalDialog("2 pictures", ["This computer", TELLING.name], lambda: None, stage.window)
    dialog.open()
    return dialog


def import_filter(stage: Stage) -> QWidget:
    survey = partial(stage.services.surveying.survey, [str(stage.folder)])
    dialog = ImportFilterDialog(survey, stage.program.bridge, stage.window)
    dialog.open()
    stage.wait(lambda: len(dialog._formats) > 0 and dialog._progress.isHidden())
    return dialog


def link_code(stage: Stage) -> QWidget:
    link = "https://s3.example.com/pics/p/one.jpg"
    dialog = LinkCodeDialog(link, LONG, stage.program.theme, stage.window, timedelta(days=1))
    dialog.open()
    return dialog


def devices(stage: Stage) -> QWidget:
    """A library with another device, and one whose journal cannot be read."""
    stage.workspace.devices.show(ACCOUNT.name)
    dialog = stage.window.findChild(DevicesDialog)
    assert dialog is not None
    stage.wait(lambda: dialog.model.rowCount() == 1)
    error = FaultRecord(FaultKind.JOURNAL, "Nothing more of “Office” can be read.", "It is damaged.", retryable=False)
    others = [Device("b" * 32, LONG, 12, 12, None), Device("c" * 32, "Office", 3, 5, None, error)]
    dialog._reading._beat = lambda: None
    dialog._show_devices([dialog.model.devices[0], *others])
    dialog.list.setCurrentIndex(dialog.model.index(0))
    return dialog


def pairing(stage: Stage) -> QWidget:
    joining = stage.services.joining
    dialog = PairDialog(
        ACCOUNT.name, partial(joining.pair, ACCOUNT.name), stage.program.bridge, stage.program.theme, stage.window
    )
    dialog.open()
    dialog.show_button.click()
    stage.wait(dialog.code.isVisible)
    return dialog


def joining(stage: Stage) -> QWidget:
    dialog = JoinDialog(stage.services.joining, stage.program.bridge, stage.program.theme, stage.window)
    dialog.open()
    return dialog


def about(stage: Stage) -> QWidget:
    show_about(stage.window)
    box = stage.window.findChild(QWidget, "aboutDialog")
    assert box is not None
    return box


SCENES: dict[str, Scene] = {
    "queue": queue,
    "split": split,
    "inspector": inspector,
    "library": library,
    "tiles": partial(library, tiles=True),
    "folders": folders,
    **{
        f"preferences {page}": partial(preferences, page=page)
        for page in ("general", "publishing", "accounts", "presets", "privacy", "cache", "about")
    },
    "add account": account,
    "edit account": partial(account, edited=TELLING),
    "keys": keys,
    "consent": consent,
    "removal": removal,
    "import filter": import_filter,
    "link code": link_code,
    "watch folder": watch_folder,
    "devices": devices,
    "pairing": pairing,
    "joining": joining,
    "about": about,
}
DIALOGS = list(SCENES)[list(SCENES).index("add account") :]
EVERY_SCENE = pytest.mark.parametrize("scene", [pytest.param(scene, id=name) for name, scene in SCENES.items()])
EVERY_DIALOG = pytest.mark.parametrize(
    "scene", [pytest.param(SCENES[name], id=name) for name in (*DIALOGS, "preferences general")]
)

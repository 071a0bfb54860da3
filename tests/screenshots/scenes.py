"""What there is to see in the main window and in the preferences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.watched_folder import Existing, FolderState, WatchedFolder
from rethumb_desktop.ui.main_window.frame import Page
from rethumb_desktop.ui.models.wording import describe_recipe
from rethumb_desktop.ui.panels.folders.dialog import WatchDialog
from tests.screenshots.studio import CLOUD, HEBREW, LONG, Studio, child, choose, rest

Shoot = Callable[[str, QWidget], None]
PREFERENCES = ("general", "publishing", "accounts", "presets", "privacy", "cache", "about")
NAMES = (
    ("IMG_2041.jpg", "mountain-lake.jpg"),
    ("IMG_2042.jpg", "still-life.jpg"),
    ("IMG_2043.jpg", "night-city.jpg"),
    ("marbles on glass.png", "glass-marbles.png"),
    (LONG, "mountain-lake.jpg"),
    (HEBREW, "night-city.jpg"),
    ("two words <b>&amp;.jpg", "still-life.jpg"),
)

FRONT = (
    ("Evening at the lake.jpg", "mountain-lake.jpg"),
    ("Still life with fruit.jpg", "still-life.jpg"),
    ("City at night.jpg", "night-city.jpg"),
    ("Marbles on glass.png", "glass-marbles.png"),
    ("IMG_2041.jpg", "still-life.jpg"),
    ("IMG_2042.jpg", "night-city.jpg"),
)


def show_newcomer(studio: Studio, shoot: Shoot) -> None:
    """Nothing is there yet, and then ten pictures wait to be looked at."""
    window = studio.window
    shoot("first-start", window)
    studio.services.preferring.change(lambda now: replace(now, welcomed=True))
    studio.wait(lambda: (card := window.findChild(QWidget, "firstStart")) is None or not card.isVisible())
    shoot("queue-empty", window)
    window.frame.show_page(Page.LIBRARY)
    shoot("library-empty", window)
    window.frame.show_page(Page.QUEUE)
    studio.choose_preset("Thumbnail")
    files = [studio.sample(name, sample) for name, sample in NAMES]
    more = [studio.laden("laden.jpg"), studio.drawn("tall.jpg", 300, 900), studio.drawn("wide panorama.jpg", 1800, 300)]
    studio.drop_and_wait(*files, *more)
    _see_preview(studio)
    shoot("queue-held", window)
    _show_preview(studio, shoot)
    _show_inspector(studio, shoot)
    window.frame.show_page(Page.QUEUE)
    with studio.hovering(files[0]):
        shoot("queue-drop", window)


def _show_preview(studio: Studio, shoot: Shoot) -> None:
    window = studio.window
    workspace = studio.workspace
    window.frame.side.setCurrentIndex(0)
    studio.select("IMG_2041.jpg")
    window.resize(1280, 900)
    _see_preview(studio)
    frame = next(part for part in workspace.preview.pictures.frames if part.isVisible())
    frame.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3):
        frame.nudged.emit(QPoint(-10, 0))
    _see_preview(studio)
    shoot("preview-crop", window)
    studio.select("IMG_2041.jpg", "IMG_2042.jpg", "IMG_2043.jpg")
    _see_preview(studio)
    shoot("preview-crop-several", window)
    workspace.preview.modes.split_button.click()
    studio.select("IMG_2043.jpg")
    _see_preview(studio)
    shoot("preview-split", window)
    side = child(window, QToolButton, "sideBySideButton")
    assert isinstance(side, QToolButton)
    side.click()
    window.resize(1280, 800)


def _show_inspector(studio: Studio, shoot: Shoot) -> None:
    window = studio.window
    window.frame.side.setCurrentIndex(1)
    studio.select("laden.jpg")
    rest(600)
    shoot("inspector-one", window)
    studio.select("IMG_2041.jpg", "IMG_2042.jpg", "IMG_2043.jpg")
    rest(600)
    shoot("inspector-several", window)
    window.frame.side.setCurrentIndex(0)


def show_front(studio: Studio, shoot: Shoot) -> None:
    """The window as the read-me shows it: docs/images/window.png is this one, in light."""
    studio.add_cloud()
    studio.choose_preset("Sizes")
    studio.drop_and_wait(*(studio.sample(name, sample) for name, sample in FRONT[:3]))
    choose(studio.window.header.library_box, CLOUD.name)
    studio.choose_preset("Thumbnail")
    studio.drop_and_wait(*(studio.sample(name, sample) for name, sample in FRONT[3:]))
    studio.choose_preset("Web")
    studio.drop_and_wait(studio.sample("Evening at the lake 2.jpg"))
    studio.select(FRONT[0][0])
    choose(studio.workspace.preview.recipes, describe_recipe(Recipe(square=400)))
    _see_preview(studio)
    shoot("window", studio.window)


def show_somebody(studio: Studio, shoot: Shoot) -> None:
    """Pictures in every state, what was published, and the preferences."""
    window = studio.window
    workspace = studio.workspace
    studio.add_cloud()
    _publish(studio)
    _show_states(studio, shoot)
    _show_queue_parts(studio, shoot)
    _show_library(studio, shoot)
    window.frame.show_page(Page.QUEUE)
    for page in PREFERENCES:
        workspace.preference_windows.show(page)
        shown = workspace.preference_windows._shown
        assert shown is not None
        rest(400)
        shoot(f"preferences-{page}", shown)
        shown.close()
    _show_halt(studio, shoot)


def _publish(studio: Studio) -> None:
    """Publish with several presets into both libraries; some of it fails, some is there already."""
    window = studio.window
    studio.choose_preset("Sizes")
    studio.drop_and_wait(studio.sample("IMG_2041.jpg"), studio.sample("IMG_2042.jpg", "still-life.jpg"))
    choose(window.header.library_box, CLOUD.name)
    studio.choose_preset("Thumbnail")
    studio.drop_and_wait(*(studio.sample(name, sample) for name, sample in NAMES[2:]))
    studio.drop_and_wait(studio.broken("notes.jpg"), studio.folder / "gone.jpg", studio.folder / "IMG_2043.jpg")


def _show_states(studio: Studio, shoot: Shoot) -> None:
    """One picture of all states: published, duplicate, failed, under way, queued, held."""
    window = studio.window
    workspace = studio.workspace
    studio.door.open.clear()
    studio.drop(studio.drawn("on its way 1.jpg", 800, 600), studio.drawn("on its way 2.jpg", 801, 600))
    counts = workspace.model.counts
    studio.wait(lambda: counts[JobState.UPLOADING] == 2)
    workspace.orders.pause_or_go_on()
    studio.wait(lambda: workspace.orders.paused)
    studio.drop(studio.drawn("queued.jpg", 802, 600))
    studio.wait(lambda: counts[JobState.QUEUED] == 1)
    studio.look_first(True)
    studio.drop(studio.sample("looked at first.jpg", "night-city.jpg"), studio.laden("laden.jpg"))
    studio.wait(lambda: len(workspace.model.held) == 2)
    studio.select("IMG_2041.jpg")
    _see_preview(studio)
    shoot("queue-states", window)
    workspace.orders.pause_or_go_on()
    studio.door.open.set()
    studio.wait(lambda: counts[JobState.UPLOADING] == counts[JobState.QUEUED] - len(workspace.model.held) == 0)
    studio.select("notes.jpg")
    rest(400)
    shoot("queue-failed", window)


def _show_queue_parts(studio: Studio, shoot: Shoot) -> None:
    """The list with what is looked for, its menus, and in a small window."""
    window = studio.window
    workspace = studio.workspace
    search = workspace.queue.filter.search
    search.setText("nothing is called this")
    rest(500)
    shoot("queue-nothing-found", window)
    search.clear()
    studio.select("IMG_2041.jpg")
    _see_preview(studio)
    view = workspace.queue.view
    view.customContextMenuRequested.emit(view.visualRect(view.currentIndex()).center())
    _shoot_menu("menu-row", shoot)
    menu_button = child(window.header, QToolButton, "menuButton")
    assert isinstance(menu_button, QToolButton)
    menu = menu_button.menu()
    menu.popup(window.mapToGlobal(menu_button.geometry().bottomLeft()))
    _shoot_menu("menu-window", shoot)
    window.resize(860, 560)
    rest(300)
    shoot("window-small", window)
    window.resize(1280, 800)


def _shoot_menu(name: str, shoot: Shoot) -> None:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    shoot(name, menu)
    menu.close()


def _show_library(studio: Studio, shoot: Shoot) -> None:
    window = studio.window
    workspace = studio.workspace
    window.frame.show_page(Page.LIBRARY)
    panel = workspace.library
    studio.wait(lambda: panel.model.is_answered and panel.model.rowCount() > 0)
    panel.tiles = False
    panel.view.setCurrentIndex(panel.model.index(0, 0))
    rest(700)
    shoot("library-list", window)
    panel.tiles = True
    rest(700)
    shoot("library-grid", window)
    panel.view.selectAll()
    rest(400)
    shoot("library-several", window)
    panel.filters.search.setText("nothing is called this")
    rest(700)
    shoot("library-nothing-found", window)
    panel.filters.search.clear()
    panel.tiles = False
    rest(400)


def _show_halt(studio: Studio, shoot: Shoot) -> None:
    """A library that cannot be sent to."""
    window = studio.window
    workspace = studio.workspace
    studio.door.fault = Fault(FaultKind.OFFLINE, "The store cannot be reached.", "Check the network.", retryable=True)
    studio.look_first(False)
    studio.drop(studio.drawn("waits for the network.jpg", 640, 480))
    studio.wait(lambda: CLOUD.name in workspace.halts.bars)
    rest(300)
    shoot("queue-halted", window)


def show_watching(studio: Studio, shoot: Shoot) -> None:
    """The page of watched folders: none yet, the dialog, and folders that do well, rest, or are not there."""
    window, panel = studio.window, studio.workspace.folders
    watching, top = studio.services.watching, studio.folder.parent
    studio.add_cloud()
    window.frame.show_page(Page.FOLDERS)
    rest(200)
    shoot("folders-empty", window)
    exports, scans, wedding = top / "Exports", top / LONG.removesuffix(".jpg") / "2026" / "scans", top / "Wedding"
    for folder in (exports, scans, wedding):
        folder.mkdir(parents=True)
    for name, sample in NAMES[:3]:
        studio.sample(name, sample).rename(exports / name)
    _show_watch_dialog(studio, shoot, exports)
    kept = watching.add(WatchedFolder("", str(exports), ("Web",), CLOUD.name, existing=Existing.ALL))
    watching.add(WatchedFolder("", str(scans), ("Sizes", "Thumbnail"), recursive=False, paused=True))
    watching.add(WatchedFolder("", str(wedding), ("Thumbnail",), output=str(top / "small")))
    studio.broken(LONG).rename(exports / LONG)
    wedding.rmdir()
    panel.choose(kept.id)
    studio.wait(lambda: (status := panel.details.status) is not None and (status.done, status.failed) == (3, 1))
    studio.wait(lambda: panel.model.statuses[2].state is FolderState.MISSING)
    studio.wait(lambda: panel.details.model.rowCount() == len(NAMES[:3]) + 1)
    rest(800)
    panel.details.history.choose(0)
    rest(200)
    shoot("folders", window)
    window.resize(860, 560)
    rest(300)
    shoot("folders-small", window)
    window.resize(1280, 800)
    window.frame.show_page(Page.QUEUE)
    studio.select(NAMES[0][0])
    rest(800)
    shoot("queue-watched", window)


def _show_watch_dialog(studio: Studio, shoot: Shoot, folder: Path) -> None:
    studio.workspace.watching.describe(str(folder))
    dialog = child(studio.window, WatchDialog, "watchDialog")
    assert isinstance(dialog, WatchDialog)
    rest(500)
    shoot("watch-folder", dialog)
    dialog.form.write.setChecked(True)
    dialog.form.output.line.setText(str(folder / "small"))
    dialog.form.more.setChecked(True)
    studio.wait(lambda: dialog.form.output.complaint)
    shoot("watch-folder-refused", dialog)
    dialog.reject()


def _see_preview(studio: Studio) -> None:
    """Wait until the preview shows the picture and what becomes of it."""
    rest(250)
    studio.wait(lambda: studio.workspace.preview.pictures.has_original)
    waiting = studio.workspace.preview._waiting
    studio.wait(lambda: waiting._original_ended and waiting._result_ended)
    rest(150)

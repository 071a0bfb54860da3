"""The library's panel on real services with memory adapters, and what a person does with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from rethumb_desktop.cache.folder import FolderCache
from rethumb_desktop.disk.reading import LocalReader
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.imaging.renderer import PillowRenderer
from rethumb_desktop.services import Services
from rethumb_desktop.services.browsing import Browsing, PublishedPictures
from rethumb_desktop.services.gathering import OriginalBytes
from rethumb_desktop.store.folder import FolderStore
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.panels.library.panel import LibraryPanel
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.web.fetching import WebFetcher
from tests.fixtures import pictures
from tests.fixtures.assembly import House
from tests.fixtures.records import A_MOMENT, publication

HERE = "This computer"
PATIENCE_MS = 60_000
Mode = QAbstractItemModelTester.FailureReportingMode


@dataclass
class LibraryStage:
    """The panel beside its details, shown and served."""

    house: House
    services: Services
    panel: LibraryPanel
    window: QWidget
    qtbot: QtBot
    folder: Path

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    @property
    def names(self) -> list[object]:
        """The names of all rows; empty ones are not fetched yet."""
        model = self.panel.model
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def wait_for_names(self, *names: str) -> None:
        self.wait(lambda: self.panel.model.is_answered and self.names == list(names))

    def publish(self, name: str, *recipes: str, library: str = HERE) -> None:
        """Publish a picture of 640 by 480 pixels."""
        path = self.folder / name
        path.write_bytes(pictures.jpeg(640, 480))
        self.services.publishing.submit([str(path)], [parse_recipe(recipe) for recipe in recipes], library)
        self.house.finish()

    def select(self, first: int, last: int) -> None:
        model = self.panel.model
        rows = QItemSelection(model.index(first, 0), model.index(last, 0))
        self.panel.view.selectionModel().select(rows, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def search(self, text: str) -> None:
        """Type what is looked for, and go without the pause."""
        self.panel.filters.search.setText(text)
        QTest.keyClick(self.panel.filters.search, Qt.Key.Key_Return)
        self.wait(lambda: self.panel.model.is_answered)


def records(count: int, *, library: str = HERE) -> list[Publication]:
    """Publications named by their place among the newest."""
    return [
        replace(
            publication(f"{n}.jpg", library=library, name=f"{n}.jpg", sha256=f"{n:064x}"),
            published_at=A_MOMENT - n * timedelta(minutes=1),
        )
        for n in range(count)
    ]


@contextmanager
def open_library(
    house: House, bridge: Bridge, theme: Theme, qtbot: QtBot, prepare: Callable[[Services], object] = lambda _: None
) -> Iterator[LibraryStage]:
    """Show the panel over a house; `prepare` is called with the services before."""
    house.listeners[:] = [bridge.listen]
    opened = house.open()
    store = FolderStore(house.root / "library")
    originals = OriginalBytes(LocalReader(), WebFetcher())
    shown = PublishedPictures(FolderCache(house.root / "cache"), lambda _: store, originals, PillowRenderer())
    services = replace(opened, browsing=Browsing(house.publications, shown))
    prepare(services)
    panel = LibraryPanel(bridge, theme)
    QAbstractItemModelTester(panel.model, Mode.Warning, panel.model)
    window = QWidget()
    panel.setParent(window)
    panel.details.setParent(window)
    panel.setGeometry(0, 0, 600, 500)
    panel.details.setGeometry(600, 0, 300, 500)
    window.resize(900, 500)
    window.show()
    panel.serve(services)
    folder = house.root / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    stage = LibraryStage(house, services, panel, window, qtbot, folder)
    stage.wait(lambda: panel.model.is_answered and panel.filters.libraries.count() > 1)
    try:
        yield stage
    finally:
        services.close()
        # First, so that nothing arrives at what is gone.
        bridge.close()
        window.close()
        window.deleteLater()


def texts(menu: QMenu) -> list[str]:
    """What a menu offers, without its separators."""
    return [action.text() for action in menu.actions() if not action.isSeparator()]

"""The queue's panel on real services, and what a person does with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.models.queue import QueueModel
from rethumb_desktop.ui.models.sifting import RowOrder, Stage
from rethumb_desktop.ui.panels.queue.panel import QueuePanel
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.empty_state import EmptyState
from tests.fixtures import pictures
from tests.fixtures.assembly import House
from tests.ui.conftest import PATIENCE_MS

RECIPES = (Recipe(square=16), Recipe(width=32))

#: What `add_mixed` adds.
ALL = ["cat 2.jpg", "bad.jpg", "cat 10.jpg", "ant.jpg", "dog.jpg", "eel.jpg"]


class Bench:
    """A panel that follows real services, and a folder of pictures."""

    def __init__(self, house: House, bridge: Bridge, theme: Theme, qtbot: QtBot, folder: Path) -> None:
        house.listeners[:] = [bridge.listen]
        self.services: Services = house.open()
        self.model = QueueModel()
        self.panel = QueuePanel(self.model, theme, EmptyState())
        self.panel.resize(900, 600)
        bridge.received.connect(self.model.take)
        self._qtbot = qtbot
        self.folder = folder
        self.panel.publish.connect(lambda jobs: self.services.publishing.let_go([job.id for job in jobs]))
        self.panel.show()
        self.panel.activateWindow()

    @property
    def names(self) -> list[str]:
        return [self.model.job(row).source.name for row in range(self.model.rowCount())]

    @property
    def selected(self) -> list[str]:
        return [job.source.name for job in self.panel.selected()]

    @property
    def current(self) -> str:
        job = self.panel.current()
        return job.source.name if job is not None else ""

    def add(self, *names: str, hold: bool = False) -> None:
        """Queue pictures; one called bad cannot be read."""
        files = []
        for number, name in enumerate(names):
            file = self.folder / name
            file.write_bytes(b"bad" if name.startswith("bad") else pictures.jpeg(40 + number, 30))
            files.append(str(file))
        before = len(self.model.jobs)
        self.services.publishing.submit(files, RECIPES, THIS_COMPUTER, hold=hold)
        self.wait(before + len(names))

    def add_mixed(self) -> None:
        """Queue three that are published, one that fails, two that wait for the person."""
        self.add(*ALL[:4])
        self.add(*ALL[4:], hold=True)

    def wait(self, jobs: int) -> None:
        """Wait until there are so many jobs, and none is in work."""

        def settled() -> bool:
            return len(self.model.jobs) == jobs and not self.model.stages[Stage.IN_WORK]

        self._qtbot.waitUntil(settled, timeout=PATIENCE_MS)

    def until(self, names: list[str]) -> None:
        self._qtbot.waitUntil(lambda: self.names == names, timeout=PATIENCE_MS)

    def select(self, *rows: int) -> None:
        self.panel.view.clearSelection()
        for row in rows:
            flag = QItemSelectionModel.SelectionFlag.Select
            self.panel.view.selectionModel().setCurrentIndex(self.model.index(row), flag)

    def press(self, name: str) -> None:
        button = self.panel.findChild(QToolButton, name)
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def sort(self, order: RowOrder) -> None:
        action = self.panel.findChild(QAction, f"{order.value}Order")
        assert action is not None
        action.trigger()

    def menu_texts(self) -> list[str]:
        return [action.text().split("\t")[0] for action in self.panel.menu().actions() if action.text()]

    def forms(self) -> list[QAction]:
        """Return what the menu for the selected rows offers to copy links as."""
        forms = self.panel.menu().findChild(QMenu, "formMenu")
        assert forms is not None
        return forms.actions()

    def close(self) -> None:
        self.services.close()
        self.panel.close()
        self.panel.deleteLater()
        self.model.deleteLater()


@contextmanager
def open_bench(house: House, bridge: Bridge, theme: Theme, qtbot: QtBot, folder: Path) -> Iterator[Bench]:
    """Show the panel over a house; pictures come from the folder."""
    bench = Bench(house, bridge, theme, qtbot, folder)
    try:
        yield bench
    finally:
        bench.close()

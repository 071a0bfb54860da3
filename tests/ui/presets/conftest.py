"""A page with presets on real services, and what a person does there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.original import Source, SourceKind
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.panels.presets.page import PresetsPage
from rethumb_desktop.ui.panels.presets.question import UnsavedQuestion
from rethumb_desktop.ui.theme.theme import Theme
from tests.fixtures import pictures
from tests.fixtures.assembly import House
from tests.fixtures.records import A_MOMENT

PATIENCE_MS = 60_000
Mode = QAbstractItemModelTester.FailureReportingMode
Wait = Callable[[Callable[[], bool]], None]


@pytest.fixture
def services(house: House) -> Services:
    return house.open()


@pytest.fixture
def wait(qtbot: QtBot) -> Wait:
    return lambda condition: qtbot.waitUntil(condition, timeout=PATIENCE_MS)


@pytest.fixture
def page(bridge: Bridge, theme: Theme, services: Services, qtbot: QtBot, wait: Wait) -> PresetsPage:
    page = PresetsPage(bridge, theme)
    for model in (page.model, page.editor.model):
        QAbstractItemModelTester(model, Mode.Warning, model)
    qtbot.addWidget(page)
    page.resize(820, 640)
    page.show()
    page.serve(services.presets, services.previewing)
    wait(lambda: page.editor.saved is not None)
    return page


@pytest.fixture
def job(tmp_path: Path) -> Job:
    path = tmp_path / "cat.jpg"
    path.write_bytes(pictures.jpeg(640, 480))
    return Job(1, "a", Source(SourceKind.FILE, str(path), "cat.jpg"), (), THIS_COMPUTER, JobState.QUEUED, A_MOMENT)


def names(page: PresetsPage) -> list[str]:
    return [preset.name for preset in page.model.presets]


def type_recipe(page: PresetsPage, text: str) -> None:
    page.editor.recipe.text.setPlainText(text)


def sizes_of(page: PresetsPage) -> list[str]:
    return [str(recipe) for recipe in page.editor.draft.recipes]


def question(page: PresetsPage) -> UnsavedQuestion:
    box = page.findChild(UnsavedQuestion)
    assert box is not None
    assert box.isVisible()
    return box

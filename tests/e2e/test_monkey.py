"""A monkey at the real window, on real services with memory adapters: nothing it does may lead to an error."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.domain.library import Account, KeyPair
from rethumb_desktop.domain.ports import Listener, ObjectStore
from rethumb_desktop.domain.preferences import Preferences
from rethumb_desktop.services import Services
from rethumb_desktop.ui.application import Program
from tests.fixtures import pictures
from tests.fixtures.assembly import House
from tests.fixtures.monkey import Monkey
from tests.fixtures.monkey_larder import fill_larder

SEED = int(os.environ.get("MONKEY_SEED") or 1)
EVENTS = int(os.environ.get("MONKEY_EVENTS") or 2_000)
PATIENCE_MS = 120_000


class OpenHouse(House):
    """A house whose cloud takes any keys, for those that a monkey types."""

    def _open_store(self, account: Account, keys: KeyPair | None) -> ObjectStore:
        return self.cloud


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = OpenHouse(tmp_path / "house")
    house.settings.save_preferences(Preferences())
    return house


@pytest.fixture
def program(qapp: QApplication, house: House, tmp_path: Path) -> Iterator[Program]:
    def open_services(listener: Listener) -> Services:
        house.listeners[:] = [listener]
        services = house.open()
        house.add_cloud(services, confirmed=False)
        return services

    program = Program(qapp, open_services, choices=house.settings, folder=tmp_path)
    yield program
    program.close()


@pytest.mark.timeout(3_600)
def test_nothing_a_monkey_does_is_an_error(
    qapp: QApplication, qtbot: QtBot, house: House, program: Program, tmp_path: Path
) -> None:
    monkey = Monkey(qapp, program, fill_larder(tmp_path / "larder"), SEED)
    program.show()
    qtbot.waitUntil(lambda: program.window.header.preset is not None, timeout=PATIENCE_MS)
    monkey.play(EVENTS)
    assert not monkey.trouble.notes, monkey.story()
    bugs = [job for job in house.queue.jobs() if job.error is not None and job.error.kind is FaultKind.BUG]
    assert bugs == [], monkey.story()
    assert_still_publishes(program, house, qtbot, tmp_path)


def assert_still_publishes(program: Program, house: House, qtbot: QtBot, folder: Path) -> None:
    """Whatever it was left in, the window takes a picture and makes something of it."""
    while (front := QApplication.activePopupWidget() or QApplication.activeModalWidget()) is not None:
        front.close()
    window = program.window
    workspace = program.workspace
    program.residence.show()
    file = folder / "last.jpg"
    file.write_bytes(pictures.jpeg(48, 64))
    window.header.preset_box.setCurrentIndex(0)
    window.header.library_box.setCurrentIndex(0)
    workspace.intake.take_files([str(file)])

    def ended() -> bool:
        # What the monkey did last may still be on its way: that it paused, and whether pictures wait.
        if workspace.orders.paused:
            workspace.orders.pause_or_go_on()
        found = [job for job in house.queue.jobs() if job.source.name == file.name]
        workspace.holding.publish([job for job in found if job.held])
        return bool(found) and found[0].state.ended

    qtbot.waitUntil(ended, timeout=PATIENCE_MS)

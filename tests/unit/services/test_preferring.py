"""Preferences: kept, announced, and none lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Barrier, Thread

import pytest

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.events import Event, PreferencesChanged
from rethumb_desktop.domain.preferences import Appearance, Preferences
from rethumb_desktop.services import Services
from rethumb_desktop.services.preferring import Preferring
from rethumb_desktop.settings.toml import TomlSettings
from tests.fixtures.assembly import House


def test_a_newcomer_is_asked_before_anything_is_published(services: Services) -> None:
    assert services.preferring.preferences() == Preferences(look_first=True, welcomed=False)


def test_a_change_is_kept_and_announced(house: House, services: Services) -> None:
    services.preferring.change(lambda liked: replace(liked, appearance=Appearance.DARK))

    assert services.preferring.preferences() == Preferences(appearance=Appearance.DARK)
    assert house.settings.preferences().appearance is Appearance.DARK
    changed, _ = house.wait_for(PreferencesChanged)
    assert changed.preferences.appearance is Appearance.DARK


def test_what_is_so_already_is_not_announced(house: House, services: Services) -> None:
    services.preferring.change(lambda liked: replace(liked, notify=True))

    assert house.events.empty()


def test_of_changes_at_once_none_is_lost(tmp_path: Path) -> None:
    preferring = Preferring(TomlSettings(tmp_path / "settings.toml"), lambda _: None)
    together = Barrier(8)

    def add() -> None:
        together.wait()
        preferring.change(lambda liked: replace(liked, link_template=liked.link_template + "x"))

    threads = [Thread(target=add) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert preferring.preferences().link_template == "x" * 8


def test_a_change_that_cannot_be_kept_is_not_announced(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("broken")
    announced: list[Event] = []
    preferring = Preferring(TomlSettings(tmp_path / "settings.toml"), announced.append)

    with pytest.raises(Fault):
        preferring.change(lambda liked: replace(liked, notify=False))
    assert announced == []

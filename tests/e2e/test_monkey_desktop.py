"""A monkey at the real program on a real X desktop: nothing it does ends it, hangs it, or leads to a complaint."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rethumb_desktop.bootstrap import open_settings
from rethumb_desktop.domain.preferences import Preferences
from tests.fixtures.desktop import Desktop
from tests.fixtures.desktop_monkey import DesktopMonkey
from tests.fixtures.monkey_larder import fill_larder

SEED = int(os.environ.get("MONKEY_SEED") or 1)
EVENTS = int(os.environ.get("MONKEY_EVENTS") or 2_000)


@pytest.mark.desktop
@pytest.mark.timeout(3_600)
def test_nothing_a_monkey_does_ends_or_hangs_the_program(desktop: Desktop, tmp_path: Path) -> None:
    home = tmp_path / "home"
    open_settings(home).save_preferences(Preferences(welcomed=True))
    monkey = DesktopMonkey(desktop, home, fill_larder(tmp_path / "larder"), SEED)
    monkey.play(EVENTS)
    assert not monkey.trouble, monkey.story()

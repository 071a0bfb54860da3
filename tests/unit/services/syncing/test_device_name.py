"""What this computer is called: as its person likes, else as the system does."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from rethumb_desktop.bootstrap import find_home, open_services, open_settings
from rethumb_desktop.domain.preferences import Preferences


def name_in(home: Path) -> str:
    with closing(open_services(home, lambda _: None)) as services:
        return services.syncing.device_name


def test_the_person_names_this_computer(tmp_path: Path) -> None:
    usual = name_in(tmp_path)
    assert usual
    open_settings(tmp_path).save_preferences(Preferences(device_name="Studio"))
    assert name_in(tmp_path) == "Studio"
    open_settings(tmp_path).save_preferences(Preferences(device_name="  "))
    assert name_in(tmp_path) == usual


def test_settings_that_cannot_be_read_do_not_keep_the_program_from_starting(tmp_path: Path) -> None:
    usual = name_in(tmp_path)
    find_home(tmp_path).settings_file.write_text("broken")
    assert name_in(tmp_path) == usual

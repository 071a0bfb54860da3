"""Where a home's files are."""

from pathlib import Path

import pytest

from rethumb_desktop.settings.folders import Home


def test_a_home_that_was_asked_for_holds_everything(tmp_path: Path) -> None:
    home = Home.find(str(tmp_path), {"RETHUMB_HOME": "/elsewhere"})

    files = [home.settings_file, home.index_file, home.owners_dir, home.keys_dir, home.library_dir]
    files += [home.pasted_dir, home.cache_dir, home.log_file]
    assert all(file.is_relative_to(tmp_path) for file in files)
    assert len(set(files)) == len(files)


def test_the_variable_names_a_home(tmp_path: Path) -> None:
    assert Home.find(None, {"RETHUMB_HOME": str(tmp_path)}) == Home.at(tmp_path)


def test_a_relative_home_stays_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    home = Home.find("here", {})
    monkeypatch.chdir("/")

    assert home.index_file.parent == tmp_path / "here"


@pytest.mark.parametrize("environment", [{}, {"RETHUMB_HOME": ""}])
def test_otherwise_the_usual_folders(environment: dict[str, str]) -> None:
    home = Home.find(None, environment)

    assert all("rethumb-desktop" in folder.parts for folder in (home.config, home.data, home.cache))
    assert home.data != Home.at(Path()).data

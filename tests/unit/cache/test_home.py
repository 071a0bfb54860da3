"""The cache of a home keeps to what the home's settings say."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rethumb_desktop.bootstrap import find_home, open_services
from rethumb_desktop.cache.folder import FolderCache
from rethumb_desktop.domain.errors import Fault


def stage(home: Path, key: str, idle: timedelta, size: int = 10) -> Path:
    """Stage a rendition in the cache of a home that was last used so long ago."""
    path = FolderCache(find_home(home).cache_dir).stage(key, bytes(size))
    moment = (datetime.now(UTC) - idle).timestamp()
    os.utime(path, (moment, moment))
    return path


def write_settings(home: Path, text: str) -> None:
    file = find_home(home).settings_file
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def test_the_settings_say_how_long_and_how_much(tmp_path: Path) -> None:
    services = open_services(tmp_path, lambda _: None)
    old, middle = stage(tmp_path, "old.jpg", timedelta(days=8)), stage(tmp_path, "middle.jpg", timedelta(days=3))
    large, young = stage(tmp_path, "large.jpg", timedelta(hours=3), 2_000_000), stage(tmp_path, "y", timedelta(hours=2))

    assert services.cache_keeping.tidy() == 1
    assert not old.exists()
    write_settings(tmp_path, "[cache]\ndays = 2\n")
    assert services.cache_keeping.tidy() == 1
    assert not middle.exists()
    write_settings(tmp_path, "[cache]\nmegabytes = 1\n")
    assert services.cache_keeping.tidy() == 1
    assert not large.exists()
    assert young.exists()
    services.close()


def test_settings_that_cannot_be_read_let_nothing_go(tmp_path: Path) -> None:
    services = open_services(tmp_path, lambda _: None)
    old = stage(tmp_path, "old.jpg", timedelta(days=8))
    write_settings(tmp_path, "[cache]\ndays = 'many'\n")

    with pytest.raises(Fault, match="settings"):
        services.cache_keeping.tidy()

    assert old.exists()
    services.close()

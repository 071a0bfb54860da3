"""An observer of real folders, ended after each test."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from rethumb_desktop.watch.observer import WatchdogObserver
from tests.watching.real.observed import Observed

if sys.platform != "linux":
    pytest.skip("tests what the Linux kernel tells", allow_module_level=True)

from rethumb_desktop.watch.inotify import InotifyMeans

SOON = 0.05  # seconds between looks for what could not be watched


@pytest.fixture
def observer() -> Iterator[WatchdogObserver]:
    before = set(threading.enumerate())
    observer = WatchdogObserver(lambda: InotifyMeans(again=SOON))
    yield observer
    observer.close()
    assert set(threading.enumerate()) <= before


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "watched"
    folder.mkdir()
    return folder


@pytest.fixture
def observed(observer: WatchdogObserver, folder: Path) -> Observed:
    return Observed(observer, folder)

"""What holds for every test: no person's files, keys or screen are touched, and silence is the passing state."""

import gc
import os
import signal
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.fixtures.programs import PROJECT, in_ci

pytest_plugins = [
    "tests.fixtures.silence",
    "tests.fixtures.without_qt",
    "tests.fixtures.botocore_data",
    "tests.fixtures.gateway",
    "tests.fixtures.desktop",
    "tests.fixtures.window_program",
]

FOREIGN = ("AWS_", "RETHUMB_", "KEYRING_", "PYTHON_KEYRING", "XDG_", "DBUS_", "QT_", "GTK_", "WAYLAND_", "DISPLAY")
"""Beginnings of variables that would bring a person's keys, settings or screen into a test."""
MUST_RUN_IN_CI = ("gateway", "desktop")


def pytest_configure(config: pytest.Config) -> None:
    """Give the run a home of its own, before anything of the project is imported."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        # A shell starts what runs in the background deaf to Ctrl+C, and the programs under test would inherit that.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    corpus = os.environ.get("RETHUMB_CORPUS")
    home = tempfile.TemporaryDirectory(prefix="rethumb-tests-", ignore_cleanup_errors=True)
    config.add_cleanup(home.cleanup)
    patch = pytest.MonkeyPatch()
    config.add_cleanup(patch.undo)
    for name in list(os.environ):
        if name.startswith(FOREIGN) or name.lower().endswith("_proxy"):
            patch.delenv(name)
    patch.setenv("HOME", home.name)
    for name in ("CONFIG_HOME", "DATA_HOME", "CACHE_HOME", "STATE_HOME", "RUNTIME_DIR"):
        folder = Path(home.name, name.lower())
        folder.mkdir(mode=0o700)
        patch.setenv(f"XDG_{name}", str(folder))
    # Without an address some libraries would start or find a session bus themselves.
    patch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    patch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    patch.setenv("QT_QPA_PLATFORM", "offscreen")
    if corpus:
        patch.setenv("RETHUMB_CORPUS", corpus)


def pytest_collection_finish() -> None:
    """Have Python's collector leave alone what is there by now, the tests and their modules: it stays to the end."""
    gc.collect()
    gc.freeze()


def pytest_report_header() -> list[str]:
    """What of the surroundings decides which tests run."""
    return [f"corpus: {corpus_folder() or 'none'}", f"in CI: {'yes' if in_ci() else 'no'}"]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test of real pictures where there are none."""
    if item.get_closest_marker("corpus") and corpus_folder() is None:
        pytest.skip("no folder of real pictures: name one in RETHUMB_CORPUS")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI, turn the skipping of a test that must run into a failure."""
    report = yield
    must_run = in_ci() and any(item.get_closest_marker(name) for name in MUST_RUN_IN_CI)
    if must_run and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"In CI this test has to run. {report.longreprtext}"
    return report


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real pictures: RETHUMB_CORPUS, or one lying beside the project."""
    folder = corpus_folder()
    if folder is None:
        pytest.skip("no folder of real pictures: name one in RETHUMB_CORPUS")
    return folder


def corpus_folder() -> Path | None:
    """Where real pictures lie on this machine; None where they do not."""
    named = os.environ.get("RETHUMB_CORPUS")
    folder = Path(named) if named else PROJECT.parent / "shared" / "corpus"
    return folder if folder.is_dir() else None

"""The guards of tests/conftest.py, tried on tests that misbehave."""

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.fixtures.programs import PROJECT

MISBEHAVING = """
import os, threading, warnings
from pathlib import Path
import pytest
import tests.fixtures.silence

tests.fixtures.silence.FAREWELL = 0.05
END = threading.Event()

def test_leaves_a_thread():
    threading.Thread(target=END.wait).start()

def test_ends_its_thread():
    END.set()
    thread = threading.Thread(target=END.wait)
    thread.start()

def test_raises_in_a_thread():
    thread = threading.Thread(target=lambda: 1 // 0)
    thread.start()
    thread.join()

def test_warns():
    warnings.warn("unexpected")

def test_says_something_to_qt():
    from PySide6.QtCore import qWarning
    qWarning(b"unexpected")

@pytest.mark.gateway
def test_skips_what_must_run():
    pytest.skip("no gateway")

def test_sees_a_home_of_its_own():
    assert Path.home() != Path(os.environ["REAL_HOME"])
    assert not any(name.startswith("RETHUMB_") for name in os.environ)
"""
CONDEMNED = {
    "test_leaves_a_thread",
    "test_raises_in_a_thread",
    "test_warns",
    "test_says_something_to_qt",
    "test_skips_what_must_run",
}
ACQUITTED = {"test_ends_its_thread", "test_sees_a_home_of_its_own"}


@pytest.fixture(scope="module")
def failed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bool]:
    """The misbehaving tests, and whether they failed with the guards on and CI set."""
    pytest.importorskip("PySide6.QtWidgets", exc_type=ImportError)
    folder = tmp_path_factory.mktemp("misbehaving")
    script, report = folder / "test_misbehaving.py", folder / "report.xml"
    script.write_text(MISBEHAVING, encoding="utf-8")
    options = ["-c", "pyproject.toml", "-p", "tests.conftest", "-p", "no:cacheprovider", f"--junit-xml={report}"]
    subprocess.run(
        [sys.executable, "-m", "pytest", *options, str(script)],
        cwd=PROJECT,
        env={**os.environ, "CI": "true", "REAL_HOME": str(Path.home()), "RETHUMB_HOME": str(folder)},
        stdout=subprocess.DEVNULL,
        check=False,
    )
    cases = ET.parse(report).getroot().iter("testcase")
    return {case.attrib["name"]: any(child.tag in ("failure", "error") for child in case) for case in cases}


@pytest.mark.parametrize("name", sorted(CONDEMNED))
def test_an_unexpected_sound_fails_the_test(name: str, failed: dict[str, bool]) -> None:
    assert failed[name]


@pytest.mark.parametrize("name", sorted(ACQUITTED))
def test_a_quiet_test_passes(name: str, failed: dict[str, bool]) -> None:
    assert not failed[name]

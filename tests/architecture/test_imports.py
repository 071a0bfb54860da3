"""What is loaded when: nothing but the window needs Qt, and a start pays for no heavy library."""

import json
import subprocess
import sys

import pytest

from tests.fixtures.programs import PROJECT

WITHOUT_QT = """
import importlib, pkgutil, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ModuleNotFoundError(f"{name} is blocked")

sys.meta_path.insert(0, NoQt())

def import_all(package):
    for found in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        if found.name == "rethumb_desktop.ui":
            continue
        module = importlib.import_module(found.name)
        if found.ispkg:
            import_all(module)

import rethumb_desktop
import_all(rethumb_desktop)
print(len([name for name in sys.modules if name.startswith("rethumb_desktop.")]))
"""
HEAVY = ["PySide6", "boto3", "botocore", "sqlalchemy", "keyring", "pillow_heif", "pyvips"]
LOADED = f"""
import json, sys
try:
    %s
finally:
    print(json.dumps([name for name in {HEAVY} if name in sys.modules]))
"""
STARTS = {
    "the entry module": "import rethumb_desktop.__main__",
    "the help of the command line": (
        "import rethumb_desktop.__main__ as start; sys.argv = ['rethumb', '--help']; start.rethumb()"
    ),
}


def run_python(code: str) -> str:
    """What that code prints last, run by a Python of its own in the project's folder."""
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


def test_everything_but_the_window_imports_without_qt() -> None:
    assert int(run_python(WITHOUT_QT)) > 20


@pytest.mark.parametrize("start", STARTS)
def test_a_start_loads_no_heavy_library(start: str) -> None:
    assert json.loads(run_python(LOADED % STARTS[start])) == []


def test_the_window_is_what_needs_qt() -> None:
    with pytest.raises(AssertionError, match=r"PySide6\S* is blocked"):
        run_python(WITHOUT_QT + "import rethumb_desktop.ui.application")

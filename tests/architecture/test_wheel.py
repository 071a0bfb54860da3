"""What people install has everything the program reads."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from tests.fixtures.programs import PROJECT

SOURCES = ["rethumb_desktop", "resources", "pyproject.toml", "setup.py", "README.md", "LICENSE"]


def test_the_wheel_holds_the_program_and_its_icons(tmp_path: Path) -> None:
    project, wheels = tmp_path / "project", tmp_path / "wheels"
    project.mkdir()
    for name in SOURCES:
        copy = shutil.copytree if (PROJECT / name).is_dir() else shutil.copy
        copy(PROJECT / name, project / name)
    pip = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(wheels)]
    subprocess.run([*pip, str(project)], check=True, capture_output=True)
    held = set(zipfile.ZipFile(next(wheels.iterdir())).namelist())
    icons = [path.name for path in (PROJECT / "resources" / "icons").iterdir()]
    modules = [path.relative_to(PROJECT).as_posix() for path in (PROJECT / "rethumb_desktop").rglob("*.py")]
    assert icons
    assert {f"rethumb_desktop/resources/icons/{name}" for name in icons} <= held
    assert set(modules) <= held
    assert not [name for name in held if name.startswith(("tests", "packaging", "resources"))]

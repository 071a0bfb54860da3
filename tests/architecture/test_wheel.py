"""What people install has everything the program reads."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from tests.fixtures.programs import PROJECT

SOURCES = ["rethumb_desktop", "resources", "pyproject.toml", "setup.py", "README.md", "LICENSE"]
READ = ["icons", "desktop"]
"""Folders of resources that the program reads."""


def test_the_wheel_holds_the_program_and_its_resources(tmp_path: Path) -> None:
    project, wheels = tmp_path / "project", tmp_path / "wheels"
    project.mkdir()
    for name in SOURCES:
        copy = shutil.copytree if (PROJECT / name).is_dir() else shutil.copy
        copy(PROJECT / name, project / name)
    pip = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(wheels)]
    subprocess.run([*pip, str(project)], check=True, capture_output=True)
    held = set(zipfile.ZipFile(next(wheels.iterdir())).namelist())
    resources = [f"{name}/{path.name}" for name in READ for path in (PROJECT / "resources" / name).iterdir()]
    modules = [path.relative_to(PROJECT).as_posix() for path in (PROJECT / "rethumb_desktop").rglob("*.py")]
    assert resources
    assert {f"rethumb_desktop/resources/{name}" for name in resources} <= held
    assert set(modules) <= held
    assert not [name for name in held if name.startswith(("tests", "packaging", "resources"))]

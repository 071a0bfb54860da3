"""The Python environment: which one can be built on, and when it is current."""

import json
import shutil
import subprocess
import venv
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.fixtures.programs import PROJECT
from tests.unit.set_up.conftest import SCRIPTS

Script = Callable[[str], ModuleType]


@pytest.fixture
def environment(tmp_path: Path, script: Script, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, looking at a small project of its own with a whole environment (its pip does nothing)."""
    module = script("environment")
    root = tmp_path / "project"
    root.mkdir()
    for name in ("pyproject.toml", "setup.py", "constraints.txt"):
        shutil.copy(PROJECT / name, root)
    look_at(module, root, monkeypatch)
    venv.create(module.VENV, with_pip=False)
    pip = next(module.VENV.glob("lib/python*/site-packages")) / "pip"
    pip.mkdir()
    (pip / "__init__.py").touch()
    (module.VENV / "bin" / "pip").write_text(f"#!{module.PYTHON}\n", encoding="utf-8")
    module.STAMP.write_text(json.dumps(module.wanted_stamp("test")), encoding="utf-8")
    return module


def look_at(module: ModuleType, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Turn the script to another project."""
    made = {
        "ROOT": root,
        "VENV": root / ".venv",
        "PYTHON": root / ".venv" / "bin" / "python",
        "STAMP": root / ".venv" / "set-up.json",
        "UNFINISHED": root / ".venv" / "set-up-unfinished",
    }
    for name, value in made.items():
        monkeypatch.setattr(module, name, value)


def current(module: ModuleType, purpose: str = "test") -> bool:
    """Whether the script finds nothing to do."""
    answer = module.is_current(module.wanted_stamp(purpose))
    assert isinstance(answer, bool)
    return answer


def test_a_finished_environment_is_current(environment: ModuleType) -> None:
    assert current(environment, "test")
    assert current(environment, "run")


def test_an_environment_for_running_is_not_enough_for_testing(environment: ModuleType) -> None:
    environment.STAMP.write_text(json.dumps(environment.wanted_stamp("run")), encoding="utf-8")
    assert current(environment, "run")
    assert not current(environment, "test")


def test_an_interrupted_set_up_is_made_anew(environment: ModuleType) -> None:
    environment.UNFINISHED.touch()
    assert not current(environment)
    assert not environment.is_usable()


def test_a_moved_environment_is_made_anew(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    environment.ROOT.rename(tmp_path / "moved")
    look_at(environment, tmp_path / "moved", monkeypatch)
    assert environment.PYTHON.exists()
    assert not environment.is_usable()


def test_an_environment_whose_python_is_gone_is_made_anew(environment: ModuleType) -> None:
    environment.PYTHON.unlink()
    environment.PYTHON.symlink_to("/no/such/python")
    assert not environment.is_usable()


def test_an_environment_without_pip_is_made_anew(environment: ModuleType) -> None:
    shutil.rmtree(next(environment.VENV.glob("lib/python*/site-packages/pip")))
    assert not environment.is_usable()


def test_changed_versions_are_installed_into_the_same_environment(environment: ModuleType) -> None:
    with (environment.ROOT / "constraints.txt").open("a", encoding="utf-8") as constraints:
        constraints.write("one-more==1\n")
    assert not current(environment)
    assert environment.is_usable()


def test_changed_settings_of_tools_need_no_installing(environment: ModuleType) -> None:
    with (environment.ROOT / "pyproject.toml").open("a", encoding="utf-8") as project:
        project.write("\n[tool.something]\nelse = 1\n")
    assert current(environment)


def test_without_a_python_that_is_new_enough_a_sentence_says_so(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    (tmp_path / "dirname").symlink_to(shutil.which("dirname") or "")
    done = subprocess.run(
        ["/bin/sh", str(SCRIPTS / "with-python"), "run.py"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("rethumb desktop needs Python 3.11 or newer, and none was found.\n")

"""What failed beside other tests is run once more alone, and only what passes then is forgiven."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import IO

import pytest

STEADY = "def test_steady() -> None:\n    assert True\n"
BROKEN = "def test_broken() -> None:\n    assert False\n"
UNSTEADY = """\
from pathlib import Path

def test_unsteady() -> None:
    seen = Path(__file__).with_suffix(".seen")
    if not seen.exists():
        seen.touch()
        raise AssertionError("the machine was busy")
"""
Outcomes = dict[str, bool]


@pytest.fixture
def run(script: Callable[[str], ModuleType], tmp_path: Path) -> Callable[..., Outcomes]:
    """Run parts that are given by the texts of their files."""
    module = script("side_by_side")

    def start(command: Sequence[str], output: IO[bytes] | None = None) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-m", "pytest", *command], cwd=tmp_path, stdout=output)

    def run_them(**texts: str) -> Outcomes:
        parts = {}
        for name, text in texts.items():
            file = tmp_path / f"test_{name}.py"
            file.write_text(text, encoding="utf-8")
            parts[name] = ["-q", "-p", "no:pytest-qt", "--rootdir", str(tmp_path), str(file)]
        outcomes: Outcomes = module.run_together(parts, start)
        return outcomes

    return run_them


def test_what_passes_alone_is_forgiven_and_named(
    run: Callable[..., Outcomes], capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(one=STEADY + UNSTEADY, two=STEADY) == {"one": True, "two": True}
    shown = capfd.readouterr().out
    assert "UNSTEADY, failed beside other tests and passed alone: test_one.py::test_unsteady\n" in shown
    assert shown.count("1 passed, 1 deselected") == 1, "what had passed is not run again"


def test_what_fails_alone_too_is_not(run: Callable[..., Outcomes]) -> None:
    assert run(one=STEADY, two=UNSTEADY + BROKEN) == {"one": True, "two": False}


def test_files_that_cannot_be_read_are_not(run: Callable[..., Outcomes]) -> None:
    assert run(one="import nothing_of_this_name", two=STEADY) == {"one": False, "two": True}


def test_more_than_a_few_are_not(run: Callable[..., Outcomes], capfd: pytest.CaptureFixture[str]) -> None:
    many = UNSTEADY.replace("def test_unsteady()", "@pytest.mark.parametrize('n', range(6))\ndef test_unsteady(n: int)")
    many = many.replace('".seen"', 'f".{n}"')
    assert run(one="import pytest\n" + many, two=STEADY) == {"one": False, "two": True}
    assert "once more alone" not in capfd.readouterr().out


def test_what_did_not_run_to_its_end_is_not(run: Callable[..., Outcomes]) -> None:
    ends = "import os\n\ndef test_ends() -> None:\n    os._exit(1)\n"
    assert run(one=STEADY, two=ends) == {"one": True, "two": False}

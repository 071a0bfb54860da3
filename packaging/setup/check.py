"""Check the project: style, types, layers, tests. All parts run, whatever the first ones say.

check.py lint            everything but the tests
check.py test [WORD...]  everything; the words go to pytest
check.py bench           the measurements in tests/benchmarks
check.py fuzz SECONDS    the fuzzing of tests/fuzz, for so long
check.py soak KILLS IMAGES SEED   the kills of tests/soak
check.py monkey          the monkey of tests/e2e, as MONKEY_EVENTS and MONKEY_SEED say
check.py screenshots     a picture of every page and dialog, into build/screenshots
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from typing import IO

import environment
import side_by_side
import system_packages

PROGRAMS = environment.VENV / "bin"
WINDOW = ("tests/ui", "tests/screenshots")
WHOLE_PROGRAM = ("tests/e2e", "tests/faults")
LINT = {
    "style": ["ruff", "check"],
    "format": ["ruff", "format", "--check"],
    "types": ["mypy"],
    "layers": ["lint-imports", "--no-logo"],
}
QT_LOADS = "import PySide6.QtWidgets, PySide6.QtTest"


def main() -> int:
    """Set up and run the parts; 0 when all of them passed."""
    try:
        environment.provide("fuzz" if sys.argv[1] == "fuzz" else "test")
        match sys.argv[1]:
            case "lint":
                return run_parts(LINT)
            case "bench":
                return run_parts(benchmarks())
            case "fuzz":
                return run_parts({"fuzz": ["python", "-m", "tests.fuzz.campaign", "--seconds", *sys.argv[2:]]})
            case "soak":
                return run_parts(soak(sys.argv[2:]))
            case "monkey":
                system_packages.provide(system_packages.missing(("window",)), "the monkey")
                return run_parts({"monkey": ["pytest", "tests/e2e/test_monkey.py"]})
            case "screenshots":
                system_packages.provide(system_packages.missing(("window",)), "the pictures")
                return run_parts({"screenshots": ["python", "-m", "tests.screenshots.gallery"]})
            case _ if sys.argv[2:]:
                return run_parts({**LINT, "tests": pytest_command(sys.argv[2:])})
            case _:
                return run_parts(LINT, all_tests())
    except (environment.SetUpError, OSError) as reason:
        print(f"The set-up did not work. {reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def pytest_command(words: Sequence[str]) -> list[str]:
    """How to run the tests here, after providing what they need of the system."""
    lists = ("window", "tests", "gateway")
    if not system_packages.provide(system_packages.missing(lists), "the tests"):
        print("The tests that need these are skipped (with CI set: they fail).", flush=True)
    return ["pytest", *([] if qt_loads() else ["-p", "no:pytest-qt"]), *words]


def all_tests() -> dict[str, list[str]]:
    """The tests in three parts, of which the last mostly waits for the program."""
    command = pytest_command([])
    parts = {"window": WINDOW, "whole program": WHOLE_PROGRAM}
    others = [f"--ignore={folder}" for folders in parts.values() for folder in folders]
    named = {f"tests of the {name}": [*command, *folders] for name, folders in parts.items()}
    return {"other tests": [*command, *others], **named}


def qt_loads() -> bool:
    """Whether Qt's libraries find what they need of the system; pytest-qt cannot be loaded otherwise."""
    return environment.runs([environment.PYTHON, "-c", QT_LOADS])


def benchmarks() -> dict[str, list[str]]:
    """The measurements, by name, after providing what they need of the system."""
    if not system_packages.provide(
        system_packages.missing(("window", "tests", "gateway", "bench")), "the measurements"
    ):
        print("The measurements that need these say so.", flush=True)
    scripts = sorted((environment.ROOT / "tests" / "benchmarks").glob("[a-z]*.py"))
    return {script.stem: ["python", "-m", f"tests.benchmarks.{script.stem}"] for script in scripts}


def soak(numbers: Sequence[str]) -> dict[str, list[str]]:
    """The long run of kills, after providing what its gateway needs of the system."""
    system_packages.provide(system_packages.missing(("gateway",)), "the soak")
    options = [word for pair in zip(("--kills", "--images", "--seed"), numbers, strict=True) for word in pair]
    return {"soak": ["python", "-m", "tests.soak.campaign", *options]}


def run_parts(parts: dict[str, list[str]], together: dict[str, list[str]] | None = None) -> int:
    """Run each part with its output shown, then some beside each other; close with one line that says how they did."""
    outcomes = {}
    for name, command in parts.items():
        say(name, command)
        outcomes[name] = start(command).wait() == 0
    if together:
        outcomes |= side_by_side.run_together(together, start)
    print("; ".join(f"{name} {'ok' if passed else 'FAILED'}" for name, passed in outcomes.items()) or "nothing to run")
    return 0 if all(outcomes.values()) else 1


def say(name: str, command: Sequence[str]) -> None:
    """Tell what runs now."""
    print(f"--- {name}: {' '.join(command)}", flush=True)


def start(command: Sequence[str], output: IO[bytes] | None = None) -> subprocess.Popen[bytes]:
    """Start a program of the environment in the project's folder, its output going where it is told."""
    return subprocess.Popen(
        [PROGRAMS / command[0], *command[1:]],
        cwd=environment.ROOT,
        env=environment.clean_environ(),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output is not None else None,
    )


if __name__ == "__main__":
    sys.exit(main())

"""Make .venv, the project's Python environment, or bring it up to date. Quick when there is nothing to do.

environment.py run|test      what running needs, or what testing needs as well
"""

import fcntl
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import system_packages

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "set-up.json"
UNFINISHED = VENV / "set-up-unfinished"
EXTRAS = {"run": ["heif", "fast"], "test": ["heif", "fast", "test"], "fuzz": ["heif", "fast", "test", "fuzz"]}
# Settings of a person's own that would turn Python or pip away from the environment.
MISLEADING = ("PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV")


class SetUpError(Exception):
    """The environment cannot be made; the message says why and what to do."""


def provide(purpose: str) -> None:
    """Have an environment that is whole and current for that purpose: `run`, `test` or `fuzz`.

    Raises SetUpError.
    """
    with only_one_at_a_time():
        stamp = wanted_stamp(purpose)
        if is_current(stamp):
            return
        if not is_usable():
            make_empty_environment()
        # A set-up that is interrupted leaves this mark, and the next one starts anew.
        UNFINISHED.touch()
        STAMP.unlink(missing_ok=True)
        print(f"Setting up Python packages in {VENV.name} (this takes a minute, once)", flush=True)
        install_packages(EXTRAS[purpose])
        STAMP.write_text(json.dumps(stamp), encoding="utf-8")
        UNFINISHED.unlink()


def clean_environ() -> dict[str, str]:
    """The variables for programs of the environment: without what would lead them out of it."""
    return {name: value for name, value in os.environ.items() if name not in MISLEADING}


@contextmanager
def only_one_at_a_time() -> Iterator[None]:
    """Wait for another set-up of this folder to end."""
    with (ROOT / "constraints.txt").open(encoding="utf-8") as locked:
        try:
            fcntl.flock(locked, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another set-up is running here; waiting for it", flush=True)
            fcntl.flock(locked, fcntl.LOCK_EX)
        yield


def wanted_stamp(purpose: str) -> dict[str, object]:
    """What a finished environment remembers: what went into it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    facts = json.dumps([project["build-system"], project["project"]], sort_keys=True)
    text = "".join((ROOT / name).read_text(encoding="utf-8") for name in ("setup.py", "constraints.txt"))
    return {"requirements": hashlib.sha256((facts + text).encode()).hexdigest(), "extras": EXTRAS[purpose]}


def is_current(stamp: dict[str, object]) -> bool:
    """Whether the environment was finished with these requirements and still works."""
    try:
        found = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    same = found.get("requirements") == stamp["requirements"]
    # Each purpose's extras begin with those of the one before.
    return same and str(found.get("extras")).startswith(str(stamp["extras"])[:-1]) and is_usable()


def is_usable() -> bool:
    """Whether there is an environment to build on: finished, made in this folder, its Python working."""
    if UNFINISHED.exists() or not PYTHON.exists():
        return False
    try:
        # A moved environment's programs still name the old folder.
        made_here = str(VENV) in (VENV / "bin" / "pip").read_text(encoding="utf-8")[:1000]
    except (OSError, UnicodeDecodeError):
        return False
    question = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
    return made_here and runs([PYTHON, "-I", "-c", question])


def runs(command: Sequence[str | Path]) -> bool:
    """Whether a command succeeds; what it says is dropped."""
    done = subprocess.run(command, env=clean_environ(), stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return done.returncode == 0


def make_empty_environment() -> None:
    """Make .venv anew, with pip in it."""
    if VENV.is_symlink():
        VENV.unlink()
    elif VENV.exists():
        print(f"{VENV.name} is unfinished, broken or from another folder; making it anew", flush=True)
        shutil.rmtree(VENV)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    can_add_pip = importlib.util.find_spec("ensurepip") is not None
    has_pip = importlib.util.find_spec("pip") is not None
    if not can_add_pip and not has_pip:
        can_add_pip = system_packages.provide([f"python{version}-venv"], "Python environments")
        if not can_add_pip:
            raise SetUpError(f"Python {version} here has no venv and no pip, so no environment can be made.")
    VENV.mkdir()
    UNFINISHED.touch()
    with_pip = [] if can_add_pip else ["--without-pip"]
    run_logged([sys.executable, "-m", "venv", *with_pip, str(VENV)], "No Python environment could be made.")
    if not can_add_pip:
        borrowed = [sys.executable, "-m", "pip", "--python", str(PYTHON), "install", "-q", "pip"]
        run_logged(borrowed, "The system's pip could not install pip into the environment.")


def install_packages(extras: Sequence[str]) -> None:
    """Install the project, editable, with these extras and the pinned versions of everything."""
    pip = [str(PYTHON), "-I", "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "-q"]
    project = f".[{','.join(extras)}]"
    run_logged(
        [*pip, "--progress-bar", "off", "-c", "constraints.txt", "-e", project],
        "The Python packages could not be installed. If there is no network connection, that is why.",
    )


def run_logged(command: Sequence[str], complaint: str) -> None:
    """Run quietly; when it fails, raise SetUpError with the complaint and the command's last words."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as log:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=clean_environ(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            check=False,
        )
        if done.returncode:
            log.seek(0)
            last_words = "".join(f"    {line}" for line in log.readlines()[-15:])
            raise SetUpError(f"{complaint} Its last words:\n{last_words.rstrip()}")


def main() -> int:
    """Set up for the purpose given as argument; 0 when done, 1 with a sentence when it cannot be."""
    try:
        provide(sys.argv[1])
    except (SetUpError, OSError) as reason:
        print(f"The set-up did not work. {reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())

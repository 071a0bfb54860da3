"""Start the window; where there is no screen, do the same job through the command line on the samples."""

import os
import resource
import subprocess
import sys
from typing import NoReturn

import environment
import system_packages

SAMPLES = environment.ROOT / "resources" / "samples"
HAS_DISPLAY = "import sys; from rethumb_desktop.display import has_display; sys.exit(not has_display())"
OPEN_A_WINDOW = "import sys; from PySide6.QtWidgets import QApplication; QApplication(sys.argv)"
PATIENCE = 30  # seconds for a display to answer


def main() -> int:
    """Set up, then become the program; a status comes back only when something failed on the way."""
    try:
        environment.provide("run")
        trouble = why_no_window()
        if trouble:
            publish_samples(trouble)
        start("rethumb-desktop")
    except (environment.SetUpError, OSError) as reason:
        print(f"The set-up did not work. {reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def why_no_window() -> str:
    """Why no window can be opened here, as a sentence; empty when one can."""
    if sys.platform != "linux":
        return ""
    if not environment.runs([environment.PYTHON, "-c", HAS_DISPLAY]):
        return "There is no screen here."
    packages = system_packages.missing(["window"])
    system_packages.provide(packages, "the window")
    return what_qt_says(packages)


def what_qt_says(packages: list[str]) -> str:
    """Why Qt cannot open a window, tried in a process of its own; empty when it can."""
    try:
        attempt = subprocess.run(
            [environment.PYTHON, "-c", OPEN_A_WINDOW],
            env=environment.clean_environ(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (0, 0)),
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "The screen does not answer."
    if attempt.returncode == 0:
        return ""
    if packages:
        return "The window cannot open before the packages named above are there."
    said = [line for line in attempt.stderr.splitlines() if line.strip()]
    return f"The window cannot open here: {said[0] if said else 'Qt ends without a word'}"


def publish_samples(trouble: str) -> NoReturn:
    """Publish the sample photographs into the library of this computer, which prints their links."""
    pictures = sorted(path for path in SAMPLES.iterdir() if path.suffix in {".jpg", ".png"})
    names = [str(path.relative_to(environment.ROOT)) for path in pictures]
    print(f"{trouble} The command line does the same job on the sample photographs:", flush=True)
    print(f"    rethumb publish {' '.join(names)}", flush=True)
    start("rethumb", "publish", *names)


def start(program: str, *arguments: str) -> NoReturn:
    """Become a program of the environment."""
    os.chdir(environment.ROOT)
    os.execve(environment.VENV / "bin" / program, [program, *arguments], environment.clean_environ())


if __name__ == "__main__":
    sys.exit(main())

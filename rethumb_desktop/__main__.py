"""Start-up: wires the command line and the window to bootstrap."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path


def rethumb() -> int:
    """Run the command line; the entry point `rethumb`."""
    from rethumb_desktop.bootstrap import open_services, open_workbench
    from rethumb_desktop.cli.main import main

    return main(sys.argv[1:], open_services, open_workbench)


def desktop() -> int:
    """Start the window; the entry point `rethumb-desktop`."""
    from rethumb_desktop import __version__

    parser = argparse.ArgumentParser(prog="rethumb-desktop", description="Drop pictures on a window, get links.")
    parser.add_argument("--version", action="version", version=f"rethumb desktop {__version__}")
    parser.add_argument("--home", type=Path, metavar="DIR", help="folder for settings, index, cache and queue")
    parser.add_argument("files", nargs="*", metavar="FILE", help="pictures to publish at once")
    # What Qt itself understands (-style, -platform ...) goes on to it.
    arguments, for_qt = parser.parse_known_args()
    return _start_window(arguments.home, arguments.files, [sys.argv[0], *for_qt])


def _start_window(home: Path | None, files: list[str], for_qt: list[str]) -> int:
    from rethumb_desktop.bootstrap import find_home, open_services, open_settings
    from rethumb_desktop.display import find_obstacle

    obstacle = find_obstacle()
    if obstacle is not None:
        sys.stderr.write(f"rethumb-desktop: {obstacle}\n")
        return 3

    from rethumb_desktop.ui.application import run

    return run(for_qt, partial(open_services, home), files, open_settings(home), find_home(home).config)


if __name__ == "__main__":
    sys.exit(desktop())

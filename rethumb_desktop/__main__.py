"""Start-up: wires the command line and the window to bootstrap."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rethumb_desktop.ui.desktop.instance import Claim

FILES_HELP = (
    "pictures or folders to add; they wait in the window until you press Publish, or are published at once if that is "
    "what you chose in the preferences"
)


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
    entry = parser.add_mutually_exclusive_group()
    entry.add_argument("--install-desktop-entry", action="store_true", help="put the program into the desktop's menus")
    entry.add_argument("--remove-desktop-entry", action="store_true", help="take it out of them again")
    parser.add_argument("files", nargs="*", metavar="FILE", help=FILES_HELP)
    # What Qt itself understands (-style, -platform ...) goes on to it.
    arguments, for_qt = parser.parse_known_args()
    if arguments.install_desktop_entry or arguments.remove_desktop_entry:
        return _change_entry(arguments.home, install=arguments.install_desktop_entry)
    return _start_or_hand_over(arguments.home, arguments.files, [sys.argv[0], *for_qt])


def _start_or_hand_over(home: Path | None, files: list[str], for_qt: list[str]) -> int:
    """Start the window of a home, or give the files to the window that is there already."""
    from rethumb_desktop.settings.folders import Home
    from rethumb_desktop.ui.desktop.instance import UnansweredError, claim_home

    folder = Home.find(str(home) if home is not None else None, os.environ).data
    try:
        claim = claim_home(folder, files, os.environ.get("XDG_ACTIVATION_TOKEN", ""))
    except UnansweredError:
        sys.stderr.write("rethumb-desktop: its window is open already, but does not answer. End it and try again.\n")
        return 1
    if claim is None:
        return 0
    with claim:
        return _start_window(home, files, for_qt, claim)


def _start_window(home: Path | None, files: list[str], for_qt: list[str], claim: Claim) -> int:
    from rethumb_desktop.jobs.collector import spare_the_collector
    from rethumb_desktop.jobs.priority import take_short_turns

    # Before all the rest: it would look through each module as it is loaded.
    spare_the_collector()
    take_short_turns()

    from rethumb_desktop.bootstrap import find_home, open_services, open_settings
    from rethumb_desktop.display import find_obstacle

    obstacle = find_obstacle()
    if obstacle is not None:
        sys.stderr.write(f"rethumb-desktop: {obstacle}\n")
        return 3

    from rethumb_desktop.ui.application import run

    return run(
        for_qt, partial(open_services, home, gives_way=True), files, open_settings(home), find_home(home).config, claim
    )


def _change_entry(home: Path | None, *, install: bool) -> int:
    """Put the program into the menus of this person's desktop, or take it out of them."""
    from rethumb_desktop.ui.desktop.entry import data_home, install_entry, remove_entry

    program = os.path.abspath(shutil.which(sys.argv[0]) or sys.argv[0])  # noqa: PTH100 - a link stays the link it is
    command = [program] if home is None else [program, "--home", str(home.expanduser().absolute())]
    try:
        if install:
            entry = install_entry(data_home(), command)
            sys.stdout.write(f"rethumb desktop is in the menus now, by {entry}\n")
        else:
            remove_entry(data_home())
            sys.stdout.write("rethumb desktop is no longer in the menus.\n")
    except OSError as error:
        sys.stderr.write(f"rethumb-desktop: the desktop entry cannot be changed: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(desktop())

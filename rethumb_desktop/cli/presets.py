"""`rethumb preset`: named lists of recipes."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import closing

from rethumb_desktop.cli.output import DONE, tell, write, write_json
from rethumb_desktop.domain.ports import Listener
from rethumb_desktop.services import Services


def run_list(arguments: argparse.Namespace, open_services: Callable[[Listener], Services]) -> int:
    with closing(open_services(lambda _event: None)) as services:
        for preset in services.presets.presets():
            recipes = [str(recipe) for recipe in preset.recipes]
            if arguments.json:
                write_json({"name": preset.name, "recipes": recipes})
            else:
                write(f"{preset.name}: {', '.join(recipes)}")
    return DONE


def run_add(arguments: argparse.Namespace, open_services: Callable[[Listener], Services]) -> int:
    with closing(open_services(lambda _event: None)) as services:
        preset = services.presets.add(arguments.name, arguments.recipes)
        tell(f"Preset “{preset.name}”: {', '.join(str(recipe) for recipe in preset.recipes)}")
    return DONE


def run_remove(arguments: argparse.Namespace, open_services: Callable[[Listener], Services]) -> int:
    with closing(open_services(lambda _event: None)) as services:
        services.presets.remove(arguments.name)
    return DONE

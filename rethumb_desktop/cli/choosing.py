"""The library that a command was told to use."""

from __future__ import annotations

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.library import Library
from rethumb_desktop.services import Services


class NoLibrary(Exception):
    """There is no such library: by the contract not a wrong word, but a thing that could not be started."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.title)
        self.fault = fault


def find_library(services: Services, name: str) -> Library:
    """Return a library by its name. Raises `NoLibrary`."""
    try:
        return services.accounts.library(name)
    except Fault as fault:
        raise NoLibrary(fault) from fault

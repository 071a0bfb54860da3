"""Preferences: how the person likes the program to be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Appearance(StrEnum):
    """Light or dark, or as the desktop has it."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class CacheLimits:
    """How many days a rendition stays on this computer after its last use, and how many megabytes (10⁶ bytes) all may
    take. What was not sent yet stays in any case."""

    days: int = 7
    megabytes: int = 1000


@dataclass(frozen=True)
class Preferences:
    """What the preferences window offers. Accounts and presets are kept by their own books.

    `language` is a code such as "de", empty: that of the desktop. `look_first`: pictures that are dropped wait until
    the person publishes them. `link_template` is the text of links copied by template, with $url, $name, $width,
    $height and $key. `welcomed`: the first start's choices have been seen. `device_name` is what other devices of a
    library call this computer, empty: as the system does.
    """

    appearance: Appearance = Appearance.SYSTEM
    language: str = ""
    look_first: bool = True
    close_to_tray: bool = False
    notify: bool = True
    link_template: str = ""
    welcomed: bool = False
    device_name: str = ""
    cache: CacheLimits = CacheLimits()

"""Patterns: which pictures below a folder are wanted, by their names and paths."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import normalize

_STARS = re.compile(r"\*+")


class PathPatterns:
    """Patterns of names, or of paths below a folder where they hold a slash, without regard to capitals.

    `*` and `?` stay within a part, a part `**` stands for any number of them. Nothing in `include`: everything. What
    `exclude` says of a folder holds for all below it, and it has the last word.
    """

    def __init__(self, include: Iterable[str] = (), exclude: Iterable[str] = ()) -> None:
        self._include = tuple(include)
        self._exclude = tuple(exclude)

    def take(self, path: str) -> bool:
        """Whether a file is wanted; `path` is the one below the folder, with slashes."""
        if not self._include and not self._exclude:
            return True
        known = _plain(path)
        if self._include and not any(_matches(pattern, known) for pattern in self._include):
            return False
        parts = known.split("/")
        places = ["/".join(parts[:end]) for end in range(1, len(parts) + 1)] if self._exclude else []
        return not any(_matches(pattern, place) for pattern in self._exclude for place in places)


def _matches(pattern: str, path: str) -> bool:
    wanted = _plain(pattern).strip("/")
    by_path = "/" in _plain(pattern).rstrip("/")
    return bool(wanted) and _expression(wanted).fullmatch(path if by_path else path.rpartition("/")[2]) is not None


def _plain(text: str) -> str:
    """Return a text as it is compared: composed letters, small ones."""
    return normalize("NFC", text).casefold()


@lru_cache(maxsize=256)
def _expression(pattern: str) -> re.Pattern[str]:
    """Return what a pattern says as an expression. What was matched at the first chance is not tried again elsewhere
    (the next star takes in the rest anyway), so that no pattern takes long."""
    runs: list[list[str]] = [[]]
    for part in pattern.split("/"):
        if part == "**":
            runs.append([])
        else:
            runs[-1].append(_part(part))
    said = ["/".join(run) for run in runs]
    if len(said) == 1:
        return re.compile(said[0], re.DOTALL)
    first = f"{said[0]}/" if said[0] else ""
    between = "".join(f"(?>(?:[^/]+/)*?{run}/)" for run in said[1:-1] if run)
    last = f"(?:[^/]+/)*{said[-1]}" if said[-1] else ".+"
    return re.compile(first + between + last, re.DOTALL)


def _part(part: str) -> str:
    """Return what a part of a path says as an expression."""
    first, *others = (re.escape(piece).replace(r"\?", "[^/]") for piece in _STARS.split(part))
    if not others:
        return first
    return first + "".join(f"(?>[^/]*?{piece})" for piece in others[:-1]) + "[^/]*" + others[-1]

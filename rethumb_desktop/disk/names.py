"""File names that are safe to write on any system, and names that are still free."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from itertools import count
from pathlib import Path

#: The longest name that is written, in bytes of UTF-8: 255 is common, and endings are added to names.
MAX_NAME_BYTES = 180

_MAX_EXTENSION_BYTES = 16
_NAMELESS = "picture"
_FORBIDDEN = re.compile(r'[<>:"|?*]')
# Control, format (all that turns the direction of writing among them), surrogate, private and separator
# characters: what a person cannot see or what makes a name look like another.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\.|$)", re.IGNORECASE)


def safe_name(text: str) -> str:
    """Return a file name made of `text` that every system can write: never empty, no path, at most 180 bytes.

    The last part of a path, in Unicode form NFC, without what cannot be seen, without Windows' reserved names
    and characters, not hidden. A safe name comes back unchanged.
    """
    name = re.split(r"[/\\]", text.rstrip("/\\"))[-1]
    name = "".join(c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c) not in _UNSEEN)
    name = unicodedata.normalize("NFC", _FORBIDDEN.sub("_", name))
    name = _trim(name)
    if _RESERVED.match(name):
        name = f"_{name}"
    return _trim(_shorten(name, MAX_NAME_BYTES)) or _NAMELESS


def numbered_names(name: str) -> Iterator[str]:
    """Yield `name`, “name (2)”, “name (3)”, ... without end."""
    yield name
    stem, extension = os.path.splitext(name)  # noqa: PTH122 - names, not paths
    for number in count(2):
        ending = f" ({number}){extension}"
        yield _cut(stem, MAX_NAME_BYTES - len(os.fsencode(ending))) + ending


def free_name(folder: Path, name: str) -> str:
    """Return the first of `numbered_names` that nothing in `folder` has."""
    return next(each for each in numbered_names(name) if not os.path.lexists(folder / each))


def _trim(name: str) -> str:
    """Take off what hides a name (leading dots) and what Windows drops (trailing dots and spaces)."""
    return name.lstrip(". ").rstrip(". ")


def _shorten(name: str, most: int) -> str:
    stem, dot, extension = name.rpartition(".")
    if not dot or len(extension.encode()) >= _MAX_EXTENSION_BYTES:
        return _cut(name, most)
    return _cut(stem, most - len(extension.encode()) - 1) + dot + extension


def _cut(text: str, most: int) -> str:
    """Return as many whole characters of `text` as fit into `most` bytes."""
    raw = os.fsencode(text)
    return text if len(raw) <= most else raw[:most].decode(errors="ignore")

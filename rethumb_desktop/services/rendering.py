"""Rendering into a folder: nothing is published."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from rethumb_desktop.disk.names import MAX_NAME_BYTES, numbered_names, safe_name
from rethumb_desktop.disk.writing import make_folder, write_beside
from rethumb_desktop.domain.original import Original, Source
from rethumb_desktop.domain.recipe import Recipe, format_recipe
from rethumb_desktop.domain.rendition import Rendered
from rethumb_desktop.services.gathering import OriginalBytes
from rethumb_desktop.services.making import Maker

#: How much of the original's name a result keeps, in bytes, however long its recipe is.
_LEAST_OF_THE_NAME = 40


@dataclass(frozen=True)
class SavedRendition:
    """A rendition as a file. `rendered.data` is empty: the bytes are on disk, `sha256` is their digest."""

    rendered: Rendered
    path: Path
    bytes: int
    sha256: str


class Rendering:
    """Renders originals and writes the results into a folder, never over a file that is there. Safe to share by
    threads."""

    def __init__(self, originals: OriginalBytes, maker: Maker) -> None:
        self._originals = originals
        self._maker = maker
        # Between looking whether a name holds the same bytes and writing it, no other thread may take it.
        self._saving = Lock()

    def render(
        self, source: Source, recipes: Sequence[Recipe], folder: Path, sha256: str = ""
    ) -> tuple[Original, list[SavedRendition]]:
        """Render one original and save the results as `<name>-<recipe>.<extension>`.

        The same bytes under this name, or under it with a number, are left as they are; other bytes get the next free
        name. With `sha256` the original has to be these bytes. Raises Fault as reading, rendering and writing do, and
        changed.
        """
        data = self._originals.read(source, sha256)
        original = self._maker.examine(data)
        saved = []
        for rendered in self._maker.make(data, recipes):
            with self._saving:
                path = _save(folder, _file_name(source, rendered), rendered.data)
            digest = hashlib.sha256(rendered.data).hexdigest()
            saved.append(SavedRendition(replace(rendered, data=b""), path, len(rendered.data), digest))
        return original, saved


def _file_name(source: Source, rendered: Rendered) -> str:
    stem = os.path.splitext(source.name)[0]  # noqa: PTH122 - a name, not a path
    recipe = format_recipe(rendered.recipe).replace("/", "-").replace(",", "-")
    ending = f"-{recipe}.{rendered.extension}"
    # A long name is cut in the original's part: what tells the results apart stays.
    room = max(_LEAST_OF_THE_NAME, MAX_NAME_BYTES - len(ending))
    stem = safe_name(stem)
    while len(os.fsencode(stem)) > room:
        stem = stem[:-1]
    return safe_name(stem + ending)


def _save(folder: Path, name: str, data: bytes) -> Path:
    """Return where these bytes are: under a number too, where a run that was killed has left them."""
    make_folder(folder)
    for each in numbered_names(name):
        path = folder / each
        if _holds(path, data):
            return path
        if not os.path.lexists(path):
            break
    return write_beside(folder, name, data, durable=False)


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data

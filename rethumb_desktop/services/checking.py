"""Checking: what a rendition's own bytes say, read again after they were made."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rethumb_desktop.domain.metadata import Tag
from rethumb_desktop.domain.original import Source
from rethumb_desktop.domain.ports import MetadataReader
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.rendition import Rendered
from rethumb_desktop.services.disclosure import Disclosure, disclose, disclose_groups
from rethumb_desktop.services.gathering import OriginalBytes
from rethumb_desktop.services.making import Maker

# The sections of a rendition that is metadata itself, as the groups of the reader. The others say how the file is laid
# out, or say again what stands in these.
_SECTIONS = {
    "IFD0": "IFD0",
    "THUMBNAIL": "IFD1",
    "EXIF": "ExifIFD",
    "GPS": "GPS",
    "INTEROP": "InteropIFD",
    "COMMENT": "File",
}


@dataclass(frozen=True)
class Checked:
    """What the bytes that one recipe makes disclose."""

    recipe: Recipe
    disclosure: Disclosure


class Checking:
    """Makes renditions in memory and reads what they carry; nothing is kept and nothing is sent."""

    def __init__(self, originals: OriginalBytes, metadata: MetadataReader, maker: Maker) -> None:
        self._originals = originals
        self._metadata = metadata
        self._maker = maker

    def check(self, source: Source, recipes: Sequence[Recipe]) -> tuple[Checked, ...]:
        """Return what each rendition discloses, in the order of the recipes.

        Raises Fault as publishing would: also privacy, where the gate holds one back.
        """
        made = self._maker.make(self._originals.read(source), recipes)
        return tuple(Checked(rendered.recipe, self._disclose(rendered)) for rendered in made)

    def _disclose(self, rendered: Rendered) -> Disclosure:
        if rendered.recipe.exif:
            return disclose_groups(dict(_groups_of(json.loads(rendered.data))))
        return disclose(self._metadata.read(rendered.data))


def _groups_of(sections: dict[str, dict[str, object]]) -> Iterator[tuple[str, dict[str, Tag]]]:
    for section, group in _SECTIONS.items():
        if tags := sections.get(section):
            yield group, {name: Tag(str(value), str(value)) for name, value in tags.items()}

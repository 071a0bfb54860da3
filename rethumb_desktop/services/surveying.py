"""Surveying: what there is in folders, before anything is queued."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from rethumb_desktop.disk.walking import FoundPicture
from rethumb_desktop.domain.formats import PictureFormat
from rethumb_desktop.domain.intake_filter import IntakeFilter, format_of_name
from rethumb_desktop.services.gathering import find_in_folders

#: With more pictures than these in folders, a person is asked which of them.
MANY = 200

_STEP = 500


@dataclass(frozen=True)
class Tally:
    """So many pictures, and their bytes."""

    pictures: int = 0
    bytes: int = 0


@dataclass(frozen=True)
class Survey:
    """What was found in folders until now, by format; the last one of a survey is `complete`."""

    formats: Mapping[PictureFormat, Tally]
    found: Sequence[FoundPicture]
    complete: bool

    @property
    def whole(self) -> Tally:
        return Tally(sum(t.pictures for t in self.formats.values()), sum(t.bytes for t in self.formats.values()))

    @property
    def has_subfolders(self) -> bool:
        """Whether some of them are in subfolders."""
        return any(picture.nested for picture in self.found)

    def take(self, only: IntakeFilter) -> Tally:
        """Return how much a filter takes of what was found; a moment's work for a hundred thousand pictures."""
        taken = [
            picture.bytes
            for picture in self.found
            if (only.subfolders or not picture.nested)
            and only.takes_name(picture.name)
            and only.takes_facts(picture.bytes, picture.changed)
        ]
        return Tally(len(taken), sum(taken))


class Surveying:
    """Counts the pictures of folders by what the disk tells; opens no file. Blocks while it looks."""

    def __init__(self, own_folders: Sequence[Path]) -> None:
        self._own_folders = own_folders

    def holds_many(self, inputs: Sequence[str], many: int = MANY) -> bool:
        """Return whether the folders among the inputs hold more pictures than `many`; stops looking there."""
        return next(islice(find_in_folders(inputs, self._own_folders), many, None), None) is not None

    def survey(self, inputs: Sequence[str]) -> Iterator[Survey]:
        """Count what is in the folders among the inputs; yields now and then, and what is complete at the end."""
        pictures: Counter[PictureFormat] = Counter()
        sizes: Counter[PictureFormat] = Counter()
        found: list[FoundPicture] = []

        def tell(complete: bool) -> Survey:
            return Survey({f: Tally(n, sizes[f]) for f, n in pictures.items()}, found, complete)

        for picture in find_in_folders(inputs, self._own_folders):
            format_ = format_of_name(picture.name)
            if format_ is None:
                continue
            found.append(picture)
            pictures[format_] += 1
            sizes[format_] += picture.bytes
            if len(found) % _STEP == 0:
                yield tell(complete=False)
        yield tell(complete=True)

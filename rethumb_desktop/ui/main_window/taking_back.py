"""Bringing back what was taken out of its library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.job import Place

if TYPE_CHECKING:
    from rethumb_desktop.services.removal.removing import Removing

Keys = Mapping[str, Sequence[str]]  # object keys by library


@dataclass(frozen=True)
class Back:
    """What came back of what was to, whether something did not, and why the store could not be asked."""

    places: set[Place]
    lost: bool
    fault: Fault | None = None


def undo(removing: Removing, keys: Keys) -> Back:
    """Bring back what was removed; what has failed meanwhile is looked for last, because that takes time."""
    undone = {(library, each.key) for library, some in keys.items() for each in removing.undo(library, some)}
    rest = {library: [key for key in some if (library, key) not in undone] for library, some in keys.items()}
    found = bring_back(removing, rest)
    return Back(undone | found.places, found.lost, found.fault)


def bring_back(removing: Removing, keys: Keys) -> Back:
    """Bring back what could not be removed; a library that cannot be asked does not keep the others."""
    back: set[Place] = set()
    fault = None
    for library, some in keys.items():
        try:
            back.update((library, key) for key in some if removing.bring_back(library, key))
        except Fault as caught:
            fault = caught
    return Back(back, len(back) < sum(map(len, keys.values())), fault)

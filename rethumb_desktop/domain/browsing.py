"""Browsing: what is asked of the record of publications."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

# In canonical texts it stands behind what crops.
_FOCUS = re.compile(r"^((?:square|cover)/[^/]+)/focus/[^/]+")

#: A search, or a choice of recipes, finds the newest so many. Where so many are counted there may be more.
MOST_FOUND = 10_000
#: What some devices published is looked for among the newest so many of each library: it stands in no order of its own.
MOST_SCANNED = 100_000
#: A search for one or two characters looks through the newest so many of each library; and what seldom is what it seems
#: to be is not looked for further.
MOST_LOOKED_AT = 50_000


@dataclass(frozen=True)
class PublicationQuery:
    """Which publications are wanted; None or an empty text narrows nothing.

    `search` is looked for in the names and the recipe, without regard to capitals. It also finds an object key, or a
    link that ends with it, by the whole of its stem or by six letters or more of its beginning. `since` is included,
    `until` not, to the millisecond.
    `recipes` are canonical texts; where a crop was placed by hand, the publication still belongs to its recipe.
    `devices` are ids.
    """

    library: str | None = None
    search: str = ""
    since: datetime | None = None
    until: datetime | None = None
    recipes: frozenset[str] | None = None
    devices: frozenset[str] | None = None

    @property
    def is_search(self) -> bool:
        """Whether a text or recipes are looked for."""
        return bool(self.search) or self.recipes is not None

    @property
    def is_capped(self) -> bool:
        """Whether no more than `MOST_FOUND` are found."""
        return self.is_search or self.devices is not None

    @property
    def most_looked_at(self) -> int | None:
        """Among how many of the newest of all devices those of some are looked for: of what a search finds without
        them, else of each library. None where there is no such end.
        """
        if self.devices is None:
            return None
        return MOST_FOUND if self.is_search else MOST_SCANNED


def without_focus(recipe: str) -> str:
    """Return a canonical recipe without its centre of interest: what it has in common with other crops."""
    return _FOCUS.sub(r"\1", recipe)

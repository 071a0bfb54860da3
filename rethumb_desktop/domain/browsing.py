"""Browsing: what is asked of the record of publications."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

# In canonical texts it stands behind what crops.
_FOCUS = re.compile(r"^((?:square|cover)/[^/]+)/focus/[^/]+")

#: A search, or a choice of recipes, finds the newest so many. Where so many are counted there may be more.
MOST_FOUND = 10_000
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
    """

    library: str | None = None
    search: str = ""
    since: datetime | None = None
    until: datetime | None = None
    recipes: frozenset[str] | None = None

    @property
    def is_capped(self) -> bool:
        """Whether no more than `MOST_FOUND` are found."""
        return bool(self.search) or self.recipes is not None


def without_focus(recipe: str) -> str:
    """Return a canonical recipe without its centre of interest: what it has in common with other crops."""
    return _FOCUS.sub(r"\1", recipe)

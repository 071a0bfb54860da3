"""Browsing: what is asked of the record of publications."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

# In canonical texts it stands behind what crops.
_FOCUS = re.compile(r"^((?:square|cover)/[^/]+)/focus/[^/]+")


@dataclass(frozen=True)
class PublicationQuery:
    """Which publications are wanted; None or an empty text narrows nothing.

    `search` is looked for in the names, recipe and key, without regard to capitals. `since` is included, `until` not.
    `recipes` are canonical texts; where a crop was placed by hand, the publication still belongs to its recipe.
    """

    library: str | None = None
    search: str = ""
    since: datetime | None = None
    until: datetime | None = None
    recipes: frozenset[str] | None = None


def without_focus(recipe: str) -> str:
    """Return a canonical recipe without its centre of interest: what it has in common with other crops."""
    return _FOCUS.sub(r"\1", recipe)

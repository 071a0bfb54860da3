"""A look at the index: how many rows there are, and what stands where a person looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rethumb_desktop.domain.browsing import PublicationQuery
from rethumb_desktop.domain.job import Publication

if TYPE_CHECKING:
    from rethumb_desktop.services.browsing import Browsing

#: Rows of a page.
PAGE = 100


@dataclass(frozen=True)
class Place:
    """What a person looks at: the first and the last row that can be seen, and the current one; -1 where none is.

    `selected` are the selected rows, unless they are many.
    """

    first: int = -1
    last: int = -1
    current: int = -1
    selected: tuple[int, ...] = ()


@dataclass(frozen=True)
class Look:
    """What a look at the index found: the number of rows, pages by number, and where the rows of `before` are."""

    query: PublicationQuery
    count: int
    pages: dict[int, list[Publication]]
    before: Place
    first: int | None
    current: int | None
    selected: tuple[int, ...]
    partial: bool


@dataclass(frozen=True)
class Anchors:
    """What stood in the rows that a person looked at."""

    first: Publication | None = None
    current: Publication | None = None
    selected: Sequence[Publication] = ()


def look_at(browsing: Browsing, query: PublicationQuery, before: Place, anchors: Anchors) -> Look:
    """Read how many there are, the first page, and what the person looks at, wherever it is now; blocks."""
    known = anchors.first, anchors.current
    first, current = (browsing.place(query, each) if each is not None else None for each in known)
    selected = [browsing.place(query, each) for each in anchors.selected]
    top = before.first if first is None else first
    seen = range(top // PAGE, (top + before.last - before.first) // PAGE + 1) if before.first >= 0 else range(0)
    pages = {number: browsing.browse(query, number * PAGE, PAGE) for number in {0, *seen}}
    chosen = tuple(row for row in selected if row is not None)
    return Look(query, browsing.count(query), pages, before, first, current, chosen, partial=browsing.is_partial(query))

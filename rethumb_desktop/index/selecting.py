"""Which rows of the publications a query asks for."""

from __future__ import annotations

from sqlalchemy import ColumnElement, func, or_

from rethumb_desktop.domain.browsing import PublicationQuery, without_focus
from rethumb_desktop.index.rows import to_microseconds
from rethumb_desktop.index.searching import fold
from rethumb_desktop.index.tables import publications as table

#: The parameters that a centre of interest belongs to, and the two forms it is written in.
_CROPS = ("square", "cover")
_FOCUS_PATTERN = "focus/?.??,?.??"
_AUTO_FOCUS = "focus/auto"


def conditions(query: PublicationQuery) -> list[ColumnElement[bool]]:
    """Return what all of has to be true of a row."""
    found: list[ColumnElement[bool]] = []
    if query.library is not None:
        found.append(table.c.library == query.library)
    if query.since is not None:
        found.append(table.c.published_at >= to_microseconds(query.since))
    if query.until is not None:
        found.append(table.c.published_at < to_microseconds(query.until))
    if query.recipes is not None:
        found.append(_made_by(query.recipes))
    if query.search:
        found.append(func.instr(table.c.searched, fold(query.search)) > 0)
    return found


def _made_by(recipes: frozenset[str]) -> ColumnElement[bool]:
    wanted = sorted({without_focus(recipe) for recipe in recipes})
    exact = [*wanted]
    patterns = []
    for recipe in wanted:
        parts = recipe.split("/")
        if parts[0] in _CROPS:
            head, tail = "/".join(parts[:2]), "".join(f"/{part}" for part in parts[2:])
            exact.append(f"{head}/{_AUTO_FOCUS}{tail}")
            patterns.append(f"{head}/{_FOCUS_PATTERN}{tail}")
    return or_(table.c.recipe.in_(exact), *(table.c.recipe.op("GLOB")(pattern) for pattern in patterns))

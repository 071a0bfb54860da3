"""What a query asks for, in words of the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from rethumb_desktop.domain.browsing import PublicationQuery, without_focus
from rethumb_desktop.index.rows.rows import to_microseconds
from rethumb_desktop.index.values.keys import HEAD_LETTERS
from rethumb_desktop.index.values.searching import RUN, fold, indexable, recipe_sign, runs_asked
from rethumb_desktop.index.values.spans import Span, id_at, ids_of
from rethumb_desktop.index.values.words import Words

# A link may go on behind the key, with a signature.
_KEY_IN_LINK = re.compile(rf"(?:.*/)?([a-z2-7]{{{HEAD_LETTERS},32}})(\.[a-z0-9]+)?(?:\?.*)?", re.DOTALL)
_STEM_LETTERS = 32
_MOST_RUNS = 64
# What stands in the search index for several characters, or between two names.
_VAGUE = frozenset("\ufffd\n")


@dataclass(frozen=True)
class Choice:
    """What narrows a list: `text` is folded, `match` what the search index is asked, "" where it cannot help.

    `recipes` are the words of the recipes that are chosen, None for all; `named_recipes` those that contain the text.
    `devices` are the words of the devices that are chosen, None for all.
    `stem` is the stem of a key, or its beginning, that the text may be, "" for none. `certain`: what the search index
    finds needs no second look.
    """

    text: str = ""
    match: str = ""
    recipes: frozenset[int] | None = None
    named_recipes: frozenset[int] = frozenset()
    devices: frozenset[int] | None = None
    stem: str = ""
    certain: bool = False


def spans_of(connection: Connection, words: Words, query: PublicationQuery) -> list[Span]:
    """Return the ids among which a query looks, library by library."""
    if query.library is None:
        libraries = [*connection.exec_driver_sql("SELECT id FROM libraries ORDER BY id").scalars()]
    else:
        library = words.find_library(connection, query.library)
        libraries = [library] if library is not None else []
    return [_span(library, query.since, query.until) for library in libraries]


def choice_of(connection: Connection, words: Words, query: PublicationQuery) -> Choice:
    """Return what narrows the list of a query."""
    known = words.all(connection)
    text = fold(query.search)
    chosen = _chosen(known, query.recipes) if query.recipes is not None else None
    devices = _devices(connection, words, query.devices) if query.devices is not None else None
    filter_ = _any_of(_signs(known, chosen)) if chosen is not None else ""
    if not text:
        return Choice(match=filter_, recipes=chosen, devices=devices, certain=True)
    if len(text) < RUN:
        return Choice(text, recipes=chosen, named_recipes=_containing(known, text), devices=devices)
    named = _containing(known, text)
    signs = _signs(known, named)
    runs = runs_asked(text)
    names = " AND ".join(_quoted(run) for run in runs[:_MOST_RUNS])
    match = f"({names}) OR ({_any_of(signs)})" if signs else names
    return Choice(
        text=text,
        match=f"({match}) AND ({filter_})" if filter_ else match,
        recipes=chosen,
        named_recipes=named,
        devices=devices,
        stem=_stem(text),
        certain=len(text) == RUN and not signs and _VAGUE.isdisjoint(indexable(text)),
    )


def _span(library: int, since: datetime | None, until: datetime | None) -> Span:
    first, last = ids_of(library)
    if since is not None:
        first = id_at(library, to_microseconds(since) // 1000)
    if until is not None:
        last = id_at(library, to_microseconds(until) // 1000) - 1
    return Span(first, last)


def _chosen(known: dict[int, str], recipes: frozenset[str]) -> frozenset[int]:
    wanted = {without_focus(recipe) for recipe in recipes}
    return frozenset(word for word, text in known.items() if without_focus(text) in wanted)


def _devices(connection: Connection, words: Words, ids: Iterable[str]) -> frozenset[int]:
    found = (words.find(connection, device) for device in ids)
    return frozenset(device for device in found if device is not None)


def _containing(known: dict[int, str], text: str) -> frozenset[int]:
    return frozenset(word for word, recipe in known.items() if text in fold(recipe))


def _signs(known: dict[int, str], recipes: Iterable[int]) -> list[str]:
    """Return what stands for recipes in the search index: it does not tell crops that were placed by hand."""
    plain = {without_focus(known[recipe]) for recipe in recipes}
    return [recipe_sign(word) for word, text in known.items() if text in plain]


def _any_of(signs: Iterable[str]) -> str:
    return " OR ".join(_quoted(sign) for sign in signs)


def _quoted(run: str) -> str:
    return '"' + run.replace('"', '""') + '"'


def _stem(text: str) -> str:
    found = _KEY_IN_LINK.fullmatch(text)
    if found is None:
        return ""
    stem, extension = found.groups()
    return stem if len(stem) == _STEM_LETTERS or extension is None else ""

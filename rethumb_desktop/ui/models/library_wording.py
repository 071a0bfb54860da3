"""Publications as a person reads them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from rethumb_desktop.domain.browsing import PublicationQuery
from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.ui.models.wording import (
    DOT,
    describe_bytes,
    describe_library,
    describe_recipe,
    describe_size,
    showable,
)

translate = QCoreApplication.translate


def describe_publication(publication: Publication) -> str:
    """Return what was made, in one line: recipe, pixels and bytes."""
    return DOT.join((describe_made(publication.recipe), describe_measures(publication)))


def find_other_name(publication: Publication, search: str) -> str:
    """Return the other name by which a search found a publication; empty where its own name has what was sought."""
    sought = search.casefold()
    if not sought or sought in publication.name.casefold():
        return ""
    return next((name for name in publication.other_names if sought in name.casefold()), "")


def describe_found(publication: Publication, other: str) -> str:
    """Return what was made, after the other name by which it was found."""
    made = describe_publication(publication)
    if not other:
        return made
    return DOT.join((translate("Library", "also “{name}”").replace("{name}", showable(other)), made))


def describe_made(recipe: str) -> str:
    """Return a recorded recipe in words; one that this version cannot read stays as it is."""
    known = _parse(recipe)
    return describe_recipe(known) if known is not None else recipe


def describe_measures(publication: Publication) -> str:
    """Return pixels and bytes; bytes alone of what is no picture."""
    pixels = describe_pixels(publication)
    size = describe_bytes(publication.bytes)
    return DOT.join((pixels, size)) if pixels else size


def describe_pixels(publication: Publication) -> str:
    return describe_size(publication.width, publication.height) if publication.width else ""


def describe_moment(moment: datetime, today: date) -> str:
    """Return a moment in local time: the time of today and yesterday, the date of what is older."""
    local = moment.astimezone()
    if today - local.date() > timedelta(days=1) or local.date() > today:
        return QLocale().toString(_qt(local).date(), QLocale.FormatType.ShortFormat)
    time = QLocale().toString(_qt(local).time(), QLocale.FormatType.ShortFormat)
    if local.date() == today:
        return translate("Library", "Today, {time}").replace("{time}", time)
    return translate("Library", "Yesterday, {time}").replace("{time}", time)


def describe_whole_moment(moment: datetime) -> str:
    """Return date and time of a moment in local time."""
    return QLocale().toString(_qt(moment.astimezone()), QLocale.FormatType.ShortFormat)


def describe_end(query: PublicationQuery) -> str:
    """Return among how many something was looked for that has an end."""
    if query.is_search:
        text = translate("Library", "looked for among the newest {n} that the search finds")
    elif query.library is None:
        text = translate("Library", "looked for among the newest {n} of each library")
    else:
        text = translate("Library", "looked for among the newest {n}")
    return text.replace("{n}", QLocale().toString(query.most_looked_at or 0))


def describe_spoken(publication: Publication, today: date, other: str = "", device: str = "") -> str:
    """Return a publication as a screen reader tells it; `device` is the other device it came from, "" for none."""
    moment, library = describe_moment(publication.published_at, today), describe_library(publication.library)
    parts = (showable(publication.name), describe_found(publication, other), moment, library, describe_from(device))
    return DOT.join(part for part in parts if part)


def describe_from(device: str) -> str:
    """Return from which other device something came; "" for none."""
    return translate("Library", "from {device}").replace("{device}", device) if device else ""


def _qt(moment: datetime) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))


# A page of a thousand renditions has a handful of recipes.
@lru_cache(maxsize=256)
def _parse(recipe: str) -> Recipe | None:
    try:
        return parse_recipe(recipe)
    except Fault:
        return None

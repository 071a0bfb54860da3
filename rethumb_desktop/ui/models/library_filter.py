"""What the library's choosers offer, and what a choice asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from rethumb_desktop.domain.preset import Preset
from rethumb_desktop.domain.recipe import Recipe, format_recipe
from rethumb_desktop.ui.models.wording import describe_recipe

translate = QCoreApplication.translate


class Span(StrEnum):
    """How long ago something was published at most."""

    ANY = "any"
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_DAYS_BEFORE_TODAY = {Span.TODAY: 0, Span.WEEK: 6, Span.MONTH: 29}


def begin_of(span: Span, today: date) -> datetime | None:
    """Return the first moment of a span that ends today, in local time; None for any time."""
    if span is Span.ANY:
        return None
    first = today.replace(month=1, day=1) if span is Span.YEAR else today - timedelta(_DAYS_BEFORE_TODAY[span])
    return datetime.combine(first, time()).astimezone()


def describe_span(span: Span) -> str:
    return {
        Span.ANY: translate("Library", "Any time"),
        Span.TODAY: translate("Library", "Today"),
        Span.WEEK: translate("Library", "Last 7 days"),
        Span.MONTH: translate("Library", "Last 30 days"),
        Span.YEAR: translate("Library", "This year"),
    }[span]


@dataclass(frozen=True)
class Making:
    """A choice of how renditions were made: by a preset, by one recipe, or, without a name, in any way."""

    name: str
    recipes: frozenset[str] | None


def offer_makings(presets: Sequence[Preset]) -> tuple[list[Making], list[Making]]:
    """Return the choices of whole presets, and those of single recipes that no preset of one recipe offers already."""
    whole = [Making(preset.name, frozenset(map(format_recipe, preset.recipes))) for preset in presets]
    offered = {making.recipes for making in whole}
    single: dict[Recipe, Making] = {}
    for preset in presets:
        for recipe in preset.recipes:
            making = Making(describe_recipe(recipe), frozenset({format_recipe(recipe)}))
            if making.recipes not in offered:
                single.setdefault(recipe, making)
    return whole, list(single.values())

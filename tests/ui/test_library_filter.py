"""What the library's choosers ask for."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from rethumb_desktop.domain.preset import Preset
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.ui.models.library_filter import Making, Span, begin_of, describe_span, offer_makings


@pytest.mark.parametrize(
    ("span", "begins"),
    [
        (Span.TODAY, datetime(2026, 3, 5)),  # noqa: DTZ001 - local time
        (Span.WEEK, datetime(2026, 2, 27)),  # noqa: DTZ001
        (Span.MONTH, datetime(2026, 2, 4)),  # noqa: DTZ001
        (Span.YEAR, datetime(2026, 1, 1)),  # noqa: DTZ001
    ],
)
def test_a_span_begins_with_a_day_of_the_person(span: Span, begins: datetime) -> None:
    assert begin_of(span, date(2026, 3, 5)) == begins.astimezone()


def test_any_time_has_no_beginning() -> None:
    assert begin_of(Span.ANY, date(2026, 3, 5)) is None


def test_every_span_has_words() -> None:
    assert len({describe_span(span) for span in Span}) == len(Span)


def test_a_recipe_is_offered_once() -> None:
    small, wide = Recipe(square=100), Recipe(width=800)
    presets = [Preset("Thumbnail", (small,)), Preset("Sizes", (small, wide)), Preset("More", (wide, Recipe(width=9)))]
    whole, single = offer_makings(presets)

    assert whole == [
        Making("Thumbnail", frozenset({"square/100"})),
        Making("Sizes", frozenset({"square/100", "width/800"})),
        Making("More", frozenset({"width/800", "width/9"})),
    ]
    assert [(each.name, each.recipes) for each in single] == [
        ("Width 800", frozenset({"width/800"})),
        ("Width 9", frozenset({"width/9"})),
    ]

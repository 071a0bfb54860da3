"""Publications in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from rethumb_desktop.ui.models.library_wording import (
    describe_found,
    describe_made,
    describe_measures,
    describe_moment,
    describe_publication,
    find_other_name,
)
from tests.fixtures.records import publication

NOON = datetime(2026, 5, 17, 12, 30).astimezone()
TODAY = date(2026, 5, 17)


def test_what_was_made_is_told_in_one_line() -> None:
    assert describe_publication(publication(recipe="width/800/format/webp")) == "Width 800 · WEBP · 100 × 100 · 4 kB"


def test_metadata_has_no_pixels() -> None:
    assert describe_measures(replace(publication(), width=0, height=0)) == "4 kB"


def test_the_other_name_by_which_it_was_found_is_told() -> None:
    found = replace(publication(name="cat.jpg"), other_names=("Holiday.jpg",))
    assert find_other_name(found, "holi") == "Holiday.jpg"
    assert find_other_name(found, "CAT") == find_other_name(found, "") == find_other_name(found, "square") == ""
    assert describe_found(found, "Holiday.jpg").startswith("also “Holiday.jpg” · ")


def test_a_recipe_of_another_version_stays_as_it_is() -> None:
    assert describe_made("hologram/9") == "hologram/9"


@pytest.mark.parametrize(
    ("moment", "begins"),
    [
        (NOON, "Today, "),
        (NOON - timedelta(hours=12), "Today, "),
        (NOON - timedelta(hours=13), "Yesterday, "),
    ],
)
def test_what_is_new_has_a_time(moment: datetime, begins: str) -> None:
    assert describe_moment(moment, TODAY).startswith(begins)


@pytest.mark.parametrize("moment", [NOON - timedelta(days=2), NOON + timedelta(days=1)])
def test_what_is_older_has_a_date(moment: datetime) -> None:
    assert "," not in describe_moment(moment, TODAY)
    assert "day" not in describe_moment(moment, TODAY)

"""Facts as a person reads them."""

from __future__ import annotations

import pytest

from rethumb_desktop.domain.geometry import plan
from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.link import LinkForm
from rethumb_desktop.domain.original import Source, SourceKind
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.ui.models.wording import (
    count,
    describe_bytes,
    describe_growth,
    describe_link_form,
    describe_place,
    describe_recipe,
    describe_saving,
    describe_state,
    describe_stretch,
)


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 bytes"), (999, "999 bytes"), (12_345, "12 kB"), (3_200_000, "3.2 MB")]
)
def test_bytes(number: int, text: str) -> None:
    assert describe_bytes(number) == text


@pytest.mark.parametrize(
    ("after", "before", "text"), [(13, 100, "87 % smaller"), (1, 1000, "99 % smaller"), (999, 1000, ""), (5, 5, "")]
)
def test_a_saving_is_never_made_larger_than_it_is(after: int, before: int, text: str) -> None:
    assert describe_saving(after, before) == text


@pytest.mark.parametrize(
    ("after", "before", "text"),
    [(112, 100, "12 % larger"), (234, 100, "134 % larger"), (1001, 1000, ""), (5, 5, ""), (5, 0, ""), (4, 5, "")],
)
def test_what_grew_says_so(after: int, before: int, text: str) -> None:
    assert describe_growth(after, before) == text


@pytest.mark.parametrize(
    ("recipe", "text"),
    [
        ("square/100", "Square 100"),
        ("width/800/format/webp", "Width 800 · WEBP"),
        ("height/600", "Height 600"),
        ("width/80/height/60", "Exactly 80 × 60"),
        ("cover/800x600", "Fill 800 × 600"),
        ("square/100/focus/auto/format/png", "Square 100 · on what matters · PNG"),
        ("fit/1600x1600/metadata/keep", "Fit 1600 × 1600 · keeps metadata"),
        ("metadata/copyright", "Original size · keeps the copyright"),
        ("maxbytes/200000", "Original size · at most 200 kB"),
        ("exif/all", "Metadata as JSON"),
        ("square/65535", "Square, original size"),
        ("square/65535/focus/0.20,0.70/format/webp", "Square, original size · WEBP"),
        ("square/65535/enlarge/yes", "Square 65535"),
        ("cover/65535x49151", "4:3, original size"),
        ("cover/36863x65535", "9:16, original size"),
        ("cover/65535x100", "Fill 65535 × 100"),
    ],
)
def test_recipes_in_words(recipe: str, text: str) -> None:
    assert describe_recipe(parse_recipe(recipe)) == text


@pytest.mark.parametrize(
    ("recipe", "warned"), [("width/800/height/200", True), ("width/800/height/600", False), ("width/800", False)]
)
def test_a_stretch_is_warned_of(recipe: str, warned: bool) -> None:
    parsed = parse_recipe(recipe)
    assert bool(describe_stretch(parsed, plan(parsed, 4000, 3000))) is warned


def test_every_state_and_every_link_form_has_a_word_of_its_own() -> None:
    assert len({describe_state(state) for state in JobState}) == len(JobState)
    assert len({describe_link_form(form) for form in LinkForm}) == len(LinkForm)


@pytest.mark.parametrize(
    ("kind", "location", "place"),
    [
        (SourceKind.FILE, "/photos/holiday/cat.jpg", "/photos/holiday"),
        (SourceKind.URL, "https://example.com/a/cat.jpg", "example.com"),
        (SourceKind.PASTED, "/somewhere/else.png", "Pasted picture"),
    ],
)
def test_where_an_original_lies(kind: SourceKind, location: str, place: str) -> None:
    assert describe_place(Source(kind, location, "cat.jpg")) == place


def test_one_is_not_many() -> None:
    assert [count(n, "{n} link", "{n} links") for n in (0, 1, 7)] == ["0 links", "1 link", "7 links"]

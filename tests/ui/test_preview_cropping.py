"""Which focus brings a crop where."""

from __future__ import annotations

from itertools import pairwise

import pytest

from rethumb_desktop.domain.geometry import plan
from rethumb_desktop.domain.recipe import CENTRE, Focus, Size, focus_on
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.ui.panels.preview.cropping import centre_of, crop_at, focus_beside, focus_for

SIZES = [Size(4000, 3000), Size(3000, 4000), Size(641, 480), Size(640, 97), Size(101, 100), Size(3, 2)]
RECIPES = ["square/100", "cover/1200x630", "cover/10x300"]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("text", RECIPES)
def test_a_crop_goes_wherever_it_is_dragged(text: str, size: Size) -> None:
    recipe = parse_recipe(text)
    crop = crop_at(recipe, CENTRE, size)
    room = size.width - crop.width, size.height - crop.height
    for hundredths in range(0, 101, 5):
        left, top = room[0] * hundredths / 100, room[1] * hundredths / 100
        found = crop_at(recipe, focus_for(recipe, CENTRE, size, left, top), size)
        assert abs(found.left - left) <= size.width / 200 + 1
        assert abs(found.top - top) <= size.height / 200 + 1


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("text", RECIPES)
@pytest.mark.parametrize("beyond", [0, 5000])
def test_a_crop_reaches_all_edges_and_no_further(text: str, size: Size, beyond: int) -> None:
    recipe = parse_recipe(text)
    first = crop_at(recipe, focus_for(recipe, CENTRE, size, -beyond, -beyond), size)
    assert (first.left, first.top) == (0, 0)
    last = crop_at(recipe, focus_for(recipe, CENTRE, size, size.width + beyond, size.height + beyond), size)
    assert (last.left + last.width, last.top + last.height) == (size.width, size.height)


def test_along_a_side_that_it_takes_whole_the_focus_stays() -> None:
    recipe = parse_recipe("square/100")
    assert focus_for(recipe, Focus(30, 20), Size(400, 300), 0, 200).y == 20
    assert focus_for(recipe, Focus(30, 20), Size(300, 400), 200, 0).x == 30


@pytest.mark.parametrize("way", [1, -1])
def test_each_step_moves_until_the_edge(way: int) -> None:
    recipe, size = parse_recipe("cover/1200x630"), Size(3000, 2000)
    # Beyond the edge already: a focus that others have written.
    focus = Focus(50, 0 if way > 0 else 100)
    places = [crop_at(recipe, focus, size).top]
    while True:
        after = focus_beside(recipe, focus, size, 0, way)
        place = crop_at(recipe, after, size).top
        if place == places[-1]:
            break
        places.append(place)
        focus = after
    room = size.height - crop_at(recipe, CENTRE, size).height
    assert (places[0], places[-1]) == ((0, room) if way > 0 else (room, 0))
    assert max(abs(one - other) for one, other in pairwise(places)) <= size.height / 100 + 1


def test_a_large_step_is_ten_small_ones() -> None:
    recipe, size = parse_recipe("square/100"), Size(4000, 2000)
    assert crop_at(recipe, focus_beside(recipe, CENTRE, size, 10, 0), size).left == 1000 + 400


def test_only_what_crops_gets_the_focus() -> None:
    recipes = tuple(map(parse_recipe, ("square/100/focus/auto", "width/50", "exif/all")))
    assert [str(recipe) for recipe in focus_on(recipes, Focus(20, 30))] == [
        "square/100/focus/0.20,0.30",
        "width/50",
        "exif/all",
    ]


def test_the_middle_is_told_in_percent() -> None:
    size = Size(4000, 3000)
    assert centre_of(plan(parse_recipe("square/10/focus/0.00,0.50"), 4000, 3000).crop, size) == (38, 50)

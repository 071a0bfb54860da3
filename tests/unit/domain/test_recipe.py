"""The grammar of recipes: what is read, what is refused and where, and that one recipe has one text."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rethumb_desktop.domain.errors import FaultKind, RecipeError
from rethumb_desktop.domain.formats import OutputFormat
from rethumb_desktop.domain.recipe import (
    AUTO_FOCUS,
    MAX_BYTES,
    MAX_SIDE,
    MAX_VERSION_LENGTH,
    Focus,
    MetadataMode,
    Recipe,
    Size,
    format_recipe,
)
from rethumb_desktop.domain.recipe_text import parse_recipe, split_old_url

sides = st.integers(1, MAX_SIDE)
sizes = st.builds(Size, sides, sides)
focuses = st.builds(Focus, st.integers(0, 100), st.integers(0, 100)) | st.just(AUTO_FOCUS)
versions = st.text("abcXYZ0189", min_size=1, max_size=MAX_VERSION_LENGTH)
colours = st.text("0123456789abcdef", min_size=6, max_size=6)


@st.composite
def recipes(draw: st.DrawFn) -> Recipe:
    """Any recipe there can be."""
    version = draw(st.none() | versions)
    if draw(st.booleans()) and draw(st.booleans()):
        return Recipe(exif=True, version=version)
    geometry = draw(
        st.sampled_from(
            [(), ("width",), ("height",), ("width", "height"), ("square",), ("cover",), ("fit",)],
        )
    )
    crops = bool({"square", "cover"} & set(geometry))
    return Recipe(
        width=draw(sides) if "width" in geometry else None,
        height=draw(sides) if "height" in geometry else None,
        square=draw(sides) if "square" in geometry else None,
        cover=draw(sizes) if "cover" in geometry else None,
        fit=draw(sizes) if "fit" in geometry else None,
        focus=draw(focuses) if crops else Focus(50, 50),
        enlarge=bool(geometry) and draw(st.booleans()),
        format=draw(st.none() | st.sampled_from(OutputFormat)),
        quality=draw(st.none() | st.integers(1, 100)),
        maxbytes=draw(st.none() | st.integers(1, MAX_BYTES)),
        background=draw(colours),
        metadata=draw(st.sampled_from(MetadataMode)),
        version=version,
    )


@given(recipes())
def test_reading_what_was_written_gives_the_same_recipe(recipe: Recipe) -> None:
    assert parse_recipe(format_recipe(recipe)) == recipe


@given(recipes())
def test_canonical_text_is_a_fixed_point(recipe: Recipe) -> None:
    text = format_recipe(recipe)
    assert format_recipe(parse_recipe(text)) == text


@given(recipes(), st.randoms(use_true_random=False))
def test_the_order_of_parameters_never_matters(recipe: Recipe, order: random.Random) -> None:
    words = format_recipe(recipe).split("/")
    pairs = [words[i : i + 2] for i in range(0, len(words), 2)]
    order.shuffle(pairs)
    assert parse_recipe("/".join(word for pair in pairs for word in pair)) == recipe


@given(st.text("square/widthcov0129x,.-# é", max_size=40) | st.text(max_size=40))
def test_any_text_is_read_or_refused_with_a_place_inside_it(text: str) -> None:
    read = _read(text)
    if isinstance(read, RecipeError):
        assert 1 <= read.place <= len(text) + 1
        assert read.reason
        assert text in read.title
    else:
        assert parse_recipe(format_recipe(read)) == read


def _read(text: str) -> Recipe | RecipeError:
    try:
        return parse_recipe(text)
    except RecipeError as error:
        return error


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("square/100", "square/100"),
        ("/square/0100/", "square/100"),
        ("format/webp/width/800", "width/800/format/webp"),
        ("height/50/width/100", "width/100/height/50"),
        ("focus/.3,1/square/5", "square/5/focus/0.30,1.00"),
        ("square/5/focus/0.5,0.50", "square/5"),
        ("focus/auto/square/100", "square/100/focus/auto"),
        ("format/png/focus/auto/cover/3x4", "cover/3x4/focus/auto/format/png"),
        ("focus/0.125,0.124/cover/3x4", "cover/3x4/focus/0.13,0.12"),
        ("fit/800x600/background/FFFFFF", "fit/800x600"),
        ("fit/800x600/background/FF8800", "fit/800x600/background/ff8800"),
        ("metadata/none/width/5", "width/5"),
        ("metadata/keep/width/5", "width/5/metadata/keep"),
        ("metadata/none", "metadata/none"),
        ("version/xc98/square/175", "square/175/version/xc98"),
        ("version/2/exif/all", "version/2/exif/all"),
        ("enlarge/yes/fit/9x9/maxbytes/070000/quality/080", "fit/9x9/enlarge/yes/quality/80/maxbytes/70000"),
    ],
)
def test_canonical_text(text: str, canonical: str) -> None:
    assert format_recipe(parse_recipe(text)) == canonical


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("", 1, "empty"),
        ("/", 1, "empty"),
        ("square", 7, "has no value"),
        ("squar/100", 1, "did you mean “square”?"),
        ("width/800/Square/5", 11, "did you mean “square”?"),
        ("nonsense/5", 1, "unknown parameter “nonsense”"),
        ("square/0", 8, "1 to 65,535"),
        ("square/65536", 8, "1 to 65,535"),
        ("square/-1", 8, "not “-1”"),
        ("square/1e3", 8, "not “1e3”"),
        ("square/١٠", 8, "number of pixels"),
        ("square//5", 8, "between two slashes"),
        ("square/5/square/6", 10, "given twice"),
        ("width/5/square/5", 9, "cannot stand beside “width”"),
        ("fit/5x5/cover/5x5", 9, "cannot stand beside “fit”"),
        ("cover/5", 7, "as in 800x600"),
        ("cover/5X5", 7, "as in 800x600"),
        ("cover/5x", 7, "number of pixels"),
        ("width/5/focus/0.5,0.5", 9, "needs “square” or “cover”"),
        ("focus/auto/fit/5x5", 1, "needs “square” or “cover”"),
        ("focus/auto", 1, "needs “square” or “cover”"),
        ("square/5/focus/Auto", 16, "is “auto” or two numbers"),
        ("square/5/focus/1.01,0", 16, "from 0 to 1"),
        ("square/5/focus/0.5", 16, "two numbers"),
        ("square/5/focus/nan,0", 16, "from 0 to 1"),
        ("format/jpeg", 8, "jpg, png, gif, tiff, webp, avif"),
        ("quality/0", 9, "1 to 100"),
        ("quality/101", 9, "1 to 100"),
        ("maxbytes/0", 10, "number of bytes"),
        ("background/white", 12, "hexadecimal"),
        ("metadata/all", 10, "none, copyright, keep"),
        ("enlarge/no/width/5", 9, "can only be “yes”"),
        ("enlarge/yes", 1, "needs a size"),
        ("version/a-b", 9, "letters and digits"),
        ("version/" + "a" * 65, 9, "at most 64"),
        ("exif/some", 6, "can only be “all”"),
        ("exif/all/width/5", 10, "cannot stand beside “exif/all”"),
    ],
)
def test_refused_with_place_and_reason(text: str, place: int, reason: str) -> None:
    with pytest.raises(RecipeError) as caught:
        parse_recipe(text)
    assert caught.value.place == place
    assert reason in caught.value.reason
    assert caught.value.kind is FaultKind.RECIPE
    assert str(place) in caught.value.title


def test_a_focus_that_is_found_is_not_the_default() -> None:
    assert parse_recipe("square/5/focus/auto").focus == AUTO_FOCUS
    assert parse_recipe("square/5").focus != AUTO_FOCUS


@pytest.mark.parametrize(
    ("text", "ratio"),
    [
        ("square/5", Size(1, 1)),
        ("cover/30x20/focus/auto", Size(30, 20)),
        ("fit/30x20", None),
        ("width/3/height/2", None),
        ("exif/all", None),
    ],
)
def test_the_ratio_of_what_is_kept(text: str, ratio: Size | None) -> None:
    assert parse_recipe(text).ratio == ratio


def test_an_address_of_the_old_service_is_recipe_and_image() -> None:
    found = split_old_url("http://api.rethumb.com/v1/square/100/http://site.com/image.png")
    assert found == (Recipe(square=100), "http://site.com/image.png")


@pytest.mark.parametrize("start", ["", "/", "api.rethumb.com/", "http://localhost:8000/"])
def test_an_old_address_may_come_without_scheme_or_host(start: str) -> None:
    assert split_old_url(f"{start}v1/square/100/http://site.com/i.png") == (Recipe(square=100), "http://site.com/i.png")


def test_an_old_address_keeps_the_query_of_its_image() -> None:
    found = split_old_url("https://api.rethumb.com/v1/width/9/version/a/https://site.com/v1/i.png?a=/b/")
    assert found == (Recipe(width=9, version="a"), "https://site.com/v1/i.png?a=/b/")


@pytest.mark.parametrize("text", ["http://site.com/image.png", "photo.jpg", "https://site.com/v2/square/5/http://x/y"])
def test_other_texts_are_no_old_address(text: str) -> None:
    assert split_old_url(text) is None


def test_an_old_address_with_an_unreadable_recipe_is_refused() -> None:
    with pytest.raises(RecipeError):
        split_old_url("http://api.rethumb.com/v1/sqare/100/http://site.com/image.png")

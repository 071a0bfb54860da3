"""A kept picture: the bytes that publishing makes, of one decode, and never in the way of other work."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.geometry import Crop
from rethumb_desktop.domain.recipe import Focus, Recipe, Size
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.domain.rendition import Pixels
from rethumb_desktop.imaging.decoding import Canvas, decode
from rethumb_desktop.imaging.focusing import place_crops
from rethumb_desktop.imaging.kept import KeptPillowPicture
from rethumb_desktop.imaging.limits import Limits
from rethumb_desktop.imaging.opening import Opened
from rethumb_desktop.imaging.renderer import PillowRenderer
from rethumb_desktop.imaging.task import Task
from tests.fixtures import pictures

PRESET = tuple(map(parse_recipe, ("square/40", "cover/120x63", "width/160", "width/150/format/webp")))
ALL_SORTS = (
    "width/300/format/png",
    "width/90/format/png",
    "square/30",
    "cover/100x20/focus/auto/format/webp",
    "cover/100x20/focus/0.10,0.90",
    "fit/64x64",
    "width/90/format/png",
    "width/20/height/60",
)


@pytest.fixture
def decodes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """By how much each decode of a kept picture was reduced, as they come."""
    seen: list[int] = []

    def counted(opened: Opened, step: int) -> Canvas:
        seen.append(step)
        return decode(opened, step)

    monkeypatch.setattr("rethumb_desktop.imaging.kept.decode", counted)
    return seen


def photograph(width: int = 1000, height: int = 750, **parameters: object) -> bytes:
    return pictures.file_of(pictures.gradient(width, height), "JPEG", quality=92, **parameters)


def shown(pixels: Pixels) -> Image.Image:
    return Image.frombytes("RGBA", (pixels.width, pixels.height), pixels.data)


def focused(recipe: Recipe, x: int, y: int) -> Recipe:
    return replace(recipe, focus=Focus(x, y))


ORIGINALS = {
    "jpeg": photograph(),
    "turned jpeg": photograph(exif=pictures.exif(orientation=6)),
    "square jpeg": photograph(800, 800),
    "png": pictures.file_of(pictures.gradient(700, 500).convert("RGBA"), "PNG"),
    "gif": pictures.gif(400, 300),
    "tiff": pictures.tiff(400, 300, mode="CMYK"),
}


@pytest.mark.parametrize("name", ORIGINALS)
def test_a_recipe_has_the_bytes_it_has_beside_all_others(name: str) -> None:
    data = ORIGINALS[name]
    recipes = [parse_recipe(text) for text in ALL_SORTS]
    renderer = PillowRenderer()
    together = renderer.render(data, recipes)
    picture = renderer.keep(data)
    # Any order, and each twice: what was made before changes nothing.
    for place in (6, 2, 0, 7, 3, 5, 1, 4, 2, 0, 3):
        assert picture.render(recipes[place], recipes) == together[place]


def test_what_moves_keeps_moving() -> None:
    renderer = PillowRenderer()
    recipes = [parse_recipe("square/20"), parse_recipe("width/30/format/jpg")]
    picture = renderer.keep(pictures.gif_animated())
    assert [picture.render(recipe, recipes) for recipe in recipes] == renderer.render(pictures.gif_animated(), recipes)
    assert picture.frames == 4


def test_a_dragged_focus_decodes_nothing_again(decodes: list[int]) -> None:
    picture = PillowRenderer().keep(photograph())
    picture.pixels(Size(60, 60), PRESET)
    for step in range(20):
        recipes = [focused(recipe, 30 + step, 50) if recipe.crops else recipe for recipe in PRESET]
        for recipe in recipes:
            picture.render(recipe, recipes)
    assert decodes == [2]


def test_who_looks_closer_has_more_decoded_once(decodes: list[int]) -> None:
    picture = PillowRenderer().keep(photograph(2000, 1500))
    for _ in range(3):
        picture.pixels(Size(200, 200), PRESET)
        picture.render(PRESET[0], PRESET)
        picture.pixels(Size(600, 450), PRESET, Crop(100, 100, 600, 450))
    assert decodes == [4, 1]


def test_a_focus_that_is_found_is_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[Task] = []

    def counted(opened: Opened, tasks: Sequence[Task], limits: Limits) -> list[Task]:
        found.extend(tasks)
        return place_crops(opened, tasks, limits)

    monkeypatch.setattr("rethumb_desktop.imaging.kept.place_crops", counted)
    picture = PillowRenderer().keep(photograph())
    recipes = [parse_recipe("square/40/focus/auto"), parse_recipe("square/60/focus/auto")]
    for recipe in (*recipes, *recipes):
        picture.render(recipe, recipes)
    assert len(found) == 1


@pytest.mark.parametrize("orientation", [1, 3, 6])
def test_a_part_is_a_part_of_the_upright_picture(orientation: int) -> None:
    upright = pictures.gradient(640, 480)
    stored = upright.transpose(pictures.INVERSE[orientation]) if orientation > 1 else upright
    data = pictures.file_of(stored, "JPEG", quality=95, exif=pictures.exif(orientation=orientation))
    part = PillowRenderer().keep(data).pixels(Size(100, 100), part=Crop(300, 200, 200, 100))
    assert (part.width, part.height, part.full_width, part.full_height) == (100, 50, 640, 480)
    expected = upright.crop((300, 200, 500, 300)).resize((100, 50), Image.Resampling.LANCZOS)
    difference = ImageChops.difference(shown(part).convert("RGB"), expected)
    assert max(ImageStat.Stat(difference).mean) < 1.5


def test_pixels_are_those_of_the_renderer() -> None:
    renderer = PillowRenderer()
    data = ORIGINALS["png"]
    assert renderer.keep(data).pixels(Size(100, 100)) == renderer.pixels(data, Size(100, 100))


def test_a_broken_picture_is_refused_each_time() -> None:
    whole = photograph()
    picture = PillowRenderer().keep(whole[: len(whole) // 2] + b"\xff\xd9")
    for _ in range(2):
        with pytest.raises(Fault):
            picture.render(PRESET[0], PRESET)


def test_a_recipe_that_cannot_be_met_keeps_the_picture(decodes: list[int]) -> None:
    picture = PillowRenderer().keep(photograph())
    impossible = parse_recipe("width/160/maxbytes/10")
    with pytest.raises(Fault):
        picture.render(impossible, [impossible])
    picture.render(PRESET[2], PRESET)
    assert decodes == [2]


# The memory


def keep_in(budget: int, data: bytes) -> tuple[PillowRenderer, KeptPillowPicture]:
    renderer = PillowRenderer(Limits(budget=budget))
    return renderer, renderer.keep(data)


def test_what_is_kept_is_on_loan_and_given_back_in_the_end() -> None:
    renderer, picture = keep_in(1 << 30, photograph())
    picture.render(PRESET[0], PRESET)
    assert renderer._budget.taken >= 500 * 375 * 4
    picture.close()
    assert renderer._budget.taken == 0
    picture.render(PRESET[0], PRESET)
    assert renderer._budget.taken == 0


def test_rendering_is_never_kept_waiting(decodes: list[int]) -> None:
    data = photograph()
    renderer, picture = keep_in(25_000_000, data)
    picture.pixels(Size(500, 500))
    assert renderer._budget.taken > 0
    # Too much to go beside what is kept: it can only be made once that has gone.
    large = pictures.file_of(pictures.gradient(1600, 1200), "PNG")
    other = threading.Thread(target=renderer.render, args=(large, [parse_recipe("width/800")]), daemon=True)
    other.start()
    other.join(20)
    assert not other.is_alive()
    assert renderer._budget.taken == 0
    picture.pixels(Size(500, 500))
    assert decodes == [1, 1]


def test_a_picture_that_takes_all_the_memory_is_looked_at_all_the_same(decodes: list[int]) -> None:
    data = photograph()
    renderer, picture = keep_in(9_900_000, data)
    for _ in range(2):
        assert picture.render(PRESET[2], PRESET).width == 160
        assert picture.pixels(Size(400, 300)).width == 400
    assert decodes == [2, 1, 2]
    assert 0 < renderer._budget.taken <= 9_900_000


def test_several_threads_share_one_decode(decodes: list[int]) -> None:
    picture = PillowRenderer().keep(photograph())
    made: list[bytes] = []
    threads = [
        threading.Thread(target=lambda recipe=recipe: made.append(picture.render(recipe, PRESET).data))
        for recipe in PRESET
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert len(made) == len(PRESET)
    assert all(Image.open(BytesIO(data)).size for data in made)
    assert decodes == [2]

"""Previewing: what is seen is what would be published, of one decode."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.geometry import Crop
from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.original import Source
from rethumb_desktop.domain.recipe import Focus, Recipe, Size
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.domain.rendition import Rendered
from rethumb_desktop.imaging.decoding import Canvas, decode
from rethumb_desktop.imaging.kept import KeptPillowPicture
from rethumb_desktop.imaging.opening import Opened
from rethumb_desktop.imaging.renderer import PillowRenderer
from rethumb_desktop.services import Services
from rethumb_desktop.services.gathering import file_source
from tests.fixtures import assembly, pictures
from tests.fixtures.assembly import House

BOX = Size(200, 200)
RECIPES = tuple(map(parse_recipe, ("square/60", "cover/120x63", "width/160", "exif/all")))
PICTURES = RECIPES[:3]


@pytest.fixture
def source(tmp_path: Path) -> Source:
    return write(tmp_path / "cat.jpg", pictures.file_of(pictures.gradient(1000, 750), "JPEG", quality=92))


@pytest.fixture
def decodes(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """The upright sizes of what was decoded to be looked at, as it comes."""
    seen: list[tuple[int, int]] = []

    def counted(opened: Opened, step: int) -> Canvas:
        seen.append((opened.width, opened.height))
        return decode(opened, step)

    monkeypatch.setattr("rethumb_desktop.imaging.kept.decode", counted)
    return seen


def write(path: Path, data: bytes) -> Source:
    path.write_bytes(data)
    return file_source(path)


def test_what_is_seen_has_the_bytes_that_are_published(house: House, services: Services, source: Source) -> None:
    seen = [services.previewing.result(source, recipe, BOX, recipes=RECIPES).bytes for recipe in PICTURES]
    services.publishing.submit([source.location], RECIPES, THIS_COMPUTER)
    (job,) = house.finish()
    assert job.state is JobState.PUBLISHED
    assert [rendition.bytes for rendition in job.renditions[:3]] == seen


def test_a_dragged_focus_decodes_the_original_once(
    services: Services, source: Source, decodes: list[tuple[int, int]]
) -> None:
    services.previewing.original(source, BOX, recipes=RECIPES)
    for step in range(20):
        focus = Focus(40 + step, 50)
        recipes = tuple(replace(recipe, focus=focus) if recipe.crops else recipe for recipe in RECIPES)
        preview = services.previewing.result(source, recipes[0], BOX, recipes=recipes)
        assert preview.focus == focus
    assert decodes.count((1000, 750)) == 1


def test_who_looks_closer_at_a_result_has_it_made_and_decoded_once(
    services: Services, source: Source, decodes: list[tuple[int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Recipe] = []
    render = KeptPillowPicture.render

    def counted(picture: KeptPillowPicture, wanted: Recipe, recipes: Sequence[Recipe]) -> Rendered:
        made.append(wanted)
        return render(picture, wanted, recipes)

    monkeypatch.setattr(KeptPillowPicture, "render", counted)
    whole = services.previewing.result(source, PICTURES[2], Size(160, 160), recipes=RECIPES)
    part = services.previewing.result(source, PICTURES[2], Size(40, 40), recipes=RECIPES, part=Crop(20, 20, 40, 40))
    assert (whole.pixels.width, whole.pixels.height) == (160, 120)
    assert (part.pixels.width, part.pixels.height) == (40, 40)
    assert len(made) == 1
    assert decodes.count((160, 120)) == 1


def test_the_last_picture_lets_go_of_the_one_before(house: House, source: Source, tmp_path: Path) -> None:
    renderers: list[PillowRenderer] = []

    class Watched(PillowRenderer):
        def __init__(self) -> None:
            super().__init__()
            renderers.append(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assembly, "PillowRenderer", Watched)
        services = house.open()
    previewing = services.previewing
    previewing.result(source, PICTURES[0], BOX, recipes=RECIPES)
    large = renderers[0]._budget.taken
    small = write(tmp_path / "small.png", pictures.file_of(pictures.corners(20, 20), "PNG"))
    previewing.original(small, BOX)
    assert 0 < renderers[0]._budget.taken < large / 100
    services.close()


def test_a_file_that_was_mended_is_read_again(services: Services, tmp_path: Path) -> None:
    source = write(tmp_path / "cat.jpg", b"no picture at all")
    with pytest.raises(Fault):
        services.previewing.original(source, BOX)
    write(tmp_path / "cat.jpg", pictures.jpeg(64, 48))
    assert services.previewing.original(source, BOX).full_width == 64


def test_where_the_program_finds_what_matters_is_told(services: Services, tmp_path: Path) -> None:
    picture = Image.new("RGB", (640, 240), "grey")
    picture.paste(pictures.corners(120, 120), (480, 60))
    source = write(tmp_path / "right.png", pictures.file_of(picture, "PNG"))
    preview = services.previewing.result(source, parse_recipe("square/100/focus/auto"), BOX)
    assert preview.focus.x > 60
    assert preview.plan.crop.left + preview.plan.crop.width >= 600


def test_a_result_that_moves_says_how_often(services: Services, tmp_path: Path) -> None:
    source = write(tmp_path / "moving.gif", pictures.gif_animated())
    assert services.previewing.result(source, parse_recipe("width/30"), BOX).frames == 4
    assert services.previewing.result(source, parse_recipe("width/30/format/jpg"), BOX).frames == 1


class LeakyPicture(KeptPillowPicture):
    """A kept picture as an encoder gone wrong would make it."""

    def render(self, wanted: Recipe, recipes: Sequence[Recipe]) -> Rendered:
        made = super().render(wanted, recipes)
        camera = b"Exif\0\0" + pictures.exif(camera=True, location=True).tobytes()[6:]
        return replace(made, data=pictures.insert_segment(made.data, 0xE1, camera))


class LeakyRenderer(PillowRenderer):
    def keep(self, data: bytes) -> KeptPillowPicture:
        return LeakyPicture(data, self._limits, self._budget)


def test_what_the_privacy_gate_would_hold_back_is_not_shown_either(
    house: House, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assembly, "PillowRenderer", LeakyRenderer)
    services = house.open()
    with pytest.raises(Fault) as caught:
        services.previewing.result(source, PICTURES[0], BOX, recipes=RECIPES)
    assert caught.value.kind is FaultKind.PRIVACY
    services.close()

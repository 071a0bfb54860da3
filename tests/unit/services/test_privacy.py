"""What the privacy gate finds is not published, and the person is told what it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.domain.rendition import Rendered
from rethumb_desktop.imaging.renderer import PillowRenderer
from rethumb_desktop.metadata import ByteScanGate, PhotoMetadataReader
from rethumb_desktop.services import Services
from rethumb_desktop.services.making import Maker
from tests.fixtures import assembly, pictures

CAMERA = b"Exif\0\0" + pictures.exif(camera=True, location=True).tobytes()[6:]


class LeakyRenderer(PillowRenderer):
    """A renderer as an encoder gone wrong would make it: squares of 16 pixels carry the camera and the place."""

    def render(self, data: bytes, recipes: Sequence[Recipe]) -> list[Rendered]:
        return [self._leaking(made) if made.width == 16 else made for made in super().render(data, recipes)]

    def _leaking(self, made: Rendered) -> Rendered:
        return replace(made, data=pictures.insert_segment(made.data, 0xE1, CAMERA))


@pytest.fixture
def leaky(house: assembly.House, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    monkeypatch.setattr(assembly, "PillowRenderer", LeakyRenderer)
    opened = house.open()
    yield opened
    opened.close()


@pytest.mark.parametrize("mode", ["none", "copyright"])
def test_a_rendition_that_still_carries_something_is_held_back(mode: str) -> None:
    maker = Maker(LeakyRenderer(), PhotoMetadataReader(), ByteScanGate())
    with pytest.raises(Fault) as caught:
        maker.make(pictures.jpeg(), [parse_recipe(f"square/16/metadata/{mode}")])
    assert caught.value.kind is FaultKind.PRIVACY
    assert "GPS" in caught.value.title
    assert "held back" in caught.value.title
    assert "APP1" in caught.value.detail


def test_what_was_asked_for_is_let_through() -> None:
    maker = Maker(LeakyRenderer(), PhotoMetadataReader(), ByteScanGate())
    (made,) = maker.make(pictures.jpeg(), [parse_recipe("square/16/metadata/keep")])
    assert CAMERA in made.data


def test_nothing_of_a_picture_is_published_where_one_rendition_still_carries_something(
    house: assembly.House, leaky: Services, tmp_path: Path
) -> None:
    original = tmp_path / "a.jpg"
    original.write_bytes(pictures.jpeg())
    leaky.publishing.submit([str(original)], [Recipe(width=32), Recipe(square=16)], THIS_COMPUTER)
    (job,) = house.finish()
    assert job.state is JobState.FAILED
    assert job.error is not None
    assert job.error.kind == FaultKind.PRIVACY
    assert "GPS" in job.error.title
    assert house.publications.page() == []
    assert [path for path in (house.root / "library").rglob("*") if path.suffix == ".jpg"] == []

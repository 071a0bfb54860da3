"""Renditions made and read again: what their bytes say."""

from __future__ import annotations

from pathlib import Path

import pytest

from rethumb_desktop.disk.reading import LocalReader
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.original import Source
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.imaging.renderer import PillowRenderer
from rethumb_desktop.metadata import ByteScanGate, PhotoMetadataReader
from rethumb_desktop.services.checking import Checked, Checking
from rethumb_desktop.services.disclosure import Kind
from rethumb_desktop.services.gathering import OriginalBytes, file_source
from rethumb_desktop.services.making import Maker
from rethumb_desktop.web.fetching import WebFetcher
from tests.fixtures import pictures
from tests.unit.services.test_privacy import LeakyRenderer


def checking_with(renderer: PillowRenderer) -> Checking:
    metadata = PhotoMetadataReader()
    originals = OriginalBytes(LocalReader(), WebFetcher())
    return Checking(originals, metadata, Maker(renderer, metadata, ByteScanGate()))


@pytest.fixture
def source(tmp_path: Path) -> Source:
    (tmp_path / "cat.jpg").write_bytes(pictures.jpeg_with_everything())
    return file_source(tmp_path / "cat.jpg")


def check(source: Source, *recipes: str) -> tuple[Checked, ...]:
    return checking_with(PillowRenderer()).check(source, [parse_recipe(recipe) for recipe in recipes])


@pytest.mark.parametrize("form", ["jpg", "png", "gif", "tiff", "webp", "avif"])
def test_a_rendition_says_nothing_by_default(source: Source, form: str) -> None:
    (checked,) = check(source, f"square/16/format/{form}")
    assert not checked.disclosure.kinds
    assert checked.disclosure.tags == 0


def test_each_recipe_is_told_by_itself(source: Source) -> None:
    kept, rights, nothing = check(source, "square/16/metadata/keep", "square/16/metadata/copyright", "square/16")
    assert str(kept.recipe) == "square/16/metadata/keep"
    assert kept.disclosure.has_position
    assert set(rights.disclosure.kinds) == {Kind.RIGHTS}
    assert not nothing.disclosure.kinds


def test_a_rendition_that_is_metadata_says_what_it_holds(source: Source) -> None:
    (checked,) = check(source, "exif/all")
    assert checked.disclosure.has_position
    assert {Kind.RIGHTS, Kind.CAMERA, Kind.TEXTS, Kind.MAKER_NOTES} <= set(checked.disclosure.kinds)


def test_what_the_gate_holds_back_is_told(source: Source) -> None:
    with pytest.raises(Fault) as caught:
        checking_with(LeakyRenderer()).check(source, [parse_recipe("square/16")])
    assert caught.value.kind is FaultKind.PRIVACY

"""What is fuzzed: functions of bytes that may raise nothing, whatever the bytes are."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from rethumb_desktop.domain.errors import Fault, RecipeError
from rethumb_desktop.domain.recipe import MetadataMode, Size
from rethumb_desktop.domain.recipe_text import parse_recipe, split_old_url
from rethumb_desktop.imaging.limits import Limits
from rethumb_desktop.imaging.renderer import PillowRenderer
from rethumb_desktop.metadata import ByteScanGate, PhotoMetadataReader
from tests.fuzz import journals

#: Small, so that a try takes milliseconds and whatever gets past the limits is seen at once.
LIMITS = Limits(max_pixels=500_000, max_frames=40, max_animation_pixels=2_000_000, budget=64 * 1024 * 1024)
_RECIPES = [parse_recipe(text) for text in ("square/32", "width/100/format/webp/metadata/keep", "fit/40x40/format/gif")]
_MIMES = ("image/jpeg", "image/png", "image/webp", "image/gif", "image/tiff", "image/avif", "application/json")

_reader, _gate = PhotoMetadataReader(), ByteScanGate()


def render(data: bytes) -> None:
    """Examine, render (a film among the results) and show a picture; the budget must come back."""
    renderer = PillowRenderer(LIMITS)
    with suppress(Fault):
        renderer.examine(data)
        renderer.render(data, _RECIPES)
        renderer.pixels(data, Size(64, 64))
    assert renderer._budget.taken == 0


def read_metadata(data: bytes) -> None:
    """Read all metadata, in both forms."""
    with suppress(Fault):
        _reader.read(data)
        _reader.as_rethumb(data)


def scan(data: bytes) -> None:
    """Send bytes through the privacy gate as every media type it knows; it raises nothing at all."""
    for mime in _MIMES:
        for mode in MetadataMode:
            _gate.scan(data, mime, mode)


def parse(data: bytes) -> None:
    """Read a recipe and an address of the old service."""
    text = data.decode("utf-8", "surrogateescape")
    with suppress(RecipeError):
        recipe = parse_recipe(text)
        assert parse_recipe(str(recipe)) == recipe, f"{text!r} is written as {recipe} and read as something else"
    with suppress(RecipeError):
        split_old_url(text)


#: The targets by name.
TARGETS: dict[str, Callable[[bytes], None]] = {
    "renderer": render,
    "metadata": read_metadata,
    "gate": scan,
    "recipe": parse,
    "journal": journals.read,
}

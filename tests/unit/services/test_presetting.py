"""Keeping presets: named lists of recipes, never none."""

from __future__ import annotations

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind, RecipeError
from rethumb_desktop.domain.events import AccountsChanged
from rethumb_desktop.domain.preset import STANDARD_PRESETS, Preset
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.services import Services
from tests.fixtures.assembly import House


def test_a_newcomer_finds_the_standard_presets(services: Services) -> None:
    assert tuple(services.presets.presets()) == STANDARD_PRESETS


def test_a_preset_is_kept_without_repetition(house: House, services: Services) -> None:
    added = services.presets.add("  Mine ", ["width/32", "square/16", "/width/032/"])
    assert added == Preset("Mine", (Recipe(width=32), Recipe(square=16)))
    assert services.presets.find("Mine") == added
    assert house.settings.presets()[-1] == added
    house.wait_for(AccountsChanged)


def test_the_same_name_changes_the_preset_in_its_place(services: Services) -> None:
    services.presets.add("Web", ["square/1"])
    presets = services.presets.presets()
    assert presets[0] == Preset("Web", (Recipe(square=1),))
    assert len(presets) == len(STANDARD_PRESETS)


@pytest.mark.parametrize("name", ["", "   ", "N" * 81, "a\nb", "a\x1b[1m"])
def test_a_name_that_cannot_be_shown_is_refused(services: Services, name: str) -> None:
    with pytest.raises(Fault) as caught:
        services.presets.add(name, ["square/1"])
    assert (caught.value.kind, caught.value.title) == (FaultKind.USAGE, "A preset's name is 1 to 80 characters.")
    assert tuple(services.presets.presets()) == STANDARD_PRESETS


def test_recipes_must_be_there_and_be_read(services: Services) -> None:
    with pytest.raises(Fault, match="at least one recipe"):
        services.presets.add("Mine", [])
    with pytest.raises(RecipeError):
        services.presets.add("Mine", ["square/1", "square/x"])
    assert tuple(services.presets.presets()) == STANDARD_PRESETS


def test_what_is_not_there_is_told_with_what_is(services: Services) -> None:
    for act in (services.presets.find, services.presets.remove):
        with pytest.raises(Fault) as caught:
            act("web")
        assert caught.value.kind is FaultKind.USAGE
        assert caught.value.detail.startswith("There are: “Web”, “Thumbnail”")


def test_the_last_preset_stays(services: Services) -> None:
    for preset in STANDARD_PRESETS[1:]:
        services.presets.remove(preset.name)
    with pytest.raises(Fault) as caught:
        services.presets.remove("Web")
    assert caught.value.title == "The last preset stays."
    assert [preset.name for preset in services.presets.presets()] == ["Web"]

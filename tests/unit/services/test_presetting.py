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


def names(services: Services) -> list[str]:
    return [preset.name for preset in services.presets.presets()]


def test_a_new_preset_gets_a_name_of_its_own(house: House, services: Services) -> None:
    created = [services.presets.create("Web", [Recipe(width=1)]).name for _ in range(2)]
    assert created == ["Web 2", "Web 3"]
    assert names(services)[-2:] == created
    house.wait_for(AccountsChanged)


def test_a_long_name_leaves_room_for_its_number(services: Services) -> None:
    for _ in range(11):
        services.presets.create("N" * 80, [Recipe()])
    assert names(services)[-2:] == ["N" * 77 + " 10", "N" * 77 + " 11"]


def test_a_preset_gets_another_name_in_its_place(house: House, services: Services) -> None:
    changed = services.presets.change("Thumbnail", Preset(" Icons ", (Recipe(square=16), Recipe(square=16))))
    assert changed == Preset("Icons", (Recipe(square=16),))
    assert services.presets.presets()[1] == changed
    assert "Thumbnail" not in names(services)
    house.wait_for(AccountsChanged)


def test_a_name_that_is_taken_is_refused(services: Services) -> None:
    with pytest.raises(Fault, match="There is a preset “Web” already") as caught:
        services.presets.change("Thumbnail", Preset("Web", (Recipe(),)))
    assert caught.value.kind is FaultKind.USAGE
    assert tuple(services.presets.presets()) == STANDARD_PRESETS


@pytest.mark.parametrize("changed", [Preset("", (Recipe(),)), Preset("Web", ())])
def test_a_change_is_checked(services: Services, changed: Preset) -> None:
    with pytest.raises(Fault):
        services.presets.change("Web", changed)
    with pytest.raises(Fault):
        services.presets.create(changed.name, changed.recipes)
    assert tuple(services.presets.presets()) == STANDARD_PRESETS


def test_a_duplicate_stands_behind_its_model(services: Services) -> None:
    copy = services.presets.duplicate("Web")
    assert copy == Preset("Web 2", STANDARD_PRESETS[0].recipes)
    assert services.presets.duplicate("Web 2").name == "Web 3"
    assert names(services)[:4] == ["Web", "Web 2", "Web 3", "Thumbnail"]


@pytest.mark.parametrize(
    ("name", "steps", "place"), [("Web", 1, 1), ("Thumbnail", -1, 0), ("Web", -1, 0), ("Sizes", 9, 3)]
)
def test_a_preset_moves_within_the_order(services: Services, name: str, steps: int, place: int) -> None:
    services.presets.move(name, steps)
    assert names(services)[place] == name
    assert len(names(services)) == len(STANDARD_PRESETS)


def test_a_removal_is_undone(house: House, services: Services) -> None:
    removed = services.presets.remove("Thumbnail")
    assert "Thumbnail" not in names(services)
    assert services.presets.put_back(removed) == STANDARD_PRESETS[1]
    assert tuple(services.presets.presets()) == STANDARD_PRESETS
    house.wait_for(AccountsChanged)


def test_what_is_put_back_replaces_nothing(services: Services) -> None:
    removed = services.presets.remove("Web")
    services.presets.add("Web", ["square/1"])
    assert services.presets.put_back(removed).name == "Web 2"
    assert services.presets.find("Web").recipes == (Recipe(square=1),)


def test_standard_presets_come_back_and_changed_ones_stay(services: Services) -> None:
    services.presets.remove("Thumbnail")
    changed = services.presets.add("Web", ["square/1"])
    restored = services.presets.restore_standard()
    assert (restored.back, restored.changed) == ((STANDARD_PRESETS[1],), (changed,))
    assert names(services) == ["Web", "Sizes", "Original size, no metadata", "Thumbnail"]
    assert services.presets.restore_standard().back == ()


def test_changing_what_is_not_there_is_told(services: Services) -> None:
    for act in (
        lambda: services.presets.change("web", Preset("web", (Recipe(),))),
        lambda: services.presets.duplicate("web"),
        lambda: services.presets.move("web", 1),
    ):
        with pytest.raises(Fault, match="There is no preset “web”"):
            act()

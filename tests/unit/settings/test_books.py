"""Accounts, presets and the window's choices: the same in a file and in memory."""

from dataclasses import replace
from pathlib import Path

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, Addressing, Capability, CredentialSource, Role, Visibility
from rethumb_desktop.domain.link import LinkForm
from rethumb_desktop.domain.preset import STANDARD_PRESETS, Preset
from rethumb_desktop.domain.recipe import Focus, Recipe, Size
from rethumb_desktop.domain.watched_folder import Existing, WatchedFolder
from rethumb_desktop.settings.books import MemorySettings, SettingsBook
from rethumb_desktop.settings.toml import TomlSettings
from rethumb_desktop.settings.tree import WindowChoices

STUDIO = Account("Stüdio “1”", "https://s3.example.com:9000/x", "pictures")
FULL = Account(
    name="full",
    endpoint="https://s3.example.com",
    bucket="b",
    region="eu-1",
    prefix="a/b",
    addressing=Addressing.VIRTUAL,
    public_base_url="https://cdn.example.com",
    roles=(Role.PUBLISH, Role.MAINTENANCE),
    credentials=CredentialSource.ENVIRONMENT,
    visibility=Visibility.ACL,
    conditional_puts=Capability.YES,
    versioned=Capability.NO,
    listable=Capability.YES,
    storage_class="STANDARD_IA",
    upload_limit=1_500_000,
    confirmed=True,
)
ICONS = Preset("Icons", (Recipe(square=16), Recipe(cover=Size(4, 3), focus=Focus(1, 99), version="x")))


@pytest.fixture(params=["toml", "memory"])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> SettingsBook:
    return TomlSettings(tmp_path / "new" / "settings.toml") if request.param == "toml" else MemorySettings()


def test_a_newcomer_finds_the_standard_presets(book: SettingsBook) -> None:
    assert book.accounts() == []
    assert book.presets() == list(STANDARD_PRESETS)
    assert book.window() == WindowChoices()


def test_accounts_are_kept_whole_and_in_order(book: SettingsBook) -> None:
    book.save_account(FULL)
    book.save_account(STUDIO)

    assert book.accounts() == [FULL, STUDIO]


def test_an_account_that_is_only_read_is_kept_without_roles(book: SettingsBook) -> None:
    book.save_account(replace(STUDIO, roles=()))

    assert book.accounts() == [replace(STUDIO, roles=())]


def test_an_account_is_changed_in_its_place(book: SettingsBook) -> None:
    book.save_account(FULL)
    book.save_account(STUDIO)
    changed = replace(FULL, visibility=Visibility.PRIVATE, confirmed=False)
    book.save_account(changed)

    assert book.accounts() == [changed, STUDIO]


def test_an_account_is_removed(book: SettingsBook) -> None:
    book.save_account(FULL)
    book.save_account(STUDIO)
    book.remove_account("full")
    book.remove_account("full")

    assert book.accounts() == [STUDIO]


def test_a_preset_joins_the_standard_ones(book: SettingsBook) -> None:
    book.save_preset(ICONS)

    assert book.presets() == [*STANDARD_PRESETS, ICONS]


def test_a_preset_is_changed_in_its_place(book: SettingsBook) -> None:
    changed = Preset(STANDARD_PRESETS[0].name, ICONS.recipes)
    book.save_preset(changed)

    assert book.presets() == [changed, *STANDARD_PRESETS[1:]]


def test_presets_are_put_into_another_order(book: SettingsBook) -> None:
    book.change_presets(lambda now: [*reversed(now), ICONS])

    assert book.presets() == [*reversed(STANDARD_PRESETS), ICONS]


def test_a_change_of_presets_that_fails_changes_nothing(book: SettingsBook) -> None:
    def fail(_: object) -> list[Preset]:
        raise Fault(FaultKind.USAGE, "No.")

    with pytest.raises(Fault, match=r"No\."):
        book.change_presets(fail)

    assert book.presets() == list(STANDARD_PRESETS)


def test_the_last_preset_stays(book: SettingsBook) -> None:
    with pytest.raises(Fault, match="last preset") as caught:
        book.change_presets(lambda _: [])
    assert caught.value.kind is FaultKind.SETTINGS
    assert book.presets() == list(STANDARD_PRESETS)


def test_a_preset_without_recipes_is_a_mistake(book: SettingsBook) -> None:
    with pytest.raises(ValueError, match="at least one recipe"):
        book.save_preset(Preset("empty", ()))


def test_watched_folders_are_kept_as_they_are(book: SettingsBook) -> None:
    exports = WatchedFolder("a1", "/home/photos/exports", ("Web", "Thumbnail"), "full", exclude=("*.tif",), paused=True)
    # Its name holds a byte that is no UTF-8.
    old = WatchedFolder(
        "b2", "/home/photos/\udcff old", ("Web",), output="/out", recursive=False, existing=Existing.ALL
    )
    book.change_watched_folders(lambda now: [*now, exports, old])

    assert book.watched_folders() == [exports, old]
    book.change_watched_folders(lambda now: now[1:])
    assert book.watched_folders() == [old]


def test_the_window_finds_its_choices_again(book: SettingsBook) -> None:
    choices = WindowChoices(preset="Icons", library="full", link_form=LinkForm.SRCSET)
    book.save_window(choices)

    assert book.window() == choices

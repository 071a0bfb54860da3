"""The settings as one typed tree, and as the document that TOML holds."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, replace
from enum import StrEnum
from typing import TypeVar
from urllib.parse import quote, unquote_to_bytes

from rethumb_desktop.domain.errors import RecipeError
from rethumb_desktop.domain.library import (
    THIS_COMPUTER,
    Account,
    Addressing,
    Capability,
    CredentialSource,
    Role,
    Visibility,
)
from rethumb_desktop.domain.link import LinkForm
from rethumb_desktop.domain.preferences import Appearance, CacheLimits, Preferences
from rethumb_desktop.domain.preset import STANDARD_PRESETS, Preset
from rethumb_desktop.domain.recipe import format_recipe
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.domain.watched_folder import Existing, WatchedFolder
from rethumb_desktop.settings.upgrades import SCHEMA_VERSION

Document = dict[str, object]
Word = TypeVar("Word", bound=StrEnum)


#: What a file that was written by hand may leave out.
_ACCOUNT_DEFAULTS = {field.name: field.default for field in fields(Account) if field.default is not MISSING}


_WATCHED_DEFAULTS = {field.name: field.default for field in fields(WatchedFolder) if field.default is not MISSING}


_FILE = "file://"
_MOST_DAYS = 36_500
_MOST_MEGABYTES = 100_000_000


class UnreadableSettings(Exception):
    """Why a document is no settings: a sentence that names the place."""


_PREFERENCES = Preferences()


@dataclass(frozen=True)
class WindowChoices:
    """What the window was last left at; an empty name: nothing chosen yet."""

    preset: str = ""
    library: str = THIS_COMPUTER
    link_form: LinkForm = LinkForm.URL


@dataclass(frozen=True)
class Settings:
    """All settings. Secrets are not among them."""

    accounts: tuple[Account, ...] = ()
    presets: tuple[Preset, ...] = STANDARD_PRESETS
    window: WindowChoices = WindowChoices()
    preferences: Preferences = _PREFERENCES
    watched: tuple[WatchedFolder, ...] = ()


def read_settings(document: Mapping[str, object]) -> Settings:
    """Return the settings of a document of the current version; raises `UnreadableSettings`."""
    accounts = tuple(_account(table, place) for table, place in _tables(document, "accounts"))
    presets = tuple(_preset(table, place) for table, place in _tables(document, "presets"))
    _refuse_twins("account", [account.name for account in accounts])
    _refuse_twins("preset", [preset.name for preset in presets])
    watched = tuple(_watched(table, place) for table, place in _tables(document, "watched"))
    _refuse_twins("watched folder", [folder.id for folder in watched])
    return Settings(accounts, presets or STANDARD_PRESETS, _window(document), _preferences(document), watched)


def write_settings(settings: Settings, document: Mapping[str, object]) -> Document:
    """Return `document` with the settings in it; keys that this version does not know stay."""
    return {
        **document,
        "schema_version": SCHEMA_VERSION,
        "accounts": _beside_unknown(document, "accounts", [_texts(a) for a in settings.accounts]),
        "presets": _beside_unknown(document, "presets", [_preset_table(p) for p in settings.presets]),
        "window": {**_table(document.get("window", {}), "window"), **_texts(settings.window)},
        "preferences": {**_table(document.get("preferences", {}), "preferences"), **_liked(settings.preferences)},
        "cache": {**_table(document.get("cache", {}), "cache"), **vars(settings.preferences.cache)},
        "watched": _beside_unknown(document, "watched", [_watched_table(w) for w in settings.watched], "id"),
    }


def _account(table: Document, place: str) -> Account:
    whole = {**_ACCOUNT_DEFAULTS, **table}
    return Account(
        name=_text(whole, "name", place),
        endpoint=_text(whole, "endpoint", place),
        bucket=_text(whole, "bucket", place),
        region=_text(whole, "region", place),
        prefix=_text(whole, "prefix", place),
        addressing=_word(whole, "addressing", place, Addressing),
        public_base_url=_text(whole, "public_base_url", place),
        roles=_roles(whole, place),
        credentials=_word(whole, "credentials", place, CredentialSource),
        visibility=_word(whole, "visibility", place, Visibility),
        conditional_puts=_word(whole, "conditional_puts", place, Capability),
        versioned=_word(whole, "versioned", place, Capability),
        listable=_word(whole, "listable", place, Capability),
        storage_class=_text(whole, "storage_class", place),
        upload_limit=_number(whole, "upload_limit", place),
        confirmed=_yes_or_no(whole, "confirmed", place),
    )


def _roles(table: Document, place: str) -> tuple[Role, ...]:
    words = table["roles"]
    if not isinstance(words, list | tuple):
        raise UnreadableSettings(f"“{place}.roles” is no list of roles.")
    return tuple(dict.fromkeys(_word({"roles": word}, "roles", place, Role) for word in words))


def _preset(table: Document, place: str) -> Preset:
    name = _text(table, "name", place)
    recipes = table.get("recipes")
    if not isinstance(recipes, list) or not recipes or not all(isinstance(text, str) for text in recipes):
        raise UnreadableSettings(f"The preset “{name}” has no list of recipes ({place}.recipes).")
    try:
        return Preset(name, tuple(dict.fromkeys(parse_recipe(text) for text in recipes)))
    except RecipeError as error:
        raise UnreadableSettings(f"The preset “{name}” has a recipe that cannot be read. {error.title}") from error


def _preset_table(preset: Preset) -> Document:
    return {"name": preset.name, "recipes": [format_recipe(recipe) for recipe in preset.recipes]}


def _watched(table: Document, place: str) -> WatchedFolder:
    whole = {**_WATCHED_DEFAULTS, **table}
    presets = _words(whole, "presets", place)
    if not presets:
        raise UnreadableSettings(f"“{place}.presets” names no preset.")
    return WatchedFolder(
        id=_text(whole, "id", place),
        path=_path(_text(whole, "path", place)),
        presets=presets,
        library=_text(whole, "library", place),
        output=_path(_text(whole, "output", place)),
        recursive=_yes_or_no(whole, "recursive", place),
        include=_words(whole, "include", place),
        exclude=_words(whole, "exclude", place),
        existing=_word(whole, "existing", place, Existing),
        paused=_yes_or_no(whole, "paused", place),
    )


def _watched_table(folder: WatchedFolder) -> Document:
    places = {"path": _path_text(folder.path), "output": _path_text(folder.output)}
    return {name: _plain(field) for name, field in vars(folder).items()} | places


def _path_text(path: str) -> str:
    """Return a path as TOML can hold it: one with bytes that are no UTF-8 as a file URL."""
    is_text = path.encode("utf-8", "ignore").decode() == path
    return path if is_text else _FILE + quote(os.fsencode(path))


def _path(text: str) -> str:
    return os.fsdecode(unquote_to_bytes(text.removeprefix(_FILE))) if text.startswith(_FILE) else text


def _words(table: Document, key: str, place: str) -> tuple[str, ...]:
    words = table.get(key)
    if not isinstance(words, list | tuple) or not all(isinstance(word, str) for word in words):
        raise UnreadableSettings(f"“{place}.{key}” is no list of texts.")
    return tuple(dict.fromkeys(words))


def _window(document: Mapping[str, object]) -> WindowChoices:
    table = _table(document.get("window", {}), "window")
    choices = WindowChoices()
    if "preset" in table:
        choices = replace(choices, preset=_text(table, "preset", "window"))
    if "library" in table:
        choices = replace(choices, library=_text(table, "library", "window"))
    if "link_form" in table:
        choices = replace(choices, link_form=_word(table, "link_form", "window", LinkForm))
    return choices


def _preferences(document: Mapping[str, object]) -> Preferences:
    place = "preferences"
    table = {**_liked(_PREFERENCES), **_table(document.get(place, {}), place)}
    return Preferences(
        appearance=_word(table, "appearance", place, Appearance),
        language=_text(table, "language", place),
        look_first=_yes_or_no(table, "look_first", place),
        close_to_tray=_yes_or_no(table, "close_to_tray", place),
        notify=_yes_or_no(table, "notify", place),
        link_template=_text(table, "link_template", place),
        welcomed=_yes_or_no(table, "welcomed", place),
        device_name=_text(table, "device_name", place),
        cache=_cache(document),
    )


def _liked(preferences: Preferences) -> Document:
    """Return the fields as TOML takes them; the cache has a table of its own."""
    return {name: _plain(value) for name, value in vars(preferences).items() if name != "cache"}


def _cache(document: Mapping[str, object]) -> CacheLimits:
    table = {**vars(CacheLimits()), **_table(document.get("cache", {}), "cache")}
    return CacheLimits(
        days=_number(table, "days", "cache", _MOST_DAYS),
        megabytes=_number(table, "megabytes", "cache", _MOST_MEGABYTES),
    )


def _texts(value: Account | WindowChoices) -> Document:
    """Return the fields as TOML takes them: tomli_w wants plain texts, not their subclasses."""
    return {name: _plain(field) for name, field in vars(value).items()}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, StrEnum) else value


def _beside_unknown(
    document: Mapping[str, object], key: str, known: list[Document], by: str = "name"
) -> list[Document]:
    """Return the tables, each with what a table of the same name in `document` holds besides."""
    before = {table.get(by): table for table, _ in _tables(document, key)}
    return [{**before.get(table[by], {}), **table} for table in known]


def _tables(document: Mapping[str, object], key: str) -> list[tuple[Document, str]]:
    tables = document.get(key, [])
    if not isinstance(tables, list):
        raise UnreadableSettings(f"“{key}” is not a list of tables ([[{key}]]).")
    return [(_table(table, f"{key}[{n}]"), f"{key}[{n}]") for n, table in enumerate(tables, 1)]


def _table(value: object, place: str) -> Document:
    if not isinstance(value, dict):
        raise UnreadableSettings(f"“{place}” is not a table.")
    return value


def _text(table: Document, key: str, place: str) -> str:
    value = table.get(key)
    if not isinstance(value, str):
        raise UnreadableSettings(f"“{place}.{key}” is missing." if value is None else f"“{place}.{key}” is not a text.")
    return value


def _yes_or_no(table: Document, key: str, place: str) -> bool:
    value = table[key]
    if not isinstance(value, bool):
        raise UnreadableSettings(f"“{place}.{key}” is neither true nor false.")
    return value


def _number(table: Document, key: str, place: str, most: int | None = None) -> int:
    value = table[key]
    if isinstance(value, bool) or not isinstance(value, int) or value < 0 or (most is not None and value > most):
        bounds = "from 0 on" if most is None else f"from 0 to {most}"
        raise UnreadableSettings(f"“{place}.{key}” is no whole number {bounds}.")
    return value


def _word(table: Document, key: str, place: str, words: type[Word]) -> Word:
    text = _text(table, key, place)
    try:
        return words(text)
    except ValueError:
        raise UnreadableSettings(f"“{place}.{key}” is one of {', '.join(words)}, not “{text}”.") from None


def _refuse_twins(what: str, names: list[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise UnreadableSettings(f"There are two {what}s named “{name}”.")

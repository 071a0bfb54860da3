"""The settings' file: shared, upgraded, damaged."""

import tomllib
from pathlib import Path
from threading import Barrier, Thread

import pytest
from filelock import FileLock

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account
from rethumb_desktop.domain.preferences import Appearance, CacheLimits, Preferences
from rethumb_desktop.domain.preset import Preset
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.settings.toml import TomlSettings
from rethumb_desktop.settings.tree import WindowChoices
from rethumb_desktop.settings.upgrades import SCHEMA_VERSION

BY_HAND = """\
# my settings
[[accounts]]
name = "studio"
endpoint = "https://s3.example.com"
bucket = "b"
note = "the one in the cellar"

[future]
answer = 42
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def account(name: str) -> Account:
    return Account(name, "https://s3.example.com", "b")


def test_the_file_is_made_for_people_and_holds_its_version(path: Path) -> None:
    book = TomlSettings(path)
    book.save_account(account("studio"))

    document = tomllib.loads(path.read_text())
    assert document["schema_version"] == SCHEMA_VERSION
    assert document["accounts"][0]["name"] == "studio"
    assert document["presets"][0] == {"name": "Web", "recipes": ["fit/1600x1600"]}
    assert {p.name for p in path.parent.iterdir()} == {"settings.toml", "settings.toml.lock"}


def test_reading_makes_no_file(path: Path) -> None:
    TomlSettings(path).presets()

    assert list(path.parent.iterdir()) == []


def test_saving_the_same_again_writes_nothing(path: Path) -> None:
    book = TomlSettings(path)
    book.save_account(account("studio"))
    before = written(path)
    book.save_account(account("studio"))
    book.remove_account("never was")

    assert written(path) == before


def written(path: Path) -> tuple[int, int]:
    """Which file it is, and when it was written."""
    return path.stat().st_ino, path.stat().st_mtime_ns


def test_one_sees_what_the_other_saves(path: Path) -> None:
    one, two = TomlSettings(path), TomlSettings(path)
    assert two.accounts() == []
    one.save_account(account("a"))
    assert two.accounts() == [account("a")]
    two.save_account(account("b"))
    assert one.accounts() == [account("a"), account("b")]


def test_what_a_person_writes_is_read_at_once(path: Path) -> None:
    book = TomlSettings(path)
    book.save_account(account("studio"))
    path.write_text(path.read_text().replace('"studio"', '"atelier"'))

    assert [account.name for account in book.accounts()] == ["atelier"]


def test_the_limits_of_the_cache_are_read_and_kept(path: Path) -> None:
    book = TomlSettings(path)
    assert book.preferences().cache == CacheLimits(days=7, megabytes=1000)

    path.write_text(f"schema_version = {SCHEMA_VERSION}\n[cache]\ndays = 30\n")
    book.save_account(account("studio"))

    assert book.preferences().cache == CacheLimits(days=30, megabytes=1000)
    assert tomllib.loads(path.read_text())["cache"] == {"days": 30, "megabytes": 1000}


def test_preferences_are_kept_as_they_are(path: Path) -> None:
    liked = Preferences(
        appearance=Appearance.DARK,
        language="de",
        look_first=False,
        close_to_tray=True,
        notify=False,
        link_template='<img src="$url">\n$name',
        welcomed=True,
        device_name="Studio",
        cache=CacheLimits(days=1, megabytes=0),
    )
    unlike = [name for name, value in vars(liked).items() if value == getattr(Preferences(), name)]
    assert unlike == [], "each differs from what a newcomer has"

    TomlSettings(path).save_preferences(liked)

    assert TomlSettings(path).preferences() == liked
    assert tomllib.loads(path.read_text())["preferences"]["appearance"] == "dark"


def test_preferences_that_are_left_out_are_a_newcomers(path: Path) -> None:
    path.write_text(f'schema_version = {SCHEMA_VERSION}\n[preferences]\nlanguage = "de"\nsize = "large"\n')
    book = TomlSettings(path)

    assert book.preferences() == Preferences(language="de")
    book.save_preferences(Preferences(language="en"))
    assert tomllib.loads(path.read_text())["preferences"]["size"] == "large"


def test_many_writers_overwrite_nothing(path: Path) -> None:
    together = Barrier(6)

    def save(writer: int) -> None:
        book = TomlSettings(path)
        together.wait()
        for n in range(5):
            book.save_account(account(f"{writer}-{n}"))

    threads = [Thread(target=save, args=(writer,)) for writer in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    names = {account.name for account in TomlSettings(path).accounts()}
    assert names == {f"{writer}-{n}" for writer in range(6) for n in range(5)}


def test_settings_that_are_in_use_say_so(path: Path) -> None:
    book = TomlSettings(path, patience=0)

    with FileLock(f"{path}.lock"), pytest.raises(Fault, match="in use") as caught:
        book.save_account(account("studio"))
    assert caught.value.retryable
    book.save_account(account("studio"))


def test_a_file_written_by_hand_is_upgraded_with_a_copy_kept(path: Path) -> None:
    path.write_text(BY_HAND)
    book = TomlSettings(path)

    assert book.accounts() == [account("studio")]
    assert path.read_text() == BY_HAND
    book.save_account(account("second"))

    assert tomllib.loads(path.read_text())["schema_version"] == SCHEMA_VERSION
    assert (path.parent / "settings-v0-backup.toml").read_text() == BY_HAND


def test_what_this_version_does_not_know_stays(path: Path) -> None:
    path.write_text(f"schema_version = {SCHEMA_VERSION}\n{BY_HAND}\n[window]\nzoom = 3\n")
    book = TomlSettings(path)
    book.save_account(Account("studio", "https://other.example.com", "b"))
    book.save_window(WindowChoices(preset="Web"))

    document = tomllib.loads(path.read_text())
    assert document["future"] == {"answer": 42}
    assert document["accounts"][0]["note"] == "the one in the cellar"
    assert document["accounts"][0]["endpoint"] == "https://other.example.com"
    assert document["window"]["zoom"] == 3
    assert not (path.parent / "settings-v0-backup.toml").exists()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('[window]\npreset = "Web"\nlink_form = url\n', "line 3"),
        ("schema_version = 1\n[[accounts]]\nname = 3\nbucket='b'\nendpoint='e'\n", "“accounts[1].name” is not a text"),
        ("[[accounts]]\nname = 'a'\nendpoint = 'https://e'\n", "“accounts[1].bucket” is missing"),
        ("[[accounts]]\nname='a'\nendpoint='e'\nbucket='b'\naddressing='sideways'\n", "auto, path, virtual"),
        ("[[accounts]]\nname='a'\nendpoint='e'\nbucket='b'\nconfirmed='yes'\n", "neither true nor false"),
        ("[[accounts]]\nname='a'\nendpoint='e'\nbucket='b'\n" * 2, "two accounts named “a”"),
        ("accounts = 3\n", "“accounts” is not a list"),
        ("accounts = [3]\n", "“accounts[1]” is not a table"),
        ("window = 3\n", "“window” is not a table"),
        ("[window]\nlink_form = 'smoke'\n", "window.link_form"),
        ("[preferences]\nappearance = 'pink'\n", "“preferences.appearance” is one of system, light, dark"),
        ("[preferences]\nnotify = 'yes'\n", "“preferences.notify” is neither true nor false"),
        ("[preferences]\nlanguage = 3\n", "“preferences.language” is not a text"),
        ("cache = 3\n", "“cache” is not a table"),
        ("[cache]\ndays = 'many'\n", "“cache.days” is no whole number from 0 to 36500"),
        ("[cache]\ndays = 36501\n", "“cache.days”"),
        ("[cache]\nmegabytes = -1\n", "“cache.megabytes”"),
        ("[[presets]]\nname = 'Broken'\nrecipes = ['width/800', 'square/x']\n", "preset “Broken”"),
        ("[[presets]]\nname = 'Broken'\nrecipes = ['width/800', 'square/x']\n", "“square/x”, character 8"),
        ("[[presets]]\nname = 'Empty'\nrecipes = []\n", "“Empty” has no list of recipes"),
        ("[[presets]]\nname = 'Wrong'\nrecipes = [1]\n", "“Wrong” has no list of recipes"),
        ("[[presets]]\nname='a'\nrecipes=['square/1']\n" * 2, "two presets named “a”"),
        ("[[watched]]\nid='a'\npath='/a'\npresets=[]\n", "“watched[1].presets” names no preset"),
        ("[[watched]]\nid='a'\npath='/a'\npresets='Web'\n", "“watched[1].presets” is no list of texts"),
        ("[[watched]]\nid='a'\npath='/a'\npresets=['Web']\n" * 2, "two watched folders named “a”"),
        ("schema_version = 'one'\n", "schema_version"),
        ("schema_version = -1\n", "schema_version"),
        (f"schema_version = {SCHEMA_VERSION + 1}\n", "newer version of rethumb"),
    ],
)
def test_a_damaged_file_is_named_and_left_alone(path: Path, text: str, complaint: str) -> None:
    path.write_text(text)
    book = TomlSettings(path)

    with pytest.raises(Fault) as caught:
        book.presets()
    assert caught.value.kind is FaultKind.SETTINGS
    assert complaint in caught.value.title + caught.value.detail
    assert str(path) in caught.value.detail
    with pytest.raises(Fault):
        book.save_preset(Preset("New", (Recipe(),)))
    assert path.read_text() == text


def test_bytes_that_are_no_text_are_named(path: Path) -> None:
    path.write_bytes(b"[window]\n\npreset = '\xff'\n")

    with pytest.raises(Fault) as caught:
        TomlSettings(path).window()
    assert "Line 3" in caught.value.detail


def test_a_mended_file_is_read_again(path: Path) -> None:
    book = TomlSettings(path)
    path.write_text("broken")
    with pytest.raises(Fault):
        book.accounts()
    path.write_text("")

    assert book.accounts() == []


def test_a_name_that_is_no_text_is_refused(path: Path) -> None:
    book = TomlSettings(path)

    with pytest.raises(Fault, match="no text") as caught:
        book.save_account(account("caf\udce9"))
    assert caught.value.kind is FaultKind.SETTINGS
    assert not path.exists()


def test_a_folder_that_cannot_be_made_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    book = TomlSettings(tmp_path / "file" / "settings.toml")

    with pytest.raises(Fault) as caught:
        book.save_account(account("studio"))
    assert caught.value.kind is FaultKind.DISK


def test_a_folder_instead_of_the_file_is_a_fault(path: Path) -> None:
    path.mkdir()

    with pytest.raises(Fault):
        TomlSettings(path).accounts()

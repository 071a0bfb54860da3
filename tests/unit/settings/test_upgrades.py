"""Settings of earlier versions: read as they were meant, with nothing lost."""

import tomllib
from pathlib import Path

import pytest

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.library import Account, Addressing, CredentialSource, Role, Visibility
from rethumb_desktop.settings.toml import TomlSettings
from rethumb_desktop.settings.upgrades import SCHEMA_VERSION, upgrade
from tests.fixtures.programs import PROJECT

VERSION_1 = PROJECT / "tests" / "fixtures" / "settings" / "version-1.toml"
STUDIO = Account(
    "Studio",
    "https://s3.example.com",
    "pictures",
    region="eu-1",
    prefix="a/b",
    addressing=Addressing.PATH,
    public_base_url="https://cdn.example.com",
    visibility=Visibility.ACL,
    confirmed=True,
)
KEEPER = Account(
    "Keeper",
    "https://s3.example.com",
    "pictures",
    roles=(Role.MAINTENANCE,),
    credentials=CredentialSource.SESSION,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "settings.toml"
    path.write_bytes(VERSION_1.read_bytes())
    return path


def test_version_1_is_read_and_left_alone(path: Path) -> None:
    book = TomlSettings(path)

    assert book.accounts() == [STUDIO, KEEPER]
    assert book.window().library == "Studio"
    assert path.read_bytes() == VERSION_1.read_bytes()


def test_version_1_is_written_anew_with_a_copy_kept(path: Path) -> None:
    TomlSettings(path).remove_account("never was")
    assert path.read_bytes() == VERSION_1.read_bytes()
    TomlSettings(path).save_account(Account("New", "https://s3.example.com", "b"))

    document = tomllib.loads(path.read_text())
    studio, keeper, new = document["accounts"]
    assert document["schema_version"] == SCHEMA_VERSION
    assert (studio["roles"], keeper["roles"], new["roles"]) == (["publish"], ["maintenance"], ["publish"])
    assert "role" not in studio
    assert (document["future"], studio["note"]) == ("kept", "the one in the cellar")
    assert TomlSettings(path).accounts()[:2] == [STUDIO, KEEPER]
    assert (path.parent / "settings-v1-backup.toml").read_bytes() == VERSION_1.read_bytes()


@pytest.mark.parametrize(
    ("accounts", "complaint"),
    [
        ("3", "“accounts” is not a list"),
        ("[3]", "“accounts[1]” is not a table"),
        ("[{name = 'a', endpoint = 'e', bucket = 'b', roles = 'publish'}]", "no list of roles"),
        ("[{name = 'a', endpoint = 'e', bucket = 'b', upload_limit = -1}]", "no whole number"),
        ("[{name = 'a', endpoint = 'e', bucket = 'b', upload_limit = true}]", "no whole number"),
        ("[{name = 'a', endpoint = 'e', bucket = 'b', versioned = 'perhaps'}]", "unknown, yes, no"),
    ],
)
@pytest.mark.parametrize("version", [0, 1, SCHEMA_VERSION])
def test_what_cannot_be_upgraded_is_told_with_its_place(
    path: Path, version: int, accounts: str, complaint: str
) -> None:
    path.write_text(f"schema_version = {version}\naccounts = {accounts}\n")

    with pytest.raises(Fault) as caught:
        TomlSettings(path).accounts()
    assert complaint in caught.value.title


@pytest.mark.parametrize(
    ("role", "complaint"), [("'owner'", "publish, backup, maintenance"), ("7", "“accounts[1].roles” is not a text")]
)
def test_a_role_that_is_none_is_told(path: Path, role: str, complaint: str) -> None:
    path.write_text(f"schema_version = 1\naccounts = [{{name = 'a', endpoint = 'e', bucket = 'b', role = {role}}}]\n")

    with pytest.raises(Fault) as caught:
        TomlSettings(path).accounts()
    assert complaint in caught.value.title


def test_an_account_without_a_role_gets_the_usual_one() -> None:
    assert upgrade({"accounts": [{"name": "a"}]}, 1)["accounts"] == [{"name": "a"}]


def test_a_role_twice_is_one(path: Path) -> None:
    table = "name = 'a', endpoint = 'e', bucket = 'b', roles = ['backup', 'publish', 'backup']"
    path.write_text(f"schema_version = 2\naccounts = [{{{table}}}]\n")

    assert TomlSettings(path).accounts()[0].roles == (Role.BACKUP, Role.PUBLISH)

"""What entries hold, keys from the environment, and library keys in files."""

import stat
from pathlib import Path
from threading import Barrier, Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rethumb_desktop.credentials.entries import (
    library_key_entry,
    pack_key_pair,
    read_signed,
    sign_with_name,
    unpack_key_pair,
)
from rethumb_desktop.credentials.environment import EnvironmentVault
from rethumb_desktop.credentials.key_pairs import VaultKeyPairs
from rethumb_desktop.credentials.library_keys import LibraryKeyFiles, LibraryKeyRing
from rethumb_desktop.credentials.session import SessionVault
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, KeyPair, Role
from rethumb_desktop.domain.object_key import LibraryKey

STUDIO = Account("studio", "https://s3.example.com", "bucket")


@given(st.text(st.characters(exclude_characters="\n")), st.text())
def test_an_entry_says_whose_it_is(entry: str, secret: str) -> None:
    kept = sign_with_name(entry, secret)
    assert read_signed(entry, kept) == secret
    with pytest.raises(Fault) as caught:
        read_signed(f"{entry}2", kept)
    assert caught.value.kind is FaultKind.KEYRING
    assert caught.value.__cause__ is None


def test_what_was_kept_before_entries_had_their_names_is_still_read() -> None:
    assert read_signed("studio/publish", pack_key_pair(KeyPair("a", "b"))) == pack_key_pair(KeyPair("a", "b"))


@given(st.text(), st.text())
def test_a_key_pair_comes_back_as_it_was(key_id: str, secret: str) -> None:
    assert unpack_key_pair("x", pack_key_pair(KeyPair(key_id, secret))) == KeyPair(key_id, secret)


@pytest.mark.parametrize(
    "text", ["canary", "[]", '{"key_id": "canary"}', '{"key_id": 1, "secret": "canary"}', "{canary"]
)
def test_a_damaged_entry_is_a_fault_without_what_is_in_it(text: str) -> None:
    vault = SessionVault()
    vault.set("studio/publish", text)

    with pytest.raises(Fault) as caught:
        VaultKeyPairs(vault).get(STUDIO)
    fault = caught.value
    assert fault.kind is FaultKind.KEYRING
    assert "canary" not in fault.title + fault.detail + fault.subject
    assert fault.__cause__ is None
    assert fault.__context__ is None


def test_secrets_are_not_shown() -> None:
    session = SessionVault()
    session.set("x", "canary")
    environment = EnvironmentVault({"AWS_ACCESS_KEY_ID": "canary", "AWS_SECRET_ACCESS_KEY": "canary"})

    assert "canary" not in f"{session!r} {session} {environment!r} {environment}"


def test_the_environment_gives_its_pair_to_every_account() -> None:
    vault = EnvironmentVault({"AWS_ACCESS_KEY_ID": " AKIA1", "AWS_SECRET_ACCESS_KEY": "s/e\\/c\n"})

    assert VaultKeyPairs(vault).get(STUDIO) == KeyPair("AKIA1", "s/e/c")
    assert vault.get(library_key_entry("studio")) is None


def test_a_role_has_variables_of_its_own_in_the_environment() -> None:
    pair = {"AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "s"}
    own = {"RETHUMB_BACKUP_ACCESS_KEY_ID": "b", "RETHUMB_BACKUP_SECRET_ACCESS_KEY": "t"}
    keys = VaultKeyPairs(EnvironmentVault(pair | own))

    assert keys.get(STUDIO, Role.BACKUP) == KeyPair("b", "t")
    assert keys.get(STUDIO, Role.PUBLISH) == KeyPair("a", "s")
    assert keys.get(STUDIO, Role.MAINTENANCE) == KeyPair("a", "s")  # one pair may be that of all roles
    assert VaultKeyPairs(EnvironmentVault(own)).get(STUDIO, Role.PUBLISH) is None


@pytest.mark.parametrize("name", ["RETHUMB_MAINTENANCE_ACCESS_KEY_ID", "RETHUMB_MAINTENANCE_SECRET_ACCESS_KEY"])
def test_half_a_pair_of_a_role_is_not_made_whole_with_another(name: str) -> None:
    pair = {"AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "s"}
    assert VaultKeyPairs(EnvironmentVault({**pair, name: "x"})).get(STUDIO, Role.MAINTENANCE) is None


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"AWS_ACCESS_KEY_ID": "a"},
        {"AWS_SECRET_ACCESS_KEY": "s"},
        {"AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": " "},
    ],
)
def test_half_a_pair_is_none(environment: dict[str, str]) -> None:
    assert VaultKeyPairs(EnvironmentVault(environment)).get(STUDIO) is None


def test_the_environment_keeps_nothing() -> None:
    vault = EnvironmentVault({"AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "s"})

    with pytest.raises(Fault) as caught:
        VaultKeyPairs(vault).set(STUDIO, KeyPair("b", "t"))
    assert caught.value.kind is FaultKind.KEYRING
    VaultKeyPairs(vault).delete(STUDIO)
    assert VaultKeyPairs(vault).get(STUDIO) == KeyPair("a", "s")


def test_a_library_key_file_is_for_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    folder.mkdir(mode=0o755)
    keys, key = LibraryKeyFiles(folder, {}), LibraryKey.generate()
    assert keys.get("This computer") is None

    keys.set("This computer", key)
    keys.set("../../B", LibraryKey.generate())

    assert keys.get("This computer") == key
    assert keys.get("this computer") is None
    files = list(folder.iterdir())
    assert len(files) == 2
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_of_two_that_make_a_key_at_once_one_wins(tmp_path: Path) -> None:
    together = Barrier(8)
    found: list[LibraryKey | None] = []

    def make() -> None:
        keys = LibraryKeyFiles(tmp_path, {})
        together.wait()
        keys.set("studio", LibraryKey.generate())
        found.append(keys.get("studio"))

    threads = [Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 8
    assert None not in found
    assert len(set(found)) == 1


@pytest.mark.parametrize("kind", ["ring", "files"])
def test_a_library_key_is_replaced_only_where_that_is_said(tmp_path: Path, kind: str) -> None:
    keys = LibraryKeyRing(SessionVault()) if kind == "ring" else LibraryKeyFiles(tmp_path / "keys", {})
    one, two = LibraryKey.generate(), LibraryKey.generate()
    keys.set("studio", one)
    keys.set("studio", two)
    assert keys.get("studio") == one
    keys.replace("studio", two)
    assert keys.get("studio") == two


def test_a_library_key_that_was_given_is_every_librarys(tmp_path: Path) -> None:
    key = LibraryKey.generate()
    LibraryKeyFiles(tmp_path, {}).set("studio", LibraryKey.generate())
    keys = LibraryKeyFiles(tmp_path, {"RETHUMB_LIBRARY_KEY": f" {key.to_text()}\n"})
    keys.set("other", LibraryKey.generate())

    assert keys.get("studio") == keys.get("other") == key
    assert len(list(tmp_path.iterdir())) == 1


def test_a_damaged_library_key_is_a_fault(tmp_path: Path) -> None:
    LibraryKeyFiles(tmp_path, {}).set("studio", LibraryKey.generate())
    (file,) = tmp_path.iterdir()
    vault = SessionVault()
    vault.set(library_key_entry("studio"), "canary")

    for damaged in (b"canary", b"", b"\xff\xfe"):
        file.write_bytes(damaged)
        with pytest.raises(Fault, match="damaged"):
            LibraryKeyFiles(tmp_path, {}).get("studio")
    with pytest.raises(Fault, match="damaged") as caught:
        LibraryKeyRing(vault).get("studio")
    assert "canary" not in caught.value.title + caught.value.detail
    with pytest.raises(Fault, match="RETHUMB_LIBRARY_KEY"):
        LibraryKeyFiles(tmp_path, {"RETHUMB_LIBRARY_KEY": "canary"}).get("studio")


def test_a_folder_that_cannot_be_made_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(Fault) as caught:
        LibraryKeyFiles(tmp_path / "file", {}).set("studio", LibraryKey.generate())
    assert caught.value.kind is FaultKind.DISK

"""What every vault that keeps secrets promises. Run as a program, it tries the keyring of the desktop it runs in.

`python -m tests.contract.credentials.promises` prints the name of each promise that was kept.
"""

import sys
from collections.abc import Callable
from threading import Thread

from rethumb_desktop.credentials.key_pairs import VaultKeyPairs
from rethumb_desktop.credentials.library_keys import LibraryKeyRing
from rethumb_desktop.credentials.ring import KeyringVault
from rethumb_desktop.domain.library import Account, KeyPair, Role
from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.domain.ports import Vault


def account(name: str) -> Account:
    """An account of that name."""
    return Account(name, "https://s3.example.com", "bucket")


def what_is_not_there_is_none(vault: Vault) -> None:
    assert vault.get("never was") is None


def what_is_kept_is_found(vault: Vault) -> None:
    vault.set("kept/ä“”", 'sécret\n"quoted" \\ 🐈')
    assert vault.get("kept/ä“”") == 'sécret\n"quoted" \\ 🐈'


def keeping_again_replaces(vault: Vault) -> None:
    vault.set("twice", "one")
    vault.set("twice", "two")
    assert vault.get("twice") == "two"


def entries_do_not_mix(vault: Vault) -> None:
    vault.set("a/publish", "one")
    vault.set("a/backup", "two")
    vault.set("A/publish", "three")
    assert [vault.get(entry) for entry in ("a/publish", "a/backup", "A/publish")] == ["one", "two", "three"]


def what_is_deleted_is_gone(vault: Vault) -> None:
    vault.set("deleted", "x")
    vault.set("deleted not", "y")
    vault.delete("deleted")
    vault.delete("deleted")
    assert vault.get("deleted") is None
    assert vault.get("deleted not") == "y"


def a_long_secret_is_kept_whole(vault: Vault) -> None:
    vault.set("long", "0123456789" * 200)
    assert vault.get("long") == "0123456789" * 200


def threads_may_ask_at_once(vault: Vault) -> None:
    vault.set("shared", "x")
    found: list[str | None] = []
    threads = [Thread(target=lambda: found.append(vault.get("shared"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["x"] * 8


def key_pairs_are_kept_by_account_and_role(vault: Vault) -> None:
    pairs = VaultKeyPairs(vault)
    pairs.set(account("studio"), KeyPair(" AKIA 1\n", "a\\/b+c=\u200b\r\n"))
    pairs.set(account("studio"), KeyPair("AKIA2", "d"), Role.BACKUP)
    pairs.set(account("other"), KeyPair("AKIA3", "e"), Role.BACKUP)
    assert pairs.get(account("studio")) == KeyPair("AKIA1", "a/b+c=")
    assert pairs.get(account("studio"), Role.BACKUP) == KeyPair("AKIA2", "d")
    assert pairs.get(account("studio"), Role.MAINTENANCE) is None


def deleting_forgets_the_keys_of_every_role_of_one_account(vault: Vault) -> None:
    pairs = VaultKeyPairs(vault)
    for name in ("gone", "stays"):
        for role in Role:
            pairs.set(account(name), KeyPair("AKIA", name), role)
    pairs.delete(account("gone"))
    pairs.delete(account("gone"))
    assert [pairs.get(account("gone"), role) for role in Role] == [None] * len(Role)
    assert [pairs.get(account("stays"), role) for role in Role] == [KeyPair("AKIA", "stays")] * len(Role)


def a_library_key_is_never_replaced(vault: Vault) -> None:
    keys, first = LibraryKeyRing(vault), LibraryKey.generate()
    assert keys.get("studio") is None
    keys.set("studio", first)
    keys.set("studio", LibraryKey.generate())
    assert keys.get("studio") == first
    assert keys.get("other") is None


PROMISES: tuple[Callable[[Vault], None], ...] = (
    what_is_not_there_is_none,
    what_is_kept_is_found,
    keeping_again_replaces,
    entries_do_not_mix,
    what_is_deleted_is_gone,
    a_long_secret_is_kept_whole,
    threads_may_ask_at_once,
    key_pairs_are_kept_by_account_and_role,
    deleting_forgets_the_keys_of_every_role_of_one_account,
    a_library_key_is_never_replaced,
)


def _main() -> None:
    vault = KeyringVault()
    for promise in PROMISES:
        promise(vault)
        sys.stdout.write(f"{promise.__name__}\n")


if __name__ == "__main__":
    _main()

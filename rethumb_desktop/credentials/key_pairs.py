"""Key pairs of accounts, kept in a vault."""

from __future__ import annotations

from rethumb_desktop.credentials.entries import key_pair_entry, pack_key_pair, unpack_key_pair
from rethumb_desktop.domain.library import Account, KeyPair, Role
from rethumb_desktop.domain.pasted_keys import clean_keys
from rethumb_desktop.domain.ports import Vault


class VaultKeyPairs:
    """Keeps the key pair of each account and role as one entry of a vault; implements `KeyPairs`."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def get(self, account: Account, role: Role = Role.PUBLISH) -> KeyPair | None:
        """Return the keys of an account's role. Raises Fault keyring."""
        entry = key_pair_entry(account, role)
        text = self._vault.get(entry)
        return unpack_key_pair(entry, text) if text is not None else None

    def set(self, account: Account, keys: KeyPair, role: Role = Role.PUBLISH) -> None:
        """Keep the keys of an account's role, cleaned of what pasting adds. Raises Fault keyring."""
        self._vault.set(key_pair_entry(account, role), pack_key_pair(clean_keys(keys)))

    def delete(self, account: Account) -> None:
        """Forget the keys of all roles; none there is no fault. Raises Fault keyring."""
        for role in Role:
            self._vault.delete(key_pair_entry(account, role))

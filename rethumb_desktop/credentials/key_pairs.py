"""Key pairs of accounts, kept in a vault."""

from __future__ import annotations

from rethumb_desktop.credentials.entries import clean_pasted, key_pair_entry, pack_key_pair, unpack_key_pair
from rethumb_desktop.domain.library import Account, KeyPair
from rethumb_desktop.domain.ports import Vault


class VaultKeyPairs:
    """Keeps the key pair of each account and role as one entry of a vault; implements `KeyPairs`."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def get(self, account: Account) -> KeyPair | None:
        """Return the account's keys. Raises Fault keyring."""
        entry = key_pair_entry(account)
        text = self._vault.get(entry)
        return unpack_key_pair(entry, text) if text is not None else None

    def set(self, account: Account, keys: KeyPair) -> None:
        """Keep the account's keys, cleaned of what pasting adds. Raises Fault keyring."""
        cleaned = KeyPair(clean_pasted(keys.key_id), clean_pasted(keys.secret))
        self._vault.set(key_pair_entry(account), pack_key_pair(cleaned))

    def delete(self, account: Account) -> None:
        """Forget the account's keys; none there is no fault. Raises Fault keyring."""
        self._vault.delete(key_pair_entry(account))

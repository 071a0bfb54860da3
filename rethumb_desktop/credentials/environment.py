"""Keys from the environment, for servers that have no keyring."""

from __future__ import annotations

from collections.abc import Mapping

from rethumb_desktop.credentials.entries import is_library_key_entry, pack_key_pair
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import KeyPair
from rethumb_desktop.domain.pasted_keys import clean_key

_KEY_ID = "AWS_ACCESS_KEY_ID"
_SECRET = "AWS_SECRET_ACCESS_KEY"


class EnvironmentVault:
    """Gives every account the key pair of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; implements `Vault`.

    It keeps nothing: `set` raises Fault keyring, `delete` does nothing.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment

    def get(self, entry: str) -> str | None:
        """Return the key pair as one text; None where one of the two is missing or empty."""
        key_id = clean_key(self._environment.get(_KEY_ID, ""))
        secret = clean_key(self._environment.get(_SECRET, ""))
        if is_library_key_entry(entry) or not key_id or not secret:
            return None
        return pack_key_pair(KeyPair(key_id, secret))

    def set(self, entry: str, secret: str) -> None:
        raise Fault(
            FaultKind.KEYRING,
            "Keys from the environment cannot be kept by rethumb.",
            f"Set {_KEY_ID} and {_SECRET} where rethumb is started.",
            subject=entry,
        )

    def delete(self, entry: str) -> None:
        pass

    def __repr__(self) -> str:
        return "EnvironmentVault(...)"

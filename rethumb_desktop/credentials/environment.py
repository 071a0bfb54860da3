"""Keys from the environment, for servers that have no keyring."""

from __future__ import annotations

from collections.abc import Mapping

from rethumb_desktop.credentials.entries import is_library_key_entry, pack_key_pair, role_of_entry
from rethumb_desktop.domain.environment_keys import key_variables
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import KeyPair, Role
from rethumb_desktop.domain.pasted_keys import clean_key


class EnvironmentVault:
    """Gives every account the key pair of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; implements `Vault`.

    Where RETHUMB_BACKUP_ACCESS_KEY_ID and RETHUMB_BACKUP_SECRET_ACCESS_KEY are set, or those of MAINTENANCE, they are
    the pair of that role; else the one pair is that of all roles. It keeps nothing: `set` raises Fault keyring,
    `delete` does nothing.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment

    def get(self, entry: str) -> str | None:
        """Return the key pair as one text; None where one of the two is missing or empty."""
        if is_library_key_entry(entry):
            return None
        key_id, secret = self._read(role_of_entry(entry))
        if not key_id and not secret:
            key_id, secret = self._read(Role.PUBLISH)
        return pack_key_pair(KeyPair(key_id, secret)) if key_id and secret else None

    def set(self, entry: str, secret: str) -> None:
        key_id_name, secret_name = key_variables(role_of_entry(entry))
        raise Fault(
            FaultKind.KEYRING,
            "Keys from the environment cannot be kept by rethumb.",
            f"Set {key_id_name} and {secret_name} where rethumb is started.",
            subject=entry,
        )

    def delete(self, entry: str) -> None:
        pass

    def _read(self, role: Role) -> tuple[str, str]:
        key_id, secret = (clean_key(self._environment.get(name, "")) for name in key_variables(role))
        return key_id, secret

    def __repr__(self) -> str:
        return "EnvironmentVault(...)"

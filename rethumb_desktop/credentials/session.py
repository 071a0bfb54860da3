"""A vault for this session only."""

from __future__ import annotations


class SessionVault:
    """Keeps secrets in memory, gone with the process; implements `Vault`. Safe to share by threads."""

    def __init__(self) -> None:
        self._secrets: dict[str, str] = {}

    def get(self, entry: str) -> str | None:
        return self._secrets.get(entry)

    def set(self, entry: str, secret: str) -> None:
        self._secrets[entry] = secret

    def delete(self, entry: str) -> None:
        self._secrets.pop(entry, None)

    def __repr__(self) -> str:
        return "SessionVault(...)"

"""Upgrades of the settings' document: numbered steps, never changed again."""

from __future__ import annotations

from collections.abc import Callable

Document = dict[str, object]


def _from_0(document: Document) -> Document:
    """A file without a version was written by hand: it has the shape of version 1."""
    return document


def _from_1(document: Document) -> Document:
    """An account had one role; it may have several."""
    accounts = document.get("accounts")
    if not isinstance(accounts, list):
        return document
    return {**document, "accounts": [_with_roles(account) for account in accounts]}


def _with_roles(account: object) -> object:
    # What is no account is told by the reader, with its place.
    if not isinstance(account, dict) or "role" not in account:
        return account
    rest = {key: value for key, value in account.items() if key != "role"}
    return {"roles": [account["role"]], **rest}


_STEPS: tuple[Callable[[Document], Document], ...] = (_from_0, _from_1)

SCHEMA_VERSION = len(_STEPS)


def upgrade(document: Document, version: int) -> Document:
    """Return the document of `version`, at most the current one, in the shape of the current version."""
    for step in _STEPS[version:]:
        document = step(document)
    return {**document, "schema_version": SCHEMA_VERSION}

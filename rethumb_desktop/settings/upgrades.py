"""Upgrades of the settings' document: numbered steps, never changed again."""

from __future__ import annotations

from collections.abc import Callable

Document = dict[str, object]


def _from_0(document: Document) -> Document:
    """A file without a version was written by hand: it has the shape of version 1."""
    return document


_STEPS: tuple[Callable[[Document], Document], ...] = (_from_0,)

SCHEMA_VERSION = len(_STEPS)


def upgrade(document: Document, version: int) -> Document:
    """Return the document of `version`, at most the current one, in the shape of the current version."""
    for step in _STEPS[version:]:
        document = step(document)
    return {**document, "schema_version": SCHEMA_VERSION}

"""Whether anything can be taken out of a library at all."""

from __future__ import annotations

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Library, Role

_MAY_DELETE = frozenset({Role.PUBLISH, Role.MAINTENANCE})


def find_refusal(library: Library) -> Fault | None:
    """Return why nothing can be removed from a library: it has no keys that could delete. None where it has some."""
    account = library.account
    if account is None or not _MAY_DELETE.isdisjoint(account.roles):
        return None
    return Fault(
        FaultKind.USAGE,
        f"Nothing can be removed from “{library.name}”: it can only be read here.",
        "Give the account its keys to remove something there.",
        subject=library.name,
    )

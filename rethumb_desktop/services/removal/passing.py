"""Which failures of a removal pass without the person."""

from __future__ import annotations

from rethumb_desktop.domain.errors import FaultKind, FaultRecord

#: Faults that go away by themselves; a fault of the store itself where it says so.
_PASSING = frozenset({FaultKind.OFFLINE, FaultKind.PORTAL, FaultKind.THROTTLE})


def passes(error: FaultRecord | None) -> bool:
    """Return whether a removal that failed with this is tried again without being asked to."""
    return error is not None and (error.kind in _PASSING or (error.kind is FaultKind.STORE and error.retryable))

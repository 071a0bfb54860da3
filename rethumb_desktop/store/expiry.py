"""How long a presigned link may live."""

from __future__ import annotations

from datetime import timedelta

MAX_EXPIRY = timedelta(days=7)


def expiry_seconds(expires: timedelta) -> int:
    """Return whole seconds; raises ValueError outside 1 second to 7 days, which is all that signatures allow."""
    if not timedelta(seconds=1) <= expires <= MAX_EXPIRY:
        raise ValueError(f"a presigned link lives from 1 second to 7 days, not {expires}")
    return int(expires.total_seconds())

"""What is noted of a removal whose process died while the object was being deleted."""

from __future__ import annotations

from rethumb_desktop.domain.errors import FaultKind, FaultRecord

#: Not "waiting": whether the object is still there is not known, as after any delete that did not come back.
INTERRUPTED = FaultRecord(
    FaultKind.STORE,
    "The program ended while the picture was being deleted.",
    "It is deleted again.",
    retryable=True,
)

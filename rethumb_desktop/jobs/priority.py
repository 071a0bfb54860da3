"""How threads share the processors with the window's."""

from __future__ import annotations

import os
import sys
import threading

#: Half-way down the scale of niceness: a thread at 0 gets nine times as much of a contended processor.
_NICENESS = 10


def give_way() -> None:
    """Have the calling thread run where others that want to leave it room; for the rest of its life.

    Only Linux has this for a single thread; elsewhere nothing happens.
    """
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)

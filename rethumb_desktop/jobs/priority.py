"""How threads share the processors with the window's."""

from __future__ import annotations

import os
import sys
import threading

#: Half-way down the scale of niceness: a thread at 0 gets nine times as much of a contended processor.
_NICENESS = 10

#: For so many seconds a thread keeps Python's lock while another waits for it. Python's own 0.005 are too long: the
#: window's thread lets go of the lock in many calls of Qt, and waits for it a dozen times while it paints a list.
_TURN = 0.000_5


def take_short_turns() -> None:
    """Have threads hand Python's lock over sooner than usual; for the whole process."""
    sys.setswitchinterval(_TURN)


def give_way() -> None:
    """Have the calling thread run where others that want to leave it room; for the rest of its life.

    Only Linux has this for a single thread; elsewhere nothing happens.
    """
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)

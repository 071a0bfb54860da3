"""Migrations: numbered steps, each takes the index from one version to the next and is never changed again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from rethumb_desktop.index.migrations import (
    step_0001,
    step_0002,
    step_0003,
    step_0004,
    step_0005,
    step_0006,
    step_0007,
    step_0008,
    step_0009,
)

Step = Callable[[sqlite3.Connection], None]

#: The step at place n takes version n to n + 1.
STEPS: tuple[Step, ...] = (
    step_0001.upgrade,
    step_0002.upgrade,
    step_0003.upgrade,
    step_0004.upgrade,
    step_0005.upgrade,
    step_0006.upgrade,
    step_0007.upgrade,
    step_0008.upgrade,
    step_0009.upgrade,
)

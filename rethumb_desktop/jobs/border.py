"""The border where a bug ends: what a task raises unexpectedly is handed on, not thrown through the threads."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


def run_task(task: Callable[[], Result], on_bug: Callable[[Exception], Result]) -> Result:
    """Return what `task` returns, or what `on_bug` makes of the exception it raised."""
    try:
        return task()
    except Exception as bug:  # noqa: BLE001 - the one border where a job's bug ends
        return on_bug(bug)

"""The steps of a sync, and how they are made."""

from __future__ import annotations

from collections.abc import Generator

from rethumb_desktop.domain.syncing import SyncReport

#: A sync that goes on with every `next`, and returns its report in the end. Raises Fault.
Steps = Generator[None, None, SyncReport]


def run(steps: Steps) -> SyncReport:
    """Make all steps of a sync at once. Raises Fault as they do."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            report: SyncReport = end.value
            return report

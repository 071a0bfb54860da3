"""Ports about copies of the index."""

from __future__ import annotations

from typing import Protocol


class IndexCopies(Protocol):
    """Keeps copies of the index beside it, for a person to go back to."""

    def keep_copy(self, label: str) -> str:
        """Keep a copy of the index as it is now, and return where; of each label the newest three stay.

        `label` is a word for its name. Raises Fault disk, index.
        """

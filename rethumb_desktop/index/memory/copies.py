"""The memory twin of the copies of the index, for tests and trials."""

from __future__ import annotations

from rethumb_desktop.index.memory.state import MemoryState


class MemoryCopies:
    """Copies of one index in memory, by their names, oldest first; implements `IndexCopies`."""

    def __init__(self, state: MemoryState) -> None:
        self._state = state
        self.kept: dict[str, MemoryState] = {}

    def keep_copy(self, label: str) -> str:
        name = f"before {label} {len(self.kept) + 1}"
        self.kept[name] = self._state.copy()
        return name

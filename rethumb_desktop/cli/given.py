"""What was typed on the command line, found again for each line of output."""

from __future__ import annotations

import os
from collections import defaultdict, deque
from collections.abc import Iterable

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.services.gathering import source_of


class Given:
    """Knows what was typed for each source. To be asked in input order: the same picture may be named twice."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._texts: defaultdict[str, deque[str]] = defaultdict(deque)
        for text in texts:
            self._texts[_location(text)].append(text)

    def at(self, location: str) -> str:
        """Return what was typed for a source's location; the location itself where it was found in a folder."""
        texts = self._texts.get(location)
        if not texts:
            return location
        return texts.popleft() if len(texts) > 1 else texts[0]

    def refused(self, subject: str) -> str:
        """Return what was typed for something that became no job: an input, or a folder that cannot be read."""
        if subject in self._texts:
            return self.at(subject)
        folder = os.path.abspath(subject)  # noqa: PTH100 - as sources are located
        return self.at(folder) if folder in self._texts else subject


def _location(text: str) -> str:
    try:
        return source_of(text).location
    except Fault:
        return text

"""Tidings: what hints come down to in one watched folder: files that settle, and places that are walked alone."""

from __future__ import annotations

from collections.abc import Sequence

from rethumb_desktop.domain.hints import Hint, consolidate
from rethumb_desktop.domain.settling import Settling
from rethumb_desktop.services.watching.letterbox import MOST_HINTS
from rethumb_desktop.services.watching.survey import Survey
from rethumb_desktop.services.watching.wanted import Wanted


class Tidings:
    """Takes hints in. Those that come before the beginning is recorded are kept: what they tell of is new."""

    def __init__(self, wanted: Wanted, settling: Settling, survey: Survey) -> None:
        self._wanted = wanted
        self._settling = settling
        self._survey = survey
        self._early: list[Hint] = []
        # Each with whether all in it is new.
        self._places: dict[str, bool] = {}

    @property
    def any_places(self) -> bool:
        """Whether places are to be walked."""
        return bool(self._places)

    def take(self, hints: Sequence[Hint], now: float) -> None:
        """Take in what was told."""
        if self._survey.is_beginning_recorded():
            self._go_to(hints, now, fresh=False)
        else:
            self._early.extend(hints[: MOST_HINTS - len(self._early)])

    def take_early(self, now: float) -> None:
        """Take in what was told while the beginning was recorded."""
        early, self._early = self._early, []
        self._go_to(early, now, fresh=True)

    def next_place(self, now: float) -> tuple[str, bool] | None:
        """Return the next place to walk, told of or not readable before, and whether all in it is new."""
        for path in self._survey.take_unread(now):
            self._places.setdefault(path, False)
        if not self._places:
            return None
        path = next(iter(self._places))
        return path, self._places.pop(path)

    def leave_to_rescan(self) -> None:
        """Leave out what a rescan comes to anyway: all, but where everything is new."""
        self._places = {path: True for path, fresh in self._places.items() if fresh}

    def clear_places(self) -> None:
        """Have nothing walked."""
        self._places.clear()

    def _go_to(self, hints: Sequence[Hint], now: float, *, fresh: bool) -> None:
        places = consolidate(hints)
        for path, finished in places.files.items():
            if self._wanted.takes_file(path):
                self._settling.note(path, now, finished=finished)
                if fresh:
                    self._survey.fresh.add(path)
        for path in places.folders:
            if self._wanted.takes_folder(path):
                self._places[path] = fresh

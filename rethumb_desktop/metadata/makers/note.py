"""A note while it is read: where it came from, what was found, how much more may be."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from rethumb_desktop.domain.metadata import Tag, Value
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.makers.forms import Condition, Words
from rethumb_desktop.metadata.makers.wording import describe_tag

_MAX_TAGS = 3_000
_MAX_PROBLEMS = 5
# Tags that EXIF has too; of two such in one note, the first is the camera's, later ones are those of a picture style.
_ALSO_IN_EXIF = frozenset((
    "BrightnessValue", "ColorSpace", "Contrast", "DigitalZoomRatio", "ExposureCompensation", "ExposureMode",
    "ExposureProgram", "ExposureTime", "FNumber", "FocalLength", "ISO", "LightSource", "MeteringMode", "Saturation",
    "Sharpness", "WhiteBalance",
))  # fmt: skip


class LimitError(MalformedError):
    """Nothing more is read of a note; its text follows `The maker notes`."""


@dataclass
class Note:
    """One maker note: the camera it is of, its tags so far, and what is wrong with it.

    `numbers` and `texts` are raw values by name, for tags whose meaning depends on others. Reading ends at `until`
    (monotonic seconds).
    """

    data: bytes
    make: str
    model: str
    until: float
    tags: dict[str, Tag] = field(default_factory=dict)
    numbers: dict[str, float] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def add(self, name: str, value: Value, words: Words | None = None, size: int = 0, weak: bool = False) -> None:
        """Add a tag. Of two with one name the later counts, unless it is weak. Raises LimitError: too many."""
        if name in self.tags and (weak or name in _ALSO_IN_EXIF):
            return
        if len(self.tags) >= _MAX_TAGS:
            raise LimitError("hold more tags than can be shown")
        self.tags[name] = Tag(value, describe_tag(name, value, words, size))

    def holds(self, condition: Condition) -> bool:
        """Tell whether a tag that was read has a value; one that was not read counts as 0."""
        if condition.pattern:
            return condition.pattern.search(self.texts.get(condition.name, "")) is not None
        if not condition.numbers:
            return condition.name not in self.numbers
        number, (first, *_) = self.numbers.get(condition.name, 0), condition.numbers
        return {
            "==": number in condition.numbers,
            "!=": number != first,
            ">=": number >= first,
            "<": number < first,
            ">": number > first,
        }[condition.sign]

    def complain(self, problem: str) -> None:
        if len(self.problems) < _MAX_PROBLEMS and problem not in self.problems:
            self.problems.append(problem)

    def check_time(self) -> None:
        """Raises LimitError: reading has taken too long."""
        if time.monotonic() > self.until:
            raise LimitError("take too long to read")

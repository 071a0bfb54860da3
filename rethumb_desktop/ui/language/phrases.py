"""Phrases: sentences with values in them, found again in finished texts and told in another language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

_PLACE = re.compile(r"\{(\w+)\}")
_GROUPED = re.compile(r"\b\d{1,3}(?:,\d{3})+\b")
_BETWEEN = re.compile(r"(?<=[.?])(\s+)")


@dataclass(frozen=True)
class Phrase:
    """A sentence with {places} for values, and the same in the language that is spoken."""

    source: str
    told: str

    @cached_property
    def literals(self) -> list[str]:
        """What stands between the places."""
        return _PLACE.split(self.source)[::2]

    @cached_property
    def names(self) -> list[str]:
        return _PLACE.findall(self.source)

    @cached_property
    def weight(self) -> int:
        """How much of it is fixed: of two phrases that fit, the one with more is meant."""
        return len("".join(self.literals))

    @cached_property
    def anchor(self) -> str:
        """A piece that every text of this phrase holds; looking for it is quicker than matching."""
        return max(self.literals, key=len)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile("(.*?)".join(map(re.escape, self.literals)), re.DOTALL)

    def values(self, text: str) -> list[str] | None:
        """Return what stands in the places, or None where the text is none of this phrase."""
        found = self.pattern.fullmatch(text) if self.anchor in text else None
        return None if found is None else list(found.groups())

    def is_name(self, place: int) -> bool:
        """Whether a place stands in quotation marks: what is there is a name and stays as it is."""
        return self.literals[place].endswith("“") and self.literals[place + 1].startswith("”")

    def fill(self, values: list[str]) -> str:
        by_name = dict(zip(self.names, values, strict=True))
        return _PLACE.sub(lambda place: by_name.get(place[1], place[0]), self.told)


class PhraseBook:
    """All phrases of a language. `number` writes a whole number as that language does."""

    def __init__(self, phrases: Iterable[Phrase], number: Callable[[int], str]) -> None:
        known = list(phrases)
        self._exact = {phrase.source: phrase.told for phrase in known if not phrase.names}
        self._open = sorted((phrase for phrase in known if phrase.names), key=lambda phrase: -phrase.weight)
        self._number = number
        #: Tell a text in the language; what no phrase fits comes back as it is.
        self.tell = lru_cache(maxsize=2048)(self._tell)

    def _tell(self, text: str) -> str:
        core = text.strip()
        told = self._exact.get(core)
        if told is None:
            told = self._tell_sentences(core, whole=True) or self._tell_filled(core)
        if told is None:
            told = self._tell_sentences(core, whole=False) or core
        return text.replace(core, told, 1) if core else text

    def _tell_filled(self, text: str) -> str | None:
        for phrase in self._open:
            values = phrase.values(text)
            if values is not None:
                return phrase.fill(
                    [value if phrase.is_name(n) else self._tell_value(value) for n, value in enumerate(values)]
                )
        return None

    def _tell_value(self, value: str) -> str:
        told = self.tell(value)
        return told if told != value else _GROUPED.sub(lambda n: self._number(int(n[0].replace(",", ""))), value)

    def _tell_sentences(self, text: str, *, whole: bool) -> str | None:
        """Tell a text sentence by sentence; `whole`: only where every one of them is known."""
        parts = _BETWEEN.split(text)
        if len(parts) == 1:
            return None
        told = [self._exact.get(part) or self._tell_filled(part) for part in parts[::2]]
        if whole and None in told:
            return None
        parts[::2] = [new or old for new, old in zip(told, parts[::2], strict=True)]
        return "".join(parts)

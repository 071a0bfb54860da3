"""What a search compares: text without regard to capitals and to how accents are composed, in runs of three letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import normalize

#: The search index knows runs of so many characters.
RUN = 3
_BETWEEN = "\n"
# What stands for recipes, and what SQLite takes for the end of a text.
_RESERVED = re.compile("[\ue000-\uf8ff\0]")
_DIGIT = re.compile("[0-9]")
_FIRST_SIGN = 0xE000
_SIGNS = 6400


def fold(text: str) -> str:
    """Return `text` in the one form that is compared; bytes that are no text become U+FFFD each."""
    if text.isascii():
        return text.lower()
    readable = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return normalize("NFC", normalize("NFC", readable).casefold())


def searched_text(name: str, recipe: str, key: str, other_names: Iterable[str] = ()) -> str:
    """Return what a search looks through for one publication."""
    return fold("\n".join((name, recipe, key, *other_names)))


def indexed_text(*names: str) -> str:
    """Return what the search index is given of names."""
    return indexable(_BETWEEN.join(map(fold, names)) if len(names) > 1 else fold(names[0]))


def indexable(folded: str) -> str:
    """Return folded text as the search index has it."""
    return folded if folded.isascii() and "\0" not in folded else _RESERVED.sub("\ufffd", folded)


# Few of them are in use.
@lru_cache(maxsize=1024)
def recipe_sign(word: int) -> str:
    """Return the run of three characters that stands for a recipe, by its word."""
    high, low = divmod(word, _SIGNS)
    return "".join(chr(_FIRST_SIGN + place) for place in (*divmod(high, _SIGNS), low))


def runs_asked(folded: str) -> list[str]:
    """Return the runs by which a text of three characters or more is looked for, each once.

    Every third run and the last hold all of it. What lies between costs as much to follow and leaves out little, but
    for runs with digits: names differ in these.
    """
    text = indexable(folded)
    last = len(text) - RUN
    runs = {place: text[place : place + RUN] for place in range(last + 1)}
    asked = (run for place, run in runs.items() if not place % RUN or place == last or _DIGIT.search(run))
    return list(dict.fromkeys(asked))

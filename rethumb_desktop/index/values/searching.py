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


def runs_of(folded: str) -> list[str]:
    """Return the runs of a text of three characters or more, each once."""
    text = indexable(folded)
    return list(dict.fromkeys(text[place : place + RUN] for place in range(len(text) - RUN + 1)))

"""Keys as they are pasted: out of mails, tables, JSON and shell scripts."""

from __future__ import annotations

import re
from unicodedata import category

from rethumb_desktop.domain.library import KeyPair

#: Letters by their category, and yet nothing to be seen.
_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_QUOTES = ("\"'`“‘„«", "\"'`”’“»")
_LABEL = re.compile(
    r"""^\s*(?:export\s+|set\s+|\$env:)?["']?
    (?:aws[_ ]?)?(?:access[_ ]?key(?:[_ ]?id)?|key[_ ]?id|secret(?:[_ ]?access)?[_ ]?key)
    ["']?\s*[=:](?P<value>.*)$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)


def clean_key(text: str) -> str:
    r"""Return a pasted key id or secret without what pasting adds.

    Goes: spaces, line ends and invisible characters; quotes around it; a name and an equals sign or colon before it,
    as in `AWS_SECRET_ACCESS_KEY="..."`; and `\/`, as JSON writes a slash.
    """
    # Until nothing is left to clean: one thing may have hidden another.
    while (cleaned := _clean_once(text)) != text:
        text = cleaned
    return text


def _clean_once(text: str) -> str:
    seen = "".join(c for c in text if _is_seen(c) or c == " ")
    labelled = _LABEL.match(seen)
    if labelled is not None:
        # Of JSON and of shell scripts a comma or semicolon is left, and perhaps one quote of two.
        seen = labelled["value"].strip(" ,;" + "".join(_QUOTES))
    key = seen.replace(" ", "").replace("\\/", "/")
    quoted = len(key) > 1 and any(key[0] == o and key[-1] == c for o, c in zip(*_QUOTES, strict=True))
    return key[1:-1] if quoted else key


def clean_keys(keys: KeyPair) -> KeyPair:
    """Return a pasted key pair without what pasting adds."""
    return KeyPair(clean_key(keys.key_id), clean_key(keys.secret))


def _is_seen(character: str) -> bool:
    return (
        character.isprintable()
        and not character.isspace()
        and character not in _BLANKS
        and not category(character).startswith("M")
    )

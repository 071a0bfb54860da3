"""Extras: what few publications have beside their columns, as JSON."""

from __future__ import annotations

import json
from typing import NamedTuple

from rethumb_desktop.domain.merging import Mark, Named


class Extras(NamedTuple):
    """The other names, the name it was renamed to, its name before, and fields of its put that are not known here."""

    names: tuple[Named, ...] = ()
    renamed: Named | None = None
    first_name: str = ""
    more: str = ""


_NONE = Extras()


def write_extras(extras: Extras) -> str | None:
    """Return extras as JSON; None where there are none."""
    if extras == _NONE:
        return None
    kept: dict[str, object] = {}
    if extras.names:
        kept["names"] = [_plain(named) for named in extras.names]
    if extras.renamed is not None:
        kept["renamed"] = _plain(extras.renamed)
        kept["first_name"] = extras.first_name
    if extras.more:
        kept["more"] = extras.more
    return json.dumps(kept)


def read_extras(text: str | None) -> Extras:
    """Return the extras that `write_extras` wrote."""
    if text is None:
        return _NONE
    kept = json.loads(text)
    renamed = kept.get("renamed")
    return Extras(
        tuple(_named(each) for each in kept.get("names", ())),
        _named(renamed) if renamed is not None else None,
        kept.get("first_name", ""),
        kept.get("more", ""),
    )


def _plain(named: Named) -> list[object]:
    return [named.name, named.mark.at, named.mark.device]


def _named(kept: list[object]) -> Named:
    name, at, device = kept
    if not isinstance(at, int):
        raise TypeError(f"{at!r} is no stamp")
    return Named(Mark(at, str(device)), str(name))

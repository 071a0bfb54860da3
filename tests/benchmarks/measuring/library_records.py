"""A record of many publications, as years of use would leave it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.original import Source, SourceKind
from rethumb_desktop.index.database import Index

LIBRARIES = (THIS_COMPUTER, "Photographs", "Shop")
RECIPES = ("square/100", "square/400", "width/800", "width/1600/format/webp", "square/100/focus/0.30,0.40")
WORDS = ("anna", "bridge", "cat", "garden", "holiday", "lake", "Müller", "product", "sea", "tower")
#: A word that few names have.
RARE = "zeppelin"
_AT_ONCE = 1000
_RARE_EVERY = 5000


def make_records(home: Path, count: int) -> None:
    """Fill the index of a home; runs in a process of its own, so that the memory it takes is gone."""
    with Index(home / "index.sqlite", home / "owners") as index:
        records = list(_records(count))
        for first in range(0, count, _AT_ONCE):
            index.publications.record(records[first : first + _AT_ONCE])


def _records(count: int) -> Iterator[Publication]:
    chance = random.Random(1)
    begin = datetime(2024, 1, 1, tzinfo=UTC)
    for number in range(count):
        name = f"{_words(chance, number)}_{number:06d}.jpg"
        yield Publication(
            library=chance.choice(LIBRARIES),
            key=f"pictures/{chance.getrandbits(160):040x}.jpg",
            original_sha256=f"{number // 4:064x}",
            recipe=chance.choice(RECIPES),
            name=name,
            width=chance.randint(100, 1600),
            height=chance.randint(100, 1600),
            bytes=chance.randint(3_000, 900_000),
            mime="image/jpeg",
            published_at=begin + number * timedelta(minutes=7),
            device="0" * 32,
            origin=Source(SourceKind.FILE, f"/pictures/{name}", name),
        )


def _words(chance: random.Random, number: int) -> str:
    words: Sequence[str] = (RARE,) if number % _RARE_EVERY == 0 else chance.sample(WORDS, 2)
    return "_".join(words)

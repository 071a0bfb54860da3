"""What must hold after any fault, looked up behind the program's back: in the index's file and in the bucket."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import md5, sha256
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rethumb_desktop.index.values.keys import joined
from tests.fixtures.command_line import CommandLine

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

OWN_OBJECTS = ".rethumb/"
"""Objects of the library itself, which no publication names."""
_AT_ONCE = 1000  # files rendered by one process
ENDED = ("published", "duplicate", "failed", "cancelled")

_PUBLISHED = """
    SELECT head, stem, affixes.text, original, recipes.text, bytes FROM publications
    JOIN words AS affixes ON affixes.id = affix JOIN words AS recipes ON recipes.id = recipe
"""

Asked = tuple[str, str]
"""What is asked for: the SHA-256 of an original, and a recipe."""


@dataclass(frozen=True)
class Content:
    """What an object holds: its size in bytes and its MD5."""

    bytes: int
    md5: str


@dataclass(frozen=True)
class QueuedJob:
    """A row of the queue."""

    location: str
    recipes: tuple[str, ...]
    state: str
    error: str


@dataclass(frozen=True)
class Ledger:
    """What an index says. `publications`: key, what it was made for, bytes. `integrity`: SQLite's own check."""

    jobs: list[QueuedJob]
    publications: list[tuple[str, Asked, int]]
    integrity: str

    @property
    def keys(self) -> set[str]:
        """The object keys of all publications."""
        return {key for key, _, _ in self.publications}

    def jobs_in(self, *states: str) -> list[QueuedJob]:
        return [job for job in self.jobs if job.state in states]

    @property
    def unended(self) -> list[QueuedJob]:
        return [job for job in self.jobs if job.state not in ENDED]


def read_ledger(home: Path) -> Ledger:
    """Read the index of a home whose processes are gone. The files themselves are left to the program."""
    with tempfile.TemporaryDirectory() as folder:
        for file in home.glob("index.sqlite*"):
            shutil.copy(file, folder)
        return _read(f"file:{folder}/index.sqlite", check=True)


def read_living_ledger(home: Path) -> Ledger:
    """Read the index of a home that a process has open."""
    return _read(f"file:{home}/index.sqlite?mode=ro", check=False)


def _read(address: str, *, check: bool) -> Ledger:
    with contextlib.closing(sqlite3.connect(address, uri=True, timeout=30)) as index:
        jobs = index.execute("SELECT location, recipes, state, error FROM jobs ORDER BY id").fetchall()
        # The jobs first: what is recorded between the two statements is missing from neither.
        published = index.execute(_PUBLISHED).fetchall()
        integrity = index.execute("PRAGMA integrity_check").fetchone()[0] if check else ""
    return Ledger(
        [QueuedJob(os.fsdecode(row[0]), tuple(json.loads(row[1])), row[2], _title(row[3])) for row in jobs],
        [(joined(*key), (original.hex(), recipe), size) for *key, original, recipe, size in published],
        integrity,
    )


def _title(error: str | None) -> str:
    if error is None:
        return ""
    facts = json.loads(error)
    return f"{facts['kind']}: {facts['title']}"


def read_bucket(client: S3Client, bucket: str) -> tuple[dict[str, Content], Counter[str]]:
    """Return the objects of a bucket, and how many versions each has. The library's own are left out."""
    objects: dict[str, Content] = {}
    for page in client.get_paginator("list_objects_v2").paginate(Bucket=bucket):
        for each in page.get("Contents", []):
            objects[each["Key"]] = Content(each["Size"], each["ETag"].strip('"'))
    versions: Counter[str] = Counter()
    for listing in client.get_paginator("list_object_versions").paginate(Bucket=bucket):
        for version in listing.get("Versions", []):
            versions[version["Key"]] += 1
    mine = {key: content for key, content in objects.items() if not _is_own(key)}
    return mine, Counter({key: count for key, count in versions.items() if not _is_own(key)})


def is_probe(key: str) -> bool:
    """Whether an object is one of those that are put to find out what a bucket can do; no rendition ends like that."""
    return key.endswith(".txt")


def _is_own(key: str) -> bool:
    return key.startswith(OWN_OBJECTS) or f"/{OWN_OBJECTS}" in key


def render_apart(files: Iterable[Path], recipes: Iterable[str], folder: Path) -> dict[Asked, Content]:
    """Return what publishing these files must bring into a bucket: rendered by a process without any store."""
    expected: dict[Asked, Content] = {}
    folder.mkdir(parents=True, exist_ok=True)
    cli, names = CommandLine(folder, folder / "home"), [str(file) for file in files]
    for recipe, start in product(recipes, range(0, len(names), _AT_ONCE)):
        with tempfile.TemporaryDirectory(dir=folder) as output:
            ran = cli.run("render", recipe, *names[start : start + _AT_ONCE], "--output", output, "--json")
            for line in ran.lines:
                (rendition,) = line["renditions"]
                data = Path(rendition["path"]).read_bytes()
                content = Content(len(data), md5(data, usedforsecurity=False).hexdigest())
                expected[line["original"]["sha256"], rendition["recipe"]] = content
    return expected


@dataclass
class Audit:
    """What is wrong, by what it is; all empty: nothing.

    `probes` are the small objects by which was found out what the bucket can do: where the reply to their deletion is
    lost, or the program killed before it, they stay.
    """

    lost: list[Asked] = field(default_factory=list)
    double: list[str] = field(default_factory=list)
    without_object: list[str] = field(default_factory=list)
    without_publication: list[str] = field(default_factory=list)
    probes: list[str] = field(default_factory=list)
    wrong_bytes: list[str] = field(default_factory=list)
    claimed: list[str] = field(default_factory=list)
    jobs: list[QueuedJob] = field(default_factory=list)
    integrity: str = "ok"

    @property
    def findings(self) -> dict[str, Any]:
        """All that is wrong, and nothing else."""
        return {name: found for name, found in vars(self).items() if found and found != "ok"}


def audit(
    ledger: Ledger,
    objects: Mapping[str, Content],
    versions: Mapping[str, int],
    expected: Mapping[Asked, Content],
    claimed: Iterable[str] = (),
) -> Audit:
    """Compare what an index says, what a bucket holds, what was asked for and the keys that were told as published."""
    made_for = Counter(asked for _, asked, _ in ledger.publications)
    wrong = [
        key
        for key, asked, size in ledger.publications
        if key in objects and (objects[key] != expected.get(asked) or objects[key].bytes != size)
    ]
    return Audit(
        lost=sorted(expected.keys() - made_for.keys()),
        double=[f"{asked}" for asked, count in made_for.items() if count > 1]
        + [key for key, count in versions.items() if count > 1],
        without_object=sorted(ledger.keys - objects.keys()),
        without_publication=sorted(key for key in objects.keys() - ledger.keys if not is_probe(key)),
        probes=sorted(key for key in objects if is_probe(key)),
        wrong_bytes=wrong,
        claimed=sorted(set(claimed) - objects.keys()),
        jobs=[job for job in ledger.jobs if job.state not in ("published", "duplicate")],
        integrity=ledger.integrity,
    )


def stray_files(cache: Path, keys: Iterable[str]) -> list[Path]:
    """Return the files in a cache of renditions that belong to none of these object keys."""
    known = {sha256(key.encode()).hexdigest()[:40] for key in keys}
    return [path for path in cache.rglob("*") if path.is_file() and path.stem not in known]

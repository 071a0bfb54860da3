"""A large library in a bucket of the local gateway: its snapshot, and the devices that come to it, each a process."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from rethumb_desktop.bootstrap import find_home
from rethumb_desktop.domain.browsing import PublicationQuery
from rethumb_desktop.domain.library import Addressing
from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.domain.pairing import Pairing
from rethumb_desktop.index.database import Index
from rethumb_desktop.sync.pairing_code import to_text
from tests.benchmarks.measuring.library_filling import PREFIX
from tests.benchmarks.measuring.upload_child import LIBRARY, LIBRARY_KEY
from tests.fixtures import pictures
from tests.fixtures.command_line import RETHUMB
from tests.fixtures.gateway import Gateway
from tests.fixtures.processes import clean_environment


@dataclass(frozen=True)
class Ran:
    """A command that has ended: how long that took, by the clock and of processor time, in seconds, how much memory it
    had at most, in bytes, and what it printed.
    """

    seconds: float
    own: float
    peak: int
    out: str

    @property
    def told(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.out)
        return told


@dataclass(frozen=True)
class Visit:
    """What was seen at the gateway. Times are in seconds, `peaks` in bytes, by what was done."""

    records: int
    snapshot_bytes: int
    parts: int
    times: dict[str, float]
    peaks: dict[str, int]
    requests: dict[str, int]


class Library:
    """A bucket, and homes that share the library in it."""

    def __init__(self, gateway: Gateway, bucket: str, folder: Path) -> None:
        self._gateway = gateway
        self._bucket = bucket
        self._folder = folder
        self._pictures = 0
        user = gateway.users["rw"]
        self._environment = {
            **clean_environment(),
            "AWS_ACCESS_KEY_ID": user.key_id,
            "AWS_SECRET_ACCESS_KEY": user.secret,
        }
        key = LibraryKey.from_text(LIBRARY_KEY)
        place = (gateway.endpoint, bucket, PREFIX, gateway.region, Addressing.PATH, "")
        self._code = to_text(Pairing(LIBRARY, *place, key))

    def visit(self, filled: Path) -> Visit:
        """A device that has a large library tells of it; another one comes to it, and then they talk."""
        new = self._folder / "new"
        self.join(filled)
        self.put(filled / "known")  # where nothing of what is known is there, a person decides
        # Whoever has agreed to publish may write: what is published first brings the snapshot, too.
        wrote = self.publish(filled, "first.jpg")
        snapshot = [size for name, size in self.objects().items() if "/snapshots/" in name]
        if not snapshot:
            raise RuntimeError("no snapshot was written")
        usual = self.publish(filled, "second.jpg")
        self.put(filled / "tail")
        read = self.sync(filled)
        joined, came = self.join(new), self.sync(new)
        if not came.told["in_step"] or self.count(new) != self.count(filled):
            raise RuntimeError(f"the new device has {self.count(new)} of {self.count(filled)}: {came.out}")
        polled = self.sync(new)
        self.publish(filled, "third.jpg")
        began = time.perf_counter()
        self.sync(new)
        found = self.run(new, "library", "search", "third.jpg", "--library", LIBRARY)
        seen = time.perf_counter() - began
        if "third.jpg" not in found.out:
            raise RuntimeError("what was published is not seen")
        return Visit(
            records=self.count(new),
            snapshot_bytes=sum(snapshot),
            parts=len(snapshot) - 1,
            times={
                "write": wrote.seconds - usual.seconds,
                "write, own": wrote.own - usual.own,
                "new": joined.seconds + came.seconds,
                "new, own": joined.own + came.own,
                "tail": read.seconds,
                "idle": polled.seconds,
                "seen": seen,
            },
            peaks={"write": wrote.peak, "new": came.peak, "idle": polled.peak},
            requests={"new": came.told["requests"], "idle": polled.told["requests"]},
        )

    def join(self, home: Path) -> Ran:
        return self.run(home, "library", "join", LIBRARY, "--credentials", "environment", typed=self._code)

    def publish(self, home: Path, name: str) -> Ran:
        """Publish a picture that no other is like."""
        self._pictures += 1
        (self._folder / name).write_bytes(pictures.jpeg(64 + self._pictures, 48))
        return self.run(home, "publish", name, "--recipe", "square/16", "--library", LIBRARY)

    def sync(self, home: Path) -> Ran:
        return self.run(home, "library", "sync", "--json")

    def run(self, home: Path, *words: str, typed: str = "") -> Ran:
        """Run a command in a home to its end. Raises RuntimeError where it fails."""
        environment = {**self._environment, "RETHUMB_HOME": str(home)}
        out, err = self._folder / "out.txt", self._folder / "err.txt"
        began = time.perf_counter()
        with out.open("wb") as to_out, err.open("wb") as to_err:
            status, own, peak = _run([str(RETHUMB), *words], self._folder, environment, typed, (to_out, to_err))
        seconds = time.perf_counter() - began
        if status:
            raise RuntimeError(f"{' '.join(words)} ended with {status}: {err.read_text(encoding='utf-8')}")
        return Ran(seconds, own, peak, out.read_text(encoding="utf-8"))

    def put(self, folder: Path) -> None:
        """Put files of a folder under their names."""
        with closing(self._gateway.client()) as client:
            for path in sorted(folder.rglob("*")):
                if path.is_file():
                    key = f"{PREFIX}/{path.relative_to(folder)}"
                    client.put_object(Bucket=self._bucket, Key=key, Body=path.read_bytes())

    def objects(self) -> dict[str, int]:
        """The sizes of all objects, by their names."""
        with closing(self._gateway.client()) as client:
            pages = client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket)
            return {each["Key"]: each["Size"] for page in pages for each in page.get("Contents", ())}

    def count(self, home: Path) -> int:
        """How many publications a home knows."""
        place = find_home(home)
        with closing(Index(place.index_file, place.owners_dir)) as index:
            return index.publications.count(PublicationQuery(library=LIBRARY))


def _run(
    command: Sequence[str],
    folder: Path,
    environment: dict[str, str],
    typed: str,
    streams: tuple[IO[bytes], IO[bytes]],
) -> tuple[int, float, int]:
    """Run a command; its exit status, seconds of processor time, and the bytes of memory that it had at most."""
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.PIPE, stdout=streams[0], stderr=streams[1]
    )
    assert process.stdin is not None
    with process.stdin as stdin:
        stdin.write(typed.encode())
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024

"""Publishing into a gateway, directly or behind a long line, from the side of who measures it."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.benchmarks.measuring.delay_line import DelayLine
from tests.benchmarks.measuring.originals import THUMBNAIL, write_small_originals
from tests.benchmarks.measuring.processor_time import processor_time
from tests.benchmarks.measuring.upload_child import LIBRARY_KEY, Job
from tests.fixtures.gateway import Gateway, GatewayUser
from tests.fixtures.processes import clean_environment
from tests.fixtures.programs import PROJECT

#: The milliseconds that a round trip takes longer on the long line.
ROUND_TRIP = 40


@dataclass(frozen=True)
class Line:
    """A way to the gateway. `helpers` are the processes it is made of; `limit` is in bytes a second, 0 for none."""

    name: str
    endpoint: str
    helpers: Sequence[int] = ()
    limit: int = 0


@dataclass(frozen=True)
class Upload:
    """What one run took in seconds: by the clock, and the processor time of client, gateway and line."""

    wall: float
    client: float
    gateway: float
    line: float = 0.0
    profile: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def median(cls, runs: Sequence[Upload]) -> Self:
        """The median of each of the times."""
        return cls(
            *(statistics.median(getattr(run, name) for run in runs) for name in ("wall", "client", "gateway", "line"))
        )


class Site:
    """A gateway, the ways to it, and a folder for homes. For use in a `with` statement."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._stack = ExitStack()
        self._homes = 0

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self.gateway = stack.enter_context(Gateway())
            port = int(self.gateway.endpoint.rpartition(":")[2])
            far = stack.enter_context(DelayLine(port, ROUND_TRIP))
            self.lines = (
                Line("directly", self.gateway.endpoint),
                Line(f"behind {ROUND_TRIP} ms", f"http://127.0.0.1:{far.port}", (far.pid,)),
            )
            self.watched = (sorted(self.gateway.living()), (far.pid,))
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    @property
    def user(self) -> GatewayUser:
        return self.gateway.users["rw"]

    def small_originals(self, count: int) -> tuple[Path, Path]:
        """A folder with so many small originals, and a cache that has their thumbnails."""
        originals, cache = self.folder / "small originals", self.folder / "cache of thumbnails"
        if not originals.exists():
            write_small_originals(originals, count)
            self.publish(self.lines[0], originals, THUMBNAIL, cache)
        return originals, cache

    @contextmanager
    def bucket(self, expected: int) -> Iterator[str]:
        """A new bucket, in which there have to be so many objects in the end; it is deleted then."""
        name = f"bench-{uuid.uuid4().hex[:16]}"
        with closing(self.gateway.client()) as client:
            client.create_bucket(Bucket=name)
            yield name
            pages = client.get_paginator("list_objects_v2").paginate(Bucket=name)
            found = 0
            for page in pages:
                keys = [each["Key"] for each in page.get("Contents", ())]
                found += len(keys)
                if keys:
                    client.delete_objects(Bucket=name, Delete={"Objects": [{"Key": key} for key in keys]})
            client.delete_bucket(Bucket=name)
        if found != expected:
            raise RuntimeError(f"{found} objects have arrived, not {expected}")

    def publish(
        self, line: Line | None, originals: Path, recipe: str, cache: Path | None = None, *, profile: bool = False
    ) -> Upload:
        """Publish a folder from a new home into a new bucket; without a line into the folder "This computer".

        `cache` is one for renditions that outlives the home; what is in it need not be rendered.
        """
        count = sum(1 for _ in originals.iterdir())
        with self._home(cache) as home, ExitStack() as stack:
            job = Job(str(home), str(originals), [recipe], watched=self.watched, profile=profile)
            if line is not None:
                bucket = stack.enter_context(self.bucket(count))
                job = replace(job, endpoint=line.endpoint, bucket=bucket, limit=line.limit)
            told = self._run(job)
        if told["states"] != {"published": count}:
            raise RuntimeError(f"{count} pictures ended as {told['states']}")
        gateway, way = told["others"]
        return Upload(told["wall"], told["cpu"], gateway, way, told["profile"])

    def processor_times(self) -> tuple[float, float]:
        """The processor time that gateway and line have used until now, in seconds."""
        gateway, line = (processor_time(processes) for processes in self.watched)
        return gateway, line

    def _run(self, job: Job) -> dict[str, Any]:
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.measuring.upload_child"],
            input=job.to_json() + "\n",
            cwd=PROJECT,
            env=environment(self.user),
            stdout=subprocess.PIPE,
            encoding="utf-8",
            check=True,
        )
        told: dict[str, Any] = json.loads(done.stdout)
        return told

    @contextmanager
    def _home(self, cache: Path | None) -> Iterator[Path]:
        """A new home; it is deleted in the end."""
        self._homes += 1
        home = self.folder / f"home {self._homes}"
        home.mkdir()
        if cache is not None:
            cache.mkdir(exist_ok=True)
            (home / "cache").symlink_to(cache)
        try:
            yield home
        finally:
            shutil.rmtree(home)


def environment(user: GatewayUser) -> dict[str, str]:
    """The variables for a process of the program."""
    return {
        **clean_environment(),
        "PYTHONPATH": str(PROJECT),
        "AWS_ACCESS_KEY_ID": user.key_id,
        "AWS_SECRET_ACCESS_KEY": user.secret,
        "RETHUMB_LIBRARY_KEY": LIBRARY_KEY,
    }

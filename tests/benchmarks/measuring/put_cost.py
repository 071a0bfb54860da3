"""What a put costs: through the store alone, and as a part of the whole queue."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from tests.benchmarks.measuring.originals import THUMBNAIL
from tests.benchmarks.measuring.put_child import BYTES, THREADS
from tests.benchmarks.measuring.tables import Table
from tests.benchmarks.measuring.uploads import Line, Site, Upload, environment
from tests.fixtures.programs import PROJECT

_RUNS_OF_THE_CHILD = len(THREADS) + 1  # and the profiled one
_LEAST_SHOWN = 0.01  # of all of it


def measure_put_cost(site: Site, count: int, rounds: int) -> list[Table]:
    """Put by the store alone and through the queue; where the processor time goes."""
    del rounds  # processor time varies less than what the clock says
    alone = {line.name: put_alone(site, line, count) for line in site.lines}
    originals, cache = site.small_originals(count)
    queue = site.publish(site.lines[0], originals, THUMBNAIL, cache)
    profiled = site.publish(site.lines[0], originals, THUMBNAIL, cache, profile=True)
    near = alone[site.lines[0].name]
    one = near["runs"]["1"]["cpu"] / count
    return [
        cost_table(alone, queue, count),
        profile_table("Where the processor time of a put goes", near["profile"], one),
        profile_table(
            "Where the processor time of a picture in the queue goes", profiled.profile, queue.client / count
        ),
    ]


def put_alone(site: Site, line: Line, count: int) -> dict[str, Any]:
    """Have a process put so many objects by one thread and by eight."""
    warming = sum(THREADS)
    with site.bucket(count * _RUNS_OF_THE_CHILD + warming) as bucket:
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.measuring.put_child", line.endpoint, bucket, str(count)],
            cwd=PROJECT,
            env=environment(site.user),
            stdout=subprocess.PIPE,
            encoding="utf-8",
            check=True,
        )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def cost_table(alone: Mapping[str, Any], queue: Upload, count: int) -> Table:
    """Times by the clock and processor times, a put or a picture."""
    heads = ["what", "line", "threads", "puts a second", "processor: ms a put"]
    table = Table("What a put costs the client", heads)
    for line, told in alone.items():
        for threads in THREADS:
            run = told["runs"][str(threads)]
            figures = (f"{count / run['wall']:.0f}", f"{run['cpu'] / count * 1000:.2f}")
            table.add(f"the store alone, {BYTES // 1000} KB", line, str(threads), *figures)
    figures = (f"{count / queue.wall:.0f}", f"{queue.client / count * 1000:.2f}")
    table.add("the whole queue, staged before", next(iter(alone)), "8 to send", *figures)
    table.remarks.append(f"The gateway's own processes take {queue.gateway / count * 1000:.2f} ms a put.")
    return table


def profile_table(title: str, profile: Mapping[str, float], seconds: float) -> Table:
    """Shares of a profile; the milliseconds are those shares of the `seconds` it takes without a profiler."""
    table = Table(title, ["what", "share", "ms"])
    whole = sum(profile.values())
    rest = 0.0
    for kind, own in sorted(profile.items(), key=lambda item: item[1], reverse=True):
        share = own / whole
        if share < _LEAST_SHOWN:
            rest += share
        else:
            table.add(kind, f"{share:.0%}", f"{share * seconds * 1000:.2f}")
    if rest:
        table.add("the rest", f"{rest:.0%}", f"{rest * seconds * 1000:.2f}")
    table.remarks.append("A profiler makes many small functions look dearer than a few large ones.")
    return table

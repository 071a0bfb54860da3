"""Thumbnails into the gateway: the program's queue beside `rclone copy`, at the same concurrency."""

from __future__ import annotations

import shutil
import statistics
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from tests.benchmarks.measuring import rclone
from tests.benchmarks.measuring.originals import THUMBNAIL
from tests.benchmarks.measuring.tables import Table, at_least
from tests.benchmarks.measuring.uploads import Line, Site, Upload

_OURS, _COPY, _NO_HEAD = "ours", "rclone copy", f"rclone copy {rclone.NO_HEAD}"
_HEADS = [
    "line",
    "who",
    "s",
    "least",
    "most",
    "pictures/s",
    "ours to this",
    "client: CPU s",
    "gateway: CPU s",
    "promise",
]
#: The least rate of ours, as a part of rclone's.
_DIRECTLY, _FAR = 0.7, 1.0

Runs = defaultdict[tuple[str, str], list[Upload]]


def measure_upload_speed(site: Site, count: int, rounds: int) -> list[Table]:
    """Send the same thumbnails by both programs in turns, over each line."""
    originals, cache = site.small_originals(count)
    thumbnails = flat_copy(cache, site.folder / "thumbnails")
    runs: Runs = defaultdict(list)
    for _ in range(rounds):
        for line in site.lines:
            for who, run in _runners(site, line, originals, cache, thumbnails).items():
                runs[line.name, who].append(run())
    table = speed_table(site, runs, count, rounds)
    table.remarks.append(_sizes(thumbnails))
    if rclone.is_there():
        table.remarks.append(_start(site, thumbnails))
    else:
        table.remarks.append(rclone.REQUIREMENT.excuse())
    shutil.rmtree(thumbnails)
    return [table]


def flat_copy(cache: Path, folder: Path) -> Path:
    """Return a folder with all files of the cache, for rclone."""
    folder.mkdir()
    for path in cache.rglob("*"):
        if path.is_file():
            (folder / path.name).hardlink_to(path)
    return folder


def _runners(site: Site, line: Line, originals: Path, cache: Path, thumbnails: Path) -> dict[str, Callable[[], Upload]]:
    runners: dict[str, Callable[[], Upload]] = {
        _OURS: partial(site.publish, line, originals, THUMBNAIL, cache),
    }
    if rclone.is_there():
        runners[_COPY] = partial(copy, site, line, thumbnails)
        runners[_NO_HEAD] = partial(copy, site, line, thumbnails, [rclone.NO_HEAD])
    return runners


def copy(site: Site, line: Line, folder: Path, more: Sequence[str] = ()) -> Upload:
    """Have rclone copy the folder into a new bucket."""
    with site.bucket(sum(1 for _ in folder.iterdir())) as bucket:
        gateway, way = site.processor_times()
        work = rclone.copy(folder, line.endpoint, bucket, site.user, more)
        gateway_after, way_after = site.processor_times()
        return Upload(work.wall, work.cpu, gateway_after - gateway, way_after - way)


def speed_table(site: Site, runs: Runs, count: int, rounds: int) -> Table:
    """The medians of all rounds. A verdict is by the ratio of medians."""
    table = Table(f"Uploading: {count:,} thumbnails, {rclone.AT_ONCE} at once", _HEADS)
    for line in site.lines:
        ours = Upload.median(runs[line.name, _OURS]).wall
        for who in (_OURS, _COPY, _NO_HEAD):
            walls = [run.wall for run in runs.get((line.name, who), ())]
            if not walls:
                continue
            took = Upload.median(runs[line.name, who])
            ratio = took.wall / ours
            cells = [line.name, who, *(f"{figure:.2f}" for figure in (took.wall, min(walls), max(walls)))]
            cells += [f"{count / took.wall:.0f}", "–" if who == _OURS else f"{ratio:.2f}"]
            cells += [f"{took.client:.2f}", f"{took.gateway:.2f}"]
            least = _FAR if line.helpers else _DIRECTLY
            table.add(*cells, verdict=None if who == _OURS else at_least(round(ratio, 2), least))
    table.remarks.append(
        f"Medians of {rounds} rounds. “Ours to this” is our rate as a part of that one's: above 1 ours is higher."
    )
    return table


def _sizes(folder: Path) -> str:
    sizes = [path.stat().st_size for path in folder.iterdir()]
    return f"The thumbnails have {statistics.mean(sizes) / 1000:.1f} KB on average."


def _start(site: Site, thumbnails: Path) -> str:
    """What rclone takes for one file: its start, and the questions it asks once."""
    alone = site.folder / "one thumbnail"
    alone.mkdir()
    one = next(thumbnails.iterdir())
    (alone / one.name).hardlink_to(one)
    walls = [f"{line.name} {copy(site, line, alone).wall:.2f} s" for line in site.lines]
    shutil.rmtree(alone)
    return f"Of one file alone, rclone's run takes {', '.join(walls)}."

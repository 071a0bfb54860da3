"""One library of a million pictures on many devices: how fast it is taken in, asked, and given to a new device.

`python -m tests.benchmarks.library_scale [--entries N] [--small N] [--only index] [--home DIR] [--write]`. Three
devices tell of so many pictures; what is more than a million comes as a snapshot does. With `--home` the filled home is
kept, and is not filled again where it is there. docs/performance.md says how it is measured and keeps the last tables;
`--write` replaces them.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import uuid
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.benchmarks.measuring import machine
from tests.benchmarks.measuring.library_gateway import Library, Visit
from tests.benchmarks.measuring.report import write_report
from tests.benchmarks.measuring.tables import Table, Verdict, at_least, at_most, say
from tests.fixtures.gateway import REQUIREMENT, Gateway
from tests.fixtures.processes import clean_environment
from tests.fixtures.programs import PROJECT

MEASUREMENT = "library scale"
MERGED_A_SECOND, BYTES, LOOK_UP_MS, SEARCH_MS = 50_000, 250, 1.0, 150.0
NEW_DEVICE_S, SEEN_S, REQUESTS, FLAT_MB = 60.0, 5.0, 3, 100.0
_ASKED = 200
Told = dict[str, Any]


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.library_scale")
    parser.add_argument("--entries", type=int, default=1_000_000, metavar="N", help="pictures, 1,000,000")
    parser.add_argument("--small", type=int, default=250_000, metavar="N", help="pictures beside which memory is seen")
    parser.add_argument("--only", choices=["index"], help="without the gateway")
    parser.add_argument("--home", type=Path, metavar="DIR", help="where the filled home stays")
    parser.add_argument("--write", action="store_true", help="keep the tables in docs/performance.md")
    options = parser.parse_args(words)
    if options.write and options.only:
        parser.error("only a whole measurement is kept: --write goes without --only")
    excuse = "" if options.only else REQUIREMENT.excuse()
    if excuse:
        sys.stderr.write(f"{excuse}\n")
        return 3
    load = os.getloadavg()[0]
    told = [*machine.describe_system(), *(f"- {warning}" for warning in [machine.warning(load)] if warning)]
    text = [say("\n".join(told))]
    verdicts: list[Verdict] = []
    # On a disk, not in memory: every transaction waits until the disk has it.
    with TemporaryDirectory(prefix="rethumb-bench-") as folder:
        for table in measure(Path(folder), options):
            text.append(say(table.markdown()))
            verdicts += table.verdicts
    text.append(say(f"{sum(not verdict.kept for verdict in verdicts)} of {len(verdicts)} targets missed."))
    if options.write:
        write_report("\n".join(text), MEASUREMENT)
    return 0


def measure(folder: Path, options: argparse.Namespace) -> Iterator[Table]:
    """Fill a home, ask it, and let another device come to it."""
    home = options.home or folder / "large"
    filled = fill(home, options.entries)
    yield filling_table(filled, options.entries)
    yield asking_table(run("library_asking", home, _ASKED), filled["there"])
    if options.only:
        return
    small = folder / "small"
    fill(small, options.small)
    with Gateway() as gateway:
        visits = []
        for name, place in (("few", small), ("many", home)):
            (folder / name).mkdir()
            with _bucket(gateway) as bucket:
                visits.append(Library(gateway, bucket, folder / name).visit(place))
    yield from device_tables(*visits)


def fill(home: Path, entries: int) -> Told:
    """Fill a home, unless it is; what that took."""
    kept = home / "filled.json"
    if not kept.exists():
        kept.write_text(json.dumps(run("library_filling", home, entries)), encoding="utf-8")
    told: Told = json.loads(kept.read_text(encoding="utf-8"))
    return told


def run(module: str, home: Path, number: int) -> Told:
    """Run a process that measures, so that what others have in memory is not in its way; what it tells."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.measuring.{module}", str(home), str(number)],
        cwd=PROJECT,
        env={**clean_environment(), "PYTHONPATH": str(PROJECT)},
        stdout=subprocess.PIPE,
        check=True,
    )
    told: Told = json.loads(done.stdout)
    return told


# Tables


def filling_table(filled: Told, entries: int) -> Table:
    """How fast a library is taken in, and what it takes on the disk."""
    title = f"{entries:,} entries of three devices, taken in"
    table = Table(title, ["from", "entries", "a second", "of its processor time", "promise"])
    names = {"imported": "a snapshot's records", "merged": "segments that were decoded", "sealed": "sealed segments"}
    for name, words in names.items():
        tally = filled[name]
        if tally["entries"]:
            rate, own = tally["entries"] / tally["wall"], tally["entries"] / tally["processor"]
            verdict = at_least(rate, MERGED_A_SECOND) if name == "merged" else None
            table.add(words, f"{tally['entries']:,}", f"{rate:,.0f}", f"{own:,.0f}", verdict=verdict)
    each = filled["bytes"] / filled["there"]
    verdict = at_most(each, BYTES, f"{BYTES} bytes")
    table.add("bytes a picture in the database", f"{filled['there']:,}", f"{each:.0f}", "–", verdict=verdict)
    rates = filled["imported"]["rates"]
    if rates:
        table.remarks.append(
            f"The records of the snapshot, by the million: {rates[0]:,.0f} a second at first, "
            f"{statistics.median(rates):,.0f} in the median, {rates[-1]:,.0f} at last."
        )
    table.remarks.append(f"The process had {filled['peak'] / 1e6:.0f} MB of memory at most.")
    return table


def asking_table(asked: Told, there: int) -> Table:
    """How soon the index answers."""
    heads = ["asked for", "times", "median: ms", "p95: ms", "own p95: ms", "cold p95: ms", "promise"]
    table = Table(f"The index of {there:,} pictures, asked", heads)
    limits = {"key": LOOK_UP_MS, "search": SEARCH_MS}
    for name, times in asked["warm"].items():
        taken, own = ([time[place] for time in times] for place in (0, 1))
        cold = [wall for wall, _ in asked["cold"][name]]
        limit = next((limit for word, limit in limits.items() if word in name), None)
        verdict = None if limit is None else at_most(_p95(taken), limit, f"{limit:.0f} ms")
        figures = (statistics.median(taken), _p95(taken), _p95(own), _p95(cold))
        table.add(name, f"{len(times):,}", *(f"{figure:.2f}" for figure in figures), verdict=verdict)
    table.remarks.append(
        "“Own” is processor time. “Cold”: the system had forgotten the file before. Of the texts a part is common, a "
        "part narrow, a part in no name, and the others are pieces of names and two words with a number."
    )
    return table


def device_tables(few: Visit, many: Visit) -> Iterator[Table]:
    """What a library of this size is to devices that share it."""
    table = Table(f"{many.records:,} pictures in a bucket of the gateway", ["what", "figure", "promise"])
    size = many.snapshot_bytes / many.records
    table.add(f"snapshot of {many.parts} parts: bytes a picture", f"{size:.1f}")
    table.add("snapshot: written in", f"{many.times['write']:.1f} s")
    table.add("snapshot: processor time of that", f"{many.times['write, own']:.1f} s")
    new = many.times["new"]
    verdict = at_most(new, NEW_DEVICE_S, f"{NEW_DEVICE_S:.0f} s")
    table.add("new device: from the pairing code to in step", f"{new:.1f} s", verdict=verdict)
    table.add("new device: processor time of that", f"{many.times['new, own']:.1f} s")
    table.add("new device: requests", f"{many.requests['new']}")
    table.add("a device that was away for 50 days: in step in", f"{many.times['tail']:.1f} s")
    idle = many.requests["idle"]
    table.add("nothing new: requests", f"{idle}", verdict=at_most(idle, REQUESTS, f"{REQUESTS}"))
    table.add("nothing new: `rethumb library sync` from start to end", f"{many.times['idle']:.1f} s")
    seen = many.times["seen"]
    verdict = at_most(seen, SEEN_S, f"{SEEN_S:.0f} s")
    table.add("from the end of publishing to another home that syncs and finds it", f"{seen:.1f} s", verdict=verdict)
    yield table
    heads = ["process", f"of {few.records:,}: MB", f"of {many.records:,}: MB", "more", "promise"]
    memory = Table("Memory at its peak", heads)
    names = {"write": "writes a snapshot", "new": "new device: reads a snapshot", "idle": "finds nothing new"}
    for name, words in names.items():
        peaks = [visit.peaks[name] / 1e6 for visit in (few, many)]
        more = peaks[1] - peaks[0]
        verdict = at_most(more, FLAT_MB, f"{FLAT_MB:.0f} MB")
        memory.add(words, *(f"{peak:.0f}" for peak in peaks), f"{more:.0f} MB", verdict=verdict)
    memory.remarks.append("The index keeps up to 64 MB of its pages in memory: more than all of a small one.")
    yield memory


@contextmanager
def _bucket(gateway: Gateway) -> Iterator[str]:
    """A new bucket; it ends with the gateway."""
    name = f"bench-{uuid.uuid4().hex[:16]}"
    with closing(gateway.client()) as client:
        client.create_bucket(Bucket=name)
    yield name


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

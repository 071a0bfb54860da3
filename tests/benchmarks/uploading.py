"""Uploading beside `rclone copy`, rendering and uploading at once, what a put costs; a verdict on every promise.

`python -m tests.benchmarks.uploading [--pictures N] [--rounds N] [--only PART...] [--write]`. docs/performance.md says
how it is measured and keeps the last tables; `--write` replaces them.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.benchmarks.measuring import machine
from tests.benchmarks.measuring.overlap import measure_overlap
from tests.benchmarks.measuring.put_cost import measure_put_cost
from tests.benchmarks.measuring.report import UPLOADING, write_report
from tests.benchmarks.measuring.tables import Table, say
from tests.benchmarks.measuring.upload_machine import describe
from tests.benchmarks.measuring.upload_speed import measure_upload_speed
from tests.benchmarks.measuring.uploads import Site
from tests.fixtures.gateway import REQUIREMENT

Part = Callable[[Site, int, int], list[Table]]
PARTS: dict[str, Part] = {
    "speed": measure_upload_speed,
    "overlap": measure_overlap,
    "cost": measure_put_cost,
}


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.uploading")
    parser.add_argument("--pictures", type=int, default=2000, metavar="N", help="thumbnails to upload, 2000")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="rounds of each measurement of time, 3")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="some parts only")
    parser.add_argument("--write", action="store_true", help="keep the tables in docs/performance.md")
    options = parser.parse_args(words)
    if min(options.rounds, options.pictures) < 1:
        parser.error("at least one round and one picture are needed")
    if options.write and set(options.only) != set(PARTS):
        parser.error("only a whole measurement is kept: --write goes without --only")
    if excuse := REQUIREMENT.excuse():
        sys.stderr.write(f"{excuse}\n")
        return 3
    load = os.getloadavg()[0]
    # On a disk, not in memory: what is staged and recorded waits until the disk has it.
    with tempfile.TemporaryDirectory(prefix="rethumb-bench-") as folder, Site(Path(folder)) as site:
        told = [*describe(Path(folder)), f"- Rounds: {options.rounds}"]
        told += [f"- {warning}" for warning in [machine.warning(load)] if warning]
        text, verdicts = [say("\n".join(told))], []
        for name in options.only:
            for table in PARTS[name](site, options.pictures, options.rounds):
                text.append(say(table.markdown()))
                verdicts += table.verdicts
    text.append(say(f"{sum(not verdict.kept for verdict in verdicts)} of {len(verdicts)} targets missed."))
    if options.write:
        write_report("\n".join(text), UPLOADING)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

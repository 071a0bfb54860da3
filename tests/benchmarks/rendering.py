"""The renderer beside vipsthumbnail: speed, scaling, quality, memory, with a verdict on every promise.

`python -m tests.benchmarks.rendering [--rounds N] [--photos DIR] [--only PART...] [--write]`. docs/performance.md says
how it is measured and keeps the last tables; `--write` replaces them.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.measuring import machine, vipsthumbnail
from tests.benchmarks.measuring.memory import measure_memory
from tests.benchmarks.measuring.photographs import Photographs, find_photographs
from tests.benchmarks.measuring.quality import measure_quality
from tests.benchmarks.measuring.report import write_report
from tests.benchmarks.measuring.scaling import measure_scaling
from tests.benchmarks.measuring.speed import measure_speed
from tests.benchmarks.measuring.tables import Table, say

Part = Callable[[Photographs, int, Path], list[Table]]
PARTS: dict[str, Part] = {
    "speed": measure_speed,
    "scaling": measure_scaling,
    "quality": measure_quality,
    "memory": measure_memory,
}
IN_MEMORY = Path("/dev/shm")


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.rendering")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="rounds of each measurement of time, 3")
    parser.add_argument("--photos", type=Path, metavar="DIR", help="more photographs than those of the corpus")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="some parts only")
    parser.add_argument("--write", action="store_true", help="keep the tables in docs/performance.md")
    options = parser.parse_args(words)
    if options.rounds < 1:
        parser.error("at least one round is needed")
    if options.write and set(options.only) != set(PARTS):
        parser.error("only a whole measurement is kept: --write goes without --only")
    load = os.getloadavg()[0]
    with folders() as (results, pictures):
        photographs = find_photographs(options.photos, pictures)
        told = [*machine.describe(), f"- Pictures: {photographs.origin}", f"- Rounds: {options.rounds}"]
        told += [f"- {warning}" for warning in [machine.warning(load)] if warning]
        text = [say("\n".join(told))]
        verdicts = []
        for name in options.only:
            for table in PARTS[name](photographs, options.rounds, results if name != "memory" else pictures):
                text.append(say(table.markdown()))
                verdicts += table.verdicts
    text.append(say(last_words([verdict.kept for verdict in verdicts])))
    if options.write:
        write_report("\n".join(text))
    return 0


@contextmanager
def folders() -> Iterator[tuple[Path, Path]]:
    """A folder for results, in memory where that can be, and one for large pictures; both are deleted in the end."""
    in_memory = IN_MEMORY if os.access(IN_MEMORY, os.W_OK) else None
    with (
        tempfile.TemporaryDirectory(prefix="rethumb-bench-", dir=in_memory) as results,
        tempfile.TemporaryDirectory(prefix="rethumb-bench-") as pictures,
    ):
        yield Path(results, "results"), Path(pictures)


def last_words(kept: Sequence[bool]) -> str:
    """How many of the promises were kept; without a peer some could not be looked at."""
    missed = len(kept) - sum(kept)
    text = f"{missed} of {len(kept)} targets missed."
    return text if vipsthumbnail.is_there() else f"{text} Speed and quality have none without vipsthumbnail."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""A campaign: all targets one after the other, each with its share of the time.

python -m tests.fuzz.campaign [--seconds N] [--folder DIR] [TARGET ...]

Whatever is found is kept as a file in DIR/findings, and the target goes on until its time is over. Ends with 1 when
something was found. What was learnt stays in DIR, so that the next campaign starts from there.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
from pathlib import Path

from tests.conftest import corpus_folder
from tests.fixtures.programs import PROJECT
from tests.fuzz.seeds import LARGEST, write_seeds

NAMES = ("renderer", "metadata", "gate", "journal", "recipe")
#: The recipe parser has far less to find than what reads files.
_SHARES = {"renderer": 0.45, "metadata": 0.25, "gate": 0.15, "journal": 0.1, "recipe": 0.05}

# A single try may take this long and this much memory; the limits in `targets` let hardly any come near it.
_SECONDS, _MEGABYTES = 10, 1024
_MOST_FINDINGS = 30
_RUNS = re.compile(r"stat::number_of_executed_units:\s+(\d+)|^#(\d+)\s", re.MULTILINE)
_COVERED = re.compile(r"\bcov: (\d+) ft: (\d+)")


def main() -> int:
    """Run the campaign and print a line for each target."""
    parser = argparse.ArgumentParser(description="Fuzz what reads bytes of others.")
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--folder", type=Path, default=PROJECT / "build" / "fuzz")
    parser.add_argument("targets", nargs="*", choices=[[], *NAMES], default=[])
    asked = parser.parse_args()
    targets = asked.targets or NAMES
    whole = sum(_SHARES[name] for name in targets)
    found = sum(_fuzz(name, asked.folder, asked.seconds * _SHARES[name] / whole) for name in targets)
    _say(f"{found} findings in {asked.folder / 'findings'}" if found else "Nothing was found.")
    return 1 if found else 0


def _fuzz(name: str, folder: Path, seconds: float) -> int:
    """Fuzz one target until its time is over; return how many findings there were."""
    learnt, findings = folder / name, folder / "findings"
    findings.mkdir(parents=True, exist_ok=True)
    seeds = write_seeds(name, learnt, corpus_folder())
    end, runs, found, covered = time.monotonic() + seconds, 0, 0, ""
    with (folder / f"{name}.log").open("w", encoding="utf-8") as log:
        while (left := int(end - time.monotonic())) > 0 and found < _MOST_FINDINGS:
            start = log.tell()
            status = _run(name, learnt, findings, left, log.fileno())
            said = Path(log.name).read_text(encoding="utf-8", errors="replace")[start:]
            log.seek(0, os.SEEK_END)
            runs += max((int(a or b) for a, b in _RUNS.findall(said)), default=0)
            covered = next((f"{edges} edges" for edges, _ in reversed(_COVERED.findall(said))), covered)
            found += status != 0
    _say(f"{name}: {runs:,} runs from {seeds} seeds, {covered}, {found} findings")
    return found


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _run(name: str, learnt: Path, findings: Path, seconds: int, log: int) -> int:
    options = [
        f"-max_total_time={seconds}",
        f"-timeout={_SECONDS}",
        f"-rss_limit_mb={_MEGABYTES}",
        f"-max_len={LARGEST}",
        f"-dict={Path(__file__).with_name('words.dict')}",
        f"-artifact_prefix={findings}/{name}-",
        "-print_final_stats=1",
        "-reload=0",
    ]
    command = [sys.executable, "-m", "tests.fuzz.one_target", name, *options, str(learnt)]
    return subprocess.run(
        command, cwd=PROJECT, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())

"""The other program: libvips' own thumbnailer, one process over all files, or several side by side."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.measuring.sizes import Size
from tests.benchmarks.measuring.work import Work, bytes_in, empty
from tests.fixtures.programs import PROJECT, Requirement

REQUIREMENT = Requirement(
    "The comparison with libvips", ("vipsthumbnail",), (PROJECT / "packaging" / "setup" / "debian-bench.txt",)
)
_LARGEST = ("-s", "1600x>")
_STARTS = 5


def is_there() -> bool:
    return not REQUIREMENT.missing()


def version() -> str:
    """What the program says of itself, such as `vips-8.14.1`."""
    done = subprocess.run(["vipsthumbnail", "--version"], capture_output=True, encoding="utf-8", check=True)
    return done.stdout.strip()


def start_seconds() -> float:
    """How long a run takes that has nothing to do: the median of some."""
    walls = []
    for _ in range(_STARTS):
        began = time.perf_counter()
        version()
        walls.append(time.perf_counter() - began)
    return statistics.median(walls)


def opens(path: Path, folder: Path) -> bool:
    """Whether the program makes a thumbnail of this file."""
    command = ["vipsthumbnail", *_LARGEST, "-o", str(folder / "opened.jpg"), str(path)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def run(halves: Sequence[Sequence[Path]], size: Size, threads: int, output: str, folder: Path) -> Work:
    """Have one process for each list of files make thumbnails, all at once; `output` is a suffix with options."""
    empty(folder)
    target = str(folder / f"%s.{output}")
    words = ["vipsthumbnail", *size.words, "-o", target]
    environment = {**os.environ, "VIPS_CONCURRENCY": str(threads)}
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    processes = [
        subprocess.Popen([*words, *map(str, files)], env=environment, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for files in halves
    ]
    said = [process.communicate()[1] for process in processes]
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    for process, words_said in zip(processes, said, strict=True):
        if process.returncode:
            raise RuntimeError(f"vipsthumbnail failed: {words_said.decode(errors='replace')}")
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Work(wall, cpu, bytes_in(folder))


def in_two(files: Sequence[Path]) -> list[list[Path]]:
    """Share the files out between two processes so that both have about as many bytes."""
    halves: list[list[Path]] = [[], []]
    loads = [0, 0]
    for path in sorted(files, key=lambda path: path.stat().st_size, reverse=True):
        lighter = loads.index(min(loads))
        halves[lighter].append(path)
        loads[lighter] += path.stat().st_size
    return [half for half in halves if half]

"""How much memory large pictures take, each measured in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from PIL import Image

from rethumb_desktop.imaging.limits import default_budget
from tests.benchmarks.measuring.photographs import Photographs
from tests.benchmarks.measuring.tables import Table, at_most
from tests.benchmarks.measuring.workers import environment
from tests.fixtures.programs import PROJECT

MEGABYTE, GIBIBYTE = 10**6, 2**30
_DRAFT_LIMIT = 100 * MEGABYTE
_LARGE_JPEG, _LARGE_PNG = (11_600, 8_700), (8_660, 5_773)
_COARSE = 4  # the noise has a quarter of the pixels: what is one pixel wide in a camera's picture is smooth
_PNG_THREADS, _PNG_TIMES = 8, 16


@dataclass(frozen=True)
class Load:
    """What is rendered and how much memory it may take, in bytes; `budget` 0 is the default one."""

    name: str
    path: Path
    recipe: str
    limit: int
    threads: int = 1
    times: int = 1
    budget: int = 0


def measure_memory(photographs: Photographs, rounds: int, folder: Path) -> list[Table]:
    """Make large pictures in the folder and measure each load once."""
    del photographs, rounds  # pictures of a known size, and a peak that hardly varies
    baseline, progressive, png = (folder / name for name in ("baseline.jpg", "progressive.jpg", "large.png"))
    # In a process of their own: what making them takes must not be in the way of anything.
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        pool.submit(make_pictures, baseline, progressive, png).result()
    many, jpeg = f"{_PNG_TIMES} PNG of 50 megapixels, {_PNG_THREADS} threads", "JPEG of 100 megapixels"
    loads = [
        Load(f"{jpeg}, baseline", baseline, "square/100", _DRAFT_LIMIT),
        Load(f"{jpeg}, progressive", progressive, "square/100", _DRAFT_LIMIT),
        Load(f"{many}, default budget", png, "square/400", default_budget(), _PNG_THREADS, _PNG_TIMES),
        Load(f"{many}, budget 1 GiB", png, "square/400", GIBIBYTE, _PNG_THREADS, _PNG_TIMES, GIBIBYTE),
    ]
    return [memory_table(loads)]


def memory_table(loads: Sequence[Load]) -> Table:
    """The peak of each load."""
    table = Table("Memory", ["what", "recipe", "file: MB", "peak: MB", "seconds", "promise"])
    for load in loads:
        told = run(load)
        figures = (load.path.stat().st_size / MEGABYTE, told["growth"] / MEGABYTE)
        cells = [load.name, load.recipe, *(f"{figure:,.0f}" for figure in figures), f"{told['seconds']:.1f}"]
        table.add(*cells, verdict=at_most(told["growth"], load.limit, f"{load.limit / MEGABYTE:,.0f} MB"))
    table.remarks.append(
        "Resident memory at its peak, beyond that of the process after its imports and one small picture. The bytes "
        "of the files themselves, one for each thread, are in it."
    )
    return table


def run(load: Load) -> dict[str, float]:
    """Carry out the load in a fresh process; `growth` in bytes and `seconds`."""
    words = [str(load.path), load.recipe, *map(str, (load.threads, load.times, load.budget))]
    command = [sys.executable, "-m", "tests.benchmarks.measuring.memory_child", *words]
    done = subprocess.run(command, cwd=PROJECT, env=environment(), stdout=subprocess.PIPE, check=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def make_pictures(baseline: Path, progressive: Path, png: Path) -> None:
    """Write the large pictures."""
    picture = noisy_gradient(*_LARGE_JPEG)
    picture.save(baseline, quality=90, subsampling="4:2:0")
    picture.save(progressive, quality=90, subsampling="4:2:0", progressive=True)
    noisy_gradient(*_LARGE_PNG).save(png, compress_level=1)


def noisy_gradient(width: int, height: int) -> Image.Image:
    """Return an RGB picture of ramps and soft noise."""
    ramp = Image.linear_gradient("L")
    ramps = [ramp.rotate(turn).resize((width, height)) for turn in (0, 90, 180)]
    noise = Image.effect_noise((width // _COARSE, height // _COARSE), 60).resize((width, height))
    return Image.blend(Image.merge("RGB", ramps), noise.convert("RGB"), 0.3)

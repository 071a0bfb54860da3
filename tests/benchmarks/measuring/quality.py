"""How near the results are to a full decode and Lanczos, beside those of vipsthumbnail."""

from __future__ import annotations

import math
import os
import statistics
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from io import BytesIO
from pathlib import Path

from PIL import Image, JpegImagePlugin

from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.imaging.renderer import PillowRenderer
from tests.benchmarks.measuring import vipsthumbnail
from tests.benchmarks.measuring.photographs import Photographs
from tests.benchmarks.measuring.sizes import options
from tests.benchmarks.measuring.tables import Table, Verdict
from tests.benchmarks.measuring.work import empty
from tests.fixtures.similarity import psnr, ssim

WIDTHS = (100, 400, 800, 1600)
_ORIENTATION = 0x0112
_FULL_COLOUR = 0  # Pillow's number for 4:4:4
_OURS, _PRESET, _THEIRS = "ours", "ours, in a preset", "vipsthumbnail"
_LOSSLESS, _PUBLISHED = "png", "jpg"
_NAMES = {_LOSSLESS: "lossless", _PUBLISHED: "as JPEG of the quality published"}

Nearness = tuple[float, float]  # PSNR in dB, SSIM
Key = tuple[str, int, str]  # extension, width, who
Found = dict[Key, Nearness]


def measure_quality(photographs: Photographs, rounds: int, folder: Path) -> list[Table]:
    """Compare every result of every picture that is larger than the size; needs no rounds."""
    del rounds  # the same pixels come out each time
    empty(folder)
    tables = []
    for kind, files, outputs in (
        ("JPEG", photographs.jpg, (_LOSSLESS, _PUBLISHED)),
        ("PNG", photographs.png, (_LOSSLESS,)),
    ):
        suited = [path for path in files if is_suited(path)]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            found = list(pool.map(partial(compare, outputs=outputs, folder=folder), suited))
        tables += [quality_table(kind, output, found) for output in outputs if suited]
    return tables


def is_suited(path: Path) -> bool:
    """Whether the reference is beyond doubt: no profile, no alpha, no turn, wider than the smallest width."""
    with Image.open(path) as picture:
        plain = (
            picture.mode in ("L", "RGB") and "icc_profile" not in picture.info and "transparency" not in picture.info
        )
        return plain and picture.getexif().get(_ORIENTATION, 1) == 1 and picture.width > WIDTHS[0]


def compare(path: Path, outputs: Sequence[str], folder: Path) -> Found:
    """Compare all widths of a picture that are smaller than it is, by each program."""
    with Image.open(path) as opened:
        full = opened.convert("RGB")
    widths = [width for width in WIDTHS if full.width > width]
    found = {}
    for output in outputs:
        for (width, who), made in made_of(path, output, widths, folder):
            reference = full.resize(made.size, Image.Resampling.LANCZOS)
            if min(made.size) >= 7:  # SSIM looks through windows of that size
                found[output, width, who] = psnr(reference, made), ssim(reference, made)
    return found


def made_of(
    path: Path, output: str, widths: Sequence[int], folder: Path
) -> Iterator[tuple[tuple[int, str], Image.Image]]:
    """Every picture made of this one, with its width and who has made it; all three of one width have one size."""
    renderer, data = PillowRenderer(), path.read_bytes()
    recipes = [parse_recipe(f"width/{width}/format/{output}") for width in widths]
    for width, recipe, from_preset in zip(widths, recipes, renderer.render(data, recipes), strict=True):
        alone = Image.open(BytesIO(renderer.render(data, [recipe])[0].data))
        yield (width, _OURS), alone.convert("RGB")
        yield (width, _PRESET), Image.open(BytesIO(from_preset.data)).convert("RGB")
        if vipsthumbnail.is_there():
            yield (width, _THEIRS), by_vipsthumbnail(path, alone, folder / f"{path.stem}-{width}.{output}")


def by_vipsthumbnail(path: Path, ours: Image.Image, target: Path) -> Image.Image:
    """Have vipsthumbnail make the same: as large as ours, and in JPEG with the same resolution of colour."""
    full_colour = ours.format == "JPEG" and JpegImagePlugin.get_sampling(ours) == _FULL_COLOUR
    words = options(target.suffix[1:], plain=False, full_colour=full_colour)
    size = f"{ours.width}x{ours.height}!"
    subprocess.run(["vipsthumbnail", "-s", size, "-o", f"{target}{words}", str(path)], check=True, capture_output=True)
    made = Image.open(BytesIO(target.read_bytes())).convert("RGB")
    target.unlink()
    return made


def quality_table(kind: str, output: str, found: Sequence[Found]) -> Table:
    """The means over all pictures; ours have to be no less than vipsthumbnail's."""
    heads = ["width", "pictures", "made by", "PSNR mean", "median", "pooled", "SSIM mean", "promise"]
    table = Table(f"Quality: {kind}, {_NAMES[output]}, against a full decode and Lanczos", heads)
    by_row: dict[tuple[int, str], list[Nearness]] = defaultdict(list)
    for one in found:
        for (extension, width, who), nearness in one.items():
            if extension == output:
                by_row[width, who].append(nearness)
    for (width, who), nearnesses in sorted(by_row.items()):
        figures, theirs = _summary(nearnesses), by_row.get((width, _THEIRS))
        verdict = None if who == _THEIRS or not theirs else _not_below(figures, _summary(theirs))
        shown = [f"{figure:.2f}" for figure in figures[:-1]]
        table.add(str(width), str(len(nearnesses)), who, *shown, f"{figures[-1]:.4f}", verdict=verdict)
    table.remarks.append("PSNR in dB, 99 where equal; pooled: from the squared errors of all pictures together.")
    return table


def _summary(nearnesses: Sequence[Nearness]) -> tuple[float, float, float, float]:
    """Mean, median and pooled PSNR in dB, and mean SSIM, rounded as they are shown."""
    ratios, similarities = zip(*nearnesses, strict=True)
    pooled = -10 * math.log10(statistics.mean(10 ** (-ratio / 10) for ratio in ratios))
    decibels = (statistics.mean(ratios), statistics.median(ratios), pooled)
    mean, median, together = (round(figure, 2) for figure in decibels)
    return mean, median, together, round(statistics.mean(similarities), 4)


def _not_below(ours: Sequence[float], theirs: Sequence[float]) -> Verdict:
    """Whether both means and the pooled ratio are no less; the median is only shown."""
    below = any(ours[place] < theirs[place] for place in (0, 2, 3))
    return Verdict(not below, "below" if below else "not below ok")

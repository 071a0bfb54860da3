"""The preview on a photograph of 12 megapixels: how soon it is there, and how soon it follows a dragged crop frame.

`python -m tests.benchmarks.previewing [--changes N] [--photo FILE]`.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from tests.benchmarks.measuring import machine
from tests.benchmarks.measuring.focus_changes import measure_focus_changes
from tests.benchmarks.measuring.photographs import make_photographs
from tests.benchmarks.measuring.tables import say
from tests.conftest import corpus_folder

_WIDTH = 4000
_LEAST_PIXELS, _MOST_PIXELS = 11_500_000, 12_800_000


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.previewing")
    parser.add_argument("--changes", type=int, default=50, metavar="N", help="changes of the focus, 50")
    parser.add_argument("--photo", type=Path, metavar="FILE", help="a JPEG of your own")
    options = parser.parse_args(words)
    if options.changes < 2:
        parser.error("at least two changes are needed")
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="rethumb-bench-") as folder:
        photograph = options.photo or find_photograph(Path(folder))
        with Image.open(photograph) as picture:
            size = f"{picture.width} × {picture.height} pixels, {photograph.stat().st_size / 1e6:.1f} MB"
        told = [*machine.describe_system(), f"- Picture: {size}"]
        told += [f"- {warning}" for warning in [machine.warning(load)] if warning]
        say("\n".join(told))
        say(measure_focus_changes(photograph, options.changes, Path(folder)).markdown())
    return 0


def find_photograph(folder: Path) -> Path:
    """Return a JPEG of about 12 megapixels: the largest such file of the corpus, or one that is made."""
    corpus = corpus_folder()
    found = sorted((corpus / "photos" / "public").glob("*.jpg") if corpus else [], key=lambda path: path.stat().st_size)
    for path in reversed(found):
        with Image.open(path) as picture:
            if _LEAST_PIXELS <= picture.width * picture.height <= _MOST_PIXELS:
                return path
    make_photographs(folder, [_WIDTH])
    return max(folder.glob("*.jpg"), key=lambda path: path.stat().st_size)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

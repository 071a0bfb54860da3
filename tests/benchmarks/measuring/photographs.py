"""Which pictures are measured: those of the corpus that both programs open, or made ones where there is no corpus."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.imaging.renderer import PillowRenderer
from tests.benchmarks.measuring import vipsthumbnail
from tests.benchmarks.measuring.sizes import RECIPES
from tests.conftest import corpus_folder
from tests.fixtures.programs import PROJECT

_SAMPLES = PROJECT / "resources" / "samples"
_MADE_WIDTHS = (6000, 4000, 3000, 2000, 1200)
_MADE_QUALITY = 90
_GRAIN = 8  # standard deviation of the noise that gives enlarged samples the detail of a photograph


@dataclass(frozen=True)
class Photographs:
    """The pictures by kind, the largest file first, and a sentence on where they are from."""

    jpg: list[Path]
    png: list[Path]
    origin: str


def find_photographs(more: Path | None, folder: Path) -> Photographs:
    """Return the pictures both programs open; `folder` is an empty one that made pictures may be put into."""
    corpus = corpus_folder()
    places = [place for place in [corpus / "photos" / "public"] if place.is_dir()] if corpus else []
    if not places and more is None:
        make_photographs(folder)
        places = [folder]
        origin = "Without a corpus: the sample pictures, enlarged, with noise. Figures of real photographs differ."
    else:
        origin = "The photographs of the corpus." if places else "Without a corpus."
        if more is not None:
            places.append(more)
            origin += " More photographs were added (`--photos`)."
    # Results are named after the stems: of two files with the same one the first is taken.
    found = {path.stem: path for place in reversed(places) for path in sorted(place.iterdir(), reverse=True)}
    jpg, png = (_opened(found.values(), suffixes, folder) for suffixes in ((".jpg", ".jpeg"), (".png",)))
    shown = f"{_shown(jpg)} JPEG, {_shown(png)} PNG, that both programs open."
    return Photographs(jpg, png, f"{origin} {shown}")


def make_photographs(folder: Path, widths: Iterable[int] = _MADE_WIDTHS) -> None:
    """Make pictures of some widths from the samples: three JPEG and one PNG a width."""
    for width in widths:
        for source in sorted(_SAMPLES.glob("*.[jp][pn]g")):
            with Image.open(source) as sample:
                height = round(sample.height * width / sample.width)
                enlarged = sample.convert("RGB").resize((width, height), Image.Resampling.BICUBIC)
            grain = Image.effect_noise(enlarged.size, _GRAIN * 2).convert("RGB")
            Image.blend(enlarged, grain, 0.5).save(
                folder / f"{source.stem}-{width}{source.suffix}", quality=_MADE_QUALITY
            )


def _opened(paths: Iterable[Path], suffixes: tuple[str, ...], folder: Path) -> list[Path]:
    chosen = [path for path in paths if path.suffix.lower() in suffixes and _both_open(path, folder)]
    return sorted(chosen, key=lambda path: path.stat().st_size, reverse=True)


def _both_open(path: Path, folder: Path) -> bool:
    try:
        PillowRenderer().render(path.read_bytes(), RECIPES)
    except Fault:
        return False
    return not vipsthumbnail.is_there() or vipsthumbnail.opens(path, folder)


def _shown(paths: list[Path]) -> str:
    return f"{len(paths)} files ({sum(path.stat().st_size for path in paths) / 1e6:.0f} MB)"

"""Real pictures: everything that is read renders, upright, of the right size and colour."""

from __future__ import annotations

import csv
import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageCms, ImageOps, ImageStat

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.formats import PictureFormat
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.imaging.renderer import PillowRenderer

pytestmark = pytest.mark.corpus

RECIPES = [parse_recipe(f"fit/{side}x{side}/format/png") for side in (200, 100)]
# Compared picture by picture with a full decode, in 255ths, the mean of the worst channel.
MOST_DIFFERENCE = 1.5
# Only JPEG is decoded reduced: of the others the small ones do, for the time it takes.
SMALL = 2_000_000
# The same picture in a layout that Pillow reads, to compare with.
TWINS = {"mei-rgb32bf.bmp": "mei-rgb24.bmp"}
# The colour box of an AVIF or HEIC with one of the curves of HDR.
STATES_HDR = re.compile(rb"colrnclx..\0[\x10\x12]", re.DOTALL)
# Sound, but of a sort that none of the programs read from whose answers the verdicts come.
RARE = ["public/mei-rgba32abf.bmp"]


@pytest.fixture(scope="module")
def photos(corpus: Path) -> list[Path]:
    return sorted((corpus / "photos" / "public").iterdir())


@pytest.fixture(scope="module")
def manifest(corpus: Path) -> dict[str, dict[str, str]]:
    with (corpus / "photos" / "manifest-public.tsv").open(newline="") as file:
        return {Path(row["file"]).name: row for row in csv.DictReader(file, delimiter="\t")}


def test_what_is_read_has_its_upright_size(photos: list[Path], manifest: dict[str, dict[str, str]]) -> None:
    pytest.importorskip("pillow_heif")
    renderer, wrong = PillowRenderer(), []
    for path in photos:
        row = manifest[path.name]
        try:
            original = renderer.examine(path.read_bytes())
        except Fault as fault:
            if fault.kind is not FaultKind.UNSUPPORTED:
                wrong.append(f"{path.name}: {fault}")
            continue
        sides = (int(row["width"]), int(row["height"]))
        upright = {sides, sides[::-1]} if row["orientation"] in "5678" or row["container_rotation"] else {sides}
        if (original.width, original.height) not in upright:
            wrong.append(f"{path.name}: {original.width} × {original.height}, not {sides}")
    assert wrong == []


def test_colours_are_those_of_a_full_decode(photos: list[Path]) -> None:
    pytest.importorskip("pillow_heif")
    renderer, compared, wrong = PillowRenderer(), 0, []
    for path in photos:
        data = path.read_bytes()
        try:
            original = renderer.examine(data)
        except Fault:
            continue
        if STATES_HDR.search(data):  # a plain decode does not heed it
            continue
        large = original.width * original.height > SMALL and original.format is not PictureFormat.JPEG
        if large or original.frames > 1:
            continue
        plain = path.with_name(TWINS.get(path.name, path.name)).read_bytes()
        shown = _on_white(Image.open(BytesIO(renderer.render(data, RECIPES[:1])[0].data)))
        difference = max(ImageStat.Stat(ImageChops.difference(shown, _plainly(plain, shown.size))).mean)
        compared += 1
        if difference > MOST_DIFFERENCE:
            wrong.append(f"{path.name}: {difference:.1f}")
    assert wrong == []
    assert compared > 80


def _plainly(data: bytes, size: tuple[int, int]) -> Image.Image:
    """Return the picture as a straightforward program makes it: decoded whole, turned, resized, then sRGB."""
    opened = _open(data)
    opened.load()
    picture = ImageOps.exif_transpose(opened)
    if picture.mode.startswith("I"):
        picture = picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if picture.mode in ("P", "PA", "LA", "1") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
    picture = picture.resize(size, Image.Resampling.LANCZOS)
    profile = opened.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "RGBA", "CMYK", "L"):
        picture = _to_srgb(picture, profile)
    return _on_white(picture)


def _open(data: bytes) -> Image.Image:
    if data[4:8] == b"ftyp" and b"avi" not in data[8:32]:
        from pillow_heif import HeifImageFile

        opened: Image.Image = HeifImageFile(BytesIO(data))  # type: ignore[no-untyped-call]
        return opened
    return Image.open(BytesIO(data))


def _to_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    try:
        converted = ImageCms.profileToProfile(
            picture,
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            "RGBA" if picture.mode == "RGBA" else "RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except ImageCms.PyCMSError:
        return picture
    return converted or picture


def _on_white(picture: Image.Image) -> Image.Image:
    shown = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", shown.size, "white"), shown).convert("RGB")


def test_hostile_files_end_in_a_picture_or_a_sentence(corpus: Path) -> None:
    pytest.importorskip("pillow_heif")
    renderer = PillowRenderer()
    with (corpus / "hostile" / "manifest-public.tsv").open(newline="") as file:
        verdicts = {row["file"]: row["verdict"] for row in csv.DictReader(file, delimiter="\t")}
    opened = []
    for name, verdict in verdicts.items():
        try:
            renderer.render((corpus / "hostile" / name).read_bytes(), RECIPES)
        except Fault:
            continue
        if verdict == "refuse":
            opened.append(name)
    assert opened == RARE

"""What exiftool sees in renditions, and that the privacy gate has nothing against them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.formats import OutputFormat
from rethumb_desktop.domain.recipe import MetadataMode
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.imaging.renderer import PillowRenderer
from rethumb_desktop.metadata import ByteScanGate
from tests.fixtures.exiftool import ExifTool, Tags
from tests.fixtures.laden_pictures import ARTIST, COPYRIGHT, CREDIT, LADEN, SECRETS
from tests.fixtures.seen_tags import RIGHTS, strange_tags, untrue_tags
from tests.unit.imaging.views import assert_shows_corners, view

NONE, COPYRIGHT_MODE, KEEP = MetadataMode.NONE, MetadataMode.COPYRIGHT, MetadataMode.KEEP
# A GIF holds no metadata: it is the same in every mode.
WAYS = [(mode, output) for mode in MetadataMode for output in OutputFormat if output.value != "gif" or mode == "none"]
CORES = 2

# Of the pictures made here those that show their first frame.
MOVING = ("gif", "png animated")


@dataclass(frozen=True)
class Seen:
    """One rendition: the name of its original, its bytes, what exiftool says of it, what the gate has against it."""

    original: str
    mode: MetadataMode
    extension: str
    data: bytes
    tags: Tags
    findings: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.original}, {self.extension}, {self.mode}"


def render_into(folder: Path, name: str, data: bytes, size: str) -> None:
    """Write the renditions of one original in all modes and formats; none where it is no picture.

    Those that are the same as without metadata are left out: what holds for it holds for them.
    """
    recipes = [parse_recipe(f"{size}/format/{output.value}/metadata/{mode}") for mode, output in WAYS]
    try:
        made = PillowRenderer().render(data, recipes)
    except Fault:
        return
    bare = {rendered.extension: rendered.data for rendered in made if rendered.recipe.metadata is NONE}
    for rendered in made:
        if rendered.recipe.metadata is not NONE and rendered.data == bare[rendered.extension]:
            continue
        (folder / f"{name}.{rendered.recipe.metadata}.{rendered.extension}").write_bytes(rendered.data)


def look_into(folder: Path) -> Iterator[Seen]:
    """Yield what is seen in the renditions of a folder."""
    gate = ByteScanGate()
    with ExifTool() as exiftool:
        for tags in exiftool.look(folder):
            path = Path(tags["SourceFile"])
            name, mode, extension = path.name.rsplit(".", 2)
            data = path.read_bytes()
            mime = f"image/{'jpeg' if extension == 'jpg' else extension}"
            findings = gate.scan(data, mime, MetadataMode(mode))
            said = tuple(f"{finding.what}: {finding.detail}" for finding in findings)
            yield Seen(name, MetadataMode(mode), extension, data, tags, said)


def render_and_look(folders: Mapping[Path, Iterable[tuple[str, bytes]]], size: str) -> list[Seen]:
    """Return what is seen in the renditions of originals; each folder is worked at by a thread of its own."""

    def work(folder: Path) -> list[Seen]:
        for name, data in folders[folder]:
            render_into(folder, name, data, size)
        return list(look_into(folder))

    with ExifTool(), ThreadPoolExecutor(CORES) as threads:
        return [seen for found in threads.map(work, folders) for seen in found]


@pytest.fixture(scope="module")
def of_corpus(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Seen]:
    """The renditions of every real picture."""
    paths = sorted(path for kind in ("photos", "exif") for path in (corpus / kind / "public").iterdir())
    folders = {
        tmp_path_factory.mktemp("part"): ((path.name, path.read_bytes()) for path in paths[part::CORES])
        for part in range(CORES)
    }
    return render_and_look(folders, "fit/64x48")


@pytest.fixture(scope="module")
def of_laden(tmp_path_factory: pytest.TempPathFactory) -> list[Seen]:
    """The renditions of pictures made here that carry everything there is."""
    originals = [(name, build()) for name, build in LADEN.items()]
    return render_and_look({tmp_path_factory.mktemp("laden"): originals}, "fit/64x64")


def assert_nothing_but_structure(seen: list[Seen]) -> None:
    strange = {str(one): strange_tags(one.tags, one.extension) for one in seen if one.mode is NONE}
    assert {name: tags for name, tags in strange.items() if tags} == {}


def assert_nothing_but_rights(seen: list[Seen]) -> None:
    strange = {str(one): strange_tags(one.tags, one.extension, RIGHTS) for one in seen if one.mode is COPYRIGHT_MODE}
    assert {name: tags for name, tags in strange.items() if tags} == {}


def assert_true_for_its_pixels(seen: list[Seen]) -> None:
    untrue = {str(one): untrue_tags(one.tags) for one in seen if one.mode is KEEP}
    assert {name: tags for name, tags in untrue.items() if tags} == {}


def assert_passed_by_the_gate(seen: list[Seen]) -> None:
    assert {str(one): one.findings for one in seen if one.findings} == {}


@pytest.mark.corpus
@pytest.mark.timeout(1_200)
def test_renditions_of_real_pictures_show_their_structure_only(of_corpus: list[Seen]) -> None:
    assert len([one for one in of_corpus if one.mode is NONE]) > 300 * len(OutputFormat)
    assert_nothing_but_structure(of_corpus)


@pytest.mark.corpus
@pytest.mark.timeout(1_200)
def test_renditions_of_real_pictures_show_their_rights_where_asked_to(of_corpus: list[Seen]) -> None:
    shown = [one for one in of_corpus if one.mode is COPYRIGHT_MODE and "IFD0:Artist" in one.tags]
    assert len(shown) > 100
    assert_nothing_but_rights(of_corpus)


@pytest.mark.corpus
@pytest.mark.timeout(1_200)
def test_what_renditions_of_real_pictures_keep_is_true(of_corpus: list[Seen]) -> None:
    kept = [one for one in of_corpus if one.mode is KEEP and "ExifIFD:DateTimeOriginal" in one.tags]
    assert len(kept) > 500
    assert_true_for_its_pixels(of_corpus)


@pytest.mark.corpus
@pytest.mark.timeout(1_200)
def test_the_gate_says_nothing_of_renditions_of_real_pictures(of_corpus: list[Seen]) -> None:
    assert_passed_by_the_gate(of_corpus)


def test_every_laden_picture_is_made_in_every_way(of_laden: list[Seen]) -> None:
    assert len(of_laden) == len(LADEN) * len(WAYS)
    for one in of_laden:
        if one.original not in MOVING:
            assert_shows_corners(view(one.data), 40)


def test_laden_pictures_show_their_structure_only(of_laden: list[Seen]) -> None:
    assert_nothing_but_structure(of_laden)
    texts = [text.encode() for text in (*SECRETS, ARTIST, COPYRIGHT, CREDIT)]
    assert [str(one) for one in of_laden if one.mode is NONE and any(text in one.data for text in texts)] == []


def test_laden_pictures_show_their_rights_where_asked_to(of_laden: list[Seen]) -> None:
    assert_nothing_but_rights(of_laden)
    for one in of_laden:
        if one.mode is COPYRIGHT_MODE:
            assert not any(secret.encode() in one.data for secret in SECRETS), str(one)
            in_xmp = [one.tags.get(f"XMP-{name}") for name in ("dc:Creator", "dc:Rights", "photoshop:Credit")]
            assert in_xmp == [ARTIST, COPYRIGHT, CREDIT], str(one)
            in_exif = [one.tags.get(f"IFD0:{name}") for name in ("Artist", "Copyright")]
            assert in_exif == [ARTIST, COPYRIGHT], str(one)


def test_what_laden_pictures_keep_is_true(of_laden: list[Seen]) -> None:
    assert_true_for_its_pixels(of_laden)
    for one in of_laden:
        if one.mode is KEEP:
            if one.original != "gif":
                assert one.tags["GPS:GPSLatitudeRef"] == "North", str(one)
                assert one.tags["IFD0:Model"] == "Secret camera", str(one)
            assert one.tags["XMP-photoshop:City"] == "Secret city", str(one)
            assert one.tags["XMP-dc:Creator"] == ARTIST, str(one)
            assert one.original.startswith(("avif", "gif")) or one.tags["IFD0:Artist"] == ARTIST, str(one)


def test_the_gate_says_nothing_of_renditions_of_laden_pictures(of_laden: list[Seen]) -> None:
    assert_passed_by_the_gate(of_laden)

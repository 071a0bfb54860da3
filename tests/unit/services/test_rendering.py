"""Rendering into a folder, previewing and rehearsing: the same renditions as publishing makes, none published."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.geometry import Crop
from rethumb_desktop.domain.job import NewJob
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.original import Source
from rethumb_desktop.domain.recipe import Focus, Recipe, Size
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.services import Services
from rethumb_desktop.services.gathering import file_source
from tests.fixtures import pictures
from tests.fixtures.assembly import House

SQUARE = Recipe(square=16)


def source_of(folder: Path, name: str = "a.jpg", data: bytes | None = None) -> Source:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pictures.jpeg() if data is None else data)
    return file_source(path)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# Rendering


def test_results_are_named_by_original_and_recipe(services: Services, tmp_path: Path) -> None:
    recipes = [parse_recipe(text) for text in ("square/16", "cover/20x10/focus/.2,.3/format/png", "exif/all")]
    original, saved = services.rendering.render(source_of(tmp_path), recipes, tmp_path / "deep" / "out")
    assert (original.width, original.height) == (64, 48)
    assert [item.path.name for item in saved] == [
        "a-square-16.jpg",
        "a-cover-20x10-focus-0.20-0.30-format-png.png",
        "a-exif-all.json",
    ]
    assert [item.path.stat().st_size for item in saved] == [item.bytes for item in saved]


def test_the_same_again_keeps_its_name_and_other_bytes_get_another(services: Services, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = services.rendering.render(source_of(tmp_path), [SQUARE], out)[1][0]
    written = first.path.stat().st_mtime_ns
    again = services.rendering.render(source_of(tmp_path), [SQUARE], out)[1][0]
    assert (again.path, again.path.stat().st_mtime_ns) == (first.path, written)
    before = first.path.read_bytes()
    other = services.rendering.render(source_of(tmp_path, data=pictures.jpeg_grey()), [SQUARE], out)[1][0]
    assert other.path.name == "a-square-16 (2).jpg"
    assert first.path.read_bytes() == before


def test_something_else_of_that_name_is_never_written_over(services: Services, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "a-square-16.jpg").mkdir(parents=True)
    (out / "a-square-16 (2).jpg").symlink_to("nowhere")
    saved = services.rendering.render(source_of(tmp_path), [SQUARE], out)[1][0]
    assert saved.path.name == "a-square-16 (3).jpg"
    assert names(out) == ["a-square-16 (2).jpg", "a-square-16 (3).jpg", "a-square-16.jpg"]


def test_the_same_picture_many_times_at_once_is_one_file(services: Services, tmp_path: Path) -> None:
    source = source_of(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        done = [pool.submit(services.rendering.render, source, [SQUARE], tmp_path / "out") for _ in range(32)]
    assert {each.result()[1][0].path.name for each in done} == {"a-square-16.jpg"}
    assert names(tmp_path / "out") == ["a-square-16.jpg"]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (os.fsdecode(b"caf\xe9.jpg"), "caf-square-16.jpg"),
        ("con.jpg", "_con-square-16.jpg"),
        ("a:b|c.jpg", "a_b_c-square-16.jpg"),
        ("red\x1b[31m.jpg", "red[31m-square-16.jpg"),
        ("turned\u202egpj.jpg", "turnedgpj-square-16.jpg"),
        ("..jpg", "jpg-square-16.jpg"),
        ("noextension", "noextension-square-16.jpg"),
        ("ä" * 120 + ".jpg", "ä" * 83 + "-square-16.jpg"),
    ],
)
def test_odd_names_become_safe_ones(services: Services, tmp_path: Path, name: str, written: str) -> None:
    saved = services.rendering.render(source_of(tmp_path / "in", name), [SQUARE], tmp_path / "out")[1][0]
    assert saved.path.parent == tmp_path / "out"
    assert len(os.fsencode(saved.path.name)) <= 180
    assert saved.path.name == written


def test_what_cannot_be_rendered_leaves_no_file(services: Services, tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        services.rendering.render(source_of(tmp_path, data=pictures.jpeg_truncated()), [SQUARE], tmp_path / "out")
    assert caught.value.kind is FaultKind.DAMAGED
    assert not (tmp_path / "out").exists()


# Previewing


def test_a_preview_is_what_publishing_makes(house: House, services: Services, tmp_path: Path) -> None:
    source = source_of(tmp_path, data=pictures.jpeg(400, 300, orientation=6))
    recipe = Recipe(square=100, quality=60)
    preview = services.previewing.result(source, recipe, Size(50, 50))
    services.publishing.submit([source.location], [recipe], THIS_COMPUTER)
    (job,) = house.finish()
    (published,) = job.renditions
    assert (preview.bytes, preview.mime) == (published.bytes, published.mime)
    assert (preview.pixels.full_width, preview.pixels.full_height) == (published.width, published.height)
    assert (preview.pixels.width, preview.pixels.height) == (50, 50)
    assert len(preview.pixels.data) == 50 * 50 * 4
    assert preview.original_bytes == Path(source.location).stat().st_size
    assert preview.original == job.original


def test_a_preview_tells_where_the_recipe_cuts(services: Services, tmp_path: Path) -> None:
    source = source_of(tmp_path, data=pictures.jpeg(400, 300))
    left = services.previewing.result(source, Recipe(square=100, focus=Focus(0, 50)), Size(50, 50))
    right = services.previewing.result(source, Recipe(square=100, focus=Focus(100, 50)), Size(50, 50))
    assert (left.plan.crop, right.plan.crop) == (Crop(0, 0, 300, 300), Crop(100, 0, 300, 300))
    assert left.plan.size == Size(100, 100)
    assert left.pixels.data != right.pixels.data
    kept = services.previewing.result(source, Recipe(square=1000), Size(50, 50))
    assert kept.plan.kept_small
    assert kept.notes == ("Kept at 300 px: the original is not larger.",)


def test_the_original_and_its_icon_are_upright_and_fit(services: Services, tmp_path: Path) -> None:
    source = source_of(tmp_path, data=pictures.jpeg(60, 120, orientation=6))
    for pixels in (services.icons.icon(source, 30), services.previewing.original(source, Size(30, 30))):
        assert (pixels.width, pixels.height) == (15, 30)
        assert (pixels.full_width, pixels.full_height) == (60, 120)


def test_a_preview_of_what_is_no_picture_says_so(services: Services, tmp_path: Path) -> None:
    source = source_of(tmp_path, data=pictures.TEXT)
    with pytest.raises(Fault) as caught:
        services.previewing.result(source, SQUARE, Size(50, 50))
    assert caught.value.kind is FaultKind.NOT_A_PICTURE


# Rehearsing


def test_a_rehearsal_foretells_keys_and_sizes(house: House, services: Services, tmp_path: Path) -> None:
    house.add_cloud(services)
    source = source_of(tmp_path)
    job = NewJob(source, (SQUARE, Recipe(exif=True), Recipe(width=999)), "Cloud")
    before = services.rehearsing.rehearse(job)
    assert not before.duplicate
    assert before.notes == ("Kept at 64 px: the original is not larger.",)
    assert house.opened == []
    assert house.publications.page() == []
    services.publishing.submit([source.location], job.recipes, "Cloud")
    (done,) = house.finish()
    assert before.renditions == done.renditions
    assert before.original == done.original
    assert services.rehearsing.rehearse(job).duplicate
    assert not services.rehearsing.rehearse(NewJob(source, (SQUARE, Recipe(width=8)), "Cloud")).duplicate


def test_a_file_that_somebody_deleted_would_be_made_again(house: House, services: Services, tmp_path: Path) -> None:
    source = source_of(tmp_path)
    services.publishing.submit([source.location], [SQUARE], THIS_COMPUTER)
    (done,) = house.finish()
    job = NewJob(source, (SQUARE,), THIS_COMPUTER)
    assert services.rehearsing.rehearse(job).duplicate
    path = services.sharing.path(THIS_COMPUTER, done.renditions[0].key)
    assert path is not None
    path.unlink()
    assert not services.rehearsing.rehearse(job).duplicate


def test_a_rehearsal_fails_as_publishing_would(services: Services, tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        services.rehearsing.rehearse(NewJob(source_of(tmp_path, data=b""), (SQUARE,), THIS_COMPUTER))
    assert caught.value.kind is FaultKind.EMPTY
    with pytest.raises(Fault) as caught:
        services.rehearsing.rehearse(NewJob(source_of(tmp_path), (SQUARE,), "Nowhere"))
    assert caught.value.kind is FaultKind.USAGE

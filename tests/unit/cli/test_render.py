"""`rethumb render`: files in a folder, nothing published."""

from __future__ import annotations

from pathlib import Path

from tests.fixtures import pictures
from tests.fixtures.assembly import House
from tests.unit.cli.conftest import ERROR_KEYS, ORIGINAL_KEYS, RENDITION_KEYS, RESULT_KEYS, Terminal


def test_each_input_has_a_line_in_input_order(terminal: Terminal, house: House) -> None:
    names = [
        terminal.file("slow.jpg", pictures.jpeg(1500, 1200)),
        terminal.file("bad.jpg", pictures.jpeg_truncated()),
        terminal.file("b.png", pictures.png()),
        "gone.jpg",
        "slow.jpg",
    ]
    ran = terminal.run("render", "square/16", *names, "--output", "out", "--json")
    assert ran.status == 1
    assert [line["input"] for line in ran.lines] == names
    assert [line["state"] for line in ran.lines] == ["rendered", "failed", "rendered", "failed", "rendered"]
    assert all(line.keys() >= RESULT_KEYS for line in ran.lines)
    first, bad = ran.lines[:2]
    assert first["original"].keys() >= ORIGINAL_KEYS
    (rendition,) = first["renditions"]
    assert rendition.keys() >= RENDITION_KEYS
    assert (rendition["key"], rendition["url"], rendition["mime"]) == (None, None, "image/jpeg")
    assert Path(rendition["path"]).stat().st_size == rendition["bytes"]
    assert bad["error"].keys() == ERROR_KEYS
    assert ran.lines[4]["renditions"] == first["renditions"], "the same bytes keep their name"
    assert house.publications.page() == []


def test_without_json_the_paths_are_on_standard_output(terminal: Terminal) -> None:
    ran = terminal.run("render", "square/16", terminal.file("a.jpg"), terminal.file("bad.gif", b""), "--output", "out")
    assert ran.status == 1
    assert ran.out == "out/a-square-16.jpg\n"
    assert ran.err == "bad.gif: The file is empty.\n"
    assert sorted(path.name for path in Path("out").iterdir()) == ["a-square-16.jpg"]


def test_what_a_recipe_could_not_do_is_noted(terminal: Terminal) -> None:
    ran = terminal.run("render", "square/1000", terminal.file("a.jpg"), "--output", "out")
    assert ran.status == 0
    assert ran.err == "a.jpg: Kept at 48 px: the original is not larger.\n"


def test_metadata_can_be_rendered_as_json(terminal: Terminal) -> None:
    terminal.file("a.jpg", pictures.jpeg(camera=True))
    line = terminal.run("render", "exif/all", "a.jpg", "--output", "out", "--json").line
    (rendition,) = line["renditions"]
    assert (rendition["mime"], rendition["width"], rendition["height"]) == ("application/json", 0, 0)
    assert "Example Cameras" in Path(rendition["path"]).read_text(encoding="utf-8")


def test_an_unreadable_recipe_touches_nothing(terminal: Terminal) -> None:
    ran = terminal.run("render", "square", terminal.file("a.jpg"), "--output", "out")
    assert ran.status == 2
    assert "“square” has no value" in ran.err
    assert not Path("out").exists()
    assert terminal.homes == []


def test_a_folder_that_is_a_file_fails_each_input(terminal: Terminal) -> None:
    ran = terminal.run("render", "square/16", terminal.file("a.jpg"), "--output", terminal.file("out"), "--json")
    assert (ran.status, ran.line["error"]["kind"]) == (1, "disk")


def test_the_folder_must_be_named(terminal: Terminal) -> None:
    assert terminal.run("render", "square/16", terminal.file("a.jpg")).status == 2

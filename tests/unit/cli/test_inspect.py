"""`rethumb inspect`: what pictures say about themselves."""

from __future__ import annotations

from pathlib import Path

from tests.fixtures import pictures
from tests.unit.cli.conftest import ERROR_KEYS, Terminal

FILE_KEYS = {"format", "mime", "bytes", "width", "height", "mode", "orientation", "frames"}
LINE_KEYS = {"input", "state", "file", "groups", "malformed", "error"}
HOSTILE = b"\x1b]0;title\x07\x1b[31mred\r\nsecond line \x9b1m"


def test_a_line_has_the_shape_of_the_contract(terminal: Terminal) -> None:
    terminal.file("a.jpg", pictures.jpeg(64, 48, orientation=6, location=True, camera=True))
    ran = terminal.run("inspect", "a.jpg", "--json")
    assert ran.status == 0
    line = ran.line
    assert line.keys() >= LINE_KEYS
    assert (line["input"], line["state"], line["error"], line["malformed"]) == ("a.jpg", "read", None, [])
    facts = line["file"]
    assert facts.keys() >= FILE_KEYS
    assert (facts["format"], facts["mime"], facts["orientation"], facts["frames"]) == ("JPEG", "image/jpeg", 6, 1)
    assert facts["bytes"] == Path("a.jpg").stat().st_size
    assert line["groups"]["GPS"]["GPSLatitude"]["value"] == 52.5
    assert line["groups"]["IFD0"]["Make"] == {"value": "Example Cameras", "text": "Example Cameras"}
    assert line["groups"]["ExifIFD"]["ExposureTime"]["value"] == 0.004
    assert all(tag.keys() >= {"value", "text"} for group in line["groups"].values() for tag in group.values())


def test_each_input_has_a_line_in_input_order(terminal: Terminal) -> None:
    names = [terminal.file("a.jpg"), terminal.file("letter.jpg", pictures.TEXT), "gone.jpg", terminal.file("b.jpg")]
    ran = terminal.run("inspect", *names, "--json")
    assert ran.status == 1
    assert [(line["input"], line["state"]) for line in ran.lines] == list(
        zip(names, ["read", "failed", "failed", "read"], strict=True)
    )
    failed = ran.lines[1]
    assert failed.keys() >= LINE_KEYS
    assert (failed["file"], failed["groups"]) == (None, {})
    assert failed["error"].keys() == ERROR_KEYS


def test_the_shape_of_the_old_service(terminal: Terminal) -> None:
    terminal.file("a.jpg", pictures.jpeg(camera=True))
    terminal.file("bad.jpg", b"")
    ran = terminal.run("inspect", "a.jpg", "bad.jpg", "--as", "rethumb")
    assert ran.status == 1
    good, bad = ran.lines
    texts = {name: value for section in good.values() for name, value in section.items()}
    assert texts["Make"] == "Example Cameras"
    assert texts["ExposureTime"] == "1/250"
    assert bad["error"]["kind"] == "empty"


def test_one_shape_at_a_time(terminal: Terminal) -> None:
    assert terminal.run("inspect", "a.jpg", "--json", "--as", "rethumb").status == 2


def test_people_read_text(terminal: Terminal) -> None:
    ran = terminal.run("inspect", terminal.file("a.jpg", pictures.jpeg(camera=True)), "gone.jpg")
    assert ran.status == 1
    assert ran.out.startswith("a.jpg: JPEG, 64 × 48, ")
    assert "\n  IFD0\n" in ran.out
    assert "\n    Make: Example Cameras\n" in ran.out
    assert ran.err == "gone.jpg: “gone.jpg” is not there.\n"


def test_what_a_picture_says_does_not_steer_the_terminal(terminal: Terminal) -> None:
    picture = pictures.corners()
    block = pictures.exif()
    block[0x010E] = HOSTILE.decode("latin-1")
    name = terminal.file("a\x1b[2J.jpg", pictures.file_of(picture, "JPEG", exif=block, comment=HOSTILE))
    for words in ([name], [name, "--json"], [name, "--as", "rethumb"]):
        ran = terminal.run("inspect", *words)
        assert ran.status == 0
        assert "second line" in ran.out
        steering = {c for c in ran.out + ran.err if not c.isprintable()} - {"\n"}
        assert steering == set()


def test_what_is_malformed_is_shown_as_such(terminal: Terminal) -> None:
    data = pictures.insert_segment(pictures.jpeg(), 0xE1, b"Exif\0\0II*\0\xff\xff\xff\xff")
    terminal.file("a.jpg", data)
    assert terminal.run("inspect", "a.jpg", "--json").line["malformed"]
    assert "\n  malformed: " in terminal.run("inspect", "a.jpg").out

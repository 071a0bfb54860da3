"""`rethumb preset` and `rethumb library`: what is kept, shown and changed."""

from __future__ import annotations

from datetime import datetime

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Visibility
from rethumb_desktop.domain.preset import STANDARD_PRESETS
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures import pictures
from tests.fixtures.assembly import House
from tests.unit.cli.conftest import Terminal

PUBLICATION_KEYS = {
    *("key", "url", "recipe", "name", "width", "height", "bytes", "mime"),
    *("published_at", "device", "library"),
}


def test_presets_are_listed(terminal: Terminal) -> None:
    lines = terminal.run("preset", "list", "--json").lines
    assert [line["name"] for line in lines] == [preset.name for preset in STANDARD_PRESETS]
    assert lines[0] == {"name": "Web", "recipes": ["fit/1600x1600"]}
    assert terminal.run("preset", "list").out.splitlines()[0] == "Web: fit/1600x1600"


def test_a_preset_is_added_used_changed_and_removed(terminal: Terminal) -> None:
    added = terminal.run("preset", "add", "Mine", "format/webp/square/16", "width/32")
    assert (added.status, added.err) == (0, "Preset “Mine”: square/16/format/webp, width/32\n")
    line = terminal.run("publish", terminal.file("a.jpg"), "--preset", "Mine", "--json").line
    assert [r["mime"] for r in line["renditions"]] == ["image/webp", "image/jpeg"]
    terminal.run("preset", "add", "Mine", "width/8")
    assert {"name": "Mine", "recipes": ["width/8"]} in terminal.run("preset", "list", "--json").lines
    assert terminal.run("preset", "remove", "Mine").status == 0
    assert terminal.run("publish", "a.jpg", "--preset", "Mine").status == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("add", "Mine", "sqare/1"), "unknown parameter “sqare”"),
        (("add", "", "square/1"), "1 to 80 characters"),
        (("add", "Mine"), "RECIPE"),
        (("remove", "Nope"), "There is no preset “Nope”."),
        ((), "ACTION"),
    ],
)
def test_a_wrong_preset_is_wrong_usage(terminal: Terminal, words: tuple[str, ...], sentence: str) -> None:
    ran = terminal.run("preset", *words)
    assert ran.status == 2
    assert sentence in ran.err


def test_publications_are_listed_newest_first(terminal: Terminal) -> None:
    terminal.run("publish", terminal.file("old\x1b[1m.jpg"), "--recipe", "square/16")
    terminal.run("publish", terminal.file("new.png", pictures.png()), "--recipe", "width/32")
    newest, oldest = terminal.run("library", "list", "--json").lines
    assert newest.keys() == PUBLICATION_KEYS
    assert (newest["name"], newest["recipe"], newest["library"]) == ("new.png", "width/32", "This computer")
    assert (newest["width"], newest["height"], newest["mime"]) == (32, 24, "image/png")
    assert newest["url"].endswith(newest["key"])
    assert newest["published_at"].endswith("Z")
    assert datetime.fromisoformat(newest["published_at"]) >= datetime.fromisoformat(oldest["published_at"])
    people = terminal.run("library", "list").out
    assert "  old\ufffd[1m.jpg  16 × 16  file:///" in people


def test_publications_are_searched(terminal: Terminal) -> None:
    terminal.run("publish", terminal.file("Cat.jpg"), terminal.file("dog.png", pictures.png()), "--recipe", "width/32")
    assert [line["name"] for line in terminal.run("library", "search", "cat", "--json").lines] == ["Cat.jpg"]
    assert len(terminal.run("library", "search", "width/32", "--json").lines) == 2
    assert terminal.run("library", "search", "bird", "--json").lines == []


def test_one_library_can_be_listed(terminal: Terminal) -> None:
    terminal.add_cloud()
    terminal.run("publish", terminal.file("a.jpg"))
    terminal.run("publish", "a.jpg", "--library", "Cloud")
    assert len(terminal.run("library", "list", "--json").lines) == 2
    assert [line["library"] for line in terminal.run("library", "list", "--library", "Cloud", "--json").lines] == [
        "Cloud"
    ]
    missing = terminal.run("library", "list", "--library", "Nowhere")
    assert (missing.status, missing.out) == (3, "")


def test_what_has_no_link_now_is_listed_by_its_key(terminal: Terminal) -> None:
    terminal.add_cloud()
    terminal.run("publish", terminal.file("a.jpg"), "--library", "Cloud")
    terminal.run("account", "remove", "Cloud")
    (line,) = terminal.run("library", "list", "--json").lines
    assert line["url"] is None
    assert terminal.run("library", "list").out.rstrip().endswith(line["key"])


def test_a_server_that_does_not_answer_is_asked_once(terminal: Terminal, house: House) -> None:
    terminal.add_cloud()
    names = [terminal.file(f"{n}.jpg", pictures.jpeg(20 + n)) for n in range(5)]
    terminal.run("publish", *names, "--library", "Cloud")
    terminal.run("account", "remove", "Cloud")
    terminal.add_cloud()
    asked = []

    def refuse(operation: str, key: str) -> None:
        asked.append(operation)
        raise Fault(FaultKind.OFFLINE, "The server cannot be reached.")

    house.cloud = MemoryStore(visibility=Visibility.UNKNOWN, before=refuse)
    ran = terminal.run("library", "list", "--json")
    assert (ran.status, [line["url"] for line in ran.lines]) == (0, [None] * 5)
    assert len(asked) == 1

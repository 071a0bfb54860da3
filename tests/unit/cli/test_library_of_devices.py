"""`rethumb library list|search --device`: what one device published."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixtures import pictures
from tests.fixtures.assembly import House
from tests.fixtures.records import A_MOMENT
from tests.unit.cli.conftest import Terminal
from tests.unit.cli.test_sharing_a_library import KEYS, at, paired, publish


@pytest.fixture
def shared(terminal: Terminal, tmp_path: Path, house: House) -> Terminal:
    """A library in which this device and “Laptop” have published, and one of this computer."""
    terminal.add_cloud()
    laptop = House(tmp_path / "second", cloud=house.cloud, device_name="Laptop")
    paired(terminal, laptop)
    publish(terminal, "own.jpg", 40)
    with at(terminal, laptop):
        file = terminal.file("lake.jpg", pictures.jpeg(48))
        ran = terminal.run("publish", file, "--recipe", "square/16", "--library", "Here", typed=KEYS)
        assert ran.status == 0, ran.err
    assert terminal.run("library", "sync", typed=KEYS).status == 0
    return terminal


def listed(terminal: Terminal, *words: str) -> list[object]:
    ran = terminal.run("library", "list", "--json", *words)
    assert ran.status == 0, ran.err
    return [line["name"] for line in ran.lines]


def test_only_what_it_published_is_listed(shared: Terminal) -> None:
    assert sorted(map(str, listed(shared))) == ["lake.jpg", "own.jpg"]
    assert listed(shared, "--device", "Laptop") == ["lake.jpg"]
    assert listed(shared, "--device", "Laptop", "--library", "Cloud") == ["lake.jpg"]
    own = next(line["name"] for line in shared.run("library", "devices", "--json").lines if line["own"])
    assert listed(shared, "--device", own) == ["own.jpg"]


def test_a_search_lists_what_it_published_only(shared: Terminal) -> None:
    def found(text: str, *words: str) -> list[object]:
        ran = shared.run("library", "search", text, "--json", *words)
        assert ran.status == 0, ran.err
        return [line["name"] for line in ran.lines]

    assert sorted(map(str, found("jpg"))) == ["lake.jpg", "own.jpg"]
    assert found("jpg", "--device", "Laptop") == ["lake.jpg"]
    assert found("jpg", "--device", "Laptop", "--library", "Cloud") == ["lake.jpg"]
    assert found("own", "--device", "Laptop") == []


def test_a_device_is_meant_by_its_id_too(shared: Terminal) -> None:
    laptop = next(line["device"] for line in shared.run("library", "devices", "--json").lines if not line["own"])
    assert listed(shared, "--device", laptop) == ["lake.jpg"]
    assert listed(shared, "--device", laptop[:8]) == ["lake.jpg"]


def test_a_name_that_several_have_is_wrong_usage(terminal: Terminal, tmp_path: Path, house: House) -> None:
    """Also where one of them is this device, which is called by its name alone."""
    terminal.add_cloud()
    publish(terminal, "own.jpg", 40)
    namesake = House(tmp_path / "second", cloud=house.cloud)
    paired(terminal, namesake)
    with at(terminal, namesake):
        assert terminal.run("library", "sync", typed=KEYS).status == 0
    assert terminal.run("library", "sync", typed=KEYS).status == 0
    own = next(line for line in terminal.run("library", "devices", "--json").lines if line["own"])

    for more in ((), ("--library", "Cloud")):
        refused = terminal.run("library", "list", "--device", own["name"], *more)
        assert refused.status == 2
        assert "everal" in refused.err
    assert listed(terminal, "--device", own["device"]) == ["own.jpg"]


def test_what_is_on_its_way_out_is_listed_with_it(shared: Terminal, house: House) -> None:
    (line,) = shared.run("library", "list", "--json", "--device", "Laptop").lines
    house.removals.ask("Cloud", [line["key"]], A_MOMENT)
    own = next(line["name"] for line in shared.run("library", "devices", "--json").lines if line["own"])
    assert listed(shared, "--device", own) == ["own.jpg"]
    assert listed(shared, "--device", "Laptop") == ["lake.jpg"]


@pytest.mark.parametrize("words", [("list",), ("list", "--library", "Cloud"), ("search", "jpg")])
def test_a_device_that_nobody_knows_is_wrong_usage(shared: Terminal, words: tuple[str, ...]) -> None:
    ran = shared.run("library", *words, "--device", "Phone")
    assert ran.status == 2
    assert "There is no device “Phone”" in ran.err
    assert "rethumb library devices" in ran.err
    assert ran.out == ""

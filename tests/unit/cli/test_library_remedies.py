"""`rethumb library put-back|pass-over`, and what is told of devices: what a person can do where it is not in step."""

from __future__ import annotations

from tests.fixtures import pictures
from tests.fixtures.assembly import House
from tests.unit.cli.conftest import Terminal
from tests.unit.cli.test_sharing_a_library import KEYS, at, paired, publish, second

__all__ = ["second"]


def empty(house: House) -> None:
    for found in list(house.cloud.list("")):
        house.cloud.delete(found.key)


def test_an_emptied_bucket_is_not_in_step_and_is_put_back(terminal: Terminal, house: House, second: House) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    before = house.renditions()
    empty(house)
    ran = terminal.run("library", "sync", typed=KEYS)
    assert ran.status == 3
    assert ran.out == ""
    assert "Nothing that the devices told of “Cloud” is in the bucket any more." in ran.err
    assert "rethumb library put-back" in ran.err
    assert list(house.cloud.list("")) == []

    put = terminal.run("library", "put-back", "--json", typed=KEYS)

    assert put.status == 0, put.err
    assert put.line == {"entries": 1, "put_again": 1, "left": 0, "problems": []}
    assert house.renditions() == before
    assert terminal.run("library", "sync", "--json", typed=KEYS).line["in_step"] is True
    paired(terminal, second)
    with at(terminal, second):
        terminal.run("library", "sync", typed=KEYS)
        assert [line["name"] for line in terminal.run("library", "list", "--json").lines] == ["lake.jpg"]


def test_what_is_not_on_this_computer_is_told_and_ends_with_1(terminal: Terminal, house: House, second: House) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    paired(terminal, second)
    with at(terminal, second):
        terminal.run("library", "sync", typed=KEYS)
        other = terminal.file("b.jpg", pictures.jpeg(50))
        assert terminal.run("publish", other, "--recipe", "square/16", "--library", "Here", typed=KEYS).status == 0
    terminal.run("library", "sync", typed=KEYS)
    empty(house)
    ran = terminal.run("library", "put-back", typed=KEYS)
    assert ran.status == 1
    assert "The bucket tells of 2 pictures again; 1 was put there again." in ran.out
    assert "1 is not on this computer" in ran.out
    assert "b.jpg" in ran.err
    with at(terminal, second):
        assert "1 was put there again." in terminal.run("library", "put-back", typed=KEYS).out


def test_what_cannot_be_read_is_passed_over(terminal: Terminal, second: House, house: House) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    publish(terminal, "hill.jpg", 50)
    first, _ = house.cloud.list("p/.rethumb/journal/")
    house.cloud.write(first.key, b"forged", fresh=False)
    paired(terminal, second)
    device = first.key.split("/")[3]
    with at(terminal, second):
        ran = terminal.run("library", "sync", typed=KEYS)
        assert ran.status == 1
        assert f"rethumb library pass-over {device[:8]} --library Here" in ran.err
        over = terminal.run("library", "pass-over", device[:8], "--json", typed=KEYS)
        assert over.status == 0, over.err
        assert "It comes back with a snapshot" in over.err
        told = {"device": device, "name": over.line["name"], "segments": 1}
        assert (over.line["device"], over.line["passed_over"], over.line["sync"]["in_step"]) == (device, 1, True)
        assert over.line["sync"]["passed_over"] == [told]
        again = terminal.run("library", "sync", typed=KEYS)
        assert again.status == 0
        assert again.out.startswith(f"in step, but 1 segment of “{told['name']}” passed over, 1 other device;")
        _, other = terminal.run("library", "devices", "--json").lines
        assert other["passed_over"] == 1
        assert "segments 2 of 2, 1 passed over" in terminal.run("library", "devices").out
        assert [line["name"] for line in terminal.run("library", "list", "--json").lines] == ["hill.jpg"]
        refused = terminal.run("library", "pass-over", "nobody", typed=KEYS)
        assert refused.status == 2
        assert "There is no device “nobody” in “Here”." in refused.err


def test_joining_with_keys_tells_the_name_of_this_device_and_says_so(
    terminal: Terminal, second: House, house: House
) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    second.device_name = "Ann’s laptop"
    code = terminal.run("library", "pair", typed=KEYS).out
    with at(terminal, second):
        before = terminal.run("library", "join", "Here", "--credentials", "session", typed=code + KEYS)
        assert "The other devices will be told this one's name, “Ann’s laptop”." in before.err
        assert terminal.run("library", "sync", typed=KEYS).status == 0
    terminal.run("library", "sync", typed=KEYS)
    shown = terminal.run("library", "devices")
    assert "Ann’s laptop" in shown.out
    assert shown.out.rstrip().endswith("has not published yet")
    assert house.renditions() == [each["key"] for each in terminal.run("library", "list", "--json").lines]


def test_who_only_reads_tells_nobody(terminal: Terminal, second: House, house: House) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    paired(terminal, second, "--read-only")
    with at(terminal, second):
        terminal.run("library", "sync")
    assert len(list(house.cloud.list("p/.rethumb/heads/"))) == 1


def test_a_device_that_has_not_said_its_name_is_a_short_id(terminal: Terminal, second: House, house: House) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    paired(terminal, second)
    first = house.sync_records.device
    with at(terminal, second):
        _, line = terminal.run("library", "devices").out.splitlines()
        assert line.startswith(f"{first[:8]}  {first[:8]}  ")
        terminal.run("library", "sync", typed=KEYS)
        _, line = terminal.run("library", "devices").out.splitlines()
        assert line.startswith(f"{first[:8]}  A computer ({first[:8]})  ")

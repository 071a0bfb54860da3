"""`rethumb library put-back|pass-over`, and what is told of devices: what a person can do where it is not in step."""

from __future__ import annotations

from dataclasses import replace

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.ports.syncing import Heard
from rethumb_desktop.services.syncing.company import note_former, note_spoiled
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
    assert put.line == {"entries": 1, "put_again": 1, "left": 0, "problems": [], "whole": False}
    assert house.renditions() == before
    assert terminal.run("library", "sync", "--json", typed=KEYS).line["in_step"] is True
    paired(terminal, second)
    with at(terminal, second):
        terminal.run("library", "sync", typed=KEYS)
        assert [line["name"] for line in terminal.run("library", "list", "--json").lines] == ["lake.jpg"]


def test_where_nothing_is_to_be_put_back_it_says_so(terminal: Terminal, house: House) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    before = {each.key: each.md5 for each in house.cloud.list("")}
    ran = terminal.run("library", "put-back", typed=KEYS)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "Nothing was to be put back: what is known of the library is in its bucket.\n"
    told = {"entries": 1, "put_again": 0, "left": 0, "problems": [], "whole": True}
    assert terminal.run("library", "put-back", "--json", typed=KEYS).line == told
    assert {each.key: each.md5 for each in house.cloud.list("")} == before


def test_devices_of_a_library_that_needs_a_decision_end_with_1(terminal: Terminal, house: House) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    assert (terminal.run("library", "devices").status, terminal.run("library", "devices").err) == (0, "")
    everything = {each.key: house.cloud.get(each.key) for each in house.cloud.list("")}
    empty(house)
    terminal.run("library", "sync", typed=KEYS)
    shown = terminal.run("library", "devices")
    assert (shown.status, len(shown.out.splitlines())) == (1, 1)
    assert "Cloud: Nothing that the devices told of “Cloud” is in the bucket any more." in shown.err
    assert terminal.run("library", "devices", "--json").status == 1
    for key, data in everything.items():
        house.cloud.write(key, data, fresh=True)
    assert terminal.run("library", "sync", typed=KEYS).status == 0
    assert (terminal.run("library", "devices").status, terminal.run("library", "devices").err) == (0, "")


def test_a_decision_is_about_the_place_it_was_found_at(terminal: Terminal, house: House) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    empty(house)
    terminal.run("library", "sync", typed=KEYS)
    assert terminal.run("library", "devices").status == 1
    account = house.settings.accounts()[0]
    house.settings.save_account(replace(account, bucket="another"))
    assert terminal.run("library", "devices").status == 0


def test_devices_of_which_one_cannot_be_read_end_with_1(terminal: Terminal, house: House, second: House) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    paired(terminal, second)
    with at(terminal, second):
        assert terminal.run("library", "sync", typed=KEYS).status == 0
        assert terminal.run("library", "devices").status == 0
    publish(terminal, "hill.jpg", 50)
    _, last = house.cloud.list("p/.rethumb/journal/")
    whole = house.cloud.get(last.key)
    house.cloud.write(last.key, b"forged", fresh=False)
    with at(terminal, second):
        terminal.run("library", "sync", typed=KEYS)
        shown = terminal.run("library", "devices")
        assert (shown.status, shown.err) == (1, "")
        assert "cannot be read further" in shown.out
    house.cloud.write(last.key, whole, fresh=False)
    head = f"p/.rethumb/heads/{house.sync_records.device}"
    house.cloud.write(head, b"forged", fresh=False)
    with at(terminal, second):
        terminal.run("library", "sync", typed=KEYS)
        shown = terminal.run("library", "devices")
        assert (shown.status, shown.err) == (1, "")
        assert "The head of" in shown.out


def test_an_earlier_id_of_this_device_is_said_to_be_one(terminal: Terminal, house: House) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    note_former(house.sync_records, "ab" * 16)
    house.sync_records.note("Cloud", Heard("ab" * 16, newest=2, error=Fault(FaultKind.JOURNAL, "It is gone.").record()))
    own, earlier = terminal.run("library", "devices", "--json").lines
    assert (own["former_of"], earlier["former_of"]) == (None, own["device"])
    _, line = terminal.run("library", "devices").out.splitlines()
    assert line.startswith("abababab  A computer (abababab) (an earlier id of this device)  nothing yet")
    assert line.endswith("It is gone.")


def test_a_snapshot_that_cannot_be_read_has_a_line_of_its_own(terminal: Terminal, house: House) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    snapshot = f"20260101T000001Z-{house.sync_records.device}"
    note_spoiled(house.sync_records, "Cloud", snapshot, "A part of it is gone.")
    shown = terminal.run("library", "devices")
    assert (shown.status, len(shown.out.splitlines())) == (0, 1)
    assert "Cloud: A snapshot of “A computer” cannot be read." in shown.err
    assert f"{snapshot}: A part of it is gone." in shown.err
    line = terminal.run("library", "devices", "--json").line
    assert (line["error"], line["snapshot_error"]["kind"]) == (None, "journal")


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
    assert "1 was not put there again: it is not on this computer" in ran.out
    assert "b.jpg" in ran.err
    with at(terminal, second):
        assert "1 was put there again." in terminal.run("library", "put-back", typed=KEYS).out


def test_what_cannot_be_read_is_passed_over(terminal: Terminal, second: House, house: House) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    publish(terminal, "hill.jpg", 50)
    first, _ = house.cloud.list("p/.rethumb/journal/")
    whole = house.cloud.get(first.key)
    house.cloud.write(first.key, b"forged", fresh=False)
    paired(terminal, second)
    device = first.key.split("/")[3]
    with at(terminal, second):
        ran = terminal.run("library", "sync", typed=KEYS)
        assert ran.status == 1
        assert f"rethumb library pass-over {device[:8]} --library Here" in ran.err
        over = terminal.run("library", "pass-over", device[:8], "--json", typed=KEYS)
        assert over.status == 0, over.err
        way_back = "with: rethumb library verify --library Here"
        assert "It comes back with a snapshot" in over.err
        assert way_back in over.err
        told, synced = {"device": device, "name": over.line["name"], "segments": 1}, over.line["sync"]
        assert (over.line["device"], over.line["passed_over"]) == (device, 1)
        assert (synced["in_step"], synced["whole"], synced["passed_over"]) == (True, False, [told])
        again = terminal.run("library", "sync", typed=KEYS)
        assert again.status == 0
        assert way_back in again.err
        assert again.out.startswith(f"in step, but 1 segment of “{told['name']}” passed over, 1 other device;")
        _, other = terminal.run("library", "devices", "--json").lines
        assert other["passed_over"] == 1
        assert "segments 2 of 2, 1 passed over" in terminal.run("library", "devices").out
        assert [line["name"] for line in terminal.run("library", "list", "--json").lines] == ["hill.jpg"]
        house.cloud.write(first.key, whole, fresh=False)
        dry = terminal.run("library", "verify", "--dry-run", typed=KEYS)
        assert (dry.status, "1 segment that was passed over can be read again." in dry.out) == (1, True)
        verified = terminal.run("library", "verify", typed=KEYS)
        assert "1 segment that was passed over was read and taken in." in verified.out
        assert verified.status == 0, verified.err
        assert "passed over" not in terminal.run("library", "sync", typed=KEYS).out
        assert terminal.run("library", "sync", "--json", typed=KEYS).line["whole"] is True
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

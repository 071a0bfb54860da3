"""`rethumb library remove`, and what `library list` says of it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Role
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures import pictures
from tests.fixtures.assembly import House
from tests.unit.cli.conftest import ERROR_KEYS, RENDITION_KEYS, RESULT_KEYS, Terminal
from tests.unit.cli.test_books import PUBLICATION_KEYS

DENIED = Fault(FaultKind.POLICY, "These keys may not do this.")
OFFLINE = Fault(FaultKind.OFFLINE, "s3.example.com cannot be reached.", "Check the network.")


def publish(terminal: Terminal, *names: str, library: str = "This computer") -> list[str]:
    """Publish pictures that differ; return their object keys, in order."""
    files = [terminal.file(name, pictures.jpeg(40 + n)) for n, name in enumerate(names)]
    ran = terminal.run(
        "publish", *files, "--recipe", "square/16", "--library", library, "--json", typed="AKID\nsecret\n"
    )
    assert ran.status == 0, ran.err
    return [line["renditions"][0]["key"] for line in ran.lines]


def refuse_deletes(house: House, fault: Fault) -> list[str]:
    """Have the cloud answer every delete with a fault; returns the keys asked for, as they come."""
    asked: list[str] = []
    before = house.cloud

    def refuse(operation: str, key: str) -> None:
        if operation == "delete":
            asked.append(key)
            raise fault

    house.cloud = MemoryStore(before=refuse)
    for found in before.list(""):
        house.cloud.put(found.key, before.get(found.key), found.mime or "")
    return asked


def test_what_is_removed_is_gone_from_the_library_and_the_list(terminal: Terminal) -> None:
    one, two = publish(terminal, "kitten.jpg", "b.jpg")
    (listed,) = [line for line in terminal.run("library", "list", "--json").lines if line["key"] == one]
    file = Path(unquote(urlsplit(listed["url"]).path))
    assert file.exists()

    ran = terminal.run("library", "remove", one)

    assert (ran.status, ran.out, ran.err) == (0, f"removed  kitten.jpg  {one}\n", "")
    assert not file.exists()
    assert [line["key"] for line in terminal.run("library", "list", "--json").lines] == [two]
    assert terminal.run("library", "search", "kitten.jpg", "--json").lines == []
    assert terminal.run("link", one).status == 1


@pytest.mark.parametrize("shape", ["whole", "without the prefix", "without the extension"])
def test_a_key_is_taken_as_link_takes_it(terminal: Terminal, house: House, shape: str) -> None:
    terminal.add_cloud("keyring")
    (key,) = publish(terminal, "a.jpg", library="Cloud")
    base = key.rpartition("/")[2]
    given = {"whole": key, "without the prefix": base, "without the extension": base.partition(".")[0]}[shape]

    line = terminal.run("library", "remove", given, "--json").line

    assert line.keys() == RESULT_KEYS
    assert (line["input"], line["state"], line["error"]) == (given, "removed", None)
    assert line["renditions"][0].keys() == RENDITION_KEYS
    assert [rendition["key"] for rendition in line["renditions"]] == [key]
    assert house.renditions() == []


def test_each_input_has_its_line_and_one_failure_stops_nothing(terminal: Terminal) -> None:
    one, two = publish(terminal, "a.jpg", "b.jpg")

    ran = terminal.run("library", "remove", one, "nothing", two, one, "--json")

    assert ran.status == 1
    assert [line["state"] for line in ran.lines] == ["removed", "failed", "removed", "failed"]
    assert ran.lines[1]["error"].keys() == ERROR_KEYS
    assert ran.lines[1]["error"]["kind"] == "missing"
    told = terminal.run("library", "remove", "nothing")
    assert told.err == "nothing: This is no object key that is known here.\n"


def test_one_library_is_left_alone_where_another_was_named(terminal: Terminal) -> None:
    terminal.add_cloud("keyring")
    (key,) = publish(terminal, "a.jpg", library="Cloud")

    assert terminal.run("library", "remove", key, "--library", "This computer").status == 1
    assert terminal.run("library", "remove", key, "--library", "Nowhere").status == 3
    assert terminal.run("library", "remove", key, "--library", "Cloud").status == 0


def test_keys_that_may_not_delete_name_the_cure_and_the_failure_stays_visible(terminal: Terminal, house: House) -> None:
    terminal.add_cloud("keyring")
    (key,) = publish(terminal, "a.jpg", library="Cloud")
    refuse_deletes(house, DENIED)

    ran = terminal.run("library", "remove", key)

    assert (ran.status, ran.out) == (3, "")
    assert ran.err.splitlines()[0] == f"{key}: The keys of “Cloud” may not delete."
    assert "rethumb account keys Cloud --role maintenance" in ran.err
    (line,) = terminal.run("library", "list", "--json").lines
    assert line.keys() == PUBLICATION_KEYS | {"removal"}
    assert line["url"].endswith(key)
    assert line["removal"]["state"] == "failed"
    assert line["removal"]["error"]["kind"] == "policy"
    people = terminal.run("library", "list").out
    assert people.rstrip().endswith("could not be removed: The keys of “Cloud” may not delete.")
    assert terminal.run("library", "list", "--library", "This computer").out == ""


def test_what_failed_can_be_removed_again(terminal: Terminal, house: House) -> None:
    terminal.add_cloud("keyring")
    (key,) = publish(terminal, "a.jpg", library="Cloud")
    kept = house.cloud
    refuse_deletes(house, OFFLINE)
    assert terminal.run("library", "remove", key).err == f"{key}: {OFFLINE.title}\n  {OFFLINE.detail}\n"
    assert "`rethumb queue resume` try it again." in terminal.run("library", "list").out
    house.cloud = kept

    ran = terminal.run("library", "remove", key.rpartition("/")[2].partition(".")[0])

    assert (ran.status, ran.out) == (0, f"removed  a.jpg  {key}\n")
    assert house.renditions() == []
    assert terminal.run("library", "list").out == ""


def test_what_waits_in_the_window_is_listed(terminal: Terminal, house: House) -> None:
    (key,) = publish(terminal, "a.jpg")
    (published,) = house.publications.page()
    house.removals.ask("This computer", [key], published.published_at)

    (line,) = terminal.run("library", "list", "--json").lines
    assert line["removal"] == {"state": "waiting", "error": None}
    assert terminal.run("library", "list").out.rstrip().endswith("is being removed")


def test_what_was_removed_can_be_published_again(terminal: Terminal) -> None:
    (key,) = publish(terminal, "a.jpg")
    terminal.run("library", "remove", key)

    line = terminal.run("publish", "a.jpg", "--recipe", "square/16", "--json").line

    assert (line["state"], line["renditions"][0]["key"]) == ("published", key)


def test_keys_for_one_session_are_asked_for_once(terminal: Terminal, house: House) -> None:
    terminal.add_cloud()
    one, two = publish(terminal, "a.jpg", "b.jpg", library="Cloud")
    house.vault.delete("Cloud/publish")

    ran = terminal.run("library", "remove", one, two, typed="AKID\nsecret\n")

    assert ran.status == 0, ran.err
    assert ran.err.count("are needed") == 1


def test_the_maintenance_keys_are_asked_for_where_the_account_has_that_role(terminal: Terminal, house: House) -> None:
    terminal.add_cloud()
    (key,) = publish(terminal, "a.jpg", library="Cloud")
    role = Role.MAINTENANCE.value
    added = terminal.run("account", "add", "Cloud", "--role", role, typed="AKID\nsecret\n")
    assert added.status == 0, added.err
    house.vault.delete("Cloud/maintenance")

    ran = terminal.run("library", "remove", key, typed="AKID\nsecret\n")

    assert ran.status == 0, ran.err
    assert "maintenance keys of “Cloud”" in ran.err


def test_a_key_is_needed(terminal: Terminal) -> None:
    ran = terminal.run("library", "remove")

    assert ran.status == 2
    assert "KEY" in ran.err

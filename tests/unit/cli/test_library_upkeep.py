"""`rethumb library verify|backup|restore`: what is said where something is missing, and what scripts read then."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.fixtures import pictures
from tests.fixtures.assembly import House
from tests.unit.cli.conftest import ERROR_KEYS, Terminal
from tests.unit.cli.test_sharing_a_library import KEYS, at, paired, publish, second
from tests.unit.services.upkeep.devices import Bucket

__all__ = ["second"]

BACKUPS = "p/.rethumb/backups/"


def begin(terminal: Terminal) -> None:
    """A library with two pictures, and an account with backup keys."""
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    publish(terminal, "hill.jpg", 50)
    give_backup_keys(terminal, "Cloud")


def give_backup_keys(terminal: Terminal, name: str) -> None:
    assert terminal.run("account", "add", name, "--role", "backup", typed=KEYS).status == 0


def spoil_journal(house: House) -> None:
    for each in list(house.cloud.list("p/.rethumb/journal/")):
        house.cloud.write(each.key, b"damaged", fresh=False)


def backups(house: House) -> list[str]:
    return [each.key for each in house.cloud.list(BACKUPS)]


def test_a_backup_of_less_than_there_is_is_made_only_when_asked_for(
    terminal: Terminal, house: House, second: House
) -> None:
    house.cloud = second.cloud = bucket = Bucket()
    begin(terminal)
    made = terminal.run("library", "backup", typed=KEYS * 2)
    assert (made.status, made.err) == (0, "")
    good = made.out.split()[0]
    before = backups(house)
    spoil_journal(house)
    paired(terminal, second)
    with at(terminal, second):
        give_backup_keys(terminal, "Here")
        refused = terminal.run("library", "backup", typed=KEYS * 2)
        assert (refused.status, refused.out) == (3, "")
        assert "No backup was made" in refused.err
        assert "cannot be read further" in refused.err
        assert "rethumb library backup --anyway" in refused.err
        assert backups(house) == before

        bucket.later = timedelta(minutes=1)
        anyway = terminal.run("library", "backup", "--anyway", typed=KEYS * 2)
        assert "  0 entries  " in anyway.out
        assert "The backup before held 2 entries, this one holds 0. That one stays." in anyway.err
        assert " old " not in anyway.err
        assert set(before) < set(backups(house))

        restored = terminal.run("library", "restore", typed=KEYS * 2)
        assert f"rethumb library restore {good}" in restored.err


def test_a_damaged_backup_is_named(terminal: Terminal, house: House) -> None:
    begin(terminal)
    time = terminal.run("library", "backup", typed=KEYS * 2).out.split()[0]
    house.cloud.write(f"{BACKUPS}{time}/manifest", b"damaged", fresh=False)

    restored = terminal.run("library", "restore", typed=KEYS * 2)

    assert restored.status == 3
    assert f"All of them are damaged: {time}." in restored.err


def test_where_nobody_has_agreed_it_compares_and_says_why_nothing_is_mended(
    terminal: Terminal, house: House, second: House
) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    paired(terminal, second)
    with at(terminal, second):
        agreed = terminal.run("library", "verify", typed=KEYS)
        assert (agreed.status, "agree" in agreed.err) == (0, True)
        (key,) = house.renditions()
        house.cloud.delete(key)
        ran = terminal.run("library", "verify", "--json", typed=KEYS)
        assert ran.status == 1
        assert (ran.line["state"], ran.line["mended"]) == ("missing", False)
        assert "Nothing is mended: Nobody has agreed yet" in ran.err
        assert "Nothing is mended" not in terminal.run("library", "verify", "--dry-run", typed=KEYS).err
    assert house.renditions() == []


def test_a_library_that_can_only_be_read_is_compared_too(terminal: Terminal, house: House, second: House) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    paired(terminal, second, "--read-only")
    with at(terminal, second):
        assert "agree" in terminal.run("library", "verify").err
        house.cloud.delete(house.renditions()[0])
        ran = terminal.run("library", "verify")
    assert ran.status == 1
    assert "Nothing is mended: Nothing can be put into “Here”: its account has no publish keys." in ran.err


def test_restored_pictures_wait_until_somebody_agrees(terminal: Terminal, house: House, second: House) -> None:
    begin(terminal)
    terminal.run("library", "backup", typed=KEYS * 2)
    key = terminal.run("library", "key", typed=KEYS).out
    for each in list(house.cloud.list("p/.rethumb/journal/")):
        house.cloud.delete(each.key)
    with at(terminal, second):
        terminal.add_cloud()  # by hand: it has not joined
        assert terminal.run("library", "key", "--give", typed=key).status == 0
        give_backup_keys(terminal, "Cloud")
        restored = terminal.run("library", "restore", typed=KEYS * 2)
        assert restored.status == 0, restored.err
        assert "2 of them are told to the other devices once somebody has agreed to publish there" in restored.err

        waiting = terminal.run("library", "sync", "--json", typed=KEYS)
        assert (waiting.status, waiting.line["in_step"]) == (1, False)
        assert "Restored pictures of “Cloud” that the other devices are not told of yet: 2." in waiting.err

        published = terminal.file("own.jpg", pictures.jpeg(60))
        terminal.run("publish", published, "--library", "Cloud", typed=KEYS)
        told = terminal.run("library", "sync", "--json", typed=KEYS)
        assert (told.status, told.line["in_step"]) == (0, True)


@pytest.mark.parametrize(
    "words",
    [
        ("library", "sync"),
        ("library", "devices"),
        ("library", "verify"),
        ("library", "restore"),
        ("library", "backup"),
        ("library", "rebuild"),
        ("library", "list", "--library", "nix"),
        ("library", "sync", "--library", "nix"),
        ("publish", "a.jpg", "--library", "nix"),
    ],
)
def test_where_there_is_no_library_it_is_3_and_one_json_line_says_so(
    terminal: Terminal, words: tuple[str, ...]
) -> None:
    terminal.file("a.jpg")
    ran = terminal.run(*words, "--json")

    assert ran.status == 3
    assert ran.line["state"] == "failed"
    assert ran.line["error"].keys() == ERROR_KEYS
    assert "There is no library" in ran.line["error"]["title"]
    assert "There is no library" in ran.err


def test_a_command_that_cannot_begin_says_so_as_json(terminal: Terminal, house: House) -> None:
    terminal.add_cloud()
    house.vault.delete("Cloud/publish")
    for command in ("sync", "verify", "restore", "backup"):
        ran = terminal.run("library", command, "--json")  # and no keys
        assert ran.status == 3
        assert (ran.line["state"], ran.line["error"]["kind"]) == ("failed", "credentials")
    plain = terminal.run("library", "sync")
    assert (plain.status, plain.out) == (3, "")


def test_a_rebuild_counts_in_plain_words(terminal: Terminal, house: House) -> None:
    terminal.add_cloud()
    for width in (40, 50, 60):
        publish(terminal, f"{width}.jpg", width)
    first, second, _ = house.cloud.list("p/.rethumb/journal/")
    house.cloud.delete(first.key)
    assert "\n1 segment is gone: " in terminal.run("library", "rebuild", typed=KEYS).out
    house.cloud.delete(second.key)
    for each in list(house.cloud.list("p/.rethumb/snapshots/")):
        house.cloud.delete(each.key)
    assert "\n2 segments are gone: " in terminal.run("library", "rebuild", typed=KEYS).out


def test_a_segment_that_is_gone_is_told_again(terminal: Terminal, house: House, second: House) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    publish(terminal, "hill.jpg", 50)
    _, last = house.cloud.list("p/.rethumb/journal/")
    house.cloud.delete(last.key)

    ran = terminal.run("library", "verify", "--json", typed=KEYS)

    assert (ran.status, ran.line["state"], ran.line["mended"]) == (0, "record", True)
    assert ran.line["key"] == last.key
    paired(terminal, second)
    with at(terminal, second):
        assert terminal.run("library", "sync", typed=KEYS).status == 0
        assert len(terminal.run("library", "list", "--json").lines) == 2

"""`rethumb library pair|join|sync|devices|key|policy`: one library on two devices."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rethumb_desktop.credentials.library_keys import LibraryKeyRing
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures import pictures
from tests.fixtures.assembly import House
from tests.unit.cli.conftest import ERROR_KEYS, Terminal

KEYS = "AKID\nsecret\n"


@pytest.fixture
def second(tmp_path: Path, house: House) -> House:
    """Another device, before the same bucket."""
    return House(tmp_path / "second", cloud=house.cloud)


@contextmanager
def at(terminal: Terminal, house: House) -> Iterator[None]:
    """Have the commands of the block run on another device."""
    before, terminal.house = terminal.house, house
    yield
    terminal.house = before


def publish(terminal: Terminal, name: str, width: int) -> str:
    """Publish a picture of that width to the cloud; return its link."""
    file = terminal.file(name, pictures.jpeg(width))
    ran = terminal.run("publish", file, "--recipe", "square/16", "--library", "Cloud", typed=KEYS)
    assert ran.status == 0, ran.err
    return ran.out.strip()


def paired(terminal: Terminal, second: House, *more: str) -> None:
    """Have the second device join the first one's library."""
    code = terminal.run("library", "pair", typed=KEYS).out
    typed = code if "--read-only" in more else code + KEYS
    with at(terminal, second):
        joined = (
            terminal.run("library", "join", "Here", "--credentials", "session", typed=typed)
            if not more
            else (terminal.run("library", "join", "Here", *more, typed=typed))
        )
    assert joined.status == 0, joined.err


def test_what_one_device_published_is_listed_by_another_with_the_same_link(terminal: Terminal, second: House) -> None:
    terminal.add_cloud()
    link = publish(terminal, "lake.jpg", 40)
    paired(terminal, second)
    with at(terminal, second):
        synced = terminal.run("library", "sync", "--json", typed=KEYS).line
        assert {"devices", "received", "sent", "requests", "in_step"} <= synced.keys()
        assert (synced["devices"], synced["received"], synced["sent"], synced["in_step"]) == (1, 1, 0, True)
        (listed,) = terminal.run("library", "list", "--json").lines
    assert (listed["name"], listed["url"], listed["library"]) == ("lake.jpg", link, "Here")


def test_publishing_and_removing_tell_the_others_at_once(terminal: Terminal, second: House) -> None:
    terminal.add_cloud()
    paired(terminal, second)
    publish(terminal, "lake.jpg", 40)
    with at(terminal, second):
        terminal.run("library", "sync", typed=KEYS)
        (listed,) = terminal.run("library", "list", "--json").lines
        assert terminal.run("library", "remove", listed["key"], typed=KEYS).status == 0
    assert terminal.run("library", "sync", typed=KEYS).status == 0
    assert terminal.run("library", "list").out == ""


def test_others_that_cannot_be_told_now_are_no_failure(terminal: Terminal, second: House, house: House) -> None:
    terminal.add_cloud()
    paired(terminal, second)

    def refuse(operation: str, key: str) -> None:
        if ".rethumb/" in key and operation == "write":
            raise Fault(FaultKind.OFFLINE, "s3.example.com cannot be reached.", retryable=True)

    house.cloud = MemoryStore(before=refuse)
    file = terminal.file("lake.jpg", pictures.jpeg(40))
    ran = terminal.run("publish", file, "--recipe", "square/16", "--library", "Cloud", typed=KEYS)
    assert ran.status == 0
    assert "the next sync tells them: s3.example.com cannot be reached." in ran.err


def test_a_stranger_reads_and_does_not_publish(terminal: Terminal, second: House) -> None:
    terminal.add_cloud()
    link = publish(terminal, "lake.jpg", 40)
    paired(terminal, second, "--read-only")
    with at(terminal, second):
        assert terminal.run("library", "sync").status == 0
        (listed,) = terminal.run("library", "list", "--json").lines
        assert listed["url"] == link
        refused = terminal.run("publish", terminal.file("b.jpg"), "--library", "Here")
        assert refused.status != 0
        assert "“Here” can only be read" in refused.err
        assert terminal.run("account", "list", "--json").line["roles"] == []


def test_devices_are_shown_with_what_they_said(terminal: Terminal, second: House) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    paired(terminal, second)
    with at(terminal, second):
        terminal.run("library", "sync", typed=KEYS)
        own, other = terminal.run("library", "devices", "--json").lines
    assert (own["own"], other["own"]) == (True, False)
    assert (other["read"], other["newest"], other["error"]) == (1, 1, None)
    assert other["said_at"] is not None


def test_a_device_that_is_forgotten_is_not_shown_until_it_says_something_new(
    terminal: Terminal, second: House, house: House
) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    paired(terminal, second)
    first = house.sync_records.device
    with at(terminal, second):
        terminal.run("library", "sync", typed=KEYS)
        ran = terminal.run("library", "devices", "--forget", first[:4], "--json")
        assert (ran.status, [line["own"] for line in ran.lines]) == (0, [True])
        assert "is not shown here any more" in ran.err
        assert terminal.run("library", "sync", "--json", typed=KEYS).line["devices"] == 0
        again = terminal.run("library", "devices", "--forget", first[:4])
        assert (again.status, "There is no device" in again.err) == (2, True)
        own = terminal.run("library", "devices", "--forget", second.sync_records.device)
        assert (own.status, "This device is not forgotten" in own.err) == (2, True)
    publish(terminal, "sea.jpg", 41)
    with at(terminal, second):
        assert terminal.run("library", "sync", "--json", typed=KEYS).line["devices"] == 1
        assert [line["device"] for line in terminal.run("library", "devices", "--json").lines[1:]] == [first]


def test_a_head_that_cannot_be_read_is_told_by_every_sync_and_shown_by_devices(
    terminal: Terminal, second: House, house: House
) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    paired(terminal, second)
    head = f"p/.rethumb/heads/{house.sync_records.device}"
    house.cloud.write(head, house.cloud.get(head)[:50], fresh=False)
    with at(terminal, second):
        for received in (1, 0, 0):
            ran = terminal.run("library", "sync", "--json", typed=KEYS)
            assert (ran.status, ran.line["in_step"], ran.line["received"]) == (1, True, received)
            (problem,) = ran.line["problems"]
            assert problem["title"].startswith("The head of")
            assert "pass-over" not in ran.err
        _, other = terminal.run("library", "devices", "--json").lines
    assert other["error"]["title"].startswith("The head of")


def test_another_name_of_what_is_there_is_told_at_once(terminal: Terminal, second: House) -> None:
    terminal.add_cloud()
    link = publish(terminal, "lake.jpg", 40)
    paired(terminal, second)
    with at(terminal, second):
        terminal.run("library", "sync", typed=KEYS)
    assert publish(terminal, "holiday in rome.jpg", 40) == link
    with at(terminal, second):
        terminal.run("library", "sync", typed=KEYS)
        assert link in terminal.run("library", "search", "rome").out


def test_after_a_rebuild_a_device_is_one_still(terminal: Terminal, second: House, house: House) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    first = house.sync_records.device
    assert terminal.run("library", "rebuild", typed=KEYS).status == 0
    assert house.sync_records.device != first
    terminal.run("library", "sync", typed=KEYS)
    (own,) = terminal.run("library", "devices", "--json").lines
    assert (own["own"], own["former"], own["read"]) == (True, [first], 1)
    paired(terminal, second)
    with at(terminal, second):
        assert terminal.run("library", "sync", "--json", typed=KEYS).line["devices"] == 1
        _, other = terminal.run("library", "devices", "--json").lines
    assert (other["former"], other["read"], other["newest"]) == ([first], 1, 1)


def test_pictures_that_nothing_tells_of_are_found_by_a_rebuild(terminal: Terminal, second: House, house: House) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    paired(terminal, second)
    for each in list(house.cloud.list("p/.rethumb/")):
        house.cloud.delete(each.key)
    with at(terminal, second):
        for _ in range(2):
            ran = terminal.run("library", "sync", typed=KEYS)
            assert (ran.status, "rethumb library rebuild" in ran.err) == (3, True)
            assert list(house.cloud.list("p/.rethumb/")) == []
        assert terminal.run("library", "rebuild", typed=KEYS).status == 0
        assert "lake.jpg" in terminal.run("library", "list").out
        assert terminal.run("library", "sync", "--json", typed=KEYS).line["in_step"]


def test_what_cannot_be_read_of_a_device_is_told_and_ends_with_1(
    terminal: Terminal, second: House, house: House
) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    (segment,) = house.cloud.list("p/.rethumb/journal/")
    house.cloud.write(segment.key, b"forged", fresh=False)
    paired(terminal, second)
    with at(terminal, second):
        ran = terminal.run("library", "sync", "--json", typed=KEYS)
    assert ran.status == 1
    assert ran.line["in_step"] is False
    (problem,) = ran.line["problems"]
    assert problem.keys() == ERROR_KEYS
    assert problem["kind"] == "journal"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda code: "", "pairing code"),
        (lambda code: code[:-9], "pairing code"),
        (lambda code: "hello", "pairing code"),
    ],
)
def test_what_is_no_pairing_code_is_refused(terminal: Terminal, second: House, change: object, words: str) -> None:
    assert callable(change)
    terminal.add_cloud()
    code = terminal.run("library", "pair", typed=KEYS).out.strip()
    with at(terminal, second):
        ran = terminal.run("library", "join", "Here", "--credentials", "session", typed=f"{change(code)}\n{KEYS}")
    assert ran.status == 2
    assert words in ran.err


def test_a_library_that_is_here_already_is_not_joined_again(terminal: Terminal) -> None:
    terminal.add_cloud()
    code = terminal.run("library", "pair", typed=KEYS).out
    ran = terminal.run("library", "join", "Again", "--credentials", "session", typed=code + KEYS)
    assert ran.status == 2
    assert "This library is here already, as “Cloud”." in ran.err


def test_the_code_holds_no_secret_of_the_account(terminal: Terminal) -> None:
    terminal.add_cloud()
    ran = terminal.run("library", "pair", typed=KEYS)
    assert "AKID" not in ran.out
    assert "secret" not in ran.out


def test_the_key_is_printed_and_given_back(terminal: Terminal, second: House) -> None:
    terminal.add_cloud()
    link = publish(terminal, "lake.jpg", 40)
    key = terminal.run("library", "key", typed=KEYS).out.strip()
    assert len(key) == 52
    with at(terminal, second):
        # A new computer: the account is added anew, with a key of its own so far.
        terminal.add_cloud()
        assert terminal.run("library", "sync", typed=KEYS).status == 3
        assert terminal.run("library", "key", "--give", typed=f"{key}\n").status == 0
        assert terminal.run("library", "sync", typed=KEYS).status == 0
        (listed,) = terminal.run("library", "list", "--json").lines
    assert listed["url"] == link


def test_a_key_is_not_replaced_once_something_was_published_with_it(terminal: Terminal) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    ran = terminal.run("library", "key", "--give", typed=f"{'a' * 52}\n")
    assert ran.status == 2
    assert "has another library key already" in ran.err
    assert "This is no library key." in terminal.run("library", "key", "--give", typed="hello\n").err


def test_a_key_that_was_lost_is_given_back_where_the_bucket_says_that_it_is_the_one(
    terminal: Terminal, house: House
) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    key = terminal.run("library", "key", typed=KEYS).out.strip()
    LibraryKeyRing(house.vault).replace("Cloud", LibraryKey.generate())
    assert terminal.run("library", "key", "--give", typed=f"{key}\n").status == 0
    assert terminal.run("library", "key", typed=KEYS).out.strip() == key


def test_a_bucket_with_a_library_of_another_key_takes_nothing(terminal: Terminal, house: House, second: House) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    before = house.renditions()
    with at(terminal, second):
        terminal.add_cloud()
        file = terminal.file("b.jpg", pictures.jpeg(50))
        ran = terminal.run("publish", file, "--recipe", "square/16", "--library", "Cloud", typed=KEYS)
    assert ran.status != 0
    assert "a library with another library key" in ran.err
    assert house.renditions() == before


def test_nothing_is_put_or_deleted_once_a_newer_version_has_written(terminal: Terminal, house: House) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    before = house.renditions()
    name = "p/.rethumb/library.json"
    newer = json.loads(house.cloud.get(name)) | {"format": 2}
    house.cloud.write(name, json.dumps(newer).encode(), fresh=False)
    file = terminal.file("b.jpg", pictures.jpeg(50))
    put = terminal.run("publish", file, "--recipe", "square/16", "--library", "Cloud", typed=KEYS)
    removed = terminal.run("library", "remove", before[0], typed=KEYS)
    assert 0 not in (put.status, removed.status)
    assert "A newer version of the program" in put.err
    assert "A newer version of the program" in removed.err
    assert house.renditions() == before


def test_what_another_device_has_removed_is_put_again_and_not_taken_for_a_duplicate(
    terminal: Terminal, house: House, second: House
) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    paired(terminal, second)
    with at(terminal, second):
        terminal.run("library", "sync", typed=KEYS)
        other = terminal.file("b.jpg", pictures.jpeg(50))
        assert terminal.run("publish", other, "--recipe", "square/16", "--library", "Here", typed=KEYS).status == 0
        # This one is known of here before the other device takes the picture out.
        (key,) = [line["key"] for line in terminal.run("library", "search", "lake", "--json").lines]
    terminal.run("library", "sync", typed=KEYS)
    with at(terminal, second):
        assert terminal.run("library", "remove", key, typed=KEYS).status == 0
    words = ("--recipe", "square/16", "--library", "Cloud", "--json")
    assert terminal.run("publish", "lake.jpg", *words, typed=KEYS).line["state"] == "published"
    assert key in house.renditions()


def test_this_computer_has_no_code(terminal: Terminal) -> None:
    ran = terminal.run("library", "pair", "--library", "This computer")
    assert ran.status == 2
    assert "a folder of this computer" in ran.err
    assert "There is no library in a bucket yet." in terminal.run("library", "pair").err


def test_the_policy_is_printed_and_given_to_the_bucket(terminal: Terminal, house: House) -> None:
    terminal.add_cloud()
    words = ("library", "policy", "--for", "rgw", "--publish-user", "ann", "--backup-user", "ben")
    printed = json.loads(terminal.run(*words).out)
    assert printed["Statement"]
    assert house.cloud.policy() == ""
    assert terminal.run(*words, "--apply", typed=KEYS).status == 0
    assert json.loads(house.cloud.policy()) == printed


def test_what_others_have_in_the_buckets_policy_stays(terminal: Terminal, house: House) -> None:
    terminal.add_cloud()
    by_hand = {"Sid": "Www", "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:x"}
    house.cloud.apply_policy(json.dumps({"Version": "2012-10-17", "Statement": [by_hand]}))
    for user in ("ann", "ben"):
        words = ("library", "policy", "--publish-user", user)
        ours = json.loads(terminal.run(*words).out)["Statement"]
        applied = terminal.run(*words, "--apply", typed=KEYS)
        assert applied.status == 0, applied.err
        assert json.loads(house.cloud.policy())["Statement"] == [by_hand, *ours]
        assert json.loads(applied.out) == json.loads(house.cloud.policy())
    house.cloud.apply_policy("[]")
    refused = terminal.run(*words, "--apply", typed=KEYS)
    assert refused.status == 2
    assert "The bucket has a policy that cannot be read." in refused.err
    assert house.cloud.policy() == "[]"


def test_the_keys_of_every_role_that_may_give_a_policy_are_asked_for(terminal: Terminal, house: House) -> None:
    terminal.add_cloud()
    assert terminal.run("account", "add", "Cloud", "--role", "maintenance", typed=KEYS).status == 0
    for role in ("publish", "maintenance"):
        house.vault.delete(f"Cloud/{role}")
    applied = terminal.run("library", "policy", "--publish-user", "ann", "--apply", typed=KEYS + KEYS)
    assert applied.status == 0, applied.err
    assert "The maintenance keys of “Cloud” are needed" in applied.err
    assert house.cloud.policy()


def test_strangers_see_records_only_where_that_is_asked_for(terminal: Terminal) -> None:
    terminal.add_cloud()
    opened = [
        [each["Sid"] for each in json.loads(terminal.run("library", "policy", *more).out)["Statement"]]
        for more in ((), ("--open-records",))
    ]
    assert [any(sid.endswith("EverybodyRecords") for sid in sids) for sids in opened] == [False, True]
    both = terminal.run("library", "policy", "--private", "--open-records")
    assert both.status == 2
    assert "not allowed with" in both.err

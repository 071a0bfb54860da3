"""`rethumb library join`: what is tried before, what can only be read afterwards, and who sees it."""

from __future__ import annotations

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures.assembly import House
from tests.unit.cli.conftest import Terminal
from tests.unit.cli.test_sharing_a_library import KEYS, at, paired, publish, second

__all__ = ["second"]


def test_a_bucket_that_was_added_by_hand_is_joined_by_the_code(terminal: Terminal, second: House) -> None:
    terminal.add_cloud()
    link = publish(terminal, "lake.jpg", 40)
    code = terminal.run("library", "pair", typed=KEYS).out
    with at(terminal, second):
        terminal.add_cloud()
        refused = terminal.run("library", "sync", typed=KEYS)
        assert "Join it with the pairing code" in refused.err
        joined = terminal.run("library", "join", "Here", "--credentials", "session", typed=code + KEYS)
        assert joined.status == 0, joined.err
        assert "“Cloud” is here now." in joined.err
        terminal.run("library", "sync", typed=KEYS)
        (listed,) = terminal.run("library", "list", "--json").lines
    assert listed["url"] == link


@pytest.mark.parametrize(("kind", "status"), [(FaultKind.CREDENTIALS, 3), (FaultKind.OFFLINE, 0)])
def test_keys_are_tried_before_a_library_is_joined(
    terminal: Terminal, second: House, kind: FaultKind, status: int
) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    code = terminal.run("library", "pair", typed=KEYS).out

    def refuse(operation: str, key: str) -> None:
        raise Fault(kind, "It does not let us in.", retryable=kind is FaultKind.OFFLINE)

    second.cloud = MemoryStore(before=refuse)
    with at(terminal, second):
        ran = terminal.run("library", "join", "Here", "--credentials", "session", typed=code + KEYS)
        kept = terminal.run("account", "list", "--json").lines
    assert (ran.status, len(kept)) == (status, int(status == 0)), ran.err
    assert "It does not let us in." in ran.err
    assert ("is here now" in ran.err) is (status == 0)


def test_nothing_is_removed_from_what_can_only_be_read(terminal: Terminal, second: House) -> None:
    terminal.add_cloud()
    publish(terminal, "lake.jpg", 40)
    paired(terminal, second, "--read-only", "--credentials", "session")
    with at(terminal, second):
        terminal.run("library", "sync")
        (listed,) = terminal.run("library", "list", "--json").lines
        ran = terminal.run("library", "remove", listed["key"], typed=KEYS)
        assert ran.status == 1
        assert "Nothing can be removed from “Here”: it can only be read here." in ran.err
        assert terminal.run("account", "list", "--json").line["roles"] == [], "no keys were asked for"
        assert [line["removal"] for line in terminal.run("library", "list", "--json").lines if "removal" in line] == []
        assert len(terminal.run("library", "list", "--json").lines) == 1


def test_who_has_joined_is_seen_before_anybody_has_published(terminal: Terminal, second: House) -> None:
    second.device_name = "Ann's laptop"
    terminal.add_cloud()
    paired(terminal, second)
    with at(terminal, second):
        assert terminal.run("library", "sync", typed=KEYS).status == 0
    assert terminal.run("library", "sync", "--json", typed=KEYS).line["devices"] == 1
    assert [line["name"] for line in terminal.run("library", "devices", "--json").lines] == [
        "A computer",
        "Ann's laptop",
    ]

"""Joining a library only to read it: there are no keys to keep, and no keyring is needed for the library key."""

from __future__ import annotations

from pathlib import Path

from rethumb_desktop.domain.library import Addressing
from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.domain.pairing import Pairing
from rethumb_desktop.sync.pairing_code import to_text
from tests.fixtures.command_line import CommandLine

#: Nothing listens there: what is joined is seen later.
CODE = to_text(
    Pairing("Alps", "http://127.0.0.1:9", "alps", "", "us-east-1", Addressing.PATH, "", LibraryKey.generate())
)
#: No bus, and so no keyring.
ALONE = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent", "XDG_RUNTIME_DIR": "/nonexistent"}


def test_a_library_that_is_only_read_needs_no_keyring(tmp_path: Path) -> None:
    home = CommandLine(tmp_path, tmp_path / "home", ALONE)

    joined = home.run("library", "join", "Alps", "--read-only", typed=f"{CODE}\n")

    assert joined.status == 0, joined.err
    assert "the library key is kept in a file that only you can read" in joined.err
    (key,) = (tmp_path / "home" / "keys").glob("*.key")
    assert key.stat().st_mode & 0o777 == 0o600
    paired = home.run("library", "pair")
    assert paired.out.startswith("rethumb:")


def test_one_that_is_published_to_still_asks_for_one(tmp_path: Path) -> None:
    home = CommandLine(tmp_path, tmp_path / "home", ALONE)

    joined = home.run("library", "join", "Alps", typed=f"{CODE}\nAKID\nsecret\n")

    assert joined.status == 3
    assert "--credentials environment" in joined.err
    assert home.run("account", "list").out == ""

"""A keyring that is slow, hostile, or asked by many."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from keyring.errors import InitError, KeyringLocked, NoKeyringError

from rethumb_desktop.credentials.entries import SERVICE
from rethumb_desktop.credentials.key_pairs import VaultKeyPairs
from rethumb_desktop.credentials.ring import KeyringVault, Ring
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, KeyPair, Role
from tests.fixtures.programs import PROJECT

CANARY = "canary-4711"
LONG = 30.0


class LockedException(Exception):
    """As the Secret Service's library calls it."""


class PromptDismissedException(Exception):
    """As the Secret Service's library calls it."""


class DBusErrorResponse(Exception):
    """As the D-Bus library calls it: no error of the keyring package."""


class ShelfRing:
    """A back end whose every call first does what it was told to."""

    def __init__(self, first: Callable[[], object] = lambda: None) -> None:
        self.first = first
        self.shelf: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        self.first()
        return self.shelf.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.first()
        self.shelf[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.shelf[service, username]


def opened(ring: Ring) -> Callable[[], Ring]:
    return lambda: ring


def fail_with(error: BaseException) -> Callable[[], object]:
    def fail() -> object:
        raise error

    return fail


def test_entries_stand_under_the_programs_name() -> None:
    ring = ShelfRing()
    KeyringVault(open_ring=opened(ring)).set("studio/publish", CANARY)

    assert ring.shelf == {("rethumb-desktop", "studio/publish"): f"studio/publish\n{CANARY}"}
    assert SERVICE == "rethumb-desktop"


@pytest.mark.parametrize(
    ("error", "title", "retryable"),
    [
        (NoKeyringError(CANARY), "There is no keyring on this computer.", False),
        (KeyringLocked(CANARY), "The keyring is locked.", True),
        (LockedException(CANARY), "The keyring is locked.", True),
        (InitError(CANARY), "The keyring was not opened.", True),
        (PromptDismissedException(CANARY), "The keyring was not opened.", True),
        (DBusErrorResponse(CANARY), "The keyring does not work.", False),
        (RuntimeError(CANARY), "The keyring does not work.", False),
        (RecursionError(CANARY), "The keyring does not work.", False),
        (SystemExit(CANARY), "The keyring does not work.", False),
        (UnicodeDecodeError("utf-8", CANARY.encode(), 0, 1, CANARY), "The keyring does not work.", False),
    ],
)
def test_whatever_a_keyring_raises_is_a_fault_without_the_secret(
    error: BaseException, title: str, retryable: bool
) -> None:
    vault = KeyringVault(open_ring=opened(ShelfRing(fail_with(error))))

    with pytest.raises(Fault) as caught:
        vault.set("studio/publish", CANARY)

    fault = caught.value
    assert (fault.kind, fault.title, fault.retryable) == (FaultKind.KEYRING, title, retryable)
    assert CANARY not in fault.detail
    assert fault.__cause__ is None
    assert fault.__context__ is None


def test_a_keyring_that_cannot_be_opened_is_tried_again() -> None:
    openings = []

    def open_ring() -> Ring:
        openings.append("opened")
        if len(openings) == 1:
            raise KeyringLocked
        return ShelfRing()

    vault = KeyringVault(open_ring=open_ring)
    with pytest.raises(Fault, match="locked"):
        vault.get("x")

    assert vault.get("x") is None
    assert vault.get("x") is None
    assert len(openings) == 2


def test_a_slow_keyring_is_given_up_and_used_again_when_it_has_answered() -> None:
    may_answer, answered = Event(), Event()

    def wait() -> None:
        may_answer.wait(LONG)
        answered.set()

    ring = ShelfRing(wait)
    vault = KeyringVault(limit_seconds=0.05, open_ring=opened(ring))

    with pytest.raises(Fault, match=r"did not answer within 0\.05 seconds") as caught:
        vault.set("a", CANARY)
    assert caught.value.retryable
    with pytest.raises(Fault, match="did not answer"):
        vault.get("a")
    assert ring.shelf == {}

    may_answer.set()
    assert answered.wait(LONG)
    patient = KeyringVault(limit_seconds=LONG, open_ring=opened(ring))
    assert patient.get("b") is None
    while True:
        try:
            assert vault.get("a") == CANARY
        except Fault:
            continue
        break


def test_one_question_at_a_time() -> None:
    entered: list[str] = []
    first_in, go_on = Event(), Event()

    def once() -> None:
        entered.append("in")
        first_in.set()
        go_on.wait(LONG)

    vault = KeyringVault(limit_seconds=0.05, open_ring=opened(ShelfRing(once)))
    with pytest.raises(Fault, match="did not answer"):
        vault.get("a")
    assert first_in.wait(LONG)
    with pytest.raises(Fault, match="did not answer"):
        vault.get("b")

    assert entered == ["in"]
    go_on.set()


class GarbledRing(ShelfRing):
    """A back end that answers with something of its own."""

    def __init__(self, answer: Any) -> None:
        super().__init__()
        self.answer = answer

    def get_password(self, service: str, username: str) -> str | None:
        return self.answer  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    "answer", [CANARY.encode(), 4711, [CANARY], object(), f"other/publish\n{CANARY}", f"\n{CANARY}", f"{CANARY}\n"]
)
def test_what_a_keyring_makes_up_is_refused_and_not_shown(answer: object) -> None:
    vault = KeyringVault(open_ring=opened(GarbledRing(answer)))

    with pytest.raises(Fault) as caught:
        vault.get("studio/publish")
    assert caught.value.kind is FaultKind.KEYRING
    assert CANARY not in caught.value.title + caught.value.detail


@pytest.mark.parametrize("answer", ["", "garbage", "{}", '{"key_id": "AKID"}', "null", "\x00" * 9])
def test_garbage_is_no_key_pair(answer: str) -> None:
    pairs = VaultKeyPairs(KeyringVault(open_ring=opened(GarbledRing(answer))))

    with pytest.raises(Fault, match="damaged"):
        pairs.get(Account("studio", "https://s3.example.com", "bucket"))


def test_another_entrys_value_is_not_taken_for_this_ones() -> None:
    ring = ShelfRing()
    vault = KeyringVault(open_ring=opened(ring))
    pairs, studio = VaultKeyPairs(vault), Account("studio", "https://s3.example.com", "bucket")
    pairs.set(studio, KeyPair("AKID", CANARY), Role.MAINTENANCE)
    ring.shelf[SERVICE, "studio/publish"] = ring.shelf[SERVICE, "studio/maintenance"]

    with pytest.raises(Fault, match="something else than “studio/publish”"):
        pairs.get(studio)
    assert pairs.get(studio, Role.MAINTENANCE) == KeyPair("AKID", CANARY)


@pytest.mark.parametrize("answer", [None, f"studio/publish\n{CANARY}2"])
def test_a_keyring_that_forgets_is_found_out_at_once(answer: str | None) -> None:
    vault = KeyringVault(open_ring=opened(GarbledRing(answer)))

    with pytest.raises(Fault, match="does not keep what it is given"):
        vault.set("studio/publish", CANARY)


PLAIN_RING = """
import pathlib
from keyring.backend import KeyringBackend

class PlainKeyring(KeyringBackend):
    priority = 99
    def get_password(self, service, username):
        return None
    def set_password(self, service, username, password):
        pathlib.Path(__file__).with_name("plain.txt").write_text(password)
    def delete_password(self, service, username):
        pass
"""
TRY_KEYRING = f"""
from rethumb_desktop.credentials.ring import KeyringVault
from rethumb_desktop.domain.errors import Fault
try:
    KeyringVault().set("studio/publish", {CANARY!r})
except Fault as fault:
    print(fault.title)
"""
TRY_PACKAGE = f"import keyring; keyring.set_password('a', 'b', {CANARY!r})"


@pytest.mark.parametrize("by", ["variable", "file"])
def test_a_back_end_that_writes_plain_text_cannot_be_forced_on_it(tmp_path: Path, by: str) -> None:
    (tmp_path / "plain_ring.py").write_text(PLAIN_RING)
    configuration = tmp_path / "config" / "python_keyring"
    configuration.mkdir(parents=True)
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}:{PROJECT}", "XDG_CONFIG_HOME": str(tmp_path / "config")}
    if by == "variable":
        environment["PYTHON_KEYRING_BACKEND"] = "plain_ring.PlainKeyring"
    else:
        (configuration / "keyringrc.cfg").write_text("[backend]\ndefault-keyring=plain_ring.PlainKeyring\n")

    def run(program: str) -> str:
        words = [sys.executable, "-c", program]
        return subprocess.run(words, env=environment, capture_output=True, text=True, check=True).stdout

    assert run(TRY_KEYRING) == "There is no keyring on this computer.\n"
    assert not (tmp_path / "plain.txt").exists()
    run(TRY_PACKAGE)
    assert (tmp_path / "plain.txt").read_text() == CANARY, "the package itself would have taken it"

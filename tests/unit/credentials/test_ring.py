"""A keyring that is slow, hostile, or asked by many."""

from collections.abc import Callable
from threading import Event

import pytest
from keyring.errors import InitError, KeyringLocked, NoKeyringError

from rethumb_desktop.credentials.entries import SERVICE
from rethumb_desktop.credentials.ring import KeyringVault, Ring
from rethumb_desktop.domain.errors import Fault, FaultKind

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


def fail_with(error: Exception) -> Callable[[], object]:
    def fail() -> object:
        raise error

    return fail


def test_entries_stand_under_the_programs_name() -> None:
    ring = ShelfRing()
    KeyringVault(open_ring=opened(ring)).set("studio/publish", CANARY)

    assert ring.shelf == {("rethumb-desktop", "studio/publish"): CANARY}
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
    ],
)
def test_whatever_a_keyring_raises_is_a_fault_without_the_secret(error: Exception, title: str, retryable: bool) -> None:
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

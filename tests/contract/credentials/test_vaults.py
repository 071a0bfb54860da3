"""Vaults keep their promises: in memory, and in a real gnome-keyring on a private desktop."""

import sys
from collections.abc import Callable

import pytest

from rethumb_desktop.credentials.session import SessionVault
from rethumb_desktop.domain.ports import Vault
from tests.contract.credentials.ask_keyring import SECRET
from tests.contract.credentials.promises import PROMISES
from tests.fixtures.desktop import Desktop
from tests.fixtures.desktop_parts import KEYRING_PASSWORD
from tests.fixtures.programs import PROJECT

HERE = {"PYTHONPATH": str(PROJECT)}
MODULE = [sys.executable, "-W", "error", "-m"]


def ask(desktop: Desktop, what: str, seconds: float, **env: str) -> str:
    words = [*MODULE, "tests.contract.credentials.ask_keyring", what, str(seconds)]
    return desktop.run(words, cwd=PROJECT, env=env).stdout.strip()


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_the_session_keeps_its_promises(promise: Callable[[Vault], None]) -> None:
    promise(SessionVault())


@pytest.mark.desktop(tray=False, notifications=False)
def test_a_real_keyring_keeps_its_promises(desktop: Desktop) -> None:
    done = desktop.run([*MODULE, "tests.contract.credentials.promises"], cwd=PROJECT)

    assert done.stdout.split() == [promise.__name__ for promise in PROMISES]


@pytest.mark.desktop(tray=False, notifications=False)
def test_no_variable_and_no_file_chooses_another_keyring(desktop: Desktop) -> None:
    folder = desktop.home / ".config" / "python_keyring"
    folder.mkdir(parents=True)
    (folder / "keyringrc.cfg").write_text("[backend]\ndefault-keyring=keyring.backends.null.Keyring\n")

    assert ask(desktop, "set", 20, PYTHON_KEYRING_BACKEND="keyring.backends.null.Keyring") == SECRET
    assert ask(desktop, "get", 20) == SECRET
    assert ask(desktop, "delete", 20) == "None"


@pytest.mark.desktop(tray=False, notifications=False, keyring="absent")
@pytest.mark.parametrize("what", ["get", "set", "delete"])
def test_an_absent_keyring_is_said(desktop: Desktop, what: str) -> None:
    answer = ask(desktop, what, 20, PYTHON_KEYRING_BACKEND="keyring.backends.null.Keyring")

    assert answer.startswith("Fault: keyring There is no keyring on this computer.")


@pytest.mark.desktop(tray=False, notifications=False, keyring="locked")
def test_a_locked_keyring_that_nobody_opens_ends_in_time(desktop: Desktop) -> None:
    answer = ask(desktop, "set", 1)

    assert answer.startswith("Fault, again: keyring The keyring did not answer within 1 seconds.")


@pytest.mark.desktop(tray=False, notifications=False, keyring="locked")
@pytest.mark.parametrize("open_it", [True, False], ids=["opened", "dismissed"])
def test_a_locked_keyring_waits_for_the_person(desktop: Desktop, open_it: bool) -> None:
    asking = desktop.popen([*MODULE, "tests.contract.credentials.ask_keyring", "set", "50"], name="asking", env=HERE)
    desktop.activate(desktop.window("Unlock Login Keyring"))
    if open_it:
        desktop.type(KEYRING_PASSWORD)
        desktop.key("Return")
    else:
        desktop.key("Escape")

    assert asking.wait(40) == 0
    answer = desktop.log("asking").strip()
    assert answer.startswith(SECRET if open_it else "Fault, again: keyring The keyring is locked.")

"""The keyring of the operating system."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock, Thread
from time import monotonic
from typing import Protocol, TypeVar

from rethumb_desktop.credentials.entries import SERVICE, read_signed, sign_with_name
from rethumb_desktop.domain.errors import Fault, FaultKind

Answer = TypeVar("Answer")

_SESSION_HINT = "Keep the keys for this session only, or set them in the environment."


class Ring(Protocol):
    """What is used of a keyring back end."""

    def get_password(self, service: str, username: str, /) -> str | None: ...

    def set_password(self, service: str, username: str, password: str, /) -> None: ...

    def delete_password(self, service: str, username: str, /) -> None: ...


def open_system_ring() -> Ring:
    """Return this system's keyring: one of an allow-list, made directly.

    The `keyring` package would let an environment variable or a file of its own choose a back end that keeps
    secrets as plain text. Raises Fault keyring where there is none.
    """
    from keyring.backend import KeyringBackend

    allowed: list[type[KeyringBackend]]
    if sys.platform == "darwin":
        from keyring.backends import macOS

        allowed = [macOS.Keyring]
    elif sys.platform == "win32":
        from keyring.backends import Windows

        allowed = [Windows.WinVaultKeyring]
    else:
        from keyring.backends import SecretService, kwallet

        allowed = [SecretService.Keyring, kwallet.DBusKeyring]
    for back_end in allowed:
        if back_end.viable:
            return back_end()
    raise _absent()


class KeyringVault:
    """Keeps secrets in the operating system's keyring; implements `Vault`. Safe to share by threads.

    A keyring may ask the person for a password and wait for ever, so each call runs in a thread of its own and
    gives up after `limit_seconds`; a call that was given up still blocks the next until it ends. What it answers is
    not believed: an entry holds its own name. Raises Fault keyring: absent, locked, dismissed, slow, or broken.
    """

    def __init__(self, limit_seconds: float = 20.0, open_ring: Callable[[], Ring] = open_system_ring) -> None:
        self._limit = limit_seconds
        self._open_ring = open_ring
        self._ring: Ring | None = None
        self._in_use = Lock()

    def get(self, entry: str) -> str | None:
        return self._ask(lambda ring: _get(ring, entry))

    def set(self, entry: str, secret: str) -> None:
        self._ask(lambda ring: _set(ring, entry, secret))

    def delete(self, entry: str) -> None:
        """Forget an entry; none there is no fault."""
        self._ask(lambda ring: _delete(ring, entry))

    def _ask(self, question: Callable[[Ring], Answer]) -> Answer:
        deadline = monotonic() + self._limit
        # Two prompts at once would confuse a person, and the second could not be told from the first.
        if not self._in_use.acquire(timeout=self._limit):
            raise self._slow()
        answer: Future[Answer] = Future()
        # A daemon: a keyring that never answers must not keep the program from ending.
        Thread(target=self._answer, args=(question, answer), name="keyring", daemon=True).start()
        try:
            return answer.result(timeout=max(0.0, deadline - monotonic()))
        except TimeoutError:
            raise self._slow() from None

    def _answer(self, question: Callable[[Ring], Answer], answer: Future[Answer]) -> None:
        try:
            if self._ring is None:
                self._ring = self._open_ring()
            found = question(self._ring)
        except BaseException as error:  # noqa: BLE001 - back ends raise anything, raw D-Bus errors and SystemExit too
            self._in_use.release()
            answer.set_exception(_fault(error))
        else:
            self._in_use.release()
            answer.set_result(found)

    def _slow(self) -> Fault:
        return Fault(
            FaultKind.KEYRING,
            f"The keyring did not answer within {self._limit:g} seconds.",
            "It may be waiting for you to unlock it: look for its window, then try again.",
            retryable=True,
        )


def _get(ring: Ring, entry: str) -> str | None:
    answer = ring.get_password(SERVICE, entry)
    return read_signed(entry, answer) if answer is not None else None


def _set(ring: Ring, entry: str, secret: str) -> None:
    ring.set_password(SERVICE, entry, sign_with_name(entry, secret))
    if _get(ring, entry) != secret:
        raise Fault(FaultKind.KEYRING, "The keyring does not keep what it is given.", _SESSION_HINT, subject=entry)


def _delete(ring: Ring, entry: str) -> None:
    if ring.get_password(SERVICE, entry) is not None:
        ring.delete_password(SERVICE, entry)


def _fault(error: BaseException) -> Fault:
    """Return the fault; of an unknown error only its name is told, since its text may hold the secret."""
    from keyring.errors import InitError, KeyringLocked, NoKeyringError

    if isinstance(error, Fault):
        return error
    name = type(error).__name__
    if isinstance(error, NoKeyringError):
        return _absent()
    if isinstance(error, KeyringLocked) or name == "LockedException":
        return Fault(FaultKind.KEYRING, "The keyring is locked.", "Unlock it, then try again.", retryable=True)
    if isinstance(error, InitError) or name == "PromptDismissedException":
        return Fault(
            FaultKind.KEYRING, "The keyring was not opened.", "Answer its question, then try again.", retryable=True
        )
    return Fault(FaultKind.KEYRING, "The keyring does not work.", f"It answered “{name}”. {_SESSION_HINT}")


def _absent() -> Fault:
    return Fault(FaultKind.KEYRING, "There is no keyring on this computer.", _SESSION_HINT)

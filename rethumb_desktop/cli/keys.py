"""Reading an account's keys: from a prompt, or from two lines of standard input."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rethumb_desktop.cli.output import tell
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import CredentialSource, KeyPair, Role
from rethumb_desktop.services import Services


def read_keys() -> KeyPair:
    """Ask for a key id and a secret. Raises Fault usage where there are none."""
    if sys.stdin.isatty():
        sys.stderr.write("Key id: ")
        sys.stderr.flush()
        key_id = sys.stdin.readline()
        secret = getpass.getpass("Secret: ", sys.stderr)
    else:
        key_id, secret = sys.stdin.readline(), sys.stdin.readline()
    keys = KeyPair(key_id.strip(), secret.strip())
    if not keys.key_id or not keys.secret:
        raise Fault(
            FaultKind.USAGE, "No keys were given.", "Give the key id and the secret on two lines of standard input."
        )
    return keys


def ask_for_session_keys(services: Services, library: str, role: Role = Role.PUBLISH) -> None:
    """Read a role's keys of a library whose account keeps them for one session only; do nothing for others.

    Raises Fault credentials where there are none to read, usage where there is no such library.
    """
    account = services.accounts.library(library).account
    if account is None or account.credentials is not CredentialSource.SESSION:
        return
    if services.accounts.has_keys(account, role):
        return
    tell(f"The {role.value} keys of “{account.name}” are needed: they are kept for one session only.")
    try:
        keys = read_keys()
    except Fault as fault:
        raise Fault(FaultKind.CREDENTIALS, fault.title, fault.detail, subject=account.name) from fault
    services.accounts.supply_keys(account.name, keys, role)


@contextmanager
def naming_the_way_out(command: str) -> Iterator[None]:
    """Say which option of this command does without a keyring, where the keyring does not work."""
    try:
        yield
    except Fault as fault:
        if fault.kind is not FaultKind.KEYRING:
            raise
        way_out = f"“rethumb {command}” does without one: --credentials environment, or --credentials session."
        detail = f"{fault.detail} {way_out}".strip()
        raise Fault(fault.kind, fault.title, detail, subject=fault.subject, retryable=fault.retryable) from fault

"""`rethumb library pair|join|key`: one library on several devices."""

from __future__ import annotations

import argparse
import getpass
import shlex
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

from rethumb_desktop.cli.choosing import NoLibrary, find_library
from rethumb_desktop.cli.keys import naming_the_way_out, read_keys
from rethumb_desktop.cli.output import DONE, tell, write
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, CredentialSource, KeyPair, Library, Role
from rethumb_desktop.domain.pairing import Pairing
from rethumb_desktop.domain.ports import Listener
from rethumb_desktop.services import Services

Opener = Callable[[Listener], Services]


def run_pair(arguments: argparse.Namespace, open_services: Opener) -> int:
    with closing(open_services(lambda _event: None)) as services:
        library = shared_library(services, arguments.library)
        code = services.joining.pair(library.name)
        tell("Whoever has this code can read the library's records. It opens no account: keys are given apart from it.")
        write(code)
    return DONE


def run_join(arguments: argparse.Namespace, open_services: Opener) -> int:
    source = CredentialSource(arguments.credentials or CredentialSource.KEYRING)
    with closing(open_services(lambda _event: None)) as services, naming_the_way_out("library join"):
        pairing = services.joining.read(_ask("Pairing code: "))
        roles = () if arguments.read_only else (Role.PUBLISH,)
        account = Account(arguments.name, pairing.endpoint, pairing.bucket, roles=roles, credentials=source)
        needed = bool(roles) and source is not CredentialSource.ENVIRONMENT
        if roles:
            tell(
                f"The other devices will be told this one's name, “{services.syncing.device_name}”. "
                "No picture leaves it before the first publish."
            )
        keys = read_keys() if needed else None
        unasked = services.joining.try_out(account, pairing, keys)
        joined = _join(services, account, pairing, keys, may_move=arguments.read_only and not arguments.credentials)
        sync = f"rethumb library sync --library {shlex.quote(joined.name)}"
        if unasked is not None:
            tell(f"{unasked.title} Whether the keys are right is seen when it can be asked.")
        tell(f"“{joined.name}” is here now. To fetch what is in it: {sync}")
    return DONE


def _join(services: Services, account: Account, pairing: Pairing, keys: KeyPair | None, *, may_move: bool) -> Account:
    """Keep a library that was paired. Where it is only read, the library key alone is kept: that takes no keyring."""
    try:
        return services.joining.join(account, pairing, keys)
    except Fault as fault:
        if fault.kind is not FaultKind.KEYRING or fault.retryable or not may_move:
            raise
    joined = services.joining.join(replace(account, credentials=CredentialSource.ENVIRONMENT), pairing, keys)
    tell("There is no keyring: the library key is kept in a file that only you can read.")
    return joined


def run_key(arguments: argparse.Namespace, open_services: Opener) -> int:
    with closing(open_services(lambda _event: None)) as services:
        library = shared_library(services, arguments.library)
        if arguments.give:
            services.joining.give_key(library.name, _ask("Library key: "))
            tell(f"“{library.name}” has its library key.")
        else:
            tell("Keep it in a safe place. With it and the account's keys everything in the library is found again.")
            write(services.joining.key(library.name).to_text())
    return DONE


def shared_library(services: Services, name: str | None) -> Library:
    """Return the library that is meant: the one that was named, else the only one that has an account.

    Raises `NoLibrary` where there is none, Fault usage where it is not clear which is meant.
    """
    if name is not None:
        return find_library(services, name)
    shared = [library for library in services.accounts.libraries() if library.account is not None]
    if len(shared) == 1:
        return shared[0]
    names = ", ".join(f"“{library.name}”" for library in shared)
    if names:
        raise Fault(FaultKind.USAGE, "There are several libraries: say which with --library.", f"There are: {names}.")
    none = Fault(FaultKind.USAGE, "There is no library in a bucket yet.", "Add one with `rethumb account add`.")
    raise NoLibrary(none)


def _ask(prompt: str) -> str:
    """Read one line from a prompt that does not show it, else from standard input."""
    if sys.stdin.isatty():
        return getpass.getpass(prompt, sys.stderr)
    return sys.stdin.readline().strip()

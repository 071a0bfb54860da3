"""`rethumb account`: S3 accounts."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Callable
from contextlib import closing

from rethumb_desktop.cli.keys import ask_for_session_keys, read_keys
from rethumb_desktop.cli.output import DONE, SOME_FAILED, tell, write, write_json
from rethumb_desktop.domain.library import Account, Addressing, CredentialSource, Role
from rethumb_desktop.domain.ports import Listener
from rethumb_desktop.services import Services
from rethumb_desktop.services.accounting import checked


def run_add(arguments: argparse.Namespace, open_services: Callable[[Listener], Services]) -> int:
    account = checked(
        Account(
            name=arguments.name,
            endpoint=arguments.endpoint,
            bucket=arguments.bucket,
            region=arguments.region,
            prefix=arguments.prefix,
            addressing=Addressing(arguments.addressing),
            public_base_url=arguments.public_base_url,
            role=Role(arguments.role),
            credentials=CredentialSource(arguments.credentials),
        )
    )
    keys = None if account.credentials is CredentialSource.ENVIRONMENT else read_keys()
    with closing(open_services(lambda _event: None)) as services:
        services.accounts.add(account, keys)
    if account.credentials is CredentialSource.SESSION:
        tell("The keys are not kept: every command that needs them asks for them.")
    tell(f"Account “{account.name}” added. Try it: rethumb account test {shlex.quote(account.name)}")
    return DONE


def run_list(arguments: argparse.Namespace, open_services: Callable[[Listener], Services]) -> int:
    with closing(open_services(lambda _event: None)) as services:
        for account in services.accounts.accounts():
            if arguments.json:
                write_json(_account_object(account))
            else:
                place = "/".join(part for part in (account.bucket, account.prefix) if part)
                write(f"{account.name}: {place} at {account.endpoint}, keys: {account.credentials.value}")
    return DONE


def run_test(arguments: argparse.Namespace, open_services: Callable[[Listener], Services]) -> int:
    status = DONE
    with closing(open_services(lambda _event: None)) as services:
        account = services.accounts.find(arguments.name)
        ask_for_session_keys(services, account.name)
        for step in services.accounts.test(account):
            if not step.ok:
                status = SOME_FAILED
            if arguments.json:
                write_json({"step": step.name, "ok": step.ok, "detail": step.detail, "cure": step.cure})
                continue
            write(f"{'ok    ' if step.ok else 'FAILED'}  {step.name}{': ' if step.detail else ''}{step.detail}")
            if step.cure:
                write(f"        {step.cure}")
    return status


def run_remove(arguments: argparse.Namespace, open_services: Callable[[Listener], Services]) -> int:
    with closing(open_services(lambda _event: None)) as services:
        services.accounts.remove(arguments.name)
    tell("What was published stays where it is, and its links go on working.")
    return DONE


def _account_object(account: Account) -> dict[str, object]:
    return {
        "name": account.name,
        "endpoint": account.endpoint,
        "bucket": account.bucket,
        "region": account.region,
        "prefix": account.prefix,
        "addressing": account.addressing.value,
        "public_base_url": account.public_base_url,
        "role": account.role.value,
        "credentials": account.credentials.value,
        "visibility": account.visibility.value,
        "confirmed": account.confirmed,
    }

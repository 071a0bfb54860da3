"""`rethumb account`: S3 accounts."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Callable
from contextlib import closing

from rethumb_desktop.cli.account_options import changed_account, new_account
from rethumb_desktop.cli.keys import ask_for_session_keys, naming_the_way_out, read_keys
from rethumb_desktop.cli.output import DONE, SOME_FAILED, tell, write, write_json
from rethumb_desktop.domain.environment_keys import key_variables
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, CredentialSource, KeyPair, Role
from rethumb_desktop.domain.ports import Listener, TestStep
from rethumb_desktop.domain.providers import provider_of
from rethumb_desktop.services import Services
from rethumb_desktop.services.account_fields import checked

Opener = Callable[[Listener], Services]


def run_add(arguments: argparse.Namespace, open_services: Opener) -> int:
    with closing(open_services(lambda _event: None)) as services, naming_the_way_out("account add"):
        accounts = services.accounts
        kept = next((account for account in accounts.accounts() if account.name == arguments.name), None)
        profile = accounts.profile(arguments.aws_profile) if arguments.aws_profile else None
        account = checked(new_account(arguments, kept, profile))
        given = profile.keys if profile is not None else None
        added = accounts.add(account, given or _ask(account))
        _tell_added(added, Role(arguments.role), new=kept is None)
        if arguments.make_bucket:
            _make_bucket(services, added)
    return DONE


def run_change(arguments: argparse.Namespace, open_services: Opener) -> int:
    with closing(open_services(lambda _event: None)) as services:
        kept = services.accounts.find(arguments.name)
        account = services.accounts.change(changed_account(arguments, kept))
        tell(f"Account “{account.name}” is as it was." if account == kept else f"Account “{account.name}” changed.")
        if arguments.make_bucket:
            ask_for_session_keys(services, account.name)
            _make_bucket(services, account)
    return DONE


def run_keys(arguments: argparse.Namespace, open_services: Opener) -> int:
    with closing(open_services(lambda _event: None)) as services, naming_the_way_out("account add"):
        account = services.accounts.find(arguments.name)
        if account.credentials is not CredentialSource.KEYRING:
            why = _not_kept(account, Role(arguments.role))
            raise Fault(FaultKind.USAGE, f"The keys of “{account.name}” are not kept.", why)
        given = services.accounts.profile(arguments.aws_profile).keys if arguments.aws_profile else None
        services.accounts.supply_keys(account.name, given or read_keys(), Role(arguments.role))
    tell(f"“{account.name}” has other {arguments.role} keys now.")
    return DONE


def run_list(arguments: argparse.Namespace, open_services: Opener) -> int:
    with closing(open_services(lambda _event: None)) as services:
        for account in services.accounts.accounts():
            if arguments.json:
                write_json(_account_object(account))
            else:
                place = "/".join(part for part in (account.bucket, account.prefix) if part)
                roles = ", ".join(account.roles)
                keys = f"{roles} keys: {account.credentials.value}" if roles else "no keys: it can only be read"
                write(f"{account.name}: {place} at {account.endpoint}, {keys}")
    return DONE


def run_test(arguments: argparse.Namespace, open_services: Opener) -> int:
    status = DONE
    with closing(open_services(lambda _event: None)) as services:
        account = services.accounts.find(arguments.name)
        ask_for_session_keys(services, account.name)
        for step in services.accounts.test(account):
            if not step.ok:
                status = SOME_FAILED
            if arguments.json:
                write_json({"step": step.name, "ok": step.ok, "detail": step.detail, "cure": step.cure})
            else:
                _write_step(step)
            if step.name == "Bucket" and not step.ok and not arguments.json:
                write(f"        If there is none yet: rethumb account change {shlex.quote(account.name)} --make-bucket")
    return status


def run_remove(arguments: argparse.Namespace, open_services: Opener) -> int:
    with closing(open_services(lambda _event: None)) as services:
        services.accounts.remove(arguments.name)
    tell("What was published stays where it is, and its links go on working.")
    return DONE


def _ask(account: Account) -> KeyPair | None:
    return None if account.credentials is CredentialSource.ENVIRONMENT else read_keys()


def _tell_added(account: Account, role: Role, *, new: bool) -> None:
    if account.credentials is CredentialSource.SESSION:
        tell("The keys are not kept: every command that needs them asks for them.")
    if new:
        tell(f"Account “{account.name}” added. Try it: rethumb account test {shlex.quote(account.name)}")
    else:
        tell(f"“{account.name}” has {role.value} keys now.")
        if account.credentials is CredentialSource.ENVIRONMENT and role is not Role.PUBLISH:
            key_id, secret = key_variables(role)
            tell(f"They are read from {key_id} and {secret}; where these are not set, the one pair is used for all.")


def _make_bucket(services: Services, account: Account) -> None:
    services.accounts.make_bucket(account)
    tell(f"The bucket “{account.bucket}” is there.")


def _write_step(step: TestStep) -> None:
    # What is right and has a cure all the same is worth knowing.
    verdict = "FAILED" if not step.ok else "NOTE  " if step.cure else "ok    "
    write(f"{verdict}  {step.name}{': ' if step.detail else ''}{step.detail}")
    if step.cure:
        write(f"        {step.cure}")


def _account_object(account: Account) -> dict[str, object]:
    return {
        "name": account.name,
        "provider": provider_of(account.endpoint).name.value,
        "endpoint": account.endpoint,
        "bucket": account.bucket,
        "region": account.region,
        "prefix": account.prefix,
        "addressing": account.addressing.value,
        "public_base_url": account.public_base_url,
        "role": account.roles[0].value if account.roles else None,
        "roles": [role.value for role in account.roles],
        "credentials": account.credentials.value,
        "visibility": account.visibility.value,
        "conditional_puts": account.conditional_puts.value,
        "versioned": account.versioned.value,
        "listable": account.listable.value,
        "storage_class": account.storage_class,
        "upload_limit": account.upload_limit,
        "confirmed": account.confirmed,
    }


def _not_kept(account: Account, role: Role) -> str:
    if account.credentials is CredentialSource.SESSION:
        return "Every command that needs them asks for them."
    key_id, secret = key_variables(role)
    read = f"They are read from {key_id} and {secret}."
    if role in account.roles:
        return read
    return f"{read} To use them: rethumb account add {shlex.quote(account.name)} --role {role.value}"

"""An account out of what was typed: options, a provider's preset, a profile of the AWS tools, what is kept already."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from rethumb_desktop.domain.aws_profile import AwsProfile
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, Addressing, CredentialSource, Role
from rethumb_desktop.domain.providers import PROVIDERS, Provider, ProviderName, endpoint_of, region_of

_TEXTS = ("endpoint", "bucket", "region", "prefix", "public_base_url", "storage_class", "upload_limit")


def new_account(arguments: argparse.Namespace, kept: Account | None, profile: AwsProfile | None) -> Account:
    """Return the account that was typed. What was left out comes from the account of this name, the profile, the
    provider, in this order. Raises Fault usage where endpoint or bucket is missing.
    """
    if kept is None:
        source = CredentialSource(arguments.credentials or CredentialSource.KEYRING)
        account = replace(_preset(arguments, profile), credentials=source, **_typed(arguments))
    else:
        _refuse_other_keeping(arguments, kept)
        account = changed_account(arguments, kept)
    account = replace(account, roles=(Role(arguments.role),))
    if not account.bucket:
        raise Fault(FaultKind.USAGE, "Which bucket? Give --bucket.", subject=arguments.name)
    if not account.endpoint:
        raise Fault(FaultKind.USAGE, _missing_endpoint(arguments), subject=arguments.name)
    return account


def changed_account(arguments: argparse.Namespace, kept: Account) -> Account:
    """Return the account with what was typed."""
    provider = _provider(arguments)
    if provider is not None:
        region = arguments.region or provider.region
        endpoint = endpoint_of(provider, region, arguments.account_id) or kept.endpoint
        kept = replace(kept, endpoint=endpoint, region=region, addressing=provider.addressing)
    return replace(kept, **_typed(arguments))


def _refuse_other_keeping(arguments: argparse.Namespace, kept: Account) -> None:
    if arguments.credentials and arguments.credentials != kept.credentials:
        raise Fault(
            FaultKind.USAGE,
            f"The keys of all roles of “{kept.name}” are kept in one way: {kept.credentials.value}.",
            "Leave --credentials out.",
            subject=kept.name,
        )


def _preset(arguments: argparse.Namespace, profile: AwsProfile | None) -> Account:
    provider = _provider(arguments)
    endpoint, region = (profile.endpoint, profile.region) if profile is not None else ("", "")
    if provider is None and profile is not None and not endpoint:
        # A profile without an address is one of AWS itself.
        provider = PROVIDERS[ProviderName.AWS]
    if provider is None:
        account = Account(arguments.name, endpoint, "")
        region = region or region_of(arguments.endpoint or endpoint)
        return replace(account, region=region) if region else account
    region = arguments.region or region or provider.region
    if arguments.provider or not endpoint:
        endpoint = endpoint_of(provider, region, arguments.account_id)
    return Account(arguments.name, endpoint, "", region=region, addressing=provider.addressing)


def _provider(arguments: argparse.Namespace) -> Provider | None:
    return PROVIDERS[ProviderName(arguments.provider)] if arguments.provider else None


def _typed(arguments: argparse.Namespace) -> dict[str, Any]:
    typed = {name: getattr(arguments, name) for name in _TEXTS if getattr(arguments, name) is not None}
    if arguments.addressing:
        typed["addressing"] = Addressing(arguments.addressing)
    return typed


def _missing_endpoint(arguments: argparse.Namespace) -> str:
    provider = _provider(arguments)
    if provider is None:
        return "Where is the bucket? Give --endpoint or --provider."
    if provider.needs_account_id:
        return f"The endpoint of {provider.title} has your account id in it. Give --account-id or --endpoint."
    return f"{provider.title} has no endpoint that is known to everybody. Give --endpoint."

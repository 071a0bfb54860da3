"""The fields of an account: tidied, and refused where they cannot be right."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlsplit

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import THIS_COMPUTER, Account, Visibility
from rethumb_desktop.domain.providers import bucket_complaint

MAX_NAME_LENGTH = 64
#: Slower than this no picture would ever arrive.
MIN_UPLOAD_LIMIT = 1_000
_BUCKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]")
_REGION = re.compile(r"[A-Za-z0-9-]{1,64}")
_STORAGE_CLASS = re.compile(r"[A-Za-z0-9_-]{0,64}")


def checked(account: Account) -> Account:
    """Return the account with its fields tidied. Raises Fault usage with a sentence for the first that is wrong."""
    tidied = replace(
        account,
        name=_name(account),
        endpoint=_address(account.endpoint, "endpoint", account),
        bucket=account.bucket.strip(),
        region=account.region.strip(),
        prefix=_prefix(account),
        public_base_url=_address(account.public_base_url, "public base URL", account)
        if account.public_base_url.strip()
        else "",
        storage_class=account.storage_class.strip(),
    )
    _check_bucket(tidied)
    if not _REGION.fullmatch(tidied.region):
        raise _wrong(f"“{account.region}” cannot be a region.", account)
    if not _STORAGE_CLASS.fullmatch(tidied.storage_class):
        raise _wrong(f"“{account.storage_class}” cannot be a storage class.", account)
    if account.upload_limit and account.upload_limit < MIN_UPLOAD_LIMIT:
        raise _wrong(f"An upload limit is at least {MIN_UPLOAD_LIMIT:,} bytes a second, or 0 for none.", account)
    return tidied


def same_place(one: Account, other: Account) -> bool:
    """Whether two accounts are about the same library: endpoint, bucket and prefix."""
    return (one.endpoint, one.bucket, one.prefix) == (other.endpoint, other.bucket, other.prefix)


def same_view(one: Account, other: Account) -> bool:
    """Whether what was found out about the one holds for the other: strangers see the same place in the same way."""
    return same_place(one, other) and (one.public_base_url, one.addressing) == (other.public_base_url, other.addressing)


def facts_hold(changed: Account, kept: Account) -> bool:
    """Whether what was found out about an account holds for what it was changed to.

    Another public base URL is taken at its word where objects are public already: links are made at once then.
    """
    public = kept.visibility in (Visibility.BUCKET, Visibility.ACL) and bool(changed.public_base_url)
    return same_view(changed, replace(kept, public_base_url=changed.public_base_url) if public else kept)


def _wrong(title: str, account: Account) -> Fault:
    return Fault(FaultKind.USAGE, title, subject=account.name)


def _name(account: Account) -> str:
    name = account.name.strip()
    if not name or len(name) > MAX_NAME_LENGTH or not name.isprintable():
        raise _wrong(f"An account's name is 1 to {MAX_NAME_LENGTH} characters.", account)
    if name.startswith("-") or "/" in name:
        raise _wrong("An account's name has no slash and does not begin with a hyphen.", account)
    if name.casefold() == THIS_COMPUTER.casefold():
        raise _wrong(f"“{THIS_COMPUTER}” is the name of the embedded library.", account)
    return name


def _check_bucket(account: Account) -> None:
    if not _BUCKET.fullmatch(account.bucket):
        raise _wrong(f"“{account.bucket}” cannot be the name of a bucket.", account)
    complaint = bucket_complaint(account.endpoint, account.bucket)
    if complaint:
        raise _wrong(complaint, account)


def _address(text: str, what: str, account: Account) -> str:
    address = text.strip()
    if address and "://" not in address:
        address = f"https://{address}"
    address = address.rstrip("/")
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or not address.isprintable() or " " in address:
        raise _wrong(f"The {what} is an address such as https://s3.example.com, not “{text}”.", account)
    if parts.username or parts.password or parts.query or parts.fragment:
        raise _wrong(f"The {what} has no user, question mark or #.", account)
    return address


def _prefix(account: Account) -> str:
    prefix = account.prefix.strip().strip("/")
    if prefix and any(part in ("", ".", "..") or not part.isprintable() for part in prefix.split("/")):
        raise _wrong(f"“{account.prefix}” cannot be a prefix.", account)
    if prefix.split("/")[-1] == ".rethumb":
        raise _wrong("“.rethumb” is kept for what devices tell each other.", account)
    return prefix

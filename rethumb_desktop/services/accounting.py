"""Keeping accounts: adding, testing and removing them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import AccountsChanged
from rethumb_desktop.domain.library import THIS_COMPUTER, Account, CredentialSource, KeyPair, Library
from rethumb_desktop.domain.object_key import probe_key
from rethumb_desktop.domain.ports import AccountBook, KeyPairs, Listener, StoreOpener, TestStep
from rethumb_desktop.services.libraries import Libraries

MAX_NAME_LENGTH = 64
_BUCKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]")
_REGION = re.compile(r"[A-Za-z0-9-]{1,64}")


class Accounting:
    """Adds, tests and removes accounts; secrets go to their vault and nowhere else."""

    def __init__(
        self,
        book: AccountBook,
        key_pairs: Mapping[CredentialSource, KeyPairs],
        libraries: Libraries,
        open_store: StoreOpener,
        listener: Listener,
    ) -> None:
        self._book = book
        self._key_pairs = key_pairs
        self._libraries = libraries
        self._open_store = open_store
        self._listener = listener

    def accounts(self) -> list[Account]:
        """Return the accounts. Raises Fault settings."""
        return self._book.accounts()

    def libraries(self) -> list[Library]:
        """Return "This computer" and then the accounts' libraries. Raises Fault settings."""
        return self._libraries.all()

    def library(self, name: str) -> Library:
        """Return a library by its name. Raises Fault usage where there is none."""
        return self._libraries.find(name)

    def find(self, name: str) -> Account:
        """Return an account by its name. Raises Fault usage where there is none."""
        for account in self.accounts():
            if account.name == name:
                return account
        raise Fault(FaultKind.USAGE, f"There is no account “{name}”.", subject=name)

    def add(self, account: Account, keys: KeyPair | None) -> Account:
        """Keep an account, its keys and a new library key; asks no server. Returns it as it was kept.

        Raises Fault usage (a field that cannot be right), keyring, settings.
        """
        account = checked(account)
        if account.name.casefold() in {a.name.casefold() for a in self.accounts()}:
            raise Fault(FaultKind.USAGE, f"There is an account “{account.name}” already.", subject=account.name)
        self._keep(account, keys)
        self._libraries.make_key(Library(account.name, account))
        self._book.save_account(account)
        self._listener(AccountsChanged())
        return account

    def supply_keys(self, name: str, keys: KeyPair) -> None:
        """Give an account its keys again, as after a restart where they are kept for one session only.

        Raises Fault usage, keyring.
        """
        self._keep(self.find(name), keys)

    def has_keys(self, account: Account) -> bool:
        """Whether the account's keys are at hand. Raises Fault keyring."""
        return self._key_pairs[account.credentials].get(account) is not None

    def test(self, account: Account, keys: KeyPair | None = None) -> Iterator[TestStep]:
        """Try everything publishing needs, a step at a time; also before the account is added.

        Raises Fault usage, credentials, keyring; what the server answers is told by the steps.
        """
        account = checked(account)
        pair = keys or self._libraries.key_pair(account)
        yield from self._open_store(account, pair).test(probe_key(account.prefix))

    def remove(self, name: str) -> None:
        """Forget an account and its keys. What was published stays, and so does the library key.

        The library key stays because without it the same pictures would get other links. Raises Fault usage,
        keyring, settings.
        """
        account = self.find(name)
        if account.credentials is not CredentialSource.ENVIRONMENT:
            self._key_pairs[account.credentials].delete(account)
        self._book.remove_account(name)
        self._listener(AccountsChanged())

    def _keep(self, account: Account, keys: KeyPair | None) -> None:
        if account.credentials is CredentialSource.ENVIRONMENT:
            return
        if keys is None or not keys.key_id or not keys.secret:
            raise Fault(FaultKind.USAGE, "An account needs a key id and a secret.", subject=account.name)
        self._key_pairs[account.credentials].set(account, keys)
        self._libraries.forget(account.name)


def checked(account: Account) -> Account:
    """Return the account with its fields tidied. Raises Fault usage with a sentence for the first that is wrong."""
    name = account.name.strip()
    if not name or len(name) > MAX_NAME_LENGTH or not name.isprintable():
        raise _wrong(f"An account's name is 1 to {MAX_NAME_LENGTH} characters.", account)
    if name.startswith("-") or "/" in name:
        raise _wrong("An account's name has no slash and does not begin with a hyphen.", account)
    if name.casefold() == THIS_COMPUTER.casefold():
        raise _wrong(f"“{THIS_COMPUTER}” is the name of the embedded library.", account)
    if not _BUCKET.fullmatch(account.bucket.strip()):
        raise _wrong(f"“{account.bucket}” cannot be the name of a bucket.", account)
    if not _REGION.fullmatch(account.region.strip()):
        raise _wrong(f"“{account.region}” cannot be a region.", account)
    return replace(
        account,
        name=name,
        endpoint=_address(account.endpoint, "endpoint", account),
        bucket=account.bucket.strip(),
        region=account.region.strip(),
        prefix=_prefix(account),
        public_base_url=_address(account.public_base_url, "public base URL", account)
        if account.public_base_url.strip()
        else "",
    )


def _wrong(title: str, account: Account) -> Fault:
    return Fault(FaultKind.USAGE, title, subject=account.name)


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

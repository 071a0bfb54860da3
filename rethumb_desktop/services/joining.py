"""Joining: opening a library that another device made, and letting another device open one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, KeyPair, Library
from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.domain.pairing import Pairing
from rethumb_desktop.domain.ports import Publications
from rethumb_desktop.services.account_fields import checked, same_place
from rethumb_desktop.services.accounting import Accounting
from rethumb_desktop.services.libraries import Libraries
from rethumb_desktop.sync.pairing_code import from_text, to_text


class Joining:
    """Gives out pairing codes and takes them; an S3 secret is never in one.

    `introduce` is told of the device that gave a code: where heads cannot be listed the others are found from it on.
    """

    def __init__(
        self,
        accounts: Accounting,
        libraries: Libraries,
        publications: Publications,
        introduce: Callable[[str, str], object],
    ) -> None:
        self._accounts = accounts
        self._libraries = libraries
        self._publications = publications
        self._introduce = introduce

    def pair(self, name: str) -> str:
        """Return a library's pairing code. Raises Fault usage ("This computer" has none), keyring, credentials."""
        library = self._libraries.find(name)
        account = _account_of(library)
        pairing = Pairing(
            name=library.name,
            endpoint=account.endpoint,
            bucket=account.bucket,
            prefix=account.prefix,
            region=account.region,
            addressing=account.addressing,
            public_base_url=account.public_base_url,
            key=self._libraries.key(library),
            device=self._publications.device,
        )
        return to_text(pairing)

    def read(self, code: str) -> Pairing:
        """Return what a pairing code says. Raises Fault usage with the reason where it is none."""
        return from_text(code)

    def join(self, account: Account, pairing: Pairing, keys: KeyPair | None) -> Account:
        """Keep the account of a library that was paired; without a role in it the library can only be read.

        `account` has its name, its roles and how its keys are kept; where it is comes from the pairing. Returns it as
        it was kept. Raises Fault usage (the library is there already, the name is taken), keyring, settings, disk.
        """
        account = checked(
            replace(
                account,
                endpoint=pairing.endpoint,
                bucket=pairing.bucket,
                prefix=pairing.prefix,
                region=pairing.region,
                addressing=pairing.addressing,
                public_base_url=pairing.public_base_url,
            )
        )
        for known in self._accounts.accounts():
            if same_place(known, account):
                raise Fault(
                    FaultKind.USAGE,
                    f"This library is here already, as “{known.name}”.",
                    "Nothing to do." if known.roles else "To publish there, give that account its keys.",
                    subject=known.name,
                )
        unused = not self._publications.page(library=account.name, limit=1)
        self._libraries.keep_key(Library(account.name, account), pairing.key, replace=unused)
        # First: the account is synced as soon as it is there.
        self._introduce(account.name, pairing.device)
        return self._accounts.add(account, keys)

    def key(self, name: str) -> LibraryKey:
        """Return a library's key, to be kept in a safe place. Raises Fault usage, keyring, credentials."""
        return self._libraries.key(self._libraries.find(name))

    def give_key(self, name: str, text: str) -> None:
        """Give a library back the key it had: on a new computer, or where the keyring lost it.

        Raises Fault usage (no library key, or something was published with another one), keyring, disk.
        """
        try:
            key = LibraryKey.from_text(text)
        except ValueError:
            raise Fault(
                FaultKind.USAGE, "This is no library key.", "A library key is 52 letters and digits.", subject=name
            ) from None
        library = self._libraries.find(name)
        _account_of(library)
        unused = not self._publications.page(library=name, limit=1)
        self._libraries.keep_key(library, key, replace=unused or self._libraries.is_key_of(library, key))


def _account_of(library: Library) -> Account:
    if library.account is None:
        raise Fault(
            FaultKind.USAGE,
            f"“{library.name}” is a folder of this computer: other devices cannot open it.",
            "Add an account, and publish there.",
            subject=library.name,
        )
    return library.account

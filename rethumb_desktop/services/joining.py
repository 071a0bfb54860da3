"""Joining: opening a library that another device made, and letting another device open one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, KeyPair, Library, Role
from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.domain.pairing import Pairing
from rethumb_desktop.domain.ports import Publications
from rethumb_desktop.services.account_fields import checked, same_place
from rethumb_desktop.services.accounting import Accounting
from rethumb_desktop.services.libraries import Libraries
from rethumb_desktop.services.removal.passing import passes
from rethumb_desktop.sync.pairing_code import from_text, to_text


class Joining:
    """Gives out pairing codes and takes them; an S3 secret is never in one.

    `introduce` is told of the library, of the device that gave a code (where heads cannot be listed the others are
    found from it on), and of the account: who joins with keys is told to the others by its name. `give_out` is told of
    the library and the account whose code was given out.
    """

    def __init__(
        self,
        accounts: Accounting,
        libraries: Libraries,
        publications: Publications,
        introduce: Callable[[str, str, Account], object],
        give_out: Callable[[str, Account], object],
    ) -> None:
        self._accounts = accounts
        self._libraries = libraries
        self._publications = publications
        self._introduce = introduce
        self._give_out = give_out

    def pair(self, name: str) -> str:
        """Return a library's pairing code; the bucket is asked first whether it is of this key.

        Raises Fault usage ("This computer" has none), library (the bucket has another key: the code would open
        nothing), keyring, credentials, index, disk.
        """
        library = self._libraries.find(name)
        account = _account_of(library)
        self._refuse_foreign(library)
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
        self._give_out(library.name, account)
        return to_text(pairing)

    def read(self, code: str) -> Pairing:
        """Return what a pairing code says. Raises Fault usage with the reason where it is none."""
        return from_text(code)

    def try_out(self, account: Account, pairing: Pairing, keys: KeyPair | None) -> Fault | None:
        """Prove that a library can be read with these keys, before it is joined; one request.

        Takes what `join` takes. Returns why nobody could be asked now: it can be joined all the same. Raises Fault as
        `join` does, library (the bucket is of another key), credentials, and what the store raises.
        """
        account, _ = self._find_place(account, pairing)
        try:
            self._libraries.try_out(account, keys, pairing.key)
        except Fault as fault:
            if passes(fault.record()):
                return fault
            raise
        return None

    def join(self, account: Account, pairing: Pairing, keys: KeyPair | None) -> Account:
        """Keep the account of a library that was paired; without a role in it the library can only be read.

        With keys the other devices are told this one's name with the next sync. No picture leaves before somebody has
        agreed to that.

        `account` has its name, its roles and how its keys are kept; where it is comes from the pairing. Returns it as
        it was kept. Where the bucket is here as an account with another library key, with which nothing was published,
        that account gets the key, and these keys where there are some. Raises Fault usage (the library is there
        already, the name is taken), keyring, settings, disk.
        """
        account, known = self._find_place(account, pairing)
        if known is not None:
            return self._join_again(known, account.roles, pairing, keys)
        unused = not self._publications.page(library=account.name, limit=1)
        self._libraries.keep_key(Library(account.name, account), pairing.key, replace=unused)
        # First: the account is synced as soon as it is there.
        self._introduce(account.name, pairing.device, account)
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
        self._libraries.keep_key(library, key, replace=self._may_replace(library, key))

    def _find_place(self, account: Account, pairing: Pairing) -> tuple[Account, Account | None]:
        """Return the account with the place of the pairing, and the one that is there already and may have its key.

        Raises Fault usage where it cannot be joined.
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
        accounts = self._accounts.accounts()
        known = next((each for each in accounts if same_place(each, account)), None)
        if known is not None:
            self._refuse_known(known, pairing.key)
        elif account.name.casefold() in {each.name.casefold() for each in accounts}:
            # Before the library key of that one is replaced.
            raise Fault(FaultKind.USAGE, f"There is an account “{account.name}” already.", subject=account.name)
        return account, known

    def _refuse_known(self, known: Account, key: LibraryKey) -> None:
        """Refuse to join what is here already with this key, or with another one that something was published with."""
        library = Library(known.name, known)
        kept = self._kept_key(library)
        if kept == key:
            raise Fault(
                FaultKind.USAGE,
                f"This library is here already, as “{known.name}”.",
                "Nothing to do." if known.roles else "To publish there, give that account its keys.",
                subject=known.name,
            )
        if kept is not None and not self._may_replace(library, key):
            raise Fault(
                FaultKind.USAGE,
                f"“{known.name}” has another library key, and pictures were published with it.",
                "If the bucket is that of the code, give it that key: rethumb library key --give. Else join with "
                "another prefix: those pictures would get other links.",
                subject=known.name,
            )

    def _kept_key(self, library: Library) -> LibraryKey | None:
        try:
            return self._libraries.key(library)
        except Fault as fault:
            if fault.kind is not FaultKind.CREDENTIALS:
                raise
            return None  # the keyring has lost it

    def _refuse_foreign(self, library: Library) -> None:
        """Raise Fault library where the bucket is of another key; a server that cannot be asked says nothing."""
        try:
            self._libraries.assure(library, self._libraries.store(library))
        except Fault as fault:
            if fault.kind is FaultKind.LIBRARY:
                raise

    def _may_replace(self, library: Library, key: LibraryKey) -> bool:
        """Whether a library may have this key instead of its own: nothing was published with that, or it is wrong."""
        unused = not self._publications.page(library=library.name, limit=1)
        return unused or self._libraries.is_key_of(library, key)

    def _join_again(self, known: Account, roles: tuple[Role, ...], pairing: Pairing, keys: KeyPair | None) -> Account:
        """Give an account that was added by hand the library key of the code; it keeps its name."""
        library = Library(known.name, known)
        self._libraries.keep_key(library, pairing.key, replace=self._may_replace(library, pairing.key))
        self._introduce(known.name, pairing.device, replace(known, roles=roles))
        if keys is None:
            return self._accounts.change(known)  # as it was; announced, so that it is synced
        return self._accounts.supply_keys(known.name, keys)


def _account_of(library: Library) -> Account:
    if library.account is None:
        raise Fault(
            FaultKind.USAGE,
            f"“{library.name}” is a folder of this computer: other devices cannot open it.",
            "Add an account, and publish there.",
            subject=library.name,
        )
    return library.account

"""Keeping accounts: adding, changing, testing and removing them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from rethumb_desktop.domain.aws_profile import AwsProfile
from rethumb_desktop.domain.browsing import PublicationQuery
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import AccountsChanged
from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.library import (
    Account,
    Capability,
    CredentialSource,
    KeyPair,
    Library,
    Role,
    StoreFacts,
    Visibility,
    with_facts,
)
from rethumb_desktop.domain.object_key import probe_key
from rethumb_desktop.domain.pasted_keys import clean_keys
from rethumb_desktop.domain.ports import (
    AccountBook,
    JobQueue,
    KeyPairs,
    Listener,
    ObjectStore,
    Publications,
    StoreOpener,
    TestStep,
)
from rethumb_desktop.services.account_fields import checked, facts_hold, same_place, same_view
from rethumb_desktop.services.libraries import Libraries

#: Told where objects are made public one by one now, and those from before never were.
OTHER_LINKS = TestStep(
    "Links",
    ok=True,
    detail="Objects are made public one by one now: links of what was published before may not open.",
    cure="Take those pictures out of the library and publish them again, or make the bucket public by a policy.",
)


_UNFINISHED = tuple(state for state in JobState if not state.ended)


@dataclass(frozen=True)
class Stake:
    """What depends on an account: pictures that wait for it, and publications whose links are made by it."""

    waiting: int
    published: int


class Accounting:
    """Adds, changes, tests and removes accounts; secrets go to their vault and nowhere else.

    `read_profiles` returns the profiles of the AWS tools. Every change is announced with `AccountsChanged`.
    """

    def __init__(
        self,
        book: AccountBook,
        key_pairs: Mapping[CredentialSource, KeyPairs],
        libraries: Libraries,
        publications: Publications,
        queue: JobQueue,
        open_store: StoreOpener,
        read_profiles: Callable[[], list[AwsProfile]],
        listener: Listener,
    ) -> None:
        self._book = book
        self._key_pairs = key_pairs
        self._libraries = libraries
        self._publications = publications
        self._queue = queue
        self._open_store = open_store
        self._read_profiles = read_profiles
        self._listener = listener

    # What there is

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
        account = self._named(name)
        if account is None:
            raise Fault(FaultKind.USAGE, f"There is no account “{name}”.", subject=name)
        return account

    def has_keys(self, account: Account, role: Role = Role.PUBLISH) -> bool:
        """Whether the keys of an account's role are at hand. Raises Fault keyring."""
        return self._key_pairs[account.credentials].get(account, role) is not None

    def is_in_use(self, name: str) -> bool:
        """Whether something is published in an account's library, as far as is known here. Raises Fault index."""
        return bool(self._publications.page(library=name, limit=1))

    def stake(self, name: str) -> Stake:
        """Return what depends on an account, as far as is known here. Raises Fault index."""
        jobs = self._queue.jobs(states=_UNFINISHED)
        waiting = sum(job.library == name for job in jobs)
        return Stake(waiting, self._publications.count(PublicationQuery(library=name)))

    def missing_keys(self, account: Account) -> tuple[Role, ...]:
        """Return the roles of an account whose keys are not where they were kept. Raises Fault keyring."""
        return tuple(role for role in account.roles if not self.has_keys(account, role))

    def profiles(self) -> list[AwsProfile]:
        """Return the profiles of the AWS tools, also those that cannot be used. Raises Fault settings."""
        return self._read_profiles()

    def profile(self, name: str) -> AwsProfile:
        """Return a profile that can be used. Raises Fault usage with the reason where it cannot, settings."""
        profiles = self.profiles()
        for profile in profiles:
            if profile.name == name:
                if profile.keys is None:
                    raise Fault(FaultKind.USAGE, f"The AWS profile “{name}” cannot be used.", profile.reason)
                return profile
        known = ", ".join(f"“{profile.name}”" for profile in profiles if profile.keys is not None)
        raise Fault(FaultKind.USAGE, f"There is no AWS profile “{name}”.", f"Usable are: {known or 'none'}.")

    # Changes

    def add(self, account: Account, keys: KeyPair | None) -> Account:
        """Keep an account with the keys of its one role, and a new library key where it has none; asks no server.

        Without a role it can only be read, and needs no keys. An account of this name at the same place gets the keys
        of a role that it has none for. Returns it as it was kept. Raises Fault usage (a field that cannot be right,
        another account of this name), keyring, settings.
        """
        account = checked(account)
        kept = self._named(account.name)
        for role in account.roles:
            if kept is not None and role not in kept.roles:
                _refuse_elsewhere(account, kept)
                return self.supply_keys(account.name, keys, role)
        if account.name.casefold() in {a.name.casefold() for a in self.accounts()}:
            raise Fault(FaultKind.USAGE, f"There is an account “{account.name}” already.", subject=account.name)
        self._refuse_taken(account)
        for role in account.roles:
            self._keep(account, keys, role)
        self._libraries.make_key(Library(account.name, account))
        self._publications.settle(account.name, _place(account))
        self._save(account)
        return account

    def change(self, changed: Account) -> Account:
        """Change the account of this name; links follow, since they are derived. Returns it as it was kept.

        Its keys stay where they are. What was found out about its bucket is forgotten where it may no longer hold.
        Raises Fault usage (a field that cannot be right, another place although something is published), settings.
        """
        changed, kept = checked(changed), self.find(changed.name.strip())
        changed = replace(changed, roles=kept.roles, credentials=kept.credentials, confirmed=kept.confirmed)
        if not same_place(changed, kept):
            if self.is_in_use(kept.name):
                raise _moved(kept)
            changed = replace(changed, confirmed=False)
            self._publications.settle(changed.name, _place(changed))
        if not facts_hold(changed, kept) and changed.facts == kept.facts:
            changed = replace(with_facts(changed, StoreFacts()), listable=Capability.UNKNOWN)
        self._libraries.forget(kept.name)
        self._save(changed)
        return changed

    def supply_keys(self, name: str, keys: KeyPair | None, role: Role = Role.PUBLISH) -> Account:
        """Give an account the keys of a role: for the first time, again after a restart, or others than before.

        Returns the account as it is then. Raises Fault usage, keyring, settings.
        """
        account = self.find(name)
        self._keep(account, keys, role)
        # Mostly the one it has; a keyring that has lost the keys has lost this one too.
        self._libraries.make_key(Library(account.name, account))
        account = replace(account, roles=tuple(each for each in Role if each is role or each in account.roles))
        self._save(account)
        return account

    def remove(self, name: str) -> None:
        """Forget an account and the keys of all its roles. What was published stays, and so does the library key.

        The library key stays because without it the same pictures would get other links. Raises Fault usage,
        keyring, settings.
        """
        account = self.find(name)
        if account.credentials is not CredentialSource.ENVIRONMENT:
            self._key_pairs[account.credentials].delete(account)
        self._libraries.forget(name)
        self._book.remove_account(name)
        self._listener(AccountsChanged())

    # Asking the server

    def test(self, account: Account, keys: KeyPair | None = None) -> Iterator[TestStep]:
        """Try everything publishing needs, a step at a time; also before the account is added.

        The facts of the last step are kept with the account, where it is one that is kept. Raises Fault usage,
        credentials, keyring; what the server answers is told by the steps.
        """
        account = checked(account)
        for step in self._store(account, keys).test(probe_key(account.prefix)):
            if step.facts is not None and self._note(account, step.facts):
                yield OTHER_LINKS
            yield step

    def make_bucket(self, account: Account, keys: KeyPair | None = None) -> None:
        """Make the account's bucket; also before the account is added.

        Raises Fault usage, credentials, keyring, and what the store raises.
        """
        self._store(checked(account), keys).make_bucket()

    def _refuse_taken(self, account: Account) -> None:
        """Refuse a name under which something was published elsewhere: it would count as published here."""
        place = self._publications.place_of(account.name)
        if place not in (None, _place(account)) and self.is_in_use(account.name):
            raise Fault(
                FaultKind.USAGE,
                f"Under the name “{account.name}” pictures were published elsewhere.",
                f"They are in {place}. Choose another name for this account.",
                subject=account.name,
            )

    def _named(self, name: str) -> Account | None:
        return next((account for account in self.accounts() if account.name == name), None)

    def _store(self, account: Account, keys: KeyPair | None) -> ObjectStore:
        pair = clean_keys(keys) if keys is not None else self._libraries.key_pair(account)
        return self._open_store(account, pair)

    def _note(self, account: Account, facts: StoreFacts) -> bool:
        """Keep what was found; return whether what was published before may have lost its links by it."""
        kept = self._named(account.name)
        if kept is None or not same_view(account, kept) or with_facts(kept, facts) == kept:
            return False
        self._save(with_facts(kept, facts))
        others = kept.visibility not in (Visibility.UNKNOWN, facts.visibility)
        return others and facts.visibility is Visibility.ACL and self.is_in_use(kept.name)

    def _keep(self, account: Account, keys: KeyPair | None, role: Role) -> None:
        if account.credentials is CredentialSource.ENVIRONMENT:
            return
        pair = clean_keys(keys) if keys is not None else KeyPair("", "")
        if not pair.key_id or not pair.secret:
            raise Fault(FaultKind.USAGE, "An account needs a key id and a secret.", subject=account.name)
        self._key_pairs[account.credentials].set(account, pair, role)
        self._libraries.forget(account.name)

    def _save(self, account: Account) -> None:
        self._book.save_account(account)
        self._listener(AccountsChanged())


def _refuse_elsewhere(account: Account, kept: Account) -> None:
    if not same_place(account, kept):
        raise Fault(
            FaultKind.USAGE,
            f"“{kept.name}” is another place: {_place(kept)}.",
            "Give the endpoint, bucket and prefix of that account, or choose another name.",
            subject=kept.name,
        )


def _moved(kept: Account) -> Fault:
    return Fault(
        FaultKind.USAGE,
        f"Endpoint, bucket and prefix of “{kept.name}” cannot be changed: something is published there.",
        "Another place is another library: add it as an account of its own.",
        subject=kept.name,
    )


def _place(account: Account) -> str:
    return f"{'/'.join(part for part in (account.bucket, account.prefix) if part)} at {account.endpoint}"

"""Sites of upkeep: a library with the keys of a role, or a sentence that says how to give them."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from rethumb_desktop.domain.environment_keys import key_variables
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, CredentialSource, Library, Role
from rethumb_desktop.domain.ports import ObjectStore, StoredObject
from rethumb_desktop.services.syncing.site import Site
from rethumb_desktop.services.upkeep.means import UpkeepMeans
from rethumb_desktop.services.upkeep.objects import renditions
from rethumb_desktop.sync.sealing import Sealer

_FOR = {
    Role.PUBLISH: "Nothing can be put there without them.",
    Role.BACKUP: "Backups are made and read with keys of their own.",
    Role.MAINTENANCE: "To list, to delete and to compact takes keys that may.",
}


class Sites:
    """Opens the libraries of accounts."""

    def __init__(self, means: UpkeepMeans) -> None:
        self._means = means

    def find(self, name: str) -> tuple[Library, Account]:
        """Return a library and its account. Raises Fault usage where there is none, settings."""
        library = self._means.libraries.find(name)
        if library.account is None:
            title = f"“{name}” is a folder of this computer: it has no bucket that could be looked after."
            raise Fault(FaultKind.USAGE, title, subject=name)
        return library, library.account

    def with_role(self, name: str, role: Role) -> Site:
        """Open a library with the keys of a role. Raises Fault usage, credentials (no such keys), keyring."""
        library, account = self.find(name)
        if role not in account.roles:
            raise _no_keys(account, role)
        return self._site(library, self._means.libraries.store(library, role))

    def usual(self, name: str) -> Site:
        """Open a library with the keys that it is synced with, or as a stranger. Raises Fault as `with_role`."""
        library, account = self.find(name)
        role = Role.PUBLISH if Role.PUBLISH in account.roles or not account.roles else account.roles[0]
        return self._site(library, self._means.libraries.store(library, role))

    def renditions(self, name: str) -> Iterator[StoredObject]:
        """Yield the renditions in a library's bucket, with the maintenance keys where there are some.

        Raises Fault as `objects.renditions`, with the cure where the keys may not list.
        """
        library, account = self.find(name)
        try:
            yield from renditions(self._means.libraries.removing_store(library), library.prefix)
        except Fault as fault:
            if fault.kind is not FaultKind.POLICY or Role.MAINTENANCE in account.roles:
                raise
            raise (_refused_list if account.roles else _refused_stranger)(fault, account) from fault

    def _site(self, library: Library, store: ObjectStore) -> Site:
        means = self._means.sync_means
        key = self._means.libraries.key(library)
        return Site(
            library=library.name,
            prefix=library.prefix,
            key=key,
            store=store,
            records=self._means.records,
            sealer=Sealer(key),
            wall=means.clocks.wall,
            token=lambda: f"{means.chance.getrandbits(128):032x}",
            device_name=means.device_name,
            mark=means.mark,
            renderers=means.renderers,
            # Asked for by the person: what devices tell each other is no picture.
            writes=library.account is not None and Role.PUBLISH in library.account.roles,
        )


def _refused_list(fault: Fault, account: Account) -> Fault:
    return Fault(
        FaultKind.POLICY,
        f"The keys of “{account.name}” may not list the bucket.",
        f"{fault.title} Give the account its maintenance keys, which may: {_command(account, Role.MAINTENANCE)}",
        subject=account.name,
    )


def _refused_stranger(fault: Fault, account: Account) -> Fault:
    return Fault(
        fault.kind,
        f"Nobody without keys may list the bucket “{account.bucket}”.",
        "What is in it can be compared and read anew with keys only: give the account its keys.",
        subject=account.name,
    )


def _no_keys(account: Account, role: Role) -> Fault:
    return Fault(
        FaultKind.CREDENTIALS,
        f"“{account.name}” has no {role.value} keys.",
        f"{_FOR[role]} Give them: {_command(account, role)}",
        subject=account.name,
    )


def _command(account: Account, role: Role) -> str:
    add = f"rethumb account add {shlex.quote(account.name)} --role {role.value}"
    if account.credentials is CredentialSource.ENVIRONMENT:
        key_id, secret = key_variables(role)
        return f"set {key_id} and {secret} where rethumb is started, then once: {add}"
    # Keys that are kept nowhere cannot be given to `keys`; `add` gives such an account its role.
    return add.replace(" add ", " keys ", 1) if account.credentials is CredentialSource.KEYRING else add

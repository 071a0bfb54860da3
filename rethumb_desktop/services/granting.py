"""Granting: the bucket policy that gives each kind of keys just its rights."""

from __future__ import annotations

from dataclasses import dataclass

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Role
from rethumb_desktop.domain.policies import Flavour, PolicyPlace, bucket_policy, merged
from rethumb_desktop.domain.ports import ObjectStore
from rethumb_desktop.services.libraries import Libraries

_AWS_HOSTS = (".amazonaws.com", ".amazonaws.com.cn")
#: Whose keys may be the owner's, who alone may give a bucket a policy.
_MAY_OWN = (Role.MAINTENANCE, Role.PUBLISH)


@dataclass(frozen=True)
class Grant:
    """Who has which keys: users' names or ARNs, "" for nobody. `public`: strangers may open renditions by their links.

    `records`: strangers may read what devices tell each other, which is sealed. `owner` is whoever owns the bucket,
    where that is none of the others. `flavour` None follows from the endpoint.
    """

    publish: str = ""
    backup: str = ""
    maintenance: str = ""
    owner: str = ""
    public: bool = True
    records: bool = False
    flavour: Flavour | None = None


class Granting:
    """Writes bucket policies and gives them to buckets."""

    def __init__(self, libraries: Libraries) -> None:
        self._libraries = libraries

    def policy(self, name: str, grant: Grant) -> str:
        """Return the policy of a library's bucket as JSON. Raises Fault usage; asks no server."""
        account = self._libraries.find(name).account
        if account is None:
            raise Fault(FaultKind.USAGE, f"“{name}” is a folder of this computer: it has no policy.", subject=name)
        usual = Flavour.AWS if account.host.endswith(_AWS_HOSTS) else Flavour.RGW
        return bucket_policy(
            PolicyPlace(account.bucket, account.prefix),
            publish=grant.publish,
            backup=grant.backup,
            maintenance=grant.maintenance,
            owner=grant.owner,
            flavour=grant.flavour or usual,
            public=grant.public,
            records=grant.records,
        )

    def apply(self, name: str, document: str) -> str:
        """Put a library's policy into that of its bucket, and return the whole; what others have there stays.

        With the maintenance keys where there are some and they may, else with the publish keys. Raises Fault usage
        where the bucket's policy cannot be read as one, policy where it is refused, credentials, keyring, and what the
        store raises.
        """
        library = self._libraries.find(name)
        roles = library.account.roles if library.account is not None else ()
        *others, last = [role for role in _MAY_OWN if role in roles] or [Role.PUBLISH]
        for role in others:
            try:
                return _add(self._libraries.store(library, role), document)
            except Fault as fault:
                if fault.kind is not FaultKind.POLICY:
                    raise
        return _add(self._libraries.store(library, last), document)


def _add(store: ObjectStore, document: str) -> str:
    whole = merged(store.policy(), document)
    store.apply_policy(whole)
    return whole

"""Libraries and accounts: where renditions go, and by what right."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import quote, urlsplit

THIS_COMPUTER = "This computer"


class Addressing(StrEnum):
    """How the bucket is named in a request: by the endpoint's rule, in the path, or in the host."""

    AUTO = "auto"
    PATH = "path"
    VIRTUAL = "virtual"


class Role(StrEnum):
    """What a pair of keys is for."""

    PUBLISH = "publish"
    BACKUP = "backup"
    MAINTENANCE = "maintenance"


class CredentialSource(StrEnum):
    """Where an account's secrets are kept."""

    KEYRING = "keyring"
    SESSION = "session"
    ENVIRONMENT = "environment"


class Capability(StrEnum):
    """What a store can do, as far as it was found out."""

    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"


class Visibility(StrEnum):
    """How a stranger comes to see an object: found out at the account's first use."""

    UNKNOWN = "unknown"
    BUCKET = "bucket"  # the bucket's policy, or the whole bucket, is public
    ACL = "acl"  # by the object's own access control list
    PRIVATE = "private"  # not at all: links are presigned


@dataclass(frozen=True)
class StoreFacts:
    """What a probe found out about a bucket.

    `conditional_puts`: a put with If-None-Match does not overwrite. `versioned`: a put or delete leaves the object
    before it behind as a version. `listable`: strangers can list the names of its objects.
    """

    visibility: Visibility = Visibility.UNKNOWN
    conditional_puts: Capability = Capability.UNKNOWN
    versioned: Capability = Capability.UNKNOWN
    listable: Capability = Capability.UNKNOWN


@dataclass(frozen=True)
class Account:
    """An S3 account and the library in it: endpoint, bucket, prefix and what was found out about them.

    `prefix` has no slash at either end. `public_base_url` replaces endpoint and bucket in links (an own domain,
    a CDN). `roles` are those whose keys were given; an account without any is only read, as a stranger. `confirmed`
    tells that the person has agreed to publish there.
    `storage_class` is sent with every put where it is not empty; `upload_limit` is in bytes a second, 0 for none.
    """

    name: str
    endpoint: str
    bucket: str
    region: str = "us-east-1"
    prefix: str = ""
    addressing: Addressing = Addressing.AUTO
    public_base_url: str = ""
    roles: tuple[Role, ...] = (Role.PUBLISH,)
    credentials: CredentialSource = CredentialSource.KEYRING
    visibility: Visibility = Visibility.UNKNOWN
    conditional_puts: Capability = Capability.UNKNOWN
    versioned: Capability = Capability.UNKNOWN
    listable: Capability = Capability.UNKNOWN
    storage_class: str = ""
    upload_limit: int = 0
    confirmed: bool = False

    @property
    def facts(self) -> StoreFacts:
        return StoreFacts(self.visibility, self.conditional_puts, self.versioned, self.listable)

    @property
    def host(self) -> str:
        return urlsplit(self.endpoint).hostname or self.endpoint


@dataclass(frozen=True)
class Library:
    """Where renditions are published: "This computer" (no account) or an account's bucket and prefix."""

    name: str
    account: Account | None = None

    @property
    def prefix(self) -> str:
        return self.account.prefix if self.account else ""

    @property
    def read_only(self) -> bool:
        """Whether nothing can be published there: it was joined without keys."""
        return self.account is not None and not self.account.roles


@dataclass(frozen=True)
class KeyPair:
    """An S3 key id and its secret; never shown, never logged."""

    key_id: str
    secret: str

    def __repr__(self) -> str:
        return "KeyPair(...)"


def with_facts(account: Account, facts: StoreFacts) -> Account:
    """Return the account with what was found out about its bucket; what was not asked this time stays as it was."""
    return replace(
        account,
        visibility=facts.visibility,
        conditional_puts=facts.conditional_puts,
        versioned=facts.versioned,
        listable=account.listable if facts.listable is Capability.UNKNOWN else facts.listable,
    )


def uses_virtual_host(account: Account) -> bool:
    """Whether the bucket stands in the host name: asked for, or AWS itself and a name that can be a host."""
    if account.addressing is not Addressing.AUTO:
        return account.addressing is Addressing.VIRTUAL
    can_be_host = re.fullmatch(r"[a-z0-9][a-z0-9-]{1,61}[a-z0-9]", account.bucket) is not None
    return account.host.endswith((".amazonaws.com", ".amazonaws.com.cn")) and can_be_host


def public_url(account: Account, key: str) -> str:
    """Return the address under which a stranger finds the object, derived from its key alone."""
    path = quote(key, safe="/~")
    if account.public_base_url:
        return f"{account.public_base_url.rstrip('/')}/{path}"
    parts = urlsplit(account.endpoint)
    if uses_virtual_host(account):
        return f"{parts.scheme}://{account.bucket}.{parts.netloc}{parts.path.rstrip('/')}/{path}"
    return f"{account.endpoint.rstrip('/')}/{quote(account.bucket, safe='')}/{path}"

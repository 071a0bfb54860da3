"""Providers of object stores: where they answer, how their objects become public, what is special about them.

Facts of their documents, to fill in a form and to word a hint; what a bucket can do is found out by asking it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from urllib.parse import urlsplit

from rethumb_desktop.domain.library import Addressing

_REGION, _ACCOUNT_ID = "{region}", "{account_id}"
_AWS_REGIONS = (
    *("us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "sa-east-1"),
    *("eu-central-1", "eu-west-1", "eu-west-2", "eu-west-3", "eu-north-1", "eu-south-1"),
    *("ap-south-1", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-southeast-1", "ap-southeast-2"),
)
_B2_REGIONS = ("us-west-000", "us-west-001", "us-west-002", "us-west-004", "us-east-005", "eu-central-003")
_WASABI_REGIONS = (
    *("us-east-1", "us-east-2", "us-central-1", "us-west-1", "us-west-2", "ca-central-1"),
    *("eu-central-1", "eu-central-2", "eu-west-1", "eu-west-2", "eu-west-3", "eu-south-1"),
    *("ap-northeast-1", "ap-northeast-2", "ap-southeast-1", "ap-southeast-2"),
)


class ProviderName(StrEnum):
    """The providers that there are presets for."""

    AWS = "aws"
    CEPH = "ceph"
    DREAMOBJECTS_1 = "dreamobjects-us-east-1"
    DREAMOBJECTS_5 = "dreamobjects-us-east-5"
    R2 = "r2"
    B2 = "b2"
    WASABI = "wasabi"
    MINIO = "minio"
    OTHER = "other"


@dataclass(frozen=True)
class BucketRule:
    """What a provider allows as a bucket's name, stricter than S3 itself; `sentence` says it."""

    pattern: str
    sentence: str


@dataclass(frozen=True)
class Provider:
    """A provider. `endpoint` may hold {region} and {account_id}; it is empty where only the person knows it.

    `regions` are suggestions, others may exist. `hosts` is matched against a whole host name.
    """

    name: ProviderName
    title: str
    public: str
    special: str = ""
    endpoint: str = ""
    region: str = "us-east-1"
    regions: tuple[str, ...] = ()
    addressing: Addressing = Addressing.AUTO
    hosts: str = ""
    bucket_rule: BucketRule | None = None

    @property
    def needs_account_id(self) -> bool:
        return _ACCOUNT_ID in self.endpoint

    @property
    def hint(self) -> str:
        """What a person should know, in sentences."""
        return f"{self.public} {self.special}".strip()


_B2_NAMES = BucketRule(
    r"(?!b2-)[A-Za-z0-9-]{6,63}",
    "is 6 to 63 letters, digits and hyphens, has no dots and does not begin with “b2-”",
)
_R2_NAMES = BucketRule(
    r"[a-z0-9][a-z0-9-]{1,61}[a-z0-9]",
    "is 3 to 63 lower-case letters, digits and hyphens, with no hyphen at either end",
)
_BY_POLICY = "Objects become public by a bucket policy that lets everybody read them."

_TABLE = (
    Provider(
        ProviderName.AWS,
        "Amazon S3",
        _BY_POLICY,
        "New buckets block public policies: lift “Block Public Access” first. Without it links expire after 7 days.",
        endpoint="https://s3.{region}.amazonaws.com",
        regions=_AWS_REGIONS,
        hosts=r"(.+\.)?s3[.-](.+\.)?amazonaws\.com(\.cn)?",
    ),
    Provider(
        ProviderName.CEPH,
        "Ceph object gateway",
        "Each object is made public by itself, or all of them by a bucket policy.",
        "The operator of the gateway tells you its address. Any region will do.",
    ),
    Provider(
        ProviderName.DREAMOBJECTS_1,
        "DreamObjects US-East 1",
        "Each object is made public by itself.",
        "DreamHost is moving its customers to US-East 5: look in its panel which one is yours.",
        endpoint="https://objects-us-east-1.dream.io",
        addressing=Addressing.PATH,
        hosts=r"(.+\.)?objects-us-(east|west)-1\.dream\.io",
    ),
    Provider(
        ProviderName.DREAMOBJECTS_5,
        "DreamObjects US-East 5",
        "Public is the bucket as a whole, set in DreamHost's panel; strangers can then list the names in it too.",
        "Every overwrite may leave an older version behind.",
        endpoint="https://s3.us-east-005.dream.io",
        region="us-east-005",
        regions=("us-east-005",),
        addressing=Addressing.PATH,
        hosts=r"(.+\.)?s3\.us-east-005\.dream\.io",
        bucket_rule=_B2_NAMES,
    ),
    Provider(
        ProviderName.R2,
        "Cloudflare R2",
        "Public is the bucket as a whole, at an address of its own: switch on its public development URL or connect "
        "a domain, and enter that as the public base URL.",
        "The account id stands in R2's overview; a bucket of a jurisdiction has another endpoint, to be pasted.",
        endpoint="https://{account_id}.r2.cloudflarestorage.com",
        region="auto",
        regions=("auto",),
        addressing=Addressing.PATH,
        hosts=r".+\.r2\.cloudflarestorage\.com",
        bucket_rule=_R2_NAMES,
    ),
    Provider(
        ProviderName.B2,
        "Backblaze B2",
        "Public is the bucket as a whole, set where the bucket is made.",
        "The bucket's page names its endpoint. The master key does not work: make an application key. Every overwrite "
        "leaves an older version behind.",
        endpoint="https://s3.{region}.backblazeb2.com",
        region="us-west-004",
        regions=_B2_REGIONS,
        addressing=Addressing.PATH,
        hosts=r"(.+\.)?s3\..+\.backblazeb2\.com",
        bucket_rule=_B2_NAMES,
    ),
    Provider(
        ProviderName.WASABI,
        "Wasabi",
        _BY_POLICY,
        "Public access may have to be asked for from its support. Deleted objects are charged for a minimum time.",
        endpoint="https://s3.{region}.wasabisys.com",
        regions=_WASABI_REGIONS,
        addressing=Addressing.PATH,
        hosts=r"(.+\.)?s3\.(.+\.)?wasabisys\.com",
    ),
    Provider(
        ProviderName.MINIO,
        "MinIO",
        _BY_POLICY,
        "Its address is that of your own server, often with port 9000.",
        addressing=Addressing.PATH,
    ),
    Provider(
        ProviderName.OTHER,
        "Another S3-compatible store",
        "How objects become public is found out by the connection test.",
        "Your provider tells you its address.",
    ),
)

PROVIDERS: Mapping[ProviderName, Provider] = MappingProxyType({provider.name: provider for provider in _TABLE})


def endpoint_of(provider: Provider, region: str, account_id: str = "") -> str:
    """Return the provider's address in a region; empty where something of it is not known yet."""
    region, account_id = region.strip() or provider.region, account_id.strip()
    if provider.needs_account_id and not account_id:
        return ""
    return provider.endpoint.replace(_REGION, region).replace(_ACCOUNT_ID, account_id)


def provider_of(endpoint: str) -> Provider:
    """Return the provider whose host this is, as far as a name tells; else “another”."""
    host = _host(endpoint)
    return next((p for p in _TABLE if p.hosts and re.fullmatch(p.hosts, host)), PROVIDERS[ProviderName.OTHER])


def region_of(endpoint: str) -> str:
    """Return the region that stands in an endpoint, or the only one its provider has there; empty where none does."""
    provider = provider_of(endpoint)
    if _REGION in provider.endpoint:
        before, after = (re.escape(part) for part in _host(provider.endpoint).split(_REGION))
        found = re.fullmatch(f"(?:.+\\.)?{before}([a-z0-9-]+){after}", _host(endpoint))
        return found[1] if found is not None else ""
    return provider.region if len(provider.regions) == 1 else ""


def _host(endpoint: str) -> str:
    text = endpoint.strip()
    try:
        return urlsplit(text if "://" in text else f"https://{text}").hostname or ""
    except ValueError:
        return ""


def bucket_complaint(endpoint: str, bucket: str) -> str:
    """Return why a bucket of this name cannot be there, as one sentence; empty where it can."""
    provider = provider_of(endpoint)
    rule = provider.bucket_rule
    if rule is None or re.fullmatch(rule.pattern, bucket):
        return ""
    return f"“{bucket}” cannot be a bucket there: at {provider.title} a name {rule.sentence}."

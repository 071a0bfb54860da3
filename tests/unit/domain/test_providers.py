"""Providers: their addresses, recognised again, and the names their buckets may have."""

import pytest

from rethumb_desktop.domain.providers import (
    PROVIDERS,
    Provider,
    ProviderName,
    bucket_complaint,
    endpoint_of,
    provider_of,
    region_of,
)


@pytest.mark.parametrize(
    ("name", "region", "endpoint"),
    [
        (ProviderName.AWS, "eu-central-1", "https://s3.eu-central-1.amazonaws.com"),
        (ProviderName.AWS, " ", "https://s3.us-east-1.amazonaws.com"),
        (ProviderName.DREAMOBJECTS_1, "us-east-1", "https://objects-us-east-1.dream.io"),
        (ProviderName.DREAMOBJECTS_5, "us-east-005", "https://s3.us-east-005.dream.io"),
        (ProviderName.B2, "eu-central-003", "https://s3.eu-central-003.backblazeb2.com"),
        (ProviderName.WASABI, "us-west-1", "https://s3.us-west-1.wasabisys.com"),
        (ProviderName.CEPH, "us-east-1", ""),
        (ProviderName.MINIO, "us-east-1", ""),
        (ProviderName.OTHER, "us-east-1", ""),
    ],
)
def test_an_endpoint_follows_from_the_region(name: ProviderName, region: str, endpoint: str) -> None:
    assert endpoint_of(PROVIDERS[name], region) == endpoint


def test_an_endpoint_with_an_account_id_waits_for_it() -> None:
    r2 = PROVIDERS[ProviderName.R2]
    assert r2.needs_account_id
    assert endpoint_of(r2, "auto") == ""
    assert endpoint_of(r2, "auto", " 0123abcd ") == "https://0123abcd.r2.cloudflarestorage.com"
    assert [p.name for p in PROVIDERS.values() if p.needs_account_id] == [ProviderName.R2]


@pytest.mark.parametrize("provider", PROVIDERS.values(), ids=lambda provider: provider.name)
def test_each_provider_is_told_from_the_others_by_its_endpoint(provider: Provider) -> None:
    assert provider.hint.endswith(".")
    assert not provider.regions or provider.region in provider.regions
    for region in provider.regions or (provider.region,):
        endpoint = endpoint_of(provider, region, "0123abcd")
        expected = provider if endpoint else PROVIDERS[ProviderName.OTHER]
        assert provider_of(endpoint) is expected


@pytest.mark.parametrize(
    ("endpoint", "name"),
    [
        ("s3.amazonaws.com", ProviderName.AWS),
        ("https://s3-us-west-2.amazonaws.com", ProviderName.AWS),
        ("https://pics.s3.dualstack.us-east-2.amazonaws.com/", ProviderName.AWS),
        ("https://s3.cn-north-1.amazonaws.com.cn", ProviderName.AWS),
        ("https://0123.eu.r2.cloudflarestorage.com", ProviderName.R2),
        ("S3.WASABISYS.COM", ProviderName.WASABI),
        ("https://notamazonaws.com", ProviderName.OTHER),
        ("https://s3.amazonaws.com.evil.example", ProviderName.OTHER),
        ("http://127.0.0.1:9000", ProviderName.OTHER),
        ("https://[x", ProviderName.OTHER),
        ("", ProviderName.OTHER),
    ],
)
def test_a_provider_is_recognised_by_its_host(endpoint: str, name: ProviderName) -> None:
    assert provider_of(endpoint).name is name


@pytest.mark.parametrize(
    ("endpoint", "region"),
    [
        ("https://s3.eu-west-1.amazonaws.com", "eu-west-1"),
        ("pics.s3.eu-west-1.amazonaws.com", "eu-west-1"),
        ("https://s3.amazonaws.com", ""),
        ("https://s3.eu-central-003.backblazeb2.com", "eu-central-003"),
        ("https://s3.us-east-005.dream.io", "us-east-005"),
        ("https://0123.r2.cloudflarestorage.com", "auto"),
        ("https://objects-us-east-1.dream.io", ""),
        ("https://s3.example.com", ""),
        ("", ""),
    ],
)
def test_a_region_is_read_from_the_endpoint(endpoint: str, region: str) -> None:
    assert region_of(endpoint) == region


@pytest.mark.parametrize(
    ("host", "bucket", "fits"),
    [
        ("s3.us-east-005.dream.io", "six-ch", True),
        ("s3.us-east-005.dream.io", "five5", False),
        ("s3.us-east-005.dream.io", "x" * 63, True),
        ("s3.us-east-005.dream.io", "x" * 64, False),
        ("s3.us-east-005.dream.io", "my.bucket", False),
        ("s3.us-east-005.dream.io", "b2-pictures", False),
        ("s3.us-west-004.backblazeb2.com", "b2-pictures", False),
        ("0123.r2.cloudflarestorage.com", "Pictures", False),
        ("0123.r2.cloudflarestorage.com", "pictures", True),
        ("objects-us-east-1.dream.io", "my.bucket_1", True),
        ("s3.example.com", "b2-x", True),
    ],
)
def test_a_bucket_has_a_name_that_its_provider_allows(host: str, bucket: str, fits: bool) -> None:
    complaint = bucket_complaint(f"https://{host}", bucket)
    assert (complaint == "") is fits
    assert fits or (bucket in complaint and complaint.endswith("."))

"""Making a bucket, when a person asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rethumb_desktop.domain.library import Account
from rethumb_desktop.store.s3_client import DEFAULT_REGION, is_amazon

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

_ALREADY_OURS = "BucketAlreadyOwnedByYou"
_WANTS_REGION = "IllegalLocationConstraintException"


def make_bucket(client: S3Client, account: Account) -> None:
    """Make the account's bucket in its region; one of the same user is no fault. Raises what botocore raises.

    RADOS gateways refuse the name of a region, Amazon wants it for all but the first.
    """
    from botocore.exceptions import ClientError

    try:
        try:
            _make(client, account, in_region=is_amazon(account) and account.region not in ("", DEFAULT_REGION))
        except ClientError as error:
            if _code(error) != _WANTS_REGION or is_amazon(account):
                raise
            _make(client, account, in_region=True)
    except ClientError as error:
        if _code(error) != _ALREADY_OURS:
            raise


def _make(client: S3Client, account: Account, *, in_region: bool) -> None:
    where: dict[str, Any] = {"CreateBucketConfiguration": {"LocationConstraint": account.region}} if in_region else {}
    client.create_bucket(Bucket=account.bucket, **where)


def _code(error: Any) -> str:
    return str(error.response.get("Error", {}).get("Code") or "")

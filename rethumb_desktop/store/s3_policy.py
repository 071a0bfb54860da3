"""The bucket's policy: read, given, and looked at again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.store.s3_faults import Place, answer_fault, faults, is_portal, portal_fault

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

_NONE = "NoSuchBucketPolicy"
_DENIED = frozenset({"AccessDenied", "AllAccessDisabled"})
_NOT_UNDERSTOOD = frozenset({"MalformedPolicy", "InvalidArgument", "InvalidPolicyDocument", "PolicyTooLarge"})


def read_policy(client: S3Client, place: Place) -> str:
    """Return the policy as it is kept, "" for none. Raises Fault; policy where there is no such thing."""
    from botocore.exceptions import ClientError

    with faults(place):
        try:
            answer = client.get_bucket_policy(Bucket=place.bucket)
        except ClientError as error:
            if _code(error) == _NONE:
                return ""
            denied = f"The policy of the bucket “{place.bucket}” may not be read with these keys."
            raise _refusal(place, error, denied) from error
    meta = answer["ResponseMetadata"]
    if is_portal(meta["HTTPStatusCode"], meta["HTTPHeaders"]):
        raise portal_fault(place)
    text: str = answer["Policy"]
    if _statements(text) is None:  # some answer with the list of the bucket
        raise _no_such_thing(place)
    return text


def give_policy(client: S3Client, place: Place, document: str) -> None:
    """Give the bucket a policy, "" for none, and look whether it has it. Raises Fault; policy where it is refused."""
    wanted = _statements(document) if document else []
    if wanted is None:
        raise not_understood(place)
    with _changing(place):
        if document:
            client.put_bucket_policy(Bucket=place.bucket, Policy=document)
        else:
            client.delete_bucket_policy(Bucket=place.bucket)
    try:
        kept = read_policy(client, place)
    except Fault as fault:
        if fault.kind is FaultKind.POLICY and _code(fault.__cause__) in _DENIED:
            return  # who may give a policy need not be one who may read it
        raise
    # Stores write it in their own way, so only what each statement is called and does is compared.
    if (_statements(kept) if kept else []) != wanted:
        raise place.fault(
            FaultKind.POLICY,
            f"{place.host} took the policy, but has another one now.",
            "Look at the bucket's policy at the provider.",
        )


def not_understood(place: Place) -> Fault:
    return place.fault(
        FaultKind.POLICY,
        f"{place.host} does not understand this policy.",
        "It has to be JSON with statements about this bucket and users that there are.",
    )


@contextmanager
def _changing(place: Place) -> Iterator[None]:
    from botocore.exceptions import ClientError

    with faults(place):
        try:
            yield
        except ClientError as error:
            if _code(error) != _NONE:
                denied = f"The policy of the bucket “{place.bucket}” may not be changed with these keys."
                raise _refusal(place, error, denied) from error


def _refusal(place: Place, error: Any, denied: str) -> Fault:
    fault = answer_fault(place, error)
    if fault.kind is FaultKind.PORTAL:
        return fault
    if _code(error) in _NOT_UNDERSTOOD:
        return not_understood(place)
    if fault.kind is not FaultKind.POLICY:
        return fault
    if _code(error) not in _DENIED:
        return _no_such_thing(place)
    return place.fault(
        FaultKind.POLICY,
        denied,
        "Use the keys of the bucket's owner. Where the provider blocks public policies, as Amazon does at first, lift "
        "that before.",
    )


def _no_such_thing(place: Place) -> Fault:
    return place.fault(
        FaultKind.POLICY, f"{place.host} keeps no bucket policies.", "Set the rights of the keys at the provider."
    )


def _statements(text: str) -> list[tuple[str, str]] | None:
    """Return name and effect of each statement, sorted; None where this is no policy."""
    try:
        policy = json.loads(text)
    except (ValueError, RecursionError):
        return None
    statements = policy.get("Statement") if isinstance(policy, dict) else None
    several = [statements] if isinstance(statements, dict) else statements
    if not isinstance(several, list) or not all(isinstance(each, dict) for each in several):
        return None
    return sorted((str(each.get("Sid", "")), str(each.get("Effect", ""))) for each in several)


def _code(error: Any) -> str:
    return str(getattr(error, "response", {}).get("Error", {}).get("Code") or "")

"""What the error codes of S3 and its likenesses mean, one sentence and one cure each.

HEAD answers carry only the HTTP status, so some of those stand here beside the codes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rethumb_desktop.domain.errors import FaultKind


@dataclass(frozen=True)
class Meaning:
    """The fault that a code stands for; {host} and {bucket} are filled in."""

    kind: FaultKind
    title: str
    cure: str = ""
    retryable: bool = False


_UNKNOWN_KEY = Meaning(
    FaultKind.CREDENTIALS,
    "{host} does not know this key id.",
    "Check the key id and the endpoint; a key that was deleted, or that belongs to another provider, is unknown.",
)
_BAD_SECRET = Meaning(
    FaultKind.CREDENTIALS,
    "The secret does not belong to the key id.",
    "Enter both again, as they belong together. If the secret is lost, make a new pair of keys at the provider.",
)
_SUSPENDED = Meaning(
    FaultKind.CREDENTIALS,
    "The user of these keys is suspended at {host}.",
    "Ask the provider, or whoever runs the store.",
)
_OUTDATED = Meaning(FaultKind.CREDENTIALS, "These keys have expired.", "Enter new keys.")
_REFUSED_KEYS = Meaning(
    FaultKind.CREDENTIALS, "{host} does not accept these keys.", "Check the key id, the secret and the endpoint."
)
_NO_BUCKET = Meaning(
    FaultKind.TARGET,
    "There is no bucket “{bucket}” at {host}.",
    "Check the spelling of the bucket. If there is none yet, this program can make it.",
)
_BAD_NAME = Meaning(
    FaultKind.TARGET, "“{bucket}” cannot be the name of a bucket at {host}.", "Check the spelling of the bucket."
)
_ELSEWHERE = Meaning(
    FaultKind.TARGET,
    "The bucket “{bucket}” is in another region.",
    "Look up the bucket's region at the provider, and change the account's region and endpoint.",
)
_TAKEN = Meaning(
    FaultKind.TARGET,
    "The name “{bucket}” is taken at {host}: the bucket belongs to somebody else.",
    "Choose another name for the bucket.",
)
_NOT_HERE = Meaning(
    FaultKind.TARGET,
    "{host} makes no bucket in the account's region.",
    "Look up the names of the regions at the provider, and change the account's region or endpoint.",
)
_TOO_MANY = Meaning(
    FaultKind.QUOTA,
    "{host} grants no more buckets.",
    "Use a bucket that is there, with a prefix of its own, or ask the provider for more.",
)
_DENIED = Meaning(
    FaultKind.POLICY,
    "These keys may not do this in the bucket “{bucket}”.",
    "Give them the right to put and get objects there. Keys that may not list the bucket get this answer also where "
    "an object is not there.",
)
_NO_ACL = Meaning(
    FaultKind.POLICY,
    "The bucket “{bucket}” does not let single objects be made public.",
    "Make it public by a bucket policy, or use links that expire.",
)
_CANNOT = Meaning(FaultKind.POLICY, "{host} cannot do this.", "Another way is tried where there is one.")
_CONFLICT = Meaning(
    FaultKind.STORE,
    "Something else is changing the same in the bucket “{bucket}” right now.",
    "Nothing to do: it is tried again.",
    retryable=True,
)
_BROKEN_OFF = Meaning(
    FaultKind.DATA,
    "The upload in parts was broken off at {host}.",
    "Nothing to do: it is begun again.",
    retryable=True,
)
_LOCKED = Meaning(
    FaultKind.POLICY,
    "The bucket “{bucket}” does not let this object be changed or deleted.",
    "It is locked for a time: look up the object lock at the provider.",
)
_EXISTS = Meaning(
    FaultKind.STORE, "{host} has an object under this key already.", "Nothing to do: it is kept.", retryable=True
)
_FULL = Meaning(
    FaultKind.QUOTA,
    "The space that {host} grants is used up.",
    "Delete something there, or ask the provider for more.",
)
_BUSY = Meaning(
    FaultKind.THROTTLE, "{host} is busy and asks for fewer requests.", "Nothing to do: wait.", retryable=True
)
_SPOILED = Meaning(
    FaultKind.DATA, "The bytes did not arrive as they were sent.", "Nothing to do: they are sent again.", retryable=True
)
_TOO_LARGE = Meaning(FaultKind.DATA, "This is larger than {host} accepts.", "Publish a smaller rendition.")
_BAD_KEY = Meaning(FaultKind.DATA, "{host} does not accept this object key.", "Choose a shorter prefix.")
_SLOW = Meaning(
    FaultKind.OFFLINE,
    "The connection to {host} was too slow.",
    "Nothing to do if it gets better by itself; else check the network.",
    retryable=True,
)
_MISSING = Meaning(FaultKind.MISSING, "There is no such object in the bucket “{bucket}”.")

CODES: Mapping[str, Meaning] = {
    "InvalidAccessKeyId": _UNKNOWN_KEY,
    "SignatureDoesNotMatch": _BAD_SECRET,
    "UserSuspended": _SUSPENDED,
    "AccountProblem": _SUSPENDED,
    "NotSignedUp": _SUSPENDED,
    "ExpiredToken": _OUTDATED,
    "InvalidToken": _REFUSED_KEYS,
    "InvalidSecurity": _REFUSED_KEYS,
    "Unauthorized": _REFUSED_KEYS,
    "401": _REFUSED_KEYS,
    "NoSuchBucket": _NO_BUCKET,
    "InvalidBucketName": _BAD_NAME,
    "PermanentRedirect": _ELSEWHERE,
    "TemporaryRedirect": _ELSEWHERE,
    "AuthorizationHeaderMalformed": _ELSEWHERE,
    "IllegalLocationConstraintException": _ELSEWHERE,
    "301": _ELSEWHERE,
    "307": _ELSEWHERE,
    "AccessDenied": _DENIED,
    "AllAccessDisabled": _DENIED,
    "403": _DENIED,
    "AccessControlListNotSupported": _NO_ACL,
    "NotImplemented": _CANNOT,
    "MethodNotAllowed": _CANNOT,
    "405": _CANNOT,
    "304": _CANNOT,  # what some say to a condition that they do not know
    "501": _CANNOT,
    "ObjectLocked": _LOCKED,
    "ConditionalRequestConflict": _CONFLICT,
    "OperationAborted": _CONFLICT,
    "409": _CONFLICT,
    "PreconditionFailed": _EXISTS,
    "412": _EXISTS,
    "NoSuchUpload": _BROKEN_OFF,
    "InvalidPart": _BROKEN_OFF,
    "InvalidPartOrder": _BROKEN_OFF,
    "BucketAlreadyExists": _TAKEN,
    "InvalidLocationConstraint": _NOT_HERE,
    "TooManyBuckets": _TOO_MANY,
    "QuotaExceeded": _FULL,
    "XMinioStorageFull": _FULL,
    "XMinioAdminBucketQuotaExceeded": _FULL,
    "InsufficientStorage": _FULL,
    "507": _FULL,
    "SlowDown": _BUSY,
    "ServiceUnavailable": _BUSY,
    "TooManyRequests": _BUSY,
    "RequestLimitExceeded": _BUSY,
    "Throttling": _BUSY,
    "429": _BUSY,
    "503": _BUSY,
    "BadDigest": _SPOILED,
    "InvalidDigest": _SPOILED,
    "IncompleteBody": _SPOILED,
    "XAmzContentSHA256Mismatch": _SPOILED,
    "EntityTooLarge": _TOO_LARGE,
    "413": _TOO_LARGE,
    "InvalidObjectName": _BAD_KEY,
    "KeyTooLongError": _BAD_KEY,
    "RequestTimeout": _SLOW,
    "408": _SLOW,
    "NoSuchKey": _MISSING,
    "404": _MISSING,
}

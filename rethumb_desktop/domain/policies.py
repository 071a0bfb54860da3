"""Bucket policies: the rights of each role in a library, as the JSON that a store takes."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from rethumb_desktop.domain.errors import Fault, FaultKind

#: A whole rendition's name: 32 characters and an extension. No name below .rethumb/ has a dot in that place, so a
#: pattern of these opens nothing there; `?` stands for one character on Amazon and RADOS gateways alike.
RENDITION = "?" * 32 + ".*"

_HIDDEN = ".rethumb/"
_BACKUPS = f"{_HIDDEN}backups/"
#: What a device reads that joins a library; all but the first is sealed.
_RECORDS = tuple(f"{_HIDDEN}{name}" for name in ("library.json", "heads/*", "journal/*", "snapshots/*"))
#: What the names of a library's statements begin with: the digits follow from its prefix.
_OURS = re.compile(r"Rethumb[0-9a-f]{12}")
_PATTERN_LETTERS = "*?$"
_READ = ("s3:GetObject",)
_WRITE = ("s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts")
_DELETE = ("s3:DeleteObject", "s3:DeleteObjectVersion")
_LIST = ("s3:ListBucket", "s3:ListBucketMultipartUploads")
_LIST_ALL = (*_LIST, "s3:ListBucketVersions")
_PUBLIC_LISTS = ("public-*", "authenticated-read")

Statement = dict[str, Any]


class Flavour(StrEnum):
    """Whose policies they are: users and batches are named in other ways."""

    RGW = "rgw"
    AWS = "aws"


@dataclass(frozen=True)
class PolicyPlace:
    """A bucket and the prefix of a library in it, without a slash at either end."""

    bucket: str
    prefix: str = ""


def bucket_policy(
    place: PolicyPlace,
    *,
    publish: str = "",
    backup: str = "",
    maintenance: str = "",
    owner: str = "",
    flavour: Flavour = Flavour.RGW,
    public: bool,
    records: bool = False,
) -> str:
    """Return the policy that gives each role just its rights, as indented JSON; "" leaves a role out.

    Users are ARNs, or names on a RADOS gateway ("tenant$name" too). `owner` is whoever owns the bucket: a gateway
    refuses it what others have put there, until a policy grants it. `public` lets everybody read renditions, and
    nothing else; without it nobody can make an object public. `records` lets everybody read what devices tell each
    other, but no list and no backups: who has the pairing code can read along then. Who has several roles has the
    rights of all of them.

    Raises Fault usage for a user that cannot be named so, and for a prefix with `*`, `?` or `$`: these are patterns in
    a policy, and gateways do not know Amazon's way to write them plainly.
    """
    _refuse_patterns(place.prefix)
    named = {"publish": publish, "backup": backup, "maintenance": maintenance, "owner": owner}
    users = {role: _arn(user.strip(), flavour) for role, user in named.items() if user.strip()}
    rules = _Rules(place, flavour, _partition(users))
    statements = rules.of_users(users)
    if public:
        statements.append(rules.public())
    if records:
        statements.append(rules.records())
    statements.append(rules.never_public(_HIDDEN if public else ""))
    return _written({"Version": "2012-10-17", "Statement": statements})


def merged(existing: str, ours: str) -> str:
    """Return the policy of a bucket, "" for none, with that of one library in it.

    The statements that this library had are replaced. All others stay as they are: those of other libraries in the
    bucket, those that somebody wrote by hand, and the version, since theirs may mean something else under another.
    Raises Fault usage where what is there is no policy.
    """
    if not existing.strip():
        return ours
    policy = _read(existing)
    wanted = json.loads(ours)["Statement"]
    libraries = {_library_of(each) for each in wanted}
    kept = [each for each in policy["Statement"] if _library_of(each) not in libraries]
    return _written({**policy, "Statement": [*kept, *wanted]})


class _Rules:
    """Writes the statements of one library."""

    def __init__(self, place: PolicyPlace, flavour: Flavour, partition: str) -> None:
        self._folder = f"{place.prefix}/" if place.prefix else ""
        self._names = f"Rethumb{sha256(place.prefix.encode()).hexdigest()[:12]}"
        self._bucket = f"arn:{partition}:s3:::{place.bucket}"
        self._flavour = flavour

    def of_users(self, users: dict[str, str]) -> list[Statement]:
        """Return the statements about users, whose ARNs are given by role."""
        statements: list[Statement] = []
        if "publish" in users:
            statements += self.publish(users["publish"])
            if list(users.values()).count(users["publish"]) == 1:
                statements.append(self.spared_backups(users["publish"]))
        if "backup" in users:
            statements += self.backup(users["backup"])
        if "maintenance" in users:
            statements += self.maintenance(users["maintenance"])
        if "owner" in users:
            statements.append(self.owner(users["owner"]))
        return statements

    def publish(self, user: str) -> list[Statement]:
        """Put and get; list below .rethumb/, and ask for a rendition by its whole name.

        Who may not list is told 403 for what is not there (both flavours); a list of just that name tells it apart,
        and shows nobody a name that he does not know.
        """
        prefixes = (f"{self._folder}{_HIDDEN}*", f"{self._folder}{RENDITION}")
        return [
            self._objects("Publish", user, (*_READ, *_WRITE), "*"),
            self._lists("PublishLists", user, _LIST, prefixes),
        ]

    def spared_backups(self, user: str) -> Statement:
        """Refuse puts below backups/. A refusal also holds for who owns the bucket, whom nothing else would stop."""
        return self._objects("PublishSparesBackups", user, ("s3:PutObject",), f"{_BACKUPS}*", effect="Deny")

    def backup(self, user: str) -> list[Statement]:
        """Put, get, delete and list below backups/ alone."""
        return [
            self._objects("Backup", user, (*_READ, *_WRITE, *_DELETE), f"{_BACKUPS}*"),
            *self._batches("Backup", user),
            self._lists("BackupLists", user, _LIST_ALL, (f"{self._folder}{_BACKUPS}*",)),
        ]

    def maintenance(self, user: str) -> list[Statement]:
        """Everything with objects of the library, and the list of the whole bucket."""
        actions = (*_READ, *_WRITE, *_DELETE, "s3:GetObjectVersion")
        return [
            self._objects("Maintenance", user, actions, "*"),
            *self._batches("Maintenance", user),
            self._lists("MaintenanceLists", user, _LIST_ALL, ()),
        ]

    def owner(self, user: str) -> Statement:
        """Let the owner have what others have put: a gateway's objects belong to who put them."""
        return self._objects("Owner", user, ("s3:*",), "*")

    def public(self) -> Statement:
        """Let everybody read renditions. What is not there is answered with 403, as nobody may list."""
        return self._objects("Everybody", None, _READ, RENDITION)

    def records(self) -> Statement:
        """Let everybody read what devices tell each other, by its name: a device's is 32 random digits."""
        return self._objects("EverybodyRecords", None, _READ, *_RECORDS)

    def never_public(self, below: str) -> Statement:
        """Refuse puts that make an object public by its access control list: gateways let any put do that.

        Uploads in parts pass all the same: gateways do not look at their list.
        """
        actions = ("s3:PutObject", "s3:PutObjectAcl")
        statement = self._objects("NeverPublic", None, actions, f"{below}*", effect="Deny")
        return statement | {"Condition": {"StringLike": {"s3:x-amz-acl": list(_PUBLIC_LISTS)}}}

    def _objects(
        self, name: str, user: str | None, actions: tuple[str, ...], *patterns: str, effect: str = "Allow"
    ) -> Statement:
        """Return a statement about objects of some patterns in the library; `user` None is everybody."""
        resources = [f"{self._bucket}/{self._folder}{pattern}" for pattern in patterns]
        return self._statement(name, user, actions, resources, effect)

    def _batches(self, name: str, user: str) -> list[Statement]:
        """Allow requests that delete many: a gateway asks for the right on the bucket, then for each object."""
        if self._flavour is not Flavour.RGW:
            return []
        return [self._statement(f"{name}Batches", user, ("s3:DeleteObject",), [self._bucket], "Allow")]

    def _lists(self, name: str, user: str, actions: tuple[str, ...], prefixes: tuple[str, ...]) -> Statement:
        """Return a statement about lists that are asked for with one of these prefixes.

        A gateway tells no prefix with ListBucketMultipartUploads, so that this stays refused there.
        """
        statement = self._statement(name, user, actions, [self._bucket], "Allow")
        return statement | {"Condition": {"StringLike": {"s3:prefix": list(prefixes)}}} if prefixes else statement

    def _statement(
        self, name: str, user: str | None, actions: tuple[str, ...], resources: list[str], effect: str
    ) -> Statement:
        return {
            "Sid": f"{self._names}{name}",
            "Effect": effect,
            "Principal": "*" if user is None else {"AWS": [user]},
            "Action": list(actions),
            "Resource": resources,
        }


def _read(text: str) -> dict[str, Any]:
    """Return a policy with a list of statements. Raises Fault usage where it is none."""
    try:
        policy = json.loads(text)
    except (ValueError, RecursionError):
        policy = None
    statements = policy.get("Statement") if isinstance(policy, dict) else None
    several = [statements] if isinstance(statements, dict) else statements
    if not isinstance(several, list) or not all(isinstance(each, dict) for each in several):
        raise Fault(
            FaultKind.USAGE,
            "The bucket has a policy that cannot be read.",
            "It is no JSON object with statements, so nothing was added to it. Look at it at the provider.",
        )
    return {**policy, "Statement": several}


def _written(policy: dict[str, Any]) -> str:
    return json.dumps(policy, indent=2, ensure_ascii=False)


def _library_of(statement: Statement) -> str:
    """Return what the names of a library's statements begin with, "" for a statement of somebody else."""
    found = _OURS.match(str(statement.get("Sid", "")))
    return found[0] if found else ""


def _refuse_patterns(prefix: str) -> None:
    if set(_PATTERN_LETTERS) & set(prefix):
        raise Fault(
            FaultKind.USAGE,
            f"The prefix “{prefix}” cannot stand in a policy.",
            "A prefix with *, ? or $ would open other places too. Use another prefix.",
            subject=prefix,
        )


def _arn(user: str, flavour: Flavour) -> str:
    """Return a user's ARN. A gateway's has no account; its tenant stands in that place."""
    if user.startswith("arn:") and user.count(":") >= 5:
        return user
    if flavour is Flavour.AWS or any(letter.isspace() or letter in '"*' for letter in user):
        raise Fault(
            FaultKind.USAGE,
            f"“{user}” is not a user that a policy can name.",
            "At Amazon it is an ARN, as in arn:aws:iam::123456789012:user/ann; on a RADOS gateway the user's name.",
            subject=user,
        )
    tenant, _, name = user.rpartition("$")
    return f"arn:aws:iam::{tenant}:user/{name}"


def _partition(users: dict[str, str]) -> str:
    """Return "aws", or what the users' ARNs have in its place: other clouds of Amazon have other words."""
    return next((arn.split(":")[1] for arn in users.values()), "aws")

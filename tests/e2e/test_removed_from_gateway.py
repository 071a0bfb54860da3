"""Removing from a real object gateway: no version stays behind, and whoever may not delete is told who may."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest

from tests.e2e.test_published_to_gateway import environment_of
from tests.fixtures import pictures
from tests.fixtures.command_line import CommandLine
from tests.fixtures.gateway import Gateway

pytestmark = pytest.mark.gateway


class Cloud:
    """A bucket of the gateway and a home whose account keeps its keys for one command only."""

    def __init__(self, gateway: Gateway, bucket: str, folder: Path) -> None:
        self.gateway = gateway
        self.bucket = bucket
        pictures_folder = folder / "pictures"
        pictures_folder.mkdir()
        (pictures_folder / "cat.jpg").write_bytes(pictures.jpeg(120, 80))
        self.cli = CommandLine(pictures_folder, folder / "home")
        place = ["--endpoint", gateway.endpoint, "--bucket", bucket, "--credentials", "session"]
        added = self.cli.run("account", "add", "Cloud", *place, typed=self.keys("rw"))
        assert added.status == 0, added.err

    def keys(self, user: str) -> str:
        """What a person types for a user's keys."""
        return "\n".join(environment_of(self.gateway.users[user]).values()) + "\n"

    def publish(self) -> str:
        """Publish the picture and return its object key."""
        words = ["publish", "cat.jpg", "--recipe", "square/16", "--library", "Cloud", "--json"]
        ran = self.cli.run(*words, typed=self.keys("rw"))
        assert ran.status == 0, ran.err
        key: str = ran.lines[0]["renditions"][0]["key"]
        return key

    def versions(self) -> list[str]:
        """Return the keys of all versions and delete markers in the bucket."""
        with contextlib.closing(self.gateway.client()) as client:
            answer = client.list_object_versions(Bucket=self.bucket)
        return [each["Key"] for each in [*answer.get("Versions", []), *answer.get("DeleteMarkers", [])]]

    def set_policy(self, *rules: dict[str, object]) -> None:
        with contextlib.closing(self.gateway.client()) as client:
            policy = {"Version": "2012-10-17", "Statement": list(rules)}
            client.put_bucket_policy(Bucket=self.bucket, Policy=json.dumps(policy))

    def rule(self, effect: str, user: str, *actions: str) -> dict[str, object]:
        bucket = f"arn:aws:s3:::{self.bucket}"
        principal = {"AWS": [f"arn:aws:iam:::user/{self.gateway.users[user].uid}"]}
        return {"Effect": effect, "Principal": principal, "Action": list(actions), "Resource": [bucket, f"{bucket}/*"]}


@pytest.fixture
def cloud(gateway: Gateway, bucket: str, tmp_path: Path) -> Cloud:
    return Cloud(gateway, bucket, tmp_path)


@pytest.mark.parametrize("versioned", [False, True], ids=["plain", "versioned"])
def test_what_is_removed_leaves_nothing_behind(cloud: Cloud, versioned: bool) -> None:
    if versioned:
        with contextlib.closing(cloud.gateway.client()) as client:
            client.put_bucket_versioning(Bucket=cloud.bucket, VersioningConfiguration={"Status": "Enabled"})
    key = cloud.publish()
    assert key in cloud.versions()

    ran = cloud.cli.run("library", "remove", key.partition(".")[0], "--json", typed=cloud.keys("rw"))

    assert (ran.status, ran.lines[0]["state"]) == (0, "removed"), ran.err
    assert key not in cloud.versions()
    assert cloud.cli.run("library", "list").out == ""


def test_a_removed_picture_can_be_published_again(cloud: Cloud) -> None:
    key = cloud.publish()
    cloud.cli.run("library", "remove", key, typed=cloud.keys("rw"))

    assert cloud.publish() == key
    assert key in cloud.versions()


def test_keys_that_may_not_delete_name_those_that_may_and_these_do(cloud: Cloud) -> None:
    key = cloud.publish()
    deletes = ("s3:DeleteObject", "s3:DeleteObjectVersion")
    cloud.set_policy(
        cloud.rule("Deny", "rw", *deletes),
        cloud.rule("Allow", "maintenance", *deletes, "s3:GetObject", "s3:ListBucket", "s3:ListBucketVersions"),
    )

    refused = cloud.cli.run("library", "remove", key, typed=cloud.keys("rw"))
    assert (refused.status, refused.out) == (3, "")
    assert "The keys of “Cloud” may not delete." in refused.err
    cure = "rethumb account add Cloud --role maintenance"
    assert cure in refused.err
    assert cloud.cli.run("library", "list", "--json", typed=cloud.keys("rw")).lines[0]["removal"]["state"] == "failed"
    given = cloud.cli.run(*cure.split()[1:], typed=cloud.keys("maintenance"))
    assert given.status == 0, given.err
    removed = cloud.cli.run("library", "remove", key, typed=cloud.keys("maintenance"))

    assert removed.status == 0, removed.err
    assert key not in cloud.versions()
    assert cloud.cli.run("library", "list").out == ""

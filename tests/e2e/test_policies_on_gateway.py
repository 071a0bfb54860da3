"""A library's policy on a real object gateway: what it refuses, what it opens, and what it leaves to others."""

from __future__ import annotations

import contextlib
import json
from functools import partial
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from botocore.exceptions import ClientError

from rethumb_desktop.domain.policies import PolicyPlace, bucket_policy, merged
from rethumb_desktop.store.s3 import open_store
from tests.e2e.library_place import DATA, DEVICE, LARGE, STEM, Place, assert_refused, keys, status_of
from tests.fixtures import pictures
from tests.fixtures.command_line import RETHUMB, CommandLine
from tests.fixtures.desktop import Desktop
from tests.fixtures.gateway import Gateway

pytestmark = pytest.mark.gateway


@pytest.fixture(params=["", "lib/ü a"], ids=["root", "prefix"])
def place(gateway: Gateway, bucket: str, request: pytest.FixtureRequest) -> Place:
    return Place(gateway, bucket, request.param, tls=False)


def copy_over(place: Place, user: str) -> None:
    """Copy a rendition over the backup inside the bucket. Raises ClientError."""
    with contextlib.closing(place.gateway.client()) as owner:
        owner.put_object(Bucket=place.bucket, Key=place.missing, Body=DATA, ACL="public-read")
    with contextlib.closing(place.gateway.client(user)) as client:
        source: Any = {"Bucket": place.bucket, "Key": place.missing}
        client.copy_object(Bucket=place.bucket, Key=place.backup, CopySource=source)


@pytest.mark.parametrize(
    ("user", "data"),
    [("publish", DATA), ("publish", LARGE), ("rw", LARGE)],
    ids=["whole", "in parts", "in parts by the owner"],
)
def test_publish_keys_put_nothing_below_backups(place: Place, user: str, data: bytes) -> None:
    """Neither something new nor over what is there; a name like a rendition's is none there either."""
    users = place.gateway.users
    document = bucket_policy(
        PolicyPlace(place.bucket, place.account.prefix),
        publish=users[user].uid,
        backup=users["backup"].uid,
        maintenance=users["maintenance"].uid,
        public=True,
    )
    place.give(document)
    assert place.store("backup").write(place.backup, DATA, fresh=True)
    store = place.store(user)
    like_a_rendition = f"{place.backups}{STEM[:15]}.jpg"

    assert_refused(
        *(partial(store.write, key, data, fresh=False) for key in (place.backup, f"{place.backup}0", like_a_rendition)),
        partial(store.put, like_a_rendition, data, "image/jpeg"),
    )
    with pytest.raises(ClientError, match="AccessDenied"):
        copy_over(place, user)
    assert keys(place.store("backup"), place.backups) == [place.backup]
    assert place.store("backup").get(place.backup) == DATA
    for key in (place.segment, place.rendition):
        assert store.write(key, DATA, fresh=True)


@pytest.mark.parametrize("role", ["backup", "maintenance", "owner"])
def test_a_user_with_several_roles_has_the_rights_of_all(place: Place, role: str) -> None:
    uid = place.gateway.users["publish"].uid
    named = {each: uid if each == role else "" for each in ("backup", "maintenance", "owner")}
    where = PolicyPlace(place.bucket, place.account.prefix)
    place.give(
        bucket_policy(
            where,
            publish=uid,
            backup=named["backup"],
            maintenance=named["maintenance"],
            owner=named["owner"],
            public=False,
        )
    )
    store = place.store("publish")
    assert store.write(place.backup, DATA, fresh=True)
    assert store.write(place.segment, DATA, fresh=True)
    store.delete(place.backup)
    assert store.head(place.backup) is None


@pytest.mark.parametrize("user", ["", "other"], ids=["nobody", "another user"])
def test_strangers_read_records_by_their_names_where_that_is_wanted(place: Place, user: str) -> None:
    place.policy(records=True)
    folder = f"{place.hidden}snapshots/20260131T235959Z-{DEVICE}/"
    records = [place.head, place.segment, f"{place.hidden}library.json", f"{folder}000001", f"{folder}manifest"]
    for key in records:
        place.store("publish").write(key, DATA, fresh=False)
    place.store("backup").write(place.backup, DATA, fresh=False)
    stranger = place.store(user) if user else open_store(place.account, None)

    assert [stranger.get(key) for key in records] == [DATA] * 5
    assert_refused(
        partial(stranger.get, place.backup),
        partial(stranger.head, place.backup),
        partial(stranger.get, f"{place.hidden}library.json2"),
        partial(stranger.get, f"{place.head}0"),
        *(partial(keys, stranger, key) for key in ("", place.folder, place.hidden, f"{place.hidden}heads/", *records)),
    )
    assert [status_of(place, key, "PUT") for key in records] == [403] * 5
    assert [status_of(place, key, "DELETE") for key in records] == [403] * 5

    place.policy()
    assert [status_of(place, key) for key in records] == [403] * 5


def test_a_policy_that_is_taken_back_takes_the_rights(place: Place) -> None:
    place.policy()
    place.store("publish").put(place.rendition, DATA, "image/jpeg")
    owner = place.store("rw")

    owner.apply_policy("")

    assert owner.policy() == ""
    owner.apply_policy("")
    assert_refused(lambda: place.store("publish").put(place.missing, DATA, "image/png"))
    assert status_of(place, place.rendition) == 403


UNKNOWN_ACTION = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:Dance", "Resource": "arn:aws:s3:::*"}],
}


@pytest.mark.parametrize("document", ["{", "[]", '{"Statement": 1}', json.dumps(UNKNOWN_ACTION)])
def test_what_is_no_policy_is_refused(place: Place, document: str) -> None:
    place.policy()
    kept = place.store("rw").policy()
    assert_refused(lambda: place.store("rw").apply_policy(document))
    assert place.store("rw").policy() == kept


@pytest.mark.parametrize("version", ["2012-10-17", "2008-10-17", None])
def test_what_others_have_in_the_policy_holds_beside_ours(place: Place, version: str | None) -> None:
    uid = place.gateway.users["other"].uid
    by_hand = {
        "Sid": "Other",
        "Effect": "Allow",
        "Principal": {"AWS": f"arn:aws:iam:::user/{uid}"},
        "Action": "s3:PutObject",
        "Resource": f"arn:aws:s3:::{place.bucket}/www/*",
    }
    before = {"Statement": [by_hand]} | ({"Version": version} if version else {})
    owner, other, elsewhere = place.store("rw"), place.store("other"), f"{STEM[::-1]}.jpg"
    place.give(json.dumps(before))
    second = bucket_policy(PolicyPlace(place.bucket, "second"), publish=uid, public=True)
    for document in (place.document(), second, place.document(public=False)):
        place.give(merged(owner.policy(), document))

    other.put("www/index.html", DATA, "text/html")
    other.put(f"second/{elsewhere}", DATA, "image/jpeg")
    place.store("publish").put(place.rendition, DATA, "image/jpeg")
    assert status_of(place, f"second/{elsewhere}") == 200
    assert status_of(place, place.rendition) == 403
    assert_refused(partial(other.put, place.missing, DATA, "image/png"))


def rethumb(desktop: Desktop, *words: str, typed: str = "") -> str:
    """Run the program on a desktop with a keyring, and return what it printed."""
    return desktop.run([RETHUMB, *words], text=typed).stdout


def listed(lines: str) -> list[tuple[str, str]]:
    """Names and links of what `library list --json` printed."""
    return [(line["name"], line["url"]) for line in map(json.loads, lines.splitlines())]


@pytest.mark.desktop(tray=False, notifications=False)
def test_a_library_is_read_along_with_the_pairing_code_alone(
    gateway: Gateway, bucket: str, desktop: Desktop, tmp_path: Path
) -> None:
    """By somebody who has no keys of the bucket, on another computer."""
    place = Place(gateway, bucket, "lib/ü a", tls=False)
    user = place.gateway.users["rw"]
    environment = {"AWS_ACCESS_KEY_ID": user.key_id, "AWS_SECRET_ACCESS_KEY": user.secret}
    first = CommandLine(tmp_path, tmp_path / "home", environment)

    def run(*words: str) -> str:
        ran = first.run(*words)
        assert ran.status == 0, ran.err
        return ran.out

    (tmp_path / "lake.png").write_bytes(pictures.png(64, 48))
    where = ("--endpoint", place.account.endpoint, "--bucket", place.bucket, "--prefix", place.account.prefix)
    run("account", "add", "Cloud", *where, "--credentials", "environment")
    policy = ("library", "policy", "--publish-user", user.uid, "--apply")
    run(*policy)
    run("publish", "lake.png", "--recipe", "square/16", "--library", "Cloud")
    code = run("library", "pair")
    with pytest.raises(RuntimeError, match="Nobody without keys may read the bucket"):
        rethumb(desktop, "library", "join", "Theirs", "--read-only", typed=code)
    assert desktop.run([RETHUMB, "library", "sync"], check=False).returncode != 0, "nothing was joined"

    run(*policy, "--open-records")
    rethumb(desktop, "library", "join", "Theirs", "--read-only", typed=code)
    rethumb(desktop, "library", "sync")

    found = listed(rethumb(desktop, "library", "list", "--json"))
    assert found == listed(run("library", "list", "--json"))
    ((name, url),) = found
    assert name == "lake.png"
    with urlopen(url) as answer:
        assert (answer.status, answer.headers["Content-Type"]) == (200, "image/png")

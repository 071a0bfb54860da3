"""Bucket policies: their shape for both kinds of stores, and that no pattern opens more than renditions."""

import json
import re
from typing import Any

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.formats import JSON_EXTENSION, OutputFormat
from rethumb_desktop.domain.object_key import probe_key
from rethumb_desktop.domain.policies import Flavour, PolicyPlace, bucket_policy

DEVICE = "0123456789abcdef" * 2
HIDDEN = [
    "library.json",
    f"heads/{DEVICE}",
    f"journal/{DEVICE}/0000000001",
    f"snapshots/20260131T235959Z-{DEVICE}/manifest",
    f"snapshots/20260131T235959Z-{DEVICE}/000001",
    "backups/20260131T235959Z/manifest",
    "backups/20260131T235959Z/000001",
]
ARN = "arn:aws:iam::123456789012:user/"


def statements(
    flavour: Flavour = Flavour.RGW, prefix: str = "lib/a", *, public: bool = True, records: bool = False
) -> dict[str, Any]:
    """The statements of a policy with all users, by name."""
    start = ARN if flavour is Flavour.AWS else ""
    names = [f"{start}{user}" for user in ("pub", "back", "main", "own")]
    text = bucket_policy(
        PolicyPlace("bucket", prefix),
        publish=names[0],
        backup=names[1],
        maintenance=names[2],
        owner=names[3],
        flavour=flavour,
        public=public,
        records=records,
    )
    policy = json.loads(text)
    assert set(policy) == {"Version", "Statement"}
    assert policy["Version"] == "2012-10-17"
    return {name_of(each): each for each in policy["Statement"]}


def name_of(statement: Any) -> str:
    """What a statement is called without what all those of its library begin with."""
    return re.sub(r"^Rethumb[0-9a-f]{12}", "", statement["Sid"])


def matches(pattern: str, text: str) -> bool:
    """Whether a pattern of a policy covers a text: `*` is anything, slashes too, and `?` one character."""
    plain = re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")
    return re.fullmatch(plain, text, re.DOTALL) is not None


def covered(statement: Any, key: str) -> bool:
    return any(matches(resource, f"arn:aws:s3:::bucket/{key}") for resource in statement["Resource"])


@pytest.mark.parametrize("flavour", list(Flavour))
@pytest.mark.parametrize("prefix", ["", "lib", "lib/a b/ü"])
def test_every_statement_has_the_right_shape(flavour: Flavour, prefix: str) -> None:
    """AWS takes letters and digits as names of statements, each once, and actions that fit their resources."""
    found = statements(flavour, prefix, records=True)
    refusals = {"NeverPublic", "PublishSparesBackups"}
    single = {f"arn:aws:s3:::bucket/{prefix}/.rethumb/library.json".replace("//", "/")}
    for name, each in found.items():
        assert re.fullmatch(r"[A-Za-z0-9]+", each["Sid"])
        assert set(each) - {"Condition"} == {"Sid", "Effect", "Principal", "Action", "Resource"}
        assert each["Effect"] == ("Deny" if name in refusals else "Allow")
        assert all(action.startswith("s3:") for action in each["Action"])
        whole = each["Resource"] == ["arn:aws:s3:::bucket"]
        assert whole or all(
            resource.startswith(f"arn:aws:s3:::bucket/{prefix}") and (resource.endswith("*") or resource in single)
            for resource in each["Resource"]
        )
        if flavour is Flavour.AWS:
            assert whole == all("List" in action and "Parts" not in action for action in each["Action"])
    assert len(json.dumps(found)) < 20_000


def test_batches_are_for_gateways() -> None:
    assert {"BackupBatches", "MaintenanceBatches"} <= statements(Flavour.RGW).keys()
    assert not [name for name in statements(Flavour.AWS) if "Batches" in name]


def test_only_those_who_may_delete_can() -> None:
    for each in statements().values():
        deletes = any("Delete" in action or action in ("s3:*", "*") for action in each["Action"])
        users = each["Principal"] if each["Principal"] == "*" else each["Principal"]["AWS"]
        allowed = [f"arn:aws:iam:::user/{user}" for user in ("back", "main", "own")]
        assert not deletes or (users[0] in allowed and len(users) == 1)


@pytest.mark.parametrize("prefix", ["", "lib/a"])
def test_strangers_get_renditions_and_nothing_hidden(prefix: str) -> None:
    everybody = statements(prefix=prefix)["Everybody"]
    folder = f"{prefix}/" if prefix else ""
    assert everybody["Action"] == ["s3:GetObject"]
    for extension in [*(output.value for output in OutputFormat), JSON_EXTENSION]:
        assert covered(everybody, f"{folder}{'a2' * 16}.{extension}")
    assert covered(everybody, probe_key(prefix))
    for name in HIDDEN:
        assert not covered(everybody, f"{folder}.rethumb/{name}")
    for other in ("short.jpg", "a" * 31 + ".jpg", "a" * 33 + ".jpg", "a" * 32, "a" * 32 + "jpg"):
        assert not covered(everybody, f"{folder}{other}")
    assert not covered(everybody, f"other/{'a' * 32}.jpg")


@pytest.mark.parametrize("flavour", list(Flavour))
@pytest.mark.parametrize("prefix", ["", "lib/a"])
def test_strangers_read_records_where_that_is_wanted_and_never_backups(flavour: Flavour, prefix: str) -> None:
    assert "EverybodyRecords" not in statements(flavour, prefix)
    found = statements(flavour, prefix, records=True)
    records = found.pop("EverybodyRecords")
    assert found == statements(flavour, prefix)
    assert (records["Principal"], records["Action"]) == ("*", ["s3:GetObject"])
    folder = f"{prefix}/" if prefix else ""
    for name in HIDDEN:
        assert covered(records, f"{folder}.rethumb/{name}") is not name.startswith("backups/")
        assert not covered(records, f"other/.rethumb/{name}")
    for other in (".rethumb/library.json2", ".rethumb/other", f"{'a' * 32}.jpg", "picture"):
        assert not covered(records, f"{folder}{other}")


@pytest.mark.parametrize("public", [True, False])
def test_nothing_more_is_made_public_than_is_wanted(public: bool) -> None:
    found = statements(public=public)
    assert ("Everybody" in found) is public
    refused = found["NeverPublic"]
    assert refused["Principal"] == "*"
    assert covered(refused, "lib/a/.rethumb/library.json")
    assert covered(refused, f"lib/a/{'a' * 32}.jpg") is not public
    for wanted, acl in ((True, "public-read"), (True, "public-read-write"), (False, "bucket-owner-full-control")):
        patterns = refused["Condition"]["StringLike"]["s3:x-amz-acl"]
        assert any(matches(pattern, acl) for pattern in patterns) is wanted


@pytest.mark.parametrize("prefix", ["", "lib/a"])
def test_backup_keys_reach_backups_alone(prefix: str) -> None:
    found = statements(prefix=prefix)
    folder = f"{prefix}/" if prefix else ""
    for name in HIDDEN:
        assert covered(found["Backup"], f"{folder}.rethumb/{name}") is name.startswith("backups/")
    assert not covered(found["Backup"], f"{folder}{'a' * 32}.jpg")
    assert found["BackupLists"]["Condition"] == {"StringLike": {"s3:prefix": [f"{folder}.rethumb/backups/*"]}}


@pytest.mark.parametrize("flavour", list(Flavour))
@pytest.mark.parametrize("prefix", ["", "lib/a"])
def test_publish_keys_put_nothing_below_backups(flavour: Flavour, prefix: str) -> None:
    found = statements(flavour, prefix)
    refused = found["PublishSparesBackups"]
    assert (refused["Effect"], refused["Action"]) == ("Deny", ["s3:PutObject"])
    assert refused["Principal"] == found["Publish"]["Principal"]
    folder = f"{prefix}/" if prefix else ""
    for name in [*HIDDEN, "backups/", f"backups/{'a' * 15}.jpg"]:
        assert covered(refused, f"{folder}.rethumb/{name}") is name.startswith("backups/")
    for other in (f"{'a' * 32}.jpg", ".rethumb/backups"):
        assert not covered(refused, f"{folder}{other}")


@pytest.mark.parametrize(
    ("backup", "maintenance", "owner"), [("pub", "", ""), ("", "arn:aws:iam:::user/pub", ""), ("back", "main", " pub")]
)
def test_who_has_several_roles_has_the_rights_of_all(backup: str, maintenance: str, owner: str) -> None:
    text = bucket_policy(
        PolicyPlace("bucket"), publish="pub", backup=backup, maintenance=maintenance, owner=owner, public=True
    )
    assert "PublishSparesBackups" not in {name_of(each) for each in json.loads(text)["Statement"]}


@pytest.mark.parametrize("prefix", ["", "lib/a"])
def test_publish_keys_list_what_is_hidden_and_whole_names(prefix: str) -> None:
    lists = statements(prefix=prefix)["PublishLists"]
    folder = f"{prefix}/" if prefix else ""

    def listed(asked: str) -> bool:
        return any(matches(pattern, asked) for pattern in lists["Condition"]["StringLike"]["s3:prefix"])

    for asked in (f"{folder}.rethumb/", f"{folder}.rethumb/heads/", f"{folder}{'a' * 32}.jpg"):
        assert listed(asked)
    for asked in ("", folder, f"{folder}a", f"{folder}{'a' * 32}", f"{folder}.rethumb", f"other/{'a' * 32}.jpg"):
        assert not listed(asked)


def test_a_role_without_a_user_is_left_out() -> None:
    policy = json.loads(bucket_policy(PolicyPlace("bucket"), publish=" pub ", backup=" ", public=False))
    assert [name_of(each) for each in policy["Statement"]] == [
        "Publish",
        "PublishLists",
        "PublishSparesBackups",
        "NeverPublic",
    ]
    assert policy["Statement"][0]["Principal"] == {"AWS": ["arn:aws:iam:::user/pub"]}


@pytest.mark.parametrize(
    ("user", "flavour", "arn"),
    [
        ("ann", Flavour.RGW, "arn:aws:iam:::user/ann"),
        ("house$ann", Flavour.RGW, "arn:aws:iam::house:user/ann"),
        ("arn:aws:iam:::user/ann", Flavour.RGW, "arn:aws:iam:::user/ann"),
        (f"{ARN}ann", Flavour.AWS, f"{ARN}ann"),
        ("arn:aws-cn:iam::123456789012:role/r", Flavour.AWS, "arn:aws-cn:iam::123456789012:role/r"),
    ],
)
def test_a_user_is_named_as_the_store_does(user: str, flavour: Flavour, arn: str) -> None:
    policy = json.loads(bucket_policy(PolicyPlace("bucket"), publish=user, flavour=flavour, public=True))
    assert policy["Statement"][0]["Principal"] == {"AWS": [arn]}
    partition = arn.split(":")[1]
    assert all(
        resource.startswith(f"arn:{partition}:s3:::") for each in policy["Statement"] for resource in each["Resource"]
    )


@pytest.mark.parametrize(("user", "flavour"), [("ann", Flavour.AWS), ("a b", Flavour.RGW), ("*", Flavour.RGW)])
def test_a_user_that_cannot_be_named_is_told(user: str, flavour: Flavour) -> None:
    with pytest.raises(Fault) as caught:
        bucket_policy(PolicyPlace("bucket"), maintenance=user, flavour=flavour, public=True)
    assert caught.value.kind is FaultKind.USAGE
    assert user in caught.value.title


@pytest.mark.parametrize("prefix", ["a*", "?", "a${b}"])
def test_a_prefix_that_would_be_a_pattern_is_told(prefix: str) -> None:
    with pytest.raises(Fault) as caught:
        bucket_policy(PolicyPlace("bucket", prefix), public=True)
    assert caught.value.kind is FaultKind.USAGE

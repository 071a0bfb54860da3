"""A library's policy in that of its bucket: what others have there stays."""

import json
from typing import Any

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.policies import PolicyPlace, bucket_policy, merged

BY_HAND: dict[str, Any] = {
    "Sid": "WebsiteRead",
    "Effect": "Allow",
    "Principal": {"AWS": "*"},
    "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::bucket/www/ü/*",
    "Condition": {"NumericLessThan": {"s3:max-keys": 10}},
}
NAMELESS = {name: value for name, value in BY_HAND.items() if name != "Sid"}
LIKE_OURS = [BY_HAND | {"Sid": sid} for sid in ("Rethumb", "RethumbPublish", "rethumbe3b0c44298fc", "", 7)]


def ours(prefix: str = "lib", publish: str = "ann", *, public: bool = True) -> str:
    return bucket_policy(PolicyPlace("bucket", prefix), publish=publish, public=public)


def policy(*statements: Any, **more: Any) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements), **more})


def found(document: str) -> list[Any]:
    return list(json.loads(document)["Statement"])


@pytest.mark.parametrize("nothing", ["", " \n"])
def test_where_there_is_none_ours_is_the_whole(nothing: str) -> None:
    assert merged(nothing, ours()) == ours()


def test_all_that_is_not_ours_stays_as_it_is_and_in_its_order() -> None:
    like_one = BY_HAND | {"Sid": f"My{found(ours())[0]['Sid']}"}
    others = [BY_HAND, NAMELESS, *LIKE_OURS, like_one, BY_HAND | {"Effect": "Deny"}]
    assert found(merged(policy(*others), ours())) == [*others, *found(ours())]


def test_ours_of_before_is_replaced() -> None:
    before = merged(policy(BY_HAND), ours(publish="ben"))
    assert found(merged(before, ours(public=False))) == [BY_HAND, *found(ours(public=False))]


def test_to_merge_again_changes_nothing() -> None:
    once = merged(policy(BY_HAND), ours())
    assert merged(once, ours()) == once


@pytest.mark.parametrize(("one", "other"), [("", "lib"), ("lib", "lib/a"), ("lib", "Lib"), ("ü", "u")])
def test_another_library_in_the_bucket_keeps_its_own(one: str, other: str) -> None:
    both = merged(ours(one), ours(other, "ben"))
    assert found(both) == [*found(ours(one)), *found(ours(other, "ben"))]
    assert len({each["Sid"] for each in found(both)}) == len(found(both))
    assert found(merged(both, ours(one, "cleo"))) == [*found(ours(other, "ben")), *found(ours(one, "cleo"))]


@pytest.mark.parametrize("more", [{"Version": "2008-10-17", "Id": "mine"}, {"Id": "ü"}])
def test_what_stands_beside_the_statements_stays(more: dict[str, str]) -> None:
    """Under another version `${...}` in the statements of others would mean something else."""
    kept = json.loads(merged(policy(BY_HAND, **more), ours()))
    del kept["Statement"]
    assert kept == {"Version": "2012-10-17", **more}
    assert json.loads(merged(json.dumps({"Statement": [BY_HAND]}), ours())).keys() == {"Statement"}


def test_a_single_statement_need_not_be_a_list() -> None:
    assert found(merged(json.dumps({"Statement": BY_HAND}), ours())) == [BY_HAND, *found(ours())]


@pytest.mark.parametrize(
    "existing",
    [
        "{",
        "<Error/>",
        "[]",
        "7",
        "null",
        "{}",
        '{"Statement": 1}',
        '{"Statement": ["a"]}',
        '{"Statement": null}',
        '{"Statement": ' + "[" * 100_000,
    ],
)
def test_what_is_no_policy_is_refused(existing: str) -> None:
    with pytest.raises(Fault) as caught:
        merged(existing, ours())
    assert caught.value.kind is FaultKind.USAGE
    assert caught.value.title == "The bucket has a policy that cannot be read."
    assert "nothing was added" in caught.value.detail

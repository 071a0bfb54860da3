"""Whether a connection breaks for one entry alone."""

from tests.unit.services.outbox.entries import entry


def failures_until_alone(arrived: list[int]) -> int | None:
    """Return at which of its failures an entry is found to fail alone; `arrived` counts what had arrived by then."""
    one = entry(1)
    verdicts = [one.fails_alone(count) for count in arrived]
    return verdicts.index(True) + 1 if True in verdicts else None


def test_where_nothing_arrives_nobody_fails_alone() -> None:
    assert failures_until_alone([0] * 100) is None
    assert failures_until_alone([7] * 100) is None


def test_what_arrived_before_its_first_failure_says_nothing() -> None:
    assert failures_until_alone([1000, 1000]) is None


def test_where_others_arrive_between_again_and_again_it_fails_alone() -> None:
    assert failures_until_alone([3, 4, 5, 6, 7]) == 5
    assert failures_until_alone([3, 4, 5, 6]) is None


def test_one_that_arrived_long_ago_counts_once() -> None:
    assert failures_until_alone([0, 1, 1, 1, 1, 1]) is None
    assert failures_until_alone([0, 1, 1, 2, 2, 3, 3, 4]) == 8

"""Batches and claims: who works on what, and when everything is done."""

from __future__ import annotations

from rethumb_desktop.domain.job import JobState
from rethumb_desktop.services.queue.batches import Batches
from rethumb_desktop.services.queue.claims import Claims

PUBLISHED, FAILED = JobState.PUBLISHED, JobState.FAILED
CAT, DOG = ("This computer", "cat"), ("This computer", "dog")


def test_a_batch_ends_with_its_last_job() -> None:
    batches = Batches()
    batches.add("b", [1, 2, 3], gathering=False)
    assert batches.ended("b", 1, PUBLISHED) is None
    assert batches.ended("b", 3, FAILED) is None
    assert batches.ended("b", 2, PUBLISHED) == ((PUBLISHED, 2), (FAILED, 1))


def test_a_batch_that_still_gathers_does_not_end() -> None:
    batches = Batches()
    batches.add("b", [], gathering=True)
    batches.add("b", [1], gathering=True)
    assert batches.ended("b", 1, PUBLISHED) is None
    assert batches.gathered("b") == ((PUBLISHED, 1),)


def test_a_batch_that_gathered_nothing_ends_at_once() -> None:
    assert Batches().gathered("b") == ()


def test_the_end_comes_once() -> None:
    batches = Batches()
    batches.add("b", [1], gathering=False)
    assert batches.ended("b", 1, PUBLISHED) == ((PUBLISHED, 1),)
    assert batches.ended("b", 1, PUBLISHED) is None


def test_a_job_ends_once_and_only_in_its_batch() -> None:
    batches = Batches()
    batches.add("b", [1, 2], gathering=False)
    batches.add("c", [3], gathering=False)
    assert batches.ended("b", 1, PUBLISHED) is None
    assert batches.ended("b", 1, FAILED) is None
    assert batches.ended("b", 3, PUBLISHED) is None
    assert batches.ended("unknown", 2, PUBLISHED) is None
    assert batches.ended("b", 2, PUBLISHED) == ((PUBLISHED, 2),)


def test_a_batch_can_be_worked_on_again() -> None:
    batches = Batches()
    batches.add("b", [1, 2], gathering=False)
    batches.ended("b", 1, PUBLISHED)
    batches.ended("b", 2, FAILED)
    batches.add("b", [2], gathering=False)
    assert batches.ended("b", 2, PUBLISHED) == ((PUBLISHED, 1),)


def test_one_claims_and_the_others_wait_for_it() -> None:
    claims = Claims()
    assert claims.claim(1, CAT)
    assert not claims.claim(2, CAT)
    assert not claims.claim(3, CAT)
    assert claims.claim(4, DOG)
    assert claims.claim(5, ("Cloud", "cat")), "the same picture in another library"
    assert claims.release(1) == [2, 3]
    assert claims.claim(3, CAT)
    assert claims.release(4) == []


def test_who_has_a_claim_may_claim_it_again() -> None:
    claims = Claims()
    assert claims.claim(1, CAT)
    assert claims.claim(1, CAT)
    assert claims.release(1) == []
    assert claims.claim(2, CAT)


def test_who_claimed_nothing_gives_up_nothing() -> None:
    claims = Claims()
    claims.claim(1, CAT)
    assert claims.release(2) == []
    assert not claims.claim(2, CAT)


def test_a_job_waits_once_however_often_it_asks() -> None:
    claims = Claims()
    claims.claim(1, CAT)
    assert not claims.claim(2, CAT)
    assert not claims.claim(2, CAT)
    assert claims.release(1) == [2]

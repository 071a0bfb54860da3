"""Duplicates that need no job are told of, each once."""

from __future__ import annotations

import pytest

from rethumb_desktop.domain.job import JobState
from tests.unit.services.watching.rig import Rig
from tests.watching.simulation.disk import TOP, digest_of


@pytest.fixture
def rig() -> Rig:
    return Rig()


def test_a_copy_of_what_is_done_is_told(rig: Rig) -> None:
    path = rig.save("cat.jpg")
    rig.run(5)
    rig.end_job(rig.job_of(path))
    copy = rig.save("copy.jpg")
    rig.run(5)
    assert rig.recognised == [copy]
    rig.disk.write(copy, b"picture")
    rig.run(5)
    assert rig.recognised == [copy]


@pytest.mark.parametrize(
    ("state", "told"), [(JobState.PUBLISHED, True), (JobState.DUPLICATE, True), (JobState.CANCELLED, False)]
)
def test_a_copy_that_waits_for_the_same_job_is_told_with_its_end(rig: Rig, state: JobState, *, told: bool) -> None:
    path = rig.save("cat.jpg")
    rig.run(5)
    copy = rig.save("copy.jpg")
    rig.run(5)
    assert rig.recognised == []
    assert rig.job_of(copy) == rig.job_of(path)
    rig.end_job(rig.job_of(path), state)
    rig.run(1)
    assert rig.recognised == ([copy] if told else [])


def test_what_the_library_has_is_told(rig: Rig) -> None:
    rig.intake.held.add(digest_of(b"picture"))
    path = rig.save("cat.jpg")
    rig.run(5)
    assert rig.recognised == [path]


def test_what_is_renamed_is_not_told_again(rig: Rig) -> None:
    path = rig.save("cat.jpg")
    rig.run(5)
    rig.end_job(rig.job_of(path))
    rig.disk.rename(path, f"{TOP}/dog.jpg")
    rig.run(5)
    assert rig.recognised == []

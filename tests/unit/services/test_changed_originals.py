"""Originals that are written anew while they wait, or after they were published."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.original import Source
from rethumb_desktop.domain.recipe import Recipe, Size
from rethumb_desktop.services import Services
from rethumb_desktop.services.gathering import file_source, url_source
from tests.fixtures import pictures, records

BOX = Size(100, 100)
HERE, PLAIN = pictures.jpeg(location=True), pictures.jpeg(100, 100)


@pytest.fixture
def source(tmp_path: Path) -> Source:
    path = tmp_path / "cat.jpg"
    path.write_bytes(HERE)
    return file_source(path)


def overwrite(source: Source, data: bytes = PLAIN) -> None:
    Path(source.location).write_bytes(data)


def test_a_stamp_tells_that_a_file_was_written(services: Services, source: Source) -> None:
    def stamp() -> object:
        return services.inspecting.stamps([source])[source]

    before = stamp()
    assert before == stamp()
    overwrite(source)
    other = stamp()
    assert before != other
    # As large, and with the old time: another file nevertheless.
    path, twin = Path(source.location), Path(source.location + ".new")
    twin.write_bytes(PLAIN)
    found = path.stat()
    os.utime(twin, ns=(found.st_atime_ns, found.st_mtime_ns))
    twin.replace(path)
    assert stamp() not in (before, other)
    path.unlink()
    assert stamp() is None


def test_addresses_have_no_stamp_and_are_not_asked(services: Services) -> None:
    address = url_source("http://127.0.0.1:9/cat.jpg")
    assert services.inspecting.stamps([address]) == {address: None}


def test_what_was_read_says_of_which_bytes(services: Services, source: Source) -> None:
    stamp = services.inspecting.stamps([source])[source]
    reading = services.inspecting.read(source)
    (survey,) = services.inspecting.survey([source], lambda: False)
    assert reading.sha256 == survey.sha256 == hashlib.sha256(HERE).hexdigest()
    assert reading.stamp == survey.stamp == stamp


def test_one_that_cannot_be_read_has_a_stamp_all_the_same(services: Services, source: Source) -> None:
    overwrite(source, b"no picture")
    (survey,) = services.inspecting.survey([source], lambda: False)
    assert survey.outline is None
    assert survey.stamp is not None


def test_the_preview_lets_go_of_a_picture_that_was_written_anew(services: Services, source: Source) -> None:
    previewing = services.previewing
    assert not previewing.forget_changed(source), "nothing was looked at yet"
    assert previewing.result(source, Recipe(square=9), BOX).original.width == 64
    assert not previewing.forget_changed(source)
    overwrite(source)
    assert previewing.forget_changed(source)
    assert not previewing.forget_changed(source)
    assert previewing.result(source, Recipe(square=9), BOX).original.width == 100


def test_only_what_is_published_differs_from_its_file() -> None:
    job = Job(1, "a", records.file_source(), (), "Cloud", JobState.PUBLISHED, records.A_MOMENT, records.original())
    assert not job.differs("a" * 64)
    assert job.differs("b" * 64)
    assert not job.differs(""), "nothing is known of a file that is gone"
    assert not replace(job, state=JobState.QUEUED).differs("b" * 64)
    assert not replace(job, original=None).differs("b" * 64)

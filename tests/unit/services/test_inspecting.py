"""What originals say about themselves, one or many."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.original import Source
from rethumb_desktop.services import Services
from rethumb_desktop.services.gathering import file_source, url_source
from rethumb_desktop.services.inspecting import Inspecting
from tests.fixtures import pictures


@pytest.fixture
def inspecting(services: Services) -> Inspecting:
    return services.inspecting


@pytest.fixture
def sources(tmp_path: Path) -> list[Source]:
    """A picture with a position, one without, and a text."""
    contents = {
        "here.jpg": pictures.jpeg(location=True),
        "plain.jpg": pictures.jpeg(),
        "text.jpg": b"no picture",
    }
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
    return [file_source(tmp_path / name) for name in contents]


def test_each_is_read_in_order_and_a_fault_stops_nothing(inspecting: Inspecting, sources: list[Source]) -> None:
    here, text, plain = inspecting.read_each([sources[0], sources[2], sources[1]])
    assert not isinstance(here, Fault)
    assert here.metadata.has_location
    assert isinstance(text, Fault)
    assert text.kind is FaultKind.NOT_A_PICTURE
    assert not isinstance(plain, Fault)
    assert not plain.metadata.has_location


def test_a_survey_tells_which_have_a_position(inspecting: Inspecting, sources: list[Source]) -> None:
    surveys = list(inspecting.survey(sources, lambda: False))
    assert [survey.source for survey in surveys] == sources
    assert [survey.has_position for survey in surveys] == [True, False, False]
    assert [survey.outline is None for survey in surveys] == [False, False, True]


def test_a_survey_fetches_nothing_from_the_web(inspecting: Inspecting) -> None:
    (survey,) = inspecting.survey([url_source("http://127.0.0.1:9/cat.jpg")], lambda: False)
    assert survey.outline is None


def test_a_survey_stops_when_it_is_told_to(inspecting: Inspecting, sources: list[Source]) -> None:
    looked: list[Source] = []

    def watched() -> Iterator[Source]:
        for source in sources:
            looked.append(source)
            yield source

    surveys = inspecting.survey(watched(), lambda: len(looked) > 1)
    assert [survey.source for survey in islice(surveys, 5)] == sources[:1]
    assert looked == sources[:2]

"""What is printed, and what the exit status says."""

from __future__ import annotations

import pytest

from rethumb_desktop.cli.given import Given
from rethumb_desktop.cli.output import exit_status, visible
from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.services.gathering import source_of


def failure(kind: FaultKind) -> FaultRecord:
    return FaultRecord(kind, "It does not work.", "", retryable=False)


OFFLINE, DAMAGED = failure(FaultKind.OFFLINE), failure(FaultKind.DAMAGED)


@pytest.mark.parametrize(
    ("errors", "status"),
    [
        ([], 0),
        ([None, None], 0),
        ([None, DAMAGED], 1),
        ([DAMAGED, DAMAGED], 1),
        ([OFFLINE, OFFLINE], 3),
        ([OFFLINE, failure(FaultKind.KEYRING)], 3),
        ([OFFLINE, DAMAGED], 1),
        ([OFFLINE, None], 1),
    ],
)
def test_the_exit_status_tells_bad_pictures_from_a_start_that_failed(
    errors: list[FaultRecord | None], status: int
) -> None:
    assert exit_status(errors) == status


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain ü 漢 – text", "plain ü 漢 – text"),
        ("red\x1b[31m", "red\ufffd[31m"),
        ("over\rwritten", "over\ufffdwritten"),
        ("eight bit \x9b31m", "eight bit \ufffd31m"),
        ("turned \u202egpj.exe", "turned \ufffdgpj.exe"),
        ("two\nlines", "two lines"),
        ("no text \udcff", "no text \udcff"),
        ("other surrogate \ud800", "other surrogate \ufffd"),
    ],
)
def test_nothing_that_is_printed_steers_a_terminal(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_each_of_two_names_of_one_picture_is_found_in_its_turn() -> None:
    given = Given(["a.jpg", "b.jpg", "./a.jpg"])
    assert [given.at(source_of(text).location) for text in ("a.jpg", "b.jpg", "a.jpg")] == ["a.jpg", "b.jpg", "./a.jpg"]


def test_what_was_found_in_a_folder_is_called_by_its_location() -> None:
    given = Given(["folder/"])
    assert given.at("/elsewhere/a.jpg") == "/elsewhere/a.jpg"
    assert given.refused("folder") == "folder/"
    assert given.refused("folder/inner") == "folder/inner"


def test_an_address_of_the_old_service_stays_what_was_typed() -> None:
    old, unreadable = (
        "http://x.example/v1/square/1/http://y.example/a.png",
        "http://x.example/v1/sq/1/http://y.example/",
    )
    given = Given([old, unreadable])
    assert given.at("http://y.example/a.png") == old
    assert given.refused(unreadable) == unreadable

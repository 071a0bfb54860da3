"""The page that keeps the last measurements."""

from __future__ import annotations

import pytest

from tests.benchmarks.measuring.report import PAGE, RENDERING, UPLOADING, with_report

MARKS = "a\n<!-- measured one: begin -->\nold\n<!-- measured one: end -->\nb\n<!-- measured two: begin -->\n"


def test_only_what_is_between_the_marks_changes() -> None:
    page = with_report(MARKS, "new\n", "one")
    assert page == MARKS.replace("\nold\n", "\n\nnew\n\n")


@pytest.mark.parametrize("measurement", ["two", "three"])
def test_a_page_without_the_marks_is_refused(measurement: str) -> None:
    with pytest.raises(ValueError, match=f"measured {measurement}: begin"):
        with_report(MARKS, "new", measurement)


@pytest.mark.parametrize("measurement", [RENDERING, UPLOADING])
def test_the_page_has_the_marks(measurement: str) -> None:
    assert "of all figures" in with_report(PAGE.read_text(encoding="utf-8"), "of all figures", measurement)

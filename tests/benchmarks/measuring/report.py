"""The last measurement, kept in docs/performance.md between two marks."""

from __future__ import annotations

from tests.fixtures.programs import PROJECT

PAGE = PROJECT / "docs" / "performance.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def write_report(text: str) -> None:
    """Put the text between the marks; what stands around them stays. Raises ValueError where a mark is missing."""
    before, found_begin, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, found_end, after = rest.partition(END)
    if not found_begin or not found_end:
        raise ValueError(f"{PAGE.name} has lost its marks {BEGIN} and {END}")
    PAGE.write_text(f"{before}{BEGIN}\n\n{text.strip()}\n\n{END}{after}", encoding="utf-8")

"""The last measurements, each kept in docs/performance.md between two marks of its own."""

from __future__ import annotations

from tests.fixtures.programs import PROJECT

PAGE = PROJECT / "docs" / "performance.md"
RENDERING, UPLOADING = "rendering", "uploading"


def write_report(text: str, measurement: str = RENDERING) -> None:
    """Put the text between the measurement's marks in the page. Raises ValueError where a mark is missing."""
    PAGE.write_text(with_report(PAGE.read_text(encoding="utf-8"), text, measurement), encoding="utf-8")


def with_report(page: str, text: str, measurement: str) -> str:
    """Return the page with the text between the measurement's marks; what stands around them stays."""
    begin, end = (f"<!-- measured {measurement}: {place} -->" for place in ("begin", "end"))
    before, found_begin, rest = page.partition(begin)
    _, found_end, after = rest.partition(end)
    if not found_begin or not found_end:
        raise ValueError(f"{PAGE.name} has lost its marks {begin} and {end}")
    return f"{before}{begin}\n\n{text.strip()}\n\n{end}{after}"

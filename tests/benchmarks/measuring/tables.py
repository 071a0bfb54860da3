"""Tables that can be read in a terminal and are Markdown as well, with a verdict on every promise."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Verdict:
    """Whether a promise is kept, and how the table says so."""

    kept: bool
    words: str


def at_most(figure: float, limit: float, shown: str = "") -> Verdict:
    """A promise that is kept up to the limit; `shown` is the limit with its unit."""
    shown = shown or f"{limit:.2f}"
    return Verdict(True, f"≤ {shown} ok") if figure <= limit else Verdict(False, f"> {shown} over")


def at_least(figure: float, limit: float) -> Verdict:
    """A promise that is kept from the limit on."""
    return Verdict(True, f"≥ {limit:.2f} ok") if figure >= limit else Verdict(False, f"< {limit:.2f} under")


@dataclass
class Table:
    """A table with a title, its rows, and remarks below it."""

    title: str
    heads: Sequence[str]
    rows: list[list[str]] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def add(self, *cells: str, verdict: Verdict | None = None) -> None:
        """Add a row; a table whose last head is `promise` has a verdict in the last cell, or a dash."""
        row = list(cells)
        if self.heads[-1] == "promise":
            row.append(verdict.words if verdict else "–")
        if verdict:
            self.verdicts.append(verdict)
        self.rows.append(row)

    def markdown(self) -> str:
        """The table as text, its columns aligned."""
        widths = [max(len(row[place]) for row in [list(self.heads), *self.rows]) for place in range(len(self.heads))]
        marks = ["-" * width if place == 0 else "-" * (width - 1) + ":" for place, width in enumerate(widths)]
        lines = [_line(self.heads, widths), _line(marks, widths), *(_line(row, widths) for row in self.rows)]
        remarks = "".join(f"\n{remark}\n" for remark in self.remarks)
        return f"### {self.title}\n\n" + "\n".join(lines) + f"\n{remarks}"


def say(text: str) -> str:
    """Print the text at once, and return it."""
    sys.stdout.write(f"{text.strip()}\n\n")
    sys.stdout.flush()
    return f"{text.strip()}\n"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    shown = (c.ljust(w) if place == 0 else c.rjust(w) for place, (c, w) in enumerate(zip(cells, widths, strict=True)))
    return f"| {' | '.join(shown)} |"

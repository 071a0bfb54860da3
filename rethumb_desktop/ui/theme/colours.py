"""The colours of the window, light and dark."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtGui import QColor, QPalette

Role = QPalette.ColorRole
Group = QPalette.ColorGroup

#: How much darker than the window Fusion's outlines are, in percent.
_FUSION_DARKENS = 140


class Tone(Enum):
    """What a colour says; never the only thing that says it."""

    PLAIN = "text"
    QUIET = "quiet"
    BUSY = "accent_text"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"
    ON_ACCENT = "on_accent"


@dataclass(frozen=True)
class Colours:
    """One scheme, as #rrggbb. Every text colour has a contrast of 4.5:1 or more on every ground."""

    window: str  # the ground of panels and bars
    base: str  # the ground of lists and fields
    raised: str  # buttons
    hover: str  # the ground under the mouse
    selected: str  # the ground of selected rows
    text: str
    quiet: str  # second lines
    accent: str  # selections, progress, focus
    accent_text: str  # the accent as text
    on_accent: str  # text on the accent
    good: str
    warning: str
    bad: str
    notice: str  # the ground of a warning
    line: str  # borders that only part
    edge: str  # borders that show where to click

    def tone(self, tone: Tone) -> str:
        """Return the text colour for a tone."""
        colour: str = getattr(self, tone.value)
        return colour


LIGHT = Colours(
    window="#f4f5f7",
    base="#ffffff",
    raised="#ffffff",
    hover="#eaecf0",
    selected="#dde8fb",
    text="#1b1e23",
    quiet="#565c66",
    accent="#2361c4",
    accent_text="#1f58b5",
    on_accent="#ffffff",
    good="#176b34",
    warning="#7d5200",
    bad="#b3261e",
    notice="#fdf3dc",
    line="#dcdfe4",
    edge="#7f8692",
)

DARK = Colours(
    window="#1f2125",
    base="#26292e",
    raised="#32363c",
    hover="#33373e",
    selected="#2d3f5e",
    text="#eceef1",
    quiet="#aeb4be",
    accent="#7fb0ff",
    accent_text="#9cc2ff",
    on_accent="#10203a",
    good="#74d494",
    warning="#f0c465",
    bad="#ff9d94",
    notice="#3d3420",
    line="#3a3e45",
    edge="#7d8590",
)


def sharpen(colours: Colours) -> Colours:
    """Return a scheme for those who ask their desktop for more contrast: nothing is pale, every border is seen."""

    def stronger(colour: str) -> str:
        return blend(colours.text, colour, 0.4).name()

    return replace(
        colours,
        quiet=colours.text,
        accent_text=stronger(colours.accent_text),
        good=stronger(colours.good),
        warning=stronger(colours.warning),
        bad=stronger(colours.bad),
        line=colours.edge,
        edge=colours.text,
    )


def make_palette(colours: Colours) -> QPalette:
    """Return the palette of a scheme, disabled texts included."""
    palette = QPalette(QColor(colours.raised), QColor(colours.window))
    shades = {
        Role.Window: colours.window,
        Role.WindowText: colours.text,
        Role.Base: colours.base,
        Role.AlternateBase: colours.window,
        Role.Text: colours.text,
        Role.PlaceholderText: colours.quiet,
        Role.Button: colours.raised,
        Role.ButtonText: colours.text,
        Role.BrightText: colours.bad,
        Role.ToolTipBase: colours.raised,
        Role.ToolTipText: colours.text,
        Role.Highlight: colours.accent,
        Role.HighlightedText: colours.on_accent,
        Role.Accent: colours.accent,
        Role.Link: colours.accent_text,
        Role.LinkVisited: colours.accent_text,
    }
    for role, colour in shades.items():
        palette.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        palette.setColor(Group.Disabled, role, blend(colours.text, colours.window, 0.55))
    palette.setColor(Group.Disabled, Role.Highlight, blend(colours.edge, colours.window, 0.5))
    return palette


def make_outlined_palette(colours: Colours) -> QPalette:
    """Return the palette of what shows by its outline where to click: Fusion draws that in a darker shade of the
    window's colour, which is hardly seen on a dark ground."""
    palette = make_palette(colours)
    # Some of them are drawn a little lighter again.
    outline = blend(colours.text, colours.edge, 0.2)
    palette.setColor(Role.Window, outline.lighter(_FUSION_DARKENS))
    return palette


def blend(front: str, ground: str, share: float) -> QColor:
    """Return `front` mixed into `ground`; `share` 0 to 1 is how much of `front` there is."""
    one, other = QColor(front), QColor(ground)

    def mix(a: int, b: int) -> int:
        return round(a * share + b * (1 - share))

    return QColor(mix(one.red(), other.red()), mix(one.green(), other.green()), mix(one.blue(), other.blue()))

"""Colours that can be read, icons that follow them."""

from __future__ import annotations

import math
import re
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QFont, QIcon, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.preferences import Appearance
from rethumb_desktop.ui.theme.colours import DARK, LIGHT, Colours, Tone, make_palette, sharpen
from rethumb_desktop.ui.theme.icons import IconFolder
from rethumb_desktop.ui.theme.theme import Theme, scaled_font
from tests.fixtures.programs import PROJECT

TEXTS = ("text", "quiet", "accent_text", "good", "warning", "bad")
GROUNDS = ("window", "base", "raised", "hover", "selected", "notice")
Role = QPalette.ColorRole


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    read = QColor(colour)
    parts = (read.redF(), read.greenF(), read.blueF())
    linear = [p / 12.92 if p <= 0.04045 else math.pow((p + 0.055) / 1.055, 2.4) for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), list(product(TEXTS, GROUNDS)))
def test_every_text_can_be_read_on_every_ground(colours: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_rest_can_be_told_apart(colours: Colours) -> None:
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    for ground in (colours.window, colours.base):
        assert contrast(colours.accent, ground) >= 3
        assert contrast(colours.edge, ground) >= 3


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_palette_can_be_read(colours: Colours) -> None:
    palette = make_palette(colours)
    pairs = [
        (Role.WindowText, Role.Window),
        (Role.Text, Role.Base),
        (Role.ButtonText, Role.Button),
        (Role.PlaceholderText, Role.Base),
        (Role.HighlightedText, Role.Highlight),
        (Role.ToolTipText, Role.ToolTipBase),
        (Role.Link, Role.Base),
    ]
    for text, ground in pairs:
        assert contrast(palette.color(text).name(), palette.color(ground).name()) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton, QComboBox, QSpinBox, QLineEdit, QPlainTextEdit])
def test_it_is_seen_where_to_click(theme: Theme, qtbot: QtBot, colours: Colours, kind: type[QWidget]) -> None:
    theme.wear(colours)
    ground = QWidget()
    qtbot.addWidget(ground)
    part = kind()
    layout = QVBoxLayout(ground)
    layout.addWidget(part)
    ground.resize(200, 80)
    ground.show()
    image = ground.grab().toImage()
    middle = part.geometry().center().y()
    # The outline's left side: the first thing on the way from the edge, and what lies around it may blend into it.
    met = [image.pixelColor(x, middle).name() for x in range(part.x() - 1, part.x() + 5)]
    assert max(contrast(colour, colours.window) for colour in met) >= 3


def test_icons_follow_the_scheme(theme: Theme, qapp: QApplication) -> None:
    action = QAction("Copy")
    theme.wear(LIGHT)
    theme.dress(action, "copy")

    def darkest() -> int:
        image = action.icon().pixmap(24).toImage()
        solid = [image.pixelColor(x, y) for x, y in product(range(24), range(24))]
        return max((c.lightness() for c in solid if c.alpha() > 250), default=-1)

    assert 0 <= darkest() < 80
    theme.wear(DARK)
    assert darkest() > 180
    assert qapp.palette().color(Role.Window).name() == DARK.window


def test_the_desktop_turning_dark_turns_the_window_dark(theme: Theme, qapp: QApplication) -> None:
    turned: list[str] = []
    theme.changed.connect(lambda: turned.append(theme.colours.window))
    for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light, Qt.ColorScheme.Unknown):
        qapp.styleHints().colorSchemeChanged.emit(scheme)
    assert turned == [DARK.window, LIGHT.window], "what is worn already is not put on again"


def test_more_contrast_is_given_where_the_desktop_asks_for_it(theme: Theme) -> None:
    theme._accessibility.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert theme.colours == sharpen(LIGHT)
    theme._hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.colours == sharpen(DARK)
    theme._accessibility.contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)
    assert theme.colours == DARK


def test_what_the_person_prefers_goes_before_what_the_desktop_says(theme: Theme, qapp: QApplication) -> None:
    turned: list[str] = []
    theme.changed.connect(lambda: turned.append(theme.colours.window))

    theme.prefer(Appearance.DARK)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    theme.prefer(Appearance.LIGHT)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert turned == [DARK.window, LIGHT.window]

    theme.prefer(Appearance.SYSTEM)
    assert turned[2:] == [DARK.window], "what the desktop said meanwhile is not forgotten"


def test_more_contrast_is_given_to_those_who_prefer_dark(theme: Theme) -> None:
    theme.prefer(Appearance.DARK)
    theme._accessibility.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert theme.colours == sharpen(DARK)


def test_the_first_dress_is_the_preferred_one(qapp: QApplication) -> None:
    theme = Theme(qapp, Appearance.DARK)
    try:
        assert theme.colours is DARK
        assert qapp.palette().color(Role.Window).name() == DARK.window
    finally:
        theme._hints.colorSchemeChanged.disconnect()
        theme._accessibility.contrastPreferenceChanged.disconnect()
        theme.deleteLater()


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_more_contrast_is_more(colours: Colours) -> None:
    sharp = sharpen(colours)
    for name, ground in product(TEXTS, GROUNDS):
        assert contrast(getattr(sharp, name), getattr(sharp, ground)) >= 6
    for border, ground in product(("line", "edge"), ("window", "base")):
        assert contrast(getattr(sharp, border), getattr(sharp, ground)) >= 3


def test_a_thing_that_is_gone_is_not_dressed_again(theme: Theme) -> None:
    from shiboken6 import delete

    action = QAction("Copy")
    theme.dress(action, "copy")
    delete(action)
    theme.wear(DARK)
    assert theme.colours is DARK


def test_every_icon_is_there_and_none_is_idle() -> None:
    folder = IconFolder().folder
    files = {path.stem for path in folder.glob("*.svg")}
    sources = [path.read_text(encoding="utf-8") for path in Path(PROJECT, "rethumb_desktop", "ui").rglob("*.py")]
    named = {name for text in sources for name in re.findall(r'"([a-z][a-z0-9-]*)"', text)}
    assert files <= named
    for name in files:
        assert b"currentColor" not in IconFolder().source(name, "#123456").data()


def test_the_applications_icon_is_drawn(theme: Theme, qapp: QApplication) -> None:
    image = qapp.windowIcon().pixmap(64).toImage()
    assert image.pixelColor(image.width() // 2, 10).blue() > 100
    assert image.pixelColor(0, 0).alpha() == 0


def test_disabled_icons_are_fainter(theme: Theme) -> None:
    icon = theme.icon("copy", Tone.PLAIN)
    normal, disabled = (icon.pixmap(24, mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled))
    assert normal != disabled


def test_fonts_are_scaled_from_what_the_desktop_gives() -> None:
    points, pixels = QFont(), QFont()
    points.setPointSizeF(10)
    pixels.setPixelSize(20)
    assert scaled_font(points, 1.5).pointSizeF() == 15
    assert scaled_font(pixels, 1.5).pixelSize() == 30
    assert scaled_font(points, 1, strong=True).weight() == QFont.Weight.DemiBold

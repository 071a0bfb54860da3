"""The theme: light or dark as the person or the desktop has it, and dresses what wears an icon."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication
from shiboken6 import isValid

from rethumb_desktop.domain.preferences import Appearance
from rethumb_desktop.ui.theme.colours import (
    DARK,
    LIGHT,
    Colours,
    Tone,
    blend,
    make_outlined_palette,
    make_palette,
    sharpen,
)
from rethumb_desktop.ui.theme.icons import IconFolder, draw_svg, make_icon
from rethumb_desktop.ui.theme.style_sheet import make_style_sheet

Scheme = Qt.ColorScheme
Contrast = Qt.ContrastPreference
Wearer = QAction | QAbstractButton

#: What has to be found on its ground by its outline.
_OUTLINED = (
    "QPushButton",
    "QCheckBox",
    "QRadioButton",
    "QComboBox",
    "QAbstractSpinBox",
    "QLineEdit",
    "QPlainTextEdit",
)


class Theme(QObject):
    """Gives the application its palette and style sheet, at the start and when the desktop turns light or dark
    or asks for more contrast. What the person prefers goes before what the desktop says.

    `setColorScheme` alone does nothing on many Linux desktops, hence palettes of our own. Where the desktop
    does not tell, its palette at the start does.
    """

    changed = Signal()

    def __init__(self, application: QApplication, appearance: Appearance = Appearance.SYSTEM) -> None:
        super().__init__(application)
        self._application = application
        self._appearance = appearance
        self._folder = IconFolder()
        self._icons: dict[tuple[str, Tone], QIcon] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._wearers: WeakKeyDictionary[Wearer, tuple[str, Tone]] = WeakKeyDictionary()
        self._dark_at_start = application.palette().color(QPalette.ColorRole.Window).lightness() < 128
        self.colours = LIGHT
        self._worn: Colours | None = None
        application.setStyle("Fusion")
        application.setWindowIcon(self._folder.application_icon())
        # Both are kept: the hints own what they hand out.
        self._hints = application.styleHints()
        self._accessibility = self._hints.accessibility()
        self._scheme = self._hints.colorScheme()
        self._contrast = self._accessibility.contrastPreference()
        self._follow()
        self._hints.colorSchemeChanged.connect(self._scheme_changed)
        self._accessibility.contrastPreferenceChanged.connect(self._contrast_changed)

    def prefer(self, appearance: Appearance) -> None:
        """Be light or dark whatever the desktop says, or follow it."""
        self._appearance = appearance
        self._follow()

    def wear(self, colours: Colours) -> None:
        """Dress the whole application in these colours."""
        self.colours = self._worn = colours
        self._icons.clear()
        self._pixmaps.clear()
        self._application.setPalette(make_palette(colours))
        outlined = make_outlined_palette(colours)
        for name in _OUTLINED:
            # The stubs ask for bytes, which it refuses.
            self._application.setPalette(outlined, name)  # type: ignore[arg-type]
        faint = blend(colours.text, colours.window, 0.55).name()
        hover = blend(colours.accent, colours.text, 0.88).name()
        self._application.setStyleSheet(make_style_sheet(colours, faint, hover))
        for wearer, (name, tone) in list(self._wearers.items()):
            if isValid(wearer):
                wearer.setIcon(self.icon(name, tone))
        self.changed.emit()

    def icon(self, name: str, tone: Tone = Tone.PLAIN) -> QIcon:
        """Return an icon for now; use `dress` for what lives longer than the scheme."""
        key = name, tone
        if key not in self._icons:
            colour = self.colours.tone(tone)
            faint = blend(colour, self.colours.window, 0.5).name()
            self._icons[key] = make_icon(self._folder.source(name, colour), self._folder.source(name, faint))
        return self._icons[key]

    def pixmap(self, name: str, colour: str, side: int, ratio: float) -> QPixmap:
        """Return an icon as a pixmap of `side` device-independent pixels."""
        key = name, colour, side, ratio
        if key not in self._pixmaps:
            self._pixmaps[key] = draw_svg(self._folder.source(name, colour), QSize(side, side), ratio)
        return self._pixmaps[key]

    def dress(self, wearer: Wearer, name: str, tone: Tone = Tone.PLAIN) -> None:
        """Give an action or a button an icon that changes with the scheme."""
        self._wearers[wearer] = name, tone
        wearer.setIcon(self.icon(name, tone))

    def _scheme_changed(self, scheme: Scheme) -> None:
        self._scheme = scheme
        self._follow()

    def _contrast_changed(self, contrast: Contrast) -> None:
        self._contrast = contrast
        self._follow()

    def _follow(self) -> None:
        colours = DARK if self._is_dark() else LIGHT
        if self._contrast is Contrast.HighContrast:
            colours = sharpen(colours)
        # Desktops often tell at the start what was known already, and to dress a whole window takes its time.
        if colours != self._worn:
            self.wear(colours)

    def _is_dark(self) -> bool:
        if self._appearance is not Appearance.SYSTEM:
            return self._appearance is Appearance.DARK
        return self._dark_at_start if self._scheme is Scheme.Unknown else self._scheme is Scheme.Dark


def beside_icon(text: str) -> str:
    """Return a button's text with air between it and its icon, of which Qt's styles leave two pixels."""
    return f" {text}" if text else ""


def scaled_font(font: QFont, factor: float, *, strong: bool = False) -> QFont:
    """Return a font `factor` times as large; `strong` makes it semi-bold."""
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * factor)
    else:
        result.setPixelSize(max(1, round(font.pixelSize() * factor)))
    if strong:
        result.setWeight(QFont.Weight.DemiBold)
    return result

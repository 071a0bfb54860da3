"""The window speaks the language that is chosen, or the first of the desktop's that there is."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from rethumb_desktop.ui.language.languages import Languages, TranslationFolder

FRENCH_THEN_GERMAN = ["fr-FR", "fr", "de-Latn-AT", "de-AT", "de"]
HEBREW = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS><TS version="2.1" language="he"><context><name>Actions</name>
<message><source>Quit</source><translation>יציאה</translation></message></context></TS>
"""


@pytest.fixture
def languages(qapp: QApplication) -> Iterator[Languages]:
    before, direction = QLocale(), qapp.layoutDirection()
    languages = Languages(qapp)
    yield languages
    languages.speak("en")
    QLocale.setDefault(before)
    qapp.setLayoutDirection(direction)


def desktop_of(languages: list[str]) -> type[QLocale]:
    """The locale of a desktop whose person reads these languages."""

    class Desktop(QLocale):
        def uiLanguages(self, separator: QLocale.TagSeparator = QLocale.TagSeparator.Dash, /) -> list[str]:
            return languages

    return Desktop


def quit_text() -> str:
    return QCoreApplication.translate("Actions", "Quit")


def test_german_is_spoken(languages: Languages) -> None:
    assert languages.speak("de") == "de"
    assert quit_text() == "Beenden"
    assert QLocale().language() == QLocale.Language.German
    assert QLocale().toString(1234.5, "f", 1) == "1.234,5"


def test_qts_own_texts_are_german_too(languages: Languages) -> None:
    languages.speak("de")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Abbrechen"


def test_a_class_below_the_one_that_is_translated_speaks_too(languages: Languages) -> None:
    class Tray(QObject):
        def quit_text(self) -> str:
            return self.tr("Quit")

    class SmallTray(Tray):
        pass

    languages.speak("de")
    assert SmallTray().quit_text() == "Beenden"


def test_english_loads_nothing(languages: Languages) -> None:
    assert languages.speak("en") == "en"
    assert quit_text() == "Quit"
    assert languages._installed == []


def test_english_comes_back(languages: Languages) -> None:
    languages.speak("de")
    languages.speak("en")
    assert quit_text() == "Quit"
    assert QLocale().language() in (QLocale.Language.English, QLocale.system().language())


def test_a_language_that_is_not_there_is_english(languages: Languages) -> None:
    assert languages.speak("xx") == "en"
    assert quit_text() == "Quit"


@pytest.mark.parametrize(
    ("read", "spoken"),
    [(FRENCH_THEN_GERMAN, "de"), (["en-GB", "de"], "en"), (["C"], "en"), ([], "en"), (["fr"], "en")],
)
def test_the_desktops_first_language_that_there_is(
    languages: Languages, monkeypatch: pytest.MonkeyPatch, read: list[str], spoken: str
) -> None:
    desktop = desktop_of(read)(QLocale.Language.French, QLocale.Country.France)
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: desktop))
    assert languages.speak("") == spoken
    # Numbers stay as the desktop has them.
    assert QLocale().language() == QLocale.Language.French


def test_languages_of_the_other_direction_turn_the_window(
    languages: Languages, qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "rethumb_he.ts").write_text(HEBREW, encoding="utf-8")
    lrelease = Path(sys.executable).parent / "pyside6-lrelease"
    subprocess.run([lrelease, "-silent", tmp_path / "rethumb_he.ts"], check=True)
    folder = TranslationFolder()
    folder.folder = tmp_path
    hebrew = Languages(qapp, folder)
    hebrew.speak("he")
    assert quit_text() == "יציאה"
    assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft
    hebrew.speak("en")
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight

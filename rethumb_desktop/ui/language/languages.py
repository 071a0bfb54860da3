"""Languages: the one the window speaks, chosen before the first widget is made."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

_ENGLISH = "en"
_PACKAGE = Path(__file__).parents[2]


class TranslationFolder:
    """The translations: in the installed package, or beside it in a checkout."""

    @cached_property
    def folder(self) -> Path:
        installed = _PACKAGE / "resources" / "translations"
        return installed if installed.is_dir() else _PACKAGE.parent / "resources" / "translations"

    def has(self, code: str) -> bool:
        return (self.folder / f"rethumb_{code}.qm").is_file()


class Languages:
    """Makes the application speak a language; English is what the texts are written in and loads nothing."""

    def __init__(self, application: QApplication, translations: TranslationFolder | None = None) -> None:
        self._application = application
        self._translations = translations if translations is not None else TranslationFolder()
        self._installed: list[QTranslator] = []

    def speak(self, code: str) -> str:
        """Speak a language by its code; empty: the first of the desktop's languages that there is. Returns the code."""
        spoken = next(self._possible([code] if code else QLocale.system().uiLanguages()), _ENGLISH)
        # Whoever chose no other language has numbers and dates as the desktop has them.
        follows = not code or QLocale.system().language() == QLocale(spoken).language()
        QLocale.setDefault(QLocale.system() if follows else QLocale(spoken))
        self._application.setLayoutDirection(QLocale(spoken).textDirection())
        self._load(spoken)
        return spoken

    def _possible(self, wanted: list[str]) -> Iterator[str]:
        """The languages that there are, best first."""
        for tag in wanted:
            for code in (tag.replace("-", "_"), tag.split("-")[0]):
                if code == _ENGLISH or self._translations.has(code):
                    yield code

    def _load(self, code: str) -> None:
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed.clear()
        if code == _ENGLISH:
            return
        # What is installed last is asked first.
        self._install(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        self._install(f"rethumb_{code}", str(self._translations.folder))

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator(self._application)
        if translator.load(name, folder):
            self._application.installTranslator(translator)
            self._installed.append(translator)

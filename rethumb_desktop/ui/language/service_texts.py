"""Texts that come from below Qt, told in the language of the window."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QCoreApplication, QLocale

from rethumb_desktop.ui.language.phrases import Phrase, PhraseBook

_ENGLISH = "en"


def translate_service(text: str) -> str:
    """Return a sentence of the services in the language of the window, or as it is where nobody translated it."""
    # A translation gives its own code here.
    code = QCoreApplication.translate("Language", "en")
    return text if code == _ENGLISH else _phrase_book(code).tell(text)


@cache
def _phrase_book(code: str) -> PhraseBook:
    # Only here: a window that speaks English does without.
    from rethumb_desktop.ui.language.sentences import SENTENCES

    translate = QCoreApplication.translate
    phrases = [Phrase(text.strip(), translate("Services", text).strip()) for text in SENTENCES]
    return PhraseBook(phrases, lambda number: QLocale().toString(number))

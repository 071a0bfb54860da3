"""Texts from cache, for lupdate. Written by `make translations`."""

from rethumb_desktop.ui.language.marking import QT_TRANSLATE_NOOP

SENTENCES: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Services", "The system says: {0}."),
    QT_TRANSLATE_NOOP("Services", "The cache could not be looked through."),
)

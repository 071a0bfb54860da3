"""Texts from watch, for lupdate. Written by `make translations`."""

from rethumb_desktop.ui.language.marking import QT_TRANSLATE_NOOP

SENTENCES: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Services", "Drives of this kind ({0}) do not tell what changes on them."),
    QT_TRANSLATE_NOOP("Services", "This computer watches as many folders as it may, for all programs together."),
    QT_TRANSLATE_NOOP("Services", "The system does not tell what changes here: {0}."),
    QT_TRANSLATE_NOOP("Services", "The folder was taken away while it was watched."),
)

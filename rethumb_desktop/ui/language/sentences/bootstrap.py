"""Texts from bootstrap, for lupdate. Written by `make translations`."""

from rethumb_desktop.ui.language.marking import QT_TRANSLATE_NOOP

SENTENCES: tuple[str, ...] = (QT_TRANSLATE_NOOP("Services", "A computer"),)

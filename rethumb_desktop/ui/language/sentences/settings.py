"""Texts from settings, for lupdate. Written by `make translations`."""

from rethumb_desktop.ui.language.marking import QT_TRANSLATE_NOOP

SENTENCES: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Services", "The last preset cannot be removed."),
    QT_TRANSLATE_NOOP("Services", "Add another one first."),
    QT_TRANSLATE_NOOP("Services", "The settings are in use by another rethumb."),
    QT_TRANSLATE_NOOP("Services", "A name holds bytes that are no text."),
    QT_TRANSLATE_NOOP("Services", "Choose another name."),
    QT_TRANSLATE_NOOP("Services", "They are damaged."),
    QT_TRANSLATE_NOOP("Services", "Line {0} holds bytes that are no text."),
    QT_TRANSLATE_NOOP("Services", "“schema_version” is no number."),
    QT_TRANSLATE_NOOP("Services", "They were made by a newer version of rethumb."),
    QT_TRANSLATE_NOOP("Services", "Install that version again."),
    QT_TRANSLATE_NOOP("Services", "Mend the file, or move it away to begin with new settings."),
    QT_TRANSLATE_NOOP("Services", "The settings in “{0}” cannot be used. {1}"),
    QT_TRANSLATE_NOOP("Services", "{0} The file is {1}; nothing was changed."),
    QT_TRANSLATE_NOOP("Services", "“{0}.roles” is no list of roles."),
    QT_TRANSLATE_NOOP("Services", "The preset “{0}” has no list of recipes ({1}.recipes)."),
    QT_TRANSLATE_NOOP("Services", "“{0}.presets” names no preset."),
    QT_TRANSLATE_NOOP("Services", "“{0}.{1}” is no list of texts."),
    QT_TRANSLATE_NOOP("Services", "“{0}” is not a list of tables ([[{1}]])."),
    QT_TRANSLATE_NOOP("Services", "“{0}” is not a table."),
    QT_TRANSLATE_NOOP("Services", "“{0}.{1}” is missing."),
    QT_TRANSLATE_NOOP("Services", "“{0}.{1}” is not a text."),
    QT_TRANSLATE_NOOP("Services", "“{0}.{1}” is neither true nor false."),
    QT_TRANSLATE_NOOP("Services", "from 0 on"),
    QT_TRANSLATE_NOOP("Services", "from 0 to {0}"),
    QT_TRANSLATE_NOOP("Services", "“{0}.{1}” is no whole number {2}."),
    QT_TRANSLATE_NOOP("Services", "“{0}.{1}” is one of {2}, not “{3}”."),
    QT_TRANSLATE_NOOP("Services", "There are two {0}s named “{1}”."),
)

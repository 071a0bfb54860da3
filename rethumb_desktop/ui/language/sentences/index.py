"""Texts from index, for lupdate. Written by `make translations`."""

from rethumb_desktop.ui.language.marking import QT_TRANSLATE_NOOP

SENTENCES: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Services", "The index is busy: another rethumb is writing to it."),
    QT_TRANSLATE_NOOP("Services", "Close the other one, or try again in a moment."),
    QT_TRANSLATE_NOOP("Services", "The index could not be written to."),
    QT_TRANSLATE_NOOP("Services", "The index cannot be opened or may not be written to."),
    QT_TRANSLATE_NOOP("Services", "Look at the rights of the folder it is in."),
    QT_TRANSLATE_NOOP("Services", "The disk failed while the index was in use."),
    QT_TRANSLATE_NOOP("Services", "The index is damaged."),
    QT_TRANSLATE_NOOP("Services", "Start rethumb again: it sets the damaged file aside and makes a new one."),
    QT_TRANSLATE_NOOP("Services", "The index was made by a newer version of rethumb."),
    QT_TRANSLATE_NOOP("Services", "Install that version again; nothing was changed."),
    QT_TRANSLATE_NOOP("Services", "The index is damaged, and another rethumb is using it."),
    QT_TRANSLATE_NOOP("Services", "Close the other one and start again."),
    QT_TRANSLATE_NOOP("Services", "The index was damaged. It was set aside as “{0}”, and a new one was begun."),
    QT_TRANSLATE_NOOP("Services", "before {0} {1}"),
    QT_TRANSLATE_NOOP("Services", "The program ended while the picture was being deleted."),
    QT_TRANSLATE_NOOP("Services", "It is deleted again."),
    QT_TRANSLATE_NOOP(
        "Services", "The program ended twice while it worked on this picture, so the picture was set aside."
    ),
    QT_TRANSLATE_NOOP(
        "Services",
        "Try it again if the program was ended for another reason; else open the picture elsewhere and save it anew.",
    ),
)

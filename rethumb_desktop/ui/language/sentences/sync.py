"""Texts from sync, for lupdate. Written by `make translations`."""

from rethumb_desktop.ui.language.marking import QT_TRANSLATE_NOOP

SENTENCES: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Services", "Something stands behind its end."),
    QT_TRANSLATE_NOOP("Services", "It is cut short."),
    QT_TRANSLATE_NOOP("Services", "It holds {0} of what there can be {1}."),
    QT_TRANSLATE_NOOP("Services", "A number in it is too long."),
    QT_TRANSLATE_NOOP("Services", "A number in it is too large."),
    QT_TRANSLATE_NOOP("Services", "It points into nothing."),
    QT_TRANSLATE_NOOP("Services", "A number in it is out of its range."),
    QT_TRANSLATE_NOOP("Services", "A text in it is no text."),
    QT_TRANSLATE_NOOP("Services", "Its texts are longer or shorter than it says."),
    QT_TRANSLATE_NOOP("Services", "“{0}” is damaged or was not made by a device of this library."),
    QT_TRANSLATE_NOOP("Services", "“{0}” was written by a newer version of the program."),
    QT_TRANSLATE_NOOP("Services", "It holds no fields."),
    QT_TRANSLATE_NOOP("Services", "Its field {0} is wrong."),
    QT_TRANSLATE_NOOP("Services", "It is nested too deep."),
    QT_TRANSLATE_NOOP("Services", "It holds too much that is not known."),
    QT_TRANSLATE_NOOP("Services", "It is another device's."),
    QT_TRANSLATE_NOOP("Services", "Its snapshot is wrong."),
    QT_TRANSLATE_NOOP("Services", "A newer version of the program has written to this library."),
    QT_TRANSLATE_NOOP("Services", "Nothing is written until this program is as new."),
    QT_TRANSLATE_NOOP("Services", "The bucket holds a library with another library key."),
    QT_TRANSLATE_NOOP(
        "Services",
        "Nothing is written to it. Join it with the pairing code of a device that has it, give its "
        "library key back, or use another prefix.",
    ),
    QT_TRANSLATE_NOOP("Services", "“{0}” in the bucket is damaged."),
    QT_TRANSLATE_NOOP(
        "Services", "Nothing is written. Where a device has the library, delete this file: the device puts it again."
    ),
    QT_TRANSLATE_NOOP("Services", "This is no pairing code."),
    QT_TRANSLATE_NOOP("Services", "A pairing code begins with “{0}”. A device that has the library shows it."),
    QT_TRANSLATE_NOOP("Services", "This pairing code was made by a newer version of the program."),
    QT_TRANSLATE_NOOP("Services", "Install a newer version on this computer, and use the code again."),
    QT_TRANSLATE_NOOP("Services", "This pairing code is cut short."),
    QT_TRANSLATE_NOOP("Services", "Copy all of it, to the end of its last line."),
    QT_TRANSLATE_NOOP("Services", "This pairing code is mistyped."),
    QT_TRANSLATE_NOOP(
        "Services", "A letter or digit in it is not right. Copy it, or compare it with the one that is shown."
    ),
    QT_TRANSLATE_NOOP("Services", "It is of no format."),
    QT_TRANSLATE_NOOP("Services", "Its records are not in order."),
    QT_TRANSLATE_NOOP("Services", "It holds a key twice."),
    QT_TRANSLATE_NOOP("Services", "It holds a kind of file that cannot be."),
    QT_TRANSLATE_NOOP("Services", "It holds a text that cannot be."),
    QT_TRANSLATE_NOOP("Services", "It holds fields that cannot be."),
    QT_TRANSLATE_NOOP("Services", "Its runs do not fit."),
    QT_TRANSLATE_NOOP("Services", "It is another segment."),
    QT_TRANSLATE_NOOP("Services", "Nothing can stand before it."),
    QT_TRANSLATE_NOOP("Services", "An entry in it is too late."),
    QT_TRANSLATE_NOOP("Services", "Its vector is wrong."),
    QT_TRANSLATE_NOOP("Services", "It does not say whose an entry is."),
    QT_TRANSLATE_NOOP("Services", "It holds a list of another length."),
)

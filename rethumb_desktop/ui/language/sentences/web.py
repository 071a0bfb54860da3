"""Texts from web, for lupdate. Written by `make translations`."""

from rethumb_desktop.ui.language.marking import QT_TRANSLATE_NOOP

SENTENCES: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Services", "{0} sends from one address to the next without end."),
    QT_TRANSLATE_NOOP("Services", "Check the address."),
    QT_TRANSLATE_NOOP("Services", "{0} sent nothing."),
    QT_TRANSLATE_NOOP("Services", "What is at this address is larger than {0}."),
    QT_TRANSLATE_NOOP("Services", "Save it as a file, and open that."),
    QT_TRANSLATE_NOOP("Services", "This is not an address of the web."),
    QT_TRANSLATE_NOOP("Services", "Only addresses that begin with http:// or https:// are fetched."),
    QT_TRANSLATE_NOOP("Services", "Addresses with a user name or a password in them are not fetched."),
    QT_TRANSLATE_NOOP("Services", "Save the picture as a file, and open that."),
    QT_TRANSLATE_NOOP("Services", "{0} is an address inside a private network; only public ones are fetched."),
    QT_TRANSLATE_NOOP("Services", "Check the spelling, and whether this computer is online."),
    QT_TRANSLATE_NOOP("Services", "{0} does not answer properly."),
    QT_TRANSLATE_NOOP("Services", "Check the network; if it works, try again later."),
    QT_TRANSLATE_NOOP("Services", "Try again; if it stays so, save the picture as a file, and open that."),
    QT_TRANSLATE_NOOP("Services", "{0} sends the picture packed ({1})."),
    QT_TRANSLATE_NOOP("Services", "{0} does not give this to everybody."),
    QT_TRANSLATE_NOOP("Services", "{0} Save the picture as a file, and open that."),
    QT_TRANSLATE_NOOP("Services", "{0} asks for fewer requests."),
    QT_TRANSLATE_NOOP("Services", "{0} Try again later."),
    QT_TRANSLATE_NOOP("Services", "There is nothing at this address."),
)

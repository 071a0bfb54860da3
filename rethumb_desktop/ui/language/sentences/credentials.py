"""Texts from credentials, for lupdate. Written by `make translations`."""

from rethumb_desktop.ui.language.marking import QT_TRANSLATE_NOOP

SENTENCES: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Services", "Its keys hold a session token: they end within hours."),
    QT_TRANSLATE_NOOP("Services", "It takes on a role, with keys that end within hours."),
    QT_TRANSLATE_NOOP("Services", "It signs in with a browser (SSO), with keys that end within hours."),
    QT_TRANSLATE_NOOP("Services", "It signs in with a browser, with keys that end within hours."),
    QT_TRANSLATE_NOOP("Services", "It signs in with a token of another service, with keys that end within hours."),
    QT_TRANSLATE_NOOP("Services", "Its keys come from another program, which rethumb does not run."),
    QT_TRANSLATE_NOOP("Services", "It holds no key id and secret."),
    QT_TRANSLATE_NOOP("Services", "Line {0} is neither a section nor a setting."),
    QT_TRANSLATE_NOOP("Services", "The AWS profiles in “{0}” cannot be read."),
    QT_TRANSLATE_NOOP("Services", "The keys kept as “{0}” are damaged."),
    QT_TRANSLATE_NOOP("Services", "Give the account these keys again."),
    QT_TRANSLATE_NOOP("Services", "The keyring gave something else than “{0}”."),
    QT_TRANSLATE_NOOP(
        "Services", "It was not used. Look into the keyring with its own program, or give the keys again."
    ),
    QT_TRANSLATE_NOOP("Services", "Keys from the environment cannot be kept by rethumb."),
    QT_TRANSLATE_NOOP("Services", "Set {0} and {1} where rethumb is started."),
    QT_TRANSLATE_NOOP("Services", "The library key of “{0}” is damaged."),
    QT_TRANSLATE_NOOP("Services", "{0} is no library key."),
    QT_TRANSLATE_NOOP("Services", "The library key in “{0}” is damaged."),
    QT_TRANSLATE_NOOP("Services", "A library key is 52 letters and digits."),
    QT_TRANSLATE_NOOP("Services", "Keep the keys for this session only, or set them in the environment."),
    QT_TRANSLATE_NOOP("Services", "The keyring did not answer within {0} seconds."),
    QT_TRANSLATE_NOOP("Services", "It may be waiting for you to unlock it: look for its window, then try again."),
    QT_TRANSLATE_NOOP("Services", "The keyring does not keep what it is given."),
    QT_TRANSLATE_NOOP("Services", "The keyring is locked."),
    QT_TRANSLATE_NOOP("Services", "Unlock it, then try again."),
    QT_TRANSLATE_NOOP("Services", "The keyring was not opened."),
    QT_TRANSLATE_NOOP("Services", "Answer its question, then try again."),
    QT_TRANSLATE_NOOP("Services", "The keyring does not work."),
    QT_TRANSLATE_NOOP("Services", "It answered “{0}”. {1}"),
    QT_TRANSLATE_NOOP("Services", "There is no keyring on this computer."),
)

"""Texts from services, for lupdate. Written by `make translations`."""

from rethumb_desktop.ui.language.marking import QT_TRANSLATE_NOOP

SENTENCES: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Services", "endpoint"),
    QT_TRANSLATE_NOOP("Services", "public base URL"),
    QT_TRANSLATE_NOOP("Services", "“{0}” cannot be a region."),
    QT_TRANSLATE_NOOP("Services", "“{0}” cannot be a storage class."),
    QT_TRANSLATE_NOOP("Services", "An upload limit is at least {0} bytes a second, or 0 for none."),
    QT_TRANSLATE_NOOP("Services", "An account's name is 1 to {0} characters."),
    QT_TRANSLATE_NOOP("Services", "An account's name has no slash and does not begin with a hyphen."),
    QT_TRANSLATE_NOOP("Services", "“{0}” is the name of the embedded library."),
    QT_TRANSLATE_NOOP("Services", "“{0}” cannot be the name of a bucket."),
    QT_TRANSLATE_NOOP("Services", "The {0} is an address such as https://s3.example.com, not “{1}”."),
    QT_TRANSLATE_NOOP("Services", "The {0} has no user, question mark or #."),
    QT_TRANSLATE_NOOP("Services", "“{0}” cannot be a prefix."),
    QT_TRANSLATE_NOOP("Services", "“.rethumb” is kept for what devices tell each other."),
    QT_TRANSLATE_NOOP("Services", "Links"),
    QT_TRANSLATE_NOOP(
        "Services", "Objects are made public one by one now: links of what was published before may not open."
    ),
    QT_TRANSLATE_NOOP(
        "Services",
        "Take those pictures out of the library and publish them again, or make the bucket public by a policy.",
    ),
    QT_TRANSLATE_NOOP("Services", "There is no account “{0}”."),
    QT_TRANSLATE_NOOP("Services", "The AWS profile “{0}” cannot be used."),
    QT_TRANSLATE_NOOP("Services", "There is no AWS profile “{0}”."),
    QT_TRANSLATE_NOOP("Services", "Usable are: {0}."),
    QT_TRANSLATE_NOOP("Services", "There is an account “{0}” already."),
    QT_TRANSLATE_NOOP("Services", "The keys of “{0}” come from the environment, which has one pair."),
    QT_TRANSLATE_NOOP(
        "Services", "Add an account of its own for the {0} keys, or one that keeps its keys in a keyring."
    ),
    QT_TRANSLATE_NOOP("Services", "Under the name “{0}” pictures were published elsewhere."),
    QT_TRANSLATE_NOOP("Services", "They are in {0}. Choose another name for this account."),
    QT_TRANSLATE_NOOP("Services", "An account needs a key id and a secret."),
    QT_TRANSLATE_NOOP("Services", "“{0}” is another place: {1}."),
    QT_TRANSLATE_NOOP("Services", "Give the endpoint, bucket and prefix of that account, or choose another name."),
    QT_TRANSLATE_NOOP(
        "Services", "Endpoint, bucket and prefix of “{0}” cannot be changed: something is published there."
    ),
    QT_TRANSLATE_NOOP("Services", "Another place is another library: add it as an account of its own."),
    QT_TRANSLATE_NOOP("Services", "An empty name names no picture."),
    QT_TRANSLATE_NOOP("Services", "Only addresses that begin with http or https are fetched."),
    QT_TRANSLATE_NOOP("Services", "There are no pictures in this folder."),
    QT_TRANSLATE_NOOP("Services", "There is no library “{0}”."),
    QT_TRANSLATE_NOOP("Services", "There are: {0}."),
    QT_TRANSLATE_NOOP("Services", "The library key of “{0}” is not where it was kept."),
    QT_TRANSLATE_NOOP(
        "Services", "Without it the links of this library cannot be made again. Remove the account and add it anew."
    ),
    QT_TRANSLATE_NOOP("Services", "The library key of “{0}” could not be kept."),
    QT_TRANSLATE_NOOP("Services", "The {0} keys of “{1}” are not there."),
    QT_TRANSLATE_NOOP("Services", "Give the account its keys again."),
    QT_TRANSLATE_NOOP("Services", "They were kept for one session only: give them again."),
    QT_TRANSLATE_NOOP("Services", "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."),
    QT_TRANSLATE_NOOP("Services", "The rendition still carries {0}, so it was held back."),
    QT_TRANSLATE_NOOP("Services", "There is a preset “{0}” already."),
    QT_TRANSLATE_NOOP("Services", "The last preset stays."),
    QT_TRANSLATE_NOOP("Services", "A preset's name is 1 to {0} characters."),
    QT_TRANSLATE_NOOP("Services", "A preset needs at least one recipe."),
    QT_TRANSLATE_NOOP("Services", "There is no preset “{0}”."),
    QT_TRANSLATE_NOOP("Services", "There is no recipe to publish with."),
    QT_TRANSLATE_NOOP("Services", "A rendition that waited to be sent is gone from the cache, or damaged."),
    QT_TRANSLATE_NOOP("Services", "It is made anew."),
    QT_TRANSLATE_NOOP("Services", "The same picture is being taken out of the library right now."),
    QT_TRANSLATE_NOOP("Services", "It is published once that is done."),
    QT_TRANSLATE_NOOP("Services", "Nobody has agreed yet that pictures go to {0}, bucket “{1}”."),
    QT_TRANSLATE_NOOP("Services", "Publish to it once from the window or the command line, where it is asked."),
    QT_TRANSLATE_NOOP("Services", "“{0}” is not in the library “{1}”."),
    QT_TRANSLATE_NOOP("Services", "Another rethumb is deleting this picture."),
    QT_TRANSLATE_NOOP("Services", "Nothing to do: wait."),
    QT_TRANSLATE_NOOP("Services", "Keys… in the window's list of accounts, or "),
    QT_TRANSLATE_NOOP("Services", "The keys of “{0}” may not delete."),
    QT_TRANSLATE_NOOP("Services", "{0} Give the account its maintenance keys, which may: {1}on the command line {2}"),
    QT_TRANSLATE_NOOP("Services", "Its job is not in the queue any more."),
)

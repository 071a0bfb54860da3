"""Texts from domain, for lupdate. Written by `make translations`."""

from rethumb_desktop.ui.language.marking import QT_TRANSLATE_NOOP

SENTENCES: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Services", "The program met an error of its own."),
    QT_TRANSLATE_NOOP("Services", "Recipe “{0}”, character {1}: {2}."),
    QT_TRANSLATE_NOOP("Services", "This computer"),
    QT_TRANSLATE_NOOP("Services", "The bucket has a policy that cannot be read."),
    QT_TRANSLATE_NOOP(
        "Services", "It is no JSON object with statements, so nothing was added to it. Look at it at the provider."
    ),
    QT_TRANSLATE_NOOP("Services", "The prefix “{0}” cannot stand in a policy."),
    QT_TRANSLATE_NOOP("Services", "A prefix with *, ? or $ would open other places too. Use another prefix."),
    QT_TRANSLATE_NOOP("Services", "“{0}” is not a user that a policy can name."),
    QT_TRANSLATE_NOOP(
        "Services",
        "At Amazon it is an ARN, as in arn:aws:iam::123456789012:user/ann; on a RADOS gateway the user's name.",
    ),
    QT_TRANSLATE_NOOP("Services", "is 6 to 63 letters, digits and hyphens, has no dots and does not begin with “b2-”"),
    QT_TRANSLATE_NOOP("Services", "is 3 to 63 lower-case letters, digits and hyphens, with no hyphen at either end"),
    QT_TRANSLATE_NOOP("Services", "Objects become public by a bucket policy that lets everybody read them."),
    QT_TRANSLATE_NOOP("Services", "Amazon S3"),
    QT_TRANSLATE_NOOP(
        "Services",
        "New buckets block public policies: lift “Block Public Access” first. Without it links expire after 7 days.",
    ),
    QT_TRANSLATE_NOOP("Services", "Ceph object gateway"),
    QT_TRANSLATE_NOOP("Services", "Each object is made public by itself, or all of them by a bucket policy."),
    QT_TRANSLATE_NOOP("Services", "The operator of the gateway tells you its address. Any region will do."),
    QT_TRANSLATE_NOOP("Services", "DreamObjects US-East 1"),
    QT_TRANSLATE_NOOP("Services", "Each object is made public by itself."),
    QT_TRANSLATE_NOOP(
        "Services", "DreamHost is moving its customers to US-East 5: look in its panel which one is yours."
    ),
    QT_TRANSLATE_NOOP("Services", "DreamObjects US-East 5"),
    QT_TRANSLATE_NOOP(
        "Services",
        "Public is the bucket as a whole, set in DreamHost's panel; strangers can then list the names in it too.",
    ),
    QT_TRANSLATE_NOOP("Services", "Every overwrite may leave an older version behind."),
    QT_TRANSLATE_NOOP("Services", "Cloudflare R2"),
    QT_TRANSLATE_NOOP(
        "Services",
        "Public is the bucket as a whole, at an address of its own: switch on its public "
        "development URL or connect a domain, and enter that as the public base URL.",
    ),
    QT_TRANSLATE_NOOP(
        "Services",
        "The account id stands in R2's overview; a bucket of a jurisdiction has another endpoint, to be pasted.",
    ),
    QT_TRANSLATE_NOOP("Services", "Backblaze B2"),
    QT_TRANSLATE_NOOP("Services", "Public is the bucket as a whole, set where the bucket is made."),
    QT_TRANSLATE_NOOP(
        "Services",
        "The bucket's page names its endpoint. The master key does not work: make an application "
        "key. Every overwrite leaves an older version behind.",
    ),
    QT_TRANSLATE_NOOP(
        "Services",
        "Public access may have to be asked for from its support. Deleted objects are charged for a minimum time.",
    ),
    QT_TRANSLATE_NOOP("Services", "Its address is that of your own server, often with port 9000."),
    QT_TRANSLATE_NOOP("Services", "Another S3-compatible store"),
    QT_TRANSLATE_NOOP("Services", "How objects become public is found out by the connection test."),
    QT_TRANSLATE_NOOP("Services", "Your provider tells you its address."),
    QT_TRANSLATE_NOOP("Services", "“{0}” cannot be a bucket there: at {1} a name {2}."),
    QT_TRANSLATE_NOOP("Services", "“{0}” is given twice"),
    QT_TRANSLATE_NOOP("Services", "“{0}” {1}"),
    QT_TRANSLATE_NOOP("Services", "“{0}” has no value"),
    QT_TRANSLATE_NOOP("Services", "a recipe is empty; “metadata/none” keeps the picture's size"),
    QT_TRANSLATE_NOOP("Services", "nothing between two slashes"),
    QT_TRANSLATE_NOOP("Services", " (did you mean “{0}”?)"),
    QT_TRANSLATE_NOOP("Services", "unknown parameter “{0}”{1}"),
    QT_TRANSLATE_NOOP("Services", "“{0}” cannot stand beside “exif/all”"),
    QT_TRANSLATE_NOOP("Services", "“{0}” cannot stand beside “{1}”"),
    QT_TRANSLATE_NOOP("Services", "“focus” needs “square” or “cover”"),
    QT_TRANSLATE_NOOP("Services", "“enlarge” needs a size"),
    QT_TRANSLATE_NOOP("Services", "is {0}, not “{1}”"),
    QT_TRANSLATE_NOOP("Services", "is {0}, {1} to {2}, not {3}"),
    QT_TRANSLATE_NOOP("Services", "a number of pixels"),
    QT_TRANSLATE_NOOP("Services", "is a width and a height as in 800x600, not “{0}”"),
    QT_TRANSLATE_NOOP("Services", "is “auto” or two numbers from 0 to 1 as in 0.30,0.75, not “{0}”"),
    QT_TRANSLATE_NOOP("Services", "is two numbers from 0 to 1, not “{0}”"),
    QT_TRANSLATE_NOOP("Services", "is two numbers from 0 to 1, not {0}"),
    QT_TRANSLATE_NOOP("Services", "can only be “yes”, not “{0}”"),
    QT_TRANSLATE_NOOP("Services", "can only be “all”, not “{0}”"),
    QT_TRANSLATE_NOOP("Services", "is one of {0}, not “{1}”"),
    QT_TRANSLATE_NOOP("Services", "a quality"),
    QT_TRANSLATE_NOOP("Services", "a number of bytes"),
    QT_TRANSLATE_NOOP("Services", "is a colour of six hexadecimal digits as in ff8800, not “{0}”"),
    QT_TRANSLATE_NOOP("Services", "is letters and digits, not “{0}”"),
    QT_TRANSLATE_NOOP("Services", "is at most {0} letters and digits"),
    QT_TRANSLATE_NOOP("Services", "It is taken once something is in it."),
    QT_TRANSLATE_NOOP("Services", "There is no device “{0}” in “{1}”."),
    QT_TRANSLATE_NOOP("Services", "Several devices are called “{0}”."),
    QT_TRANSLATE_NOOP("Services", "Say which by its id: rethumb library devices"),
)

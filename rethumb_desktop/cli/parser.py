"""The grammar of the command line."""

from __future__ import annotations

import argparse
from pathlib import Path

from rethumb_desktop import __version__
from rethumb_desktop.domain.library import Addressing, CredentialSource, Role
from rethumb_desktop.domain.link import LinkForm
from rethumb_desktop.domain.policies import Flavour
from rethumb_desktop.domain.providers import ProviderName
from rethumb_desktop.domain.watched_folder import Existing

#: Links by template have an option of their own.
_FORMS = [form.value for form in LinkForm if form is not LinkForm.TEMPLATE]
EXPIRIES = {"1h": 3600, "1d": 86_400, "7d": 604_800}


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of `rethumb`; every leaf sets `command`."""
    parser = argparse.ArgumentParser(
        prog="rethumb",
        description="Make renditions of pictures, publish them, get links.",
        epilog="Exit status: 0 all done, 1 some inputs failed, 2 wrong usage, 3 nothing could be started, "
        "130 interrupted.",
        # A shortened option that works today would mean nothing once another begins like it.
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"rethumb {__version__}")
    _add_home(parser, default=None)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_render(commands)
    _add_inspect(commands)
    _add_publish(commands)
    _add_link(commands)
    _add_queue(commands)
    _add_preset(commands)
    _add_account(commands)
    _add_library(commands)
    _add_watch(commands)
    return parser


Commands = argparse._SubParsersAction


def _add_home(parser: argparse.ArgumentParser, default: object = argparse.SUPPRESS) -> None:
    parser.add_argument(
        "--home",
        type=Path,
        metavar="DIR",
        default=default,
        help="folder for settings, index, cache and queue (also RETHUMB_HOME)",
    )


def _leaf(commands: Commands[argparse.ArgumentParser], name: str, command: str, text: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".", allow_abbrev=False)
    parser.set_defaults(command=command)
    _add_home(parser)
    return parser


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def _add_patience(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--patience",
        type=float,
        metavar="SECONDS",
        default=30.0,
        help="for how long a library that cannot be reached is waited for before its jobs fail (default: 30)",
    )


def _add_library_option(parser: argparse._ActionsContainer) -> None:
    parser.add_argument("--library", metavar="NAME", help="the library; “This computer” where none is given")


def _group(commands: Commands[argparse.ArgumentParser], name: str, text: str) -> Commands[argparse.ArgumentParser]:
    parser = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".", allow_abbrev=False)
    _add_home(parser)
    return parser.add_subparsers(metavar="ACTION", required=True)


def _add_render(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = _leaf(commands, "render", "render", "render only, nothing is published")
    parser.add_argument("recipe", metavar="RECIPE", help="as in square/100 or width/800/format/webp")
    parser.add_argument("files", metavar="FILE", nargs="+")
    parser.add_argument("--output", type=Path, metavar="DIR", required=True, help="folder for the results")
    _add_json(parser)


def _add_inspect(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = _leaf(commands, "inspect", "inspect", "show the metadata of pictures")
    parser.add_argument("files", metavar="FILE", nargs="+")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="one JSON object a line")
    shape.add_argument("--as", dest="shape", choices=["rethumb"], help="JSON as the old service's exif/all gave it")


def _add_publish(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = _leaf(commands, "publish", "publish", "render, put into a library, print the links")
    parser.add_argument("inputs", metavar="PATH|URL", nargs="+")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--preset", metavar="NAME", help="the first preset where nothing is given")
    what.add_argument("--recipe", metavar="RECIPE", action="append", dest="recipes", help="may be given several times")
    _add_library_option(parser)
    _add_patience(parser)
    _add_json(parser)
    parser.add_argument("--dry-run", action="store_true", help="show what would be published, publish nothing")


def _add_link(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = _leaf(commands, "link", "link", "print links to what was published")
    parser.add_argument("items", metavar="KEY|FILE", nargs="+")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--as", dest="form", choices=_FORMS, default=LinkForm.URL.value)
    shape.add_argument("--template", metavar="TEXT", help="text with $url, $name, $width, $height and $key")
    parser.add_argument("--expires", choices=list(EXPIRIES), help="a presigned link that ends after this time")
    parser.add_argument("--library", metavar="NAME", help="look in this library only")


def _add_queue(commands: Commands[argparse.ArgumentParser]) -> None:
    group = _group(commands, "queue", "show and move on what waits")
    for name, text in (
        ("list", "show the queue"),
        ("retry", "try all failed jobs again"),
        ("cancel", "cancel all jobs that have not ended"),
        ("resume", "go on with jobs and removals of a run that was ended"),
    ):
        leaf = _leaf(group, name, f"queue {name}", text)
        _add_json(leaf)
        if name in ("retry", "resume"):
            _add_patience(leaf)


def _add_preset(commands: Commands[argparse.ArgumentParser]) -> None:
    group = _group(commands, "preset", "named lists of recipes")
    _add_json(_leaf(group, "list", "preset list", "show the presets"))
    add = _leaf(group, "add", "preset add", "add a preset, or change the one of this name")
    add.add_argument("name", metavar="NAME")
    add.add_argument("recipes", metavar="RECIPE", nargs="+")
    _leaf(group, "remove", "preset remove", "remove a preset").add_argument("name", metavar="NAME")


def _add_account(commands: Commands[argparse.ArgumentParser]) -> None:
    group = _group(commands, "account", "S3 accounts")
    text = "add an account, or another role's keys to one; key id and secret from a prompt or two lines of input"
    add = _leaf(group, "add", "account add", text)
    _add_place_options(add)
    _add_key_options(add)
    add.add_argument("--make-bucket", action="store_true", help="make the bucket, once the account is added")
    add.add_argument(
        "--credentials",
        choices=[c.value for c in CredentialSource],
        help="keyring, this session only, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (for other roles "
        "RETHUMB_BACKUP_… and RETHUMB_MAINTENANCE_… of these, where they are set)",
    )
    change = _leaf(group, "change", "account change", "change an account; an empty text takes an option back")
    _add_place_options(change)
    change.add_argument("--make-bucket", action="store_true", help="make the bucket")
    keys = _leaf(group, "keys", "account keys", "give an account the keys of a role, again or for the first time")
    keys.add_argument("name", metavar="NAME")
    _add_key_options(keys)
    _add_json(_leaf(group, "list", "account list", "show the accounts"))
    test = _leaf(group, "test", "account test", "try everything publishing needs, step by step")
    test.add_argument("name", metavar="NAME")
    _add_json(test)
    _leaf(group, "remove", "account remove", "forget an account and its keys").add_argument("name", metavar="NAME")


def _add_place_options(parser: argparse.ArgumentParser) -> None:
    """Add what an account says of its library; None where an option was not given."""
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("--provider", choices=[p.value for p in ProviderName], help="fills in endpoint and region")
    parser.add_argument("--account-id", default="", metavar="ID", help="the provider's, where its endpoint has it (r2)")
    parser.add_argument("--endpoint", metavar="URL")
    parser.add_argument("--bucket", metavar="B")
    parser.add_argument("--region", metavar="R")
    parser.add_argument("--prefix", metavar="P")
    parser.add_argument("--addressing", choices=[a.value for a in Addressing])
    parser.add_argument("--public-base-url", metavar="URL", help="where links begin: an own domain")
    parser.add_argument("--storage-class", metavar="C", help="sent with every put")
    parser.add_argument(
        "--upload-limit", type=_rate, metavar="RATE", help="bytes a second, as in 500k or 2M; 0 for none"
    )


def _add_key_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--role", choices=[r.value for r in Role], default=Role.PUBLISH.value)
    parser.add_argument("--aws-profile", metavar="PROFILE", help="take the keys from a profile of the AWS tools")


def _rate(text: str) -> int:
    """Read a rate in bytes a second; k and M stand for 1,000 and 1,000,000."""
    number = text.strip().lower()
    factor = {"k": 1_000, "m": 1_000_000}.get(number[-1:], 1)
    try:
        rate = round(float(number.rstrip("km")) * factor)
    except (ValueError, OverflowError):
        rate = -1
    if rate < 0:
        raise argparse.ArgumentTypeError(f"“{text}” is no rate such as 500k or 2M")
    return rate


def _add_library(commands: Commands[argparse.ArgumentParser]) -> None:
    group = _group(commands, "library", "what was published")
    listing = _leaf(group, "list", "library list", "show publications, newest first")
    search = _leaf(group, "search", "library search", "show publications whose name, recipe or key holds a text")
    search.add_argument("text", metavar="TEXT")
    for parser in (listing, search):
        parser.add_argument("--device", metavar="DEVICE", help="what this one published only, by its name or id")
    remove = _leaf(group, "remove", "library remove", "delete what was published: links to it stop working")
    remove.add_argument("keys", metavar="KEY", nargs="+")
    for parser in (listing, search, remove):
        parser.add_argument("--library", metavar="NAME", help="this library only")
        _add_json(parser)
    _add_sharing(group)
    _add_upkeep(group)


def _add_sharing(group: Commands[argparse.ArgumentParser]) -> None:
    """Add what is about one library on several devices."""
    leaves = [
        _leaf(group, "sync", "library sync", "read what other devices published, and tell them what this one did"),
        _leaf(group, "devices", "library devices", "show the devices of a library"),
        _leaf(group, "pair", "library pair", "print the pairing code, with which another device joins"),
        _leaf(group, "key", "library key", "print the library key, or give it back with --give"),
    ]
    for leaf in leaves:
        _add_shared_option(leaf)
    for leaf in leaves[:2]:
        _add_json(leaf)
    leaves[1].add_argument(
        "--forget", metavar="DEVICE", help="show and count this one no more, until it says something new"
    )
    leaves[-1].add_argument("--give", action="store_true", help="read the key from a prompt or standard input")
    over = _leaf(
        group, "pass-over", "library pass-over", "give up what cannot be read of a device, and read on behind it"
    )
    over.add_argument("device", metavar="DEVICE", help="its name or id, as `library devices` shows them")
    _add_shared_option(over)
    _add_json(over)
    join = _leaf(
        group, "join", "library join", "join a library by its pairing code, read from a prompt or a line of input"
    )
    join.add_argument("name", metavar="NAME", help="what it is called here")
    join.add_argument(
        "--credentials",
        choices=[c.value for c in CredentialSource],
        help="where its keys are kept, as for `account add`",
    )
    join.add_argument("--read-only", action="store_true", help="as a stranger, without keys: nothing is published")


def _add_upkeep(group: Commands[argparse.ArgumentParser]) -> None:
    """Add what keeps a library and its index in order."""
    verify = _leaf(group, "verify", "library verify", "compare bucket and index, and mend what can be mended")
    verify.add_argument("--dry-run", action="store_true", help="sync, tell what is wrong, and mend nothing")
    restore = _leaf(group, "restore", "library restore", "read a backup of the index")
    restore.add_argument("time", metavar="TIME", nargs="?", default="", help="as `backup --list` shows it; the newest")
    backup = _leaf(group, "backup", "library backup", "put a backup of the index into the bucket")
    backup.add_argument("--list", action="store_true", dest="listing", help="show the backups, make none")
    backup.add_argument(
        "--anyway", action="store_true", help="also where not all can be read: of what is known here, beside all others"
    )
    rebuild = _leaf(group, "rebuild", "library rebuild", "make the index anew from what is in the bucket")
    compact = _leaf(group, "compact", "library compact", "delete what a snapshot has long covered")
    back = _leaf(group, "put-back", "library put-back", "put a library back into its bucket, which was emptied")
    for leaf in (back, verify, restore, backup, rebuild, compact):
        _add_shared_option(leaf)
        _add_json(leaf)
    policy = _leaf(group, "policy", "library policy", "print the bucket policy that gives each role just its rights")
    _add_shared_option(policy)
    policy.add_argument("--for", choices=[f.value for f in Flavour], dest="flavour", help="whose policies they are")
    for role in Role:
        policy.add_argument(f"--{role.value}-user", metavar="USER", default="", help=f"who has the {role.value} keys")
    policy.add_argument("--owner", metavar="USER", default="", help="who owns the bucket, where that is somebody else")
    strangers = policy.add_mutually_exclusive_group()
    strangers.add_argument("--private", action="store_true", help="strangers see nothing: links expire")
    strangers.add_argument(
        "--open-records",
        action="store_true",
        help="strangers who have the pairing code may read along; what is there is sealed",
    )
    policy.add_argument(
        "--apply", action="store_true", help="add it to the bucket's policy; what others have there stays"
    )


def _add_shared_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--library", metavar="NAME", help="the library; not needed where only one is in a bucket")


def _add_watch(commands: Commands[argparse.ArgumentParser]) -> None:
    group = _group(commands, "watch", "folders whose new pictures are processed by themselves")
    add = _leaf(group, "add", "watch add", "watch a folder")
    add.add_argument("folder", metavar="DIR")
    add.add_argument("--preset", metavar="NAME", action="append", dest="presets", required=True, help="one or several")
    where = add.add_mutually_exclusive_group()
    _add_library_option(where)
    where.add_argument("--output", metavar="DIR", help="write into this folder, publish nothing")
    add.add_argument("--no-subfolders", action="store_false", dest="subfolders", help="only what is right in it")
    for option, what in (("--include", "take only names or paths like this"), ("--exclude", "leave such out")):
        add.add_argument(option, metavar="PATTERN", action="append", default=[], help=f"{what}; may be given again")
    add.add_argument(
        "--existing",
        choices=[each.value for each in Existing],
        default=Existing.ONLY_NEW.value,
        help="what is done with the pictures that are there already (default: only-new)",
    )
    _add_json(add)
    _add_json(_leaf(group, "list", "watch list", "show the watched folders"))
    for name, text in (
        ("remove", "watch a folder no more; nothing is deleted"),
        ("pause", "process nothing more of a folder for now"),
        ("resume", "go on with a folder"),
    ):
        _leaf(group, name, f"watch {name}", text).add_argument("folder", metavar="DIR")
    run = _leaf(group, "run", "watch run", "watch without a window, until ended")
    run.add_argument("--once", action="store_true", help="process what is there and end")
    _add_json(run)

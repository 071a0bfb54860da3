"""The grammar of the command line."""

from __future__ import annotations

import argparse
from pathlib import Path

from rethumb_desktop import __version__
from rethumb_desktop.domain.library import Addressing, CredentialSource, Role
from rethumb_desktop.domain.link import LinkForm

_FORMS = [form.value for form in LinkForm]
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


def _add_library_option(parser: argparse.ArgumentParser) -> None:
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
    _add_json(parser)
    parser.add_argument("--dry-run", action="store_true", help="show what would be published, publish nothing")


def _add_link(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = _leaf(commands, "link", "link", "print links to what was published")
    parser.add_argument("items", metavar="KEY|FILE", nargs="+")
    parser.add_argument("--as", dest="form", choices=_FORMS, default=LinkForm.URL.value)
    parser.add_argument("--expires", choices=list(EXPIRIES), help="a presigned link that ends after this time")
    parser.add_argument("--library", metavar="NAME", help="look in this library only")


def _add_queue(commands: Commands[argparse.ArgumentParser]) -> None:
    group = _group(commands, "queue", "show and move on what waits")
    for name, text in (
        ("list", "show the queue"),
        ("retry", "try all failed jobs again"),
        ("cancel", "cancel all jobs that have not ended"),
        ("resume", "go on with jobs of a run that was ended"),
    ):
        _add_json(_leaf(group, name, f"queue {name}", text))


def _add_preset(commands: Commands[argparse.ArgumentParser]) -> None:
    group = _group(commands, "preset", "named lists of recipes")
    _add_json(_leaf(group, "list", "preset list", "show the presets"))
    add = _leaf(group, "add", "preset add", "add a preset, or change the one of this name")
    add.add_argument("name", metavar="NAME")
    add.add_argument("recipes", metavar="RECIPE", nargs="+")
    _leaf(group, "remove", "preset remove", "remove a preset").add_argument("name", metavar="NAME")


def _add_account(commands: Commands[argparse.ArgumentParser]) -> None:
    group = _group(commands, "account", "S3 accounts")
    add = _leaf(group, "add", "account add", "add an account; key id and secret from a prompt or two lines of input")
    add.add_argument("name", metavar="NAME")
    add.add_argument("--endpoint", required=True, metavar="URL")
    add.add_argument("--bucket", required=True, metavar="B")
    add.add_argument("--region", default="us-east-1", metavar="R")
    add.add_argument("--prefix", default="", metavar="P")
    add.add_argument("--addressing", choices=[a.value for a in Addressing], default=Addressing.AUTO.value)
    add.add_argument("--public-base-url", default="", metavar="URL")
    add.add_argument("--role", choices=[r.value for r in Role], default=Role.PUBLISH.value)
    add.add_argument(
        "--credentials",
        choices=[c.value for c in CredentialSource],
        default=CredentialSource.KEYRING.value,
        help="keyring, this session only, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
    )
    _add_json(_leaf(group, "list", "account list", "show the accounts"))
    test = _leaf(group, "test", "account test", "try everything publishing needs, step by step")
    test.add_argument("name", metavar="NAME")
    _add_json(test)
    _leaf(group, "remove", "account remove", "forget an account and its keys").add_argument("name", metavar="NAME")


def _add_library(commands: Commands[argparse.ArgumentParser]) -> None:
    group = _group(commands, "library", "what was published")
    listing = _leaf(group, "list", "library list", "show publications, newest first")
    search = _leaf(group, "search", "library search", "show publications whose name, recipe or key holds a text")
    search.add_argument("text", metavar="TEXT")
    for parser in (listing, search):
        parser.add_argument("--library", metavar="NAME", help="this library only")
        _add_json(parser)

"""The command line's entry: arguments to a command, faults to an exit status."""

from __future__ import annotations

import argparse
import codecs
import io
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from rethumb_desktop.cli import (
    accounts,
    inspect,
    libraries,
    links,
    pairing,
    presets,
    publish,
    queue,
    render,
    syncing,
    upkeep,
    watch,
    watch_run,
)
from rethumb_desktop.cli.choosing import NoLibrary
from rethumb_desktop.cli.output import (
    INTERRUPTED,
    NOT_STARTED,
    SOME_FAILED,
    WRONG_USAGE,
    error_object,
    tell,
    tell_fault,
    write_json,
)
from rethumb_desktop.cli.parser import build_parser
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.ports import Listener
from rethumb_desktop.services import Services

OpenServices = Callable[[Path | None, Listener, float | None], Services]

Command = Callable[[argparse.Namespace, Callable[[Listener], Services]], int]

_COMMANDS: Mapping[str, Command] = {
    "render": render.run,
    "inspect": inspect.run,
    "publish": publish.run,
    "link": links.run,
    "queue list": queue.run_list,
    "queue retry": queue.run_retry,
    "queue cancel": queue.run_cancel,
    "queue resume": queue.run_resume,
    "preset list": presets.run_list,
    "preset add": presets.run_add,
    "preset remove": presets.run_remove,
    "account add": accounts.run_add,
    "account change": accounts.run_change,
    "account keys": accounts.run_keys,
    "account list": accounts.run_list,
    "account test": accounts.run_test,
    "account remove": accounts.run_remove,
    "library list": libraries.run_list,
    "library search": libraries.run_search,
    "library remove": libraries.run_remove,
    "library sync": syncing.run_sync,
    "library devices": syncing.run_devices,
    "library pass-over": syncing.run_pass_over,
    "library put-back": upkeep.run_put_back,
    "library policy": syncing.run_policy,
    "library verify": upkeep.run_verify,
    "library rebuild": upkeep.run_rebuild,
    "library backup": upkeep.run_backup,
    "library restore": upkeep.run_restore,
    "library compact": upkeep.run_compact,
    "library pair": pairing.run_pair,
    "library join": pairing.run_join,
    "library key": pairing.run_key,
    "watch add": watch.run_add,
    "watch list": watch.run_list,
    "watch remove": watch.run_remove,
    "watch pause": watch.run_pause,
    "watch resume": watch.run_resume,
    "watch run": watch_run.run,
}

_WITHOUT_INDEX = frozenset({"render", "inspect"})
_ANYTHING = "rethumb-anything"
_USAGE = frozenset({FaultKind.USAGE, FaultKind.RECIPE})


def main(argv: Sequence[str], open_services: OpenServices, open_workbench: OpenServices) -> int:
    """Run one command and return its exit status; `open_workbench` opens services without an index."""
    _let_any_name_through()
    arguments = build_parser().parse_args(argv)
    opener = open_workbench if arguments.command in _WITHOUT_INDEX else open_services
    on_interruption = signal.getsignal(signal.SIGINT)
    try:
        return _run(arguments, partial(_open, opener, arguments))
    except KeyboardInterrupt:
        tell("rethumb: interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        _silence_lost_streams()
        return SOME_FAILED
    except OSError as error:
        # Faults of files, index and network have become Fault long before: what is left is the output itself.
        _silence_lost_streams()
        tell(f"rethumb: the output cannot be written: {error.strerror}")
        return SOME_FAILED
    finally:
        signal.signal(signal.SIGINT, on_interruption)


def _run(arguments: argparse.Namespace, opener: Callable[[Listener], Services]) -> int:
    try:
        return _COMMANDS[arguments.command](arguments, opener)
    except NoLibrary as missing:
        return _fail(arguments, missing.fault, NOT_STARTED)
    except Fault as fault:
        return _fail(arguments, fault, WRONG_USAGE if fault.kind in _USAGE else NOT_STARTED)


def _fail(arguments: argparse.Namespace, fault: Fault, status: int) -> int:
    """Say why a command could not begin, or not go on; as JSON too where that was asked for."""
    if getattr(arguments, "json", False):
        write_json({"state": "failed", "error": error_object(fault.record())})
    tell_fault("rethumb", fault.record())
    return status


def _open(opener: OpenServices, arguments: argparse.Namespace, listener: Listener) -> Services:
    services = opener(arguments.home, listener, getattr(arguments, "patience", None))
    for warning in services.warnings:
        tell(f"rethumb: {warning}")
    return services


def _silence_lost_streams() -> None:
    """Let what is left go nowhere: nobody can read it, and Python would complain at its end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _let_any_name_through() -> None:
    """Print file names as they are, also those whose bytes are no text, and sentences in any locale."""
    codecs.register_error(_ANYTHING, _encode_anyhow)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_ANYTHING)


def _encode_anyhow(error: UnicodeError) -> tuple[bytes, int]:
    """Give back the bytes of a name that is no text; a character that the locale does not have becomes "?"."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    characters = error.object[error.start : error.end]
    return b"".join(os.fsencode(c) if "\udc80" <= c <= "\udcff" else b"?" for c in characters), error.end

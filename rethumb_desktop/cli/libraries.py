"""`rethumb library`: what was published, and taking it out again."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing

from rethumb_desktop.cli.choosing import find_library
from rethumb_desktop.cli.keys import ask_for_session_keys
from rethumb_desktop.cli.output import (
    DONE,
    error_object,
    exit_status,
    publication_object,
    rendition_object,
    result_object,
    tell_fault,
    visible,
    write,
    write_json,
)
from rethumb_desktop.cli.syncing import tell_others
from rethumb_desktop.domain.errors import Fault, FaultKind, FaultRecord
from rethumb_desktop.domain.job import Publication, Removal
from rethumb_desktop.domain.library import Library, Role
from rethumb_desktop.domain.ports import Listener
from rethumb_desktop.domain.syncing import Device, find_device
from rethumb_desktop.services import Services
from rethumb_desktop.services.removal.passing import passes

_PAGE = 1000


def run_list(arguments: argparse.Namespace, open_services: Callable[[Listener], Services]) -> int:
    with closing(open_services(lambda _event: None)) as services:
        devices = _ids_of(services, arguments.device, arguments.library)
        without_links = _list(services, arguments, "", devices)
        for removal in services.removing.removals(arguments.library):
            if devices is not None and removal.publication.device not in devices:
                continue
            url = _url(services, removal.publication, without_links)
            if arguments.json:
                write_json(_removal_object(removal, url))
            else:
                write(f"{_line(removal.publication, url)}  {_describe(removal)}")
    return DONE


def run_search(arguments: argparse.Namespace, open_services: Callable[[Listener], Services]) -> int:
    with closing(open_services(lambda _event: None)) as services:
        _list(services, arguments, arguments.text, _ids_of(services, arguments.device, arguments.library))
    return DONE


def run_remove(arguments: argparse.Namespace, open_services: Callable[[Listener], Services]) -> int:
    errors = []
    touched: dict[str, None] = {}
    with closing(open_services(lambda _event: None)) as services:
        known = services.accounts.libraries()
        libraries = known if arguments.library is None else [find_library(services, arguments.library)]
        for item in arguments.keys:
            removed, error = _remove(services, item, libraries)
            errors.append(error)
            _print_removed(item, removed, error, as_json=arguments.json)
            touched.update(dict.fromkeys(publication.library for publication in removed))
        tell_others(services, touched)
    return exit_status(errors)


def _remove(
    services: Services, item: str, libraries: Sequence[Library]
) -> tuple[list[Publication], FaultRecord | None]:
    """Remove what a key stands for, once more what could not be removed before; return that, and why it ended."""
    removed: list[Publication] = []
    try:
        found = services.sharing.find(item, libraries)
        found += [removal.publication for removal in services.removing.find(item, libraries)]
        if not found:
            raise Fault(FaultKind.MISSING, "This is no object key that is known here.")
        for publication in found:
            # First: keys that were asked for would become those of the account.
            services.removing.check(publication.library)
            _ask_for_keys(services, services.accounts.library(publication.library))
            services.removing.remove_now(publication.library, publication.key)
            removed.append(publication)
    except Fault as fault:
        return removed, fault.record()
    return removed, None


def finish_removals(services: Services, *, as_json: bool) -> list[FaultRecord | None]:
    """Remove what runs that are gone have left on its way out, and what failed for a while only, a line each.

    Returns why each failed, or None. A library that cannot be reached, or whose keys are not given, is asked once.
    """
    errors = []
    silent: dict[str, FaultRecord] = {}
    for removal in services.removing.take_over():
        publication = removal.publication
        error = silent.get(publication.library) or _finish(services, publication)
        errors.append(error)
        if error is not None and (passes(error) or error.kind is FaultKind.CREDENTIALS):
            silent[publication.library] = error
        _print_removed(publication.key, [] if error else [publication], error, as_json=as_json)
    return errors


def _finish(services: Services, publication: Publication) -> FaultRecord | None:
    try:
        _ask_for_keys(services, services.accounts.library(publication.library))
        services.removing.remove_now(publication.library, publication.key)
    except Fault as fault:
        return fault.record()
    return None


def _print_removed(given: str, removed: Sequence[Publication], error: FaultRecord | None, *, as_json: bool) -> None:
    """Print what became of an input."""
    if as_json:
        renditions = [rendition_object(each.rendition, None, None) for each in removed]
        write_json(result_object(given, "failed" if error else "removed", None, renditions, error))
        return
    for publication in removed:
        write(f"removed  {visible(publication.name)}  {publication.key}")
    if error is not None:
        tell_fault(given, error)


def _ask_for_keys(services: Services, library: Library) -> None:
    """Ask for the keys that delete, where they are kept for one session only."""
    maintained = library.account is not None and Role.MAINTENANCE in library.account.roles
    ask_for_session_keys(services, library.name, Role.MAINTENANCE if maintained else Role.PUBLISH)


def _list(
    services: Services, arguments: argparse.Namespace, search: str, devices: frozenset[str] | None = None
) -> set[str]:
    """Print publications, of these devices only; return the libraries whose links cannot be made now."""
    if arguments.library is not None:
        find_library(services, arguments.library)
    without_links: set[str] = set()
    for publication in _all(services, arguments.library, search):
        # Here and not in what is asked: a search for devices ends somewhere, and a list must not.
        if devices is not None and publication.device not in devices:
            continue
        url = _url(services, publication, without_links)
        if arguments.json:
            write_json(publication_object(publication, url))
        else:
            write(_line(publication, url))
    return without_links


def _ids_of(services: Services, device: str | None, library: str | None) -> frozenset[str] | None:
    """Return the ids of the device that is meant, old ones too, None where all are. Raises Fault usage for none."""
    if device is None:
        return None
    if library is not None:
        find_library(services, library)
        return _all_ids(find_device(services.syncing.devices(library), library, device))
    libraries = services.accounts.libraries()
    devices = {each.id: each for library_ in libraries for each in services.syncing.devices(library_.name)}
    try:
        return _all_ids(find_device([*devices.values()], "", device))
    except Fault as fault:
        title = f"There is no device “{device}” in any library, or several are called so."
        raise Fault(FaultKind.USAGE, title, "Say which by its id: rethumb library devices", subject=device) from fault


def _all_ids(device: Device) -> frozenset[str]:
    return frozenset((device.id, *device.former))


def _line(publication: Publication, url: str | None) -> str:
    when = f"{publication.published_at:%Y-%m-%d %H:%M}"
    size = f"{publication.width} × {publication.height}"
    return f"{when}  {visible(publication.name)}  {size}  {url or publication.key}"


def _describe(removal: Removal) -> str:
    """Say how a removal stands."""
    if removal.error is None:
        return "is being removed"
    again = " The window and `rethumb queue resume` try it again." if passes(removal.error) else ""
    return f"could not be removed: {removal.error.title}{again}"


def _removal_object(removal: Removal, url: str | None) -> dict[str, object]:
    """Return the line of a publication that is on its way out."""
    standing = {"state": removal.state.value, "error": error_object(removal.error)}
    return {**publication_object(removal.publication, url), "removal": standing}


def _all(services: Services, library: str | None, search: str) -> Iterator[Publication]:
    offset = 0
    while page := services.browsing.page(library, search, offset, _PAGE):
        yield from page
        offset += len(page)


def _url(services: Services, publication: Publication, without_links: set[str]) -> str | None:
    """Return the link, or None where it cannot be made now: its account is gone, its keys are not at hand.

    A library is asked once: a server that does not answer would be waited for at every line.
    """
    if publication.library in without_links:
        return None
    try:
        return services.sharing.url(publication.library, publication.key)
    except Fault:
        without_links.add(publication.library)
        return None

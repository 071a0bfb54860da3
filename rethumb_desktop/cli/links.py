"""`rethumb link`: links to what was published, in every form."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path

from rethumb_desktop.cli.choosing import find_library
from rethumb_desktop.cli.keys import ask_for_session_keys
from rethumb_desktop.cli.output import exit_status, tell, tell_fault, write
from rethumb_desktop.cli.parser import EXPIRIES
from rethumb_desktop.domain.errors import Fault, FaultKind, FaultRecord
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.library import THIS_COMPUTER, Library
from rethumb_desktop.domain.link import LinkForm, ShareLink, fill_template, format_links
from rethumb_desktop.domain.ports import Listener
from rethumb_desktop.services import Services
from rethumb_desktop.services.gathering import file_source


def run(arguments: argparse.Namespace, open_services: Callable[[Listener], Services]) -> int:
    expires = timedelta(seconds=EXPIRIES[arguments.expires]) if arguments.expires else None
    write_links = partial(_fill, arguments.template) if arguments.template else partial(_format, arguments.form)
    errors: list[FaultRecord | None] = []
    with closing(open_services(lambda _event: None)) as services:
        libraries = _libraries(services, arguments.library)
        for item in arguments.items:
            try:
                write(write_links(_links(services, _find(services, item, libraries), expires)))
                errors.append(None)
            except Fault as fault:
                tell_fault(item, fault.record())
                errors.append(fault.record())
    return exit_status(errors)


def _libraries(services: Services, name: str | None) -> Sequence[Library]:
    return services.accounts.libraries() if name is None else [find_library(services, name)]


def _find(services: Services, item: str, libraries: Sequence[Library]) -> list[Publication]:
    """Return the publications of an object key, or of the original in a file."""
    found = services.sharing.find(item, libraries)
    if found:
        return found
    try:
        found = services.sharing.of_original(file_source(Path(item)), libraries)
    except Fault as fault:
        if fault.kind is not FaultKind.MISSING:
            raise
        raise Fault(FaultKind.MISSING, "This is neither an object key that is known here nor a file.") from fault
    if not found:
        raise Fault(FaultKind.MISSING, "This picture was not published yet.")
    return found


def _format(form: str, links: Sequence[ShareLink]) -> str:
    return format_links(links, LinkForm(form))


def _fill(template: str, links: Sequence[ShareLink]) -> str:
    return "\n".join(fill_template(link, template) for link in links)


def _links(services: Services, found: Sequence[Publication], expires: timedelta | None) -> list[ShareLink]:
    if expires is not None and any(p.library == THIS_COMPUTER for p in found):
        tell("Links to files of this computer do not expire.")
    for library in dict.fromkeys(p.library for p in found):
        if expires is not None or services.sharing.needs_keys(library):
            ask_for_session_keys(services, library)
    oldest_first = sorted(found, key=lambda publication: publication.published_at)
    return [services.sharing.link(p.library, p.name, p.rendition, expires) for p in oldest_first]

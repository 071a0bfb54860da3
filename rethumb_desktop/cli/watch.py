"""`rethumb watch`: folders whose new pictures are processed by themselves."""

from __future__ import annotations

import argparse
import os
import shlex
from collections.abc import Callable
from contextlib import closing

from rethumb_desktop.cli.choosing import find_library
from rethumb_desktop.cli.output import DONE, error_object, tell, visible, write, write_json
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.ports import Listener
from rethumb_desktop.domain.watched_folder import Existing, FolderState, FolderStatus, WatchedFolder
from rethumb_desktop.services import Services

Opener = Callable[[Listener], Services]


def run_add(arguments: argparse.Namespace, open_services: Opener) -> int:
    with closing(open_services(lambda _event: None)) as services:
        library = find_library(services, arguments.library or THIS_COMPUTER).name
        folder = WatchedFolder(
            id="",
            path=arguments.folder,
            presets=tuple(arguments.presets),
            library=library,
            output=arguments.output or "",
            recursive=arguments.subfolders,
            include=tuple(arguments.include),
            exclude=tuple(arguments.exclude),
            existing=Existing(arguments.existing),
        )
        added = services.watching.add(folder)
        status = _status_of(services, added)
        if arguments.json:
            write_json(folder_object(status))
        tell(f"“{added.path}” is watched from now on, as long as a window is open or “rethumb watch run” runs.")
        if status.state is FolderState.CONSENT:
            tell(status.reason)
            tell(f"  To agree, publish to it once: rethumb publish PICTURE --library {shlex.quote(library)}")
    return DONE


def run_list(arguments: argparse.Namespace, open_services: Opener) -> int:
    with closing(open_services(lambda _event: None)) as services:
        for status in services.watching.statuses():
            if arguments.json:
                write_json(folder_object(status))
            else:
                _write_folder(status)
    return DONE


def run_remove(arguments: argparse.Namespace, open_services: Opener) -> int:
    with closing(open_services(lambda _event: None)) as services:
        services.watching.remove(_find(services, arguments.folder).id)
    tell("It is watched no more. What was published stays where it is, and its links go on working.")
    return DONE


def run_pause(arguments: argparse.Namespace, open_services: Opener) -> int:
    with closing(open_services(lambda _event: None)) as services:
        services.watching.pause(_find(services, arguments.folder).id)
    return DONE


def run_resume(arguments: argparse.Namespace, open_services: Opener) -> int:
    with closing(open_services(lambda _event: None)) as services:
        services.watching.go_on(_find(services, arguments.folder).id)
    return DONE


def folder_object(status: FolderStatus) -> dict[str, object]:
    """Return the line of one watched folder."""
    folder = status.folder
    return {
        "path": folder.path,
        "presets": list(folder.presets),
        "library": folder.library if folder.publishes else None,
        "output": folder.output or None,
        "subfolders": folder.recursive,
        "include": list(folder.include),
        "exclude": list(folder.exclude),
        "existing": folder.existing.value,
        "paused": folder.paused,
        "state": status.state.value,
        "reason": status.reason,
        "waiting": status.waiting,
        "queued": status.queued,
        "done": status.done,
        "duplicates": status.duplicates,
        "failed": status.failed,
        "last_error": error_object(status.last_error),
        "last_error_path": status.last_error_path or None,
        "last_event": status.last_event.isoformat() if status.last_event is not None else None,
        "next_rescan": status.next_rescan.isoformat() if status.next_rescan is not None else None,
        "troubles": [{"path": each.path, "error": error_object(each.error)} for each in status.troubles],
        "there": {"state": status.there[0].value, "reason": status.there[1]} if status.there is not None else None,
    }


def _write_folder(status: FolderStatus) -> None:
    folder = status.folder
    goal = folder.library if folder.publishes else folder.output
    write(visible(f"{folder.path}: {', '.join(folder.presets)} to {goal}, {status.state.value}"))
    if status.reason:
        write(visible(f"        {status.reason}"))
    if status.there is not None:
        write(visible(f"        There: {': '.join(part for part in (status.there[0].value, status.there[1]) if part)}"))
    counts = {
        "waiting": status.waiting,
        "queued": status.queued,
        "done": status.done,
        "duplicates": status.duplicates,
        "failed": status.failed,
    }
    said = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    if said:
        write(f"        {said}")
    for trouble in status.troubles:
        write(visible(f"        waits: {trouble.path}: {trouble.error.title}"))
    if status.last_error is not None and status.last_error_path not in [each.path for each in status.troubles]:
        about = f"{status.last_error_path}: " if status.last_error_path else ""
        write(visible(f"        last error: {about}{status.last_error.title}"))


def _status_of(services: Services, folder: WatchedFolder) -> FolderStatus:
    return next(status for status in services.watching.statuses() if status.folder.id == folder.id)


def _find(services: Services, path: str) -> WatchedFolder:
    """Return the watched folder that was typed. Raises Fault usage where there is none."""
    folders = services.watching.folders()
    for alike in (os.path.abspath, os.path.realpath):
        for folder in folders:
            if alike(folder.path) == alike(path):
                return folder
    known = ", ".join(f"“{folder.path}”" for folder in folders)
    detail = f"There are: {known}." if known else "None is."
    raise Fault(FaultKind.USAGE, f"“{path}” is not watched.", detail, subject=path)

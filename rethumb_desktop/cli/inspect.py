"""`rethumb inspect`: what pictures say about themselves."""

from __future__ import annotations

import argparse
import logging
import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from functools import partial
from typing import Any

from rethumb_desktop.cli.output import DONE, SOME_FAILED, error_object, tell_error, visible, write, write_json
from rethumb_desktop.domain.errors import Fault, FaultRecord, bug_record
from rethumb_desktop.domain.metadata import PhotoMetadata
from rethumb_desktop.domain.ports import Listener
from rethumb_desktop.jobs.border import run_task
from rethumb_desktop.jobs.ordered import map_in_order
from rethumb_desktop.services import Services
from rethumb_desktop.services.gathering import source_of
from rethumb_desktop.services.inspecting import Inspecting

log = logging.getLogger(__name__)


def run(arguments: argparse.Namespace, open_services: Callable[[Listener], Services]) -> int:
    status = DONE
    with closing(open_services(lambda _event: None)) as services:
        read = _read_as_rethumb if arguments.shape == "rethumb" else _read
        work = partial(_read_or_tell, partial(read, services.inspecting))
        with closing(map_in_order(work, arguments.files, workers=os.cpu_count() or 2, name="inspect")) as results:
            for given, line in zip(arguments.files, results, strict=True):
                if line.get("state") == "failed":
                    status = SOME_FAILED
                _print(given, line, arguments)
    return status


def _read_or_tell(read: Callable[[str], dict[str, Any]], given: str) -> dict[str, Any]:
    """Return the line of one input, also where the program meets a bug of its own."""
    return run_task(partial(read, given), partial(_bug_line, given))


def _bug_line(given: str, bug: Exception) -> dict[str, Any]:
    log.error("inspecting met a bug", exc_info=bug)
    return _failed(given, bug_record(bug))


def _read(inspecting: Inspecting, given: str) -> dict[str, Any]:
    try:
        metadata = inspecting.read(source_of(given)).metadata
    except Fault as fault:
        return _failed(given, fault.record())
    return {
        "input": given,
        "state": "read",
        "file": asdict(metadata.file),
        "groups": _groups(metadata),
        "malformed": list(metadata.malformed),
        "error": None,
    }


def _read_as_rethumb(inspecting: Inspecting, given: str) -> dict[str, Any]:
    try:
        return inspecting.as_rethumb(source_of(given))
    except Fault as fault:
        return _failed(given, fault.record())


def _failed(given: str, record: FaultRecord) -> dict[str, Any]:
    error = error_object(record)
    return {"input": given, "state": "failed", "file": None, "groups": {}, "malformed": [], "error": error}


def _groups(metadata: PhotoMetadata) -> dict[str, dict[str, dict[str, Any]]]:
    return {
        group: {name: {"value": tag.value, "text": tag.text} for name, tag in tags.items()}
        for group, tags in metadata.groups.items()
    }


def _print(given: str, line: dict[str, Any], arguments: argparse.Namespace) -> None:
    if arguments.json or arguments.shape:
        write_json(line)
    elif line["error"]:
        tell_error(given, line["error"])
    else:
        _print_for_people(given, line)


def _print_for_people(given: str, line: dict[str, Any]) -> None:
    file = line["file"]
    write(f"{visible(given)}: {file['format']}, {file['width']} × {file['height']}, {file['bytes']:,} bytes")
    for group, tags in line["groups"].items():
        write(f"  {_one_line(group)}")
        for name, tag in tags.items():
            write(f"    {_one_line(name)}: {_one_line(tag['text'])}")
    for sentence in line["malformed"]:
        write(f"  malformed: {_one_line(sentence)}")


def _one_line(text: str) -> str:
    """Return text from a picture as one line, without what could steer a terminal."""
    return visible(" ".join(text.split()))

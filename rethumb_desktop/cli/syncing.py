"""`rethumb library sync|devices|policy`: what devices tell each other, and who may do what in the bucket."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Callable, Iterable
from contextlib import closing, suppress

from rethumb_desktop.cli.keys import ask_for_session_keys
from rethumb_desktop.cli.output import DONE, SOME_FAILED, error_object, tell, tell_fault, visible, write, write_json
from rethumb_desktop.cli.pairing import shared_library
from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.library import Library, Role
from rethumb_desktop.domain.policies import Flavour
from rethumb_desktop.domain.ports import Listener
from rethumb_desktop.domain.syncing import SHORT_ID, Device, SyncReport
from rethumb_desktop.services import Services
from rethumb_desktop.services.granting import Grant

Opener = Callable[[Listener], Services]


def run_sync(arguments: argparse.Namespace, open_services: Opener) -> int:
    with closing(open_services(lambda _event: None)) as services:
        library = shared_library(services, arguments.library)
        ask_for_keys(services, library)
        report = services.syncing.sync_now(library.name)
        if arguments.json:
            write_json(report_object(report))
        else:
            write(_describe(report))
        tell_way_back(library.name, report)
        tell_problems(services, library.name, report)
    return SOME_FAILED if report.problems else DONE


def run_pass_over(arguments: argparse.Namespace, open_services: Opener) -> int:
    with closing(open_services(lambda _event: None)) as services:
        library = shared_library(services, arguments.library)
        ask_for_keys(services, library)
        report = services.upkeep.pass_over(library.name, arguments.device)
        if arguments.json:
            left = {"passed_over": report.segments, "sync": report_object(report.sync)}
            write_json({"device": report.device, "name": report.called, **left})
        else:
            write(f"{_segments(report.segments)} of “{visible(report.called)}” passed over.")
            write(_describe(report.sync))
        tell("What only they told is not known here.")
        tell_way_back(library.name, report.sync)
        tell_problems(services, library.name, report.sync)
    return SOME_FAILED if report.sync.problems else DONE


def tell_problems(services: Services, library: str, report: SyncReport) -> None:
    """Say which devices cannot be read further, and what can be done about it."""
    for problem in report.problems:
        tell_fault(library, problem)
    for device in services.syncing.devices(library) if report.problems else ():
        if device.error is not None:
            give_up = shlex.join(["rethumb", "library", "pass-over", device.id[:SHORT_ID], "--library", library])
            tell(f"  It is tried again with every sync. To give it up, and read on behind it: {give_up}")


def tell_way_back(library: str, report: SyncReport) -> None:
    """Say how what was passed over comes back, where something was."""
    if report.passed:
        verify = shlex.join(["rethumb", "library", "verify", "--library", library])
        back = "It comes back with a snapshot of a device that has read it, or, once it can be read again, with"
        tell(f"{back}: {verify}")


def run_devices(arguments: argparse.Namespace, open_services: Opener) -> int:
    with closing(open_services(lambda _event: None)) as services:
        library = shared_library(services, arguments.library)
        if arguments.forget is not None:
            gone = services.syncing.forget_device(library.name, arguments.forget)
            tell(f"“{visible(gone.called)}” is not shown here any more, until it says something new.")
        devices, decision = services.syncing.devices(library.name), services.syncing.decision(library.name)
        for device in devices:
            if arguments.json:
                write_json(_device_object(device))
            else:
                write(_device_line(device))
                if device.snapshot_error is not None:
                    tell_fault(library.name, device.snapshot_error)
        wrong = [error for device in devices if (error := device.error or device.head_error) is not None]
        if decision is not None and decision.title not in {each.title for each in wrong}:
            tell_fault(library.name, decision)
    return SOME_FAILED if wrong or decision is not None else DONE


def run_policy(arguments: argparse.Namespace, open_services: Opener) -> int:
    with closing(open_services(lambda _event: None)) as services:
        library = shared_library(services, arguments.library)
        grant = Grant(
            publish=arguments.publish_user,
            backup=arguments.backup_user,
            maintenance=arguments.maintenance_user,
            owner=arguments.owner,
            public=not arguments.private,
            records=arguments.open_records,
            flavour=Flavour(arguments.flavour) if arguments.flavour else None,
        )
        document = services.granting.policy(library.name, grant)
        if arguments.apply:
            ask_for_keys(services, library, Role.MAINTENANCE)
            document = services.granting.apply(library.name, document)
            tell(f"The bucket of “{library.name}” has this policy now.")
        write(document)
    return DONE


def hear_others(services: Services, library: Library) -> None:
    """Learn what other devices published and removed meanwhile; what keeps that from it shows in what comes next."""
    if library.account is not None and services.syncing.state(library.name).devices:
        with suppress(Fault):
            services.syncing.sync_now(library.name)


def tell_others(services: Services, libraries: Iterable[str], *, waiting: Iterable[str] = ()) -> None:
    """Tell the other devices of libraries what was done here; what keeps that from it is said, and is no failure.

    Those of `waiting` are told where something is that they do not know: a name that was given, or what an earlier run
    could not tell.
    """
    for name in dict.fromkeys((*libraries, *(each for each in waiting if services.syncing.unsent(each)))):
        if services.accounts.library(name).account is not None:
            try:
                services.syncing.sync_now(name)
            except Fault as fault:
                tell(f"rethumb: other devices do not know of this yet, the next sync tells them: {fault.title}")


def ask_for_keys(services: Services, library: Library, *more: Role) -> None:
    """Ask for the keys of a library, and of the roles that are given, where they are kept for one session only."""
    account = library.account
    if account is not None:
        for role in (Role.PUBLISH, *more):
            if role in account.roles:
                ask_for_session_keys(services, library.name, role)


def report_object(report: SyncReport) -> dict[str, object]:
    return {
        "devices": report.devices,
        "received": report.received,
        "sent": report.sent,
        "requests": report.requests,
        "in_step": report.in_step,
        "whole": report.in_step and not report.passed,
        "problems": [error_object(problem) for problem in report.problems],
        "passed_over": [
            {"device": each.device, "name": each.called, "segments": each.segments} for each in report.passed
        ],
    }


def _describe(report: SyncReport) -> str:
    standing = "in step" if report.in_step else "not in step"
    for each in report.passed:
        standing += f", but {_segments(each.segments)} of “{visible(each.called)}” passed over"
    others = {0: "no other device", 1: "1 other device"}.get(report.devices, f"{report.devices} other devices")
    return f"{standing}, {others}; received {report.received:,}, sent {report.sent:,}, {report.requests} requests"


def _segments(number: int) -> str:
    return "1 segment" if number == 1 else f"{number:,} segments"


def _device_object(device: Device) -> dict[str, object]:
    return {
        "device": device.id,
        "name": device.name,
        "own": device.own,
        "read": device.seq,
        "newest": device.newest,
        "said_at": device.said_at.isoformat() if device.said_at is not None else None,
        "passed_over": device.passed,
        "former": list(device.former),
        "former_of": device.former_of or None,
        "error": error_object(device.error or device.head_error),
        "snapshot_error": error_object(device.snapshot_error),
    }


def _device_line(device: Device) -> str:
    said = f"{device.said_at:%Y-%m-%d %H:%M}" if device.said_at is not None else "nothing yet"
    which = " (this device)" if device.own else " (an earlier id of this device)" if device.former_of else ""
    who = f"{visible(device.called)}{which}"
    told = f"segments {device.seq} of {device.newest}" if device.newest else "has not published yet"
    passed = f", {device.passed:,} passed over" if device.passed else ""
    line = f"{device.id[:SHORT_ID]}  {who}  {said}  {told}{passed}"
    error = device.error or device.head_error
    return line if error is None else f"{line}  {error.title}"

"""`rethumb library verify|rebuild|backup|restore|compact`: keeping a library and its index in order."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import closing

from rethumb_desktop.cli.output import DONE, SOME_FAILED, error_object, tell, tell_fault, visible, write, write_json
from rethumb_desktop.cli.pairing import shared_library
from rethumb_desktop.cli.syncing import ask_for_keys
from rethumb_desktop.domain.library import Role
from rethumb_desktop.domain.ports import Listener
from rethumb_desktop.domain.syncing import SyncReport
from rethumb_desktop.services import Services
from rethumb_desktop.services.upkeep.reports import Backup, BackUpReport, Finding

Opener = Callable[[Listener], Services]


def run_verify(arguments: argparse.Namespace, open_services: Opener) -> int:
    left = found = 0
    synced: list[SyncReport] = []
    with closing(open_services(lambda _event: None)) as services:
        library = shared_library(services, arguments.library)
        ask_for_keys(services, library, Role.MAINTENANCE)

        def findings() -> Iterator[Finding]:
            synced.append((yield from services.upkeep.verify(library.name, mend=not arguments.dry_run)))

        for finding in findings():
            found += 1
            left += not finding.mended
            if arguments.json:
                write_json(_finding_object(finding))
            else:
                write(_finding_line(finding))
        why_not = None if arguments.dry_run or not left else services.upkeep.why_not_mended(library.name)
    (report,) = synced
    tell(_sum_up(found, left, report))
    for problem in report.problems:
        tell_fault(library.name, problem)
    if why_not is not None:
        tell_fault("Nothing is mended", why_not.record())
    return SOME_FAILED if left or not report.in_step or report.passed or report.problems else DONE


def run_rebuild(arguments: argparse.Namespace, open_services: Opener) -> int:
    with closing(open_services(lambda _event: None)) as services:
        library = shared_library(services, arguments.library)
        ask_for_keys(services, library, Role.MAINTENANCE)
        report = services.upkeep.rebuild(library.name)
        if arguments.json:
            numbers = {"entries": report.entries, "from_objects": report.from_objects}
            left = {"without_note": report.without_note, "lost": report.lost, "copy": report.copy}
            write_json({**numbers, **left, "problems": [error_object(problem) for problem in report.problems]})
        else:
            write(f"{report.entries:,} pictures are known, {report.from_objects:,} of them by their objects alone.")
            if report.without_note:
                tell_nothing = "1 object tells nothing of itself: it is"
                if report.without_note > 1:
                    tell_nothing = f"{report.without_note:,} objects tell nothing of themselves: they are"
                write(f"{tell_nothing} in no list.")
            if report.lost:
                gone = "1 segment is gone" if report.lost == 1 else f"{report.lost:,} segments are gone"
                write(f"{gone}: removals and names that only these told are not known.")
                write("A device that has read what is gone tells it anew: rethumb library verify, there.")
            write(f"The index as it was is kept in {report.copy}")
        for problem in report.problems:
            tell_fault(library.name, problem)
    return SOME_FAILED if report.problems else DONE


def run_put_back(arguments: argparse.Namespace, open_services: Opener) -> int:
    with closing(open_services(lambda _event: None)) as services:
        library = shared_library(services, arguments.library)
        ask_for_keys(services, library, Role.MAINTENANCE)
        report = services.upkeep.put_back(library.name, lambda f: None if f.mended else tell(_finding_line(f)))
        if arguments.json:
            problems = [error_object(problem) for problem in report.problems]
            write_json({**vars(report), "problems": problems})
        else:
            told = f"The bucket tells of {report.entries:,} pictures again"
            were = "1 was" if report.put_again == 1 else f"{report.put_again:,} were"
            nothing = "Nothing was to be put back: what is known of the library is in its bucket."
            write(nothing if report.whole else f"{told}; {were} put there again.")
            if report.left:
                were, they = ("1 was", "it is") if report.left == 1 else (f"{report.left:,} were", "they are")
                write(f"{were} not put there again: {they} not on this computer, or may have been removed.")
        for problem in report.problems:
            tell_fault(library.name, problem)
    return SOME_FAILED if report.left or report.problems else DONE


def run_backup(arguments: argparse.Namespace, open_services: Opener) -> int:
    with closing(open_services(lambda _event: None)) as services:
        library = shared_library(services, arguments.library)
        ask_for_keys(services, library, Role.BACKUP)
        if arguments.listing:
            backups = services.upkeep.backups(library.name)
        else:
            report = services.upkeep.back_up(library.name, anyway=arguments.anyway)
            backups = [report.backup]
            _tell_backed_up(report)
        for backup in backups:
            if arguments.json:
                write_json(_backup_object(backup))
            else:
                write(_backup_line(backup))
    return DONE


def run_restore(arguments: argparse.Namespace, open_services: Opener) -> int:
    with closing(open_services(lambda _event: None)) as services:
        library = shared_library(services, arguments.library)
        ask_for_keys(services, library, Role.BACKUP)
        report = services.upkeep.restore(library.name, arguments.time)
        for time in report.passed_over:
            tell(f"The backup {time} is damaged and was passed over.")
        if arguments.json:
            write_json({**vars(report), "passed_over": list(report.passed_over)})
        else:
            write(f"Backup {report.time}: {report.entries:,} entries, {report.came:,} of them were not known here.")
            write(f"The index as it was is kept in {report.copy}")
        if report.fuller:
            tell(f"An older backup holds more. To join that one too: rethumb library restore {report.fuller}")
        if report.untold:
            of_them = "1 of them is" if report.untold == 1 else f"{report.untold:,} of them are"
            tell(f"{of_them} told to the other devices once somebody has agreed to publish there: publish to it once.")
    return DONE


def run_compact(arguments: argparse.Namespace, open_services: Opener) -> int:
    with closing(open_services(lambda _event: None)) as services:
        library = shared_library(services, arguments.library)
        ask_for_keys(services, library, Role.MAINTENANCE)
        report = services.upkeep.compact(library.name)
        if arguments.json:
            write_json(vars(report))
        else:
            write(f"Deleted: segments {report.segments:,}, snapshots {report.snapshots:,}. No picture was touched.")
    return DONE


def _tell_backed_up(report: BackUpReport) -> None:
    for time in report.removed:
        tell(f"The backup {time} was removed: seven daily and four weekly ones are kept.")
    for time in report.damaged:
        tell(f"The backup {time} is damaged: it cannot be restored. It was left where it is.")
    if report.entries_before is not None and report.backup.entries < report.entries_before:
        held, holds = f"{report.entries_before:,}", f"{report.backup.entries:,}"
        tell(f"The backup before held {held} entries, this one holds {holds}. That one stays.")


def _finding_object(finding: Finding) -> dict[str, object]:
    return {**vars(finding), "state": finding.state.value}


def _finding_line(finding: Finding) -> str:
    done = "mended" if finding.mended else "stays "
    return f"{done}  {finding.state.value}  {visible(finding.name)}  {finding.key}  {finding.detail}"


def _sum_up(found: int, left: int, report: SyncReport) -> str:
    if not found and (report.passed or not report.in_step):
        return "Bucket and index agree as far as what the devices told can be read."
    if not found:
        return "Bucket and index agree."
    what = "1 difference" if found == 1 else f"{found:,} differences"
    return f"{what}, {found - left:,} mended."


def _backup_object(backup: Backup) -> dict[str, object]:
    made = backup.made_at.isoformat()
    return {**vars(backup), "made_at": made, "error": error_object(backup.error)}


def _backup_line(backup: Backup) -> str:
    if backup.error is not None:
        return f"{backup.time}  {backup.error.title}"
    return f"{backup.time}  {backup.entries:,} entries  {backup.bytes:,} bytes"

"""Watched folders as a person reads them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDir, QLocale

from rethumb_desktop.domain.errors import FaultRecord
from rethumb_desktop.domain.watched_folder import (
    Existing,
    FileState,
    FolderState,
    FolderStatus,
    WatchedFile,
    WatchedFolder,
)
from rethumb_desktop.ui.language.service_texts import translate_service
from rethumb_desktop.ui.models.library_wording import describe_moment
from rethumb_desktop.ui.models.wording import DOT, count, describe_library, keep_direction, showable

translate = QCoreApplication.translate

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
#: So many files are named that wait since something is wrong with them.
_NAMED = 3
_AT_WORK = frozenset({FolderState.STARTING, FolderState.WATCHING, FolderState.POLLING})
#: What is as new as this happened now.
_NOW = 2


def name_folder(path: str) -> str:
    """Return what a folder is called: the last part of its path."""
    name = path.rstrip("/\\").replace("\\", "/").rpartition("/")[2]
    return showable(name or path)


def describe_folder_path(path: str) -> str:
    """Return a path as people write it, with ~ for their home."""
    home = QDir.homePath()
    folder = "~" + path.removeprefix(home) if path == home or path.startswith(home + "/") else path
    return keep_direction(showable(QDir.toNativeSeparators(folder)))


def describe_target(folder: WatchedFolder) -> str:
    """Return what becomes of the pictures and where they go."""
    goal = describe_library(folder.library) if folder.publishes else name_folder(folder.output)
    return "  →  ".join((", ".join(map(showable, folder.presets)), goal))


def describe_settings(folder: WatchedFolder) -> str:
    """Return what is done with the pictures of a folder, and which of them are meant."""
    parts = [describe_target(folder)]
    if not folder.recursive:
        parts.append(translate("Folders", "without subfolders"))
    if folder.include:
        parts.append(translate("Folders", "only {patterns}").replace("{patterns}", ", ".join(folder.include)))
    if folder.exclude:
        parts.append(translate("Folders", "not {patterns}").replace("{patterns}", ", ".join(folder.exclude)))
    return DOT.join(parts)


def describe_folder_state(state: FolderState) -> str:
    return {
        FolderState.STARTING: translate("Folders", "Starting"),
        FolderState.WATCHING: translate("Folders", "Watching"),
        FolderState.POLLING: translate("Folders", "Checking regularly"),
        FolderState.PAUSED: translate("Folders", "Paused"),
        FolderState.MISSING: translate("Folders", "Not there"),
        FolderState.CONSENT: translate("Folders", "Needs your yes"),
        FolderState.UNUSABLE: translate("Folders", "Cannot go on"),
        FolderState.ELSEWHERE: translate("Folders", "Watched elsewhere"),
        FolderState.STOPPED: translate("Folders", "Not watched now"),
    }[state]


def explain_folder_state(status: FolderStatus) -> str:
    """Return a sentence or two about how a folder stands: why, and what will happen."""
    own = {
        FolderState.STARTING: translate("Folders", "It is looked through for the first time."),
        FolderState.WATCHING: translate("Folders", "New pictures are taken as soon as they are complete."),
        FolderState.POLLING: translate("Folders", "It is looked through again and again instead."),
        FolderState.PAUSED: translate("Folders", "What comes meanwhile is taken when it goes on."),
        FolderState.MISSING: translate("Folders", "It goes on by itself when the folder is there again."),
        FolderState.CONSENT: translate("Folders", "Nothing is published before you agree."),
        FolderState.UNUSABLE: translate("Folders", "Change the folder, or what is missing."),
        FolderState.ELSEWHERE: translate(
            "Folders", "Another run of the program watches the folders. This one goes on when that one ends."
        ),
        FolderState.STOPPED: translate("Folders", "What comes meanwhile is taken when the watching begins again."),
    }[status.state]
    reason = translate_service(status.reason)
    return " ".join(text for text in (reason, own) if text) if status.state is not FolderState.ELSEWHERE else own


def describe_standing(status: FolderStatus) -> str:
    """Return how a folder stands and why, each said once."""
    if status.state is FolderState.MISSING and status.reason:
        return explain_folder_state(status)
    return f"{describe_folder_state(status.state)}. {explain_folder_state(status)}"


def describe_failed(status: FolderStatus) -> str:
    """Return how many files failed; empty where none did."""
    if not status.failed:
        return ""
    return count(status.failed, translate("Folders", "{n} failed"), translate("Folders", "{n} failed"))


def describe_counts(status: FolderStatus) -> str:
    """Return how many files there are of each kind but the failed; what there is none of is not named."""
    counts = (
        (status.queued, translate("Folders", "{n} under way"), translate("Folders", "{n} under way")),
        (status.waiting, translate("Folders", "{n} waits"), translate("Folders", "{n} wait")),
        (status.done, translate("Folders", "{n} done"), translate("Folders", "{n} done")),
        (status.duplicates, translate("Folders", "{n} duplicate"), translate("Folders", "{n} duplicates")),
    )
    parts = [count(number, one, many) for number, one, many in counts if number]
    if not parts and not status.failed:
        return translate("Folders", "No new picture yet")
    return DOT.join(parts)


def describe_ago(moment: datetime | None, now: datetime) -> str:
    """Return how long ago something was; empty where it never was."""
    if moment is None:
        return ""
    seconds = (now - moment).total_seconds()
    if seconds < _NOW:
        return translate("Folders", "now")
    if seconds >= _DAY:
        return describe_moment(moment, now.astimezone().date())
    if seconds < _MINUTE:
        return _fill(translate("Folders", "{n} s ago"), seconds)
    if seconds < _HOUR:
        return _fill(translate("Folders", "{n} min ago"), seconds / _MINUTE)
    return _fill(translate("Folders", "{n} h ago"), seconds / _HOUR)


def describe_next_look(moment: datetime | None, now: datetime) -> str:
    """Return when a folder is looked through next; empty where nobody knows."""
    if moment is None:
        return ""
    seconds = (moment - now).total_seconds()
    if seconds < 1:
        return translate("Folders", "next look now")
    if seconds < 2 * _MINUTE:
        return _fill(translate("Folders", "next look in {n} s"), seconds)
    return _fill(translate("Folders", "next look in {n} min"), seconds / _MINUTE)


def describe_times(status: FolderStatus, now: datetime) -> str:
    """Return when something happened last in a folder, and when it is looked through next."""
    parts = (describe_ago(status.last_event, now), describe_next_look(status.next_rescan, now))
    return DOT.join(part for part in parts if part)


def speak_folder(status: FolderStatus, now: datetime) -> str:
    """Return a watched folder as a screen reader tells it."""
    folder = status.folder
    parts = (
        name_folder(folder.path),
        describe_folder_state(status.state),
        describe_target(folder),
        describe_failed(status),
        describe_counts(status),
        describe_times(status, now),
        describe_folder_path(folder.path),
    )
    return DOT.join(part for part in parts if part)


def describe_file_state(state: FileState) -> str:
    return {
        FileState.KNOWN: translate("Folders", "Was there before"),
        FileState.QUEUED: translate("Folders", "Under way"),
        FileState.DONE: translate("Folders", "Done"),
        FileState.DUPLICATE: translate("Folders", "Duplicate"),
        FileState.FAILED: translate("Folders", "Failed"),
        FileState.CANCELLED: translate("Folders", "Cancelled"),
        FileState.OWN: translate("Folders", "Made by this program"),
    }[state]


def describe_outcome(file: WatchedFile) -> str:
    """Return what became of a file, or that it is still to be taken."""
    if file.state is FileState.CANCELLED and file.error is not None:
        return translate("Folders", "Waits")
    return describe_file_state(file.state)


def describe_empty(status: FolderStatus) -> str:
    """Return what is said where nothing became of any file of a folder yet."""
    if not status.waiting:
        text = translate("Folders", "Nothing came into this folder yet.")
        put = translate("Folders", "Put a picture there.")
        return f"{text} {put}" if status.state in _AT_WORK else text
    match status.state:
        case FolderState.CONSENT:
            one = translate("Folders", "{n} picture waits for your yes.")
            many = translate("Folders", "{n} pictures wait for your yes.")
        case FolderState.PAUSED:
            one = translate("Folders", "{n} picture waits until the folder goes on.")
            many = translate("Folders", "{n} pictures wait until the folder goes on.")
        case _:
            one = translate("Folders", "{n} picture waits.")
            many = translate("Folders", "{n} pictures wait.")
    return count(status.waiting, one, many)


def describe_left_over(status: FolderStatus) -> str:
    """Return what becomes of what waits where a folder is removed; empty where nothing does."""
    number = status.queued + status.waiting
    if not number:
        return ""
    one = translate("Folders", "{n} picture that waits is taken off the queue and does not leave any more.")
    many = translate("Folders", "{n} pictures that wait are taken off the queue and do not leave any more.")
    return count(number, one, many)


def describe_troubles(status: FolderStatus) -> str:
    """Return what went wrong last, and which files wait since something is wrong with them, a line each."""
    lines = []
    if status.last_error is not None:
        about = name_folder(status.last_error_path) if status.last_error_path else ""
        lines.append(": ".join(part for part in (about, describe_error(status.last_error)) if part))
    others = [each for each in status.troubles if each.path != status.last_error_path]
    lines += [f"{name_folder(each.path)}: {describe_error(each.error)}" for each in others[:_NAMED]]
    if len(others) > _NAMED:
        more = len(others) - _NAMED
        lines.append(count(more, translate("Folders", "and {n} more"), translate("Folders", "and {n} more")))
    return "\n".join(lines)


def describe_error(error: FaultRecord | None) -> str:
    """Return what went wrong, in the person's language."""
    return translate_service(error.title) if error is not None else ""


def describe_existing(number: int | None) -> str:
    """Return the choice to take what is there already; None: it is still being counted."""
    if number is None:
        return translate("Folders", "All pictures that are there now, and new ones")
    one = translate("Folders", "The {n} picture that is there now, and new ones")
    return count(number, one, translate("Folders", "All {n} pictures that are there now, and new ones"))


def describe_coming(folder: WatchedFolder, number: int) -> str:
    """Return what is about to leave, for the question about an account that was never used."""
    name = name_folder(folder.path)
    if number:
        one = translate("Folders", "{n} picture in the folder “{folder}” and all that come")
        text = count(number, one, translate("Folders", "{n} pictures in the folder “{folder}” and all that come"))
    else:
        text = translate("Folders", "all pictures that come into the folder “{folder}”")
    return text.replace("{folder}", name)


def describe_promise(folder: WatchedFolder, number: int | None, made: str) -> str:
    """Return what will happen once a folder is watched; `made` says what its presets make.

    `number` is how many pictures are there now, None where that is not known.
    """
    if folder.existing is Existing.ALL and number is None and not folder.id:
        text = translate("Folders", "All pictures that are there now, and each new one, become {what}")
    elif folder.existing is Existing.ALL and number:
        one = translate("Folders", "The picture that is there now, and each new one, becomes {what}")
        many = translate("Folders", "The {n} pictures that are there now, and each new one, become {what}")
        text = count(number, one, many)
    else:
        text = translate("Folders", "Each new picture becomes {what}")
    if folder.publishes:
        goal = translate("Folders", "in “{library}”. Its links are in the queue; nothing is copied by itself.")
        goal = goal.replace("{library}", describe_library(folder.library))
    else:
        goal = translate("Folders", "in the folder “{folder}”. Nothing is published.")
        goal = goal.replace("{folder}", name_folder(folder.output))
    return f"{text} {goal}".replace("{what}", made)


def describe_presets(names: Sequence[str], made: Sequence[str]) -> str:
    """Return presets with what they make, as in “Web” (Fit 1600 × 1600)."""
    pairs = zip(names, made, strict=True)
    quoted = [f"“{showable(name)}” ({what})" if what else f"“{showable(name)}”" for name, what in pairs]
    return ", ".join(quoted)


def _fill(text: str, number: float) -> str:
    return text.replace("{n}", QLocale().toString(max(1, int(number))))

"""How a library stands with its devices, as a person reads it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from rethumb_desktop.domain.errors import FaultRecord
from rethumb_desktop.domain.syncing import SHORT_ID, Device, PassedOver, Standing, SyncState
from rethumb_desktop.ui.language.service_texts import translate_service
from rethumb_desktop.ui.models.folder_wording import describe_ago
from rethumb_desktop.ui.models.library_wording import describe_whole_moment
from rethumb_desktop.ui.models.wording import DOT, count, showable

translate = QCoreApplication.translate

#: At these ages what is said of a time is as long as it usually gets.
_USUAL_AGES = (
    timedelta(0),
    timedelta(seconds=59),
    timedelta(minutes=59),
    timedelta(hours=23),
    timedelta(days=1),
    timedelta(days=99),
)


def describe_standing(state: SyncState, received: int = 0) -> str:
    """Return how a library stands, without times; `received` entries came in the sync that is under way."""
    match state.standing:
        case Standing.SYNCING if received:
            one = translate("Devices", "Syncing… {n} picture so far")
            return count(received, one, translate("Devices", "Syncing… {n} pictures so far"))
        case Standing.SYNCING:
            return translate("Devices", "Syncing…")
        case Standing.DECISION:
            return translate("Devices", "Needs a decision")
        case Standing.OFFLINE:
            return translate("Devices", "Offline")
        case Standing.OFF:
            return translate("Devices", "Keys are needed") if state.error else translate("Devices", "Not synced")
        case Standing.WAITING:
            return translate("Devices", "Not synced yet")
    if state.unsent:
        return _describe_unsent(state.unsent)
    if state.passed:
        return _describe_passed(state.passed)
    if not state.devices:
        return translate("Devices", "In step")
    one, many = translate("Devices", "In step with {n} device"), translate("Devices", "In step with {n} devices")
    return count(state.devices, one, many)


def describe_sync(state: SyncState, now: datetime, received: int = 0) -> str:
    """Return how a library stands, and since when; in one line."""
    text, ago = describe_standing(state, received), _describe_age(state.at, now)
    if state.standing is Standing.OFFLINE:
        if state.unsent:
            return DOT.join((text, _describe_unsent(state.unsent)))
        return DOT.join((text, translate("Devices", "in step {ago}").replace("{ago}", ago))) if ago else text
    if state.standing is Standing.IN_STEP and not (state.unsent or state.passed) and ago:
        return DOT.join((text, ago))
    return text


def describe_at_usual_ages(state: SyncState, received: int = 0) -> list[str]:
    """Return what `describe_sync` says in a hundred days: with room for each, nothing moves as time passes."""
    if state.at is None:
        return []
    return [describe_sync(state, state.at + age, received) for age in _USUAL_AGES]


def explain_sync(state: SyncState) -> str:
    """Return what a person should know beside how a library stands: since when, and what keeps it from being so."""
    parts = []
    if state.at is not None:
        parts.append(translate("Devices", "In step: {time}").replace("{time}", describe_whole_moment(state.at)))
    parts += describe_fault(state.error)
    if state.passed:
        parts.append(
            translate(
                "Devices",
                "It comes back when a device that has read it tells all that it knows. Once it can be read again, a "
                "verification or a rebuild from the bucket brings it back too.",
            )
        )
    return "\n".join(parts)


def describe_fault(error: FaultRecord | None) -> list[str]:
    """Return what a fault says, and what helps, each in the words of the window."""
    if error is None:
        return []
    return [translate_service(text) for text in (error.title, error.detail) if text]


def name_device(device: Device) -> str:
    """Return what a device is called: where others have its name, with the beginning of its id."""
    if device.name:
        return showable(device.called or device.name)
    return translate("Devices", "A device without a name ({id})").replace("{id}", device.id[:SHORT_ID])


def describe_last_word(device: Device, now: datetime) -> str:
    """Return when a device told something last."""
    if device.said_at is None:
        return "" if device.own else translate("Devices", "Nothing told yet")
    return translate("Devices", "Last word: {ago}").replace("{ago}", describe_ago(device.said_at, now))


def describe_read(device: Device) -> str:
    """Return how much of what a device told is known here; of this one, whether it told something."""
    if device.own:
        return (
            translate("Devices", "Has told of its pictures") if device.seq else translate("Devices", "Nothing told yet")
        )
    if not device.newest:
        return translate("Devices", "Has not published yet")
    number, read = QLocale().toString, max(device.seq - device.passed, 0)
    if read >= device.newest:
        return translate("Devices", "All read")
    text = translate("Devices", "{n} of {all} parts read")
    text = text.replace("{n}", number(read)).replace("{all}", number(device.newest))
    if not device.passed:
        return text
    one, many = translate("Devices", "{n} part passed over"), translate("Devices", "{n} parts passed over")
    return DOT.join((text, count(device.passed, one, many)))


def explain_device(device: Device) -> str:
    """Return a device with the exact time of its last word, how much was read, and what is wrong with it, in lines."""
    lines = [name_device(device)]
    if device.said_at is not None:
        text = translate("Devices", "Last word: {ago}")
        lines.append(text.replace("{ago}", describe_whole_moment(device.said_at)))
    lines += _count_segments(device)
    return "\n".join((*lines, *describe_fault(device.problem)))


def speak_device(device: Device, now: datetime) -> str:
    """Return a device as a screen reader tells it."""
    own = translate("Devices", "This device") if device.own else ""
    problem = describe_fault(device.problem)[:1]
    parts = (name_device(device), own, *problem, describe_last_word(device, now), describe_read(device))
    return DOT.join(part for part in parts if part)


def describe_publisher(name: str, moment: datetime, now: datetime, *, own: bool) -> str:
    """Return who published something, and how long ago."""
    other = showable(name) or translate("Devices", "another device")
    who = translate("Devices", "this device") if own else other
    return translate("Devices", "{device}, {ago}").replace("{ago}", describe_ago(moment, now)).replace("{device}", who)


def describe_put_back(put_again: int, left: int, *, whole: bool) -> str:
    """Return what came of putting a library back; `whole`: nothing was to be put back."""
    one, many = translate("Devices", "{n} picture was put again."), translate("Devices", "{n} pictures were put again.")
    done = " ".join((translate("Devices", "The library is in its bucket again."), count(put_again, one, many)))
    if whole:
        done = translate("Devices", "Nothing was to be put back: what is known of the library is in its bucket.")
    if not left:
        return done
    one = translate("Devices", "{n} was not put again: it is not on this computer, or may have been removed.")
    many = translate("Devices", "{n} were not put again: they are not on this computer, or may have been removed.")
    return " ".join((done, count(left, one, many)))


def describe_passed_over(name: str, segments: int) -> str:
    """Return what came of passing over what cannot be read of a device."""
    one = translate("Devices", "{n} part of “{device}” was passed over.")
    many = translate("Devices", "{n} parts of “{device}” were passed over.")
    return count(segments, one, many).replace("{device}", showable(name))


def _describe_age(moment: datetime | None, now: datetime) -> str:
    """Return how long ago something was, also where that is days: a date is as long as it happens to be."""
    days = (now - moment).days if moment is not None else 0
    if days < 1:
        return describe_ago(moment, now)
    return count(days, translate("Devices", "{n} day ago"), translate("Devices", "{n} days ago"))


def _count_segments(device: Device) -> list[str]:
    """Return the exact numbers, as the command line tells them."""
    number = QLocale().toString
    if device.own and device.seq:
        one, many = translate("Devices", "{n} segment told"), translate("Devices", "{n} segments told")
        return [count(device.seq, one, many)]
    if device.own or not device.newest:
        return []
    text = translate("Devices", "{n} of {all} segments read")
    lines = [text.replace("{n}", number(device.seq)).replace("{all}", number(device.newest))]
    if device.passed:
        one, many = translate("Devices", "{n} segment passed over"), translate("Devices", "{n} segments passed over")
        lines.append(count(device.passed, one, many))
    return lines


def _describe_passed(passed: Sequence[PassedOver]) -> str:
    if len(passed) == 1:
        one = translate("Devices", "In step, but {n} part of “{device}” was passed over")
        many = translate("Devices", "In step, but {n} parts of “{device}” were passed over")
        return count(passed[0].segments, one, many).replace("{device}", showable(passed[0].called))
    one = translate("Devices", "In step, but {n} part of some devices was passed over")
    many = translate("Devices", "In step, but {n} parts of some devices were passed over")
    return count(sum(each.segments for each in passed), one, many)


def _describe_unsent(number: int) -> str:
    one = translate("Devices", "{n} picture not told yet")
    return count(number, one, translate("Devices", "{n} pictures not told yet"))

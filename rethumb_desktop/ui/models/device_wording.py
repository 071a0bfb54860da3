"""How a library stands with its devices, as a person reads it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from rethumb_desktop.domain.errors import FaultRecord
from rethumb_desktop.domain.syncing import Device, Standing, SyncState
from rethumb_desktop.ui.language.service_texts import translate_service
from rethumb_desktop.ui.models.folder_wording import describe_ago
from rethumb_desktop.ui.models.library_wording import describe_whole_moment
from rethumb_desktop.ui.models.wording import DOT, count, showable

translate = QCoreApplication.translate

_ID_LETTERS = 8


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
    if not state.devices:
        return translate("Devices", "In step")
    one, many = translate("Devices", "In step with {n} device"), translate("Devices", "In step with {n} devices")
    return count(state.devices, one, many)


def describe_sync(state: SyncState, now: datetime, received: int = 0) -> str:
    """Return how a library stands, and since when; in one line."""
    text, ago = describe_standing(state, received), describe_ago(state.at, now)
    if state.standing is Standing.OFFLINE:
        if state.unsent:
            return DOT.join((text, _describe_unsent(state.unsent)))
        return DOT.join((text, translate("Devices", "in step {ago}").replace("{ago}", ago))) if ago else text
    if state.standing is Standing.IN_STEP and state.devices and not state.unsent and ago:
        return DOT.join((text, ago))
    return text


def explain_sync(state: SyncState) -> str:
    """Return what a person should know beside how a library stands: since when, and what keeps it from being so."""
    parts = []
    if state.at is not None:
        parts.append(translate("Devices", "In step: {time}").replace("{time}", describe_whole_moment(state.at)))
    parts += describe_fault(state.error)
    return "\n".join(parts)


def describe_fault(error: FaultRecord | None) -> list[str]:
    """Return what a fault says, and what helps, each in the words of the window."""
    if error is None:
        return []
    return [translate_service(text) for text in (error.title, error.detail) if text]


def name_device(device: Device) -> str:
    """Return what a device is called."""
    if device.name:
        return showable(device.name)
    return translate("Devices", "A device without a name ({id})").replace("{id}", device.id[:_ID_LETTERS])


def describe_last_word(device: Device, now: datetime) -> str:
    """Return when a device told something last."""
    if device.said_at is None:
        return "" if device.own else translate("Devices", "Nothing told yet")
    return translate("Devices", "Last word: {ago}").replace("{ago}", describe_ago(device.said_at, now))


def describe_read(device: Device) -> str:
    """Return how much of what a device told is known here; of this one, how much it told."""
    number = QLocale().toString
    if device.own and not device.seq:
        return translate("Devices", "Nothing told yet")
    if device.own:
        one, many = translate("Devices", "{n} segment told"), translate("Devices", "{n} segments told")
        return count(device.seq, one, many)
    text = translate("Devices", "{n} of {all} segments read")
    return text.replace("{n}", number(device.seq)).replace("{all}", number(device.newest))


def explain_device(device: Device) -> str:
    """Return a device with the exact time of its last word, and what is wrong with it, in lines."""
    lines = [name_device(device)]
    if device.said_at is not None:
        text = translate("Devices", "Last word: {ago}")
        lines.append(text.replace("{ago}", describe_whole_moment(device.said_at)))
    return "\n".join((*lines, *describe_fault(device.error)))


def speak_device(device: Device, now: datetime) -> str:
    """Return a device as a screen reader tells it."""
    own = translate("Devices", "This device") if device.own else ""
    problem = describe_fault(device.error)[:1]
    parts = (name_device(device), own, *problem, describe_last_word(device, now), describe_read(device))
    return DOT.join(part for part in parts if part)


def describe_publisher(name: str, moment: datetime, now: datetime, *, own: bool) -> str:
    """Return who published something, and how long ago."""
    who = translate("Devices", "This device") if own else showable(name) or translate("Devices", "Another device")
    return translate("Devices", "{device}, {ago}").replace("{ago}", describe_ago(moment, now)).replace("{device}", who)


def _describe_unsent(number: int) -> str:
    one = translate("Devices", "{n} picture not told yet")
    return count(number, one, translate("Devices", "{n} pictures not told yet"))

"""The icons and tones of how a library stands; the words beside them say the same."""

from __future__ import annotations

from rethumb_desktop.domain.syncing import Device, Standing, SyncState
from rethumb_desktop.ui.theme.colours import Tone

_LOOKS = {
    Standing.OFF: ("ban", Tone.QUIET),
    Standing.WAITING: ("clock", Tone.QUIET),
    Standing.SYNCING: ("refresh-cw", Tone.BUSY),
    Standing.IN_STEP: ("circle-check", Tone.GOOD),
    Standing.OFFLINE: ("cloud-off", Tone.WARNING),
    Standing.DECISION: ("triangle-alert", Tone.WARNING),
}


def look_of_state(state: SyncState) -> tuple[str, Tone]:
    """Return the icon and the tone of how a library stands."""
    if state.standing is Standing.OFF and state.error is not None:
        return _LOOKS[Standing.DECISION]
    if state.standing is Standing.IN_STEP and state.unsent:
        return "cloud-upload", Tone.BUSY
    if state.standing is Standing.IN_STEP and state.passed:
        return "circle-check", Tone.WARNING
    return _LOOKS[state.standing]


def look_of_device(device: Device) -> tuple[str, Tone]:
    """Return the icon and the tone of a device."""
    if device.error is not None:
        return "triangle-alert", Tone.WARNING
    return ("monitor", Tone.BUSY) if device.own else ("monitor-smartphone", Tone.QUIET)

"""From which devices publications came, by the names that a person knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QCoreApplication

from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.syncing import Device, tell_apart
from rethumb_desktop.ui.models.device_wording import name_device

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Publisher:
    """A choice of devices: one of them with all ids it ever had, or, without a name, all there are."""

    name: str
    devices: frozenset[str] | None


ANYBODY = Publisher("", None)


@dataclass(frozen=True)
class Publishers:
    """Knows the devices of libraries; those that have none in a bucket are left out."""

    devices: Mapping[str, Sequence[Device]] = field(default_factory=dict)

    def name(self, publication: Publication) -> str:
        """Return the name of the other device that a publication came from; "" for this one."""
        for device in self.devices.get(publication.library, ()):
            if publication.device == device.id or publication.device in device.former:
                return "" if device.own else _name(device)
        # Its library is not read yet, or it is of a device that is shown no more.
        return translate("Library", "another device") if publication.library in self.devices else ""

    def named(self) -> dict[str, list[tuple[frozenset[str], str, bool]]]:
        """Return all that is told of the devices here: they say something new all the time."""
        return {
            library: [(_ids(each), each.called or each.name, each.own) for each in devices]
            for library, devices in self.devices.items()
        }

    def offered(self, library: str | None) -> list[Publisher]:
        """Return the devices of a library, None for all, this one first; none where this one is alone."""
        ids: dict[str, frozenset[str]] = {}
        others: dict[str, Device] = {}
        own: frozenset[str] = frozenset()
        for device in self._of(library):
            if device.own:
                own |= _ids(device)
            else:
                ids[device.id] = ids.get(device.id, frozenset()) | _ids(device)
                others[device.id] = device if device.name else others.get(device.id, device)
        if not others:
            return []
        names = tell_apart({device.id: device.name for device in others.values()})
        called = [(name_device(replace(device, called=names[each])), ids[each]) for each, device in others.items()]
        called.sort(key=lambda each: each[0].casefold())
        this = Publisher(translate("Library", "This device"), own)
        return [this, *(Publisher(name, some) for name, some in called)]

    def _of(self, library: str | None) -> Iterable[Device]:
        wanted = [*self.devices] if library is None else [library]
        return (device for each in wanted for device in self.devices.get(each, ()))


def is_same(one: Publisher, other: Publisher | None) -> bool:
    """Whether two choices mean the same device, though more of its ids or another name became known."""
    return other is not None and not (one.devices or frozenset()).isdisjoint(other.devices or frozenset())


def _ids(device: Device) -> frozenset[str]:
    return frozenset((device.id, *device.former))


def _name(device: Device) -> str:
    return name_device(device) if device.name else translate("Library", "another device")

"""Notifications, on a real message bus and before a host that shows nothing but answers like one."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from rethumb_desktop.ui.desktop.notices import Notice, NoticeAction, make_hidden_notice, make_link_notice
from rethumb_desktop.ui.desktop.notifier import Notifier
from tests.fixtures import desktop_parts
from tests.fixtures.notification_host import HOST
from tests.fixtures.processes import ProcessFamily, clean_environment
from tests.fixtures.programs import PROJECT, Requirement
from tests.fixtures.session_bus import SessionBus

REQUIREMENT = Requirement("a session bus", ("dbus-daemon",), (PROJECT / "packaging" / "setup" / "debian-tests.txt",))
PATIENCE_MS = 60_000
COPY = (NoticeAction.COPY, "Copy again")


class Hall:
    """A message bus with or without somebody on it who shows notifications."""

    def __init__(self, family: ProcessFamily, qtbot: QtBot) -> None:
        self.bus = SessionBus(family.directory)
        self._family = family
        self._qtbot = qtbot
        self._log = family.directory / "notifications.jsonl"
        self._environment = {**clean_environment(), "DBUS_SESSION_BUS_ADDRESS": self.bus.address}
        self.start()

    def start(self) -> None:
        """Have a bus, also after one that has ended."""
        self.daemon = self.bus.start(self._family, self._environment, activation=False)

    def host(self, *capabilities: str) -> None:
        """Have somebody show notifications from now on."""
        part = desktop_parts.start_notification_host(
            self._family, self._environment, self.bus, self._log, dark=False, capabilities=capabilities
        )
        part.wait(self._family)
        self.shower = part.process

    def shown(self, count: int) -> list[dict[str, Any]]:
        """What was shown, as soon as it is that much."""

        def lines() -> list[str]:
            return self._log.read_text(encoding="utf-8").splitlines() if self._log.exists() else []

        self._qtbot.waitUntil(lambda: len(lines()) >= count, timeout=PATIENCE_MS)
        return [json.loads(line) for line in lines()]

    def press(self, number: int, action: str) -> None:
        self.bus.call(HOST, "Invoke", "us", number, action)

    def send_away(self, number: int) -> None:
        self.bus.call(HOST, "Close", "u", number)


@pytest.fixture
def hall(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hall]:
    REQUIREMENT.demand()
    family = ProcessFamily("hall")
    try:
        hall = Hall(family, qtbot)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", hall.bus.address)
        yield hall
    finally:
        family.close()


@pytest.fixture
def notifier(qtbot: QtBot) -> Iterator[Notifier]:
    notifier = Notifier("file:///icon.png")
    yield notifier
    notifier.close()


def test_a_notice_is_shown_with_its_actions(hall: Hall, notifier: Notifier, qtbot: QtBot) -> None:
    hall.host()
    notifier.show(make_link_notice(3, ["a.jpg", "b.jpg", "c.jpg"]))
    [shown] = hall.shown(1)
    assert shown == {
        "id": 1,
        "application": "rethumb desktop",
        "icon": "file:///icon.png",
        "summary": "3 links copied",
        "body": "a.jpg, b.jpg, c.jpg",
        "actions": {"default": "Show window", "copy": "Copy again", "open": "Open"},
        "hints": {"desktop-entry": "rethumb-desktop", "urgency": 1},
    }
    with qtbot.waitSignal(notifier.acted, timeout=PATIENCE_MS) as acted:
        hall.press(1, "copy")
    assert acted.args == ["links", "copy"]


def test_a_newer_notice_takes_the_place_of_the_one_before(hall: Hall, notifier: Notifier, qtbot: QtBot) -> None:
    hall.host()
    # The first is on its way when the others come; of these the newest is shown.
    for title in ("first", "second", "third"):
        notifier.show(Notice(title, title))
    assert [(line["id"], line["summary"]) for line in hall.shown(1)] == [(1, "third")]
    notifier.show(Notice("fourth", "fourth", actions=(COPY,)))
    notifier.show(Notice("fifth", "fifth", actions=(COPY,)))
    assert [(line["id"], line["summary"]) for line in hall.shown(3)[1:]] == [(1, "fourth"), (1, "fifth")]
    with qtbot.waitSignal(notifier.acted, timeout=PATIENCE_MS) as acted:
        hall.press(1, "copy")
    assert acted.args == ["fifth", "copy"]


def test_what_was_sent_away_is_not_replaced_and_what_is_not_ours_is_not_heard(
    hall: Hall, notifier: Notifier, qtbot: QtBot
) -> None:
    hall.host()
    heard: list[tuple[str, str]] = []
    notifier.acted.connect(lambda subject, action: heard.append((subject, action)))
    notifier.show(Notice("one", "one", actions=(COPY,)))
    hall.shown(1)
    hall.press(77, "copy")
    hall.send_away(1)
    qtbot.waitUntil(lambda: notifier._number == 0 and notifier._under_way is None, timeout=PATIENCE_MS)
    hall.press(1, "copy")
    notifier.show(Notice("two", "two", actions=(COPY,)))
    assert [line["id"] for line in hall.shown(2)] == [1, 2]
    assert heard == []


@pytest.mark.parametrize(
    ("capabilities", "body"),
    [(("body", "actions"), "<b>&.jpg"), (("body", "actions", "body-markup"), "&lt;b&gt;&amp;.jpg")],
    ids=["plain", "markup"],
)
def test_names_are_no_markup(hall: Hall, notifier: Notifier, capabilities: tuple[str, ...], body: str) -> None:
    hall.host(*capabilities)
    notifier.show(make_link_notice(1, ["<b>&.jpg"]))
    assert hall.shown(1)[0]["body"] == body


def test_actions_are_only_given_to_who_has_buttons(hall: Hall, notifier: Notifier) -> None:
    hall.host("body")
    notifier.show(make_hidden_notice())
    assert hall.shown(1)[0]["actions"] == {}


def test_names_that_are_no_text_are_shown_as_well_as_they_can_be(hall: Hall, notifier: Notifier) -> None:
    hall.host()
    notifier.show(Notice("links", "1 link copied", os.fsdecode(b"caf\xe9.jpg")))
    assert hall.shown(1)[0]["body"] == "caf?.jpg"


def test_nobody_shows_notifications(hall: Hall, notifier: Notifier, qtbot: QtBot) -> None:
    notice = make_hidden_notice()
    with qtbot.waitSignal(notifier.unheard, timeout=PATIENCE_MS) as unheard:
        notifier.show(notice)
    assert unheard.args == [notice]
    # Somebody may come later.
    hall.host()
    notifier.show(notice)
    assert len(hall.shown(1)) == 1


@pytest.mark.parametrize("address", ["disabled:", "", "unix:path=/nowhere/at/all", "tcp:host=localhost,port=1"])
def test_there_is_no_bus(notifier: Notifier, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    with qtbot.waitSignal(notifier.unheard, timeout=PATIENCE_MS):
        notifier.show(make_hidden_notice())


def test_a_bus_that_ends_is_found_again(hall: Hall, notifier: Notifier, qtbot: QtBot) -> None:
    hall.host()
    notifier.show(Notice("one", "one"))
    hall.shown(1)
    hall.send_away(1)
    qtbot.waitUntil(lambda: notifier._number == 0 and notifier._under_way is None, timeout=PATIENCE_MS)
    notifier.show(Notice("two", "two"))
    assert [line["id"] for line in hall.shown(2)] == [1, 2]
    hall.daemon.kill()
    qtbot.waitUntil(lambda: notifier._wire is None, timeout=PATIENCE_MS)
    with qtbot.waitSignal(notifier.unheard, timeout=PATIENCE_MS):
        notifier.show(Notice("three", "three"))
    hall.start()
    hall.host()
    notifier.show(Notice("four", "four"))
    assert hall.shown(3)[2]["id"] == 1, "the new host knows nothing of what the old one showed"


def test_a_host_that_hangs_holds_nobody_up(hall: Hall, notifier: Notifier, qtbot: QtBot) -> None:
    hall.host()
    os.kill(hall.shower.pid, signal.SIGSTOP)
    for title in ("first", "second"):
        notifier.show(Notice("links", title))
    os.kill(hall.shower.pid, signal.SIGCONT)
    assert [line["summary"] for line in hall.shown(1)] == ["second"]


@pytest.mark.parametrize(
    ("names", "body"),
    [
        (["a"], "a"),
        (["a", "b", "c"], "a, b, c"),
        (["a", "b", "c", "d"], "a, b, c and 1 more"),
        ([str(n) for n in range(500)], "0, 1, 2 and 497 more"),
    ],
)
def test_long_lists_of_names_are_cut_short(names: list[str], body: str) -> None:
    assert make_link_notice(1, names).body == body


def test_one_link_is_one_link() -> None:
    assert [make_link_notice(n, []).title for n in (1, 2)] == ["1 link copied", "2 links copied"]

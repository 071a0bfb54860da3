"""The pages about privacy, the cache and the program itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from rethumb_desktop.cache.folder import FolderCache
from rethumb_desktop.domain.job import JobChange, JobState
from rethumb_desktop.domain.preferences import CacheLimits, Preferences
from rethumb_desktop.services import Services
from rethumb_desktop.services.consenting import Consenting
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.panels.preferences.about import AboutPage
from rethumb_desktop.ui.panels.preferences.cache import CachePage
from rethumb_desktop.ui.panels.preferences.general import GeneralPage
from rethumb_desktop.ui.panels.preferences.likings import Likings
from rethumb_desktop.ui.panels.preferences.own_pages import make_pages
from rethumb_desktop.ui.panels.preferences.privacy import PrivacyPage
from rethumb_desktop.ui.theme.theme import Theme
from tests.fixtures.assembly import ACCOUNT, KEYS, House
from tests.fixtures.records import new_job, original, rendition
from tests.ui.conftest import PATIENCE_MS

Key = Qt.Key
Wait = Callable[[Callable[[], bool]], None]


@pytest.fixture
def services(house: House, bridge: Bridge) -> Iterator[Services]:
    house.listeners.append(bridge.listen)
    services = house.open()
    yield services
    services.close()


@pytest.fixture
def wait(qtbot: QtBot) -> Wait:
    return lambda condition: qtbot.waitUntil(condition, timeout=PATIENCE_MS)


# Privacy


@pytest.fixture
def consenting(house: House) -> Consenting:
    return Consenting(house.settings, house.listen)


def privacy_page(services: Services, consenting: Consenting, bridge: Bridge, theme: Theme, qtbot: QtBot) -> PrivacyPage:
    page = PrivacyPage(services.presets, consenting, bridge, theme)
    qtbot.addWidget(page)
    page.resize(640, 700)
    page.show()
    return page


def told(rows: list[QWidget]) -> list[str]:
    """What rows say, a text a row."""
    return [": ".join(label.text() for label in row.findChildren(QLabel)) for row in rows]


def test_presets_that_keep_metadata_are_named(
    services: Services, consenting: Consenting, bridge: Bridge, theme: Theme, qtbot: QtBot, wait: Wait
) -> None:
    page = privacy_page(services, consenting, bridge, theme, qtbot)
    wait(lambda: "None of your presets" in page.keeping.nothing.text())
    assert page.keeping.nothing.isVisible()
    services.presets.add("Credit", ["width/100/metadata/copyright", "width/200"])
    services.presets.add("All", ["width/100/metadata/copyright", "metadata/keep"])
    services.presets.add("Facts", ["exif/all"])
    wait(lambda: len(page.keeping.rows) == 3)
    assert told(page.keeping.rows) == [
        "Credit: Keeps author and copyright",
        "All: Keeps all of it, the position too",
        "Facts: Publishes all of it as JSON, the position too",
    ]
    assert not page.keeping.nothing.isVisible()


def test_the_yes_to_an_account_is_taken_back(
    services: Services, house: House, consenting: Consenting, bridge: Bridge, theme: Theme, qtbot: QtBot, wait: Wait
) -> None:
    house.add_cloud(services)
    services.accounts.add(replace(ACCOUNT, name="Other", confirmed=False), KEYS)
    page = privacy_page(services, consenting, bridge, theme, qtbot)
    wait(lambda: told(page.agreed.rows) == ["Cloud: s3.example.com · pics/p"])
    button = page.agreed.rows[0].findChild(QPushButton, "askAgainButton")
    assert button is not None
    assert button.accessibleName() == "Ask again before publishing to “Cloud”"
    button.click()
    wait(lambda: page.agreed.rows == [])
    assert services.publishing.needs_consent("Cloud")
    assert "None so far" in page.agreed.nothing.text()


# Cache


@pytest.fixture
def cache(services: Services, house: House, bridge: Bridge, theme: Theme, qtbot: QtBot, wait: Wait) -> CachePage:
    likings = Likings(services.preferring, bridge)
    page = CachePage(likings, services.cache_keeping, bridge, theme)
    qtbot.addWidget(page)
    likings.load()
    page.show()
    wait(page.parts.column.isEnabled)
    return page


def set_number(field: QSpinBox, text: str) -> None:
    """Type a number, digit by digit, and go on."""
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Key.Key_Return)


def test_the_limits_are_kept_when_a_number_is_complete(cache: CachePage, house: House, wait: Wait) -> None:
    assert (cache.days.text(), cache.megabytes.text()) == ("7 days", "1,000 MB")
    seen: list[CacheLimits] = []
    cache._likings.told.connect(lambda liked: seen.append(liked.cache))
    set_number(cache.days, "365")
    wait(lambda: house.settings.preferences().cache == CacheLimits(365, 1000))
    set_number(cache.megabytes, "250")
    wait(lambda: house.settings.preferences().cache == CacheLimits(365, 250))
    assert {limits.days for limits in seen} <= {7, 365}
    set_number(cache.days, "1")
    assert cache.days.text() == "1 day"


def test_what_is_sent_is_emptied_and_what_waits_stays(cache: CachePage, house: House, wait: Wait) -> None:
    store = FolderCache(house.root / "cache")
    long_ago = datetime.now(UTC).timestamp() - 600
    for name, size in (("sent.jpg", 3_000_000), ("old.jpg", 200_000), ("unsent.jpg", 40_000)):
        os.utime(store.stage(name, bytes(size)), (long_ago, long_ago))
    (job,) = house.queue.add("b", [new_job()])
    house.queue.apply([JobChange(job.id, JobState.READY, original=original(), renditions=(rendition("unsent.jpg"),))])
    cache.hide()
    cache.show()
    wait(lambda: cache.state.text() == "It holds 3 renditions: 3.2 MB. 40 kB of that wait to be sent.")

    cache.empty_button.click()
    wait(lambda: cache.outcome.text() == "2 renditions were removed.")
    assert cache.state.text() == "It holds 1 rendition: 40 kB. 40 kB of that wait to be sent."
    assert not cache.empty_button.isEnabled()
    assert store.find("unsent.jpg") is not None


def test_limits_from_elsewhere_are_shown_and_not_written_again(cache: CachePage) -> None:
    cache._likings.told.emit(Preferences(cache=CacheLimits(30, 500)))
    assert (cache.days.value(), cache.megabytes.value()) == (30, 500)
    assert cache._likings._under_way == 0


def test_a_smaller_limit_holds_at_once(cache: CachePage, house: House, wait: Wait) -> None:
    wait(lambda: cache.state.text() == "It is empty.")
    store = FolderCache(house.root / "cache")
    long_ago = datetime.now(UTC).timestamp() - 8 * 86_400
    old = store.stage("old.jpg", bytes(100))
    os.utime(old, (long_ago, long_ago))
    set_number(cache.megabytes, "900")
    wait(lambda: house.settings.preferences().cache.megabytes == 900)
    wait(lambda: not old.exists())


def test_a_cache_that_cannot_be_looked_through_is_told(cache: CachePage, house: House, wait: Wait) -> None:
    wait(lambda: cache.state.text() == "It is empty.")
    folder = house.root / "cache"
    folder.rmdir() if folder.exists() else folder.parent.mkdir(exist_ok=True, parents=True)
    folder.touch()
    cache.hide()
    cache.show()
    wait(cache.bar.isVisible)
    assert "looked through" in cache.bar.text


def test_an_empty_cache_cannot_be_emptied(cache: CachePage, wait: Wait) -> None:
    wait(lambda: cache.state.text() == "It is empty.")
    assert not cache.empty_button.isEnabled()


def test_the_wheel_scrolls_the_page_and_changes_no_number(cache: CachePage) -> None:
    nothing = Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        nothing,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(cache.days, wheel)
    assert not wheel.isAccepted()
    assert cache.days.value() == 7


# About


def test_versions_are_copied_for_a_report(bridge: Bridge, theme: Theme, qtbot: QtBot, wait: Wait) -> None:
    page = AboutPage(bridge, theme)
    qtbot.addWidget(page)
    page.show()
    wait(page.copy_button.isEnabled)
    page.copy_button.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].startswith("rethumb desktop ")
    assert any(line.startswith("Qt 6.") for line in copied)
    assert any(line.startswith("pillow ") for line in copied)
    wait(lambda: "ISC License" in page.licences.toPlainText())


# All of them


def test_every_part_is_named_and_none_is_out_of_reach(
    services: Services, consenting: Consenting, bridge: Bridge, theme: Theme, qtbot: QtBot
) -> None:
    likings = Likings(services.preferring, bridge)
    pages = make_pages(likings, services.presets, consenting, services.cache_keeping, bridge, theme, has_tray=True)
    assert [page.name for page in pages] == ["general", "publishing", "privacy", "cache", "about"]
    general = pages[0].widget
    assert isinstance(general, GeneralPage)
    qtbot.waitUntil(general.parts.column.isEnabled, timeout=PATIENCE_MS)
    kinds = (QAbstractButton, QComboBox, QSpinBox, QPlainTextEdit)
    for page in pages:
        qtbot.addWidget(page.widget)
        for kind in kinds:
            for part in page.widget.findChildren(kind):
                if part.focusPolicy() == Qt.FocusPolicy.NoFocus or part.isHidden():
                    continue
                said = part.accessibleName() or (part.text() if isinstance(part, QAbstractButton) else "")
                assert part.objectName(), (page.name, part)
                assert said, (page.name, part.objectName())
                assert part.focusPolicy() & Qt.FocusPolicy.TabFocus, part.objectName()

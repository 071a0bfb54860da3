"""The inspector, on real metadata."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.original import Source, SourceKind
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.panels.inspector import InspectorPanel
from rethumb_desktop.ui.theme.theme import Theme
from tests.fixtures import pictures
from tests.fixtures.assembly import House
from tests.fixtures.records import A_MOMENT

PATIENCE_MS = 20_000


def make_job(path: Path, data: bytes) -> Job:
    path.write_bytes(data)
    source = Source(SourceKind.FILE, str(path), path.name)
    return Job(1, "a", source, (Recipe(square=100),), THIS_COMPUTER, JobState.QUEUED, A_MOMENT)


@pytest.fixture
def panel(bridge: Bridge, theme: Theme, house: House, qtbot: QtBot) -> InspectorPanel:
    panel = InspectorPanel(bridge, theme)
    qtbot.addWidget(panel)
    panel.resize(420, 600)
    panel.show()
    panel.serve(house.open().inspecting)
    return panel


@pytest.fixture
def shown(panel: InspectorPanel, tmp_path: Path, qtbot: QtBot) -> InspectorPanel:
    panel.show_job(make_job(tmp_path / "cat.jpg", pictures.jpeg_with_everything()))
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0, timeout=PATIENCE_MS)
    return panel


def rows(panel: InspectorPanel) -> dict[str, dict[str, str]]:
    model = panel.tree.model()

    def tags(group: QModelIndex) -> dict[str, str]:
        return {model.index(r, 0, group).data(): model.index(r, 1, group).data() for r in range(model.rowCount(group))}

    groups = [model.index(row, 0) for row in range(model.rowCount())]
    return {group.data(): tags(group) for group in groups}


def select(panel: InspectorPanel, group: str, tag: str = "") -> None:
    model = panel.tree.model()
    for row in range(model.rowCount()):
        parent = model.index(row, 0)
        if parent.data() == group:
            found = [model.index(r, 0, parent) for r in range(model.rowCount(parent))]
            wanted = [index for index in found if index.data() == tag]
            panel.tree.setCurrentIndex(wanted[0] if wanted else parent)


def trigger(panel: InspectorPanel, name: str) -> str:
    panel._actions[name].trigger()
    return QGuiApplication.clipboard().text()


def test_groups_and_tags_are_shown(shown: InspectorPanel) -> None:
    told = rows(shown)
    assert told["About the file"]["Pixels"] == "64 × 48"
    assert told["IFD0"]["Artist"] == pictures.ARTIST
    assert {"GPS", "ExifIFD"} <= told.keys()


def test_the_location_is_told_in_decimal_and_degrees(shown: InspectorPanel) -> None:
    latitude, longitude = pictures.LOCATION
    assert shown.location.isVisible()
    assert f"{latitude:.6f}, {longitude:.6f}" in shown.location._decimal.text()
    assert shown.location._degrees.text() == "52° 30′ 00.00″ N, 13° 15′ 00.00″ E"
    (copy,) = shown.location.findChildren(QToolButton)
    copy.click()
    assert QGuiApplication.clipboard().text() == f"{latitude:.6f}, {longitude:.6f}"


def test_the_filter_keeps_what_matches_in_tags_values_and_groups(shown: InspectorPanel) -> None:
    shown.filter.setText(pictures.ARTIST.lower())
    assert "Artist" in rows(shown)["IFD0"]
    assert "GPS" not in rows(shown)
    shown.filter.setText("gpslat")
    assert set(rows(shown)["GPS"]) == {"GPSLatitude", "GPSLatitudeRef"}
    shown.filter.setText("")
    assert len(rows(shown)) > 3


def test_raw_values_are_shown_on_demand(shown: InspectorPanel) -> None:
    decoded = rows(shown)["GPS"]["GPSLatitude"]
    shown.raw_button.click()
    assert rows(shown)["GPS"]["GPSLatitude"] == "52.5"
    assert decoded != "52.5"


def test_value_group_and_all_are_copied(shown: InspectorPanel) -> None:
    select(shown, "IFD0", "Artist")
    assert trigger(shown, "value") == pictures.ARTIST
    assert f"Artist: {pictures.ARTIST}" in trigger(shown, "group")
    assert trigger(shown, "group").startswith("IFD0\n")
    assert trigger(shown, "all").startswith("About the file\n")


def test_the_export_has_the_shape_of_the_old_service(shown: InspectorPanel, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "cat.json"
    with qtbot.waitSignal(shown.said, timeout=PATIENCE_MS):
        shown.export(str(target))
    told = json.loads(target.read_text(encoding="utf-8"))
    assert all(isinstance(section, dict) for section in told.values())
    assert any(section.get("Artist") == pictures.ARTIST for section in told.values())


def test_an_export_that_cannot_be_written_is_told(shown: InspectorPanel, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.failed, timeout=PATIENCE_MS) as told:
        shown.export(str(tmp_path / "no" / "such" / "folder.json"))
    assert "could not be written" in told.args[0]


def test_what_cannot_be_read_is_told_in_a_sentence(panel: InspectorPanel, tmp_path: Path, qtbot: QtBot) -> None:
    panel.show_job(make_job(tmp_path / "text.jpg", b"no picture at all"))
    qtbot.waitUntil(lambda: panel._message.text() == "This is plain text, not a picture.", timeout=PATIENCE_MS)
    assert panel._message.isVisible()
    assert not panel.filter.isEnabled()


def test_reading_is_told_only_where_it_takes_its_time(panel: InspectorPanel, tmp_path: Path, qtbot: QtBot) -> None:
    panel.show_job(make_job(tmp_path / "cat.jpg", pictures.jpeg_with_everything()))
    panel._read()
    assert (panel._message.text(), panel._patience.isActive()) == ("", True)
    panel._patience.timeout.emit()
    assert panel._message.text() == "Reading…"
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0, timeout=PATIENCE_MS)
    assert not panel._message.isVisible()
    assert not panel._patience.isActive()


def test_nothing_is_read_while_nobody_looks(panel: InspectorPanel, tmp_path: Path, qtbot: QtBot) -> None:
    panel.hide()
    panel.show_job(make_job(tmp_path / "cat.jpg", pictures.jpeg_with_everything()))
    panel._settle.stop()
    panel._read()
    assert panel._bridge._latest == {}
    panel.show()
    qtbot.waitUntil(lambda: bool(rows(panel)), timeout=PATIENCE_MS)

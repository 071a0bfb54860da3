"""The inspector, on real metadata."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rethumb_desktop.disk.reading import LocalReader
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.metadata import FileFacts, PhotoMetadata, Tag
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.imaging.renderer import PillowRenderer
from rethumb_desktop.metadata import ByteScanGate, PhotoMetadataReader
from rethumb_desktop.services.checking import Checking
from rethumb_desktop.services.gathering import OriginalBytes, file_source
from rethumb_desktop.services.inspecting import Inspecting
from rethumb_desktop.services.making import Maker
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.models.tag_rows import rows_of
from rethumb_desktop.ui.panels.inspector.panel import InspectorPanel
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.web.fetching import WebFetcher
from tests.fixtures import pictures
from tests.fixtures.records import A_MOMENT

PATIENCE_MS = 60_000


@dataclass
class Bench:
    """The panel on real services, and what a person does with it."""

    panel: InspectorPanel
    inspecting: Inspecting
    folder: Path
    qtbot: QtBot
    opened: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    _jobs: int = 0

    def job(self, name: str, data: bytes, *recipes: str, state: JobState = JobState.QUEUED) -> Job:
        path = self.folder / name
        path.write_bytes(data)
        self._jobs += 1
        made = tuple(parse_recipe(recipe) for recipe in recipes or ("square/100",))
        return Job(self._jobs, "a", file_source(path), made, THIS_COMPUTER, state, A_MOMENT)

    def show(self, job: Job) -> None:
        self.panel.show_jobs(job, ())
        self.wait(lambda: self.panel._shown == (job.source,))

    def compare(self, *jobs: Job) -> None:
        self.panel.show_jobs(jobs[0], jobs)
        self.wait(lambda: self.panel._shown == tuple(job.source for job in jobs))

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    @property
    def clipboard(self) -> str:
        return QGuiApplication.clipboard().text()

    def rows(self) -> dict[str, dict[str, str]]:
        model = self.panel.model

        def tags(group: QModelIndex) -> dict[str, str]:
            rows = range(model.rowCount(group))
            return {str(model.index(r, 0, group).data()): str(model.index(r, 1, group).data()) for r in rows}

        groups = [model.index(row, 0) for row in range(model.rowCount())]
        return {str(group.data()): tags(group) for group in groups}

    def find(self, *names: str) -> QModelIndex:
        model, index = self.panel.model, QModelIndex()
        for name in names:
            found = [model.index(row, 0, index) for row in range(model.rowCount(index))]
            index = next(each for each in found if each.data() == name)
        return index

    def choose(self, *names: str) -> None:
        self.panel.tags.tree.setCurrentIndex(self.find(*names))

    def trigger(self, name: str) -> str:
        self.panel.tags.actions_by_name[name].trigger()
        return self.clipboard


@pytest.fixture
def bench(bridge: Bridge, theme: Theme, tmp_path: Path, qtbot: QtBot) -> Bench:
    metadata = PhotoMetadataReader()
    originals = OriginalBytes(LocalReader(), WebFetcher())
    inspecting = Inspecting(originals, metadata)
    opened: list[str] = []
    panel = InspectorPanel(bridge, theme, opened.append)
    bench = Bench(panel, inspecting, tmp_path, qtbot, opened)
    panel.said.connect(bench.said.append)
    qtbot.addWidget(panel)
    panel.resize(420, 700)
    panel.show()
    panel.serve(inspecting, Checking(originals, metadata, Maker(PillowRenderer(), metadata, ByteScanGate())))
    return bench


@pytest.fixture
def shown(bench: Bench) -> Bench:
    bench.show(bench.job("cat.jpg", pictures.jpeg_with_everything()))
    return bench


def test_groups_and_tags_are_shown(shown: Bench) -> None:
    told = shown.rows()
    assert told["About the file"]["Pixels"] == "64 × 48"
    assert told["IFD0"]["Artist"] == pictures.ARTIST
    assert {"GPS", "ExifIFD"} <= told.keys()


def test_the_location_is_told_in_decimal_and_degrees(shown: Bench) -> None:
    latitude, longitude = pictures.LOCATION
    location = shown.panel.location
    assert location.isVisible()
    assert f"{latitude:.6f}, {longitude:.6f}" in location.decimal.text()
    assert location.degrees.text() == "52° 30′ 00.00″ N, 13° 15′ 00.00″ E"
    location.copy_decimal.click()
    assert shown.clipboard == f"{latitude:.6f}, {longitude:.6f}"
    location.copy_degrees.click()
    assert shown.clipboard == location.degrees.text()


def test_a_map_is_opened_on_a_click_only(shown: Bench) -> None:
    assert shown.opened == []
    button = shown.panel.location.map_button
    assert "The site learns this position" in button.toolTip()
    button.click()
    (url,) = shown.opened
    assert url.startswith("https://www.openstreetmap.org/?mlat=52.500000&mlon=13.250000#map=15/")


def test_without_a_location_there_is_no_bar(bench: Bench) -> None:
    bench.show(bench.job("plain.jpg", pictures.jpeg()))
    assert not bench.panel.location.isVisible()


def test_the_filter_stays_from_picture_to_picture(shown: Bench) -> None:
    shown.panel.tags.filter.setText("gpslat")
    assert set(shown.rows()["GPS"]) == {"GPSLatitude", "GPSLatitudeRef"}
    shown.show(shown.job("other.jpg", pictures.jpeg(location=True)))
    assert list(shown.rows()) == ["GPS"]
    shown.panel.tags.filter.setText("no such thing")
    assert not shown.panel.tags.tree.isVisible()
    shown.panel.tags.filter.setText("")
    assert len(shown.rows()) > 1
    assert shown.panel.tags.tree.isVisible()


def test_closed_groups_the_chosen_tag_and_the_widths_stay(shown: Bench) -> None:
    tree = shown.panel.tags.tree
    assert tree.isExpanded(shown.find("ExifIFD"))
    tree.collapse(shown.find("GPS"))
    shown.choose("IFD0", "Artist")
    tree.header().resizeSection(0, 123)
    shown.panel.tags.filter.setText("gps")
    assert tree.isExpanded(shown.find("GPS")), "what is found is not hidden in a closed group"
    shown.panel.tags.filter.setText("")
    shown.show(shown.job("other.jpg", pictures.jpeg(location=True, rights=True)))
    assert not tree.isExpanded(shown.find("GPS"))
    assert tree.isExpanded(shown.find("IFD0"))
    assert tree.currentIndex() == shown.find("IFD0", "Artist")
    assert tree.header().sectionSize(0) == 123


def test_the_widths_can_be_remembered(shown: Bench, bridge: Bridge, theme: Theme) -> None:
    shown.panel.tags.tree.header().resizeSection(0, 111)
    other = InspectorPanel(bridge, theme, lambda _: None)
    shown.qtbot.addWidget(other)
    other.tags.restore_widths(shown.panel.tags.widths())
    assert other.tags.tree.header().sectionSize(0) == 111


def test_raw_values_are_shown_on_demand(shown: Bench) -> None:
    decoded = shown.rows()["GPS"]["GPSLatitude"]
    shown.panel.tags.raw_button.click()
    assert shown.rows()["GPS"]["GPSLatitude"] == "52.5"
    assert decoded != "52.5"


def test_value_group_and_all_are_copied(shown: Bench) -> None:
    shown.choose("IFD0", "Artist")
    assert shown.trigger("value") == pictures.ARTIST
    assert f"Artist: {pictures.ARTIST}" in shown.trigger("group")
    assert shown.trigger("group").startswith("IFD0\n")
    assert shown.trigger("all").startswith("About the file\n")
    assert shown.said == ["Copied."] * 4


def test_one_or_several_values_are_copied_by_the_keyboard(shown: Bench) -> None:
    tree = shown.panel.tags.tree
    tree.setFocus()
    shown.choose("IFD0", "Artist")
    QTest.keyClick(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert shown.clipboard == pictures.ARTIST
    QTest.keyClick(tree, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert shown.clipboard == f"Artist: {pictures.ARTIST}\nCopyright: {pictures.COPYRIGHT}"


def test_the_menu_offers_the_copies(shown: Bench) -> None:
    texts = [action.text() for action in shown.panel.tags.more_button.menu().actions()]
    assert texts == ["Copy value", "Copy group", "Copy all", "Export JSON…"]


def test_all_can_be_reached_by_the_tab_key_from_top_to_bottom(shown: Bench) -> None:
    panel = shown.panel
    panel.activateWindow()
    panel.privacy.toggle.setFocus()
    order = []
    for _ in range(10):
        focused = panel.focusWidget()
        assert focused is not None
        order.append(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert order == [
        "disclosureToggle",
        "checkButton",
        "disclosureTree",
        "copyDecimalButton",
        "copyDegreesButton",
        "mapButton",
        "inspectorFilter",
        "rawButton",
        "inspectorMenu",
        "metadataTree",
    ]


def test_the_export_has_the_shape_of_the_old_service(shown: Bench, tmp_path: Path) -> None:
    target = tmp_path / "cat.json"
    with shown.qtbot.waitSignal(shown.panel.said, timeout=PATIENCE_MS):
        shown.panel.export(str(target))
    told = json.loads(target.read_text(encoding="utf-8"))
    assert all(isinstance(section, dict) for section in told.values())
    assert any(section.get("Artist") == pictures.ARTIST for section in told.values())


def test_an_export_that_cannot_be_written_is_told(shown: Bench, tmp_path: Path) -> None:
    with shown.qtbot.waitSignal(shown.panel.failed, timeout=PATIENCE_MS) as told:
        shown.panel.export(str(tmp_path / "no" / "such" / "folder.json"))
    assert "could not be written" in told.args[0]


def test_what_cannot_be_read_is_told_in_a_sentence(shown: Bench) -> None:
    shown.panel.show_jobs(shown.job("text.jpg", b"no picture at all"), ())
    shown.wait(lambda: shown.panel.tags.message == "This is plain text, not a picture.")
    assert not shown.panel.tags.filter.isVisible()
    assert not shown.panel.privacy.isVisible()
    assert not shown.panel.location.isVisible()
    shown.show(shown.job("cat.jpg", pictures.jpeg_with_everything()))
    assert shown.panel.tags.filter.isVisible()
    assert shown.panel.tags.message == ""


def test_without_a_job_there_is_a_hint(shown: Bench) -> None:
    shown.panel.show_jobs(None, ())
    assert "what a picture" in shown.panel.tags.message
    assert not shown.panel.privacy.isVisible()
    assert shown.panel.model.empty


def test_reading_is_told_only_where_it_takes_its_time(bench: Bench) -> None:
    job = bench.job("cat.jpg", pictures.jpeg_with_everything())
    bench.panel.show_jobs(job, ())
    assert (bench.panel.tags.message, bench.panel._patience.isActive()) == (
        "Here you see what a picture\nsays about itself.",
        True,
    )
    bench.panel._patience.timeout.emit()
    assert bench.panel.tags.message == "Reading…"
    bench.wait(lambda: bench.panel._shown == (job.source,))
    assert bench.panel.tags.message == ""
    assert not bench.panel._patience.isActive()


def test_what_was_shown_stays_until_reading_takes_its_time(shown: Bench) -> None:
    shown.panel.show_jobs(shown.job("other.jpg", pictures.jpeg()), ())
    assert len(shown.rows()) > 1
    shown.panel._patience.timeout.emit()
    assert not shown.rows()
    assert not shown.panel.privacy.isVisible()


def test_a_job_that_moves_on_is_not_read_again(shown: Bench) -> None:
    job = shown.job("other.jpg", pictures.jpeg())
    shown.panel.show_jobs(job, ())
    shown.panel._settle.stop()
    shown.panel._read()
    under_way = shown.panel._bridge._latest["metadata"]
    shown.panel.show_jobs(job, ())
    assert not under_way.cancelled
    shown.wait(lambda: shown.panel._shown == (job.source,))
    shown.panel.show_jobs(job, ())
    assert not shown.panel._settle.isActive()


def test_nothing_is_read_while_nobody_looks(bench: Bench) -> None:
    bench.panel.hide()
    job = bench.job("cat.jpg", pictures.jpeg_with_everything())
    bench.panel.show_jobs(job, ())
    bench.panel._settle.stop()
    bench.panel._read()
    assert bench.panel._bridge._latest == {}
    bench.panel.show()
    bench.wait(lambda: bench.panel._shown == (job.source,))


def test_of_very_many_tags_the_groups_further_down_wait_for_a_click(shown: Bench) -> None:
    groups = {f"XMP-{n}": {f"Tag{n}-{m}": Tag(m, str(m)) for m in range(1_000)} for n in range(5)}
    facts = FileFacts("JPEG", "image/jpeg", 1, 1, 1, "RGB", 1, 1)
    shown.panel.tags.show_groups(rows_of(PhotoMetadata(facts, groups)))
    tree = shown.panel.tags.tree
    opened = [tree.isExpanded(shown.find(name)) for name in groups]
    assert opened == [True, False, False, False, False]


def test_a_file_that_was_written_is_read_again(shown: Bench) -> None:
    (source,) = shown.panel._sources
    location = shown.panel.location
    shown.panel.renew(shown.inspecting.stamps([source]))
    assert shown.panel._shown == (source,), "it is the same"
    (shown.folder / "cat.jpg").write_bytes(pictures.jpeg(100, 100))
    shown.panel.renew(shown.inspecting.stamps([source]))
    shown.wait(lambda: shown.rows()["About the file"]["Pixels"] == "100 × 100")
    assert not location.isVisible()


def test_a_file_that_comes_back_is_read_again(shown: Bench) -> None:
    (source,) = shown.panel._sources
    path = shown.folder / "cat.jpg"
    path.unlink()
    shown.panel.renew(shown.inspecting.stamps([source]))
    shown.wait(lambda: shown.panel.tags.message == "“cat.jpg” is not there.")
    path.write_bytes(pictures.jpeg(100, 100))
    shown.panel.renew(shown.inspecting.stamps([source]))
    shown.wait(lambda: shown.rows().get("About the file", {}).get("Pixels") == "100 × 100")


def test_several_are_compared_again_when_one_was_written(bench: Bench) -> None:
    jobs = [bench.job("a.jpg", pictures.jpeg()), bench.job("b.jpg", pictures.jpeg())]
    bench.compare(*jobs)
    assert bench.rows()["About the file"]["Pixels"] == "64 × 48"
    (bench.folder / "b.jpg").write_bytes(pictures.jpeg(100, 100))
    bench.panel.renew(bench.inspecting.stamps([job.source for job in jobs]))
    bench.wait(lambda: bench.rows()["About the file"]["Pixels"] != "64 × 48")

"""The privacy gate made visible: what is in the original beside what is published."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest

from rethumb_desktop.domain.job import JobState
from tests.fixtures import laden_pictures, pictures
from tests.fixtures.records import original
from tests.ui.test_inspector import Bench, bench

__all__ = ["bench"]

EVERYTHING = pictures.jpeg_with_everything()


def table(bench: Bench, parent: QModelIndex | None = None) -> dict[str, tuple[str, str]]:
    model, above = bench.panel.privacy.model, parent or QModelIndex()
    rows = [[str(model.index(row, c, above).data()) for c in range(3)] for row in range(model.rowCount(above))]
    return {name: (text, outcome) for name, text, outcome in rows}


def kind(bench: Bench, name: str) -> QModelIndex:
    model = bench.panel.privacy.model
    return next(model.index(row, 0) for row in range(model.rowCount()) if model.index(row, 0).data() == name)


def check(bench: Bench) -> str:
    bench.panel.privacy.check_button.click()
    bench.wait(bench.panel.privacy.check_button.isEnabled)
    return bench.panel.privacy.finding.text


def test_what_is_there_stands_beside_what_is_left_out(bench: Bench) -> None:
    QAbstractItemModelTester(
        bench.panel.privacy.model, QAbstractItemModelTester.FailureReportingMode.Warning, bench.panel
    )
    bench.show(bench.job("cat.jpg", EVERYTHING, "square/100", "width/32"))
    privacy = bench.panel.privacy
    assert privacy.toggle.accessibleName() == "What will be published"
    assert privacy.verdict.text == "Has a GPS position: it will not be published."
    told = table(bench)
    assert {"GPS position", "Author and copyright", "Dates and times", "Camera and software"} <= told.keys()
    assert {outcome for _, outcome in told.values()} == {"Left out"}
    assert told["GPS position"][0].startswith("52°")
    assert told["Author and copyright"][0].startswith(pictures.ARTIST)
    icon = kind(bench, "GPS position").siblingAtColumn(2).data(Qt.ItemDataRole.DecorationRole)
    assert not icon.isNull()


@pytest.mark.parametrize(
    ("recipes", "verdict"),
    [
        (("square/9/metadata/copyright",), "Has a GPS position: it will not be published."),
        (("square/9/metadata/keep",), "Has a GPS position: it will be published."),
        (("square/9", "square/8/metadata/keep"), "Has a GPS position: it will be published in 1 of 2 renditions."),
        (("square/9", "exif/all"), "Has a GPS position: it will be published in 1 of 2 renditions."),
    ],
)
def test_the_verdict_follows_the_recipes(bench: Bench, recipes: tuple[str, ...], verdict: str) -> None:
    bench.show(bench.job("cat.jpg", EVERYTHING, *recipes))
    assert bench.panel.privacy.verdict.text == verdict


@pytest.mark.parametrize(
    ("data", "recipe", "verdict"),
    [
        (pictures.png(), "square/9", "No GPS position and no other metadata that says anything."),
        (pictures.jpeg(camera=True), "square/9", "No GPS position; the other metadata will not be published."),
        (
            pictures.jpeg(camera=True, rights=True),
            "square/9/metadata/copyright",
            "No GPS position; only author and copyright will be published.",
        ),
        (
            pictures.jpeg(camera=True),
            "square/9/metadata/keep",
            "No GPS position, but other metadata will be published.",
        ),
    ],
)
def test_without_a_position_the_rest_is_told(bench: Bench, data: bytes, recipe: str, verdict: str) -> None:
    bench.show(bench.job("cat.jpg", data, recipe))
    assert bench.panel.privacy.verdict.text == verdict
    assert bench.panel.privacy.table.isVisible() == (data != pictures.png())


def test_recipes_that_differ_are_told_one_by_one(bench: Bench) -> None:
    bench.show(bench.job("cat.jpg", EVERYTHING, "square/9", "square/8/metadata/copyright", "square/7/metadata/keep"))
    told = table(bench)
    assert told["GPS position"][1] == "In 1 of 3"
    assert told["Author and copyright"][1] == "In 2 of 3"
    below = table(bench, kind(bench, "Author and copyright"))
    assert below["Square 9"] == ("", "Left out")
    assert below["Square 8 · keeps the copyright"] == ("", "Published")
    assert below["IFD0: Artist"] == (pictures.ARTIST, "In 2 of 3")


def test_other_recipes_of_the_same_picture_are_told_without_reading_again(bench: Bench) -> None:
    job = bench.job("cat.jpg", EVERYTHING)
    bench.show(job)
    keeping = bench.job("cat.jpg", EVERYTHING, "square/100/metadata/keep")
    bench.panel.show_jobs(replace(job, recipes=keeping.recipes), ())
    assert bench.panel.privacy.verdict.text == "Has a GPS position: it will be published."
    assert not bench.panel._settle.isActive()


def test_a_check_makes_the_renditions_and_reads_them(bench: Bench) -> None:
    bench.show(bench.job("cat.jpg", EVERYTHING, "square/9", "square/8/format/tiff"))
    assert check(bench) == "Checked: the 2 renditions were made and read again: no tags."
    assert {outcome for _, outcome in table(bench).values()} == {"Left out"}


def test_a_check_tells_what_is_really_there(bench: Bench) -> None:
    # What may be kept cannot be kept in a GIF.
    bench.show(bench.job("cat.jpg", EVERYTHING, "square/9/format/gif/metadata/keep", "square/8/metadata/keep"))
    assert table(bench)["GPS position"][1] == "Published"
    assert "tags in 1 of 2 renditions" in check(bench)
    assert table(bench)["GPS position"][1] == "In 1 of 2"
    assert table(bench)["Titles and comments"][1] == "In 1 of 2"
    comments = table(bench, kind(bench, "Titles and comments"))
    assert comments["IPTC: Caption-Abstract"][1] == "In 1 of 2"
    assert comments["File: Comment"][1] == "Left out"
    assert bench.panel.privacy.verdict.text == "Has a GPS position: it will be published in 1 of 2 renditions."


def test_a_check_is_forgotten_with_its_recipes(bench: Bench) -> None:
    job = bench.job("cat.jpg", EVERYTHING)
    bench.show(job)
    assert check(bench)
    bench.panel.show_jobs(replace(job, recipes=job.recipes * 2), ())
    assert not bench.panel.privacy.finding.isVisible()


def test_a_check_that_fails_says_why(bench: Bench) -> None:
    job = bench.job("cat.jpg", EVERYTHING)
    bench.show(job)
    (bench.folder / "cat.jpg").unlink()
    assert check(bench) == "“cat.jpg” is not there."


def test_what_is_published_is_checked_unasked(bench: Bench) -> None:
    bench.show(bench.job("cat.jpg", EVERYTHING, state=JobState.PUBLISHED))
    privacy = bench.panel.privacy
    assert privacy.toggle.accessibleName() == "What was published"
    assert privacy.verdict.text == "Has a GPS position: it was not published."
    privacy._settle.timeout.emit()
    bench.wait(lambda: privacy.finding.text == "Checked: the rendition was made and read again: no tags.")
    privacy.finding.say(None)
    bench.show(bench.job("other.jpg", EVERYTHING))
    privacy._settle.timeout.emit()
    assert not privacy.finding.text


def test_the_details_can_be_closed_and_stay_so(bench: Bench) -> None:
    bench.show(bench.job("cat.jpg", EVERYTHING))
    privacy = bench.panel.privacy
    assert privacy.table.isVisible()
    privacy.toggle.click()
    assert not privacy.table.isVisible()
    assert privacy.verdict.isVisible()
    assert privacy.toggle.toolTip() == "Show the details"
    bench.show(bench.job("other.jpg", EVERYTHING))
    assert not privacy.table.isVisible()
    privacy.toggle.click()
    assert privacy.table.isVisible()


def test_the_section_is_no_higher_than_it_need_be(bench: Bench) -> None:
    bench.show(bench.job("cat.jpg", EVERYTHING))
    privacy = bench.panel.privacy
    bench.panel.resize(420, 2_000)
    bench.wait(lambda: privacy.table.height() >= privacy.table.sizeHint().height())
    layout = privacy.layout()
    assert layout is not None
    assert privacy.height() <= layout.totalHeightForWidth(privacy.width())


def test_a_row_is_copied_by_the_keyboard(bench: Bench) -> None:
    bench.show(bench.job("cat.jpg", EVERYTHING))
    view = bench.panel.privacy.table
    view.setFocus()
    view.setCurrentIndex(kind(bench, "Author and copyright"))
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith(f"Author and copyright\t{pictures.ARTIST}, ")
    assert QGuiApplication.clipboard().text().endswith("\tLeft out")


def test_what_cannot_be_read_is_told_as_well(bench: Bench) -> None:
    broken = pictures.insert_segment(pictures.jpeg(), 0xE1, b"Exif\0\0II*\0\xff\xff\xff\0")
    bench.show(bench.job("cat.jpg", broken))
    assert table(bench)["Could not be read"] == ("1 block", "Left out")


def test_a_position_that_cannot_be_read_is_in_the_table(bench: Bench) -> None:
    bench.show(bench.job("cat.jpg", pictures.jpeg_with_damaged_position()))
    assert bench.panel.privacy.verdict.text == "Has a GPS position that cannot be read: it will not be published."
    assert table(bench)["GPS position"] == ("cannot be read", "Left out")
    assert table(bench, kind(bench, "GPS position")) == {
        "GPS: GPSLatitude": ("The GPSLatitude is no position.", "Left out")
    }


def test_what_was_published_of_another_file_is_not_spoken_of(bench: Bench) -> None:
    job = replace(bench.job("cat.jpg", EVERYTHING, state=JobState.PUBLISHED), original=original())
    bench.show(job)
    privacy = bench.panel.privacy
    assert privacy.verdict.text.startswith("Has changed since it was published")
    assert privacy.toggle.accessibleName() == "What would be published now"
    privacy._settle.timeout.emit()
    assert privacy.check_button.isEnabled(), "today's file says nothing of what was published"
    other = bench.job("other.jpg", EVERYTHING, state=JobState.PUBLISHED)
    bench.compare(job, other)
    assert (
        privacy.verdict.text == "1 of 1 has a GPS position; it was not published. 1 has changed since it was published."
    )
    assert privacy.toggle.accessibleName() == "What would be published now"


def test_what_was_found_in_a_file_that_was_written_since_is_forgotten(bench: Bench) -> None:
    job = bench.job("cat.jpg", EVERYTHING)
    bench.show(job)
    assert check(bench)
    bench.panel.show_jobs(replace(job, state=JobState.RENDERING), ())
    assert bench.panel.privacy.finding.text, "it only moved on"
    (bench.folder / "cat.jpg").write_bytes(pictures.jpeg())
    bench.panel.renew(bench.inspecting.stamps([job.source]))
    bench.wait(lambda: bench.panel.privacy.verdict.text.startswith("No GPS position"))
    assert not bench.panel.privacy.finding.text


def test_what_is_published_is_checked_unasked_also_where_the_original_says_nothing(bench: Bench) -> None:
    bench.show(bench.job("plain.jpg", pictures.jpeg(), state=JobState.PUBLISHED))
    privacy = bench.panel.privacy
    assert privacy.verdict.text == "No GPS position and no other metadata that says anything."
    bench.wait(lambda: privacy.finding.text == "Checked: the rendition was made and read again: no tags.")


def test_what_happens_to_others_does_not_put_off_the_check(bench: Bench) -> None:
    job = bench.job("cat.jpg", EVERYTHING, state=JobState.PUBLISHED)
    bench.show(job)
    settle = bench.panel.privacy._settle
    settle.start()
    running = settle.timerId()
    bench.panel.show_jobs(job, ())
    assert settle.timerId() == running


def test_closed_details_are_not_checked_unasked(bench: Bench) -> None:
    privacy = bench.panel.privacy
    privacy.toggle.click()
    bench.show(bench.job("cat.jpg", EVERYTHING, state=JobState.PUBLISHED))
    privacy._settle.timeout.emit()
    assert privacy.check_button.isEnabled()


@pytest.mark.parametrize(("width", "height"), [(436, 575), (384, 410)], ids=["small window", "full HD at 200 %"])
def test_in_a_small_window_both_tables_have_rows(bench: Bench, width: int, height: int) -> None:
    panel = bench.panel
    panel.resize(width, height)
    bench.show(bench.job("cat.jpg", laden_pictures.jpeg(), state=JobState.PUBLISHED))
    bench.wait(lambda: "Checked" in panel.privacy.finding.text)
    panel.layout().activate()  # type: ignore[union-attr]
    table, tree = panel.privacy.table, panel.tags.tree
    assert panel.location.isVisible()
    assert table.viewport().height() >= 3 * table.sizeHintForRow(0)
    assert tree.viewport().height() >= 4 * tree.sizeHintForRow(0)
    location = panel.location
    assert location.decimal.width() >= location.fontMetrics().horizontalAdvance(location.decimal.text())


def test_the_position_takes_one_line_where_there_is_little_height(bench: Bench) -> None:
    bench.show(bench.job("cat.jpg", EVERYTHING))
    location, lines = bench.panel.location, bench.panel.fontMetrics().height()
    bench.panel.resize(800, lines * 30)
    assert not location.degrees.isVisible()
    assert location.map_button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    bench.panel.resize(lines * 20, lines * 50)
    assert location.degrees.isVisible()
    assert location.map_button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly

"""Several originals compared in the inspector."""

from __future__ import annotations

import pytest

from rethumb_desktop.domain.job import Job
from rethumb_desktop.ui.models import comparison
from rethumb_desktop.ui.panels.inspector import panel as panel_module
from rethumb_desktop.ui.panels.inspector import reader
from tests.fixtures import pictures
from tests.ui.test_inspector import Bench, bench

__all__ = ["bench"]


@pytest.fixture
def jobs(bench: Bench) -> list[Job]:
    """Three pictures: with a camera and a position, with rights, and with none of that."""
    return [
        bench.job("camera.jpg", pictures.jpeg(camera=True, location=True)),
        bench.job("rights.jpg", pictures.jpeg(rights=True)),
        bench.job("plain.jpg", pictures.jpeg(32, 32)),
    ]


def test_common_and_differing_tags_are_told(bench: Bench, jobs: list[Job]) -> None:
    bench.compare(*jobs)
    told = bench.rows()
    assert told["About the file"]["Format"] == "JPEG"
    assert told["About the file"]["Pixels"] == "Differs (2 values)"
    assert told["IFD0"]["Artist"] == "Only in 1 of 3 pictures"
    assert bench.panel.tags._scope.text() == "3 pictures compared"
    assert not bench.panel.location.isVisible()
    values = bench.find("About the file", "Pixels")
    assert not bench.panel.tags.tree.isExpanded(values)
    assert bench.panel.model.index(0, 0, values).data() == "camera.jpg, rights.jpg"


def test_only_differences_can_be_shown(bench: Bench, jobs: list[Job]) -> None:
    bench.compare(*jobs)
    assert bench.panel.tags.differences_button.isVisible()
    bench.panel.tags.differences_button.click()
    assert "Format" not in bench.rows()["About the file"]
    assert "Pixels" in bench.rows()["About the file"]
    bench.panel.tags.differences_button.click()
    assert "Format" in bench.rows()["About the file"]


def test_pictures_that_do_not_differ_are_told(bench: Bench) -> None:
    same = [bench.job(name, pictures.jpeg()) for name in ("a.jpg", "b.jpg")]
    bench.compare(*same)
    bench.panel.tags.differences_button.click()
    assert bench.panel.tags.message == "These pictures do not differ."
    bench.panel.tags.differences_button.click()
    assert bench.panel.tags.message == ""


def test_a_picture_that_cannot_be_read_is_named(bench: Bench, jobs: list[Job]) -> None:
    bench.compare(*jobs, bench.job("text.jpg", b"no picture"))
    assert bench.rows()["Could not be read"] == {"text.jpg": "This is plain text, not a picture."}
    assert bench.rows()["IFD0"]["Artist"] == "Only in 1 of 3 pictures"


def test_one_of_them_alone_is_shown_as_one(bench: Bench, jobs: list[Job]) -> None:
    bench.compare(*jobs)
    bench.show(jobs[1])
    assert bench.rows()["IFD0"]["Artist"] == pictures.ARTIST
    assert not bench.panel.tags.differences_button.isVisible()
    assert not bench.panel.tags._scope.isVisible()
    bench.compare(*jobs)
    assert not bench.panel.tags.actions_by_name["export"].isEnabled()


def test_progress_is_told_where_it_takes_its_time(bench: Bench, jobs: list[Job]) -> None:
    bench.panel.show_jobs(None, jobs)
    bench.panel._patience.stop()
    bench.panel._step(1)
    assert bench.panel.tags.message == "Reading 2 of 3…"
    bench.wait(lambda: bench.panel._shown is not None)
    assert bench.panel.tags.message == ""


def test_at_most_so_many_are_compared_and_that_is_told(
    bench: Bench, jobs: list[Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panel_module, "MOST_PICTURES", 2)
    bench.panel.show_jobs(None, jobs)
    bench.wait(lambda: bench.panel._shown is not None)
    assert bench.panel.tags._scope.text() == "The first 2 of 3 pictures are compared"
    assert "Artist" in bench.rows()["IFD0"]
    assert "Differs" not in bench.rows()["About the file"]["Pixels"]


def test_what_is_kept_is_bounded_and_that_is_told(
    bench: Bench, jobs: list[Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparison, "MOST_VALUES", 20)
    bench.compare(*jobs)
    assert bench.panel.tags._scope.text().startswith("The first 2 of 3 pictures are compared: they say too much")


def test_the_newest_choice_wins(bench: Bench, jobs: list[Job]) -> None:
    bench.panel.show_jobs(None, jobs)
    bench.panel._settle.timeout.emit()
    comparing = bench.panel._reader._comparing
    assert comparing is not None
    bench.show(jobs[1])
    assert comparing.cancelled
    assert bench.rows()["IFD0"]["Artist"] == pictures.ARTIST


def test_the_verdict_counts_the_pictures(bench: Bench, jobs: list[Job]) -> None:
    bench.compare(*jobs)
    privacy = bench.panel.privacy
    assert privacy.verdict.text == "1 of 3 has a GPS position; it will not be published."
    assert "GPS position\tin 1 of 3 pictures\tLeft out" in privacy.model.text()
    assert not privacy.check_button.isVisible()
    leaking = [jobs[0], bench.job("rights.jpg", pictures.jpeg(rights=True), "square/9/metadata/copyright")]
    bench.compare(*leaking)
    assert "Author and copyright\tin 1 of 2 pictures\tPublished of 1" in privacy.model.text()


def test_a_reader_that_is_told_to_stop_keeps_nothing(bench: Bench, jobs: list[Job]) -> None:
    steps = reader._compare(bench.inspecting, [job.source for job in jobs])
    assert [next(steps), next(steps), next(steps)] == [1, 2, 3]
    several = next(steps)
    assert isinstance(several, reader.Several)
    assert several.pictures == 3

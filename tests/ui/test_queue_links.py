"""What the footer says of batches, and which links are copied while a filter is on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from rethumb_desktop.domain.events import JobChanged
from rethumb_desktop.domain.job import JobState
from rethumb_desktop.ui.main_window.frame import Page
from tests.ui.conftest import Stage
from tests.ui.test_rows import select


@pytest.fixture
def mixed(stage: Stage) -> Stage:
    """A queue of two published pictures with a failed one between them."""
    broken = stage.folder / "broken.jpg"
    broken.write_bytes(b"broken")
    stage.drop(stage.picture("a.jpg", 310), broken, stage.picture("b.jpg", 320))
    stage.wait_said("2 links copied · 1 picture failed")
    QGuiApplication.clipboard().setText("before")
    return stage


def search(stage: Stage, text: str) -> None:
    stage.workspace.queue.filter.search.setText(text)


# While a filter is on


def test_with_a_filter_the_links_that_are_shown_are_copied_and_the_button_says_so(mixed: Stage) -> None:
    copy = mixed.window.commands.copy
    assert copy.text() == "Copy links"
    search(mixed, "b.jpg")
    assert (copy.text(), copy.iconText().strip()) == ("Copy 1 link", "Copy 1 link")
    assert copy.toolTip().startswith("Copy 1 link (")
    copy.trigger()
    mixed.wait_said("1 link copied")
    assert len(mixed.clipboard.splitlines()) == 1
    search(mixed, ".jpg")
    assert copy.text() == "Copy 2 links"
    search(mixed, "")
    assert copy.text() == "Copy links"
    assert copy.toolTip().startswith("Copy links (")


def test_selected_rows_come_before_a_filter(mixed: Stage) -> None:
    search(mixed, ".jpg")
    select(mixed, 0)
    mixed.wait(lambda: mixed.window.commands.copy.text() == "Copy links")
    mixed.window.commands.copy.trigger()
    mixed.wait_said("1 link copied")


def test_a_filter_that_shows_no_link_copies_none(mixed: Stage) -> None:
    search(mixed, "broken")
    assert mixed.window.commands.copy.text() == "Copy 0 links"
    mixed.window.commands.copy.trigger()
    assert mixed.window.footer.message == "None of the pictures that are shown has a link."
    assert mixed.clipboard == "before"


def test_the_library_knows_nothing_of_the_filter(mixed: Stage) -> None:
    search(mixed, "b.jpg")
    mixed.window.frame.show_page(Page.LIBRARY)
    assert mixed.window.commands.copy.text() == "Copy links"
    mixed.window.frame.show_page(Page.QUEUE)
    assert mixed.window.commands.copy.text() == "Copy 1 link"


# What was said of older batches


def test_that_a_picture_failed_is_taken_back_once_it_is_off_the_list(mixed: Stage) -> None:
    mixed.workspace.queue.remove.emit([mixed.jobs[0]])
    assert "failed" in mixed.window.footer.message
    mixed.workspace.queue.remove.emit([mixed.jobs[0]])
    assert mixed.window.footer.message == ""
    assert mixed.window.footer._icon.pixmap().isNull()


def test_that_all_failed_is_taken_back_once_it_is_tried_again(stage: Stage) -> None:
    broken = stage.folder / "broken.jpg"
    broken.write_bytes(b"broken")
    stage.drop(broken)
    stage.wait_said("1 picture failed · no link was copied")
    stage.workspace.model.take([JobChanged(replace(stage.jobs[0], state=JobState.QUEUED, error=None))])
    assert stage.window.footer.message == ""


def test_what_was_said_of_a_batch_is_taken_back_when_another_begins(mixed: Stage) -> None:
    mixed.services.publishing.pause()
    mixed.wait_said("The queue is paused")
    mixed.workspace.queue_links.copy_chosen()
    mixed.wait_said("2 links copied")
    said: list[str] = []
    mixed.workspace.following.queued.connect(lambda: said.append(mixed.window.footer.message))
    mixed.workspace.following.queued.disconnect(mixed.workspace._queued)
    mixed.drop(mixed.picture("c.jpg", 330))
    mixed.wait(lambda: said == [""])


def test_what_another_said_stays(mixed: Stage) -> None:
    mixed.workspace.voice.say("Something else.")
    mixed.drop(mixed.picture("c.jpg", 330))
    mixed.workspace.queue.remove.emit([mixed.jobs[1]])
    assert mixed.window.footer.message == "Something else."

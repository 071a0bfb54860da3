"""A library is rebuilt from its bucket: the question, how far it is, and what came of it."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar

from rethumb_desktop.domain.errors import Fault, FaultKind, FaultRecord
from rethumb_desktop.domain.events import LibraryReceived
from rethumb_desktop.services.upkeep.reports import RebuildReport
from rethumb_desktop.ui.models.library import LibraryRole
from rethumb_desktop.ui.models.rebuilds import describe_rebuilt
from rethumb_desktop.ui.panels.devices.dialog import DevicesDialog
from tests.fixtures.assembly import PATIENCE
from tests.ui.conftest import Stage
from tests.ui.devices_stage import CLOUD, look_at_library, other_device, share
from tests.ui.test_devices_remedies import agree, opened, publish_here, question
from tests.ui.test_devices_window import text_of

RUNNING = "Rebuilding from the bucket…"


def known(stage: Stage) -> list[str]:
    return sorted(each.name for each in stage.house.publications.page(library=CLOUD))


def from_devices(stage: Stage) -> dict[object, object]:
    """From which devices the rows of the library's page are said to be, by their names."""
    model = stage.workspace.library.model
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    return {row.data(): row.data(LibraryRole.DEVICE) for row in rows}


def bar(dialog: DevicesDialog) -> QProgressBar:
    found = dialog.findChild(QProgressBar, "rebuildProgress")
    assert found is not None
    return found


def hold_up(stage: Stage) -> tuple[Event, Event]:
    """Have the bucket wait: the first event tells that it was asked, the second lets it answer."""
    asked, let_go = Event(), Event()

    def before(operation: str, key: str) -> None:
        asked.set()
        assert let_go.wait(PATIENCE)

    stage.house.cloud._before = before
    return asked, let_go


def test_what_is_missing_here_is_known_again_once_somebody_agreed(stage: Stage) -> None:
    share(stage)
    with other_device(stage) as laptop:
        laptop.publish("b.jpg")
        publish_here(stage, "a.jpg")
    stage.house.publications.remove(CLOUD, [each.key for each in stage.house.publications.page(library=CLOUD)])
    dialog = opened(stage)
    dialog.library_menu.rebuild_action.trigger()
    asked = question(dialog)
    assert asked.text() == "Rebuild “Cloud” from its bucket?"
    assert "is forgotten" in asked.informativeText()
    assert "cannot be stopped" in asked.informativeText()
    asked.reject()
    assert known(stage) == [], "nothing unasked"

    dialog.library_menu.rebuild_action.trigger()
    agree(question(dialog))
    said = "2 pictures are known again. The index as it was is kept in"
    stage.wait(lambda: text_of(dialog, "rebuildNote").startswith(said))
    assert known(stage) == ["a.jpg", "b.jpg"]
    assert not bar(dialog).isVisible()
    assert stage.window.footer.message.startswith(f"Cloud · {said}")
    dialog.reject()
    look_at_library(stage, lambda rows: {str(row) for row in rows} == {"a.jpg", "b.jpg"})
    # This device has another id now, and what it told before is still its own.
    stage.wait(lambda: from_devices(stage) == {"a.jpg": "", "b.jpg": "Ann’s laptop"})
    panel = stage.workspace.library
    panel.view.go_to([*from_devices(stage)].index("a.jpg"))
    publisher = panel.details.findChild(QLabel, "publisherFact")
    assert publisher is not None
    stage.wait(lambda: publisher.text().startswith("this device, "))


def test_it_goes_on_without_the_dialog_and_only_once(stage: Stage) -> None:
    share(stage)
    publish_here(stage, "a.jpg")
    dialog = opened(stage)
    dialog.library_menu.rebuild_action.trigger()
    asked, let_go = hold_up(stage)
    agree(question(dialog))
    assert text_of(dialog, "rebuildNote") == RUNNING
    assert bar(dialog).isVisible()
    assert not dialog.library_menu.rebuild_action.isEnabled()
    assert dialog.library_menu.rebuild_action.toolTip() == "It is being rebuilt already."
    stage.wait(asked.is_set)
    for came in (1, 2):
        stage.house.listen(LibraryReceived(CLOUD, came, ()))
    stage.house.listen(LibraryReceived("Shop", 9, ()))
    stage.wait(lambda: text_of(dialog, "rebuildNote") == f"{RUNNING} 3 pictures are known again so far.")
    dialog.reject()
    stage.wait(lambda: stage.window.findChild(DevicesDialog) is None)

    again = opened(stage)
    assert text_of(again, "rebuildNote").startswith(RUNNING)
    assert not again.library_menu.rebuild_action.isEnabled()
    let_go.set()
    stage.wait(lambda: text_of(again, "rebuildNote").startswith("1 picture is known again."))
    assert again.library_menu.rebuild_action.isEnabled()
    again.reject()
    stage.wait(lambda: stage.window.findChild(DevicesDialog) is None)
    assert text_of(opened(stage), "rebuildNote") == "", "it was seen"


def test_what_keeps_it_from_being_rebuilt_is_said_and_nothing_is_forgotten(stage: Stage) -> None:
    share(stage)
    publish_here(stage, "a.jpg")
    dialog = opened(stage)

    def offline(operation: str, key: str) -> None:
        raise Fault(FaultKind.OFFLINE, "There is no network.", retryable=True)

    stage.house.cloud._before = offline
    dialog.library_menu.rebuild_action.trigger()
    agree(question(dialog))
    stage.wait(lambda: text_of(dialog, "rebuildNote") == "There is no network.")
    assert stage.window.bar.text == "There is no network."
    assert dialog.library_menu.rebuild_action.isEnabled()
    assert not bar(dialog).isVisible()
    assert known(stage) == ["a.jpg"]


def test_without_a_library_there_is_nothing_to_rebuild(stage: Stage) -> None:
    assert not opened_without(stage).library_menu.isVisible()


def opened_without(stage: Stage) -> DevicesDialog:
    stage.window.commands.devices.trigger()
    dialog = stage.window.findChild(DevicesDialog)
    assert dialog is not None
    return dialog


PROBLEM = FaultRecord(FaultKind.JOURNAL, "Nothing more of “Office” can be read.", "It is damaged.", retryable=False)


@pytest.mark.parametrize(
    ("report", "text"),
    [
        (RebuildReport(1, 0, 0, "/c"), "1 picture is known again. The index as it was is kept in /c."),
        (
            RebuildReport(12, 1, 1, "/c", 1),
            (
                "12 pictures are known again. 1 of them is known by its object alone. "
                "1 object tells nothing of itself: it is in no list. "
                "1 part is gone: removals and names that only this told are not known. "
                "A device that has read what is gone tells it anew when it verifies. "
                "The index as it was is kept in /c."
            ),
        ),
        (
            RebuildReport(3, 2, 2, "/c", 2, (PROBLEM,)),
            (
                "3 pictures are known again. 2 of them are known by their objects alone. "
                "2 objects tell nothing of themselves: they are in no list. "
                "2 parts are gone: removals and names that only these told are not known. "
                "A device that has read what is gone tells it anew when it verifies. "
                "Nothing more of “Office” can be read. It is damaged. The index as it was is kept in /c."
            ),
        ),
    ],
)
def test_what_came_of_it_is_said_in_whole(report: RebuildReport, text: str) -> None:
    assert describe_rebuilt(report) == text

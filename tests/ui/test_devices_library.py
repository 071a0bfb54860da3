"""Pictures of other devices in the library's page: they come by themselves, are seen, and have links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QLabel

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import AccountsChanged
from rethumb_desktop.domain.library import Visibility
from rethumb_desktop.store.memory import MemoryStore
from rethumb_desktop.ui.main_window.frame import Page
from rethumb_desktop.ui.models import library_icons
from rethumb_desktop.ui.models.library import LibraryRole
from rethumb_desktop.ui.panels.library import panel as library_panel
from tests.fixtures.assembly import ACCOUNT, House
from tests.ui.conftest import Stage, Start
from tests.ui.devices_stage import CLOUD, SQUARE, Laptop, look_at_library, other_device, share, shown


class Counter:
    """Counts what is asked of the bucket, and may be offline."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.offline = False

    def __call__(self, operation: str, key: str) -> None:
        if "/.rethumb/" in f"/{key}":
            return
        self.asked.append(operation)
        if self.offline:
            raise Fault(FaultKind.OFFLINE, "There is no network.", retryable=True)


@pytest.fixture
def counter() -> Counter:
    return Counter()


@pytest.fixture
def house(house: House, counter: Counter) -> House:
    house.cloud = MemoryStore(before=counter)
    return house


@pytest.fixture
def laptop(stage: Stage) -> Iterator[Laptop]:
    share(stage)
    with other_device(stage) as laptop:
        yield laptop


def sync(stage: Stage) -> None:
    stage.services.syncing.ask(CLOUD)


def receive(stage: Stage, *names: str) -> None:
    """See what has come; the order is that of publishing, newest first."""
    sync(stage)
    look_at_library(stage, lambda rows: sorted(map(str, rows)) == sorted(names))


def test_pictures_of_others_appear_and_go_by_themselves(stage: Stage, laptop: Laptop) -> None:
    stage.window.frame.show_page(Page.LIBRARY)
    (key,) = laptop.publish("a.jpg")
    receive(stage, "a.jpg")
    laptop.publish("b.jpg")
    receive(stage, "a.jpg", "b.jpg")
    laptop.services.removing.remove_now(CLOUD, key)
    laptop.tell()
    receive(stage, "b.jpg")


def test_what_is_selected_and_current_stays_though_others_come_between(stage: Stage, laptop: Laptop) -> None:
    laptop.publish("old 1.jpg", "old 2.jpg")
    receive(stage, "old 1.jpg", "old 2.jpg")
    with other_device(stage, "Late") as late:
        # Published before what the window will have on top, and told after it.
        late.publish("between.jpg", tell=False)
        laptop.publish("new.jpg")
        receive(stage, "old 1.jpg", "old 2.jpg", "new.jpg")
        view, model = stage.workspace.library.view, stage.workspace.library.model
        flag = QItemSelectionModel.SelectionFlag
        for row in (0, 2):
            view.selectionModel().select(model.index(row, 0), flag.Select)
        chosen = {shown(stage)[row] for row in (0, 2)}
        view.go_to(1)
        current = view.currentIndex().data()
        late.tell()
        sync(stage)
        stage.wait(lambda: "between.jpg" in shown(stage) and len(shown(stage)) == 4)
    assert shown(stage)[0] == "new.jpg", "it is not on top"
    assert {index.data() for index in view.selectionModel().selectedIndexes()} == chosen
    assert view.currentIndex().data() == current


def test_icons_come_from_the_bucket_and_only_once(stage: Stage, laptop: Laptop, counter: Counter) -> None:
    laptop.publish("a.jpg")
    receive(stage, "a.jpg")
    panel = stage.workspace.library
    entry = panel.model.index(0, 0).data(LibraryRole.ENTRY)
    stage.wait(lambda: panel.icons.pixmap(entry, 16, 1.0) is not None)
    stage.wait(lambda: panel.details.picture.has_image)
    fetched = counter.asked.count("get")
    assert 1 <= fetched <= 3, "for the row, for the details, for this test: whatever was first"
    stage.wait(lambda: panel.icons.pixmap(entry, 12, 1.0) is not None)
    assert counter.asked.count("get") == fetched, "it is in the cache"


def test_offline_there_is_the_usual_placeholder_and_it_is_tried_again(
    stage: Stage, laptop: Laptop, counter: Counter
) -> None:
    laptop.publish("a.jpg")
    counter.offline = True
    receive(stage, "a.jpg")
    panel = stage.workspace.library
    entry = panel.model.index(0, 0).data(LibraryRole.ENTRY)
    stage.wait(lambda: panel.icons.pixmap(entry, 16, 1.0) is None and "get" in counter.asked)
    stage.wait(lambda: CLOUD in panel.icons._silent)
    asked = counter.asked.count("get")
    for _ in range(5):
        assert panel.icons.pixmap(entry, 16, 1.0) is None
    assert counter.asked.count("get") <= asked + 1, "it is left alone for a while; the details ask for themselves"
    assert not stage.window.bar.isVisible()
    counter.offline = False
    sync(stage)
    stage.wait(lambda: panel.icons.pixmap(entry, 16, 1.0) is not None)


def test_the_details_say_who_published(stage: Stage, laptop: Laptop) -> None:
    laptop.publish("a.jpg")
    receive(stage, "a.jpg")
    fact = stage.workspace.library.details.findChild(QLabel, "publisherFact")
    assert fact is not None
    stage.wait(lambda: fact.text().startswith("Ann’s laptop, "))
    stage.services.publishing.submit([str(stage.picture())], (SQUARE,), CLOUD)
    stage.wait(lambda: "cat.jpg" in shown(stage))
    stage.workspace.library.view.go_to(0)
    stage.wait(lambda: fact.text().startswith("this device, "))


def test_a_link_is_copied_without_a_request(stage: Stage, laptop: Laptop, counter: Counter) -> None:
    account = stage.services.accounts.library(CLOUD).account
    assert account is not None
    stage.house.settings.save_account(replace(account, visibility=Visibility.BUCKET))
    (key,) = laptop.publish("a.jpg")
    receive(stage, "a.jpg")
    stage.wait(lambda: stage.workspace.library.details.picture.has_image)
    counter.asked.clear()
    stage.workspace.library.view.go_to(0)
    stage.window.commands.copy.trigger()
    stage.wait(lambda: stage.clipboard == f"{ACCOUNT.endpoint}/{ACCOUNT.bucket}/{key}")
    assert counter.asked == []


def test_more_than_are_looked_for_are_told_as_more(
    stage: Stage, laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.publish("a1.jpg", "a2.jpg", "a3.jpg")
    receive(stage, "a1.jpg", "a2.jpg", "a3.jpg")
    panel = stage.workspace.library
    assert panel.line.count.text() == "3 renditions"
    panel.filters.search.setText("a")
    stage.wait(lambda: panel.line.count.text() == "3 renditions found")
    monkeypatch.setattr(library_panel, "MOST_FOUND", 3)
    panel._count()
    assert panel.line.count.text() == "More than 3 renditions found"


def test_a_library_that_can_only_be_read_is_shown_and_is_no_target(start: Start, house: House) -> None:
    stage = start()
    house.settings.save_account(replace(ACCOUNT, name="Seen", roles=()))
    house.listen(AccountsChanged())
    box = stage.window.header.library_box
    stage.wait(lambda: box.findText("Seen (can only be read)") == 1)
    item = box.model().index(1, 0)
    assert not box.model().flags(item) & Qt.ItemFlag.ItemIsEnabled
    assert "Seen" not in [library.name for library in stage.window.header.libraries]
    stage.window.header.choose_library("Seen")
    assert stage.window.header.library is not None
    assert stage.window.header.library.account is None
    stage.wait(lambda: stage.workspace.library.filters.libraries.findData("Seen") >= 0)


def test_icons_of_a_silent_bucket_are_asked_for_after_a_while(monkeypatch: pytest.MonkeyPatch, stage: Stage) -> None:
    monkeypatch.setattr(library_icons, "AGAIN_MS", 1)
    icons = stage.workspace.library.icons
    heard: list[bool] = []
    icons.again.connect(lambda: heard.append(True))
    icons._leave_alone("Cloud")
    stage.wait(lambda: bool(heard))
    assert icons._silent == {}

"""Pictures that could not be removed: what is said of them, and what can be done."""

from __future__ import annotations

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import Removal, RemovalState
from rethumb_desktop.domain.library import Role
from rethumb_desktop.services import Services
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures.assembly import ACCOUNT, KEYS, House
from tests.fixtures.records import A_MOMENT, publication
from tests.ui.conftest import Stage, Start
from tests.ui.test_removing import AT_ONCE, NEVER, bar_text, let_time_pass, names, press, publish, recorded, remove

DENIED = Fault(FaultKind.POLICY, "These keys may not do this.")
OFFLINE = Fault(FaultKind.OFFLINE, "The server cannot be reached.")


def press_other(stage: Stage) -> None:
    """Press the bar's second button."""
    stage.workspace.removals.bar._other.click()


@pytest.fixture
def refused(house: House, start: Start) -> Stage:
    """Three pictures in the cloud, one of them removed by keys that may not delete."""

    def refuse(operation: str, key: str) -> None:
        if operation == "delete" and house.removal_grace == AT_ONCE:
            raise DENIED

    house.removal_grace = AT_ONCE
    house.cloud = MemoryStore(before=refuse)

    def add(services: Services) -> None:
        if ACCOUNT.name not in [account.name for account in services.accounts.accounts()]:
            house.add_cloud(services)

    stage = start(add)
    box = stage.window.header.library_box
    stage.wait(lambda: box.findText(ACCOUNT.name) >= 0)
    box.setCurrentIndex(box.findText(ACCOUNT.name))
    publish(stage)
    remove(stage, 0)
    stage.wait(lambda: [each.state for each in house.removals.all()] == [RemovalState.FAILED])
    return stage


def test_a_failure_is_shown_with_its_cure_until_it_works(refused: Stage) -> None:
    assert bar_text(refused) == "1 picture removed"
    let_time_pass(refused)
    refused.wait(lambda: "could not be removed" in bar_text(refused))
    assert "A picture could not be removed from “Cloud”: a.jpg." in bar_text(refused)
    assert "Keys… in the window's list of accounts" in bar_text(refused)
    assert "rethumb account add Cloud --role maintenance" in bar_text(refused)

    refused.house.removal_grace = NEVER  # from now on the keys may
    press(refused)

    refused.wait(lambda: refused.house.removals.all() == [])
    refused.wait(lambda: bar_text(refused) == "")
    assert len(refused.house.renditions()) == 2


def test_other_keys_are_enough(refused: Stage) -> None:
    let_time_pass(refused)
    refused.wait(lambda: "could not be removed" in bar_text(refused))
    refused.house.removal_grace = NEVER  # from now on the keys may

    refused.services.accounts.supply_keys(ACCOUNT.name, KEYS, Role.MAINTENANCE)

    refused.wait(lambda: refused.house.removals.all() == [])
    refused.wait(lambda: bar_text(refused) == "")


def test_what_could_not_be_removed_can_be_brought_back(refused: Stage) -> None:
    let_time_pass(refused)
    refused.wait(lambda: "could not be removed" in bar_text(refused))

    press_other(refused)

    refused.wait_said("They are back.")
    assert recorded(refused) == {"a.jpg", "b.jpg", "c.jpg"}
    refused.wait(lambda: bar_text(refused) == "")


def test_what_was_deleted_after_all_is_not_brought_back(refused: Stage) -> None:
    let_time_pass(refused)
    refused.wait(lambda: "could not be removed" in bar_text(refused))
    refused.house.removal_grace = NEVER
    refused.house.cloud.delete(refused.house.removals.all()[0].publication.key)

    press_other(refused)

    refused.wait_said("It was too late")
    assert recorded(refused) == {"b.jpg", "c.jpg"}
    refused.wait(lambda: bar_text(refused) == "")


def test_what_cannot_be_looked_for_stays_a_failure(refused: Stage) -> None:
    let_time_pass(refused)
    refused.wait(lambda: "could not be removed" in bar_text(refused))

    def refuse(operation: str, key: str) -> None:
        raise OFFLINE

    refused.house.cloud._before = refuse

    press_other(refused)

    refused.wait(lambda: "The server cannot be reached." in refused.window.bar.text)
    refused.wait(lambda: "could not be removed" in bar_text(refused))


def without_account(stage: Stage) -> None:
    """Wait for the failure, and remove its account."""
    let_time_pass(stage)
    stage.wait(lambda: "could not be removed" in bar_text(stage))
    stage.services.accounts.remove(ACCOUNT.name)
    stage.wait(lambda: stage.workspace.removals.bar._other.text() == "Forget them")


def test_without_its_account_a_failure_says_what_is_needed_and_comes_back(refused: Stage) -> None:
    without_account(refused)
    refused.wait(lambda: "Add an account named “Cloud” again" in bar_text(refused))

    press(refused)

    refused.wait_said("They are back.")
    assert recorded(refused) == {"a.jpg", "b.jpg", "c.jpg"}


def test_without_its_account_a_failure_can_be_forgotten(refused: Stage) -> None:
    without_account(refused)

    press_other(refused)

    refused.wait(lambda: refused.house.removals.all() == [])
    refused.wait(lambda: bar_text(refused) == "")
    assert recorded(refused) == {"b.jpg", "c.jpg"}


def test_renditions_that_were_chosen_as_such_are_counted_as_such(stage: Stage) -> None:
    removals = [failed(f"{n}", DENIED, sha256=f"{n}" * 64) for n in range(4)]
    stage.workspace.removals._renditions = {("Cloud", f"{n}") for n in range(4)}
    stage.workspace.removals._found(removals)
    assert bar_text(stage).startswith("4 renditions could not be removed.")
    stage.workspace.removals._found(removals[:1])
    assert bar_text(stage).startswith("A rendition could not be removed from “Cloud”: a.jpg.")


def test_undoing_looks_for_what_has_failed_meanwhile(refused: Stage) -> None:
    press(refused)
    refused.wait_said("They are back.")
    assert names(refused) == ["a.jpg", "b.jpg", "c.jpg"]
    assert refused.house.removals.all() == []


def test_a_retry_that_fails_shows_it_again(refused: Stage) -> None:
    let_time_pass(refused)
    refused.wait(lambda: "could not be removed" in bar_text(refused))
    press(refused)
    assert bar_text(refused) == ""
    refused.wait(lambda: "could not be removed" in bar_text(refused))


def test_a_failure_that_was_closed_stays_closed_until_the_next_start(refused: Stage, start: Start) -> None:
    let_time_pass(refused)
    refused.wait(lambda: "could not be removed" in bar_text(refused))
    refused.workspace.removals.bar.close_button.click()
    refused.workspace.removals._follow([])
    refused.workspace.removals._found(refused.house.removals.all())
    assert bar_text(refused) == ""
    stage = start()
    stage.wait(lambda: "a.jpg" in bar_text(stage))


def test_several_failures_are_counted(refused: Stage) -> None:
    remove(refused, 0)
    refused.wait(lambda: len(refused.house.removals.all()) == 2)
    refused.wait(lambda: all(each.error is not None for each in refused.house.removals.all()))
    let_time_pass(refused)
    refused.wait(lambda: bar_text(refused).startswith("2 pictures could not be removed."))


def failed(key: str, error: Fault, name: str = "a.jpg", sha256: str = "a" * 64) -> Removal:
    found = publication(key, library="Cloud", name=name, sha256=sha256)
    return Removal(found, RemovalState.FAILED, A_MOMENT, error.record())


def test_pictures_are_counted_and_not_their_sizes(stage: Stage) -> None:
    stage.workspace.removals._found([failed(f"{n}", DENIED) for n in range(4)])
    assert bar_text(stage).startswith("A picture could not be removed from “Cloud”: a.jpg.")
    stage.workspace.removals._found([failed("1", DENIED), failed("2", DENIED), failed("3", DENIED, sha256="b" * 64)])
    assert bar_text(stage).startswith("2 pictures could not be removed.")


def test_what_is_tried_again_by_itself_says_so(stage: Stage) -> None:
    stage.workspace.removals._found([failed("1", OFFLINE)])
    assert bar_text(stage).endswith("The server cannot be reached. This is tried again by itself.")
    stage.workspace.removals._found([failed("1", OFFLINE), failed("2", DENIED, "b.jpg", "b" * 64)])
    assert bar_text(stage).endswith("These keys may not do this.")

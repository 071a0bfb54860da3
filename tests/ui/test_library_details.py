"""The details of a publication on real services."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

import rethumb_desktop
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.library import Visibility
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.models.wording import plain_tooltip
from rethumb_desktop.ui.panels.library.details import ElidedButton, LibraryDetails
from rethumb_desktop.ui.panels.library.facts import FactLine
from rethumb_desktop.ui.theme.theme import Theme
from tests.fixtures.assembly import ACCOUNT, House
from tests.ui.library_stage import HERE, LibraryStage, open_library


@pytest.fixture
def stage(house: House, bridge: Bridge, theme: Theme, qtbot: QtBot) -> Iterator[LibraryStage]:
    """The panel and its details over one original in three sizes, and one of them in the cloud."""
    with open_library(house, bridge, theme, qtbot, house.add_cloud) as stage:
        stage.publish("cat.jpg", "square/100", "width/320", "exif/all")
        stage.publish("cat.jpg", "square/100", library=ACCOUNT.name)
        stage.wait(lambda: len(stage.names) == 4)
        yield stage


def find(stage: LibraryStage, recipe: str, library: str = HERE) -> Publication:
    (found,) = [each for each in stage.house.publications.page(library=library) if each.recipe == recipe]
    return found


def show(stage: LibraryStage, publication: Publication) -> LibraryDetails:
    details = stage.panel.details
    details.show_publication(publication)
    stage.wait(lambda: bool(details.facts.link.text()))
    return details


def fact(details: LibraryDetails, name: str) -> str:
    found = find_fact(details, name)
    return found.text()


def find_fact(details: LibraryDetails, name: str) -> QLabel | QLineEdit:
    found = details.findChild(QLabel, f"{name}Fact") or details.findChild(QLineEdit, f"{name}Fact")
    assert found is not None
    return found


def siblings(details: LibraryDetails) -> list[ElidedButton]:
    return [each for each in details.findChildren(ElidedButton) if not each.isHidden()]


def test_all_that_is_known_is_told(stage: LibraryStage) -> None:
    published = find(stage, "width/320")
    details = show(stage, published)

    assert fact(details, "recipe") == "Width 320"
    assert fact(details, "canonical") == "width/320"
    assert fact(details, "pixels") == "320 × 240"
    assert fact(details, "type") == "image/jpeg"
    assert fact(details, "library") == HERE
    assert fact(details, "key") == published.key
    assert fact(details, "origin") == str(stage.folder / "cat.jpg")
    assert fact(details, "link") == (stage.house.root / "library" / published.key).as_uri()
    assert details.picture.has_image


def test_a_public_link_is_told_without_asking_the_server(stage: LibraryStage) -> None:
    published = find(stage, "square/100", ACCOUNT.name)
    details = show(stage, published)

    assert fact(details, "link") == f"https://s3.example.com/pics/{published.key}"


@pytest.mark.parametrize(
    ("visibility", "text"),
    [
        (Visibility.PRIVATE, "Made when you copy it: it expires"),
        (Visibility.UNKNOWN, "Made when you copy it"),
    ],
)
def test_a_link_that_needs_keys_is_not_made_to_be_looked_at(
    stage: LibraryStage, visibility: Visibility, text: str
) -> None:
    account = stage.services.accounts.library(ACCOUNT.name).account
    assert account is not None
    # Nobody has agreed to anything: else the next sync finds out.
    stage.house.settings.save_account(replace(account, visibility=visibility, confirmed=False))
    details = show(stage, find(stage, "square/100", ACCOUNT.name))

    assert fact(details, "link") == text


def test_without_its_account_the_rest_is_told(stage: LibraryStage) -> None:
    published = replace(find(stage, "square/100", ACCOUNT.name), library="gone")
    details = show(stage, published)

    assert fact(details, "link") == "There is no library “gone”."
    stage.wait(lambda: not details.copy_button.isEnabled())
    assert details.copy_button.toolTip() == plain_tooltip("There is no library “gone”.")
    assert details.picture.has_image
    assert fact(details, "key") == published.key


def test_metadata_has_neither_picture_nor_pixels(stage: LibraryStage) -> None:
    details = show(stage, find(stage, "exif/all"))

    assert not details.picture.has_image
    assert find_fact(details, "pixels").isHidden()
    assert fact(details, "recipe") == "Metadata as JSON"


def test_an_unknown_original_is_called_unknown(stage: LibraryStage) -> None:
    details = show(stage, replace(find(stage, "width/320"), origin=None))

    assert fact(details, "origin") == "Not known on this computer"


def test_what_else_there_is_leads_to_its_details(stage: LibraryStage) -> None:
    details = show(stage, find(stage, "square/100"))
    stage.wait(lambda: len(siblings(details)) == 2)
    assert {each.accessibleName().partition(" · ")[0] for each in siblings(details)} == {
        "Width 320",
        "Metadata as JSON",
    }
    (wide,) = [each for each in siblings(details) if each.accessibleName().startswith("Width")]
    QTest.keyClick(wide, Qt.Key.Key_Space)
    assert details.publication == find(stage, "width/320")
    stage.wait(lambda: any(each.accessibleName().startswith("Square 100") for each in siblings(details)))


def test_what_else_there_is_follows_a_removal_and_its_undo(stage: LibraryStage) -> None:
    stage.panel.view.go_to(stage.panel.model.rowCount() - 1)
    details = stage.panel.details
    stage.wait(lambda: len(siblings(details)) == 2)
    shown = details.publication
    assert shown is not None
    other = next(each for each in stage.house.publications.page(library=HERE) if each.key != shown.key)

    stage.services.removing.remove(HERE, [other.key])
    stage.wait(lambda: len(siblings(details)) == 1)
    stage.services.removing.undo(HERE, [other.key])
    stage.wait(lambda: len(siblings(details)) == 2)
    assert details.publication == shown

    stage.publish("cat.jpg", "width/200")
    stage.wait(lambda: len(siblings(details)) == 3)


def test_of_several_the_newest_is_shown(stage: LibraryStage) -> None:
    details = stage.panel.details
    for recipe in ("square/100", "exif/all", "width/320"):
        details.show_publication(find(stage, recipe))
    stage.wait(lambda: bool(details.facts.link.text()))
    assert fact(details, "link").endswith(find(stage, "width/320").key)


def test_the_buttons_say_what_is_wanted_of_it(stage: LibraryStage, qtbot: QtBot) -> None:
    published = find(stage, "width/320")
    details, commands = show(stage, published), stage.panel.commands
    left = Qt.MouseButton.LeftButton
    with qtbot.waitSignal(commands.copy_links) as copied:
        QTest.mouseClick(details.copy_button, left)
    with qtbot.waitSignal(commands.open_link) as opened:
        QTest.mouseClick(details.open_button, left)
    with qtbot.waitSignal(commands.show_code) as code:
        QTest.mouseClick(details.code_button, left)
    assert (copied.args, opened.args, code.args) == ([[published]], [published], [published])


def test_buttons_without_words_have_names_and_tips(stage: LibraryStage) -> None:
    buttons = [each for each in stage.window.findChildren(QToolButton) if not each.text() and each.objectName()]
    named = [each for each in buttons if not each.objectName().startswith("qt_")]
    assert len(named) == 5
    assert all(each.accessibleName() and each.toolTip() for each in named)


def test_a_line_that_does_not_fit_ends_in_no_middle_of_a_letter(theme: Theme, qtbot: QtBot) -> None:
    line = FactLine()
    qtbot.addWidget(line)
    line.setText("https://s3.example.com/pics/p/47bshreted6eov2f2v7bmiltpmhvpb2m.jpg")
    line.resize(120, 24)
    assert "…" in line.shown
    line.resize(2000, 24)
    assert line.shown == line.text()


def test_no_widget_has_a_style_sheet_without_a_selector() -> None:
    sources = Path(rethumb_desktop.__file__).parent.rglob("*.py")
    sheets = [
        sheet for file in sources for sheet in re.findall(r'setStyleSheet\(\s*f?"([^"]*)"', file.read_text("utf-8"))
    ]
    assert sheets
    assert [sheet for sheet in sheets if sheet and "{" not in sheet] == []


def test_a_long_line_is_cut_short_and_whole_in_the_tip(theme: Theme, qtbot: QtBot) -> None:
    button = ElidedButton("Exactly 1600 × 1200 · keeps metadata")
    qtbot.addWidget(button)
    button.resize(120, 30)
    button.show()
    assert button.text().endswith("…")
    button.resize(900, 30)
    assert button.text().strip() == button.accessibleName() == "Exactly 1600 × 1200 · keeps metadata"
    assert button.accessibleName() in button.toolTip()

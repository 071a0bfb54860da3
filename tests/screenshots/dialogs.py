"""What there is to see in the dialogs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QDialog, QToolButton, QWidget

from rethumb_desktop.domain.library import Capability, Visibility
from rethumb_desktop.ui.main_window.about import show_about
from rethumb_desktop.ui.panels.accounts.dialog import AccountDialog
from rethumb_desktop.ui.panels.accounts.keys import KeysDialog
from rethumb_desktop.ui.panels.accounts.listing import AccountsDialog
from rethumb_desktop.ui.panels.consent import ConsentDialog
from rethumb_desktop.ui.panels.folders.parting import PartingQuestion
from rethumb_desktop.ui.panels.import_filter import ImportFilterDialog
from rethumb_desktop.ui.panels.link_code import LinkCodeDialog
from rethumb_desktop.ui.panels.removal import RemovalDialog
from tests.fixtures.assembly import KEYS
from tests.screenshots.scenes import Shoot
from tests.screenshots.studio import CLOUD, LONG, Studio, child, rest

LINK = "https://s3.example.com/pics/cards/r1/Yp0y8x3b2WqkqT7m/square/400/mountain-lake.jpg"
FILLED = {"name": "Photos", "endpoint": "https://s3.example.com", "bucket": "pictures"}


def show_dialogs(studio: Studio, shoot: Shoot) -> None:
    """Every dialog over a window with something in it."""
    studio.add_cloud()
    studio.drop_and_wait(studio.sample("IMG_2041.jpg"), studio.sample("IMG_2042.jpg", "still-life.jpg"))
    _show_accounts(studio, shoot)
    _show_questions(studio, shoot)
    _show_others(studio, shoot)


def _show_accounts(studio: Studio, shoot: Shoot) -> None:
    accounts, bridge, theme, window = (
        studio.services.accounts,
        studio.program.bridge,
        studio.program.theme,
        studio.window,
    )
    dialog = AccountDialog(accounts, bridge, theme, window)
    _show(dialog, "account-new", shoot, close=False)
    dialog.save_button.click()
    _show(dialog, "account-complaints", shoot, close=False)
    for name, text in {**FILLED, "key_id": KEYS.key_id, "secret": KEYS.secret}.items():
        dialog.form.fields[name].line.setText(text)
    ended: list[bool] = []
    dialog.connection.ended.connect(lambda: ended.append(True))
    dialog.test_button.click()
    studio.wait(lambda: ended)
    _show(dialog, "account-tested", shoot)
    edited = AccountDialog(accounts, bridge, theme, window, CLOUD)
    more = child(edited, QToolButton, "moreOptionsButton")
    assert isinstance(more, QToolButton)
    edited.open()
    more.setChecked(True)
    _show(edited, "account-edited", shoot)
    _show(AccountsDialog(accounts, bridge, theme, window), "accounts", shoot)
    _show(KeysDialog(CLOUD, accounts, bridge, window), "account-keys", shoot)


def _show_questions(studio: Studio, shoot: Shoot) -> None:
    window = studio.window
    unknown = replace(CLOUD, visibility=Visibility.UNKNOWN, listable=Capability.UNKNOWN)
    known = replace(CLOUD, visibility=Visibility.BUCKET, listable=Capability.YES)
    _show(ConsentDialog(unknown, "3 pictures", lambda: None, window), "consent", shoot)
    _show(
        ConsentDialog(known, "3 pictures and all pictures in 2 folders", lambda: None, window), "consent-public", shoot
    )
    _show(RemovalDialog("2 pictures", ["This computer", CLOUD.name], lambda: None, window), "removal", shoot)
    _show(PartingQuestion(has_tray=True, parent=window), "parting", shoot)
    _show(PartingQuestion(has_tray=False, parent=window), "parting-no-tray", shoot)


def _show_others(studio: Studio, shoot: Shoot) -> None:
    window, bridge = studio.window, studio.program.bridge
    surveying = studio.services.surveying
    sifting = ImportFilterDialog(lambda: surveying.survey([str(studio.folder)]), bridge, window)
    sifting.open()
    studio.wait(lambda: len(sifting._formats) > 0 and sifting._progress.isHidden())
    _show(sifting, "import-filter", shoot)
    _show(LinkCodeDialog(LINK, LONG, studio.program.theme, window, timedelta(days=1)), "link-code", shoot)
    show_about(window)
    about = child(window, QWidget, "aboutDialog")
    shoot("about", about)
    about.close()


def _show(dialog: QDialog, name: str, shoot: Shoot, *, close: bool = True) -> None:
    if not dialog.isVisible():
        dialog.open()
    rest(300)
    shoot(name, dialog)
    if close:
        dialog.close()

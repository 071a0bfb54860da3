"""What the window can be asked to do, from buttons, the menu and the keyboard."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from rethumb_desktop.ui.theme.colours import Tone
from rethumb_desktop.ui.theme.theme import Theme

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Actions:
    """The window's actions; the window connects them."""

    add: QAction
    paste: QAction
    copy: QAction
    pause: QAction
    retry_failed: QAction
    clear_ended: QAction
    accounts: QAction
    about: QAction
    quit: QAction


def make_actions(window: QWidget, theme: Theme) -> Actions:
    """Make the actions, with icons and shortcuts that work everywhere in the window."""
    keys = QKeySequence.StandardKey

    def make(
        name: str,
        text: str,
        icon: str = "",
        shortcut: QKeySequence | QKeySequence.StandardKey | None = None,
        tone: Tone = Tone.PLAIN,
    ) -> QAction:
        action = QAction(text, window)
        action.setObjectName(f"{name}Action")
        # Air between the icon and the words of a button.
        action.setIconText(" " + text.removesuffix("…"))
        if icon:
            theme.dress(action, icon, tone)
        if shortcut is not None:
            action.setShortcut(shortcut)
            shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{text} ({shown})")
        window.addAction(action)
        return action

    return Actions(
        add=make("add", translate("Actions", "Add pictures…"), "image-plus", keys.Open, Tone.ON_ACCENT),
        paste=make("paste", translate("Actions", "Paste"), "clipboard-paste", keys.Paste),
        copy=make("copy", translate("Actions", "Copy links"), "copy", QKeySequence("Ctrl+Shift+C")),
        pause=make("pause", translate("Actions", "Pause"), "pause"),
        retry_failed=make("retryFailed", translate("Actions", "Retry all failed"), "rotate-ccw"),
        clear_ended=make("clearEnded", translate("Actions", "Remove finished pictures from the list"), "x"),
        accounts=make("accounts", translate("Actions", "Accounts…"), "cloud"),
        about=make("about", translate("Actions", "About rethumb desktop"), "info"),
        quit=make("quit", translate("Actions", "Quit"), "", keys.Quit),
    )


def make_menu(actions: Actions, window: QWidget) -> QMenu:
    """Return the menu behind the header's last button."""
    menu = QMenu(window)
    menu.setObjectName("windowMenu")
    menu.addActions([actions.retry_failed, actions.clear_ended])
    menu.addSeparator()
    menu.addAction(actions.accounts)
    menu.addSeparator()
    menu.addActions([actions.about, actions.quit])
    return menu

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
    publish: QAction
    go_to_queue: QAction
    go_to_library: QAction
    go_to_folders: QAction
    go_to_preview: QAction
    go_to_inspector: QAction
    retry_failed: QAction
    clear_ended: QAction
    preferences: QAction
    accounts: QAction
    devices: QAction
    about: QAction
    quit: QAction


def make_actions(window: QWidget, theme: Theme) -> Actions:
    """Make the actions, with icons and shortcuts that work everywhere in the window."""
    keys = QKeySequence.StandardKey

    def make(
        name: str, text: str, icon: str = "", *shortcuts: str | QKeySequence.StandardKey, tone: Tone = Tone.PLAIN
    ) -> QAction:
        action = QAction(text, window)
        action.setObjectName(f"{name}Action")
        action.setIconText(_button_text(text))
        if icon:
            theme.dress(action, icon, tone)
        if there := [key for each in shortcuts if not (key := QKeySequence(each)).isEmpty()]:  # not on each desktop
            action.setShortcuts(there)
            shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{text} ({shown})")
        window.addAction(action)
        return action

    actions = Actions(
        add=make("add", translate("Actions", "Add pictures…"), "image-plus", keys.Open, tone=Tone.ON_ACCENT),
        paste=make("paste", translate("Actions", "Paste"), "clipboard-paste", keys.Paste),
        copy=make("copy", translate("Actions", "Copy links"), "copy", "Ctrl+Shift+C"),
        pause=make("pause", translate("Actions", "Pause"), "pause", "Ctrl+Shift+P"),
        publish=make("publish", translate("Actions", "Publish what waits"), "", "Ctrl+Return", "Ctrl+Enter"),
        go_to_queue=make("goToQueue", translate("Actions", "Go to the queue"), "", "Ctrl+1"),
        go_to_library=make("goToLibrary", translate("Actions", "Go to the library"), "", "Ctrl+2"),
        go_to_folders=make("goToFolders", translate("Actions", "Go to the watched folders"), "", "Ctrl+3"),
        go_to_preview=make("goToPreview", translate("Actions", "Go to the preview"), "", "Ctrl+4"),
        go_to_inspector=make("goToInspector", translate("Actions", "Go to the metadata"), "", "Ctrl+5"),
        retry_failed=make("retryFailed", translate("Actions", "Retry all failed")),
        clear_ended=make("clearEnded", translate("Actions", "Remove finished pictures from the list")),
        preferences=make("preferences", translate("Actions", "Preferences…"), "", "Ctrl+,"),
        accounts=make("accounts", translate("Actions", "Accounts…")),
        devices=make("devices", translate("Actions", "Devices…"), "", "Ctrl+Shift+D"),
        about=make("about", translate("Actions", "About rethumb desktop")),
        quit=make("quit", translate("Actions", "Quit"), "", keys.Quit),
    )
    show_paused(actions.pause, theme, paused=False)
    return actions


def show_paused(pause: QAction, theme: Theme, *, paused: bool) -> None:
    """Turn the action that pauses the queue into the one that has it go on, or back."""
    text = translate("Actions", "Go on") if paused else translate("Actions", "Pause")
    tip = translate("Actions", "Publish what waits") if paused else translate("Actions", "Begin no further picture")
    pause.setText(text)
    pause.setIconText(_button_text(text))
    shown = pause.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    pause.setToolTip(f"{text}: {tip} ({shown})")
    theme.dress(pause, "play" if paused else "pause")


def make_menu(actions: Actions, theme: Theme, window: QWidget) -> QMenu:
    """Return the menu behind the header's last button; its actions are dressed when it is shown."""
    menu = QMenu(window)
    menu.setObjectName("windowMenu")
    menu.addActions([actions.publish, actions.retry_failed, actions.clear_ended])
    menu.addSeparator()
    menu.addActions([actions.go_to_queue, actions.go_to_library, actions.go_to_folders])
    menu.addActions([actions.go_to_preview, actions.go_to_inspector])
    menu.addSeparator()
    menu.addActions([actions.accounts, actions.devices, actions.preferences])
    menu.addSeparator()
    menu.addActions([actions.about, actions.quit])
    icons = {
        actions.publish: "cloud-upload",
        actions.go_to_queue: "list",
        actions.go_to_library: "layout-grid",
        actions.go_to_folders: "folder-sync",
        actions.go_to_preview: "image",
        actions.go_to_inspector: "tags",
        actions.retry_failed: "rotate-ccw",
        actions.clear_ended: "x",
        actions.accounts: "cloud",
        actions.devices: "monitor-smartphone",
        actions.preferences: "sliders-horizontal",
        actions.about: "info",
    }

    def dress() -> None:
        for action, icon in icons.items():
            theme.dress(action, icon)

    menu.aboutToShow.connect(dress)
    return menu


def _button_text(text: str) -> str:
    """Return an action's text for a button, with air between it and the icon."""
    return " " + text.removesuffix("…")

"""The style sheet: only what the palette and the Fusion style cannot say."""

from __future__ import annotations

from string import Template

from rethumb_desktop.ui.theme.colours import Colours

_SHEET = Template("""
QToolTip { color: $text; background: $raised; border: 1px solid $line; padding: 4px 6px; }

#header { background: $window; border-bottom: 1px solid $line; }
#footer { background: $window; border-top: 1px solid $line; }
#sidePanel, #emptyState { background: $window; }
#queueView { background: $base; border: none; outline: none; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
#consentDialog #qt_msgbox_informativelabel { min-width: 28em; }

QLabel[quiet="true"] { color: $quiet; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="warning"] { color: $warning; }
QLabel[tone="bad"] { color: $bad; }

#header QToolButton, #footer QToolButton, #messageBar QToolButton, QToolButton[flat="true"] {
  border: 1px solid transparent; border-radius: 6px; padding: 5px 8px; background: transparent; color: $text;
}
#header QToolButton:hover, #footer QToolButton:hover, QToolButton[flat="true"]:hover { background: $hover; }
#messageBar QToolButton:hover { background: $hover; }
#header QToolButton:pressed, QToolButton[flat="true"]:pressed { background: $selected; }
#header QToolButton:checked, QToolButton[flat="true"]:checked { background: $selected; border-color: $accent; }
#header QToolButton:focus, #footer QToolButton:focus, #messageBar QToolButton:focus,
QToolButton[flat="true"]:focus { border-color: $accent; }
#header QToolButton:disabled, #footer QToolButton:disabled { color: $faint; }
#footer QToolButton { border-color: $edge; padding: 3px 8px; }
#header QToolButton::menu-indicator { image: none; }
#header QToolButton#addButton { background: $accent; color: $on_accent; padding: 6px 12px; }
#header QToolButton#addButton:hover { background: $accent_hover; }
#header QToolButton#addButton:focus { border-color: $text; }
#header QToolButton#copyButton { border-top-right-radius: 0; border-bottom-right-radius: 0; }

#heldBar QPushButton#publishHeldButton {
  background: $accent; color: $on_accent; border: 1px solid $accent; border-radius: 6px; padding: 6px 14px;
}
#heldBar QPushButton#publishHeldButton:hover { background: $accent_hover; }
#heldBar QPushButton#publishHeldButton:focus { border-color: $text; }
#heldBar QPushButton#publishHeldButton:disabled { background: transparent; color: $faint; border-color: $edge; }

#messageBar { background: $notice; border-bottom: 1px solid $line; }
#pane { background: $base; border: 1px solid $line; border-radius: 8px; }

QTabBar { background: $window; outline: none; }
QTabBar::tab {
  color: $quiet; background: transparent; border: 2px solid transparent;
  padding: 7px 12px 8px 12px;
}
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected:focus { color: $accent_text; background: $selected; border-color: $accent; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }

QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; margin: 0; }
QScrollBar:horizontal { height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $quiet; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

#accountList, #profileList, #presetList, #sizeList, #folderHistory {
  background: $base; border: 1px solid $line; border-radius: 8px; padding: 4px;
}
#accountList::item, #profileList::item, #presetList::item, #sizeList::item { padding: 6px; border-radius: 6px; }
#folderView { background: $base; border: none; outline: none; }
#accountList::item:selected, #profileList::item:selected, #presetList::item:selected, #sizeList::item:selected {
  background: $selected; color: $text;
}
QScrollArea[page="true"], QScrollArea[page="true"] > QWidget > QWidget { background: $window; }
QToolButton[bordered="true"] {
  border: 1px solid $edge; border-radius: 6px; padding: 3px 8px; background: $raised; color: $text;
}
QToolButton[bordered="true"]:hover { background: $hover; }
QToolButton[bordered="true"]:pressed { background: $selected; }
QToolButton[bordered="true"]:focus { border-color: $accent; background: $selected; }

#pageList { background: $base; border: none; padding: 10px 8px; outline: none; }
#pageList::item { padding: 8px 10px; border: 1px solid transparent; border-radius: 6px; color: $text; }
#pageList::item:hover { background: $hover; }
#pageList::item:selected { background: $selected; color: $text; }
#pageList::item:focus { border-color: $accent; }

#firstStart { background: $raised; border: 1px solid $line; border-radius: 12px; }

#accountDialog QScrollArea, #accountDialog QScrollArea > QWidget > QWidget { background: $window; }

QTreeView#metadataTree, QTreeView#disclosureTree { background: $base; border-top: 1px solid $line; }
QTreeView#metadataTree::item, QTreeView#disclosureTree::item { padding: 3px 4px; }
QToolButton[flat="true"]::menu-indicator { image: none; }

QHeaderView::section {
  background: $window; color: $quiet; border: none; border-bottom: 1px solid $line; padding: 4px 8px;
}

#footer QProgressBar { border: none; border-radius: 3px; background: $line; }
#footer QProgressBar::chunk { border-radius: 3px; background: $accent; }
""")


def make_style_sheet(colours: Colours, faint: str, accent_hover: str) -> str:
    """Return the style sheet of a scheme; `faint` is the colour of what cannot be used now."""
    return _SHEET.substitute({**vars(colours), "faint": faint, "accent_hover": accent_hover})

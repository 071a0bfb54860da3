"""The table of keys in the documentation, held against the program."""

from __future__ import annotations

import re

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tests.fixtures.programs import PROJECT
from tests.ui.conftest import Stage
from tests.ui.scenes import SCENES, furnish

TABLE = PROJECT / "docs" / "keyboard.md"
ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def documented() -> dict[str, set[str]]:
    """The keys of the first table, each with what it does."""
    first = TABLE.read_text(encoding="utf-8").split("## ")[1]
    keys: dict[str, set[str]] = {}
    for _, key, what in ROW.findall(first)[1:]:
        keys.setdefault(key.strip("`"), set()).add(what)
    return keys


def shortcuts(top: QWidget) -> dict[str, set[str]]:
    """The keys that are bound in a window, with the texts of those that belong to actions."""
    found: dict[str, set[str]] = {}
    for action in top.findChildren(QAction):
        for key in action.shortcuts()[:1]:
            if not action.objectName().startswith("_q_"):
                found.setdefault(_tell(key), set()).add(action.text().removesuffix("…"))
    for shortcut in top.findChildren(QShortcut):
        found.setdefault(_tell(shortcut.key()), set())
    return found


def _tell(key: QKeySequence) -> str:
    if key == QKeySequence(QKeySequence.StandardKey.Close):
        return "Ctrl+W"  # where the tests run it is another one
    return key.toString(QKeySequence.SequenceFormat.PortableText)


def test_every_key_is_in_the_table_and_every_key_of_the_table_is_bound(stage: Stage) -> None:
    furnish(stage)
    bound: dict[str, set[str]] = {}
    for scene in ("queue", "inspector", "library", "preferences presets"):
        for key, texts in shortcuts(SCENES[scene](stage)).items():
            bound.setdefault(key, set()).update(texts)
    table = documented()
    # Only some desktops have a key to quit, and those without a screen have not.
    assert set(bound) | {"Ctrl+Q"} == set(table)
    untold = {key: texts - table[key] for key, texts in bound.items() if texts - table[key]}
    assert untold == {}

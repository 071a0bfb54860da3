"""What a screen reader is told about everything that can be used: a name, what it is, and what else helps."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget

from tests.ui.conftest import Stage
from tests.ui.scenes import EVERY_SCENE, Scene, visit
from tests.ui.walking import tell, walk

Role, Text = QAccessible.Role, QAccessible.Text
#: What says nothing about what can be done with a thing.
VAGUE = {Role.NoRole, Role.Client, Role.Window, Role.Pane, Role.Border, Role.StaticText}


def used(top: QWidget) -> list[QWidget]:
    """What can be come to by Tab, and what can be pressed."""
    buttons = [one for one in top.findChildren(QAbstractButton) if one.window() is top and one.isVisible()]
    return list(dict.fromkeys([*walk(top), *buttons]))


def faults(widget: QWidget) -> Iterator[str]:
    told = QAccessible.queryAccessibleInterface(widget)
    name = name_of(widget, told)
    if not name.strip():
        yield "no name"
    for text in (name, told.text(Text.Description)):
        if text != text.strip() or "<" in text:
            yield f"said as {text!r}"
    if told.role() in VAGUE:
        yield f"said to be a {told.role().name}"


def name_of(widget: QWidget, told: QAccessibleInterface) -> str:
    """The name; on Linux that of a chooser is what is chosen, and its label has its name."""
    if not isinstance(widget, QComboBox):
        return told.text(Text.Name)
    labels = [one for one, flag in told.relations(QAccessible.RelationFlag.Label)]
    return " ".join(one.text(Text.Name) for one in labels)


@EVERY_SCENE
def test_everything_has_a_name_and_a_role(stage: Stage, scene: Scene) -> None:
    top = visit(stage, scene)
    wrong = [f"{tell(widget)}: {fault}" for widget in used(top) for fault in faults(widget)]
    assert not wrong, wrong

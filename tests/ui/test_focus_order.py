"""The way of the keyboard through every page and dialog: all of it, in the order of reading, and back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid

from rethumb_desktop.ui.theme.colours import DARK, LIGHT
from tests.ui.conftest import Stage
from tests.ui.scenes import EVERY_DIALOG, EVERY_SCENE, Scene, dress, visit
from tests.ui.walking import from_top, marked_pixels, missed, out_of_order, tell, walk

#: So many pixels at least have to tell where the keyboard is: two sides of a small button.
_ENOUGH = 30


@EVERY_SCENE
def test_tab_goes_everywhere_as_one_reads_and_back(stage: Stage, scene: Scene) -> None:
    top = visit(stage, scene)
    stops = walk(top)
    assert missed(top, stops) == []
    back = walk(top, back=True)
    first = back.index(stops[0])
    assert [tell(stop) for stop in reversed(back[first + 1 :] + back[: first + 1])] == [tell(stop) for stop in stops]
    assert out_of_order(from_top(stops, top), top) == []


@EVERY_SCENE
def test_it_is_seen_where_the_keyboard_is(stage: Stage, scene: Scene) -> None:
    top = visit(stage, scene)
    for colours in (LIGHT, DARK):
        dress(stage, colours)
        unseen = [f"{tell(stop)}: {number} pixels" for stop, number in marked_pixels(top) if number < _ENOUGH]
        assert not unseen, unseen


@EVERY_DIALOG
def test_escape_closes_a_dialog(stage: Stage, scene: Scene) -> None:
    top = visit(stage, scene)
    focused = top.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    stage.wait(lambda: not isValid(top) or not top.isVisible())

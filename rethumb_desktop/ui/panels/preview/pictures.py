"""The pictures of the preview: side by side or split, at the same zoom, with the crop frame."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from rethumb_desktop.domain.geometry import Crop
from rethumb_desktop.domain.recipe import Size
from rethumb_desktop.ui.panels.preview.cropping import centre_of
from rethumb_desktop.ui.panels.preview.pane import Pane, SplitPane
from rethumb_desktop.ui.widgets.crop_frame import CropFrame
from rethumb_desktop.ui.widgets.layer import Layer, Wanted
from rethumb_desktop.ui.widgets.picture_view import PictureView
from rethumb_desktop.ui.widgets.steering import Steering
from rethumb_desktop.ui.widgets.viewport import Viewport

_ZOOM_STEP = 1.25
_GAP = 8
_PANE_LINES = 3  # about as high as what a pane has around its picture
_WORTH_TURNING = 1.2  # so much larger the picture must become: a note that comes and goes must not turn the panes


class Pictures(QWidget):
    """Shows an original and its result as two layers of one scene, whose unit is a pixel of the upright original.

    `looked` tells that something else of them is seen, or in another size.
    """

    looked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._original, self._result = Layer(), Layer()
        self._begins_actual = False
        self.viewport = Viewport(self)
        titles = self.tr("Original"), self.tr("Result")
        self.original = Pane(titles[0], "originalPane", self.viewport, self._original)
        self.result = Pane(titles[1], "resultPane", self.viewport, self._result)
        self.split = SplitPane(titles, self.viewport, (self._original, self._result))
        self.result.view.outside_text = self.tr("The crop leaves this part out.")
        self._steerings = {view: Steering(view, self.viewport) for view in self._views}
        self.frames = [self._make_frame(view, name) for view, name in self._framed]
        self._side_by_side = QWidget()
        self._panes = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._side_by_side)
        self._panes.setContentsMargins(0, 0, 0, 0)
        self._panes.setSpacing(_GAP)
        self._panes.addWidget(self.original, 1)
        self._panes.addWidget(self.result, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._side_by_side)
        layout.addWidget(self.split)
        self.split.hide()
        for view in self._views:
            view.moved.connect(self.looked)

    # What is shown

    def clear(self) -> None:
        """Show nothing; the next picture is looked at as this one was, all of it or at 100 %."""
        self._begins_actual = self.at_actual
        self.viewport.fit()
        self.say_original("")
        self.say_result("")

    def show_split(self, split: bool) -> None:
        """Show both in one view, or each in its own."""
        self.split.setVisible(split)
        self._side_by_side.setVisible(not split)
        self.looked.emit()

    def show_original(self, image: QImage, size: QSize) -> None:
        """Show an original that was reduced from one of this size."""
        self._original.show_image(image, size)
        self._turn()
        self._arranged()

    def show_result(self, image: QImage, size: QSize, crop: QRectF) -> None:
        """Show a result that has so many pixels, over the part of the original that it was made from."""
        # One with other proportions shows them: it is as wide as that part, and lies on its middle.
        place = QRectF(0, 0, crop.width(), crop.width() * size.height() / size.width())
        place.moveCenter(crop.center())
        self._result.show_image(image, size, place)
        self._arranged()

    def show_original_part(self, image: QImage, part: QRect) -> None:
        """Show a part of the original, in its own pixels, with more of them."""
        self._original.show_part(image, part)
        self._refresh()

    def show_result_part(self, image: QImage, part: QRect) -> None:
        """Show a part of the result, in its own pixels, with more of them."""
        self._result.show_part(image, part)
        self._refresh()

    def say_original(self, text: str) -> None:
        """Show a sentence in place of the original."""
        self.describe_original("")
        self._original.show_text(text)
        self.mark_crop(None)

    def say_result(self, text: str) -> None:
        """Show a sentence in place of the result."""
        self.describe_result("")
        self._result.show_text(text)
        self._arranged()

    def describe_original(self, facts: str) -> None:
        """Show the facts of the original."""
        self.original.describe(facts)
        self.split.original.describe(facts)
        self.split.describe_view()

    def describe_result(self, facts: str, extra: str = "", *, good: bool = True) -> None:
        """Show the facts of the result, and good news or a warning beside its title."""
        self.result.describe(facts, extra, good=good)
        self.split.result.describe(facts, extra, good=good)
        self.split.describe_view()

    def mark_crop(self, crop: Crop | None) -> None:
        """Put the frame around a part of the original, once that is there."""
        size = self._original.size
        if crop is None or not self._original.has_picture:
            self._set_crop(None)
            return
        width, height = size.width(), size.height()
        self._set_crop(QRectF(crop.left / width, crop.top / height, crop.width / width, crop.height / height))
        text = self.tr(
            "Its middle is at {x} % of the width and {y} % of the height. "
            "Arrow keys move it, with Shift in larger steps; Home centres it."
        )
        across, down = centre_of(crop, Size(width, height))
        for frame in self.frames:
            frame.setAccessibleDescription(text.replace("{x}", str(across)).replace("{y}", str(down)))

    # How it is seen

    @property
    def has_original(self) -> bool:
        return self._original.has_picture

    @property
    def has_result(self) -> bool:
        return self._result.has_picture

    @property
    def has_frame(self) -> bool:
        """Whether a crop leaves out something of the original."""
        return self.original.view.crop is not None

    @property
    def result_size(self) -> QSize:
        return self._result.size

    @property
    def result_crop(self) -> QRectF:
        """The part of the scene that the result lies on."""
        return self._result.place

    @property
    def percent(self) -> int:
        """How large the pixels of the result (without one, of the original) are on the screen."""
        return round(100 * self._main.scale() / self.viewport.actual)

    def room(self) -> QSizeF:
        """Return the place for one picture, in pixels of the screen."""
        return QSizeF(self._shown(self.original.view).size()) * self.devicePixelRatioF()

    @property
    def at_actual(self) -> bool:
        """Whether pictures are looked at in 100 %, and not whole."""
        return self.viewport.at_actual if self.has_original else self._begins_actual

    def begin_actual(self, actual: bool) -> None:
        """Have the next picture looked at in 100 %, or whole."""
        self._begins_actual = actual

    def focus_frame(self) -> None:
        """Put the keyboard into the crop frame, where there is one to be seen."""
        frame = next((frame for frame in self.frames if frame.isVisible()), None)
        if frame is not None:
            frame.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def zoom_in(self) -> None:
        self._steerings[self._main].zoom(_ZOOM_STEP)

    def zoom_out(self) -> None:
        self._steerings[self._main].zoom(1 / _ZOOM_STEP)

    def show_actual(self) -> None:
        """Show a pixel of the result as a pixel of the screen."""
        self._steerings[self._main].show_actual()

    def wanted_of_original(self) -> Wanted | None:
        """Return what is seen of the original with too few pixels."""
        view = self._shown(self.original.view)
        return self._original.wanted(view.rect_of(self._original), QRectF(view.rect()), view.devicePixelRatioF())

    def wanted_of_result(self) -> Wanted | None:
        """Return what is seen of the result with too few pixels."""
        view = self._shown(self.result.view)
        return self._result.wanted(view.rect_of(self._result), QRectF(view.rect()), view.devicePixelRatioF())

    # Parts

    @property
    def _views(self) -> list[PictureView]:
        return [self.original.view, self.result.view, self.split.view]

    @property
    def _framed(self) -> list[tuple[PictureView, str]]:
        return [(self.original.view, "cropFrame"), (self.split.view, "splitCropFrame")]

    @property
    def _main(self) -> PictureView:
        """The view that the buttons for the zoom are about."""
        return self._shown(self.result.view if self._result.has_picture else self.original.view)

    def _shown(self, view: PictureView) -> PictureView:
        """Return the view itself, or the split one that is shown in its stead."""
        return view if self.split.isHidden() else self.split.view

    def _set_crop(self, crop: QRectF | None) -> None:
        for view, _ in self._framed:
            view.set_crop(crop)

    def _make_frame(self, view: PictureView, name: str) -> CropFrame:
        frame = CropFrame(view)
        frame.setObjectName(name)
        frame.setAccessibleName(self.tr("Crop frame"))
        return frame

    def _arranged(self) -> None:
        """Count 100 % by what there is, and paint."""
        layer, ratio = self._result if self._result.has_picture else self._original, self.devicePixelRatioF()
        if layer.has_picture:
            self.viewport.set_actual(layer.size.width() / layer.place.width() / ratio, ratio)
            if self._begins_actual:
                self._begins_actual = False
                self.show_actual()
        self._refresh()

    def _refresh(self) -> None:
        for view in self._views:
            view.refresh()

    def _turn(self) -> None:
        """Put the panes beside each other, or one above the other, whichever shows the picture larger."""
        if not self.has_original:
            return
        room, size = self.size(), self._original.size
        around = self.fontMetrics().height() * _PANE_LINES
        beside = _scale(size, (room.width() - _GAP) / 2, room.height() - around)
        above = _scale(size, room.width(), (room.height() - _GAP) / 2 - around)
        directions = QBoxLayout.Direction
        if self._panes.direction() is directions.LeftToRight:
            beside *= _WORTH_TURNING
        else:
            above *= _WORTH_TURNING
        self._panes.setDirection(directions.LeftToRight if beside > above else directions.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()


def _scale(size: QSize, width: float, height: float) -> float:
    """Return how large a picture of a size is seen in a room."""
    return min(width / max(1, size.width()), height / max(1, size.height()))

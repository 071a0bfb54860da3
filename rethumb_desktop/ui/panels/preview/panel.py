"""The preview: the original and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QStackedLayout, QVBoxLayout, QWidget

from rethumb_desktop.domain.cropping import Shape
from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.job import Job
from rethumb_desktop.domain.recipe import Size
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.language.service_texts import translate_service
from rethumb_desktop.ui.models.wording import (
    DOT,
    describe_bytes,
    describe_growth,
    describe_original,
    describe_saving,
    describe_size,
    describe_stretch,
    display_name,
)
from rethumb_desktop.ui.panels.preview.controls import ModeButtons, ToolRow, ZoomButtons
from rethumb_desktop.ui.panels.preview.crop_bar import CropBar
from rethumb_desktop.ui.panels.preview.crop_choice import CropChoice
from rethumb_desktop.ui.panels.preview.cropper import Change, Cropper, PlainOf
from rethumb_desktop.ui.panels.preview.loader import Asked, LoadedOriginal, LoadedPart, LoadedResult, Loader
from rethumb_desktop.ui.panels.preview.pictures import Pictures
from rethumb_desktop.ui.panels.preview.recipe_choice import RecipeChoice
from rethumb_desktop.ui.panels.preview.waiting import Waiting
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from rethumb_desktop.services.previewing import Preview, Previewing

#: How long the panel waits before it begins, so that walking through the list costs nothing.
SETTLE_MS = 60
_SPLIT, _ACTUAL = b"split", b"actual"
_STEP = 128  # pictures are asked for in boxes that grow by so many pixels
_WHOLE_SIDE = 2560  # results up to this are had whole by those who look closer, larger ones in parts


class PreviewPanel(QWidget):
    """Shows a job's original with the part a crop keeps, and the result of one of its recipes.

    The result is the encoder's real output. Of several requests only the newest is shown. `crop_changed` and
    `publish_again` carry a tuple of jobs and the Cropping they are to have: see Cropper.
    """

    crop_changed = Signal(object, object)
    publish_again = Signal(object, object)

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("previewPanel")
        self._asked = self._asked_result = Size(1, 1)
        self._settle = _timer(self, SETTLE_MS, self._ask)
        self._closer = _timer(self, SETTLE_MS, self._look_closer)
        self._name = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self.modes, self.zoom = ModeButtons(theme), ZoomButtons(theme)
        self.recipes = RecipeChoice()
        self.pictures = Pictures()
        self._waiting = Waiting(self.pictures)
        self.original, self.result = self.pictures.original, self.pictures.result
        self.crop_choice, self.bar = CropChoice(theme), CropBar(theme)
        self._notes = _warning_label("previewNotes")
        self._nothing = _quiet_label("previewNothing", self.tr("Here you see a picture\nand what becomes of it."))
        self.cropper = Cropper(self.pictures.frames, self.bar, self)
        self._loader = Loader(bridge, self)
        self._tools = ToolRow(self.recipes, self.crop_choice, self.zoom)
        self._stack = QStackedLayout(self)
        self._arrange()
        self._connect()
        self._clear()

    def serve(self, previewing: Previewing) -> None:
        """Begin to show pictures: the services are there."""
        self._loader.serve(previewing)
        self._settle.start()

    def know_plain(self, plain_of: PlainOf) -> None:
        """Learn what tells of a job which recipes it had before a person cropped them."""
        self.cropper.plain_of = plain_of

    def state(self) -> QByteArray:
        """Return how pictures are looked at, for `restore_state` of a later start."""
        words = [_SPLIT] * self.modes.split_button.isChecked() + [_ACTUAL] * self.pictures.at_actual
        return QByteArray(b" ".join(words))

    def restore_state(self, state: QByteArray) -> None:
        """Have pictures looked at as `state` tells."""
        words = bytes(state.data()).split()
        self.modes.choose(split=_SPLIT in words)
        self.pictures.begin_actual(_ACTUAL in words)

    def show_job(self, job: Job | None, selected: Sequence[Job] = ()) -> None:
        """Show a job, one of those that are selected, or that none is chosen.

        A job that only moved on, or got the focus that was moved here, is not decoded again.
        """
        match self.cropper.show_job(job, selected):
            case Change.PICTURE:
                self._stack.setCurrentIndex(0 if job is None else 1)
                self._name.setText(display_name(job.source) if job else "")
                self._offer_recipes(0)
                self._clear()
                if job is not None:
                    self._settle.start()
            case Change.RECIPES:
                self._offer_recipes(self.recipes.currentIndex())
                self._ask_result()

    def read_again(self) -> None:
        """Show the picture as it is now: its file was written since."""
        if self.cropper.job is not None:
            self._settle.start()

    def settle_crop(self) -> None:
        """Tell at once of a crop that is being moved by keys: what comes next needs it."""
        self.cropper.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        box = self._box()
        if self.cropper.job is not None and (box.width > self._asked.width or box.height > self._asked.height):
            self._settle.start()

    # Asking

    def _ask(self) -> None:
        asked = self._what()
        if asked is None or not self._loader.serving:
            return
        box = self._asked = self._box()
        self._waiting.for_original()
        self._loader.load_original(asked, box)
        self._ask_result()

    def _ask_result(self) -> None:
        asked = self._what()
        if asked is None or not self._loader.serving:
            return
        self._mark_crop()
        self._waiting.for_result(none=asked.recipe.exif)
        if asked.recipe.exif:
            self._loader.drop_result()
            self.pictures.say_result(self.tr("This recipe makes the metadata as JSON: see the Inspector."))
            return
        self._asked_result = self._result_box()
        self._loader.load_result(asked, self._asked_result)

    def _follow_crop(self) -> None:
        """Show the crop where it is now, and have its result made."""
        self._mark_crop()
        asked = self._what()
        if asked is not None:
            self._asked_result = self._result_box()
            self._loader.follow(asked, self._asked_result)

    def _look_closer(self) -> None:
        """Have more pixels of what is seen with too few."""
        asked = self._what()
        if asked is None:
            return
        wanted = self.pictures.wanted_of_original()
        if wanted is not None:
            self._loader.load_original_part(asked, wanted)
        wanted = self.pictures.wanted_of_result()
        if wanted is None:
            return
        box = self._result_box()
        if box != self._asked_result:
            self._asked_result = box
            self._loader.follow(asked, box)
        else:
            self._loader.load_result_part(asked, wanted)

    def _what(self) -> Asked | None:
        job, recipe = self.cropper.job, self.cropper.recipe
        return Asked(job.source, recipe, self.cropper.recipes) if job is not None and recipe is not None else None

    def _box(self) -> Size:
        room = self.pictures.room()

        def grown(length: float) -> int:
            return max(1, -(-round(length) // _STEP)) * _STEP

        return Size(grown(room.width()), grown(room.height()))

    def _result_box(self) -> Size:
        """Return a box for what fits; for those who look closer, for all of the result if it is not too large."""
        size = self.pictures.result_size
        if self.pictures.viewport.fitted or max(size.width(), size.height()) > _WHOLE_SIDE:
            return self._asked
        return Size(max(self._asked.width, size.width()), max(self._asked.height, size.height()))

    # Showing

    def _show_original(self, loaded: LoadedOriginal) -> None:
        self.pictures.show_original(loaded.image, loaded.size)
        self.cropper.know_size(Size(loaded.size.width(), loaded.size.height()))
        self._mark_crop()
        job = self.cropper.job
        if job is not None and job.original is not None:
            self.pictures.describe_original(describe_original(job.original))
        elif not self.original.facts:
            # The result, which knows more of the original, may have come before.
            self.pictures.describe_original(describe_size(loaded.size.width(), loaded.size.height()))
        self._waiting.original_came()
        self._tell_zoom()

    def _show_result(self, loaded: LoadedResult) -> None:
        preview = loaded.preview
        self._waiting.result_came()
        self.cropper.know_size(Size(preview.original.width, preview.original.height))
        self.cropper.know_found(preview.focus)
        self._mark_crop()
        pixels, crop = preview.pixels, preview.plan.crop
        kept = QRectF(crop.left, crop.top, crop.width, crop.height)
        self.pictures.show_result(loaded.image, QSize(pixels.full_width, pixels.full_height), kept)
        growth = describe_growth(preview.bytes, preview.original_bytes)
        saving = describe_saving(preview.bytes, preview.original_bytes)
        self.pictures.describe_result(_describe_result(preview), growth or saving, good=not growth)
        self.pictures.describe_original(describe_original(preview.original))
        moving = self.tr("It moves; the preview shows the first picture of it.") if preview.frames > 1 else ""
        self._tell([describe_stretch(preview.recipe, preview.plan), *map(translate_service, preview.notes), moving])
        self._tell_zoom()

    def _show_original_part(self, loaded: LoadedPart) -> None:
        self.pictures.show_original_part(loaded.image, loaded.part)

    def _show_result_part(self, loaded: LoadedPart) -> None:
        self.pictures.show_result_part(loaded.image, loaded.part)

    def _mark_crop(self) -> None:
        """Mark what the recipe keeps of the original, where that is known: with `focus/auto` the result tells."""
        self.pictures.mark_crop(self.cropper.crop)
        self._tell_crop_choice()

    def _tell_crop_choice(self) -> None:
        """Offer what can be done about the crop of the recipe that is looked at."""
        cropper, choice = self.cropper, self.crop_choice
        recipe = cropper.recipe
        if recipe is None or recipe.exif or not self.pictures.has_original:
            choice.offer_nothing()
        elif cropper.takes_shapes:
            choice.offer_shapes(cropper.shape)
        else:
            choice.offer_frame(there=self.pictures.has_frame)
        self._tools.make_room()

    def _original_failed(self, fault: Fault) -> None:
        self._waiting.original_failed(fault)
        self._tell_crop_choice()
        self._tell_zoom()

    def _result_failed(self, fault: Fault) -> None:
        self._tell([])
        self._waiting.result_failed(fault)

    def _tell(self, notes: list[str]) -> None:
        self._notes.setText("\n".join(note for note in notes if note))
        self._notes.setVisible(bool(self._notes.text()))

    def _tell_zoom(self) -> None:
        pictures = self.pictures
        self.zoom.setEnabled(pictures.has_original)
        if pictures.has_original:
            self.zoom.show_zoom(pictures.percent, fitted=pictures.viewport.fitted)
        elif self._waiting.failed:
            self.zoom.show_no_zoom()

    def _fit(self) -> None:
        self.pictures.viewport.fit()
        self._tell_zoom()  # a button that is pressed again stays pressed

    def _looked(self) -> None:
        self._tell_zoom()
        self._closer.start()

    def _clear(self) -> None:
        self._loader.drop()
        self._waiting.drop()
        self.pictures.clear()
        self._tell_crop_choice()
        self._tell([])

    def _offer_recipes(self, chosen: int) -> None:
        self.recipes.offer(self.cropper.recipes, chosen)
        self.cropper.choose(self.recipes.currentIndex())

    def _shape_chosen(self, shape: Shape) -> None:
        self.cropper.choose_shape(shape)
        self.pictures.focus_frame()

    def _recipe_chosen(self) -> None:
        self.cropper.choose(self.recipes.currentIndex())
        self._ask_result()

    # Parts

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._name, 1)
        top.addWidget(self.modes)
        body = QWidget()
        # The panel may be narrower than its buttons would like: some give way then.
        self._stack.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(body)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._tools)
        layout.addWidget(self.pictures, 1)
        layout.addWidget(self.bar)
        layout.addWidget(self._notes)

    def _connect(self) -> None:
        loader, pictures, zoom, cropper = self._loader, self.pictures, self.zoom, self.cropper
        self.recipes.currentIndexChanged.connect(self._recipe_chosen)
        loader.original_came.connect(self._show_original)
        loader.original_failed.connect(self._original_failed)
        loader.result_came.connect(self._show_result)
        loader.result_failed.connect(self._result_failed)
        loader.original_part_came.connect(self._show_original_part)
        loader.result_part_came.connect(self._show_result_part)
        cropper.moved.connect(self._follow_crop)
        cropper.reshaped.connect(lambda: self._offer_recipes(cropper.row))
        cropper.crop_changed.connect(self.crop_changed)
        cropper.publish_again.connect(self.publish_again)
        self.crop_choice.shape_chosen.connect(self._shape_chosen)
        self.crop_choice.frame_wanted.connect(pictures.focus_frame)
        self.modes.split_chosen.connect(pictures.show_split)
        zoom.smaller.clicked.connect(pictures.zoom_out)
        zoom.larger.clicked.connect(pictures.zoom_in)
        zoom.actual.clicked.connect(pictures.show_actual)
        zoom.fit.clicked.connect(self._fit)
        pictures.looked.connect(self._looked)


def _describe_result(preview: Preview) -> str:
    size = describe_size(preview.pixels.full_width, preview.pixels.full_height)
    return DOT.join((size, describe_bytes(preview.bytes), preview.mime.removeprefix("image/").upper()))


def _quiet_label(name: str, text: str) -> QLabel:
    """Return what stands there where no picture is chosen."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setProperty("quiet", True)
    return label


def _warning_label(name: str) -> QLabel:
    """Return what stands below the pictures where there is something to be said about the result."""
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("tone", "warning")
    label.hide()
    return label


def _timer(parent: QWidget, milliseconds: int, act: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer

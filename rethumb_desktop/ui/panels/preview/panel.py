"""The preview: the original and what becomes of it, side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.geometry import Crop, plan
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.recipe import AUTO_FOCUS, Recipe, Size
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.models.pixels import make_image
from rethumb_desktop.ui.models.wording import (
    DOT,
    describe_bytes,
    describe_growth,
    describe_original,
    describe_recipe,
    describe_saving,
    describe_size,
    describe_stretch,
    display_name,
    plain_tooltip,
)
from rethumb_desktop.ui.panels.preview.pane import Pane
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from rethumb_desktop.services.previewing import Preview, Previewing

#: How long the panel waits before it begins, so that walking through the list costs nothing.
SETTLE_MS = 60
#: How long nothing is said of the waiting: what is quick must not flicker.
PATIENCE_MS = 300
_NOTHING = "–"
_STEP = 128  # pictures are asked for in boxes that grow by so many pixels


class PreviewPanel(QWidget):
    """Shows a job's original with the part a crop keeps, and the result of one of its recipes.

    The result is the encoder's real output. Of several requests only the newest is shown.
    """

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("previewPanel")
        self._bridge = bridge
        self._theme = theme
        self._previewing: Previewing | None = None
        self._job: Job | None = None
        self._asked = Size(1, 1)
        self._original_size = QSize()
        self._original_ended = self._result_ended = True
        self._original_fault: Fault | None = None
        self._result_fault: Fault | None = None
        self._crop_found: Crop | None = None
        self._settle = self._timer(SETTLE_MS, self._ask)
        self._patience = self._timer(PATIENCE_MS, self._say_waiting)
        self._name = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self.recipes = QComboBox()
        self.recipes.setObjectName("previewRecipe")
        self.recipes.setAccessibleName(self.tr("Recipe to preview"))
        self.recipes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.recipes.currentIndexChanged.connect(self._recipe_chosen)
        self.original = Pane(self.tr("Original"), "originalPane")
        self.result = Pane(self.tr("Result"), "resultPane")
        self._notes = QLabel()
        self._notes.setObjectName("previewNotes")
        self._notes.setTextFormat(Qt.TextFormat.PlainText)
        self._notes.setWordWrap(True)
        self._notes.setProperty("tone", "warning")
        self._notes.hide()
        self._panes = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._nothing = QLabel(self.tr("Here you see a picture\nand what becomes of it."))
        self._nothing.setObjectName("previewNothing")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setProperty("quiet", True)
        self._stack = QStackedLayout(self)
        self._arrange()
        self.show_job(None)

    def serve(self, previewing: Previewing) -> None:
        """Begin to show pictures: the services are there."""
        self._previewing = previewing
        self._settle.start()

    def show_job(self, job: Job | None) -> None:
        """Show a job, or that none is chosen. A job that only moved on is not decoded again."""
        before, self._job = self._job, job
        if before is not None and job is not None and _looks_the_same(before, job):
            return
        self._stack.setCurrentIndex(0 if job is None else 1)
        self._name.setText(display_name(job.source) if job else "")
        self._offer_recipes(job)
        self._clear()
        if job is not None:
            self._settle.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() > event.size().height() * 1.15
        directions = QBoxLayout.Direction
        self._panes.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        box = self._box()
        if self._job is not None and (box.width > self._asked.width or box.height > self._asked.height):
            self._settle.start()

    # Asking

    def _ask(self) -> None:
        job, previewing = self._job, self._previewing
        if job is None or previewing is None:
            return
        box = self._asked = self._box()
        self._original_ended, self._original_fault = False, None

        def load() -> tuple[QImage, QSize]:
            pixels = previewing.original(job.source, box)
            return make_image(pixels), QSize(pixels.full_width, pixels.full_height)

        self._bridge.run_latest("original", load, self._show_original, self._original_failed)
        self._ask_result()

    def _ask_result(self) -> None:
        job, previewing, recipe = self._job, self._previewing, self._recipe
        if job is None or previewing is None or recipe is None:
            return
        self._crop_found = None
        self._mark_crop()
        self._result_ended, self._result_fault = recipe.exif, None
        self._patience.start()
        if recipe.exif:
            self._bridge.drop("result")
            self.result.say(self.tr("This recipe makes the metadata as JSON: see the Inspector."))
            return
        box = self._asked

        def load() -> tuple[QImage, Preview]:
            preview = previewing.result(job.source, recipe, box)
            return make_image(preview.pixels), preview

        self._bridge.run_latest("result", load, self._show_result, self._result_failed)

    @property
    def _recipe(self) -> Recipe | None:
        row = self.recipes.currentIndex()
        return self._job.recipes[row] if self._job and 0 <= row < len(self._job.recipes) else None

    def _box(self) -> Size:
        ratio = self.devicePixelRatioF()
        view = self.original.view

        def grown(length: int) -> int:
            return max(1, -(-round(length * ratio) // _STEP)) * _STEP

        return Size(grown(view.width()), grown(view.height()))

    # Showing

    def _show_original(self, loaded: tuple[QImage, QSize]) -> None:
        image, self._original_size = loaded
        self._original_ended = True
        self.original.view.show_image(image, self._original_size)
        self._mark_crop()
        if self._job is not None and self._job.original is not None:
            self.original.describe(describe_original(self._job.original))
        elif not self.original.facts:
            # The result, which knows more of the original, may have come before.
            self.original.describe(describe_size(self._original_size.width(), self._original_size.height()))
        self._tell_result_fault()

    def _show_result(self, loaded: tuple[QImage, Preview]) -> None:
        image, preview = loaded
        self._result_ended = True
        self._crop_found = preview.plan.crop
        self._mark_crop()
        pixels = preview.pixels
        self.result.view.show_image(image, QSize(pixels.full_width, pixels.full_height))
        facts = [
            describe_size(pixels.full_width, pixels.full_height),
            describe_bytes(preview.bytes),
            preview.mime.removeprefix("image/").upper(),
        ]
        growth = describe_growth(preview.bytes, preview.original_bytes)
        saving = describe_saving(preview.bytes, preview.original_bytes)
        self.result.describe(DOT.join(facts), growth or saving, good=not growth)
        self.original.describe(describe_original(preview.original))
        self._tell([describe_stretch(preview.recipe, preview.plan), *preview.notes])

    def _mark_crop(self) -> None:
        """Mark what the recipe keeps of the original, where that is known: with `focus/auto` the result tells."""
        recipe, size = self._recipe, self._original_size
        crop = None
        known = recipe is not None and (recipe.focus != AUTO_FOCUS or self._crop_found is not None)
        if recipe is not None and recipe.crops and known and not size.isEmpty():
            kept = self._crop_found or plan(recipe, size.width(), size.height()).crop
            width, height = size.width(), size.height()
            crop = QRectF(kept.left / width, kept.top / height, kept.width / width, kept.height / height)
        self.original.view.set_crop(crop)

    def _original_failed(self, fault: Fault) -> None:
        self._original_ended, self._original_fault = True, fault
        self.original.say(fault.title)
        self._tell_result_fault()

    def _result_failed(self, fault: Fault) -> None:
        self._result_ended, self._result_fault = True, fault
        self._tell([])
        self._tell_result_fault()

    def _tell_result_fault(self) -> None:
        """Say why there is no result, once it is known whether the original says the same already."""
        if self._result_fault is not None and self._original_ended:
            same = self._original_fault is not None and self._original_fault.title == self._result_fault.title
            self.result.say(_NOTHING if same else self._result_fault.title)

    def _say_waiting(self) -> None:
        if not self._original_ended and not self.original.view.has_picture:
            self.original.say(self.tr("Reading…"))
        if not self._result_ended:
            self.result.say(self.tr("Rendering…"))

    def _tell(self, notes: list[str]) -> None:
        self._notes.setText("\n".join(note for note in notes if note))
        self._notes.setVisible(bool(self._notes.text()))

    def _clear(self) -> None:
        for slot in ("original", "result"):
            self._bridge.drop(slot)
        self._patience.stop()
        self._original_ended = self._result_ended = True
        self._original_fault = self._result_fault = None
        self._original_size = QSize()
        self.original.say("")
        self.result.say("")
        self._tell([])

    def _offer_recipes(self, job: Job | None) -> None:
        self.recipes.blockSignals(True)
        self.recipes.clear()
        for row, recipe in enumerate(job.recipes if job else ()):
            self.recipes.addItem(describe_recipe(recipe))
            self.recipes.setItemData(row, plain_tooltip(str(recipe)), Qt.ItemDataRole.ToolTipRole)
        self.recipes.blockSignals(False)
        self.recipes.setVisible(self.recipes.count() > 0)
        self._tip_recipe()

    def _recipe_chosen(self) -> None:
        self._tip_recipe()
        self._ask_result()

    def _tip_recipe(self) -> None:
        recipe = self._recipe
        self.recipes.setToolTip(plain_tooltip(str(recipe)) if recipe else "")

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._name, 1)
        top.addWidget(self.recipes)
        self._panes.setSpacing(10)
        self._panes.addWidget(self.original, 1)
        self._panes.addWidget(self.result, 1)
        body = QWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(body)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addLayout(self._panes, 1)
        layout.addWidget(self._notes)


def _looks_the_same(before: Job, job: Job) -> bool:
    """Whether a job only moved on, so that nothing need be decoded again."""
    mended = before.state is JobState.FAILED and job.state is not JobState.FAILED
    return (before.id, before.source, before.recipes) == (job.id, job.source, job.recipes) and not mended

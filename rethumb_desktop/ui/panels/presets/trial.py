"""A size tried on the picture that is chosen in the queue."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.original import Source
from rethumb_desktop.domain.recipe import Recipe, Size
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.language.service_texts import translate_service
from rethumb_desktop.ui.models.pixels import make_image
from rethumb_desktop.ui.models.wording import (
    DOT,
    describe_bytes,
    describe_growth,
    describe_saving,
    describe_size,
    describe_stretch,
    display_name,
)
from rethumb_desktop.ui.widgets.elided_label import ElidedLabel
from rethumb_desktop.ui.widgets.picture_view import PictureView

if TYPE_CHECKING:
    from rethumb_desktop.services.previewing import Preview, Previewing

#: How long the panel waits before it begins, so that typing a number costs one picture and not four.
SETTLE_MS = 150
#: How long nothing is said of the waiting: what is quick must not flicker.
PATIENCE_MS = 400
_BOX_STEP = 128  # pictures are asked for in boxes that grow by so many pixels


class Trial(QFrame):
    """Shows what a recipe makes of the chosen picture, really encoded, with its pixels and bytes; newest wins."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("pane")
        self._bridge = bridge
        self._slot = f"trial {id(self)}"
        self._previewing: Previewing | None = None
        self._source: Source | None = None
        self._recipe: Recipe | None = None
        self._settle = self._timer(SETTLE_MS, self._ask)
        self._patience = self._timer(PATIENCE_MS, self._say_waiting)
        self._name = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self._name.setProperty("quiet", True)
        self.view = PictureView()
        self.view.setObjectName("trialView")
        self.view.setAccessibleName(self.tr("The size tried on the chosen picture"))
        self._facts = QLabel()
        self._notes = QLabel()
        self._notes.setProperty("tone", "warning")
        for label in (self._facts, self._notes):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._arrange()
        self._restart()
        # What is still on its way must not reach what is gone.
        self.destroyed.connect(partial(bridge.drop, self._slot))

    @property
    def facts(self) -> str:
        return self._facts.text()

    @property
    def notes(self) -> str:
        return self._notes.text()

    def serve(self, previewing: Previewing) -> None:
        """Begin to try: the services are there."""
        self._previewing = previewing
        self._restart()

    def show_source(self, source: Source | None) -> None:
        """Try on this picture from now on; None: there is none."""
        if source != self._source:
            self._source = source
            self._name.setText(display_name(source) if source else "")
            self._restart()

    def show_recipe(self, recipe: Recipe) -> None:
        """Try this recipe from now on; what is shown stays until its result is there."""
        if recipe != self._recipe:
            self._recipe = recipe
            self._begin()

    def _restart(self) -> None:
        self._tell("", "")
        self.view.show_text("")
        self._begin()

    def _begin(self) -> None:
        self._bridge.drop(self._slot)
        self._settle.stop()
        self._patience.stop()
        self._name.setVisible(self._source is not None)
        if self._source is None:
            self._say(self.tr("Choose a picture in the list to try this on it."))
        elif self._recipe is not None and self._recipe.exif:
            self._say(self.tr("This makes metadata as JSON, not a picture."))
        elif self._previewing is not None and self._recipe is not None:
            self._settle.start()
            self._patience.start()

    def _ask(self) -> None:
        previewing, source, recipe, box = self._previewing, self._source, self._recipe, self._box()
        if previewing is None or source is None or recipe is None:
            return

        def load() -> tuple[QImage, Preview]:
            preview = previewing.result(source, recipe, box)
            return make_image(preview.pixels), preview

        self._bridge.run_latest(self._slot, load, self._show, self._failed)

    def _box(self) -> Size:
        ratio = self.devicePixelRatioF()
        longest = round(max(self.view.width(), self.view.height()) * ratio)
        side = max(1, -(-longest // _BOX_STEP)) * _BOX_STEP
        return Size(side, side)

    def _show(self, loaded: tuple[QImage, Preview]) -> None:
        image, preview = loaded
        self._patience.stop()
        pixels = preview.pixels
        self.view.show_image(image, QSize(pixels.full_width, pixels.full_height))
        growth = describe_growth(preview.bytes, preview.original_bytes)
        facts = (
            describe_size(pixels.full_width, pixels.full_height),
            describe_bytes(preview.bytes),
            preview.mime.removeprefix("image/").upper(),
            growth or describe_saving(preview.bytes, preview.original_bytes),
        )
        notes = (describe_stretch(preview.recipe, preview.plan), *map(translate_service, preview.notes))
        self._tell(DOT.join(fact for fact in facts if fact), "\n".join(note for note in notes if note))

    def _failed(self, fault: Fault) -> None:
        self._say(fault.title)

    def _say_waiting(self) -> None:
        self._say(self.tr("Rendering…"))

    def _say(self, text: str) -> None:
        """Show a sentence in place of the picture."""
        self._patience.stop()
        self._tell("", "")
        self.view.show_text(text)
        self.view.setAccessibleDescription(text)

    def _tell(self, facts: str, notes: str) -> None:
        self._facts.setText(facts)
        self._notes.setText(notes)
        self._notes.setVisible(bool(notes))
        self.view.setAccessibleDescription("\n".join(text for text in (facts, notes) if text))

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(4)
        layout.addWidget(self._name)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._facts)
        layout.addWidget(self._notes)

"""The form of a recipe: everything the grammar can say, without the grammar."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QWidget

from rethumb_desktop.domain.formats import OutputFormat
from rethumb_desktop.domain.recipe import AUTO_FOCUS, CENTRE, MAX_VERSION_LENGTH, WHITE, MetadataMode, Recipe
from rethumb_desktop.ui.models.recipe_wording import (
    describe_format,
    describe_quality,
    has_quality,
    holds_metadata,
    uses_background,
)
from rethumb_desktop.ui.panels.presets.focus_field import FocusField
from rethumb_desktop.ui.panels.presets.limit_field import LimitField
from rethumb_desktop.ui.panels.presets.quality_field import QualityField
from rethumb_desktop.ui.panels.presets.shape_fields import Shape, ShapeFields
from rethumb_desktop.ui.widgets.colour_field import ColourField
from rethumb_desktop.ui.widgets.noted import Noted
from rethumb_desktop.ui.widgets.spoken_label import SpokenLabel

_AS_ORIGINAL = ""


class RecipeForm(QWidget):
    """Shows a recipe and makes one. `changed` is the person's doing.

    What does not apply cannot be used and says why, but keeps what was chosen, for when it applies again.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shape = ShapeFields()
        self.focus = FocusField()
        self.format = self._chooser("recipeFormat", self.tr("Format"))
        self.format.addItem(describe_format(None), _AS_ORIGINAL)
        for output in OutputFormat:
            self.format.addItem(describe_format(output), output)
        self.quality = QualityField()
        self.limit = LimitField()
        self.background = ColourField("recipeBackground", self.tr("Background"), self.tr("Choose the background"))
        self.metadata = self._chooser("recipeMetadata", self.tr("Metadata"))
        for mode, text in self._modes().items():
            self.metadata.addItem(text, mode)
        self.enlarge = QCheckBox(self.tr("Smaller pictures too"))
        self.enlarge.setObjectName("recipeEnlarge")
        self.enlarge.setAccessibleName(self.tr("Enlarge smaller pictures"))
        self.version = QLineEdit()
        self.version.setObjectName("recipeVersion")
        self.version.setAccessibleName(self.tr("Version"))
        self.version.setPlaceholderText(self.tr("none"))
        words = QRegularExpression(f"[A-Za-z0-9]{{0,{MAX_VERSION_LENGTH}}}")
        self.version.setValidator(QRegularExpressionValidator(words, self.version))
        self._arrange()
        self._connect()
        self.show_recipe(Recipe())

    @property
    def recipe(self) -> Recipe:
        """The recipe that the form says."""
        shape, version = self.shape.shape, self.version.text() or None
        if shape is Shape.JSON:
            return Recipe(exif=True, version=version)
        return Recipe(
            **self.shape.values,
            focus=self.focus.value if shape.crops else CENTRE,
            enlarge=shape.resizes and self.enlarge.isChecked(),
            format=self._output,
            quality=self.quality.value,
            maxbytes=self.limit.value,
            background=self.background.value,
            metadata=MetadataMode(self.metadata.currentData()),
            version=version,
        )

    @property
    def text(self) -> str:
        """The recipe as text; where something is unfinished it stands there as it is, and cannot be read."""
        unfinished = self.background.unfinished if self.background.isEnabled() else None
        return str(self.recipe if unfinished is None else replace(self.recipe, background=unfinished))

    def show_recipe(self, recipe: Recipe) -> None:
        """Show a recipe; tells nobody."""
        boxes = (self.format, self.metadata, self.enlarge)
        for box in boxes:
            box.blockSignals(True)
        self.shape.show_recipe(recipe)
        self.focus.set_value(recipe.focus)
        self.format.setCurrentIndex(self.format.findData(recipe.format or _AS_ORIGINAL))
        self.quality.set_value(recipe.quality)
        self.limit.set_value(recipe.maxbytes)
        self.background.set_value(recipe.background)
        self.metadata.setCurrentIndex(self.metadata.findData(recipe.metadata))
        self.enlarge.setChecked(recipe.enlarge)
        self.version.setText(recipe.version or "")
        for box in boxes:
            box.blockSignals(False)
        self._explain()

    @property
    def _output(self) -> OutputFormat | None:
        word = self.format.currentData()
        return OutputFormat(word) if word else None

    def _format_chosen(self) -> None:
        """Let go of what the new format has not: nobody means it any more."""
        if not has_quality(self._output):
            self.quality.set_value(None)
        if not uses_background(self._output):
            self.background.set_value(WHITE)
        if not holds_metadata(self._output):
            self.metadata.blockSignals(True)
            self.metadata.setCurrentIndex(self.metadata.findData(MetadataMode.NONE))
            self.metadata.blockSignals(False)
        self._changed()

    def _changed(self) -> None:
        self._explain()
        self.changed.emit()

    # What applies, and why not

    def _explain(self) -> None:
        shape, output = self.shape.shape, self._output
        picture = shape is not Shape.JSON
        self._rows["shape"].tell("" if picture else self.tr("No picture is made, so that only the version counts."))
        place = self.tr("Where the program finds what matters.") if self.focus.value == AUTO_FOCUS else ""
        uncropped = self.tr("Only where something is cropped away.") if picture else ""
        self._rows["focus"].tell(place if shape.crops else uncropped, usable=shape.crops)
        self._rows["enlarge"].tell(
            self.tr("Only where a size is asked for.") if shape is Shape.KEEP else "", usable=shape.resizes
        )
        self._rows["limit"].tell("", usable=picture)
        self._rows["format"].tell("", usable=picture)
        self._explain_format(picture, output)

    def _explain_format(self, picture: bool, output: OutputFormat | None) -> None:
        """Say what a format has not; what a recipe asks for in vain can still be taken out of it."""
        name = describe_format(output)
        self.quality.begin_at(output)
        lacks = self.tr("{format} has no quality: nothing is lost.").replace("{format}", name)
        if output is OutputFormat.GIF:
            lacks = self.tr("GIF has no quality, only fewer colours.")
        quality = describe_quality(output, self.quality.value) if has_quality(output) else lacks
        self._rows["quality"].tell(
            quality if picture else "", usable=picture and (has_quality(output) or self.quality.value is not None)
        )
        shown = uses_background(output)
        lacks = self.tr("{format} keeps what is transparent.").replace("{format}", name)
        lacks = lacks if picture and not shown else ""
        unfinished = self.background.unfinished is not None and picture
        complaint = self.tr("A colour has six digits, 0 to 9 and a to f.") if unfinished else ""
        self.background.complain(complaint)
        self._rows["background"].tell(
            complaint or lacks,
            usable=picture and (shown or unfinished or self.background.value != WHITE),
            wrong=unfinished,
        )
        holds = holds_metadata(output)
        self._rows["metadata"].tell(
            self.tr("GIF holds no metadata.") if picture and not holds else "",
            usable=picture and (holds or MetadataMode(self.metadata.currentData()) is not MetadataMode.NONE),
        )

    # Parts

    def _modes(self) -> dict[MetadataMode, str]:
        return {
            MetadataMode.NONE: self.tr("Remove all of it"),
            MetadataMode.COPYRIGHT: self.tr("Keep author and copyright"),
            MetadataMode.KEEP: self.tr("Keep all, the position too"),
        }

    def _chooser(self, name: str, label: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(label)
        SpokenLabel(box)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        return box

    def _connect(self) -> None:
        for field in (self.shape, self.focus, self.quality, self.limit, self.background):
            field.changed.connect(self._changed)
        self.format.currentIndexChanged.connect(self._format_chosen)
        self.metadata.currentIndexChanged.connect(self._changed)
        self.enlarge.toggled.connect(self._changed)
        self.version.textEdited.connect(self._changed)

    def _arrange(self) -> None:
        self._rows: dict[str, Noted] = {}
        rows = QFormLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(12)
        rows.setVerticalSpacing(8)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows.setLabelAlignment(Qt.AlignmentFlag.AlignTrailing)
        for name, label, widget in (
            ("shape", self.tr("Size"), self.shape),
            ("enlarge", self.tr("Enlarge"), self.enlarge),
            ("focus", self.tr("Crop"), self.focus),
            ("format", self.tr("Format"), self.format),
            ("quality", self.tr("Quality"), self.quality),
            ("limit", self.tr("File size"), self.limit),
            ("background", self.tr("Background"), self.background),
            ("metadata", self.tr("Metadata"), self.metadata),
            ("version", self.tr("Version"), self.version),
        ):
            row = self._rows[name] = Noted(widget)
            rows.addRow(label, row)
        self._rows["version"].tell(self.tr("Another word gives the same result a new link."))

"""The page of the preferences that holds the presets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.job import Job
from rethumb_desktop.domain.preset import Preset
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.models.presets import PresetListModel
from rethumb_desktop.ui.models.turns import Turns
from rethumb_desktop.ui.panels.presets.preset_editor import FIRST_RECIPE, PresetEditor
from rethumb_desktop.ui.panels.presets.question import UnsavedQuestion
from rethumb_desktop.ui.panels.presets.saving import SavingFoot
from rethumb_desktop.ui.panels.presets.trial import Trial
from rethumb_desktop.ui.theme.colours import Tone
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.message_bar import Act, MessageBar
from rethumb_desktop.ui.widgets.ordered_list import ListWords, OrderedList
from rethumb_desktop.ui.widgets.quiet_scroll import QuietScroll

if TYPE_CHECKING:
    from rethumb_desktop.services.presetting import PresetKeeping, RemovedPreset, Restored
    from rethumb_desktop.services.previewing import Previewing

Result = TypeVar("Result")

_ICONS = ("plus", "copy", "trash", "arrow-up", "arrow-down")


class PresetsPage(QWidget):
    """The presets at the left, the chosen one to edit at the right.

    The list changes at once, with an undo for what is removed; what is edited is kept by `save` only. `changed` tells
    that `has_changes` or `can_save` may have changed, `saved` that a save has ended well, `renamed` carries the old and
    the new name of a preset.
    """

    changed = Signal()
    saved = Signal()
    renamed = Signal(str, str)

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("presetsPage")
        self._bridge = bridge
        self._theme = theme
        self._presets: PresetKeeping | None = None
        self._turns = Turns(bridge)
        self._settling = False
        self.model = PresetListModel()
        self.list = OrderedList("presetList", self._words(), self.model, lines=12)
        self.restore_button = QPushButton(self.tr("Restore standard presets"))
        self.restore_button.setObjectName("restorePresetsButton")
        self.restore_button.setAutoDefault(False)
        self.trial = Trial(bridge)
        self.editor = PresetEditor(self.trial)
        self.bar = MessageBar()
        theme.dress(self.bar.close_button, "x")
        for ordered in (self.list, self.editor.sizes):
            for button, icon in zip(ordered.buttons, _ICONS, strict=True):
                theme.dress(button, icon)
        self.foot = SavingFoot()
        self._connect()
        self._arrange()
        # What is still on its way must not reach what is gone.
        self.destroyed.connect(self._turns.stop)

    @property
    def has_changes(self) -> bool:
        """Whether something was edited that is not kept yet."""
        return self.editor.has_changes

    @property
    def can_save(self) -> bool:
        """Whether there is something to keep, and all of it can be read."""
        return self.editor.has_changes and self.editor.can_be_saved

    def serve(self, presets: PresetKeeping, previewing: Previewing) -> None:
        """Begin: the services are there."""
        self._presets = presets
        self.trial.serve(previewing)
        self.reload()

    def show_job(self, job: Job | None) -> None:
        """Try sizes on this job's picture; None: no picture is chosen."""
        self.trial.show_source(job.source if job is not None else None)

    def reload(self) -> None:
        """Show the presets as they are now; what is being edited stays."""
        self._do(lambda _: None, lambda _: self._name)

    def save(self) -> None:
        """Keep what was edited; a fault is told here."""
        self._save_then(lambda: None)

    def _save_then(self, then: Act) -> None:
        saved, draft = self.editor.saved, self.editor.draft
        if saved is None or not self.can_save:
            return

        def chosen(kept: Preset) -> str:
            if self.editor.draft == draft:
                self.editor.show_saved(kept)
            return kept.name

        def after() -> None:
            self.saved.emit()
            if self._name != saved.name:
                self.renamed.emit(saved.name, self._name)
            then()

        self._do(lambda presets: presets.change(saved.name, draft), chosen, after)

    def revert(self) -> None:
        """Let go of what was edited."""
        if self.editor.saved is not None:
            self._edit(self.editor.saved)

    def leave(self, then: Act) -> None:
        """Call `then`, but ask first where something is not kept yet; whoever stays, stays."""
        if not self.has_changes:
            then()
            return
        question = UnsavedQuestion(self._name, self.can_save, self)

        def drop() -> None:
            self.revert()
            then()

        question.save.connect(lambda: self._save_then(then))
        question.drop.connect(drop)
        question.open()

    # The list

    @property
    def _name(self) -> str:
        """The name of the preset that is edited, as it is kept."""
        return self.editor.saved.name if self.editor.saved is not None else ""

    def _row_chosen(self, row: int) -> None:
        if self._settling or row < 0 or self.model.presets[row].name == self._name:
            return
        preset = self.model.presets[row]
        if self.has_changes:
            # The view has not done with the click yet, and would choose the row again.
            QTimer.singleShot(0, self, self._stay)
        self.leave(lambda: self._choose(preset.name))

    def _stay(self) -> None:
        """Choose the row of what is edited."""
        self._settling = True
        self.list.choose(self.model.row_of(self._name))
        self._settling = False

    def _choose(self, name: str) -> None:
        row = self.model.row_of(name)
        if row >= 0:
            self._edit(self.model.presets[row])
            self._stay()

    def _edit(self, preset: Preset) -> None:
        self.editor.show_preset(preset, self._names_beside(preset.name))
        self._draft_changed()

    def _names_beside(self, name: str) -> list[str]:
        return [preset.name for preset in self.model.presets if preset.name != name]

    def _add(self) -> None:
        name = self.tr("New preset")
        self.leave(lambda: self._do(lambda p: p.create(name, [FIRST_RECIPE]), _name_of, self._ask_name))

    def _ask_name(self) -> None:
        self.editor.name.line.setFocus()
        self.editor.name.line.selectAll()

    def _duplicate(self, row: int) -> None:
        name = self.model.presets[row].name
        self.leave(lambda: self._do(lambda presets: presets.duplicate(name), _name_of, self._ask_name))

    def _move(self, row: int, steps: int) -> None:
        name = self.model.presets[row].name
        self._do(lambda presets: presets.move(name, steps), lambda _: self._name)

    def _remove(self, row: int) -> None:
        name = self.model.presets[row].name
        self._do(lambda presets: presets.remove(name), self._removed)

    def _removed(self, removed: RemovedPreset) -> str:
        def undo() -> None:
            self.leave(lambda: self._do(lambda presets: presets.put_back(removed), _name_of))

        text = self.tr("“{name}” was removed.").replace("{name}", removed.preset.name)
        self._say(text, "trash", Tone.PLAIN, self.tr("Undo"), undo)
        return ""

    def _restore(self) -> None:
        self._do(lambda presets: presets.restore_standard(), self._restored)

    def _restored(self, restored: Restored) -> str:
        sentences = [self.tr("No standard preset was missing.")]
        if restored.back:
            names = ", ".join(f"“{preset.name}”" for preset in restored.back)
            sentences = [self.tr("Back again: {names}.").replace("{names}", names)]
        if restored.changed:
            names = ", ".join(f"“{preset.name}”" for preset in restored.changed)
            text = self.tr(
                "Changed by you, and left as it is: {names}. Give it another name to get the standard one too."
            )
            sentences.append(text.replace("{names}", names))
        self._say(" ".join(sentences), "info", Tone.PLAIN)
        return self._name

    # Doing

    def _do(
        self,
        act: Callable[[PresetKeeping], Result],
        chosen: Callable[[Result], str],
        after: Act = lambda: None,
    ) -> None:
        """Have `act` done in turn and show what came of it; `chosen` tells which preset to edit then."""
        presets = self._presets
        if presets is None:
            return

        def work() -> tuple[Result, list[Preset]]:
            return act(presets), presets.presets()

        def done(outcome: tuple[Result, list[Preset]]) -> None:
            result, now = outcome
            self._show(now, chosen(result))
            after()

        self._turns.run(work, done, self._failed)

    def _show(self, presets: Sequence[Preset], chosen: str) -> None:
        """Show the presets and edit one of them; of what is edited already nothing is lost."""
        row = max(self.list.row, 0)
        self._settling = True
        self.model.show_presets(presets)
        found = self.model.row_of(chosen)
        self.list.choose(found if found >= 0 else min(row, len(presets) - 1))
        self._settling = False
        self._body.setEnabled(True)
        preset = presets[self.list.row]
        if preset.name == self._name and (self.has_changes or preset == self.editor.saved):
            self.editor.show_others(self._names_beside(preset.name))
        else:
            self._edit(preset)
        self._draft_changed()

    def _failed(self, fault: Fault) -> None:
        self._say(" ".join(part for part in (fault.title, fault.detail) if part), "triangle-alert", Tone.WARNING)

    def _say(self, text: str, icon: str, tone: Tone, label: str = "", act: Act | None = None) -> None:
        side = round(self.fontMetrics().height() * 1.2)
        colour = self._theme.colours.tone(tone)
        self.bar.say(text, self._theme.pixmap(icon, colour, side, self.devicePixelRatioF()), label, act)

    def _draft_changed(self) -> None:
        self.foot.show_state(self.editor.warnings, has_changes=self.has_changes, can_save=self.can_save)
        self.changed.emit()

    # Parts

    def _words(self) -> ListWords:
        return ListWords(
            title=self.tr("Presets"),
            add=self.tr("New preset"),
            duplicate=self.tr("Duplicate this preset"),
            remove=self.tr("Remove this preset"),
            up=self.tr("Move this preset up"),
            down=self.tr("Move this preset down"),
        )

    def _connect(self) -> None:
        self.list.chosen.connect(self._row_chosen)
        self.list.add.connect(self._add)
        self.list.duplicate.connect(self._duplicate)
        self.list.remove.connect(self._remove)
        self.list.shift.connect(self._move)
        self.restore_button.clicked.connect(self._restore)
        self.editor.changed.connect(self._draft_changed)
        self.foot.save.connect(self.save)
        self.foot.revert.connect(self.revert)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.save)

    def _arrange(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(QuietScroll(self.editor), 1)
        right.addWidget(self.foot)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.list, 1)
        left.addWidget(self.restore_button)
        self._body = QWidget()
        columns = QHBoxLayout(self._body)
        columns.setContentsMargins(2, 2, 0, 0)
        columns.setSpacing(16)
        columns.addLayout(left, 1)
        columns.addLayout(right, 3)
        self._body.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self._body, 1)


def _name_of(preset: Preset) -> str:
    return preset.name

"""What will be published: the privacy gate, made visible."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.job import Job
from rethumb_desktop.services.disclosure import Disclosure
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.models.disclosure import DisclosureModel, rows_of_many, rows_of_one
from rethumb_desktop.ui.models.verdict import Case, Verdict, judge, judge_check, judge_many
from rethumb_desktop.ui.panels.inspector.privacy_line import PrivacyLine
from rethumb_desktop.ui.panels.inspector.privacy_table import PrivacyTable
from rethumb_desktop.ui.theme.theme import Theme, beside_icon

if TYPE_CHECKING:
    from rethumb_desktop.services.checking import Checked, Checking

_SLOT = "privacy-check"
_SETTLE_MS = 400  # walking through published jobs renders none of them


class PrivacySection(QWidget):
    """A verdict, and a table that can be closed: what the original says beside what is published of it.

    "Check" makes the renditions in memory and reads them again; for what is published already that is done unasked.
    """

    copied = Signal(str)

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("privacySection")
        self._bridge = bridge
        self._theme = theme
        self._checking: Checking | None = None
        self._job: Job | None = None
        self._disclosure: Disclosure | None = None
        self._changed = False
        self._checked: tuple[Checked, ...] = ()
        self.model = DisclosureModel(theme, self)
        self._opened = True
        self.toggle = self._button("disclosureToggle", "")
        self.toggle.setProperty("flat", True)
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.clicked.connect(self._toggle)
        self.check_button = self._button(
            "checkButton", self.tr("Make the renditions in memory and read what they carry. Nothing is published.")
        )
        self.check_button.setText(self.tr("Check"))
        self.check_button.setProperty("bordered", True)
        self.check_button.clicked.connect(self.check)
        self.verdict = PrivacyLine(theme)
        self.finding = PrivacyLine(theme)
        self.finding.setObjectName("checkFinding")
        self.table = PrivacyTable(self.model)
        self.table.copied.connect(self.copied)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._check_unasked)
        self._arrange()
        self._title(ended=False, changed=False)
        self._show_opened()
        self.clear()

    def serve(self, checking: Checking) -> None:
        """Begin to check: the services are there."""
        self._checking = checking
        self._settle.start()

    def show_one(self, job: Job, disclosure: Disclosure, *, changed: bool = False) -> None:
        """Show what a job's original says and what its recipes leave of it.

        `changed`: what was published was made of other bytes, of which nothing is known any more.
        """
        before = self._job
        kept = before is not None and (before.source, before.recipes) == (job.source, job.recipes)
        kept = kept and disclosure is self._disclosure
        if not kept:
            self._forget_check()
        self._job, self._disclosure, self._changed = job, disclosure, changed
        self._title(ended=job.state.has_links, changed=changed)
        self._tell()
        self.check_button.show()
        self.show()
        # Not put off by a job that only moves on, nor by all that happens to others.
        if not (kept and self._settle.isActive()):
            self._settle.start()

    def show_many(self, cases: Sequence[Case]) -> None:
        """Show in how many of several pictures there is something, and of how many it is published."""
        self._job = self._disclosure = None
        self._forget_check()
        self._title(ended=all(case.ended for case in cases), changed=any(case.changed for case in cases))
        self.check_button.hide()
        self.verdict.say(judge_many(cases))
        self._show_rows(bool(rows := rows_of_many(cases)))
        self.model.show(rows)
        self.show()

    def clear(self) -> None:
        """Show nothing."""
        self._job = self._disclosure = None
        self._forget_check()
        self._settle.stop()
        self.model.show(())
        self.hide()

    def check(self) -> None:
        """Make the renditions in memory and read what they carry."""
        job, checking = self._job, self._checking
        if job is None or checking is None:
            return
        self.check_button.setEnabled(False)
        what = self.tr("Making the renditions and reading them again…")
        self.finding.say(Verdict.plain(what))
        self._bridge.run_latest(
            _SLOT, lambda: checking.check(job.source, job.recipes), self._show_checked, self._check_failed
        )

    def event(self, event: QEvent) -> bool:
        """Stay as low as what is shown, so that the tags get the rest."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            if (height := self._layout.totalHeightForWidth(self.width())) > 0:
                self.setMaximumHeight(height)
            self.updateGeometry()
        return super().event(event)

    def hasHeightForWidth(self) -> bool:
        """With it, a layout would take all that the table wants for the least it can do with."""
        return False

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._layout.totalHeightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._layout.totalMinimumHeightForWidth(self.width()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle.start()

    def _check_unasked(self) -> None:
        asked = bool(self._checked) or not self.check_button.isEnabled() or bool(self.finding.text)
        published = self._job is not None and self._job.state.has_links and not self._changed
        if published and self._opened and self.isVisible() and not asked:
            self.check()

    def _show_checked(self, checked: tuple[Checked, ...]) -> None:
        self._checked = checked
        self.check_button.setEnabled(True)
        self.finding.say(judge_check(checked))
        self._tell()

    def _check_failed(self, fault: Fault) -> None:
        self.check_button.setEnabled(True)
        self.finding.say(Verdict.open(fault.title))

    def _forget_check(self) -> None:
        self._bridge.drop(_SLOT)
        self._checked = ()
        self.check_button.setEnabled(True)
        self.finding.say(None)

    def _tell(self) -> None:
        if self._job is not None and self._disclosure is not None:
            ended, recipes = self._job.state.has_links, self._job.recipes
            self.verdict.say(
                judge(self._disclosure, recipes, ended=ended, changed=self._changed, checked=self._checked)
            )
            rows = rows_of_one(self._disclosure, recipes, self._checked)
            self.model.show(rows)
            self._show_rows(bool(rows))

    # Parts

    def _title(self, *, ended: bool, changed: bool) -> None:
        text = self.tr("What was published") if ended else self.tr("What will be published")
        text = self.tr("What would be published now") if changed else text
        self.toggle.setText(beside_icon(text))
        self.toggle.setAccessibleName(text)

    def _toggle(self) -> None:
        self._opened = not self._opened
        self._show_opened()
        self._settle.start()

    def _show_opened(self) -> None:
        self._theme.dress(self.toggle, "chevron-up" if self._opened else "chevron-down")
        tip = self.tr("Hide the details") if self._opened else self.tr("Show the details")
        self.toggle.setToolTip(tip)
        self.toggle.setAccessibleDescription(tip)
        self._show_rows(self.model.rowCount() > 0)

    def _show_rows(self, any_: bool) -> None:
        self.table.setVisible(any_ and self._opened)

    def _button(self, name: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setToolTip(tip)
        button.setAccessibleDescription(tip)
        return button

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(6, 0, 12, 0)
        top.setSpacing(6)
        top.addWidget(self.toggle)
        top.addStretch(1)
        top.addWidget(self.check_button)
        for line in (self.verdict, self.finding):
            line.setContentsMargins(14, 0, 12, 0)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self.verdict)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.finding)

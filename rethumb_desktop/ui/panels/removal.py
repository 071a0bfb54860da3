"""The question before pictures are taken out of their library."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QMessageBox, QPushButton, QSpacerItem, QWidget

from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.ui.models.wording import count, describe_library

translate = QCoreApplication.translate

#: The title with the program's name, half of that for a bold face, and the window's buttons. In average characters.
TITLE_CHARACTERS = 72


class RemovalDialog(QMessageBox):
    """Names what goes, from where, and what becomes of its links. Enter does not remove."""

    def __init__(
        self,
        what: str,
        libraries: Sequence[str],
        agreed: Callable[[], object],
        parent: QWidget,
        *,
        other_names: int = 0,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("removalDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Remove from the library"))
        self.setIcon(QMessageBox.Icon.Question)
        self.setTextFormat(Qt.TextFormat.PlainText)
        question = self.tr("Remove {what} from {library}?").replace("{what}", what)
        named = ", ".join(f"“{describe_library(name)}”" for name in libraries)
        self.setText(question.replace("{library}", named))
        self.setInformativeText(_describe_loss(libraries, other_names))
        self._remove = QPushButton(self.tr("Remove"))
        self._remove.setObjectName("removeButton")
        # Not the destructive role, which is for "Don't save": the platform puts what was asked for where Save is.
        self.addButton(self._remove, QMessageBox.ButtonRole.AcceptRole)
        cancel = self.addButton(QMessageBox.StandardButton.Cancel)
        self._remove.setAutoDefault(False)
        self.setDefaultButton(cancel)
        self.setEscapeButton(cancel)
        self._agreed = agreed
        self.buttonClicked.connect(self._clicked)
        self._widen()

    def _widen(self) -> None:
        """Leave room for the title and the window's buttons beside it; a message box knows no smallest width."""
        layout = self.layout()
        if isinstance(layout, QGridLayout):
            room = QSpacerItem(self.fontMetrics().averageCharWidth() * TITLE_CHARACTERS, 0)
            layout.addItem(room, layout.rowCount(), 0, 1, layout.columnCount())

    def _clicked(self, button: object) -> None:
        if button is self._remove:
            self._agreed()


def _describe_loss(libraries: Sequence[str], other_names: int) -> str:
    if list(libraries) == [THIS_COMPUTER]:
        text = translate("RemovalDialog", "The files are deleted, and links to them stop working.")
    else:
        text = translate(
            "RemovalDialog",
            "What is there is deleted, for all devices of the library, and links to it stop working wherever they are "
            "used.",
        )
    if other_names:
        one = translate("RemovalDialog", "It was published under {n} other name too, with the same link.")
        many = translate("RemovalDialog", "It was published under {n} other names too, with the same link.")
        text = f"{count(other_names, one, many)} {text}"
    originals = translate("RemovalDialog", "The originals stay where they are.")
    return f"{text} {originals}"

"""What the program is, in a small window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from rethumb_desktop import __version__

translate = QCoreApplication.translate


def show_about(window: QWidget) -> None:
    """Tell the version, the licence and whose icons these are."""
    box = QMessageBox(window)
    box.setObjectName("aboutDialog")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(translate("About", "About rethumb desktop"))
    box.setIconPixmap(window.windowIcon().pixmap(window.fontMetrics().height() * 4))
    box.setText(f"rethumb desktop {__version__}")
    box.setInformativeText(
        translate("About", "Drop pictures, get links. MIT licence.\nIcons by Lucide (ISC) and Feather (MIT).")
    )
    box.open()

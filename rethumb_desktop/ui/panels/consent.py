"""The question before the first publish of an account."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from rethumb_desktop.domain.library import Account, Capability, Visibility

translate = QCoreApplication.translate


class ConsentDialog(QMessageBox):
    """Names host, visibility and what is about to leave. Enter does not publish: Cancel is the default."""

    def __init__(self, account: Account, what: str, agreed: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("consentDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("First publish"))
        self.setIcon(QMessageBox.Icon.Question)
        self.setTextFormat(Qt.TextFormat.PlainText)
        question = self.tr("Publish {what} to “{library}”?")
        self.setText(question.replace("{what}", what).replace("{library}", account.name))
        parts = (_describe_target(account), _describe_visibility(account), _describe_listing(account))
        self.setInformativeText("\n\n".join(part for part in parts if part))
        # A role that Enter never falls back on.
        self._publish = QPushButton(self.tr("Publish"))
        self._publish.setObjectName("publishButton")
        self._publish.setAutoDefault(False)
        self.addButton(self._publish, QMessageBox.ButtonRole.AcceptRole)
        cancel = self.addButton(QMessageBox.StandardButton.Cancel)
        self._publish.setAutoDefault(False)
        self.setDefaultButton(cancel)
        self.setEscapeButton(cancel)
        self._agreed = agreed
        self.buttonClicked.connect(self._clicked)

    def _clicked(self, button: object) -> None:
        if button is self._publish:
            self._agreed()


def _describe_target(account: Account) -> str:
    text = translate("ConsentDialog", "They leave this computer for {host}, into the bucket “{bucket}”.")
    return text.replace("{host}", account.host).replace("{bucket}", account.bucket)


def _describe_visibility(account: Account) -> str:
    if account.visibility is Visibility.PRIVATE:
        return translate(
            "ConsentDialog", "The bucket is private: only those who have a link see them, until the link expires."
        )
    if account.visibility is Visibility.UNKNOWN:
        return translate(
            "ConsentDialog",
            "Whether everybody can see them depends on the bucket; the first publish finds out. "
            "Take it that everybody who has a link can.",
        )
    return translate("ConsentDialog", "The bucket is public: everybody who has a link can see them.")


def _describe_listing(account: Account) -> str:
    if account.listable is not Capability.YES:
        return ""
    return translate(
        "ConsentDialog", "Strangers can list the bucket: they find everything in it, also without having a link."
    )

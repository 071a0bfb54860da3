"""The fields of an account, and what is wrong with them in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.library import Account, Addressing, CredentialSource, KeyPair
from rethumb_desktop.services.accounting import checked
from rethumb_desktop.ui.widgets.field import Field

#: Stands in for the other fields while one of them is looked at.
_SOUND = Account("a", "https://s3.example.com", "bucket")
_CHECKED = ("name", "endpoint", "region", "bucket", "prefix", "public_base_url")


class AccountForm(QWidget):
    """Everything that an account needs; a field complains when it is left, not while it is filled in.

    `wrong` carries the first field that cannot be right.
    """

    changed = Signal()
    wrong = Signal(QWidget)

    def __init__(self) -> None:
        super().__init__()
        self.fields = self._make_fields()
        self.fields["region"].line.setText("us-east-1")
        self.addressing = self._chooser(
            "addressing",
            self.tr("Bucket in the address"),
            {
                Addressing.AUTO: self.tr("Automatic"),
                Addressing.PATH: self.tr("In the path"),
                Addressing.VIRTUAL: self.tr("In the host name"),
            },
        )
        self.keeping = self._chooser(
            "keeping",
            self.tr("Keep the keys"),
            {
                CredentialSource.KEYRING: self.tr("In this system's keyring"),
                CredentialSource.SESSION: self.tr("Only until the program ends"),
                CredentialSource.ENVIRONMENT: self.tr("Nowhere: read them from the environment"),
            },
        )
        self.keeping.currentIndexChanged.connect(self._keeping_chosen)
        self._arrange()

    # What was filled in

    @property
    def account(self) -> Account:
        text = {name: field.text for name, field in self.fields.items()}
        return Account(
            name=text["name"],
            endpoint=text["endpoint"],
            bucket=text["bucket"],
            region=text["region"],
            prefix=text["prefix"],
            addressing=Addressing(self.addressing.currentData()),
            public_base_url=text["public_base_url"],
            credentials=CredentialSource(self.keeping.currentData()),
        )

    @property
    def keys(self) -> KeyPair | None:
        """The key pair, None where it is read from the environment."""
        if self._from_environment:
            return None
        return KeyPair(self.fields["key_id"].text, self.fields["secret"].text)

    def check(self) -> bool:
        """Complain beside every field that cannot be right; the first of them gets the keyboard."""
        wrong = [field for name, field in self.fields.items() if not self._check_field(name, strict=True)]
        if wrong:
            wrong[0].setFocus()
            self.wrong.emit(wrong[0])
        return not wrong

    def forget_secret(self) -> None:
        self.fields["secret"].line.clear()

    # Checking

    @property
    def _from_environment(self) -> bool:
        return CredentialSource(self.keeping.currentData()) is CredentialSource.ENVIRONMENT

    def _check_field(self, name: str, *, strict: bool = False) -> bool:
        """Look at one field; one that is still empty is wrong only if `strict`."""
        field = self.fields[name]
        complaint = self._complaint(name, field.text) if field.text or strict else ""
        field.complain(complaint)
        return not complaint

    def _complaint(self, name: str, text: str) -> str:
        if name in _CHECKED:
            change: dict[str, Any] = {name: text}
            try:
                checked(replace(_SOUND, **change))
            except Fault as fault:
                return self.tr("This is needed.") if not text else fault.title
            return ""
        return "" if text or self._from_environment else self.tr("This is needed.")

    def _keeping_chosen(self) -> None:
        for name in ("key_id", "secret"):
            field = self.fields[name]
            field.setEnabled(not self._from_environment)
            field.line.setPlaceholderText(_VARIABLES[name] if self._from_environment else "")
            self._check_field(name)

    # Parts

    def _make_fields(self) -> dict[str, Field]:
        tr = self.tr
        return {
            "name": self._field("name", tr("Name"), hint=tr("What you call this library.")),
            "endpoint": self._field(
                "endpoint", tr("Endpoint"), placeholder="https://s3.example.com", hint=tr("Your provider tells you.")
            ),
            "region": self._field("region", tr("Region")),
            "bucket": self._field("bucket", tr("Bucket")),
            "prefix": self._field("prefix", tr("Prefix"), placeholder=tr("none")),
            "public_base_url": self._field(
                "publicBaseUrl",
                tr("Public base URL"),
                placeholder=tr("as the endpoint"),
                hint=tr("Where links should begin, if the bucket has a domain of its own."),
            ),
            "key_id": self._field("keyId", tr("Key id")),
            "secret": self._field("secret", tr("Secret"), secret=True),
        }

    def _field(self, name: str, label: str, *, hint: str = "", placeholder: str = "", secret: bool = False) -> Field:
        field = Field(f"{name}Field", label=label, hint=hint, placeholder=placeholder, secret=secret)
        field.changed.connect(self.changed)
        return field

    def _chooser(
        self, name: str, label: str, choices: dict[Addressing, str] | dict[CredentialSource, str]
    ) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"{name}Chooser")
        box.setAccessibleName(label)
        for value, text in choices.items():
            box.addItem(text, value)
        box.currentIndexChanged.connect(self.changed)
        return box

    def _arrange(self) -> None:
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setHorizontalSpacing(14)
        layout.setVerticalSpacing(9)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        layout.setLabelAlignment(Qt.AlignmentFlag.AlignTrailing)
        for name, field in self.fields.items():
            layout.addRow(field.line.accessibleName(), field)
            field.left.connect(self._checker(name))
            if name == "public_base_url":
                layout.addRow(self.addressing.accessibleName(), self.addressing)
        layout.addRow(self.keeping.accessibleName(), self.keeping)

    def _checker(self, name: str) -> Callable[[], object]:
        return lambda: self._check_field(name)


_VARIABLES = {"key_id": "AWS_ACCESS_KEY_ID", "secret": "AWS_SECRET_ACCESS_KEY"}

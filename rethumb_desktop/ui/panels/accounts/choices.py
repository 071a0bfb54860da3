"""What the account's choosers offer, in words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox

from rethumb_desktop.domain.library import Addressing, CredentialSource, Role

translate = QCoreApplication.translate


def make_chooser(name: str, label: str, choices: Mapping[StrEnum, str]) -> QComboBox:
    """Return a list of values with their texts."""
    box = QComboBox()
    box.setObjectName(f"{name}Chooser")
    box.setAccessibleName(label)
    for value, text in choices.items():
        box.addItem(text, value)
    return box


def addressing_texts() -> Mapping[StrEnum, str]:
    return {
        Addressing.AUTO: translate("Accounts", "Automatic"),
        Addressing.PATH: translate("Accounts", "In the path"),
        Addressing.VIRTUAL: translate("Accounts", "In the host name"),
    }


def keeping_texts() -> Mapping[StrEnum, str]:
    return {
        CredentialSource.KEYRING: translate("Accounts", "In this system's keyring"),
        CredentialSource.SESSION: translate("Accounts", "Only until the program ends"),
        CredentialSource.ENVIRONMENT: translate("Accounts", "Nowhere: read them from the environment"),
    }


def role_texts() -> Mapping[StrEnum, str]:
    return {
        Role.PUBLISH: translate("Accounts", "Publish: put and get pictures"),
        Role.BACKUP: translate("Accounts", "Backup: keep copies of the index"),
        Role.MAINTENANCE: translate("Accounts", "Maintenance: delete and verify"),
    }


def role_names() -> Mapping[Role, str]:
    return {
        Role.PUBLISH: translate("Accounts", "publish"),
        Role.BACKUP: translate("Accounts", "backup"),
        Role.MAINTENANCE: translate("Accounts", "maintenance"),
    }

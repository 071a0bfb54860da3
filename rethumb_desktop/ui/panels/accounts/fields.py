"""The lines of the account's form, and what can be wrong with each."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.library import Account
from rethumb_desktop.domain.providers import bucket_complaint
from rethumb_desktop.services.account_fields import checked
from rethumb_desktop.ui.language.service_texts import translate_service
from rethumb_desktop.ui.panels.accounts.region_field import RegionField
from rethumb_desktop.ui.widgets.field import Field

translate = QCoreApplication.translate

KILOBYTE = 1_000

#: Stands in for the other fields while one of them is looked at.
_SOUND = Account("a", "https://s3.example.com", "bucket")
_CHECKED = ("name", "endpoint", "region", "bucket", "prefix", "public_base_url", "storage_class")
_MAY_BE_EMPTY = ("prefix", "public_base_url", "storage_class", "upload_limit")


def make_fields() -> dict[str, Field]:
    """Return the fields by the names that an account gives them, in the order of the form."""
    none = translate("Accounts", "none")
    return {
        "account_id": Field("accountIdField", label=translate("Accounts", "Account id")),
        "name": Field(
            "nameField", label=translate("Accounts", "Name"), hint=translate("Accounts", "What you call this library.")
        ),
        "endpoint": Field(
            "endpointField", label=translate("Accounts", "Endpoint"), placeholder="https://s3.example.com"
        ),
        "region": RegionField("regionField", label=translate("Accounts", "Region")),
        "bucket": Field("bucketField", label=translate("Accounts", "Bucket")),
        "prefix": Field("prefixField", label=translate("Accounts", "Prefix"), placeholder=none),
        "public_base_url": Field(
            "publicBaseUrlField",
            label=translate("Accounts", "Public base URL"),
            placeholder=translate("Accounts", "as the endpoint"),
            hint=translate("Accounts", "Where links should begin, if the bucket has a domain of its own."),
        ),
        "key_id": Field("keyIdField", label=translate("Accounts", "Key id")),
        "secret": Field("secretField", label=translate("Accounts", "Secret"), secret=True),
        "storage_class": Field(
            "storageClassField",
            label=translate("Accounts", "Storage class"),
            placeholder=translate("Accounts", "the bucket's own"),
        ),
        "upload_limit": Field(
            "uploadLimitField",
            label=translate("Accounts", "Upload limit"),
            placeholder=none,
            hint=translate("Accounts", "In kilobytes a second."),
        ),
    }


def read_limit(text: str) -> int | None:
    """Return the limit in bytes a second that was typed in kilobytes; None where it is no number."""
    if not text:
        return 0
    number = re.fullmatch(r"[0-9]{1,9}([.,][0-9]{1,3})?", text)
    return round(float(text.replace(",", ".")) * KILOBYTE) if number is not None else None


def find_complaint(name: str, text: str, endpoint: str) -> str:
    """Return what is wrong with the text of a field, as a sentence; empty where nothing is."""
    if not text:
        return "" if name in _MAY_BE_EMPTY else translate("Accounts", "This is needed.")
    if name == "upload_limit":
        return "" if read_limit(text) is not None else translate("Accounts", "This is no number.")
    if name in _CHECKED:
        change: dict[str, Any] = {name: text}
        try:
            checked(replace(_SOUND, **change))
        except Fault as fault:
            return translate_service(fault.title)
    return bucket_complaint(endpoint, text) if name == "bucket" else ""

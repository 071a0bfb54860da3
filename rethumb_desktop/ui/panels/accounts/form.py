"""The form of an account: what is filled in by the person, by a provider's preset, by a profile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QToolButton, QWidget

from rethumb_desktop.domain.aws_profile import AwsProfile
from rethumb_desktop.domain.library import Account, Addressing, CredentialSource, KeyPair
from rethumb_desktop.domain.pasted_keys import clean_key, clean_keys
from rethumb_desktop.domain.providers import PROVIDERS, Provider, ProviderName, endpoint_of, provider_of, region_of
from rethumb_desktop.ui.panels.accounts.choices import addressing_texts, keeping_texts, make_chooser
from rethumb_desktop.ui.panels.accounts.fields import KILOBYTE, find_complaint, make_fields, read_limit
from rethumb_desktop.ui.panels.accounts.provider_choice import ProviderChoice
from rethumb_desktop.ui.panels.accounts.region_field import RegionField

_PLACE = ("endpoint", "bucket", "prefix")
_TEXTS = ("name", "endpoint", "region", "bucket", "prefix", "public_base_url", "storage_class")
_KEYS = {"key_id": "AWS_ACCESS_KEY_ID", "secret": "AWS_SECRET_ACCESS_KEY"}
_FIRST_REGION = "us-east-1"


class AccountForm(QWidget):
    """Everything that an account needs; a field complains when it is left, not while it is filled in.

    With an `account` it is that account's form: its name and its keys are not in question. `wrong` carries the first
    field that cannot be right.
    """

    changed = Signal()
    wrong = Signal(QWidget)

    def __init__(self, account: Account | None = None) -> None:
        super().__init__()
        self._base = account
        self.provider = ProviderChoice()
        self.fields = make_fields()
        self.addressing = make_chooser("addressing", self.tr("Bucket in the address"), addressing_texts())
        self.keeping = make_chooser("keeping", self.tr("Keep the keys"), keeping_texts())
        self.more = QToolButton()
        self.more.setObjectName("moreOptionsButton")
        self.more.setText(self.tr("More options"))
        self.more.setCheckable(True)
        self.more.setProperty("flat", True)
        self._rows = QFormLayout(self)
        self._arrange()
        # What a preset has filled in, and may replace as long as the person has not.
        self._preset = {"endpoint": "", "region": _FIRST_REGION}
        self._of_profile: dict[str, str] = {}
        self.fields["region"].line.setText(_FIRST_REGION)
        if account is not None:
            self._show(account)
        self._connect()
        self._provider_shown()
        self._show_more(self.more.isChecked())

    @property
    def region(self) -> RegionField:
        field = self.fields["region"]
        assert isinstance(field, RegionField)
        return field

    # What was filled in

    @property
    def account(self) -> Account:
        given: dict[str, Any] = {name: self.fields[name].text for name in _TEXTS}
        given["addressing"] = Addressing(self.addressing.currentData())
        given["upload_limit"] = read_limit(self.fields["upload_limit"].text) or 0
        if self._base is not None:
            return replace(self._base, **given)
        return Account(credentials=CredentialSource(self.keeping.currentData()), **given)

    @property
    def keys(self) -> KeyPair | None:
        """The key pair, cleaned; None where it is read from the environment or kept already."""
        if self._base is not None or self._from_environment:
            return None
        return clean_keys(KeyPair(self.fields["key_id"].text, self.fields["secret"].text))

    def check(self) -> bool:
        """Complain beside every field that cannot be right; the first of them gets the keyboard."""
        wrong = [field for name, field in self.fields.items() if not self._check_field(name, strict=True)]
        if wrong:
            if self.fields["storage_class"] in wrong or self.fields["upload_limit"] in wrong:
                self.more.setChecked(True)
            wrong[0].setFocus()
            self.wrong.emit(wrong[0])
        return not wrong

    def forget_secret(self) -> None:
        self.fields["secret"].line.clear()

    # Filling in

    def take_profile(self, profile: AwsProfile) -> None:
        """Fill in what a profile of the AWS tools holds, in place of what an earlier one held.

        One without an address is of AWS itself, unless a provider was chosen or an endpoint entered.
        """
        self._let_go_of_profile()
        chosen, provider = self.provider.box.currentText(), self._provider_of(profile)
        if provider is not None:
            self.provider.choose(provider)
        if self.provider.box.currentText() != chosen:
            self._of_profile["provider"] = self.provider.box.currentText()
        # A region that is the only one of its provider stays: the profile's may be that of another.
        fixed = not profile.endpoint and len(self.provider.provider.regions) == 1
        for name, text in (("endpoint", profile.endpoint), ("region", "" if fixed else profile.region)):
            if text:
                self.fields[name].line.setText(text)
                self._of_profile[name] = text
        if profile.keys is not None:
            self.fields["key_id"].line.setText(profile.keys.key_id)
            self.fields["secret"].line.setText(profile.keys.secret)
        if not self.fields["name"].text:
            self.fields["name"].line.setText(profile.name)

    def _let_go_of_profile(self) -> None:
        """Take back what an earlier profile has filled in, where it still stands."""
        brought, self._of_profile = self._of_profile, {}
        for name in ("endpoint", "region"):
            if self.fields[name].line.text() == brought.get(name):
                self.fields[name].line.clear()
        if self.provider.box.currentText() == brought.get("provider"):
            self.provider.choose(None)
        self._fill("region", self.provider.provider.region)
        self._fill_endpoint()

    def _provider_of(self, profile: AwsProfile) -> Provider | None:
        """Return the provider that a profile stands for; None where what the form says already holds."""
        if not profile.endpoint:
            untouched = not self.provider.is_known and not self.fields["endpoint"].text
            return PROVIDERS[ProviderName.AWS] if untouched else None
        named = provider_of(profile.endpoint)
        # Of some providers each host has a name of its own: the person may well have chosen the right one.
        may_be = self.provider.is_known and not self.provider.provider.hosts
        return None if named.name is ProviderName.OTHER and may_be else named

    def keep_for_session(self) -> None:
        self.keeping.setCurrentIndex(self.keeping.findData(CredentialSource.SESSION))

    def fix_place(self) -> None:
        """Let endpoint, bucket and prefix no longer be changed: something is published there."""
        for name in _PLACE:
            self.fields[name].line.setReadOnly(True)
            self.fields[name].setEnabled(False)
        self.fields["bucket"].explain(self.tr("Cannot be changed: something is published there."))
        self.provider.setEnabled(False)

    def _show(self, account: Account) -> None:
        for name in _TEXTS:
            self.fields[name].line.setText(getattr(account, name))
        self.addressing.setCurrentIndex(self.addressing.findData(account.addressing))
        if account.upload_limit:
            self.fields["upload_limit"].line.setText(str(account.upload_limit / KILOBYTE).removesuffix(".0"))
        self.fields["name"].setEnabled(False)
        self.provider.recognise(provider_of(account.endpoint))
        self.more.setChecked(bool(account.storage_class or account.upload_limit))
        for row in (self.fields["key_id"], self.fields["secret"], self.keeping):
            self._rows.setRowVisible(row, False)

    def _provider_chosen(self) -> None:
        provider = self.provider.provider
        self._provider_shown()
        self._fill("region", provider.region)
        self._fill_endpoint()
        self.addressing.setCurrentIndex(self.addressing.findData(provider.addressing))
        self.changed.emit()

    def _provider_shown(self) -> None:
        provider = self.provider.provider
        self.region.offer(provider.regions)
        needed = provider.needs_account_id and self._base is None
        self._rows.setRowVisible(self.fields["account_id"], needed)
        # An account does not say whose it is, and many a host has a name of its own: nothing is better than a guess.
        self._rows.setRowVisible(self.provider, self.provider.is_known or self._base is None)

    def _fill_endpoint(self) -> None:
        provider = self.provider.provider
        region, account_id = self.fields["region"].text, self.fields["account_id"].text
        self._fill("endpoint", endpoint_of(provider, region, account_id))

    def _fill(self, name: str, text: str) -> None:
        line = self.fields[name].line
        if line.text() in ("", self._preset[name]):
            self._preset[name] = text
            line.setText(text)

    def _endpoint_left(self) -> None:
        endpoint = self.fields["endpoint"].text
        self.provider.recognise(provider_of(endpoint))
        self._provider_shown()
        if region_of(endpoint):
            self._fill("region", region_of(endpoint))

    # Checking

    @property
    def _from_environment(self) -> bool:
        return CredentialSource(self.keeping.currentData()) is CredentialSource.ENVIRONMENT

    def _check_field(self, name: str, *, strict: bool = False) -> bool:
        """Look at one field; one that is still empty is wrong only if `strict`."""
        field = self.fields[name]
        if name in _KEYS and clean_key(field.line.text()) != field.line.text():
            field.line.setText(clean_key(field.line.text()))
        without_keys = self._base is not None or self._from_environment
        # The account id is only a part of the endpoint, which complains by itself.
        asked = name != "account_id" and not (name in _KEYS and without_keys) and bool(field.text or strict)
        complaint = find_complaint(name, field.text, self.fields["endpoint"].text) if asked else ""
        field.complain(complaint)
        return not complaint

    def _keeping_chosen(self) -> None:
        for name, variable in _KEYS.items():
            field = self.fields[name]
            field.setEnabled(not self._from_environment)
            field.line.setPlaceholderText(variable if self._from_environment else "")
            self._check_field(name)

    # Parts

    def _connect(self) -> None:
        for name, field in self.fields.items():
            # What is being mended is looked at again when it is left.
            field.changed.connect(partial(field.complain, ""))
            field.changed.connect(self.changed)
            field.left.connect(self._checker(name))
        self.fields["endpoint"].left.connect(self._endpoint_left)
        for name in ("region", "account_id"):
            self.fields[name].changed.connect(self._fill_endpoint)
        for box in (self.addressing, self.keeping):
            box.currentIndexChanged.connect(self.changed)
        self.keeping.currentIndexChanged.connect(self._keeping_chosen)
        self.provider.chosen.connect(self._provider_chosen)
        self.more.toggled.connect(self._show_more)

    def _show_more(self, shown: bool) -> None:
        self.more.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)
        for row in (self.addressing, self.fields["storage_class"], self.fields["upload_limit"]):
            self._rows.setRowVisible(row, shown)

    def _arrange(self) -> None:
        rows, region = self._rows, self.region
        rows.setContentsMargins(0, 0, 8, 0)
        rows.setHorizontalSpacing(14)
        rows.setVerticalSpacing(9)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows.setLabelAlignment(Qt.AlignmentFlag.AlignTrailing)
        rows.addRow(self.provider.box.accessibleName(), self.provider)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for name, field in self.fields.items():
            if name == "storage_class":
                rows.addRow(self.keeping.accessibleName(), self.keeping)
                rows.addRow("", self.more)
                rows.addRow(self.addressing.accessibleName(), self.addressing)
            rows.addRow(field.line.accessibleName(), field)
        # Of a list the screen reader tells the choice, and beside it the label that belongs to it.
        for row, box in ((self.provider, self.provider.box), (region, region.box)):
            label = rows.labelForField(row)
            if isinstance(label, QLabel):
                label.setBuddy(box)

    def _checker(self, name: str) -> Callable[[], object]:
        return lambda: self._check_field(name)

"""The account's form: filled in by a provider or a profile, cleaned, and changed later."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.aws_profile import AwsProfile
from rethumb_desktop.domain.library import Addressing, CredentialSource, KeyPair, Role
from rethumb_desktop.domain.providers import PROVIDERS, ProviderName
from rethumb_desktop.ui.panels.accounts.form import AccountForm
from rethumb_desktop.ui.panels.accounts.form_area import FormArea
from rethumb_desktop.ui.panels.accounts.region_field import RegionField
from tests.fixtures.assembly import ACCOUNT, KEYS

PATIENCE_MS = 60_000


@pytest.fixture
def area(qtbot: QtBot) -> FormArea:
    """A place for a form, smaller than the form."""
    area = FormArea(AccountForm())
    qtbot.addWidget(area)
    area.resize(500, 500)
    area.show()
    return area


@pytest.fixture
def form(area: FormArea) -> AccountForm:
    form = area.widget()
    assert isinstance(form, AccountForm)
    return form


def choose(form: AccountForm, name: ProviderName) -> None:
    form.provider.box.setCurrentIndex(form.provider.box.findData(name.value))


def text(form: AccountForm, name: str) -> str:
    return form.fields[name].line.text()


def write(form: AccountForm, name: str, text: str) -> None:
    form.fields[name].line.setText(text)
    form.fields[name].line.editingFinished.emit()


def test_a_provider_fills_in_what_it_knows(form: AccountForm) -> None:
    choose(form, ProviderName.WASABI)
    assert (text(form, "endpoint"), text(form, "region")) == ("https://s3.us-east-1.wasabisys.com", "us-east-1")
    assert form.account.addressing is Addressing.PATH
    assert form.provider.hint == PROVIDERS[ProviderName.WASABI].hint
    write(form, "region", "eu-central-2")
    assert text(form, "endpoint") == "https://s3.eu-central-2.wasabisys.com"
    choose(form, ProviderName.DREAMOBJECTS_5)
    assert text(form, "endpoint") == "https://s3.us-east-005.dream.io"
    choose(form, ProviderName.MINIO)
    assert text(form, "endpoint") == ""


def test_what_the_person_wrote_is_not_overwritten(form: AccountForm) -> None:
    write(form, "endpoint", "https://minio.example.com")
    write(form, "region", "cellar-1")
    choose(form, ProviderName.AWS)
    assert (text(form, "endpoint"), text(form, "region")) == ("https://minio.example.com", "cellar-1")
    choose(form, ProviderName.R2)
    write(form, "account_id", "0123")
    assert text(form, "endpoint") == "https://minio.example.com"


def test_the_account_id_is_asked_for_where_the_endpoint_has_it(form: AccountForm) -> None:
    assert not form.fields["account_id"].isVisible()
    choose(form, ProviderName.R2)
    assert form.fields["account_id"].isVisible()
    assert text(form, "endpoint") == ""
    write(form, "account_id", "0123")
    assert text(form, "endpoint") == "https://0123.r2.cloudflarestorage.com"
    choose(form, ProviderName.B2)
    assert not form.fields["account_id"].isVisible()


def test_the_regions_of_a_provider_are_offered(form: AccountForm) -> None:
    choose(form, ProviderName.AWS)
    region = form.fields["region"]
    assert isinstance(region, RegionField)
    assert region.box.findText("eu-central-1") >= 0
    region.box.setCurrentIndex(region.box.findText("eu-central-1"))
    assert text(form, "endpoint") == "https://s3.eu-central-1.amazonaws.com"


def test_a_provider_is_recognised_by_its_endpoint(form: AccountForm) -> None:
    write(form, "endpoint", "s3.us-west-004.backblazeb2.com")
    assert form.provider.provider.name is ProviderName.B2
    assert form.provider.hint
    assert text(form, "endpoint") == "s3.us-west-004.backblazeb2.com"
    assert text(form, "region") == "us-west-004"
    write(form, "bucket", "b2-pictures")
    assert "Backblaze B2" in form.fields["bucket"].complaint


@pytest.mark.parametrize("width", [420, 600, 900])
@pytest.mark.parametrize("name", ProviderName)
def test_no_hint_is_cut_off(area: FormArea, form: AccountForm, qtbot: QtBot, name: ProviderName, width: int) -> None:
    choose(form, name)
    area.resize(width, 500)
    hint = form.provider.findChild(QLabel, "providerHint")
    assert isinstance(hint, QLabel)
    form.check()
    area.grab()  # lays everything out
    assert hint.text() == PROVIDERS[name].hint
    assert hint.geometry().right() <= form.provider.width()
    notes = [note for note in form.findChildren(QLabel) if note.isVisible() and note.wordWrap()]
    assert len(notes) > 4
    qtbot.waitUntil(lambda: all(n.height() >= n.heightForWidth(n.width()) for n in notes), timeout=PATIENCE_MS)


def test_pasted_keys_are_cleaned_when_the_field_is_left(form: AccountForm) -> None:
    write(form, "key_id", " AKID\u200b ")
    write(form, "secret", 'AWS_SECRET_ACCESS_KEY="sec\\/ret"')
    assert (text(form, "key_id"), text(form, "secret")) == ("AKID", "sec/ret")
    form.fields["secret"].line.setText("aws_secret_access_key = s")
    assert form.keys == KeyPair("AKID", "s"), "also while it was not left yet"


@pytest.mark.parametrize(
    ("profile", "provider", "endpoint", "region"),
    [
        (AwsProfile("work", KEYS, "eu-west-1"), ProviderName.AWS, "https://s3.eu-west-1.amazonaws.com", "eu-west-1"),
        (AwsProfile("work", KEYS), ProviderName.AWS, "https://s3.us-east-1.amazonaws.com", "us-east-1"),
        (AwsProfile("work", KEYS, "", "http://10.0.0.7:9000"), ProviderName.OTHER, "http://10.0.0.7:9000", "us-east-1"),
        (
            AwsProfile("work", KEYS, "", "https://s3.us-east-005.dream.io"),
            ProviderName.DREAMOBJECTS_5,
            "https://s3.us-east-005.dream.io",
            "us-east-005",
        ),
    ],
)
def test_a_profile_fills_in_everything_it_holds(
    form: AccountForm, profile: AwsProfile, provider: ProviderName, endpoint: str, region: str
) -> None:
    form.take_profile(profile)
    assert form.provider.provider.name is provider
    assert (text(form, "endpoint"), text(form, "region"), text(form, "name")) == (endpoint, region, "work")
    assert form.keys == KEYS


@pytest.mark.parametrize("name", [ProviderName.WASABI, ProviderName.DREAMOBJECTS_5, ProviderName.CEPH])
def test_a_profile_without_an_address_leaves_the_chosen_provider(form: AccountForm, name: ProviderName) -> None:
    choose(form, name)
    endpoint, region = PROVIDERS[name].endpoint, "eu-west-1" if name is not ProviderName.DREAMOBJECTS_5 else ""
    form.take_profile(AwsProfile("work", KEYS, "eu-west-1"))
    assert form.provider.provider.name is name
    assert form.provider.hint == PROVIDERS[name].hint
    assert text(form, "endpoint") == endpoint.replace("{region}", "eu-west-1")
    assert text(form, "region") == (region or PROVIDERS[name].region)
    assert form.keys == KEYS


@pytest.mark.parametrize("name", [ProviderName.CEPH, None])
def test_a_profile_without_an_address_leaves_the_endpoint(form: AccountForm, name: ProviderName | None) -> None:
    if name is not None:
        choose(form, name)
    write(form, "endpoint", "https://rgw.example.com")
    form.take_profile(AwsProfile("work", KEYS))
    assert form.provider.is_known is (name is not None)
    assert form.provider.provider.name is (name or ProviderName.OTHER)
    assert (text(form, "endpoint"), text(form, "region")) == ("https://rgw.example.com", "us-east-1")


def test_an_address_of_its_own_says_whose_a_profile_is(form: AccountForm) -> None:
    own = AwsProfile("own", KEYS, "", "http://10.0.0.7:9000")
    choose(form, ProviderName.MINIO)
    form.take_profile(own)
    assert form.provider.box.currentText() == "MinIO", "it may well be one"
    choose(form, ProviderName.WASABI)
    form.take_profile(own)
    assert form.provider.provider.name is ProviderName.OTHER, "that is not where Wasabi answers"
    assert text(form, "endpoint") == own.endpoint


def test_another_profile_takes_the_place_of_the_first(form: AccountForm) -> None:
    wasabi = AwsProfile("wasabi", KEYS, "eu-central-2", "https://s3.eu-central-2.wasabisys.com")
    for profile, name, endpoint in (
        (wasabi, ProviderName.WASABI, wasabi.endpoint),
        (AwsProfile("work", KEYS), ProviderName.AWS, "https://s3.us-east-1.amazonaws.com"),
        (AwsProfile("own", KEYS, "", "http://10.0.0.7:9000"), ProviderName.OTHER, "http://10.0.0.7:9000"),
        (AwsProfile("work", KEYS, "eu-west-1"), ProviderName.AWS, "https://s3.eu-west-1.amazonaws.com"),
    ):
        form.take_profile(profile)
        assert (form.provider.provider.name, text(form, "endpoint")) == (name, endpoint)
        assert text(form, "region") == (profile.region or "us-east-1")


def turn_wheel(widget: QWidget, notches: int) -> None:
    """Turn the wheel above a widget, away from the person where `notches` is positive."""
    window = widget.window()
    at = QPointF(widget.mapTo(window, widget.rect().center()))
    QTest.wheelEvent(window.windowHandle(), at, QPoint(0, notches * 120))


@pytest.mark.parametrize("focused", [False, True])
def test_the_wheel_scrolls_the_form_and_changes_no_choice(area: FormArea, form: AccountForm, focused: bool) -> None:
    choose(form, ProviderName.WASABI)
    form.more.click()
    area.resize(500, 200)
    area.grab()  # lays everything out
    choosers, bar = form.findChildren(QComboBox), area.verticalScrollBar()
    assert len(choosers) == 4
    moved = []
    for chooser in choosers:
        if focused:
            chooser.setFocus()
        chosen = chooser.currentText()
        for notches in (-1, -1, -1, 1, 1):
            area.ensureWidgetVisible(chooser, 0, 0)
            before = bar.value()
            turn_wheel(chooser, notches)
            moved.append(bar.value() != before)
        assert chooser.currentText() == chosen
    assert any(moved)


def test_more_options_are_there_when_they_are_wanted(form: AccountForm) -> None:
    limit = form.fields["upload_limit"]
    assert not limit.isVisible()
    form.more.click()
    assert limit.isVisible()
    write(form, "upload_limit", "1,5")
    write(form, "storage_class", "COLD")
    assert (form.account.upload_limit, form.account.storage_class) == (1_500, "COLD")
    write(form, "upload_limit", "fast")
    assert limit.complaint == "This is no number."
    form.more.click()
    assert not form.check()
    assert limit.isVisible(), "what is wrong is shown"


def test_an_account_that_is_there_is_shown_and_keeps_what_is_not_asked(qtbot: QtBot) -> None:
    account = replace(
        ACCOUNT, roles=(Role.PUBLISH, Role.BACKUP), upload_limit=1_500, storage_class="COLD", confirmed=True
    )
    form = AccountForm(account)
    qtbot.addWidget(form)
    form.show()
    assert form.account == account
    assert form.keys is None
    assert form.check(), "keys are not in question"
    hidden = [name for name, field in form.fields.items() if not field.isVisible()]
    assert hidden == ["account_id", "key_id", "secret"]
    assert not form.fields["name"].isEnabled()
    assert form.fields["upload_limit"].isVisible()
    form.fix_place()
    assert [name for name, field in form.fields.items() if not field.isEnabled()] == [
        *("name", "endpoint", "bucket", "prefix")
    ]


@pytest.mark.parametrize(
    ("endpoint", "shown"), [("https://rgw.example.com", False), ("https://s3.us-east-1.wasabisys.com", True)]
)
def test_the_provider_of_an_account_is_shown_where_its_endpoint_tells(qtbot: QtBot, endpoint: str, shown: bool) -> None:
    form = AccountForm(replace(ACCOUNT, endpoint=endpoint))
    qtbot.addWidget(form)
    form.show()
    assert form.provider.isVisible() is shown
    write(form, "endpoint", "https://s3.us-west-004.backblazeb2.com")
    assert form.provider.isVisible()


def test_keeping_for_the_session_is_a_choice_of_the_form(form: AccountForm) -> None:
    form.keep_for_session()
    assert form.account.credentials is CredentialSource.SESSION
    assert form.keeping.currentData(Qt.ItemDataRole.UserRole) == CredentialSource.SESSION

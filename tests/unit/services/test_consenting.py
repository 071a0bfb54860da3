"""The yes to an account is told, and can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rethumb_desktop.domain.events import AccountsChanged
from rethumb_desktop.services import Services
from rethumb_desktop.services.consenting import Consenting
from tests.fixtures.assembly import ACCOUNT, KEYS, House


@pytest.fixture
def consenting(house: House) -> Consenting:
    return Consenting(house.settings, house.listen)


def test_only_accounts_that_were_agreed_to_are_told(house: House, services: Services, consenting: Consenting) -> None:
    house.add_cloud(services)
    services.accounts.add(replace(ACCOUNT, name="Other", confirmed=False), KEYS)

    assert [account.name for account in consenting.agreed()] == [ACCOUNT.name]


def test_the_person_is_asked_again_and_nothing_else_is_forgotten(
    house: House, services: Services, consenting: Consenting
) -> None:
    library = house.add_cloud(services)
    house.wait_for(AccountsChanged)
    assert not services.publishing.needs_consent(library.name)

    consenting.ask_again(library.name)

    assert services.publishing.needs_consent(library.name)
    assert consenting.agreed() == []
    assert library.account is not None
    assert house.settings.accounts() == [replace(library.account, confirmed=False)]
    house.wait_for(AccountsChanged)


def test_an_account_that_is_gone_is_no_fault(house: House, services: Services, consenting: Consenting) -> None:
    consenting.ask_again("gone")

    assert house.settings.accounts() == []
    assert house.events.empty()

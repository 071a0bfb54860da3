"""What the tests of syncing share."""

from __future__ import annotations

import pytest

from tests.syncing.rig import Rig


@pytest.fixture
def rig() -> Rig:
    return Rig()

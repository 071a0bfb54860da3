"""Publishing through a bad network and to a store in trouble: nothing lost, nothing twice, recovery without a click."""

import pytest

pytest.register_assert_rewrite("tests.faults.rig")

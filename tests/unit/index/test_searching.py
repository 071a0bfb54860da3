"""What the search index is asked of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rethumb_desktop.index.values.searching import RUN, fold, indexable, runs_asked

TEXTS = st.text(min_size=RUN, max_size=40).map(fold).filter(lambda text: len(text) >= RUN)


@given(TEXTS)
def test_the_runs_hold_all_of_a_text_and_nothing_else(text: str) -> None:
    shown = indexable(text)
    held: set[int] = set()
    for run in runs_asked(text):
        assert len(run) == RUN
        places = [place for place in range(len(shown)) if shown.startswith(run, place)]
        assert places, "what has no such run would be missed"
        held.update(at for place in places for at in range(place, place + RUN))
    assert held == set(range(len(shown)))


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("sea", ["sea"]),
        ("lake", ["lak", "ake"]),
        ("garden", ["gar", "den"]),
        ("gardens", ["gar", "den", "ens"]),
        ("img_1234", ["img", "g_1", "_12", "123", "234"]),
        ("lake 7", ["lak", "e 7"]),
        ("zzzzzz", ["zzz"]),
    ],
)
def test_neighbours_are_asked_for_where_names_differ_in_them(text: str, runs: list[str]) -> None:
    assert runs_asked(text) == runs

"""The footer's counts: how far, how fast, how long still."""

from __future__ import annotations

from collections import Counter

import pytest
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.job import JobState
from rethumb_desktop.ui.models.pulse import Pulse
from rethumb_desktop.ui.models.wording import describe_rate, describe_seconds_left
from rethumb_desktop.ui.panels.footer import Footer
from rethumb_desktop.ui.theme.theme import Theme

Q, P, F = JobState.QUEUED, JobState.PUBLISHED, JobState.FAILED


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def footer(qtbot: QtBot, theme: Theme, clock: Clock) -> Footer:
    footer = Footer(theme, clock)
    qtbot.addWidget(footer)
    return footer


def say(footer: Footer) -> str:
    """Return what is said now, without waiting for the next turn."""
    footer._show()
    return footer._counts.text()


def test_a_run_is_told_with_rate_and_time_left(footer: Footer, clock: Clock) -> None:
    footer.show_counts({Q: 400}, paused=False)
    assert say(footer) == "0 of 400"
    clock.now = 10
    footer.show_counts({Q: 318, P: 82}, paused=False, finished=82)
    assert say(footer) == "82 of 400 · 8.2 a second · 40 s left"
    assert (footer._progress.value(), footer._progress.maximum(), footer._progress.isHidden()) == (82, 400, False)


def test_what_waits_for_the_person_is_no_work(footer: Footer) -> None:
    footer.show_counts({Q: 12, P: 1}, paused=False, held=12, finished=1)
    assert say(footer) == "1 picture · 12 to publish"
    assert footer._progress.isHidden()


def test_failures_and_a_pause_are_told_in_words(footer: Footer) -> None:
    footer.show_counts({Q: 1, P: 2, F: 3}, paused=True, finished=5)
    assert say(footer) == "0 of 1 · 3 failed · paused"
    assert footer._counts.property("tone") == "warning"


def test_counts_are_shown_a_few_times_a_second_and_the_last_of_them_always(footer: Footer, qtbot: QtBot) -> None:
    said: list[bool] = []
    show = footer._show

    def beat() -> bool:
        said.append(show())
        return said[-1]

    footer._pulse._beat = beat
    for done in range(200):
        footer.show_counts(Counter({Q: 200 - done, P: done}), paused=False, finished=done)
    assert len(said) == 1
    footer.show_counts({P: 200}, paused=False, finished=200)
    qtbot.waitUntil(lambda: footer._counts.text() == "200 pictures")
    assert len(said) == 2


def test_what_is_asked_while_a_pulse_rests_comes_once(footer: Footer, qtbot: QtBot) -> None:
    beats: list[int] = []
    pulse = Pulse(lambda: beats.append(1), 20, footer)
    for _ in range(5):
        pulse.ask()
    assert len(beats) == 1
    qtbot.waitUntil(lambda: len(beats) == 2)
    qtbot.waitUntil(lambda: not pulse._timer.isActive())
    assert len(beats) == 2


def test_a_standstill_is_noticed_though_nothing_happens(footer: Footer, clock: Clock, qtbot: QtBot) -> None:
    footer.show_counts({Q: 100}, paused=False)
    clock.now = 5
    footer.show_counts({Q: 50, P: 50}, paused=False, finished=50)
    qtbot.waitUntil(lambda: "a second" in footer._counts.text())
    clock.now = 100
    qtbot.waitUntil(lambda: footer._counts.text() == "50 of 100")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.2, "1 s left"), (12.4, "12 s left"), (33, "35 s left"), (89, "90 s left"), (100, "2 min left"),
     (3_000, "50 min left"), (7_200, "2.0 h left")],
)  # fmt: skip
def test_the_further_off_the_rounder(seconds: float, text: str) -> None:
    assert describe_seconds_left(seconds) == text


@pytest.mark.parametrize(
    ("rate", "text"), [(123.4, "123 a second"), (8.21, "8.2 a second"), (0.5, "30 a minute"), (0.001, "1 a minute")]
)
def test_a_rate_is_told_in_what_suits_it(rate: float, text: str) -> None:
    assert describe_rate(rate) == text

"""Loans from the budget of memory: kept as long as nobody needs the room."""

from __future__ import annotations

from rethumb_desktop.imaging.budget import ByteBudget


def test_a_loan_counts_until_it_is_taken_back() -> None:
    budget = ByteBudget(100)
    loan = budget.lend(60, lambda: None)
    assert loan is not None
    assert budget.taken == 60
    budget.take_back(loan)
    budget.take_back(loan)
    assert budget.taken == 0


def test_a_demand_calls_in_what_it_needs_and_no_more() -> None:
    budget = ByteBudget(100)
    gone: list[str] = []
    budget.lend(40, lambda: gone.append("first"))
    budget.lend(40, lambda: gone.append("second"))
    with budget.reserve(20):
        assert gone == []
        assert budget.taken == 100
    with budget.reserve(50):
        assert gone == ["first"]
        assert budget.taken == 90
    assert budget.taken == 40


def test_a_demand_for_more_than_all_calls_in_everything() -> None:
    budget = ByteBudget(100)
    gone: list[str] = []
    budget.lend(10, lambda: gone.append("first"))
    with budget.reserve(500):
        assert gone == ["first"]
        assert budget.taken == 500


def test_nothing_is_lent_of_what_is_needed() -> None:
    budget = ByteBudget(100)
    with budget.reserve(80):
        assert budget.lend(30, lambda: None) is None
        assert budget.taken == 80


def test_a_loan_that_was_called_in_is_not_taken_back_again() -> None:
    budget = ByteBudget(100)
    loan = budget.lend(80, lambda: None)
    assert loan is not None
    with budget.reserve(50):
        budget.take_back(loan)
        assert budget.taken == 50
    assert budget.taken == 0

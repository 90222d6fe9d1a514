"""Which numbers of a package's uses there are, whatever was added, taken and undone."""

from collections.abc import Sequence
from uuid import UUID

import pytest

from gql_packages.domain.adjustments import (
    Adjustment,
    UseNumbers,
    adjustments_of,
    live_adjustments,
)


def adjusted(*changes: tuple[int, Sequence[int], int | None]) -> list[Adjustment]:
    """Adjustments of these changes, numbers and the places of what they undo, counted from 1."""
    return [
        Adjustment(
            id=UUID(int=place),
            entry_id=UUID(int=100 + place),
            change=change,
            paid_change=0,
            value=0,
            numbers=numbers,
            undoes_id=None if undoes is None else UUID(int=undoes),
        )
        for place, (change, numbers, undoes) in enumerate(changes, start=1)
    ]


ADDED = (2, [4, 5], None)
TAKEN = (-3, [2, 3, 5], None)


def test_what_was_sold_is_there_and_nothing_else() -> None:
    numbers = UseNumbers(3)

    assert (numbers.taken, numbers.bonus) == (set(), set())
    assert numbers.behind(2) == [4, 5]
    assert [numbers.is_bonus(number) for number in (3, 4)] == [False, True]


def test_what_was_taken_is_gone_and_keeps_its_number() -> None:
    numbers = UseNumbers(3, adjusted(ADDED, TAKEN))

    assert (numbers.taken, numbers.bonus) == ({2, 3}, {4})
    # What is added then is numbered behind that.
    assert numbers.behind(1) == [6]


@pytest.mark.parametrize(
    ("undone", "taken", "bonus", "behind"),
    [
        ((3, [2, 3, 5], 2), set(), {4, 5}, 6),
        ((-2, [4, 5], 1), {2, 3}, set(), 4),
    ],
)
def test_what_is_undone_was_never(
    undone: tuple[int, list[int], int], taken: set[int], bonus: set[int], behind: int
) -> None:
    before = (ADDED, TAKEN) if undone[2] == 2 else (ADDED, (-2, [2, 3], None))

    numbers = UseNumbers(3, adjusted(*before, undone))

    assert (numbers.taken, numbers.bonus) == (taken, bonus)
    assert numbers.behind(1) == [behind]


def test_added_uses_have_numbers_above_those_of_taken_ones_only_if_these_were_added() -> None:
    numbers = UseNumbers(9, adjusted((-1, [9], None)))

    assert numbers.behind(1) == [10]


@pytest.mark.parametrize(
    ("count", "live", "found"),
    [(1, set(), [4]), (2, {4}, [1]), (1, {1}, [4]), (2, set(), [4, 1]), (0, set(), [])],
)
def test_the_highest_that_are_free_are_taken(count: int, live: set[int], found: list[int]) -> None:
    assert UseNumbers(3, adjusted(ADDED, TAKEN)).highest(count, live) == found


def test_the_lowest_added_use_that_is_free() -> None:
    numbers = UseNumbers(3, adjusted((3, [4, 5, 6], None)))

    assert numbers.lowest_bonus(set()) == 4
    assert numbers.lowest_bonus({1, 4, 6}) == 5


def test_live_are_those_that_are_not_undone_and_undo_nothing() -> None:
    first, second, undoing = adjusted(ADDED, TAKEN, (3, [2, 3, 5], 2))

    assert live_adjustments([first, second, undoing]) == [first]


def test_adjustments_are_read_with_their_ids() -> None:
    row = {
        **{"id": str(UUID(int=1)), "entry_id": str(UUID(int=2)), "undoes_id": None},
        **{"change": -1, "paid_change": -1, "value": -50, "numbers": [3]},
    }
    (found,) = adjustments_of([row])
    (undoing,) = adjustments_of([{**row, "undoes_id": str(UUID(int=3))}])

    assert (found.id, found.entry_id, found.undoes_id) == (UUID(int=1), UUID(int=2), None)
    assert (found.change, found.paid_change, found.value, found.numbers) == (-1, -1, -50, [3])
    assert undoing.undoes_id == UUID(int=3)

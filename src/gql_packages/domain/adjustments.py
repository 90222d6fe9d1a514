"""Uses that were added to a sold package or taken off it: which numbers it has by now."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from gql_packages.domain.enums import Described

#: The bounds of one change, whichever way it goes.
MOST_CHANGED = 1000

#: The adjustments of the patient package {package}, as JSON; null where there are none.
ADJUSTMENTS = """(
    SELECT json_agg(json_build_object('id', a.id, 'entry_id', a.package_entry_id,
        'change', a.change, 'paid_change', a.paid_change, 'value', a.value,
        'numbers', string_to_array(a.numbers, ',')::int[], 'undoes_id', a.undoes_id) ORDER BY a.id)
    FROM use_adjustment a WHERE a.clinic_id = $1 AND a.patient_package_id = {package}
)"""
#: How many of the uses of a limit `l` with a share of the price are taken: its own numbers.
TAKEN_OF_LIMIT = """CASE WHEN l.price_share IS NULL THEN 0 ELSE (
    SELECT coalesce(-sum(sign(a.change)), 0)::int
    FROM use_adjustment a
    CROSS JOIN unnest(string_to_array(a.numbers, ',')::int[]) AS taken (number)
    WHERE a.clinic_id = $1 AND a.patient_package_id = l.patient_package_id
        AND taken.number - (
            SELECT coalesce(sum(before.uses), 0) FROM patient_package_limit before
            WHERE before.clinic_id = $1 AND before.patient_package_id = l.patient_package_id
                AND before.number < l.number
        ) BETWEEN 1 AND l.uses
) END"""
#: How many of the sold uses of the patient package `pp` are taken.
PAID_TAKEN = """(
    SELECT coalesce(-sum(a.paid_change), 0)::int FROM use_adjustment a
    WHERE a.clinic_id = $1 AND a.patient_package_id = pp.id
)"""
#: How many of its sold uses are neither taken nor redeemed.
PAID_REMAINING = f"""(
    pp.uses_total - {PAID_TAKEN} - (
        SELECT count(*)::int FROM redemption u
        WHERE u.clinic_id = $1 AND u.patient_package_id = pp.id AND u.status = 'REDEEMED'
            AND u.use_number <= pp.uses_total
    )
)"""  # noqa: S608 our own words
#: How many of its added uses can still be reserved; none where nothing was added.
BONUS_AVAILABLE = f"""CASE WHEN pp.uses_changed + {PAID_TAKEN} = 0 THEN 0
ELSE pp.uses_changed + {PAID_TAKEN} - (
    SELECT count(*)::int FROM redemption u
    WHERE u.clinic_id = $1 AND u.patient_package_id = pp.id
        AND u.status IN ('RESERVED', 'REDEEMED') AND u.use_number > pp.uses_total
) END"""  # noqa: S608 our own words


class UseLotKind(Described):
    """How a package came by a use."""

    PAID = "PAID", "It was sold."
    BONUS = "BONUS", "It was added, and is worth nothing."


@dataclass(frozen=True, kw_only=True)
class Adjustment:
    """One change, or the undoing of one: the opposite of all that it changed."""

    id: UUID
    entry_id: UUID
    change: int
    paid_change: int
    #: in minor units
    value: int
    numbers: Sequence[int]
    undoes_id: UUID | None = None


class UseNumbers:
    """The numbers of a package's uses: those that were sold, then those that were added (rule 89).

    What is taken keeps its number, so that undoing gives back the same (rule 92).
    """

    def __init__(self, sold: int, adjustments: Sequence[Adjustment] = ()) -> None:
        self.sold = sold
        self._live = live_adjustments(adjustments)
        balance: Counter[int] = Counter()
        for each in adjustments:
            for number in each.numbers:
                balance[number] += 1 if each.change > 0 else -1
        #: sold uses that the package has no more
        self.taken = {number for number, sum_ in balance.items() if number <= sold and sum_ < 0}
        #: added uses that the package has
        self.bonus = {number for number, sum_ in balance.items() if number > sold and sum_ > 0}

    def is_bonus(self, number: int) -> bool:
        """Whether the use of that number was added (rule 89)."""
        return number > self.sold

    def behind(self, count: int) -> list[int]:
        """The numbers of so many uses more: behind all others, taken ones among them (rule 89)."""
        last = max((max(each.numbers) for each in self._live), default=self.sold)
        first = max(last, self.sold) + 1
        return list(range(first, first + count))

    def highest(self, count: int, live: Collection[int]) -> list[int]:
        """The numbers of so many uses to be taken: the highest that are available (rule 90)."""
        paid = set(range(1, self.sold + 1)) - self.taken
        return sorted((paid | self.bonus).difference(live), reverse=True)[:count]

    def lowest_bonus(self, live: Collection[int]) -> int:
        """The lowest number of an added use that is available."""
        return min(self.bonus.difference(live))


def adjustments_of(rows: Iterable[Mapping[str, Any]]) -> list[Adjustment]:
    """The adjustments in what `ADJUSTMENTS` reads."""
    return [
        Adjustment(
            **{
                **row,
                "id": UUID(row["id"]),
                "entry_id": UUID(row["entry_id"]),
                "undoes_id": row["undoes_id"] and UUID(row["undoes_id"]),
            }
        )
        for row in rows
    ]


def live_adjustments(adjustments: Iterable[Adjustment]) -> list[Adjustment]:
    """Those that are neither undone nor undo another (rule 92), in their order."""
    listed = list(adjustments)
    undone = {each.undoes_id for each in listed}
    return [each for each in listed if each.undoes_id is None and each.id not in undone]

"""What the API has to say of uses that were added and taken, computed from plain rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.queries.oracle_words import money, page
from tests.queries.slow_loader import Answers, Row, World

Given = dict[str, Any]


@dataclass(frozen=True)
class Uses:
    """The numbers of a package's uses, by what became of them."""

    sold: int
    added: set[int]
    taken: set[int]
    reserved: set[int]
    redeemed: set[int]

    @property
    def bonus(self) -> set[int]:
        """Those that were added and are there."""
        return self.added - self.taken

    @property
    def bonus_available(self) -> int:
        return len(self.bonus - self.reserved - self.redeemed)

    @property
    def paid_remaining(self) -> int:
        """How many of those that were sold are neither taken nor redeemed."""
        return len(set(range(1, self.sold + 1)) - self.taken - self.redeemed)


def uses_of(world: World, package: Row) -> Uses:
    """What counts of what was added and taken is what was not undone."""
    rows = world.where("use_adjustment", "patient_package_id", package["id"])
    undone = {row["undoes_id"] for row in rows}
    added: set[int] = set()
    taken: set[int] = set()
    for row in rows:
        if row["undoes_id"] is None and row["id"] not in undone:
            (added if row["change"] > 0 else taken).update(map(int, row["numbers"].split(",")))
    live: dict[str, set[int]] = {"RESERVED": set(), "REDEEMED": set()}
    for use in world.where("redemption", "patient_package_id", package["id"]):
        live.get(use["status"], set()).add(use["use_number"])
    return Uses(package["uses_sold"], added, taken, live["RESERVED"], live["REDEEMED"])


def taken_of_limit(world: World, package: Row, limit: Row) -> int:
    """How many of the uses of a limit with a share of the price are taken: those of its numbers."""
    if limit["price_share"] is None:
        return 0
    limits = world.where("patient_package_limit", "patient_package_id", package["id"])
    before = sum(each["uses"] for each in limits if each["number"] < limit["number"])
    taken = uses_of(world, package).taken
    return len(taken & set(range(before + 1, before + limit["uses"] + 1)))


def lot(world: World, use: Row, *_: object) -> str:
    """Whether the use was sold or added."""
    package = world.present("patient_package", use["patient_package_id"])
    return "BONUS" if use["use_number"] > package["uses_sold"] else "PAID"


def lots(world: World, package: Row, _: Given) -> list[Row]:
    """The uses that were sold, and those that were added if there ever were any."""
    uses = uses_of(world, package)
    rows = world.where("use_adjustment", "patient_package_id", package["id"])
    spent = [
        use
        for use in world.where("redemption", "patient_package_id", package["id"])
        if use["status"] == "REDEEMED"
    ]
    worth = package["price"] + sum(row["value"] for row in rows)
    worth -= sum(use["value"] for use in spent if lot(world, use) == "PAID")
    sold = set(range(1, uses.sold + 1))
    found = [_lot("PAID", uses, lambda number: number <= uses.sold, sold, worth)]
    if uses.added:
        found.append(_lot("BONUS", uses, lambda number: number > uses.sold, uses.added, 0))
    return found


def _lot(kind: str, uses: Uses, is_of_it: Any, numbers: set[int], worth: int) -> Row:
    taken = len(numbers & uses.taken)
    reserved, redeemed = (len(set(filter(is_of_it, of))) for of in (uses.reserved, uses.redeemed))
    there = len(numbers) - taken
    return {
        **{"kind": kind, "uses": there, "taken": taken, "reserved": reserved},
        **{"redeemed": redeemed, "available": there - reserved - redeemed},
        "value_remaining": money(worth),
    }


def _adjustment(world: World, entry: Row) -> Row | None:
    return next(iter(world.where("use_adjustment", "package_entry_id", entry["id"])), None)


def _change(world: World, entry: Row, _: Given) -> int | None:
    found = _adjustment(world, entry)
    return None if found is None else int(found["change"])


def _value(world: World, entry: Row, _: Given) -> Row | None:
    found = _adjustment(world, entry)
    return None if found is None else money(abs(found["value"]))


def _adjustments(world: World, package: Row, given: Given) -> Row:
    history = world.where("package_entry", "patient_package_id", package["id"])
    found = [entry for entry in history if entry["kind"] in ("USES_ADDED", "USES_TAKEN")]
    return page(world, "useAdjustments", found, given)


FIELDS: Mapping[str, Answers] = {
    "Redemption.lot": lot,
    "PatientPackage.lots": lots,
    "PatientPackage.useAdjustments": _adjustments,
    "PackageEntry.usesChange": _change,
    "PackageEntry.value": _value,
    "PackageEntry.undoes": lambda world, entry, _: (
        entry["undoes_id"] and world.present("package_entry", entry["undoes_id"])
    ),
    "PackageEntry.undoneBy": lambda world, entry, _: next(
        iter(world.where("package_entry", "undoes_id", entry["id"])), None
    ),
}

"""What the clinic's policy says, in the plainest words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.queries.slow_loader import Answers, Row, World

_DEFAULT: Row = {
    **{"__typename": "BreakagePolicy", "method": "NEVER", "expected_rate": None},
    **{"valid_from": None, "set_at": None, "set_by_id": None},
}


def _setting(world: World, name: str) -> Any:
    changes = world.where("policy_change", "name", name)
    last = max(changes, key=lambda change: change["version"], default=None)
    return None if last is None else last["value_after"]


def allows_expiry(world: World, _row: Row, _: Any) -> bool:
    return bool(_setting(world, "allows_expiry") != "false")


def shortest_validity_days(world: World, _row: Row, _: Any) -> int | None:
    days = _setting(world, "shortest_validity_days")
    return None if days is None else int(days)


def version(world: World, _row: Row, _: Any) -> int:
    rows = [*world.rows("policy_change"), *world.rows("breakage_policy")]
    return max((row["version"] for row in rows), default=1)


def _by_day(world: World) -> list[Row]:
    """What counts from each day on, the earliest first."""
    last: dict[Any, Row] = {}
    for row in sorted(world.rows("breakage_policy"), key=lambda row: row["version"]):
        last[row["valid_from"]] = {**row, "__typename": "BreakagePolicy"}
    return [last[day] for day in sorted(last)]


def breakage(world: World, _row: Row, _: Any) -> Row:
    return next(
        (row for row in reversed(_by_day(world)) if row["valid_from"] <= world.today), _DEFAULT
    )


def coming_breakage(world: World, _row: Row, _: Any) -> list[Row]:
    return [row for row in _by_day(world) if row["valid_from"] > world.today]


def expected_percent(_world: World, row: Row, _: Any) -> str | None:
    rate = row["expected_rate"]
    return None if rate is None else f"{rate // 100}.{rate % 100:02}"


FIELDS: Mapping[str, Answers] = {
    "Clinic.policy": lambda _world, _row, _: {"__typename": "ClinicPolicy"},
    "ClinicPolicy.allowsExpiry": allows_expiry,
    "ClinicPolicy.shortestValidityDays": shortest_validity_days,
    "ClinicPolicy.version": version,
    "ClinicPolicy.breakage": breakage,
    "ClinicPolicy.comingBreakage": coming_breakage,
    "BreakagePolicy.expectedPercent": expected_percent,
    "BreakagePolicy.from": lambda _world, row, _: row["valid_from"],
    "BreakagePolicy.setBy": lambda world, row, _: world.one("staff_member", row["set_by_id"]),
}

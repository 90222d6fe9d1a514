"""What moves the liability of packages, a movement at a time, of plain rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from hashlib import md5
from typing import Any
from uuid import UUID

from gql_packages.domain.calendar import day_of
from tests.reports.slow_liability import SlowLiability

Row = dict[str, Any]

FOR_EVER = datetime.max.replace(tzinfo=UTC)
#: Of the id of a second entry of a row, the digit that says its version.
_GIVEN_BACK, _KEPT, _KEPT_OF_GIVEN_BACK = "8", "9", "a"
_DAY = timedelta(days=1)


def liability_entries(
    tables: Mapping[str, list[Row]], time_zone: str, known_at: datetime = FOR_EVER
) -> list[Row]:
    """Of all packages, those of deleted sales too, what was recorded until then."""
    slow = SlowLiability(tables, time_zone)
    return [
        entry
        for package in tables["patient_package"]
        for entry in _with_balances(_of_package(slow, package, known_at))
    ]


def _of_package(slow: SlowLiability, package: Row, known_at: datetime) -> Iterator[Row]:
    refunds = slow.of("package_refund", package["id"])
    refund = next((row for row in refunds if row["refunded_at"] <= known_at), None)
    moves = [
        {**move, "on": day_of(move["at"], slow.time_zone)}
        for move in _moves(slow, package, refund)
        if move["recorded_at"] <= known_at
    ]
    about = {"package_id": package["id"], "patient_id": package["patient_id"]}
    nothing = {**about, "payment_id": None, "redemption_id": None}
    for move in moves:
        yield {**move, **about}
    lapsed = list(_lapsed(slow, package, moves, known_at))
    for entry in lapsed:
        yield {**nothing, **entry}
    if refund is None:
        return
    on, at = day_of(refund["refunded_at"], slow.time_zone), refund["refunded_at"]
    nothing |= {"on": on, "recorded_at": at}
    given = refund["amount"]
    yield {**nothing, "id": refund["id"], "kind": "REFUNDED", "minor": given, "added": -given}
    kept = sum(entry["added"] for entry in lapsed) - given
    for move in moves:
        if move["on"] <= on and move["recorded_at"] <= at:
            kept += move["added"]
            continue
        is_second = move["id"].hex[12] == _GIVEN_BACK
        digit = _KEPT_OF_GIVEN_BACK if is_second else _KEPT
        yield {
            **{**move, **about, "id": _other(move["id"], digit), "kind": "SUSPENSE"},
            **{"minor": move["added"], "added": -move["added"], "on": max(move["on"], on)},
            "recorded_at": max(move["recorded_at"], at),
        }
    about_kept = {"id": _other(refund["id"], _KEPT), "kind": "SUSPENSE"}
    yield {**nothing, **about_kept, "minor": kept, "added": -kept}


def _moves(slow: SlowLiability, package: Row, refund: Row | None) -> Iterator[Row]:
    """Money that was applied or unapplied, and uses that were taken, redeemed or given back."""
    for row in slow.of("payment_application", package["invoice_id"]):
        if refund is None or row["request_id"] != refund["request_id"]:
            yield {
                **{"id": row["id"], "at": row["applied_at"], "recorded_at": row["applied_at"]},
                **{"kind": "SOLD", "minor": row["amount"], "added": row["amount"]},
                **{"payment_id": row["payment_id"], "redemption_id": None},
            }
    for row in slow.of("use_adjustment", package["id"]):
        yield {
            **{"id": row["id"], "at": row["adjusted_at"], "recorded_at": row["adjusted_at"]},
            **{"kind": "ADJUSTED", "minor": row["value"], "added": row["value"]},
            **{"payment_id": None, "redemption_id": None},
        }
    for use in slow.of("redemption", package["id"]):
        if use["redeemed_at"] is None:
            continue
        move = {"at": use["used_at"], "payment_id": None, "redemption_id": use["id"]}
        move |= {"kind": "REDEEMED", "id": use["id"], "recorded_at": use["redeemed_at"]}
        yield {**move, "minor": use["value"], "added": -use["value"]}
        if use["ended_at"] is not None:
            again = {"id": _other(use["id"], _GIVEN_BACK), "recorded_at": use["ended_at"]}
            yield {**move, **again, "minor": -use["value"], "added": use["value"]}


def _lapsed(
    slow: SlowLiability, package: Row, moves: list[Row], known_at: datetime
) -> Iterator[Row]:
    """What lapsed on each day on which it may, of what is known then."""

    def lapsed(day: date) -> int:
        return slow.standing(package, day, known_at).moved["expired"]

    for day in sorted(slow.days(package)):
        amount = lapsed(day) - lapsed(day - _DAY)
        if amount:
            text = f"{package['id']} {(day - date(2000, 1, 1)).days}"
            yield {
                **{"id": UUID(md5(text.encode(), usedforsecurity=False).hexdigest())},
                **{"kind": "EXPIRED", "on": day, "minor": amount, "added": -amount},
                "recorded_at": max(_recorded(slow, package, moves, day, known_at)),
            }


def _recorded(
    slow: SlowLiability, package: Row, moves: list[Row], day: date, known_at: datetime
) -> Iterator[datetime]:
    """When what has lapsed by that day was recorded: its moves, its last valid day, the policy."""
    yield from (move["recorded_at"] for move in moves if move["on"] <= day)
    history = sorted(slow.of("package_entry", package["id"]), key=lambda row: row["sequence"])
    moved = [history[0]["at"]]
    for row in history[1:]:
        is_known = row["at"] <= known_at and day_of(row["at"], slow.time_zone) <= day
        if row["kind"] == "EXPIRY_CHANGED" and is_known:
            moved.append(row["at"])
    yield moved[-1]
    policy = slow.policy(day, known_at)
    assert policy is not None
    yield policy["set_at"]


def _other(key: UUID, version: str) -> UUID:
    return UUID(hex=f"{key.hex[:12]}{version}{key.hex[13:]}")


def _with_balances(entries: Iterator[Row]) -> Iterator[Row]:
    """By day, then id; what moves nothing is left out."""
    balance = 0
    for entry in sorted(entries, key=lambda each: (each["on"], each["id"])):
        if entry["minor"]:
            balance += entry["added"]
            at = datetime.combine(entry["on"], time(), UTC)
            yield {**entry, "at": at, "balance": balance}

"""What moves the liability of packages, a movement at a time, of plain rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID

from gql_packages.domain.calendar import day_of

Row = dict[str, Any]

#: Of the id of a second entry of a row, the digit that says its version.
_GIVEN_BACK, _KEPT, _KEPT_OF_GIVEN_BACK = "8", "9", "a"


def liability_entries(tables: Mapping[str, list[Row]], time_zone: str) -> list[Row]:
    """Of all packages, those of deleted sales too, everything that was ever recorded."""
    return [
        entry
        for package in tables["patient_package"]
        for entry in _with_balances(_of_package(tables, package, time_zone))
    ]


def _of_package(tables: Mapping[str, list[Row]], package: Row, time_zone: str) -> Iterator[Row]:
    refunds = [r for r in tables["package_refund"] if r["patient_package_id"] == package["id"]]
    refund = refunds[0] if refunds else None
    moves = list(_moves(tables, package, refund))
    about = {"package_id": package["id"], "patient_id": package["patient_id"]}
    for move in moves:
        move["on"] = day_of(move["at"], time_zone)
        yield {**move, **about}
    if refund is None:
        return
    on, at = day_of(refund["refunded_at"], time_zone), refund["refunded_at"]
    nothing = {"payment_id": None, "redemption_id": None, "on": on, "recorded_at": at, **about}
    given = refund["amount"]
    yield {**nothing, "id": refund["id"], "kind": "REFUNDED", "minor": given, "added": -given}
    kept = -given
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


def _moves(tables: Mapping[str, list[Row]], package: Row, refund: Row | None) -> Iterator[Row]:
    """Money that was applied or unapplied, and uses that were redeemed or given back."""
    for row in tables["payment_application"]:
        is_of_refund = refund is not None and row["request_id"] == refund["request_id"]
        if row["invoice_id"] == package["invoice_id"] and not is_of_refund:
            yield {
                **{"id": row["id"], "at": row["applied_at"], "recorded_at": row["applied_at"]},
                **{"kind": "SOLD", "minor": row["amount"], "added": row["amount"]},
                **{"payment_id": row["payment_id"], "redemption_id": None},
            }
    for use in tables["redemption"]:
        if use["patient_package_id"] != package["id"] or use["redeemed_at"] is None:
            continue
        move = {"at": use["used_at"], "payment_id": None, "redemption_id": use["id"]}
        move |= {"kind": "REDEEMED", "id": use["id"], "recorded_at": use["redeemed_at"]}
        yield {**move, "minor": use["value"], "added": -use["value"]}
        if use["ended_at"] is not None:
            again = {"id": _other(use["id"], _GIVEN_BACK), "recorded_at": use["ended_at"]}
            yield {**move, **again, "minor": -use["value"], "added": use["value"]}


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

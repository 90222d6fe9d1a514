"""How the oracle writes values and pages, and reads what clients send: as the API's papers say."""

from __future__ import annotations

import operator
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from graphql import GraphQLError

from gql_packages.domain.calendar import bounds_of
from tests.cursors import cursor as written
from tests.queries.slow_loader import Row, World

#: As ISO 4217 has them.
DECIMALS = {"JPY": 0, "CAD": 2, "EUR": 2, "KWD": 3, "CLF": 4}

_ID = re.compile(r"([A-Za-z]+):([0-9a-f]{32})")


def refused(code: str, message: str = "refused") -> GraphQLError:
    """An error that says why, for programs."""
    return GraphQLError(message, extensions={"code": code})


def amount(minor: int, currency: str) -> str:
    """Minor units in major ones, with all decimals of the currency."""
    digits = DECIMALS[currency]
    sign, figures = ("-" if minor < 0 else ""), str(abs(minor)).zfill(digits + 1)
    if digits == 0:
        return sign + figures
    return f"{sign}{figures[:-digits]}.{figures[-digits:]}"


def money(minor: int) -> dict[str, Any]:
    """So many minor units of the clinic's currency."""
    return {"minor": minor}


def moment(value: datetime) -> str:
    """UTC, with six digits of a second's fraction or with none."""
    text = value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    return f"{text}.{value.microsecond:06}Z" if value.microsecond else f"{text}Z"


def packed(text: str) -> str:
    """base64url without padding."""
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def unpacked(text: str) -> str:
    """What was packed; nothing if nothing was."""
    try:
        plain = urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except ValueError:
        return ""
    return plain if packed(plain) == text else ""


def global_id(type_name: str, key: UUID) -> str:
    """A type's name and a key."""
    return packed(f"{type_name}:{key.hex}")


def named(text: str) -> tuple[str, UUID] | None:
    """The type's name and the key in a global id; None if it is none."""
    found = _ID.fullmatch(unpacked(text))
    return (found[1], UUID(found[2])) if found else None


def key_of(text: str, type_name: str) -> UUID | None:
    """The key in a global id of that type; None if it is none."""
    found = named(text)
    return found[1] if found and found[0] == type_name else None


def cursor(list_name: str, value: Any, key: UUID) -> str:
    """A list's name, the value it is sorted by unless that is a name, and a row's key."""
    return written(list_name, *([] if isinstance(value, str) else _sorted_by(value)), key=key)


def _sorted_by(value: Any) -> list[Any]:
    if isinstance(value, datetime):
        epoch = datetime(1970, 1, 1, tzinfo=UTC)
        microseconds = (value - epoch) // timedelta(microseconds=1)
        return ["t", None if value == NEVER else microseconds]
    if isinstance(value, date):
        return ["d", None if value == date.max else (value - date(1970, 1, 1)).days]
    return ["", value]


def place_of(text: str) -> tuple[str, str] | None:
    """The list's name and the row's key in a cursor; None if it is none."""
    found = re.fullmatch(r'\["([\w:]+)",.*"([0-9a-f]{32})"\][0-9a-f]{8}', unpacked(text))
    return (found[1], found[2]) if found else None


def period(world: World, days: dict[str, Any]) -> tuple[datetime, datetime]:
    """From the start of the first day to the end of the last."""
    if days["to"] < days["from"]:
        raise refused("INVALID_INPUT", "to")
    return bounds_of(days["from"], days["to"], world.clinic["time_zone"])


#: Each list of which there are pages, the table of its rows, and what they are sorted by.
LISTS: Mapping[str, tuple[str, str]] = {
    "packages": ("package", "place"),
    "patients": ("patient", "sort_key"),
    "appointments": ("appointment", "starts_at"),
    "invoices": ("invoice", "issued_at"),
    "payments": ("payment", "received_at"),
    "clinicPackages": ("patient_package", "purchased_at"),
    "patientPackages": ("patient_package", "purchased_at"),
    "patientInvoices": ("invoice", "issued_at"),
    "patientPayments": ("payment", "received_at"),
    "patientAppointments": ("appointment", "starts_at"),
    "redemptions": ("redemption", "reserved_at"),
    "history": ("package_entry", "sequence"),
    "useAdjustments": ("package_entry", "sequence"),
    "packageSalesRows": ("patient_package", "purchased_at"),
    "packageUsageRows": ("redemption", "used_at"),
    "takingsRows": ("takings", "taken_at"),
    "packageLiabilityEntries": ("liability_entry", "at"),
    "packageLiabilityRows": ("liability_place", "at"),
    "liabilityEntries": ("liability_entry", "at"),
    "patientCreditRows": ("patient", "created_at"),
}


#: Before every moment; behind every day is `date.max`.
NEVER = datetime.min.replace(tzinfo=UTC)
#: Of each list that can be sorted otherwise, its usual order, and what a row has in each order.
ORDERS: Mapping[str, tuple[str, Mapping[str, Callable[[World, Row], Any]]]] = {
    "patients": (
        "NAME_ASC",
        {
            "NAME": lambda _, row: row["sort_key"],
            "CREATED_AT": lambda _, row: row["created_at"],
            "LAST_VISIT": lambda _, row: row["last_visit_at"] or NEVER,
            "OWING": lambda _, row: row["owing"] or 0,
            "CREDIT": lambda _, row: row["credit"] or 0,
        },
    ),
    "clinicPackages": (
        "PURCHASED_AT_DESC",
        {
            "PURCHASED_AT": lambda _, row: row["purchased_at"],
            "EXPIRES_ON": lambda _, row: row["expires_on"] or date.max,
            "USES_REMAINING": lambda _, row: row["uses_total"] - row["uses_redeemed"],
        },
    ),
    "invoices": (
        "ISSUED_AT_DESC",
        {"ISSUED_AT": lambda _, row: row["issued_at"], "NUMBER": lambda _, row: row["number"]},
    ),
    "appointments": ("STARTS_AT_ASC", {"STARTS_AT": lambda _, row: row["starts_at"]}),
    "payments": ("RECEIVED_AT_DESC", {"RECEIVED_AT": lambda _, row: row["received_at"]}),
}


def ordered(name: str, given: Row) -> tuple[str, Callable[[World, Row], Any], bool | None]:
    """How the cursors of a list in the order that is given call it, what it is sorted by, and
    whether that is from the end; None where the list itself says so."""
    by = given.get("orderBy")
    if by is None:
        return name, lambda _, row: row[LISTS[name][1]], None
    usual, orders = ORDERS[name]
    column, _, direction = by.rpartition("_")
    return name if by == usual else f"{name}:{by}", orders[column], direction == "DESC"


def page(
    world: World,
    name: str,
    rows: Iterable[Row],
    given: Row,
    *,
    newest_first: bool = False,
    found: Callable[[Row], str | None] | None = None,
) -> Row:
    """A page of these rows, after the place of one that may be any row of the list's table. With
    `found`, of those that have a place there, in the order of these places."""
    table, _ = LISTS[name]
    name, value, is_descending = ordered(name, given)
    if found is not None:
        name, value = f"{name}:found", lambda _, row: found(row)
        rows = [row for row in rows if found(row) is not None]
    newest_first = newest_first if is_descending is None else is_descending

    def place(row: Row) -> tuple[Any, UUID]:
        return value(world, row), row["id"]

    listed = sorted(rows, key=place, reverse=newest_first)
    first, after = given.get("first"), given.get("after")
    size = 20 if first is None else first
    if not 1 <= size <= 100:
        raise refused("INVALID_INPUT", "first")
    rest = listed
    if after is not None:
        at = place_of(after)
        last = next((row for row in world.rows(table) if at == (name, row["id"].hex)), None)
        if last is None or value(world, last) is None:
            raise refused("INVALID_INPUT", "after")
        beyond = operator.lt if newest_first else operator.gt
        rest = [row for row in listed if beyond(place(row), place(last))]
    shown = rest[:size]
    cursors = [cursor(name, *place(row)) for row in shown]
    return {
        "nodes": shown,
        "edges": [{"cursor": at, "node": row} for at, row in zip(cursors, shown, strict=True)],
        "page_info": {
            "has_next_page": len(rest) > size,
            "has_previous_page": after is not None,
            "start_cursor": cursors[0] if shown else None,
            "end_cursor": cursors[-1] if shown else None,
        },
        "total_count": len(listed),
    }

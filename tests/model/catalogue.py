"""What is on offer, who gives it, and the clinic itself, by the rules (rules 4 and 172)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.model.clinic_state import Books
from tests.model.rows import NOTHING, OWNER, Limit, No, Placed, Shows, Visit

_ZONES = {"America/Vancouver", "Europe/Berlin"}


def check_in_use(is_archived: object) -> None:
    if is_archived:
        raise No("ARCHIVED")


def gives(books: Books, practitioner: str, treatment: str) -> bool:
    """Whoever names no treatment gives all."""
    named = books.staff[practitioner].gives
    return not named or treatment in named


def check_gives(books: Books, practitioner: str | None, treatment: str) -> None:
    """Whoever is booked is active, takes appointments, and gives the treatment."""
    if practitioner is None:
        return
    check_in_use(not books.staff[practitioner].active)
    if not books.staff[practitioner].bookable:
        raise No("NOT_BOOKABLE")
    if not gives(books, practitioner, treatment):
        raise No("TREATMENT_NOT_GIVEN")


def bookable(books: Books, treatment: str) -> list[str]:
    """Who can be booked for the treatment, by name."""
    fit = [name for name, row in books.staff.items() if row.active and row.bookable]
    return sorted(name for name in fit if gives(books, name, treatment))


def warnings(books: Books, name: str) -> list[Shows]:
    """What is unusual about a visit that was just booked, changed, arrived or missed (rule 176)."""
    visit = books.visits[name]
    if visit.status != "BOOKED":
        is_far = visit.span[0] - books.now > timedelta(days=1)
        return [{"code": "FAR_AHEAD", "appointment": None}] if is_far else []
    found = []
    for other, row in books.visits.items():
        if other == name or row.status not in ("BOOKED", "ARRIVED") or not _overlap(visit, row):
            continue
        is_shared = visit.practitioner is not None and visit.practitioner == row.practitioner
        if is_shared and not _in_one_class(books, visit, row):
            found.append({"code": "PRACTITIONER_BUSY", "appointment": {"id": other}})
        if visit.patient == row.patient:
            found.append({"code": "PATIENT_BUSY", "appointment": {"id": other}})
    return found


def _overlap(one: Visit, other: Visit) -> bool:
    return one.span[0] < other.span[1] and other.span[0] < one.span[1]


def _in_one_class(books: Books, one: Visit, other: Visit) -> bool:
    """Whoever gives a class has all who attend it at once."""
    is_class = books.treatments[one.treatment].is_class
    return is_class and one.treatment == other.treatment and one.span[0] == other.span[0]


def update_package(
    books: Books,
    package_id: str,
    price: int,
    uses: int,
    eligible_items: list[dict[str, Any]],
    use_limits: list[dict[str, Any]] | None = None,
) -> Shows:
    """What is sold does not change (rule 4); what is archived is not newly listed; limits that are
    left out stay, and must fit (rule 75)."""
    terms = books.offers[package_id]
    items = {item["treatment_id"]: item["patient_pays"] for item in eligible_items}
    check_in_use(any(books.treatments[name].archived for name in items.keys() - terms.items))
    limits = terms.limits
    if use_limits is not None:
        limits = [
            Limit(tuple(each["treatment_ids"]), each["uses"], each.get("price_share"))
            for each in use_limits
        ]
    if not _fit(limits, items, price, uses):
        raise No("INVALID_INPUT")
    in_order = [tuple(name for name in items if name in limit.treatments) for limit in limits]
    terms.price, terms.uses, terms.items = price, uses, items
    terms.limits = [
        Limit(names, limit.uses, limit.share) for names, limit in zip(in_order, limits, strict=True)
    ]
    return {"package": package_id}


def _fit(limits: list[Limit], items: dict[str, int], price: int, uses: int) -> bool:
    """Whether an offer of these items may have these limits (rules 74, 75, 78)."""
    named = [name for limit in limits for name in limit.treatments]
    if len(set(named)) < len(named) or not set(named) <= set(items):
        return False
    if any(not limit.treatments or not 1 <= limit.uses <= uses for limit in limits):
        return False
    total, is_all = sum(limit.uses for limit in limits), bool(limits) and set(named) == set(items)
    shares = [limit.share for limit in limits if limit.share is not None]
    if is_all and total < uses:
        return False
    is_split = len(shares) == len(limits) and is_all and total == uses and sum(shares) == price
    return not shares or is_split


def archive_package(books: Books, package_id: str, archived: bool) -> Shows:
    books.offers[package_id].archived = archived
    return {"package": package_id}


def update_treatment(
    books: Books,
    treatment_id: str,
    category: str | None = None,
    position: int | str | None = None,
    price: int | None = None,
    duration_minutes: int | None = None,
) -> Shows:
    """What is booked keeps its time, and is billed at the price of the day."""
    row = books.treatments[treatment_id]
    if price is not None:
        row.price = price
    row.minutes = duration_minutes or row.minutes
    _place(row, category, position)
    return {"treatment": treatment_id}


def _place(row: Placed, category: str | None, position: int | str | None) -> None:
    if category is not None:
        row.category = None if category == NOTHING else category
    if position is not None:
        row.position = position if isinstance(position, int) else None


def archive_treatment(books: Books, treatment_id: str, archived: bool) -> Shows:
    books.treatments[treatment_id].archived = archived
    return {"treatment": treatment_id}


def update_staff_member(
    books: Books,
    staff_member_id: str,
    is_bookable: bool | None = None,
    treatment_ids: list[str] | None = None,
) -> Shows:
    """What is booked with them stays booked; what is archived is not newly given."""
    row = books.staff[staff_member_id]
    if treatment_ids is not None:
        newly = set(treatment_ids) - set(row.gives)
        check_in_use(any(books.treatments[name].archived for name in newly))
        row.gives = treatment_ids
    row.bookable = row.bookable if is_bookable is None else is_bookable
    return {"staffMember": staff_member_id}


def archive_staff_member(books: Books, staff_member_id: str, archived: bool) -> Shows:
    """Their booked visits are named (rule 174); the last owner stays."""
    if archived and staff_member_id == OWNER:
        raise No("INVALID_INPUT")
    books.staff[staff_member_id].active = not archived
    visits = books.visits.items()
    theirs = [n for n, v in visits if v.practitioner == staff_member_id and v.status == "BOOKED"]
    return {"staffMember": staff_member_id, "bookedAppointments": theirs}


def update_clinic(
    books: Books, name: str | None = None, address: str | None = None, time_zone: str | None = None
) -> Shows:
    """The zone stays once anything was sold, booked or received."""
    if time_zone is not None and time_zone not in _ZONES:
        raise No("INVALID_INPUT")
    if time_zone not in (None, books.clinic["timeZone"]) and (
        books.invoices or books.visits or books.payments
    ):
        raise No("TIME_ZONE_IN_USE")
    given = {"name": name, "address": address, "timeZone": time_zone}
    books.clinic |= {key: value for key, value in given.items() if value is not None}
    if address == NOTHING:
        books.clinic["address"] = None
    return {"clinic": "clinic"}

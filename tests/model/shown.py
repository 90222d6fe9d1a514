"""What the API has to show, if the books are right: dictionaries in the shape of its answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from tests.model.clinic_state import Books
from tests.model.packages import preferred, suggested, why_not
from tests.model.people import shown_duplicates
from tests.model.rows import Applied, Placed, Shows, Visit, in_utc, money, shown_limit, value_of


def shown(books: Books, name: str) -> Shows:
    """What the API shows of the thing of that name."""
    if name == "clinic":
        return dict(books.clinic)
    for rows, show in (
        (books.patients, patient),
        (books.treatments, treatment),
        (books.offers, offer),
        (books.staff, staff_member),
    ):
        if name in rows:
            return show(books, name)
    of = {"package": package, "invoice": invoice, "payment": payment, "visit": visit}
    kind = name.split(maxsplit=1)[0]
    return of[kind](books, name) if kind in of else {"id": name}


def patient(books: Books, name: str) -> Shows:
    """With the sums of the rows (rule 48): what is received and not applied, what is due."""
    row = books.patients[name]
    came = [v.starts for v in books.visits.values() if v.patient == name and v.status == "ARRIVED"]
    alike = shown_duplicates(books, name).get("possibleDuplicates")
    return {
        "id": name,
        "firstName": row.first,
        "lastName": row.last,
        "number": row.number,
        "email": row.email,
        "phone": row.phone,
        "dateOfBirth": row.born and str(row.born),
        "isArchived": row.archived,
        "externalId": row.external_id,
        "version": row.version,
        "lastVisitAt": in_utc(max(came)) if came else None,
        "credit": money(books.credit(name)),
        "owing": money(books.owing(name)),
        **({} if alike is None else {"possibleDuplicates": [{"id": each} for each in alike]}),
    }


def treatment(books: Books, name: str) -> Shows:
    row = books.treatments[name]
    return {
        "id": name,
        "kind": "CLASS" if row.is_class else "TREATMENT",
        "price": money(row.price),
        "durationMinutes": row.minutes,
        **_placed(row),
    }


def offer(books: Books, name: str) -> Shows:
    row = books.offers[name]
    items = [
        {"treatment": {"id": each}, "patientPays": money(pays)} for each, pays in row.items.items()
    ]
    more = {"uses": row.uses, "validForDays": row.days, "eligibleItems": items}
    more["useLimits"] = [shown_limit(limit) for limit in row.limits]
    return {"id": name, "price": money(row.price), **more, **_placed(row)}


def _placed(row: Placed) -> Shows:
    return {"category": row.category, "position": row.position, "isArchived": row.archived}


def staff_member(books: Books, name: str) -> Shows:
    row = books.staff[name]
    return {
        "id": name,
        "isActive": row.active,
        "isBookable": row.bookable,
        "treatments": [{"id": each} for each in _in_order(books.treatments, row.gives)],
    }


def on_offer(books: Books) -> Shows:
    """The catalogue: the lowest position first, those without one last, equal ones by name."""
    return {
        "treatments": _listed(books.treatments),
        "packages": {"nodes": _listed(books.offers)},
    }


def _listed(rows: Mapping[str, Placed]) -> list[Shows]:
    return [{"id": name} for name in _in_order(rows, rows) if not rows[name].archived]


def _in_order(rows: Mapping[str, Placed], names: Iterable[str]) -> list[str]:
    def place(name: str) -> tuple[bool, int, str]:
        position = rows[name].position
        return position is None, position or 0, name

    return sorted(names, key=place)


def package(books: Books, name: str) -> Shows:
    sold = books.packages[name]
    redeemed, reserved = len(books.spent(name)), len(books.held(name))
    back = sold.refund and dict(zip(("amount", "suggestedAmount"), sold.refund, strict=True))
    return {
        "id": name,
        "status": books.status(name),
        "price": money(sold.price),
        "purchasedAt": in_utc(sold.sold_at),
        "expiresOn": sold.expires and str(sold.expires),
        "usesTotal": len(sold.there),
        "usesReserved": reserved,
        "usesRedeemed": redeemed,
        "usesRemaining": len(sold.there) - redeemed,
        "usesAvailable": len(sold.there) - redeemed - reserved,
        "usesRedeemable": books.available(name) if books.status(name) == "ACTIVE" else 0,
        "commissionBasis": "SALE" if sold.seller else "REDEMPTION",
        "invoice": {"id": sold.invoice},
        "refund": back and {key: money(cents) for key, cents in back.items()},
    }


def invoice(books: Books, name: str) -> Shows:
    """Always: paid + due = total, but on a void one nothing is due."""
    bill, paid = books.invoices[name], books.paid(name)
    statuses = {"UNPAID": True, "PARTIALLY_PAID": paid > 0, "PAID": paid == bill.total}
    return {
        "id": name,
        "kind": bill.kind,
        "status": "VOID" if bill.void else [word for word, fits in statuses.items() if fits][-1],
        "total": money(bill.total),
        "paid": money(paid),
        "balanceDue": money(books.due(name)),
        "lines": [{"amount": money(line)} for line in bill.lines],
        "applications": _applications(books.applications(invoice=name)),
    }


def payment(books: Books, name: str) -> Shows:
    """Always: applied + unapplied + refunded = amount."""
    row = books.payments[name]
    return {
        "id": name,
        "amount": money(row.amount),
        "unapplied": money(books.unapplied(name)),
        "refunded": money(row.refunded),
        **_said(row.method, row.reference, row.received),
        "corrections": [_said(*each) for each in row.corrections],
        "version": 1 + len(row.corrections) + bool(row.void),
        "void": row.void and {"reason": row.void},
        "applications": _applications(books.applications(name)),
    }


def _said(method: str, reference: str | None, received: datetime) -> Shows:
    return {"method": method, "reference": reference, "receivedAt": in_utc(received)}


def _applications(rows: list[Applied]) -> list[Shows]:
    """What is left of each, the oldest first."""
    return [
        {
            "invoice": {"id": row.invoice},
            "payment": {"id": row.payment},
            "amount": money(row.amount),
        }
        for row in rows
        if row.amount > 0
    ]


def visit(books: Books, name: str) -> Shows:
    row = books.visits[name]
    bill = row.invoice and {key: invoice(books, row.invoice)[key] for key in ("id", "status")}
    return {
        "id": name,
        "status": row.status,
        "startsAt": in_utc(row.starts),
        "endsAt": in_utc(row.span[1]),
        "treatment": {"id": row.treatment},
        "practitioner": row.practitioner and {"id": row.practitioner},
        "patientTotal": money(_patient_total(books, row)),
        "invoice": bill,
        "redemption": row.use
        and {
            "status": "REDEEMED" if row.use.spent else "RESERVED",
            "patientPackage": {"id": row.use.package},
            "value": money(value_of(books.packages[row.use.package], row.use.number)),
            "patientPays": money(books.packages[row.use.package].items[row.treatment]),
        },
    }


def _patient_total(books: Books, row: Visit) -> int:
    """What the patient pays for the visit as things stand."""
    if row.invoice:
        return books.invoices[row.invoice].total
    if row.use:
        return books.packages[row.use.package].items[row.treatment]
    return books.treatments[row.treatment].price if row.status == "BOOKED" else 0


def options(books: Books, row: Visit) -> list[Shows]:
    """The packages that can be put on the visit, in order of preference, then the others."""
    usable = preferred(books, row)
    rest = sorted(set(books.held_by(row.patient)) - set(usable))
    return [
        {
            "patientPackage": {"id": name},
            "isEligible": name in usable,
            "isPreselected": name in usable[:1],
            "refusalCode": why_not(books, name, row),
            "patientPays": money(books.packages[name].items[row.treatment])
            if name in usable
            else None,
        }
        for name in usable + rest
    ]


def preview(books: Books, name: str) -> Shows | None:
    """What a refund would be (rules 41, 42, 46); nothing for what was refunded or deleted."""
    sold = books.packages[name]
    if sold.deleted or sold.refund is not None:
        return None
    collected = books.paid(sold.invoice)
    return {
        "usesRemaining": books.remaining(name),
        "usedValue": money(sum(value_of(sold, number) for number in _spent_numbers(books, name))),
        "collected": money(collected),
        "suggestedAmount": money(suggested(books, name)),
        "retainedAmount": money(collected - suggested(books, name)),
        "minimumAmount": money(0),
        "maximumAmount": money(collected),
        "affectedAppointments": [{"id": each} for each in books.held(name)],
    }


def _spent_numbers(books: Books, name: str) -> list[int]:
    uses = [books.visits[visit].use for visit in books.spent(name)]
    return [use.number for use in uses if use]


def uses(books: Books, name: str) -> list[Shows]:
    """Every visit and invoice that the package was redeemed towards (rule 20), by name."""
    spent = [(each, books.visits[each]) for each in sorted(books.spent(name))]
    return [
        {
            "appointment": {"id": each},
            "invoice": {"id": row.invoice},
            "reason": row.use.spent,
            "value": money(value_of(books.packages[name], row.use.number)),
        }
        for each, row in spent
        if row.use
    ]


def lots(books: Books, name: str) -> list[Shows]:
    """Its uses, sold and added, and what became of them (rules 89, 90)."""
    sold = books.packages[name]
    kinds = {"PAID": [*range(1, sold.uses + 1)], "BONUS": sold.added}
    return [_lot(books, name, kind, numbers) for kind, numbers in kinds.items() if numbers]


def _lot(books: Books, name: str, kind: str, numbers: list[int]) -> Shows:
    sold, spent = books.packages[name], _spent_numbers(books, name)
    there = [number for number in numbers if number in sold.there]
    held = [use.number for use in (books.visits[each].use for each in books.held(name)) if use]
    left = [number for number in there if number not in spent]
    return {
        "kind": kind,
        "uses": len(there),
        "reserved": len([number for number in held if number in there]),
        "redeemed": len(there) - len(left),
        "available": len([number for number in left if number not in held]),
        "taken": len(numbers) - len(there),
        "valueRemaining": money(sum(value_of(sold, number) for number in left)),
    }

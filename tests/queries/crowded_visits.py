"""The visits of a crowded clinic, and what they were billed on."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from tests.queries.crowded_clinic import Crowd

#: The largest amount that is allowed.
LARGEST = 2**53 - 1


async def add_visits(crowd: Crowd, patient: UUID) -> list[UUID]:
    """Some visits, in every state; a use may be put on each later."""
    visits = []
    for _ in range(crowd.random.randint(0, 7)):
        status = crowd.random.choice(("BOOKED", "BOOKED", "ARRIVED", "NO_SHOW", "CANCELLED"))
        resolution = crowd.random.choice(("REDEEM", "FEE", "NOTHING"))
        missed: dict[str, Any] = {"no_show_resolution": resolution if status == "NO_SHOW" else None}
        if missed["no_show_resolution"] == "FEE":
            missed["no_show_fee_id"] = crowd.random.choice(crowd.fees)
        visit = await crowd.records.appointment(
            patient,
            crowd.random.choice(crowd.treatments),
            crowd.moment() + timedelta(days=crowd.random.choice((0, 0, 10))),
            status=status,
            practitioner_id=crowd.maybe(*crowd.staff),
            created_at=crowd.moment(),
            version=crowd.random.randint(1, 9),
            **missed,
        )
        visits.append(visit)
    return visits


async def bill(crowd: Crowd, visit: Any, total: int, *, is_void: bool = False) -> UUID:
    """The invoice of a visit, with what is taken off in a line of its own."""
    kind = "NO_SHOW_FEE" if visit["status"] == "NO_SHOW" else "VISIT"
    voided = {"voided_at": crowd.moment()} if is_void else {}
    paid = 0 if is_void else crowd.random.choice((0, total, total // 2))
    invoice = await crowd.records.invoice(
        visit["patient_id"],
        kind=kind,
        appointment_id=visit["id"],
        total=total,
        paid=paid,
        issued_at=crowd.moment(),
        **voided,
    )
    full = min(LARGEST, total + crowd.random.choice((0, 5, 10_000, LARGEST)))
    lines = [("Massage", full)] + ([("Covered – “package”", total - full)] if full > total else [])
    for position, (description, each) in enumerate(lines):
        await crowd.records.insert(
            "invoice_line",
            invoice_id=invoice,
            position=position,
            description=description,
            amount=each,
        )
    return invoice


async def add_bills(crowd: Crowd, patient: UUID, visits: list[UUID]) -> None:
    """Bills of visits that no package covers: some of them void, and made anew."""
    for visit in visits:
        row = await row_of(crowd, "appointment", visit)
        billed = await crowd.records.connection.fetchval(
            "SELECT count(*) FROM invoice WHERE appointment_id = $1 AND voided_at IS NULL", visit
        )
        if row["status"] in ("ARRIVED", "NO_SHOW"):
            if crowd.random.random() < 0.4:
                await bill(crowd, row, crowd.amount(), is_void=True)
            if not billed:
                await bill(crowd, row, crowd.amount())


async def row_of(crowd: Crowd, table: str, key: UUID) -> Any:
    found = await crowd.records.connection.fetchrow(f"SELECT * FROM {table} WHERE id = $1", key)
    assert found is not None
    return found

"""A clinic with something of every kind in every state, written with plain SQL."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from tests.queries.crowded_money import add_money
from tests.queries.crowded_people import add_offers, add_people
from tests.queries.crowded_visits import LARGEST, add_bills, add_visits, bill, row_of
from tests.reading.records import NOW, Records, days

#: Names of one clinic for each number of decimals, with its zone.
CLINICS = {
    "CAD": "America/Vancouver",
    "JPY": "Asia/Tokyo",
    "KWD": "Asia/Kuwait",
    "CLF": "America/Santiago",
}


class Seeded(Records):
    """Its keys are the same each time, and do not tell which row was written first."""

    chance = random.Random(0)

    async def insert(self, table: str, **columns: Any) -> UUID:
        """Write one row; its id."""
        key = UUID(int=self.chance.getrandbits(128), version=4)
        return await super().insert(table, **{"id": key, **columns})


@dataclass
class Crowd:
    """A clinic that is being filled, and the keys of what is in it."""

    records: Records
    random: random.Random
    staff: list[UUID] = field(default_factory=list)
    treatments: list[UUID] = field(default_factory=list)
    fees: list[UUID] = field(default_factory=list)
    offers: list[UUID] = field(default_factory=list)
    patients: list[UUID] = field(default_factory=list)

    def moment(self, most_days: int = 40) -> datetime:
        """Some time before or after now: whole seconds, microseconds, or one that others have."""
        whole = NOW + timedelta(minutes=self.random.randint(-most_days * 1440, 1440))
        part = timedelta(microseconds=self.random.choice((1, 120_000, 999_999, 123_456)))
        return self.random.choice((whole, whole + part, NOW, NOW - timedelta(days=3)))

    def amount(self) -> int:
        """An amount of money: small, usual, or as large as can be."""
        return self.random.choice((0, 1, 5, 99, 100, 8000, 123_456, 80_000, LARGEST))

    def maybe(self, *choices: Any) -> Any:
        """One of these, or None."""
        return None if self.random.random() < 0.3 else self.random.choice(choices)


async def fill(records: Records, seed: int, *, patients: int) -> Crowd:
    """Fill the clinic, with so many patients of whom each has a story of their own."""
    crowd = Crowd(records, random.Random(seed))
    await add_people(crowd, patients)
    await add_offers(crowd)
    for patient in crowd.patients[:-2]:
        visits = await add_visits(crowd, patient)
        packages = [await _sale(crowd, patient, visits) for _ in range(crowd.random.randint(0, 5))]
        for package, uses in packages:
            await _history(crowd, package, visits, uses)
        await add_bills(crowd, patient, visits)
        await add_money(crowd, patient)
    return crowd


async def _sale(crowd: Crowd, patient: UUID, visits: list[UUID]) -> tuple[UUID, int]:
    """A sold package and how many uses of it there are: used, ended or deleted later."""
    total = crowd.amount()
    paid = crowd.random.choice((total, total, total // 2, 0))
    uses = crowd.random.choice((1, 2, 3, 10))
    origin: dict[str, Any] = {"origin": crowd.random.choice(("PURCHASES", "PACKAGES"))}
    if visits and crowd.random.random() < 0.3:
        origin = {"origin": "APPOINTMENT", "appointment_id": visits[0]}
    treatments = crowd.random.sample(crowd.treatments, crowd.random.randint(1, 4))
    package = await crowd.records.sold(
        patient,
        crowd.random.choice(crowd.offers),
        total=total,
        paid=paid,
        name=crowd.random.choice(("Ten massages", "Zehn Übungen “ﬁt”", 'A "quoted" \\ name')),
        uses_total=uses,
        purchased_at=crowd.moment(),
        purchased_on=days(-60),
        expires_on=crowd.maybe(days(-1), days(0), days(1), days(300)),
        staff_member_id=crowd.maybe(*crowd.staff),
        **origin,
        pays={each: crowd.random.choice((0, 0, 1250)) for each in treatments},
        version=crowd.random.randint(1, 9),
    )
    return package, uses


async def _history(crowd: Crowd, package: UUID, visits: list[UUID], uses: int) -> None:
    """Uses that are held, spent and given back, each with its entry; and how the package ended."""
    sold = await row_of(crowd, "patient_package", package)
    counts = {"RESERVED": 0, "REDEEMED": 0}
    sequence = 1
    await _entry(crowd, package, sequence, "SOLD")
    if crowd.random.random() < 0.3:
        sequence += 1
        await _entry(crowd, package, sequence, "EXPIRY_CHANGED")
    for use_number in range(1, crowd.random.randint(0, uses) + 1):
        if not visits:
            break
        visit = visits[-1] if crowd.random.random() < 0.2 else visits.pop()
        sequence += 1
        status = await _use(crowd, package, visit, use_number)
        counts[status] = counts.get(status, 0) + 1
        if status in ("RELEASED", "REVERSED") and visit not in visits:
            visits.append(visit)
        await _entry(crowd, package, sequence, status, visit)
    changes: dict[str, Any] = {
        "uses_reserved": counts["RESERVED"],
        "uses_redeemed": counts["REDEEMED"],
        "entry_count": sequence,
    }
    if crowd.random.random() < 0.3:
        # All that it has is spent or held.
        changes["uses_total"] = max(1, counts["RESERVED"] + counts["REDEEMED"])
    ending = crowd.random.random()
    if ending < 0.2 and not counts["RESERVED"]:
        changes["refunded_at"] = crowd.moment()
        await _refund(crowd, package)
        await _entry(crowd, package, sequence + 1, "REFUNDED", None)
    elif ending < 0.4 and not counts["REDEEMED"] and not counts["RESERVED"]:
        changes |= {"deleted_at": crowd.moment(), "deleted_by_id": crowd.records.owner}
        await crowd.records.change("invoice", sold["invoice_id"], paid=0, voided_at=crowd.moment())
    await crowd.records.change("patient_package", package, **changes)


async def _use(crowd: Crowd, package: UUID, visit: UUID, number: int) -> str:
    """One use on a visit, in a state that the visit and the other uses allow; that state."""
    row = await row_of(crowd, "appointment", visit)
    taken = await crowd.records.connection.fetchval(
        "SELECT count(*) FROM redemption WHERE appointment_id = $1 AND status LIKE 'RE%ED' "
        "AND status IN ('RESERVED', 'REDEEMED')",
        visit,
    )
    live = {"BOOKED": "RESERVED", "ARRIVED": "REDEEMED", "NO_SHOW": "REDEEMED"}
    status = live.get(row["status"], "RELEASED")
    if taken or crowd.random.random() < 0.3:
        status = crowd.random.choice(("RELEASED", "REVERSED"))
    more: dict[str, Any] = {}
    if status in ("REDEEMED", "REVERSED"):
        pays = crowd.random.choice((0, 1250))
        more = {
            "redeemed_at": crowd.moment(),
            "reason": "NO_SHOW" if row["status"] == "NO_SHOW" else "ARRIVAL",
            "invoice_id": await bill(crowd, row, pays, is_void=status == "REVERSED"),
            "used_at": row["starts_at"],
            "uses_remaining_after": crowd.random.randint(0, 9),
            "patient_pays": pays,
        }
    if status in ("RELEASED", "REVERSED"):
        more["ended_at"] = crowd.moment()
    await crowd.records.redemption(
        package,
        visit,
        use_number=number,
        status=status,
        value=crowd.amount(),
        reserved_at=crowd.moment(),
        **more,
    )
    return status


async def _entry(
    crowd: Crowd, package: UUID, sequence: int, kind: str, visit: UUID | None = None
) -> None:
    await crowd.records.entry(
        package,
        sequence,
        kind=kind,
        at=crowd.moment(),
        actor_id=crowd.random.choice(crowd.staff),
        appointment_id=visit,
        note=crowd.maybe("Moved away", "two\nlines\tand “more”", "\u2028 and \x01\x1f"),
    )


async def _refund(crowd: Crowd, package: UUID) -> None:
    await crowd.records.insert(
        "package_refund",
        patient_package_id=package,
        amount=crowd.amount(),
        suggested_amount=crowd.amount(),
        reason=crowd.maybe("Moved away"),
        refunded_at=crowd.moment(),
        refunded_by_id=crowd.random.choice(crowd.staff),
        request_id=uuid7(),
    )

"""A clinic with something of every kind in every state, written with plain SQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

from gql_packages.database.connect import Connection
from tests.clinic_database import ClinicDatabase
from tests.queries.crowded_catalogue import LARGEST, Crowd
from tests.queries.crowded_money import pay, settle
from tests.queries.oracle_words import NEVER
from tests.queries.records import Row, days
from tests.status_rules import commission_basis

#: Names of one clinic for each number of decimals, with its zone, and how many patients it has:
#: enough for pages to follow each other.
CLINICS = {
    "CAD": ("America/Vancouver", 30),
    "JPY": ("Asia/Tokyo", 12),
    "KWD": ("Asia/Kuwait", 12),
    "CLF": ("America/Santiago", 12),
}

#: Of the uses that are compensated themselves, one is of a visit for which nobody is recorded.
_NOBODY_TREATED = """
UPDATE appointment SET practitioner_id = NULL WHERE clinic_id = $1 AND id = (
    SELECT r.appointment_id FROM redemption r
    JOIN patient_package p ON p.clinic_id = $1 AND p.id = r.patient_package_id
    WHERE r.clinic_id = $1 AND r.status = 'REDEEMED' AND p.deleted_at IS NULL
        AND p.staff_member_id IS NULL
    ORDER BY r.id LIMIT 1)
"""


#: Why a use was redeemed, by the status of its visit, unless the patient arrived.
_REASONS = {"NO_SHOW": "NO_SHOW", "CANCELLED": "LATE_CANCELLATION"}


async def crowded_clinic(
    superuser: Connection, database: ClinicDatabase, currency: str, seed: int
) -> Crowd:
    """The clinic of that currency, each of whose patients has a story of their own."""
    time_zone, patients = CLINICS[currency]
    # Its keys are the same each time, and do not tell which row was written first.
    crowd = await Crowd.of_new_clinic(
        superuser,
        database,
        Random(seed),
        name=f"Harbour “{currency}”",
        address="12 “Harbour” Street\nVancouver" if currency == "CAD" else None,
        receipt_footer="GST 1234" if currency == "CAD" else None,
        currency=currency,
        time_zone=time_zone,
    )
    crowd.random = Random(seed)
    await crowd.add_people(patients)
    await crowd.add_offers()
    for patient in crowd.patients[:-2]:
        visits = [await _visit(crowd, patient) for _ in range(crowd.random.randint(0, 7))]
        packages = [await _sale(crowd, patient, visits) for _ in range(crowd.random.randint(0, 5))]
        for package, uses in packages:
            await _history(crowd, package, visits, uses)
        for visit in visits:
            await _bill_uncovered(crowd, await crowd.row("appointment", visit))
        await pay(crowd, patient)
        if patient == crowd.patients[0]:
            await _full_limit(crowd)
        await settle(crowd, patient)
    await _adjusted(crowd)
    await _policies(crowd, currency)
    await crowd.connection.execute(_IMPORTED, crowd.clinic)
    await crowd.connection.execute(_KEEP_SUMS, crowd.clinic)
    await crowd.connection.execute(_NOBODY_TREATED, crowd.clinic)
    return crowd


#: One in three patients came from elsewhere.
_IMPORTED = """
INSERT INTO imported_patient (clinic_id, id, external_id, patient_id, fingerprint, imported_at,
    imported_by_id, request_id, hash)
SELECT p.clinic_id, p.id, 'K “' || p.id || '”', p.id, sha256('row'), p.created_at,
    (SELECT s.id FROM staff_member s WHERE s.clinic_id = $1 ORDER BY s.id LIMIT 1), p.id,
    sha256('hash')
FROM patient p WHERE p.clinic_id = $1 AND get_byte(uuid_send(p.id), 0) % 3 = 1
"""

#: What the rows of two in three patients keep; the others are not filled yet.
_KEEP_SUMS = """
UPDATE patient p SET
    owing = (SELECT coalesce(sum(i.total - i.paid), 0) FROM invoice i
        WHERE i.patient_id = p.id AND i.voided_at IS NULL),
    credit = (SELECT coalesce(sum(y.amount - y.applied - y.refunded), 0) FROM payment y
        WHERE y.patient_id = p.id AND y.voided_at IS NULL),
    last_visit_at = (SELECT max(a.starts_at) FROM appointment a
        WHERE a.patient_id = p.id AND a.status = 'ARRIVED')
WHERE p.clinic_id = $1 AND get_byte(uuid_send(p.id), 0) % 3 > 0
"""


async def _policies(crowd: Crowd, currency: str) -> None:
    """Of one clinic, settings that were changed twice; and breakage, of one day twice, to come or
    not."""
    by = {"set_at": crowd.now - timedelta(days=1), "set_by_id": crowd.owner}
    if currency == "CAD":
        days = {"name": "shortest_validity_days", **by}
        await crowd.insert("policy_change", version=2, value_after="30", **days)
        await crowd.insert("policy_change", version=3, value_before="30", value_after="60", **days)
        given = {"name": "allows_expiry", "value_before": "true", "value_after": "false", **by}
        await crowd.insert("policy_change", version=3, **given)
    first = {
        "CAD": (30_030, "NEVER", None),
        "JPY": (0, "NEVER", None),
        "KWD": (-20, "ON_EXPIRY", None),
        "CLF": (-30, "PROPORTIONAL", 3333),
    }
    set_for = (
        first[currency],
        (30_020, "NEVER", None),
        (30_020, "ON_EXPIRY", None),
        (30_010, "PROPORTIONAL", 1250),
    )
    for version, (days_ahead, method, rate) in enumerate(set_for, 4):
        if days_ahead < 0:
            by["set_at"] = crowd.now + timedelta(days=days_ahead)
        await crowd.insert(
            "breakage_policy",
            version=version,
            valid_from=crowd.now.date() + timedelta(days=days_ahead),
            method=method,
            expected_rate=rate,
            **by,
        )


async def _visit(crowd: Crowd, patient: UUID) -> UUID:
    """A visit in any state; a use may be put on it later."""
    status = crowd.one_of("BOOKED", "BOOKED", "ARRIVED", "NO_SHOW", "CANCELLED")
    resolution = crowd.one_of("REDEEM", "FEE", "NOTHING") if status == "NO_SHOW" else None
    visit: UUID = await crowd.appointment(
        patient,
        crowd.one_of(*crowd.treatments),
        crowd.moment() + timedelta(days=crowd.one_of(0, 0, 10)),
        status=status,
        practitioner_id=crowd.maybe(*crowd.staff),
        no_show_resolution=resolution,
        no_show_fee_id=crowd.one_of(*crowd.fees) if resolution == "FEE" else None,
        created_at=crowd.moment(),
        version=crowd.random.randint(1, 9),
    )
    if visit.int % 5 == 0:
        await crowd.change(
            "appointment",
            visit,
            corrected_treatment_id=crowd.treatments[visit.int % len(crowd.treatments)],
            is_practitioner_corrected=True,
            corrected_practitioner_id=crowd.staff[0] if visit.int % 2 else None,
            note="Prefers mornings – “early”" if visit.int % 2 else None,
        )
    return visit


async def _bill(crowd: Crowd, visit: Row, total: int, *, is_void: bool = False) -> UUID:
    """The invoice of a visit, with what is taken off in a line of its own."""
    invoice: UUID = await crowd.invoice(
        visit["patient_id"],
        kind="NO_SHOW_FEE" if visit["status"] == "NO_SHOW" else "VISIT",
        appointment_id=visit["id"],
        total=total,
        paid=0 if is_void else crowd.one_of(0, total, total // 2),
        issued_at=crowd.moment(),
        voided_at=crowd.moment() if is_void else None,
    )
    full = min(LARGEST, total + crowd.one_of(0, 5, 10_000, LARGEST))
    await crowd.insert("invoice_line", invoice, amount=full)
    if full > total:
        taken_off: Any = {"description": "Covered – “package”", "amount": total - full}
        await crowd.insert("invoice_line", invoice, position=1, **taken_off)
    return invoice


async def _bill_uncovered(crowd: Crowd, visit: Row) -> None:
    """The bill of a visit that no package covers: at times void, and made anew."""
    if visit["status"] not in ("ARRIVED", "NO_SHOW"):
        return
    billed = await crowd.connection.fetchval(
        "SELECT count(*) FROM invoice WHERE appointment_id = $1 AND voided_at IS NULL", visit["id"]
    )
    if crowd.happens(0.4):
        await _bill(crowd, visit, crowd.amount(), is_void=True)
    if not billed:
        await _bill(crowd, visit, crowd.amount())


async def _sale(crowd: Crowd, patient: UUID, visits: list[UUID]) -> tuple[UUID, int]:
    """A sold package and how many uses of it there are: used, ended or deleted later."""
    total, uses = crowd.amount(), crowd.one_of(1, 2, 3, 10)
    visit = visits[0] if visits and crowd.happens(0.3) else None
    package = await crowd.sold(
        patient,
        crowd.one_of(*crowd.offers),
        total=total,
        paid=crowd.one_of(total, total, total // 2, 0),
        name=crowd.one_of("Ten massages", "Zehn Übungen “ﬁt”", 'A "quoted" \\ name'),
        uses_total=uses,
        purchased_at=crowd.moment(),
        purchased_on=days(-60),
        expires_on=crowd.maybe(days(-1), days(0), days(1), days(300)),
        staff_member_id=crowd.maybe(*crowd.staff),
        origin="APPOINTMENT" if visit else crowd.one_of("PURCHASES", "PACKAGES"),
        appointment_id=visit,
        pays=(
            items := {treatment: crowd.one_of(0, 0, 1250) for treatment in crowd.some_treatments()}
        ),
        version=crowd.random.randint(1, 9),
        limits=_limits(uses, total) if len(items) > 1 else None,
    )
    return package, uses


def _limits(uses: int, total: int) -> dict[int, Row]:
    """Of two items: one use of each, or shares of some prices."""
    share = None if total % 3 else total // 2
    terms = {"uses": uses if share is not None else 1, "price_share": share}
    return {1: terms, 2: terms}


async def _full_limit(crowd: Crowd) -> None:
    """Two visits of a treatment of which a package has one use; the first one holds it."""
    own = replace(crowd, chance=Random(crowd.owner.int + 1))
    patient, (treatment, other) = crowd.patients[0], crowd.treatments[:2]
    package = await own.sold(
        patient,
        crowd.offers[0],
        total=0,
        paid=0,
        uses_reserved=1,
        pays={treatment: 0, other: 0},
        limits={1: {"uses": 1}, 2: {"uses": 9}},
    )
    for is_covered in (True, False):
        starts_at = crowd.now + timedelta(days=1, minutes=7 * is_covered)
        visit = await own.appointment(patient, treatment, starts_at)
        if is_covered:
            await own.redemption(package, visit, limit_number=1)
    await own.entry(package, 1, uses_reserved_after=1, uses_available_after=9)


async def _adjusted(crowd: Crowd) -> None:
    """Packages of which uses were added, taken and given back: one with limits, of which one is
    full and a bonus serves, and one with a split price."""
    own = replace(crowd, chance=Random(crowd.owner.int + 2))
    patient, (treatment, other) = crowd.patients[0], crowd.treatments[:2]
    terms: Row = {"uses_total": 4, "uses_changed": 1, "entry_count": 5, "uses_redeemed": 2}
    for share in (None, 150):
        limits = {number: {"uses": 2, "price_share": share} for number in (1, 2)}
        package = await own.sold(
            patient,
            crowd.offers[0],
            total=300,
            paid=300,
            pays={treatment: 0, other: 0},
            limits=limits,
            expires_on=days(300),
            **terms,
        )
        for number, value, limit in ((1, 75, 1), (6, 0, None)):
            visit = await own.appointment(
                patient, treatment, crowd.now - timedelta(days=2, minutes=number), status="ARRIVED"
            )
            bill = await own.invoice(patient, kind="VISIT", appointment_id=visit, total=0)
            about = {"use_number": number, "value": value, "limit_number": limit}
            spent = {
                "redeemed_at": crowd.now - timedelta(days=1),
                "used_at": crowd.now - timedelta(days=2),
            }
            await own.redemption(
                package,
                visit,
                status="REDEEMED",
                reason="ARRIVAL",
                invoice_id=bill,
                uses_remaining_after=3,
                **spent,
                **about,
            )
        await own.entry(package, 1)
        made: list[UUID] = []
        for sequence, (change, paid, value, numbers) in enumerate(
            [(3, 0, 0, "5,6,7"), (-2, -1, -75, "4,7"), (1, 0, 0, "8"), (-1, 0, 0, "8")], start=2
        ):
            kind = "USES_ADDED" if change > 0 else "USES_TAKEN"
            undoes = made[2] if sequence == 5 else None
            row = await own.row("use_adjustment", undoes) if undoes else {}
            entry = await own.entry(
                package,
                sequence,
                kind="ADJUSTMENT_UNDONE" if undoes else kind,
                at=crowd.now - timedelta(hours=9 - sequence),
                undoes_id=row.get("package_entry_id"),
            )
            moved = {"paid_change": paid, "value": value, "undoes_id": undoes}
            at = {"adjusted_at": crowd.now - timedelta(hours=9 - sequence)}
            made.append(
                await own.insert("use_adjustment", package, entry, change, numbers, **moved, **at)
            )


async def _history(crowd: Crowd, package: UUID, visits: list[UUID], uses: int) -> None:
    """Uses that are held, spent and given back, each with its entry; and how the package ended."""
    counts = {"RESERVED": 0, "REDEEMED": 0, "RELEASED": 0, "REVERSED": 0}
    entries: list[tuple[str, UUID | None]] = [("SOLD", None)]
    if crowd.happens(0.3):
        entries.append(("EXPIRY_CHANGED", None))
    for use_number in range(1, crowd.random.randint(0, uses) + 1):
        if not visits:
            break
        visit = visits[-1] if crowd.happens(0.2) else visits.pop()
        status = await _use(crowd, package, visit, use_number)
        counts[status] += 1
        if status in ("RELEASED", "REVERSED") and visit not in visits:
            visits.append(visit)
        entries.append((status, visit))
    reserved, redeemed = counts["RESERVED"], counts["REDEEMED"]
    changes: Row = {"uses_reserved": reserved, "uses_redeemed": redeemed}
    changes["entry_count"] = len(entries)
    if crowd.happens(0.3):
        # All that it has is spent or held.
        changes["uses_total"] = max(1, reserved + redeemed)
    ending = crowd.random.random()
    if ending < 0.2 and not reserved:
        changes["refunded_at"] = refunded_at = crowd.moment()
        await crowd.insert(
            "package_refund",
            package,
            crowd.amount(),
            suggested_amount=crowd.amount(),
            reason=crowd.maybe("Moved away"),
            refunded_at=refunded_at,
            refunded_by_id=crowd.one_of(*crowd.staff),
        )
        entries.append(("REFUNDED", None))
    elif ending < 0.4 and not redeemed and not reserved:
        changes |= {"deleted_at": crowd.moment(), "deleted_by_id": crowd.owner}
        sale = (await crowd.row("patient_package", package))["invoice_id"]
        await crowd.change("invoice", sale, paid=0, voided_at=crowd.moment())
    request = crowd.new_id()
    if package.int % 3 == 0 and not redeemed:
        entries.append(("COMPENSATION_CHANGED", None))
        changes |= await _compensated(crowd, package, request)
        changes["entry_count"] = len(entries)
    # They are told by their number; only a change of the last valid day says when it was made.
    moments = [crowd.moment() for _ in entries]
    last_day = (await crowd.row("patient_package", package))["expires_on"]
    if any(kind == "EXPIRY_CHANGED" for kind, _ in entries):
        moments.sort()
        before = crowd.maybe(days(-20), days(-3), days(200))
    else:
        before = last_day
    for sequence, (kind, appointment) in enumerate(entries, start=1):
        of_request = {"request_id": request} if kind == "COMPENSATION_CHANGED" else {}
        await crowd.entry(
            package,
            sequence,
            kind=kind,
            at=moments[sequence - 1],
            actor_id=crowd.one_of(*crowd.staff),
            appointment_id=appointment,
            expires_on_after=before if sequence == 1 else last_day,
            **of_request,
            note=crowd.maybe("Moved away", "two\nlines\tand “more”", "\u2028 and \x01\x1f"),
        )
    await crowd.change("patient_package", package, **changes)


async def _compensated(crowd: Crowd, package: UUID, request: UUID) -> Row:
    """A correction of who is compensated; the columns of the package that show it."""
    before = (await crowd.row("patient_package", package))["staff_member_id"]
    after = None if before else crowd.staff[0]
    await crowd.insert(
        "correction",
        table_name="patient_package",
        row_id=package,
        column_name="staff_member_id",
        version=2,
        value_before=before and str(before),
        value_after=after and str(after),
        request_id=request,
    )
    return {"is_staff_member_corrected": True, "corrected_staff_member_id": after}


async def _use(crowd: Crowd, package: UUID, visit: UUID, number: int) -> str:
    """One use on a visit, in a state that the visit and the other uses allow; that state."""
    row = await crowd.row("appointment", visit)
    taken = await crowd.connection.fetchval(
        "SELECT count(*) FROM redemption WHERE appointment_id = $1"
        " AND status IN ('RESERVED', 'REDEEMED')",
        visit,
    )
    live = {"BOOKED": "RESERVED", "ARRIVED": "REDEEMED", "NO_SHOW": "REDEEMED"}
    status = live.get(row["status"], "RELEASED")
    if row["status"] == "CANCELLED" and visit.int % 2:
        # It was cancelled late.
        status = "REDEEMED"
    if taken or crowd.happens(0.3):
        status = crowd.one_of("RELEASED", "REVERSED")
    more: Row = {}
    if status in ("REDEEMED", "REVERSED"):
        pays = crowd.one_of(0, 1250)
        more = {
            "redeemed_at": crowd.moment(),
            "reason": _REASONS.get(row["status"], "ARRIVAL"),
            "invoice_id": await _bill(crowd, row, pays, is_void=status == "REVERSED"),
            "used_at": row["starts_at"],
            "uses_remaining_after": crowd.random.randint(0, 9),
            "patient_pays": pays,
        }
        if crowd.happens(0.5):
            # A use that was redeemed before it was recorded does not say what is compensated.
            sold = await crowd.row("patient_package", package)
            more["commission_basis"] = commission_basis(sold["staff_member_id"])
    if status in ("RELEASED", "REVERSED"):
        more["ended_at"] = max(crowd.moment(), more.get("redeemed_at", NEVER))
    about: Row = {"use_number": number, "status": status, "value": crowd.amount()}
    limits = "SELECT max(number) FROM patient_package_limit WHERE patient_package_id = $1"
    if last := await crowd.connection.fetchval(limits, package):
        about["limit_number"] = last - number % last
    await crowd.redemption(package, visit, reserved_at=crowd.moment(), **about, **more)
    return status

"""Which of a patient's packages can cover an appointment: facts in SQL, rules in Python."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from gql_packages.domain.adjustments import BONUS_AVAILABLE, TAKEN_OF_LIMIT
from gql_packages.domain.appointment_messages import (
    ALREADY_COVERED,
    SOMETHING_IS_PAID,
    wrong_status,
)
from gql_packages.domain.calendar import day_of
from gql_packages.domain.corrected_columns import corrected
from gql_packages.domain.enums import AppointmentStatus
from gql_packages.domain.limits import UseLimit
from gql_packages.domain.uses import PackageTerms, preference, refusal_to_reserve
from gql_packages.errors import NotFound, RefusalCode
from gql_packages.reading.declarations import Derived


def _candidates(patient: str) -> str:
    return f"""SELECT pp.id AS patient_package_id FROM patient_package pp
        WHERE pp.clinic_id = $1 AND pp.patient_id = {patient} AND pp.deleted_at IS NULL"""


def _facts(
    *, patient: str, treatment: str, starts_at: str, appointment: str, also: str = ""
) -> str:
    """What the rules need to know of a patient's packages and an appointment, as JSON."""
    limit = f"""(
        SELECT json_build_object('number', l.number, 'uses', l.uses, 'price_share', l.price_share,
            'taken', {TAKEN_OF_LIMIT}, 'reserved', count(u.id) FILTER (WHERE u.status = 'RESERVED'),
            'redeemed', count(u.id) FILTER (WHERE u.status = 'REDEEMED'))
        FROM patient_package_limit l
        LEFT JOIN redemption u ON u.clinic_id = $1 AND u.patient_package_id = l.patient_package_id
            AND u.limit_number = l.number AND u.status IN ('RESERVED', 'REDEEMED')
        WHERE l.clinic_id = $1 AND l.patient_package_id = pp.id AND l.number = item.limit_number
        GROUP BY l.patient_package_id, l.number, l.uses, l.price_share)"""
    packages = f"""
        SELECT pp.id, pp.invoice_id, sale.total - sale.paid AS balance_due,
            pp.uses_total + pp.uses_changed AS uses_total, {BONUS_AVAILABLE} AS bonus_available,
            pp.uses_reserved, pp.uses_redeemed, pp.purchased_at, pp.expires_on,
            pp.refunded_at IS NOT NULL AS is_refunded, item.patient_pays,
            CASE WHEN item.limit_number IS NOT NULL THEN {limit} END AS item_limit
        FROM patient_package pp
        JOIN invoice sale ON sale.clinic_id = $1 AND sale.id = pp.invoice_id
        LEFT JOIN patient_package_item item ON item.clinic_id = $1
            AND item.patient_package_id = pp.id AND item.treatment_id = {treatment}
        WHERE pp.clinic_id = $1 AND pp.patient_id = {patient} AND pp.deleted_at IS NULL"""
    return f"""json_build_object('patient', {patient}, 'treatment', {treatment},
        'starts_at', {starts_at}, 'time_zone', v.time_zone,
        'appointment', {appointment}{also},
        'packages', (SELECT coalesce(json_agg(p), '[]') FROM ({packages}) AS p))"""


def decide_booking(facts: Any) -> Sequence[Mapping[str, Any]]:
    """The options for an appointment that is not booked yet; refuses (NotFound) unknown ids."""
    for name in ("patient", "treatment"):
        if not facts[f"has_{name}"]:
            raise NotFound(f"There is no such {name}.", path=(f"{name}Id",))
    return decide_options(facts)


def decide_options(facts: Any) -> Sequence[Mapping[str, Any]]:
    """The eligible packages first, in the order of preference, the first one preselected.

    The others come with the code and the sentence of why they cannot cover it (rules 11-24, 76,
    89, 184).
    """
    patient, treatment = UUID(facts["patient"]), UUID(facts["treatment"])
    of_appointment = _refusal_of_appointment(facts["appointment"])
    day = day_of(datetime.fromisoformat(facts["starts_at"]), facts["time_zone"])
    judged = []
    for package in facts["packages"]:
        terms = _terms(package, patient, treatment)
        refusal = refusal_to_reserve(terms, patient_id=patient, treatment_id=treatment, day=day)
        why = of_appointment or (refusal and (refusal.code, refusal.message))
        judged.append((terms, package["patient_pays"], why))
    judged.sort(key=lambda option: (option[2] is not None, preference(option[0])))
    return [
        {
            "patient_package_id": terms.id,
            "is_eligible": why is None,
            "is_preselected": why is None and place == 0,
            "refusal_code": why and why[0],
            "refusal_message": why and why[1],
            "patient_pays": pays if why is None else None,
        }
        for place, (terms, pays, why) in enumerate(judged)
    ]


def _terms(package: Mapping[str, Any], patient: UUID, treatment: UUID) -> PackageTerms:
    pays, expires_on = package["patient_pays"], package["expires_on"]
    return PackageTerms(
        id=UUID(package["id"]),
        patient_id=patient,
        invoice_id=UUID(package["invoice_id"]),
        balance_due=package["balance_due"],
        uses_total=package["uses_total"],
        uses_reserved=package["uses_reserved"],
        uses_redeemed=package["uses_redeemed"],
        purchased_at=datetime.fromisoformat(package["purchased_at"]),
        expires_on=None if expires_on is None else date.fromisoformat(expires_on),
        is_refunded=package["is_refunded"],
        patient_pays={} if pays is None else {treatment: pays},
        bonus_available=package["bonus_available"],
        limits={treatment: UseLimit(**package["item_limit"])} if package["item_limit"] else {},
    )


def _refusal_of_appointment(
    appointment: Mapping[str, Any] | None,
) -> tuple[RefusalCode, str] | None:
    """Why no package can cover the appointment (rules 16, 21, 23); None if it is not booked."""
    if appointment is None:
        return None
    if appointment["is_covered"]:
        return RefusalCode.ALREADY_COVERED, ALREADY_COVERED
    if appointment["status"] in (AppointmentStatus.CANCELLED, AppointmentStatus.NO_SHOW):
        return RefusalCode.WRONG_STATUS, wrong_status(AppointmentStatus(appointment["status"]))
    return (RefusalCode.PAYMENT_APPLIED, SOMETHING_IS_PAID) if appointment["is_paid"] else None


_COLUMNS = (
    "patient_package_id uuid, is_eligible boolean, is_preselected boolean, refusal_code text,"
    " refusal_message text, patient_pays bigint, place integer"
)
_APPOINTMENT = """json_build_object('status', {t}.status,
    'is_covered', EXISTS (SELECT FROM redemption r WHERE r.clinic_id = $1
        AND r.appointment_id = {t}.id AND r.status IN ('RESERVED', 'REDEEMED')),
    'is_paid', EXISTS (SELECT FROM invoice i WHERE i.clinic_id = $1
        AND i.appointment_id = {t}.id AND i.voided_at IS NULL AND i.paid > 0))"""

#: Of an appointment {t}.
OPTIONS_OF_APPOINTMENT = Derived(
    facts=_facts(
        patient="{t}.patient_id",
        treatment=corrected("{t}", "appointment", "treatment_id"),
        starts_at="{t}.starts_at",
        appointment=_APPOINTMENT,
    ),
    candidates=_candidates("{t}.patient_id"),
    key="{t}.id::text",
    columns=_COLUMNS,
    decide=decide_options,
)
#: Of an appointment that is not booked yet.
OPTIONS_OF_BOOKING = Derived(
    facts=_facts(
        patient=":patient_id::uuid",
        treatment=":treatment_id::uuid",
        starts_at=":starts_at::timestamptz",
        appointment="NULL",
        also=(
            ", 'has_patient', EXISTS (SELECT FROM patient p"
            " WHERE p.clinic_id = $1 AND p.id = :patient_id::uuid)"
            ", 'has_treatment', EXISTS (SELECT FROM treatment t"
            " WHERE t.clinic_id = $1 AND t.id = :treatment_id::uuid)"
        ),
    ),
    candidates=_candidates(":patient_id::uuid"),
    key="'booking'",
    columns=_COLUMNS,
    decide=decide_booking,
)

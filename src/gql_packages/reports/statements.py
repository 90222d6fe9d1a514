"""The statements of the reports: the rows of a page, the sums over all rows, their number.

A report is about the rows that a filter lets through: each of its attributes that is given is a
condition with a parameter of its name. Conditions name the tables as the statements do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

from gql_packages.domain.corrected_columns import corrected
from gql_packages.reading.statuses import COMMISSION_BASIS, package_status

_PART = re.compile(r"^-- part: (\w+)$", re.MULTILINE)

#: Of the patient package `pp` and the invoice `sale` of its sale, on a day.
STATUS = package_status(
    refunded="pp.refunded_at IS NOT NULL",
    expires_on="pp.expires_on",
    due="sale.total - sale.paid",
    redeemed="pp.uses_redeemed",
    total="pp.uses_total + pp.uses_changed",
    today=":today::date",
)


def _of_package(condition: str) -> str:
    # A sale with a redeemed use cannot be deleted; stated all the same, it lets an index be used.
    return (
        "EXISTS (SELECT FROM patient_package pp WHERE pp.clinic_id = $1"
        f" AND pp.id = r.patient_package_id AND pp.deleted_at IS NULL AND {condition})"
    )


def _of_appointment(condition: str) -> str:
    return (
        "EXISTS (SELECT FROM appointment a WHERE a.clinic_id = $1 AND a.id = r.appointment_id"
        f" AND {condition})"
    )


_SELLER = corrected("pp", "patient_package", "staff_member_id")
_PRACTITIONER = corrected("a", "appointment", "practitioner_id")
_TREATMENT = corrected("a", "appointment", "treatment_id")

#: What is compensated of a redemption `r`: as it was recorded, or as its package says.
BASIS = (
    "coalesce(r.commission_basis, (SELECT {of_package} FROM patient_package pp"
    " WHERE pp.clinic_id = $1 AND pp.id = r.patient_package_id))"
).replace("{of_package}", COMMISSION_BASIS.format(t="pp"))
#: Each is found by an index in the order of time; both together are not.
_OF_BASIS = (
    "r.commission_basis = :commission_basis::text",
    f"r.commission_basis IS NULL AND {BASIS} = :commission_basis::text",
)

#: By report and attribute: of a patient package `pp`, of a redemption `r`, and of money that moved
#: `m`. Days end before
#: `until`; they start at `since`, which the statements themselves compare.
CONDITIONS: Mapping[str, Mapping[str, str]] = {
    "package_sales": {
        "until": "pp.purchased_at < :until::timestamptz",
        "package_ids": "pp.package_id = ANY(:package_ids::uuid[])",
        # Of a single key an index gives its rows in order, of several it does not.
        "package_id": "pp.package_id = :package_id::uuid",
        "patient_id": "pp.patient_id = :patient_id::uuid",
        "staff_member_id": f"{_SELLER} = :staff_member_id::uuid",
        "status": f"{STATUS} = ANY(:status::text[])",
    },
    "package_usage": {
        "until": "r.used_at < :until::timestamptz",
        "package_ids": _of_package("pp.package_id = ANY(:package_ids::uuid[])"),
        "package_id": _of_package("pp.package_id = :package_id::uuid"),
        "patient_id": _of_package("pp.patient_id = :patient_id::uuid"),
        "practitioner_id": _of_appointment(f"{_PRACTITIONER} = :practitioner_id::uuid"),
        "treatment_ids": _of_appointment(f"{_TREATMENT} = ANY(:treatment_ids::uuid[])"),
        "commission_basis": f"({_OF_BASIS[0]} OR {_OF_BASIS[1]})",
        "reason": "r.reason = ANY(:reason::text[])",
    },
    "takings": {
        "until": "m.at < :until::timestamptz",
        "method": "m.method = ANY(:method::text[])",
        "patient_id": "m.patient_id = :patient_id::uuid",
        "staff_member_id": "m.staff_member_id = :staff_member_id::uuid",
    },
}

#: The money that was received and that was paid back, as rows `m` of the same columns.
_MOVED: Mapping[str, str] = {
    "received": f"""(
    SELECT p.id, {corrected("p", "payment", "received_at")} AS at, 'RECEIVED' AS kind,
        {corrected("p", "payment", "method")} AS method, p.amount,
        {corrected("p", "payment", "reference")} AS reference, p.id AS payment_id, p.patient_id,
        p.received_by_id AS staff_member_id
    FROM payment p WHERE p.clinic_id = $1 AND p.voided_at IS NULL)""",  # noqa: S608 our own words
    "paid_back": f"""(
    SELECT b.id, b.refunded_at AS at, 'PAID_BACK' AS kind, b.method, -b.amount AS amount,
        coalesce(b.reference, {corrected("p", "payment", "reference")}) AS reference,
        p.id AS payment_id, p.patient_id,
        b.refunded_by_id AS staff_member_id
    FROM payment_refund b
    JOIN payment p ON p.clinic_id = $1 AND p.id = b.payment_id
    WHERE b.clinic_id = $1)""",  # noqa: S608 our own words
}


def report_parts(report: str, given: Mapping[str, object]) -> Mapping[str, str]:
    """The statements of a report by the names of their parts, for the attributes that are given.

    `rows` has places for a limit and for where the page begins: {limit}, {place_at}, {place_id}.
    """
    asked = {name: text for name, text in CONDITIONS[report].items() if given.get(name)}
    parts = {name: _with(asked, part) for name, part in parts_of(report).items()}
    if "page" not in parts:
        return parts
    page = parts.pop("page")
    if "commission_basis" in asked:
        texts = [{**asked, "commission_basis": each} for each in _OF_BASIS]
        each_in_order = [f"({_with(text, parts_of(report)['page'])})" for text in texts]
        page = f"{' UNION ALL '.join(each_in_order)} ORDER BY at, id LIMIT {{limit}}"
    return {**parts, "rows": parts["rows"].replace("{page}", page)}


def _with(conditions: Mapping[str, str], part: str) -> str:
    written = "".join(f"\n    AND {text}" for text in conditions.values())
    for name, text in {"conditions": written, "basis": BASIS, **_MOVED}.items():
        part = part.replace(f"{{{name}}}", text)
    return part


@cache
def parts_of(report: str) -> Mapping[str, str]:
    """The parts of the file of a report by their names."""
    file = resources.files("gql_packages.reports") / f"{report}.sql"
    _, *texts = _PART.split(file.read_text(encoding="utf-8"))
    parts = zip(texts[::2], texts[1::2], strict=True)
    return {name: _bare(part) for name, part in parts}


def _bare(part: str) -> str:
    """Without comments and indentation: a statement that is too long is not kept prepared."""
    lines = (line.strip() for line in part.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("--"))

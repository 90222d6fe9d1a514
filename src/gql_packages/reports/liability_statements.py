"""The statements of Package Liability, by what its rows are grouped and what it is about, and of
Patient Credit."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache

from gql_packages.domain.enums import LiabilityGrouping
from gql_packages.reading.breakage import lapsed_of, policy_of
from gql_packages.reading.movements import entries_of_package
from gql_packages.reports.statements import parts_of

#: What a package `pp` must be, by the attribute that is given.
_CONDITIONS: Mapping[str, str] = {
    "package_ids": "pp.package_id = ANY(:package_ids::uuid[])",
    "patient_ids": "pp.patient_id = ANY(:patient_ids::uuid[])",
    "patient_package_id": "pp.id = :patient_package_id::uuid",
}
#: What tells the rows of the report apart.
_KEYS: Mapping[LiabilityGrouping, str] = {
    LiabilityGrouping.PATIENT_PACKAGE: "id",
    LiabilityGrouping.PATIENT: "patient_id",
    LiabilityGrouping.PACKAGE: "package_id",
    LiabilityGrouping.MONTH: "period",
}


@cache
def liability_texts(
    grouping: LiabilityGrouping, given: Collection[str], *, are_long_ago: bool
) -> Mapping[str, str]:
    """What the types of the report are read from, and `shared` for all of them.

    `given` are the attributes of the filter that have a value. Of days that are long ago, packages
    that were bought since are many, and not looked at.
    """
    parts = parts_of("package_liability")
    is_monthly = grouping is LiabilityGrouping.MONTH
    whole = parts["figures"].replace("{is_first}", "l.is_first").replace("{is_last}", "l.is_last")
    monthly = parts["figures"].replace("{is_first}", "TRUE").replace("{is_last}", "TRUE")
    by = grouping.value.lower()
    credit = credit_texts(of_patients="patient_ids" in given)
    return {
        "shared": _shared(parts, given, are_long_ago=are_long_ago),
        # Worked out where it is asked for, and no part of the statement elsewhere.
        "credit_total": f"(WITH {credit['shared']}\nSELECT {credit['credit_total']})",
        **entries_texts(given),
        "summary": parts["summary"].replace("{figures}", whole),
        "rows": parts[f"rows_by_{by}"].replace("{figures}", monthly if is_monthly else whole),
        "rows_count": parts["count"].replace("{key}", _KEYS[grouping]),
    }


def _shared(parts: Mapping[str, str], given: Collection[str], *, are_long_ago: bool) -> str:
    """The CTEs, from the packages that are looked at on."""
    relevant = "relevant_earlier" if are_long_ago else "relevant"
    if "patient_package_id" in given:
        relevant = "relevant_of_patient_package"
    elif "patient_ids" in given:
        relevant = "relevant_of_patients"
    conditions = "".join(f" AND {_CONDITIONS[name]}" for name in sorted(given))
    shared = parts["shared"].replace("{relevant}", parts[relevant])
    if relevant == "relevant_earlier":
        shared = f"{parts['bought']}\n{shared}"
    shared = f"{parts['ends']}\n{shared}"
    filled = {
        "conditions": conditions,
        "policy_of_end": policy_of("e.day"),
        "policy_of_eve": policy_of("eve.day"),
        "eve_of_refund": parts["eve"].replace("{moment}", "s.refunded_at"),
        "lapsed_of_refunded": lapsed_of("f"),
        "lapsed": lapsed_of("s"),
    }
    for name, text in filled.items():
        shared = shared.replace(f"{{{name}}}", text)
    return shared


def entries_texts(given: Collection[str]) -> Mapping[str, str]:
    """What the movements of the days are read from, and their number."""
    parts = parts_of("liability_entries")
    conditions = "".join(f" AND {_CONDITIONS[name]}" for name in sorted(given))
    of_conditions = parts["of_conditions"].replace("{conditions}", conditions) if given else ""
    until = parts["page_until"].replace("{of_conditions}", of_conditions)
    page, whole = (
        {"since": parts["page_since"], "until": until},
        {
            "since": "(:edges::timestamptz[])[1]",
            "until": "(:edges::timestamptz[])[cardinality(:edges::timestamptz[])]",
        },
    )
    texts = {"entries": (parts["entries"], page), "entries_count": (parts["count"], whole)}
    return {name: _of_moved(text, span, given, conditions) for name, (text, span) in texts.items()}


def _of_moved(text: str, span: Mapping[str, str], given: Collection[str], conditions: str) -> str:
    """The statement, of the packages of which something moved in that span."""
    moved = parts_of("liability_entries")["moved"]
    for name, moment in span.items():
        moved = moved.replace(f"{{{name}}}", moment)
    of_few = {
        "patient_package_id": "relevant_of_patient_package",
        "patient_ids": "relevant_of_patients",
    }
    for name, part in of_few.items():
        if name in given:
            moved = parts_of("package_liability")[part]
            break
    text = text.replace("{moved}", moved).replace("{conditions}", conditions)
    return text.replace("{of_package}", entries_of_package(known_at=":known_at::timestamptz"))


def credit_texts(*, of_patients: bool = False) -> Mapping[str, str]:
    """What the types of Patient Credit are read from, and `shared` for all of them."""
    parts = parts_of("patient_credit")
    conditions = " AND p.patient_id = ANY(:patient_ids::uuid[])" if of_patients else ""
    return {
        "shared": parts["shared"].replace("{conditions}", conditions),
        "credit_total": parts["total"],
        "credit_rows": parts["rows"],
    }

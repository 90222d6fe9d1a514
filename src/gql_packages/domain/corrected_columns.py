"""Columns that are hashed and never change, and what is shown of them once they were corrected."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Corrected:
    """A column of a table, as SQL of a row {t}: what it said first, and what it says now.

    What it says now stands in columns that no hash covers, so that it is read without a join.
    `verify` compares it with the last row of `correction` about it.
    """

    original: str
    shown: str


def _or_nobody(who: str) -> Corrected:
    """Of a person, who may be nobody: a flag says whether it was corrected."""
    original = f"{{t}}.{who}_id"
    now = f"CASE WHEN {{t}}.is_{who}_corrected THEN {{t}}.corrected_{who}_id"
    return Corrected(original, f"({now} ELSE {original} END)")


def _last_said(column: str) -> Corrected:
    """Of what always has a value. Not coalesce(): the planner takes it for a leak past row-level
    security, and would use no index for it."""
    original, corrected_to = f"{{t}}.{column}", f"{{t}}.corrected_{column}"
    now = f"CASE WHEN {corrected_to} IS NULL THEN {original} ELSE {corrected_to} END"
    return Corrected(original, f"({now})")


#: What can be corrected, by table and column; `correction_column_ck` has the same.
CORRECTED: Mapping[tuple[str, str], Corrected] = {
    ("payment", "method"): _last_said("method"),
    ("payment", "reference"): Corrected(
        "{t}.reference", "nullif(coalesce({t}.corrected_reference, {t}.reference), '')"
    ),
    ("payment", "received_at"): _last_said("received_at"),
    ("appointment", "treatment_id"): _last_said("treatment_id"),
    ("appointment", "practitioner_id"): _or_nobody("practitioner"),
    ("patient_package", "staff_member_id"): _or_nobody("staff_member"),
    # A void payment says so in one column, which begins without a value.
    ("payment", "voided_at"): Corrected("NULL::timestamptz", "{t}.voided_at"),
}


def corrected(row: str, table: str, column: str) -> str:
    """The SQL of what the column says now, of that row of the table."""
    return CORRECTED[table, column].shown.format(t=row)

"""All that can be seen of a scene, in words that do not depend on who made which id when."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tests.assurance.interleavings.scenes import IN_TEXT, Scene, Superuser

#: A line for each row, sorted: nothing is said of the order in which rows were written.
Picture = tuple[str, ...]

_OF_PATIENT = "t.patient_id = $2"
_OF_INVOICE = "t.invoice_id IN (SELECT id FROM mine_invoice)"
_OF_PAYMENT = "t.payment_id IN (SELECT id FROM mine_payment)"
_OF_PACKAGE = "t.patient_package_id IN (SELECT id FROM mine_package)"
_NAMED = "t.id = ANY($3::uuid[])"

#: Which rows of each table are the scene's. Of the diaries, those of the two who work on it.
MINE = {
    "clinic": "FALSE",
    "invoice_counter": "TRUE",
    "patient_counter": "FALSE",
    "staff_member": _NAMED,
    "staff_member_treatment": "t.staff_member_id = ANY($3::uuid[])",
    "treatment": _NAMED,
    "no_show_fee": _NAMED,
    "package": _NAMED,
    "package_item": "t.package_id = ANY($3::uuid[])",
    "package_limit": "t.package_id = ANY($3::uuid[])",
    "patient": _NAMED,
    "patient_word": "t.patient_id = ANY($3::uuid[])",
    "policy_change": "FALSE",
    "breakage_policy": "FALSE",
    "imported_patient": "t.patient_id = ANY($3::uuid[])",
    "appointment": _OF_PATIENT,
    "invoice": _OF_PATIENT,
    "invoice_line": _OF_INVOICE,
    "payment": _OF_PATIENT,
    "payment_application": _OF_PAYMENT,
    "payment_refund": _OF_PAYMENT,
    "correction": (
        "t.row_id IN (SELECT id FROM mine_payment UNION ALL SELECT id FROM mine_package"
        " UNION ALL SELECT id FROM mine_visit)"
    ),
    "patient_package": _OF_PATIENT,
    "patient_package_item": _OF_PACKAGE,
    "patient_package_limit": _OF_PACKAGE,
    "redemption": _OF_PACKAGE,
    "package_entry": _OF_PACKAGE,
    "use_adjustment": _OF_PACKAGE,
    "package_refund": _OF_PACKAGE,
    "purge": "FALSE",
    "idempotency_record": "t.staff_member_id = ANY($4::uuid[])",
    "audit_entry": "t.actor_id = ANY($4::uuid[])",
}

_SELECT = "WITH " + ", ".join(
    f"mine_{name} AS (SELECT id FROM {table} WHERE clinic_id = $1 AND patient_id = $2)"
    for name, table in (
        ("invoice", "invoice"),
        ("payment", "payment"),
        ("package", "patient_package"),
        ("visit", "appointment"),
    )
)
_SELECT += " UNION ALL ".join(
    # What the hashes are made of is looked at, and `verify` looks at the hashes.
    f" SELECT '{table}' AS name,"
    " (to_jsonb(t) - '{hash,previous_hash,fingerprint,clinic_id}'::text[])::text AS row"
    f" FROM {table} t WHERE t.{'id' if table == 'clinic' else 'clinic_id'} = $1 AND {condition}"
    for table, condition in MINE.items()
)

_COUNTER = "SELECT last_number FROM invoice_counter WHERE clinic_id = $1"


async def last_number(superuser: Superuser, scene: Scene) -> int:
    """The last invoice number that the scene's clinic has drawn."""
    number: int = await superuser.fetchval(_COUNTER, scene.clinic_id)
    return number


async def picture_of(
    superuser: Superuser, scene: Scene, *, drawn_before: int
) -> tuple[Picture, Mapping[str, str]]:
    """The scene as it is, and what each id in it is called. Invoice numbers count from those that
    the clinic had drawn before."""
    actors = [scene["Anna"], scene["Ben"]]
    found = await superuser.fetch(
        _SELECT, scene.clinic_id, scene["patient"], list(scene.names), actors
    )
    rows = [(row["name"], json.loads(row["row"])) for row in found]
    called = _called(scene, rows)
    return tuple(sorted(_line(table, row, called, drawn_before) for table, row in rows)), called


def words(text: str, called: Mapping[str, str]) -> str:
    """The text with every id replaced by what it is called."""
    return IN_TEXT.sub(lambda found: called.get(found[0], found[0]), text)


def _line(table: str, row: dict[str, Any], called: Mapping[str, str], drawn_before: int) -> str:
    if table == "patient":
        row["number"] = 0
    if table == "patient_word" and row["word"].startswith("#"):
        row["word"] = "#"
    for column in ("number", "last_number"):
        if column in row and row[column] > drawn_before:
            row[column] = f"+{row[column] - drawn_before}"
        elif column in row:
            row[column] = "as it was"
    if row.get("id") not in called:
        row.pop("id", None)
    return words(f"{table} {json.dumps(row)}", called)


def _called(scene: Scene, rows: Sequence[tuple[str, dict[str, Any]]]) -> dict[str, str]:
    """The names of what there was, and for what is new: whose request made it, as which of its
    kind. The ids of one request are made one after the other, and sort so."""
    called = {str(key): name for key, name in scene.names.items()}
    whose = {
        row["request_id"]: called[row["actor_id"]] for table, row in rows if table == "audit_entry"
    }
    count: Counter[tuple[str, str]] = Counter()
    for table, row in sorted(rows, key=lambda each: str(each[1].get("id"))):
        request = str(row.get("request_id", ""))
        if request in whose and row["id"] not in called:
            count[table, request] += 1
            called[row["id"]] = f"{whose[request]}'s {table} {count[table, request]}"
        elif request and request not in whose:
            called[request] = "an earlier request"
    return called | {request: f"{who}'s request" for request, who in whose.items()}

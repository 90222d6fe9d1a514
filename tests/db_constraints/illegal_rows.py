"""Rows that must never be: each is one that could be, but for what is said of it here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from gql_packages.domain.row_hash import HASHED_COLUMNS


@dataclass(frozen=True)
class LookedUp:
    """A value that the database knows: $1 is the clinic."""

    query: str


@dataclass(frozen=True)
class IllegalRow:
    """A table, what makes a new row of it illegal, and the constraint that says so."""

    table: str
    changes: Mapping[str, Any]
    constraint: str


def first_of(table: str, column: str, condition: str = "true") -> LookedUp:
    """What the clinic's first such row has there."""
    return LookedUp(
        f"SELECT {column} FROM {table} r WHERE clinic_id = $1 AND {condition} ORDER BY id LIMIT 1"
    )


COVERED = first_of("redemption", "appointment_id", "status = 'REDEEMED'")
UNCOVERED = first_of(
    "appointment", "id", "NOT EXISTS (SELECT FROM redemption u WHERE u.appointment_id = r.id)"
)
MARCH_3, LONG_AGO = "2026-03-03T00:00:00Z", "2020-01-01T00:00:00Z"

#: A use of which nothing is known but that it was held.
_HELD_ONLY = dict.fromkeys(
    [
        *("reason", "invoice_id", "redeemed_at", "used_at", "uses_remaining_after"),
        *("commission_basis", "ended_at"),
    ]
)
_LIVE = {"status": "REDEEMED", "ended_at": None}

#: The fewest and the most characters of a text.
LENGTHS = {
    "audit_entry.operation": (1, 100),
    "audit_entry.outcome": (1, 100),
    "appointment.note": (1, 1000),
    "clinic.address": (1, 500),
    "clinic.name": (1, 200),
    "clinic.receipt_footer": (1, 1000),
    "correction.reason": (1, 1000),
    "imported_patient.external_id": (1, 100),
    "no_show_fee.name": (1, 200),
    "package.category": (1, 100),
    "package.description": (1, 1000),
    "package.name": (1, 200),
    "package_entry.note": (0, 1000),
    "package_refund.reason": (0, 1000),
    "patient.email": (3, 254),
    "patient.first_name": (1, 200),
    "patient.last_name": (1, 200),
    "patient.phone": (1, 50),
    "patient_package.name": (1, 200),
    "payment.corrected_reference": (0, 200),
    "payment.reference": (1, 200),
    "staff_member.email": (3, 254),
    "staff_member.name": (1, 200),
    "treatment.category": (1, 100),
    "treatment.description": (1, 1000),
    "treatment.name": (1, 200),
}

#: A request makes one of each.
_ONCE_PER_REQUEST = (
    *("appointment", "invoice", "package_refund", "patient_package", "payment"),
    *("payment_refund", "redemption", "correction"),
)

#: By constraint, "package.uses_ck" for package_uses_ck: a sentence, and what is wrong in the row.
_BY_CONSTRAINT: Mapping[str, Mapping[str, Mapping[str, Any]]] = {
    "package.uses_ck": {"a package without uses": {"uses": 0}},
    "package.price_ck": {
        "a package for less than nothing": {"price": -1},
        "a price that JSON cannot hold": {"price": 2**53},
    },
    "package.validity_ck": {"a package valid for less than a day": {"valid_for_days": -1}},
    "package_item.pays_ck": {"a patient who is paid for a visit": {"patient_pays": -1}},
    "package_item.once": {
        "a treatment twice in a package": {
            column: first_of("package_item", column) for column in ("package_id", "treatment_id")
        }
    },
    **{
        f"{table}.limit_fk": {f"a {table} of a limit that there is not": {"limit_number": 199}}
        for table in ("package_item", "patient_package_item", "redemption")
    },
    "package_limit.number_ck": {"a limit before the first": {"number": 0}},
    "package_limit.uses_ck": {"a limit of no uses": {"uses": 0}},
    "package_limit.share_ck": {"a share of less than nothing": {"price_share": -1}},
    "package_limit.number_once": {
        "a limit's number twice in a package": {
            column: first_of("package_limit", column) for column in ("package_id", "number")
        }
    },
    "patient_package_limit.number_ck": {"a sold limit before the first": {"number": 0}},
    "patient_package_limit.uses_ck": {"a sold limit of no uses": {"uses": 0}},
    "patient_package_limit.share_ck": {"a sold share of less than nothing": {"price_share": -1}},
    "patient_package_limit.number_once": {
        "a limit's number twice in a sold package": {
            column: first_of("patient_package_limit", column)
            for column in ("patient_package_id", "number")
        }
    },
    "treatment.price_ck": {"a treatment for less than nothing": {"price": -1}},
    "treatment.kind_ck": {"a treatment of no kind": {"kind": "SPELL"}},
    "treatment.duration_ck": {"a treatment that takes no time": {"duration_minutes": 0}},
    "no_show_fee.amount_ck": {"a no-show fee of nothing": {"amount": 0}},
    "staff_member.role_ck": {"a role that there is not": {"role": "ROOT"}},
    "patient.first_name_ck": {"a patient without a name": {"first_name": ""}},
    "patient.number_ck": {"a patient whose number is none": {"number": 0}},
    "patient.number_once": {"a patient's number twice": {"number": first_of("patient", "number")}},
    "patient.date_of_birth_ck": {"a patient born long ago": {"date_of_birth": "1899-12-31"}},
    "staff_member_treatment.once": {
        "a treatment that is given twice": {
            column: first_of("staff_member_treatment", column)
            for column in ("staff_member_id", "treatment_id")
        }
    },
    "treatment.position_ck": {"a treatment before the first": {"position": -1}},
    "package.position_ck": {"a package behind the last": {"position": 10_001}},
    "patient_word.once": {
        "a patient's word twice": {
            column: first_of("patient_word", column) for column in ("patient_id", "word")
        }
    },
    "clinic.currency_ck": {"a currency that is no code": {"currency": "cad"}},
    "patient_package.uses_ck": {
        "more held than sold": {"uses_reserved": 4},
        "more spent than sold": {"uses_redeemed": 4},
        "more held and spent than sold": {"uses_reserved": 2, "uses_redeemed": 2},
        "fewer than no uses held": {"uses_reserved": -1},
        "all uses of a package taken": {"uses_changed": -10, "uses_total": 10},
        "fewer than no uses spent": {"uses_redeemed": -1},
    },
    "patient_package.expiry_ck": {
        "a package that ends before it was bought": {"expires_on": "2020-01-01"}
    },
    "patient_package.ended_ck": {
        "a refunded package that holds a use": {"refunded_at": MARCH_3, "uses_reserved": 1}
    },
    "patient_package.origin_ck": {
        "a sale from an appointment that is not named": {
            "origin": "APPOINTMENT",
            "appointment_id": None,
        }
    },
    "patient_package.price_ck": {"a package sold for less than nothing": {"price": -1}},
    "patient_package.invoice_once": {
        "one invoice for two sales": {"invoice_id": first_of("patient_package", "invoice_id")}
    },
    "patient_package_item.pays_ck": {
        "a sold package that pays the patient": {"patient_pays": -1},
    },
    "patient_package_item.once": {
        "a treatment twice in a sold package": {
            column: first_of("patient_package_item", column)
            for column in ("patient_package_id", "treatment_id")
        }
    },
    "package_refund.amount_ck": {
        "less than nothing given back": {"amount": -1},
        "less than nothing suggested": {"suggested_amount": -1},
    },
    "package_refund.once": {
        "a package refunded twice": {
            "patient_package_id": first_of("package_refund", "patient_package_id")
        }
    },
    "use_adjustment.change_ck": {
        "a change of no uses": {"change": 0, "paid_change": 0, "value": 0},
        "more uses than are added at once": {
            "change": 1001,
            "numbers": ",".join(map(str, range(11, 1012))),
        },
    },
    "use_adjustment.added_ck": {"a use that was sold and added": {"paid_change": 1, "value": 5}},
    "use_adjustment.paid_ck": {
        "more sold uses taken than uses": {"change": -2, "paid_change": -3},
        "a taken use that adds to the liability": {"change": -2, "paid_change": -2, "value": 1},
        "an added use that is worth something": {"value": 1},
    },
    "use_adjustment.numbers_ck": {
        "another number of numbers than of uses": {"numbers": "11"},
        "a use that has no number": {"numbers": "11,0"},
    },
    "use_adjustment.entry_once": {
        "two changes in one line of history": {
            "package_entry_id": first_of("use_adjustment", "package_entry_id")
        }
    },
    "use_adjustment.request_once": {
        "a request that changes the uses twice": {
            "request_id": first_of("use_adjustment", "request_id", "undoes_id IS NULL")
        }
    },
    "use_adjustment.undone_once": {
        "a change that is undone twice": {
            "undoes_id": first_of("use_adjustment", "undoes_id", "undoes_id IS NOT NULL")
        }
    },
    "appointment.time_ck": {"a visit that ends before it starts": {"ends_at": LONG_AGO}},
    "appointment.status_ck": {"a status that there is not": {"status": "LATE"}},
    "appointment.corrected_practitioner_ck": {
        "a visit's other practitioner that does not count": {
            "is_practitioner_corrected": False,
            "corrected_practitioner_id": first_of("staff_member", "id"),
        }
    },
    "patient_package.corrected_staff_ck": {
        "a sale's other staff member who does not count": {
            "is_staff_member_corrected": False,
            "corrected_staff_member_id": first_of("staff_member", "id"),
        }
    },
    "appointment.no_show_ck": {
        "a no-show of which nothing was decided": {"status": "NO_SHOW"},
        "a no-show's fee without the fee": {"status": "NO_SHOW", "no_show_resolution": "FEE"},
        "a booked visit that was cancelled late": {"no_show_resolution": "NOTHING"},
    },
    "invoice.paid_ck": {
        "an invoice on which too much is paid": {"paid": 10001},
        "an invoice on which less than nothing is paid": {"paid": -1},
        "an invoice of less than nothing": {"total": -1},
    },
    "invoice.total_ck": {"an invoice that JSON cannot hold": {"total": 2**53}},
    "invoice.void_ck": {"a void invoice that is paid": {"paid": 1, "voided_at": MARCH_3}},
    "invoice.number_once": {"an invoice number drawn twice": {"number": 1}},
    "invoice.appointment_ck": {"a visit's invoice without the visit": {"kind": "VISIT"}},
    "invoice.kind_ck": {
        "an invoice for nothing that there is": {
            "kind": "GIFT",
            "appointment_id": COVERED,
            "voided_at": MARCH_3,
        }
    },
    "invoice_line.hash_ck": {"a line of a hash that is none": {"hash": "\\x00"}},
    "invoice_line.position_once": {"a line in the place of another": {"position": 1}},
    "invoice_line.amount_ck": {"a line that JSON cannot hold": {"amount": 2**53}},
    "payment.balance_ck": {
        "more applied than was received": {"amount": 100, "applied": 101, "refunded": 0},
        "more refunded than was received": {"amount": 100, "applied": 50, "refunded": 51},
        "less than nothing applied": {"applied": -1},
    },
    "payment.amount_ck": {"a payment of nothing": {"amount": 0, "applied": 0, "refunded": 0}},
    "payment.method_ck": {"a payment in kind": {"method": "EGGS"}},
    "payment.corrected_method_ck": {
        "a payment corrected to one in kind": {"corrected_method": "EGGS"}
    },
    "payment.version_ck": {"a payment before its first version": {"version": 0}},
    "payment.void_ck": {
        "a void payment that is applied": {"applied": 1, "voided_at": MARCH_3},
        "a void payment that is paid back": {"applied": 0, "refunded": 1, "voided_at": MARCH_3},
    },
    "correction.column_ck": {"a correction of an amount": {"column_name": "amount"}},
    "correction.version_ck": {"a correction of what was never said": {"version": 1}},
    "correction.value_ck": {"a correction of nothing": {"value_before": "x", "value_after": "x"}},
    "correction.version_once": {
        "two corrections to one version": {
            column: first_of("correction", column) for column in ("row_id", "version")
        }
    },
    "policy_change.name_ck": {"a policy about the weather": {"name": "weather"}},
    "policy_change.version_ck": {"a change of a policy that was never set": {"version": 1}},
    "policy_change.value_ck": {"a policy that stays": {"value_before": "x", "value_after": "x"}},
    "policy_change.version_once": {
        "two changes of a policy to one version": {
            column: first_of("policy_change", column) for column in ("name", "version")
        }
    },
    "policy_change.request_once": {
        "a policy changed twice by one request": {
            column: first_of("policy_change", column) for column in ("name", "request_id")
        }
    },
    "breakage_policy.method_ck": {"money that lapses at will": {"method": "AT_WILL"}},
    "breakage_policy.version_ck": {"a breakage policy before the first": {"version": 1}},
    "breakage_policy.rate_ck": {
        "a rate that nothing is expected at": {"method": "PROPORTIONAL", "expected_rate": 0},
        "a rate that all is expected at": {"method": "PROPORTIONAL", "expected_rate": 10_000},
        "no rate where one counts": {"method": "PROPORTIONAL", "expected_rate": None},
        "a rate where none counts": {"method": "ON_EXPIRY", "expected_rate": 1_000},
    },
    "breakage_policy.version_once": {
        "two breakage policies of one version": {"version": first_of("breakage_policy", "version")}
    },
    "breakage_policy.request_once": {
        "two breakage policies of one request": {
            "request_id": first_of("breakage_policy", "request_id")
        }
    },
    "purge.table_ck": {"a purge of history": {"table_name": "package_entry"}},
    "purge.range_ck": {"a purge that ends where it begins": {"before_id": str(UUID(int=1))}},
    "purge.range_once": {"two purges of one range": {"after_id": first_of("purge", "after_id")}},
    "purge.count_ck": {"a purge of no row": {"row_count": 0}},
    "purge.hash_ck": {"a purge with a digest of one byte": {"digest": "\\x00"}},
    "imported_patient.external_id_once": {
        "one external id for two patients": {
            "external_id": first_of("imported_patient", "external_id")
        }
    },
    "imported_patient.patient_once": {
        "two external ids for one patient": {
            "patient_id": first_of("imported_patient", "patient_id")
        }
    },
    "payment_application.amount_ck": {
        "an application of nothing": {"amount": 0},
        "money taken back from nowhere": {"amount": -1},
    },
    "payment_application.request_once": {
        "one payment put on one invoice twice by one request": {
            "request_id": first_of("payment_application", "request_id", "amount > 0")
        }
    },
    "payment_refund.amount_ck": {"a refund of less than nothing": {"amount": -1}},
    "payment_refund.reference_ck": {"a payout with an empty reference": {"reference": ""}},
    "payment_refund.method_ck": {"a refund in kind": {"method": "EGGS"}},
    "redemption.ended_ck": {"a use given back that was never ended": {"ended_at": None}},
    "redemption.spent_ck": {"a spent use without its bill": {"invoice_id": None}},
    "redemption.use_ck": {"a use without a number": {"use_number": 0}},
    "redemption.status_ck": {"a use of no status": {"status": "LOST", **_HELD_ONLY}},
    "redemption.commission_ck": {
        "a use of which nothing that there is is compensated": {"commission_basis": "BOTH"},
        "a held use that is compensated": {
            **_HELD_ONLY,
            "status": "RESERVED",
            "commission_basis": "SALE",
        },
    },
    "redemption.reason_ck": {"a use spent for no reason": {"reason": "WHIM"}},
    "redemption.money_ck": {
        "a use worth less than nothing": {"value": -1},
        "a use that the patient is paid for": {"patient_pays": -1},
    },
    "redemption.use_once": {
        "one use spent on two visits": {**_LIVE, "use_number": 1, "appointment_id": UNCOVERED}
    },
    "redemption.live_once": {
        "two uses on one visit": {**_LIVE, "use_number": 9, "appointment_id": COVERED}
    },
    "package_entry.sequence_ck": {"a line before the first": {"sequence": 0}},
    "package_entry.sequence_once": {"a line of history in the place of another": {"sequence": 1}},
    "package_entry.kind_ck": {"a line of history of no kind": {"kind": "LOST"}},
    "package_entry.balance_ck": {
        "a line whose balances are not one another's": {"uses_available_after": 9}
    },
    "package_entry.hash_ck": {"a line that follows a hash of one byte": {"previous_hash": "\\x00"}},
    "idempotency_record.key_ck": {"a key that is too short": {"key": "k"}},
    "idempotency_record.once": {
        "a key with two outcomes": {"key": first_of("idempotency_record", "key")}
    },
    "idempotency_record.hash_ck": {
        "a request of a fingerprint of one byte": {"fingerprint": "\\x00"}
    },
}


def _rows() -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """The sentence, the constraint and the changes of every row."""
    for constraint, rows in _BY_CONSTRAINT.items():
        for said, changes in rows.items():
            yield said, constraint, changes
    for place, (fewest, most) in LENGTHS.items():
        table, column = place.split(".")
        for length in (fewest - 1, most + 1):
            if length >= 0:
                said = f"a {table} whose {column} has {length} characters"
                yield said, f"{place}_ck", {column: "x" * length}
    for table in HASHED_COLUMNS:
        yield f"a {table} with a hash of one byte", f"{table}.hash_ck", {"hash": "\\x00"}
    for table in _ONCE_PER_REQUEST:
        said = f"a request that makes a second {table.replace('_', ' ')}"
        yield said, f"{table}.request_once", {"request_id": first_of(table, "request_id")}


#: By what is wrong with them.
ROWS: Mapping[str, IllegalRow] = {
    said: IllegalRow(place.split(".")[0], changes, place.replace(".", "_"))
    for said, place, changes in _rows()
}

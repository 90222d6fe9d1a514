"""The rows of one clinic while they come into being: requests, invoices, payments, hashes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any
from uuid import UUID

from gql_packages.domain.row_hash import HASHED_COLUMNS, hashed, row_hash

#: The columns in the order in which rows are given here; those of history are the domain's.
COLUMNS: Mapping[str, str] = {
    "clinic": "id name currency time_zone created_at",
    "invoice_counter": "clinic_id last_number",
    "staff_member": "clinic_id id name email role is_active version created_at",
    "treatment": "clinic_id id name kind duration_minutes price is_archived version created_at",
    "no_show_fee": "clinic_id id name amount is_archived version created_at",
    "package": (
        "clinic_id id name search_key price uses valid_for_days is_archived version created_at"
    ),
    "package_item": "clinic_id id package_id treatment_id patient_pays position",
    "patient": (
        "clinic_id id first_name last_name email phone sort_key search_key is_archived version "
        "created_at"
    ),
    "appointment": (
        "clinic_id id patient_id treatment_id practitioner_id starts_at ends_at status "
        "no_show_resolution no_show_fee_id held_before_no_show_id version request_id created_at"
    ),
    "invoice": (
        "clinic_id id number kind patient_id appointment_id issued_at total paid voided_at "
        "request_id"
    ),
    "payment": (
        "clinic_id id patient_id method amount applied refunded received_at received_by_id "
        "reference request_id"
    ),
    "patient_package": (
        "clinic_id id patient_id package_id invoice_id name price uses_total uses_reserved "
        "uses_redeemed purchased_at purchased_on expires_on staff_member_id origin "
        "appointment_id refunded_at deleted_at deleted_by_id deletion_reason entry_count version "
        "request_id"
    ),
    "patient_package_item": ("clinic_id id patient_package_id treatment_id patient_pays position"),
    "redemption": (
        "clinic_id id patient_package_id appointment_id use_number value patient_pays status "
        "reason invoice_id reserved_at redeemed_at used_at uses_remaining_after ended_at "
        "commission_basis request_id"
    ),
}


def columns_of(table: str) -> list[str]:
    """The columns of the rows that `Book.rows` holds of a table."""
    if table in COLUMNS:
        return [*COLUMNS[table].split(), *(["hash"] if table in HASHED_COLUMNS else [])]
    chained = ["previous_hash"] if table == "package_entry" else []
    return [*HASHED_COLUMNS[table], *chained, "hash"]


@dataclass(frozen=True, slots=True)
class Deed:
    """One request that was done: its id, when, and by whom."""

    request_id: UUID
    at: datetime
    actor_id: UUID


@dataclass(slots=True)
class Bill:
    """An invoice, until it is written."""

    id: UUID
    kind: str
    patient_id: UUID
    appointment_id: UUID | None
    issued_at: datetime
    request_id: UUID
    total: int = 0
    paid: int = 0
    lines: int = 0
    voided_at: datetime | None = None


@dataclass(slots=True)
class Receipt:
    """A payment, until it is written."""

    id: UUID
    patient_id: UUID
    amount: int
    deed: Deed
    applied: int = 0
    refunded: int = 0


@dataclass(frozen=True, slots=True)
class Application:
    """Money of a payment on an invoice."""

    id: UUID
    receipt: Receipt
    bill: Bill
    amount: int


class Book:
    """Collects a clinic's rows. Amounts in minor units; whatever is done is done by a deed."""

    def __init__(self, clinic_id: UUID, desk: list[UUID], seed: str) -> None:
        self.clinic_id = clinic_id
        self.desk = desk
        self.rows: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
        self._bits = Random(seed)  # noqa: S311 - the same rows at every run
        self._counter = 0
        self._bills: list[Bill] = []
        self._receipts: list[Receipt] = []

    def id_at(self, at: datetime) -> UUID:
        """An identifier of version 7, as if it had been made then."""
        self._counter = (self._counter + 1) % 4096
        high = int(at.timestamp() * 1000) << 16 | 0x7000 | self._counter
        return UUID(int=high << 64 | 2 << 62 | self._bits.getrandbits(62))

    def deed(self, at: datetime, operation: str) -> Deed:
        """A request, with its line in the audit."""
        request_id = UUID(int=self._bits.getrandbits(128), version=4)
        deed = Deed(request_id, at, self.desk[self._counter % len(self.desk)])
        self.hashed(
            "audit_entry", at, at, deed.actor_id, operation, None, None, "DONE", deed.request_id
        )
        return deed

    def hashed(self, table: str, at: datetime, *columns: Any) -> UUID:
        """A row that is never changed, given without the clinic and the id; its id."""
        row_id = self.id_at(at)
        row = (self.clinic_id, row_id, *columns)
        self.rows[table].append((*row, row_hash(hashed(table, row))))
        return row_id

    def bill(
        self, deed: Deed, kind: str, patient: UUID, visit: UUID | None, line: tuple[str, int]
    ) -> Bill:
        """An invoice of one line."""
        bill = Bill(self.id_at(deed.at), kind, patient, visit, deed.at, deed.request_id)
        self._bills.append(bill)
        self.line(deed, bill, *line)
        return bill

    def line(self, deed: Deed, bill: Bill, description: str, amount: int) -> None:
        """One more line on the invoice."""
        bill.lines += 1
        bill.total += amount
        self.hashed("invoice_line", deed.at, bill.id, bill.lines, description, amount)

    def receive(self, deed: Deed, patient: UUID, amount: int) -> Receipt:
        """Money that came in, all of it credit until it is applied."""
        receipt = Receipt(self.id_at(deed.at), patient, amount, deed)
        self._receipts.append(receipt)
        return receipt

    def apply(self, deed: Deed, receipt: Receipt, bill: Bill, amount: int) -> Application:
        """Put that much of the payment on the invoice."""
        return Application(self._move(deed, receipt, bill, amount, None), receipt, bill, amount)

    def take_back(self, deed: Deed, application: Application, amount: int) -> None:
        """Take that much of it back: credit again."""
        self._move(deed, application.receipt, application.bill, -amount, application.id)

    def pay_out(self, deed: Deed, receipt: Receipt, amount: int) -> None:
        """Pay credit of the payment back out."""
        receipt.refunded += amount
        paid_out = (receipt.id, amount, "CARD", deed.at, deed.actor_id, deed.request_id, None)
        self.hashed("payment_refund", deed.at, *paid_out)

    def _move(
        self, deed: Deed, receipt: Receipt, bill: Bill, amount: int, undoes: UUID | None
    ) -> UUID:
        receipt.applied += amount
        bill.paid += amount
        moved = (receipt.id, bill.id, amount, undoes, deed.at, deed.actor_id, deed.request_id)
        return self.hashed("payment_application", deed.at, *moved)

    def close(self) -> None:
        """Write what was still open: invoices, numbered in order of time, and payments; and hash
        what is never changed in the rows that are."""
        self._bills.sort(key=lambda bill: bill.issued_at)
        self.rows["invoice_counter"].append((self.clinic_id, len(self._bills)))
        for number, b in enumerate(self._bills, start=1):
            issued = (b.kind, b.patient_id, b.appointment_id, b.issued_at, b.total, b.paid)
            row = (self.clinic_id, b.id, number, *issued, b.voided_at, b.request_id)
            self.rows["invoice"].append(row)
        for y in self._receipts:
            amounts = (y.amount, y.applied, y.refunded, y.deed.at, y.deed.actor_id)
            received = (y.patient_id, "CARD", *amounts, None, y.deed.request_id)
            self.rows["payment"].append((self.clinic_id, y.id, *received))
        for table in HASHED_COLUMNS.keys() & COLUMNS.keys():
            names = COLUMNS[table].split()
            # A column that came later is empty here, which leaves the hash as it was.
            places = [names.index(column) for column in HASHED_COLUMNS[table] if column in names]
            self.rows[table] = [
                (*row, row_hash([row[place] for place in places])) for row in self.rows[table]
            ]

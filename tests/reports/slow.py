"""The reports once more: slowly and obviously, in Python, over all rows of the tables.

Where the tables say something twice, this takes the other place: what the history says instead of
a counter, what a visit says instead of the use that was spent on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from gql_packages.database.connect import Connection
from gql_packages.domain.money import minor_digits
from gql_packages.schema.global_id import encode
from tests.front_desk import Answer
from tests.reports.asking import SALES

Row = dict[str, Any]

TABLES = [
    *("patient", "staff_member", "treatment", "patient_package", "patient_package_item"),
    *("invoice", "payment_application", "appointment", "redemption", "package_refund"),
    "package_entry",
]


@dataclass
class Slow:
    """All rows of a clinic, and the day that it is."""

    tables: dict[str, list[Row]]
    currency: str
    zone: ZoneInfo
    today: date

    @classmethod
    async def over(cls, superuser: Connection, clinic_id: UUID, now: datetime) -> Slow:
        tables = {}
        for table in TABLES:
            rows = await superuser.fetch(f"SELECT * FROM {table} WHERE clinic_id = $1", clinic_id)
            tables[table] = [dict(row) for row in rows]
        clinic = await superuser.fetchrow("SELECT * FROM clinic WHERE id = $1", clinic_id)
        assert clinic is not None
        zone = ZoneInfo(clinic["time_zone"])
        return cls(tables, clinic["currency"], zone, now.astimezone(zone).date())

    def rows(self, report: str, given: Answer) -> list[Answer]:
        """The rows as GraphQL gives them, ids and amounts in the place of what carries them."""
        found = [
            (time, key, row)
            for time, key, known, row in (self.sales() if report == SALES else self.usage())
            if all(self.holds(known, name, wanted) for name, wanted in given.items())
        ]
        return [row for _, _, row in sorted(found, key=lambda each: each[:2])]

    def summary(self, report: str, given: Answer) -> Answer:
        rows = self.rows(report, given)

        def total(name: str) -> str:
            return self.decimal(sum((Decimal(row[name]) for row in rows), Decimal(0)))

        if report == SALES:
            redeemed = sum(row["usesRedeemed"] for row in rows)
            remaining = sum(row["usesRemaining"] for row in rows)
            return {
                "packagesSold": len(rows),
                "invoiced": total("price"),
                "collected": total("collected"),
                "refunded": total("refunded"),
                "usesSold": redeemed + remaining,
                "usesRedeemed": redeemed,
                "usesRemaining": remaining,
                "totalCount": len(rows),
            }
        return {
            "uses": len(rows),
            "arrivals": sum(row["reason"] == "ARRIVAL" for row in rows),
            "noShows": sum(row["reason"] == "NO_SHOW" for row in rows),
            "value": total("value"),
            "patientPays": total("patientPays"),
            "totalCount": len(rows),
        }

    def holds(self, known: Answer, name: str, wanted: Any) -> bool:
        if isinstance(wanted, dict):
            day = known[name].astimezone(self.zone).date().isoformat()
            return bool(wanted["from"] <= day <= wanted["to"])
        if isinstance(wanted, list):
            return known[name.removesuffix("Ids")] in wanted
        return bool(known[name.removesuffix("Id")] == wanted)

    def sales(self) -> list[tuple[datetime, UUID, Answer, Answer]]:
        return [self.sale(package) for package in self.of("patient_package", deleted_at=None)]

    def sale(self, package: Row) -> tuple[datetime, UUID, Answer, Answer]:
        (patient,) = self.of("patient", id=package["patient_id"])
        (invoice,) = self.of("invoice", id=package["invoice_id"])
        applied = self.of("payment_application", invoice_id=invoice["id"])
        collected = sum(row["amount"] for row in applied)
        refunds = self.of("package_refund", patient_package_id=package["id"])
        uses = self.live_uses(patient_package_id=package["id"])
        sellers = self.of("staff_member", id=package["staff_member_id"])
        expires = package["expires_on"]
        last = max(uses, key=lambda use: (use[0]["starts_at"], use[1]["id"]), default=None)
        due = invoice["total"] - collected
        row = {
            "patientPackage": encode("PatientPackage", package["id"]),
            "patientName": f"{patient['first_name']} {patient['last_name']}",
            "packageName": package["name"],
            "purchasedAt": written(package["purchased_at"]),
            "invoiceNumber": f"INV-{invoice['number']:06}",
            "price": self.amount(package["price"]),
            "collected": self.amount(collected),
            "refunded": self.amount(sum(refund["amount"] for refund in refunds)),
            "usesRedeemed": len(uses),
            "usesRemaining": package["uses_total"] - len(uses),
            "expiresOn": expires and expires.isoformat(),
            "isExpired": bool(expires and expires < self.today),
            "lastTreatment": last and self.name_of("treatment", last[0]["treatment_id"]),
            "lastUsedAt": last and written(last[0]["starts_at"]),
            "status": self.status(package, bool(refunds), due, len(uses)),
            "staffName": sellers[0]["name"] if sellers else None,
        }
        known = {
            "sold": package["purchased_at"],
            "package": encode("Package", package["package_id"]),
            "patient": encode("Patient", patient["id"]),
            "staffMember": sellers and encode("StaffMember", sellers[0]["id"]),
            "status": row["status"],
        }
        return package["purchased_at"], package["id"], known, row

    def status(self, package: Row, is_refunded: bool, due: int, used: int) -> str:
        if is_refunded:
            return "REFUNDED"
        if package["expires_on"] and package["expires_on"] < self.today:
            return "EXPIRED"
        if due:
            return "UNPAID"
        return "USED_UP" if used == package["uses_total"] else "ACTIVE"

    def usage(self) -> list[tuple[datetime, UUID, Answer, Answer]]:
        return [self.use(visit, use) for visit, use in self.live_uses()]

    def use(self, visit: Row, use: Row) -> tuple[datetime, UUID, Answer, Answer]:
        (package,) = self.of("patient_package", id=use["patient_package_id"])
        (patient,) = self.of("patient", id=visit["patient_id"])
        (bill,) = self.of("invoice", appointment_id=visit["id"], voided_at=None)
        (spent,) = self.of("package_entry", redemption_id=use["id"], kind="REDEEMED")
        (item,) = self.of(
            "patient_package_item",
            patient_package_id=package["id"],
            treatment_id=visit["treatment_id"],
        )
        who = visit["practitioner_id"]
        price, uses, number = package["price"], package["uses_total"], use["use_number"]
        row = {
            "redemption": encode("Redemption", use["id"]),
            "usedAt": written(visit["starts_at"]),
            "patientName": f"{patient['first_name']} {patient['last_name']}",
            "packageName": package["name"],
            "treatmentName": self.name_of("treatment", visit["treatment_id"]),
            "practitionerName": who and self.name_of("staff_member", who),
            "reason": "ARRIVAL" if visit["status"] == "ARRIVED" else "NO_SHOW",
            "value": self.amount(price * number // uses - price * (number - 1) // uses),
            "patientPays": self.amount(item["patient_pays"]),
            "invoiceNumber": f"INV-{bill['number']:06}",
            "usesRemainingAfter": spent["uses_remaining_after"],
        }
        known = {
            "used": visit["starts_at"],
            "package": encode("Package", package["package_id"]),
            "patient": encode("Patient", patient["id"]),
            "practitioner": who and encode("StaffMember", who),
            "treatment": encode("Treatment", visit["treatment_id"]),
            "reason": row["reason"],
        }
        return visit["starts_at"], use["id"], known, row

    def live_uses(self, **columns: Any) -> list[tuple[Row, Row]]:
        """The uses that are redeemed, each after its visit."""
        uses = self.of("redemption", status="REDEEMED", **columns)
        return [(self.of("appointment", id=use["appointment_id"])[0], use) for use in uses]

    def of(self, table: str, **columns: Any) -> list[Row]:
        """The rows with these values."""
        return [
            row
            for row in self.tables[table]
            if all(row[name] == value for name, value in columns.items())
        ]

    def name_of(self, table: str, key: UUID) -> str:
        return str(self.of(table, id=key)[0]["name"])

    def amount(self, minor: int) -> str:
        return self.decimal(Decimal(minor) / 10 ** minor_digits(self.currency))

    def decimal(self, amount: Decimal) -> str:
        return f"{amount:.{minor_digits(self.currency)}f}"


def written(moment: datetime) -> str:
    """A moment as GraphQL writes it."""
    return moment.isoformat().replace("+00:00", "Z")

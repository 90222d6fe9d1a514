"""The statements keep clinics apart on their own, where row-level security does not help."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest
from uuid_utils.compat import uuid7

from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.queries.records import NOW, Records, hours, named

#: The rows are written with plain SQL: no history tells of them.
pytestmark = pytest.mark.tampers

EVERYTHING = """query($patient: ID!, $treatment: ID!) {
  viewer { staffMember { name } clinic { name } }
  packages { totalCount nodes { id eligibleItems { patientPays { amount } } } }
  treatments { id } noShowFees { id } staffMembers { id }
  patients { totalCount nodes { id } }
  patient(id: $patient) {
    credit { amount } owing { amount }
    packages(status: [ACTIVE]) { totalCount nodes { status
      eligibleItems { patientPays { amount } } refund { amount { amount } }
      redemptions { totalCount nodes { id } } history { totalCount nodes { id } } } }
    invoices { totalCount nodes { id patientPackage { id } lines { description }
                                  applications { amount { amount } } } }
    payments { totalCount nodes { id applications { amount { amount } }
                                  refunds { amount { amount } } } }
    appointments { totalCount nodes { id invoice { id } redemption { id } } }
  }
  appointments(during: {from: "2026-03-01", to: "2026-03-31"}) { totalCount nodes { id } }
  packageOptions(patientId: $patient, treatmentId: $treatment, startsAt: "2026-03-12T18:00:00Z") {
    refusalCode patientPays { amount } }
}"""


@pytest.fixture
async def clinics(
    database_urls: DatabaseUrls, superuser: asyncpg.Connection[asyncpg.Record]
) -> AsyncIterator[tuple[Records, Records]]:
    """Two clinics, read as a superuser, for whom no row is hidden."""
    database = await ClinicDatabase.open(database_urls.superuser, pool_size=2)
    yield (
        await Records.of_new_clinic(superuser, database),
        await Records.of_new_clinic(superuser, database, name="Spree"),
    )
    await database.close()


async def _fill(clinic: Records, **keys: Any) -> dict[str, Any]:
    """One row in every table that is read; with `keys`, under another clinic's very keys."""

    def key(name: str) -> dict[str, Any]:
        return {"id": keys[name]} if keys else {}

    made: dict[str, Any] = {}
    made["patient"] = await clinic.patient(**key("patient"))
    made["treatment"] = await clinic.treatment(**key("treatment"))
    made["offer"] = await clinic.offer(**key("offer"))
    made["fee"] = await clinic.insert(
        "no_show_fee",
        name="Fee",
        amount=1,
        is_archived=False,
        version=1,
        created_at=NOW,
        **key("fee"),
    )
    await clinic.insert(
        "package_item",
        package_id=made["offer"],
        treatment_id=made["treatment"],
        patient_pays=1,
        position=0,
    )
    made["sale"] = keys["sale"] if keys else uuid7()
    made["package"] = await clinic.sold(
        made["patient"],
        made["offer"],
        pays={made["treatment"]: 100},
        uses_reserved=1,
        purchased_at=hours(-1),
        sale=made["sale"],
        **key("package"),
    )
    made["visit"] = await clinic.appointment(made["patient"], made["treatment"], **key("visit"))
    made["use"] = await clinic.redemption(made["package"], made["visit"], **key("use"))
    await clinic.entry(made["package"], 1)
    made["bill"] = await clinic.invoice(
        made["patient"], kind="VISIT", appointment_id=made["visit"], total=100, **key("bill")
    )
    await clinic.insert(
        "invoice_line",
        invoice_id=made["bill"],
        position=1,
        description="Visit",
        amount=100,
        hash=bytes(32),
    )
    made["payment"] = await clinic.payment(made["patient"], 500, refunded=100, **key("payment"))
    made["applied"] = await clinic.application(made["payment"], made["bill"], 100, **key("applied"))
    await clinic.application(made["payment"], made["bill"], -40, undoes_id=made["applied"])
    await clinic.insert(
        "payment_refund",
        payment_id=made["payment"],
        amount=100,
        method="CASH",
        refunded_at=NOW,
        refunded_by_id=clinic.owner,
        request_id=made["payment"],
        hash=bytes(32),
    )
    await clinic.insert(
        "package_refund",
        patient_package_id=made["package"],
        amount=1,
        suggested_amount=1,
        refunded_at=NOW,
        refunded_by_id=clinic.owner,
        request_id=made["package"],
        hash=bytes(32),
    )
    return made


async def test_what_is_read_is_the_same_whether_another_clinic_has_the_same_keys_or_none(
    clinics: tuple[Records, Records],
) -> None:
    clinic, twin = clinics
    keys = await _fill(clinic)
    asked = {
        "patient": named("Patient", keys["patient"]),
        "treatment": named("Treatment", keys["treatment"]),
    }

    alone = await clinic.ask(EVERYTHING, **asked)
    await _fill(twin, **keys)
    await twin.change("invoice", keys["sale"], paid=1)
    beside = await clinic.ask(EVERYTHING, **asked)

    assert beside == alone
    assert alone["patients"]["totalCount"] == 1
    assert alone["patient"]["packages"]["totalCount"] == 1


async def test_another_clinics_things_are_not_found(clinics: tuple[Records, Records]) -> None:
    clinic, other = clinics
    keys = await _fill(clinic)
    kinds = {
        "patient": "Patient",
        "treatment": "Treatment",
        "offer": "Package",
        "fee": "NoShowFee",
        "package": "PatientPackage",
        "visit": "Appointment",
        "use": "Redemption",
        "bill": "Invoice",
        "payment": "Payment",
    }

    for name, kind in kinds.items():
        document = "query($id: ID!) { node(id: $id) { id } }"
        assert (await clinic.ask(document, id=named(kind, keys[name])))["node"] is not None
        assert (await other.ask(document, id=named(kind, keys[name])))["node"] is None

"""The front desk opens a patient: everything on one screen."""

from __future__ import annotations

from typing import Any

import pytest

from tests.queries.records import NOW, Records, days, hours, named

pytestmark = pytest.mark.tampers

SCREEN = """
query Screen($id: ID!) {
  viewer { clinic { name } role }
  patient(id: $id) {
    id firstName credit { amount currency } owing { amount }
    packages(first: 100) {
      totalCount pageInfo { hasNextPage }
      nodes {
        id name status expiresOn usesAvailable package { name } staffMember { name }
        eligibleItems { treatment { name } patientPays { amount } }
        invoice { number status lines { description } applications { amount { amount } } }
        redemptions(first: 100) {
          totalCount
          nodes {
            status value { amount }
            appointment { startsAt patientTotal { amount } treatment { name }
                          packageOptions { isEligible refusalCode } }
            invoice { number balanceDue { amount } payment: applications { payment { id } } }
          }
        }
        history { nodes { kind actor { name } } }
        refund { amount { amount } }
      }
    }
  }
}
"""


async def _patient_with_packages(clinic: Records, packages: int, uses: int) -> str:
    patient, treatment = await clinic.patient(), await clinic.treatment()
    for bought in range(packages):
        offer = await clinic.offer(f"Offer {bought}")
        terms: Any = {"pays": {treatment: 500}, "uses_redeemed": uses}
        sale: Any = {"purchased_at": hours(-bought), "staff_member_id": clinic.owner}
        package = await clinic.sold(patient, offer, **terms, **sale)
        await clinic.entry(package, 1)
        for use in range(uses):
            at = hours(-100 * bought - use - 1)
            visit = await clinic.appointment(patient, treatment, at, status="ARRIVED")
            bill = await clinic.invoice(patient, kind="VISIT", appointment_id=visit, total=500)
            spent = {"status": "REDEEMED", "reason": "ARRIVAL", "uses_remaining_after": 9 - use}
            times = dict.fromkeys(("redeemed_at", "used_at", "reserved_at"), at)
            about = {"use_number": use + 1, "invoice_id": bill}
            await clinic.redemption(package, visit, **about, **spent, **times)
    return named("Patient", patient)


async def test_a_patients_screen_shows_all_of_twelve_packages(clinic: Records) -> None:
    patient = await _patient_with_packages(clinic, packages=12, uses=5)

    data = await clinic.ask(SCREEN, id=patient)

    packages = data["patient"]["packages"]
    assert packages["totalCount"] == len(packages["nodes"]) == 12
    assert [package["name"] for package in packages["nodes"]] == ["Ten massages"] * 12
    assert all(package["redemptions"]["totalCount"] == 5 for package in packages["nodes"])
    assert data["patient"]["owing"]["amount"] == "300.00"


async def test_a_patients_screen_shows_what_was_written(clinic: Records) -> None:
    patient = await _patient_with_packages(clinic, packages=1, uses=1)

    data = await clinic.ask(SCREEN, id=patient)

    assert data["viewer"] == {"clinic": {"name": "Harbour"}, "role": "OWNER"}
    shown = data["patient"]
    assert (shown["credit"], shown["owing"]) == (
        {"amount": "0.00", "currency": "CAD"},
        {"amount": "5.00"},
    )
    package = shown["packages"]["nodes"][0]
    assert (package["status"], package["usesAvailable"]) == ("ACTIVE", 9)
    assert package["eligibleItems"] == [
        {"treatment": {"name": "Massage"}, "patientPays": {"amount": "5.00"}}
    ]
    assert package["invoice"]["number"] == "INV-000001"
    assert package["staffMember"] == {"name": "Olga Owner"}
    assert package["history"]["nodes"] == [{"kind": "SOLD", "actor": {"name": "Olga Owner"}}]
    use = package["redemptions"]["nodes"][0]
    assert use["appointment"]["patientTotal"] == {"amount": "5.00"}
    assert use["appointment"]["packageOptions"] == [
        {"isEligible": False, "refusalCode": "ALREADY_COVERED"}
    ]
    assert use["invoice"] == {
        "number": "INV-000002",
        "balanceDue": {"amount": "5.00"},
        "payment": [],
    }


async def test_credit_is_what_is_neither_applied_nor_paid_back(clinic: Records) -> None:
    patient, other = await clinic.patient(), await clinic.patient("Ada", "Other")
    await clinic.payment(patient, 10000, applied=2500, refunded=500)
    await clinic.payment(patient, 100)
    await clinic.payment(other, 99900)
    await clinic.invoice(patient, total=8000, paid=2500)
    await clinic.invoice(patient, total=700, voided_at=NOW)

    data = await clinic.ask(
        "query($id: ID!) { patient(id: $id) { credit { amount } owing { amount } } }",
        id=named("Patient", patient),
    )

    assert data["patient"] == {"credit": {"amount": "71.00"}, "owing": {"amount": "55.00"}}


async def test_what_is_left_of_an_application_counts_and_what_was_taken_back_is_gone(
    clinic: Records,
) -> None:
    patient = await clinic.patient()
    invoice = await clinic.invoice(patient, total=8000, paid=4000)
    payment = await clinic.payment(patient, 10000, applied=4000, refunded=1000)
    gone = await clinic.application(payment, invoice, 3000, applied_at=hours(-3))
    await clinic.application(payment, invoice, -3000, undoes_id=gone)
    partly = await clinic.application(payment, invoice, 5000, applied_at=hours(-2))
    await clinic.application(payment, invoice, -1500, undoes_id=partly)
    await clinic.application(payment, invoice, -500, undoes_id=partly)
    await clinic.application(payment, invoice, 1000, applied_at=hours(-1))
    await clinic.insert("payment_refund", payment, 1000, method="CASH")

    data = await clinic.ask(
        """query($invoice: ID!, $payment: ID!) {
          invoice(id: $invoice) {
            status balanceDue { amount } applications { amount { amount } payment { id } }
          }
          node(id: $payment) { ... on Payment {
            unapplied { amount } applications { amount { amount } invoice { number } }
            refunds { amount { amount } method at by { name } }
          } }
        }""",
        invoice=named("Invoice", invoice),
        payment=named("Payment", payment),
    )

    shown = data["invoice"]
    assert (shown["status"], shown["balanceDue"]["amount"]) == ("PARTIALLY_PAID", "40.00")
    assert [each["amount"]["amount"] for each in shown["applications"]] == ["30.00", "10.00"]
    payment_shown: dict[str, Any] = data["node"]
    assert payment_shown["unapplied"] == {"amount": "50.00"}
    assert [each["amount"]["amount"] for each in payment_shown["applications"]] == [
        "30.00",
        "10.00",
    ]
    assert payment_shown["refunds"] == [
        {
            "amount": {"amount": "10.00"},
            "method": "CASH",
            "at": "2026-03-10T18:00:00Z",
            "by": {"name": "Olga Owner"},
        }
    ]


async def test_a_deleted_sale_is_gone_everywhere_and_its_invoice_is_void(clinic: Records) -> None:
    patient, treatment, offer = (
        await clinic.patient(),
        await clinic.treatment(),
        await clinic.offer(),
    )
    package = await clinic.sold(patient, offer, pays={treatment: 0}, paid=0)
    visit = await clinic.appointment(patient, treatment)
    released = await clinic.redemption(package, visit, status="RELEASED", ended_at=NOW)
    entry = await clinic.entry(package, 1)
    row = await clinic.connection.fetchrow(
        "SELECT invoice_id FROM patient_package WHERE id = $1", package
    )
    assert row is not None
    document = """query($package: ID!, $use: ID!, $entry: ID!, $invoice: ID!, $patient: ID!,
                        $treatment: ID!) {
      patientPackage(id: $package) { id }
      a: node(id: $package) { id } b: node(id: $use) { id } c: node(id: $entry) { id }
      invoice(id: $invoice) { status balanceDue { amount } patientPackage { id } }
      patient(id: $patient) { packages { totalCount nodes { id } } owing { amount } }
      packageOptions(patientId: $patient, treatmentId: $treatment,
                     startsAt: "2026-03-11T18:00:00Z") { isEligible }
    }"""
    variables = {
        "package": named("PatientPackage", package),
        "use": named("Redemption", released),
        "entry": named("PackageEntry", entry),
        "invoice": named("Invoice", row["invoice_id"]),
        "patient": named("Patient", patient),
        "treatment": named("Treatment", treatment),
    }

    before = await clinic.ask(document, **variables)
    await clinic.change("patient_package", package, deleted_at=NOW, deleted_by_id=clinic.owner)
    await clinic.change("invoice", row["invoice_id"], voided_at=NOW)
    after = await clinic.ask(document, **variables)

    assert all(before[name] for name in ("patientPackage", "a", "b", "c", "packageOptions"))
    assert after == {
        "patientPackage": None,
        "a": None,
        "b": None,
        "c": None,
        "invoice": {"status": "VOID", "balanceDue": {"amount": "0.00"}, "patientPackage": None},
        "patient": {"packages": {"totalCount": 0, "nodes": []}, "owing": {"amount": "0.00"}},
        "packageOptions": [],
    }


async def test_a_refund_is_shown_on_the_package(clinic: Records) -> None:
    package = await clinic.sold(
        await clinic.patient(), await clinic.offer(), refunded_at=NOW, expires_on=days(5)
    )
    await clinic.insert(
        "package_refund", package, 40000, suggested_amount=56000, reason="moved away"
    )

    data = await clinic.ask(
        """query($id: ID!) { patientPackage(id: $id) { status refund {
             amount { amount } suggestedAmount { amount } reason at by { name } } } }""",
        id=named("PatientPackage", package),
    )

    assert data["patientPackage"] == {
        "status": "REFUNDED",
        "refund": {
            "amount": {"amount": "400.00"},
            "suggestedAmount": {"amount": "560.00"},
            "reason": "moved away",
            "at": "2026-03-10T18:00:00Z",
            "by": {"name": "Olga Owner"},
        },
    }

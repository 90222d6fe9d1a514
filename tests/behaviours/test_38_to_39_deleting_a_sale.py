"""Rules 38 and 39: a sale that was a mistake."""

from gql_packages.schema.global_id import decode
from tests.front_desk import FrontDesk, Ready, ready


async def test_38_a_sale_is_deleted_while_no_payment_is_applied_else_unapply_first(
    clinic: Ready,
) -> None:
    desk = clinic.desk

    refusal = await desk.refused("deletePackageSale", patientPackageId=clinic.package)
    await desk.do("unapplyPayment", paymentId=clinic.payment, invoiceId=clinic.invoice)
    deleted = await desk.do("deletePackageSale", patientPackageId=clinic.package, reason="twice")

    assert refusal["code"] == "PAYMENT_APPLIED"
    assert refusal["invoice"]["id"] == clinic.invoice
    assert deleted["deletedPatientPackageId"] == clinic.package
    assert await desk.package(clinic.package) is None
    assert await desk.balance(clinic.patient) == ("800.00", "0.00")


async def test_39_refused_once_a_use_was_redeemed(desk: FrontDesk) -> None:
    clinic = await ready(desk, price="0")
    visit = await clinic.use()
    await desk.do("arriveAppointment", appointmentId=visit["id"])

    refusal = await desk.refused("deletePackageSale", patientPackageId=clinic.package)

    assert refusal["code"] == "USES_REDEEMED"
    assert (await desk.package(clinic.package))["usesRedeemed"] == 1


async def test_39_held_uses_are_released_and_their_appointments_returned(
    desk: FrontDesk,
) -> None:
    clinic = await ready(desk, price="0")
    visits = [await clinic.use(f"2026-03-{day}T17:00:00Z") for day in (10, 11)]

    deleted = await desk.do("deletePackageSale", patientPackageId=clinic.package)

    assert deleted["releasedAppointments"] == [
        {"id": visit["id"], "status": "BOOKED"} for visit in visits
    ]
    other = (await desk.sell(clinic.patient, clinic.offer))["patientPackage"]["id"]
    for visit in visits:
        assert (await desk.appointment(visit["id"]))["redemption"] is None
        await desk.do("redeemPackage", appointmentId=visit["id"], patientPackageId=other)


async def test_39_it_is_gone_from_every_list_and_its_invoice_is_void(desk: FrontDesk) -> None:
    clinic = await ready(desk, price="0")
    visit = await clinic.use()
    entry = (await desk.package(clinic.package, "history { nodes { id } }"))["history"]["nodes"][0]
    await desk.do("deletePackageSale", patientPackageId=clinic.package)

    data = await desk.ask(
        """query Q($patient: ID!, $package: ID!, $entry: ID!, $treatment: ID!, $visit: ID!) {
          patientPackage(id: $package) { id }
          node(id: $package) { id }
          entry: node(id: $entry) { id }
          use: node(id: $visit) { id }
          patient(id: $patient) { packages { totalCount nodes { id } } }
          packageOptions(patientId: $patient, treatmentId: $treatment,
                         startsAt: "2026-03-10T17:00:00Z") { refusalCode }
          refundPreview(patientPackageId: $package) { usesRemaining }
        }""",
        patient=clinic.patient,
        package=clinic.package,
        entry=entry["id"],
        treatment=clinic.treatment,
        visit=visit["redemption"]["id"],
    )

    assert data == {
        "patientPackage": None,
        "node": None,
        "entry": None,
        "use": None,
        "patient": {"packages": {"totalCount": 0, "nodes": []}},
        "packageOptions": [],
        "refundPreview": None,
    }
    assert (await desk.invoice(clinic.invoice))["status"] == "VOID"
    again = await desk.refused("deletePackageSale", patientPackageId=clinic.package)
    assert again["code"] == "NOT_FOUND"


async def test_39_its_row_stays_for_audit_with_who_when_and_why(desk: FrontDesk) -> None:
    clinic = await ready(desk, price="0")
    key, who = decode(clinic.package, "PatientPackage"), desk.principal
    await desk.do("deletePackageSale", patientPackageId=clinic.package, reason="Sold twice")

    async with desk.database.reading(who.clinic_id) as connection:
        rows = await connection.rows(
            "SELECT deleted_by_id, deleted_at, deletion_reason FROM patient_package"
            " WHERE clinic_id = $1 AND id = $2",
            who.clinic_id,
            key,
        )

    assert [tuple(row) for row in rows] == [(who.staff_member_id, desk.clock.now, "Sold twice")]

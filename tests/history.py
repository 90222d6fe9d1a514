"""A clinic's first months, with something in every table: what may be tampered with."""

from __future__ import annotations

from uuid import UUID

from gql_packages.database.pool import Database
from gql_packages.database.unit_of_work import Request, Work, perform
from gql_packages.domain.chain import row_hash
from gql_packages.domain.vocabulary import PackageEntryKind, PaymentMethod
from gql_packages.models.billing import Payment
from gql_packages.models.sold_packages import PatientPackage
from gql_packages.schema.global_id import decode
from gql_packages.services.ledger import Movement, enter
from tests.front_desk import FrontDesk, Ready, open_clinic, ready


async def make_history(
    database: Database, *, currency: str = "CAD", time_zone: str = "America/Vancouver"
) -> FrontDesk:
    """The desk of a new clinic in which everything has happened that can happen."""
    desk = await open_clinic(database, currency=currency, time_zone=time_zone)
    clinic = await ready(desk, pays="12.50", price="100.00", uses=3)
    await visits(clinic)
    await money(clinic)
    await a_later_sale(clinic)
    await refunds(clinic)
    return desk


async def visits(clinic: Ready) -> None:
    """Three uses: one spent, one spent and held again, one given back; and a visit arrived late."""
    desk = clinic.desk
    spent = await clinic.use("2026-03-10T17:00:00Z")
    await desk.do("arriveAppointment", appointmentId=spent["id"])
    undone = await clinic.use("2026-03-11T17:00:00Z")
    await desk.do("arriveAppointment", appointmentId=undone["id"])
    await desk.do("undoArrival", appointmentId=undone["id"])
    cancelled = await clinic.use("2026-03-12T17:00:00Z")
    await desk.do("cancelAppointment", appointmentId=cancelled["id"])
    late = await desk.book(clinic.patient, clinic.treatment, "2026-03-13T17:00:00Z")
    await desk.do("arriveAppointment", appointmentId=late["id"])
    await desk.do("redeemPackage", appointmentId=late["id"], patientPackageId=clinic.package)
    await desk.refused(
        "redeemPackage", appointmentId=cancelled["id"], patientPackageId=clinic.package
    )


async def money(clinic: Ready) -> None:
    """A visit at the full price, paid in parts; some of it taken back; credit left over."""
    desk = clinic.desk
    visit = await desk.book(clinic.patient, clinic.treatment, "2026-03-14T17:00:00Z")
    bill = (await desk.do("arriveAppointment", appointmentId=visit["id"]))["invoice"]
    received = await desk.do(
        "receivePayment",
        patientId=clinic.patient,
        invoiceIds=[bill["id"]],
        payment={"amount": "60.00", "method": "CASH"},
    )
    await desk.do(
        "unapplyPayment",
        paymentId=received["payment"]["id"],
        invoiceId=bill["id"],
        amount="25.00",
    )
    await desk.do(
        "applyPayment", paymentId=received["payment"]["id"], invoiceId=bill["id"], amount="10.00"
    )


async def a_later_sale(clinic: Ready) -> None:
    """Sold from an appointment, for a staff member, to another patient, who has not paid it all."""
    desk = clinic.desk
    patient = await desk.patient("Ana", "Lima")
    visit = await desk.book(patient, clinic.treatment, "2026-03-15T17:00:00Z")
    staff_member = (
        await desk.do("createStaffMember", name="Piet Practitioner", role="PRACTITIONER")
    )["staffMember"]["id"]
    await desk.sell(
        patient,
        clinic.offer,
        pay="30.00",
        origin="APPOINTMENT",
        appointmentId=visit["id"],
        staffMemberId=staff_member,
    )
    await desk.do("createNoShowFee", name="Late", amount="20.00")
    await desk.offer(await desk.treatment("Acupuncture", "70.00"), name="Five needles", uses=5)


async def refunds(clinic: Ready) -> None:
    """Money paid out of a payment, and a package refunded for nothing."""
    desk = clinic.desk
    other = await desk.sell(clinic.patient, clinic.offer, pay="150.00")

    async def pay_out(work: Work) -> None:
        await _pay_out(work, decode(other["payment"]["id"], "Payment"))

    async def refund(work: Work) -> None:
        await _refund(work, decode(other["patientPackage"]["id"], "PatientPackage"))

    for operation, verb in (("refundPayment", pay_out), ("refundPackage", refund)):
        request = Request(
            principal=desk.principal, operation=operation, permission=None, now=desk.clock()
        )
        await perform(desk.database, request, verb, type(None))


async def _pay_out(work: Work, payment_id: UUID) -> None:
    columns = (
        *(work.clinic_id, work.new_id(), payment_id, 2000, PaymentMethod.CASH),
        *(work.now, work.actor_id, work.request_id),
    )
    await work.db.run(
        "INSERT INTO payment_refund VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        *(*columns, row_hash(columns)),
    )
    payment = Payment.filter(clinic_id=work.clinic_id, id=payment_id).using_db(work.db)
    await payment.update(refunded=2000)


async def _refund(work: Work, package_id: UUID) -> None:
    package = (
        await PatientPackage.filter(clinic_id=work.clinic_id, id=package_id).using_db(work.db).get()
    )
    package.refunded_at = work.now
    await enter(work, package, Movement(kind=PackageEntryKind.REFUNDED, note="Moved away"))
    columns = (
        *(work.clinic_id, work.new_id(), package_id, 0, 10000, "Moved away"),
        *(work.now, work.actor_id, work.request_id),
    )
    await work.db.run(
        "INSERT INTO package_refund VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        *(*columns, row_hash(columns)),
    )

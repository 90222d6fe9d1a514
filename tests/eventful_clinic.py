"""A clinic's first months, with something in every table: what may be tampered with."""

from typing import Any

from tests.clinic_database import ClinicDatabase
from tests.front_desk import Answer, FrontDesk, Ready, open_clinic, ready


async def make_history(
    database: ClinicDatabase, *, currency: str = "CAD", time_zone: str = "America/Vancouver"
) -> FrontDesk:
    """The desk of a new clinic in which everything has happened that can happen."""
    desk = await open_clinic(database, currency=currency, time_zone=time_zone)
    clinic = await ready(desk, pays="12.50", price="100.00", uses=3)
    await visits(clinic)
    await money(clinic)
    await a_later_sale(clinic)
    await no_shows(clinic)
    await endings(clinic)
    await corrections(clinic)
    await imports(desk)
    await policies(desk)
    await limits(clinic)
    await goodwill(clinic)
    return desk


async def visits(clinic: Ready) -> None:
    """Three uses: one spent, one spent and held again, one given back; and a visit arrived late."""
    desk = clinic.desk
    seller = {"patientPackageId": clinic.package, "staffMemberId": desk.staff_member}
    await desk.do("updatePackageSale", **seller, reason="Sold at the desk")
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
    other = await desk.treatment("Another")
    visit = await desk.book(clinic.patient, other, "2026-03-14T17:00:00Z")
    treats = {"practitionerId": desk.staff_member, "treatmentId": clinic.treatment}
    await desk.do("updateAppointment", appointmentId=visit["id"], **treats)
    bill = (await desk.do("arriveAppointment", appointmentId=visit["id"]))["invoice"]
    received = await desk.receive(clinic.patient, "60.00", bill["id"])
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
    gives: Any = {"treatmentIds": [clinic.treatment]}
    staff_member = (
        await desk.do("createStaffMember", name="Piet Practitioner", role="PRACTITIONER", **gives)
    )["staffMember"]["id"]
    await desk.sell(
        patient,
        clinic.offer,
        pay="30.00",
        origin="APPOINTMENT",
        appointmentId=visit["id"],
        staffMemberId=staff_member,
    )
    await desk.offer(await desk.treatment("Acupuncture", "70.00"), name="Five needles", uses=5)


async def no_shows(clinic: Ready) -> None:
    """One covered, one charged for, one undone, one forgiven."""
    desk = clinic.desk
    fee = (await desk.do("createNoShowFee", name="Late", amount="20.00"))["noShowFee"]["id"]
    package = (await desk.sell(clinic.patient, clinic.offer, pay="100.00"))["patientPackage"]["id"]
    resolutions = [
        {"redeemPackage": {}},
        {"chargeFee": {"noShowFeeId": fee}},
        {"redeemPackage": {}},
        {"chargeNothing": True},
    ]
    visits = []
    for day, resolution in enumerate(resolutions, start=16):
        visit = await desk.book(
            clinic.patient,
            clinic.treatment,
            f"2026-03-{day}T17:00:00Z",
            patientPackageId=package,
        )
        await desk.do("markNoShow", appointmentId=visit["id"], resolution=resolution)
        visits.append(visit["id"])
    await desk.do("undoNoShow", appointmentId=visits[2])
    await desk.do("cancelAppointment", appointmentId=visits[2], late={"redeemPackage": {}})
    await desk.do("changePackageExpiry", patientPackageId=package, expiresOn="2027-06-30")


async def endings(clinic: Ready) -> None:
    """A package refunded, some of its money paid out; and a sale that was a mistake, deleted."""
    desk = clinic.desk
    sale = await desk.sell(clinic.patient, clinic.offer, pay="150.00")
    await desk.do("refundPayment", paymentId=sale["payment"]["id"], amount="20.00")
    await desk.do(
        "refundPackage", patientPackageId=sale["patientPackage"]["id"], reason="Moved away"
    )
    mistake = await desk.sell(clinic.patient, clinic.offer)
    await desk.do("deletePackageSale", patientPackageId=mistake["patientPackage"]["id"])
    await desk.sell(clinic.patient, clinic.offer, pay="10.00")


async def corrections(clinic: Ready) -> None:
    """A payment of which everything was mistyped at first, and one that was received twice."""
    desk, payment = clinic.desk, {"paymentId": clinic.payment}
    for reference in ("Cheque 12", None, "Cheque 13"):
        await desk.do("updatePayment", **payment, reference=reference, reason="Mistyped")
    await desk.do(
        "updatePayment", **payment, method="CHEQUE", receivedOn="2026-03-01", reason="Mistyped"
    )
    twice = (await desk.receive(clinic.patient, "10.00"))["payment"]["id"]
    await desk.do("voidPayment", paymentId=twice, reason="Received twice")
    other = await desk.treatment("One more")
    visit = await desk.book(clinic.patient, clinic.treatment, "2026-07-01T17:00:00Z")
    for changes in (
        {"treatmentId": other, "practitionerId": desk.staff_member, "note": "Prefers mornings"},
        {"practitionerId": None, "reason": "On holiday"},
    ):
        await desk.do("updateAppointment", appointmentId=visit["id"], **changes)


async def imports(desk: FrontDesk) -> None:
    """Two patients from elsewhere, one of whom may be there already; then the first once more."""
    rows = [
        {"externalId": "K-1", "firstName": "Kim", "lastName": "Park", "phone": "604 555 0177"},
        {"externalId": "K-2", "firstName": "Ana", "lastName": "Lima", "email": "a@example.org"},
    ]
    await desk.do("importPatients", rows=rows)
    await desk.do("importPatients", rows=rows[:1])


async def policies(desk: FrontDesk) -> None:
    """Settings that were turned on and off again, and money that lapses, soon otherwise."""
    for days in (30, None):
        await desk.do("updateClinicPolicy", shortestValidityDays=days)
    await desk.do("setBreakagePolicy", method="ON_EXPIRY")
    await desk.do(
        "setBreakagePolicy", method="PROPORTIONAL", expectedPercent="7.25", **{"from": "2027-01-01"}
    )


async def limits(clinic: Ready) -> None:
    """A package with limits that split its price: of each a use is spent, and one is held."""
    desk, patient = clinic.desk, await clinic.desk.patient("Lou", "Limit")
    treatments = [await desk.treatment("Cupping"), await desk.treatment("Reiki")]
    offer = await desk.offer(
        name="Two and two",
        price="70.01",
        uses=4,
        eligibleItems=[{"treatmentId": treatment} for treatment in treatments],
        useLimits=[
            {"treatmentIds": [treatment], "uses": 2, "priceShare": share}
            for treatment, share in zip(treatments, ("50.01", "20.00"), strict=True)
        ],
    )
    package = (await desk.sell(patient, offer, pay="70.01"))["patientPackage"]["id"]
    visits = []
    for day, treatment in enumerate((*treatments, treatments[0]), start=20):
        on = f"2026-03-{day}T17:00:00Z"
        visit = await desk.book(patient, treatment, on, patientPackageId=package)
        visits.append(visit["id"])
    for visit_id in visits[:2]:
        await desk.do("arriveAppointment", appointmentId=visit_id)


async def goodwill(clinic: Ready) -> None:
    """A package to which uses were added and of which sold ones were taken, one taking undone,
    with an added use spent and one held; and a deleted sale of which a use had been taken."""
    desk, patient = clinic.desk, await clinic.desk.patient("Gus", "Goodwill")
    offer = await desk.offer(clinic.treatment, name="Three", price="100.00", uses=3)
    package = (await desk.sell(patient, offer, pay="100.00"))["patientPackage"]["id"]
    made = []
    for change in (2, -4, 4, -1, -1):
        given: Answer = {"patientPackageId": package, "change": change, "reason": "Goodwill"}
        made.append((await desk.do("adjustPackageUses", **given))["entry"]["id"])
    await desk.do("undoUseAdjustment", packageEntryId=made[3], reason="Too much")
    visits = []
    for day in range(10, 13):
        on = f"2026-03-{day}T19:00:00Z"
        visit = await desk.book(patient, clinic.treatment, on, patientPackageId=package)
        visits.append(visit["id"])
    for visit_id in visits[:2]:
        await desk.do("arriveAppointment", appointmentId=visit_id)
    mistaken = (await desk.sell(patient, offer))["patientPackage"]["id"]
    taken: Answer = {"patientPackageId": mistaken, "change": -1, "reason": "Goodwill"}
    await desk.do("adjustPackageUses", **taken)
    await desk.do("deletePackageSale", patientPackageId=mistaken)

"""Every mutation that takes a key, done and refused, in a clinic in which there is all of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.concurrent_requests import heard
from tests.front_desk import Answer, FrontDesk
from tests.mutation_documents import mutation_document
from tests.populated_clinic import Furnished, furnish
from tests.schema_walk import KEYED


@dataclass
class KeepingDesk(FrontDesk):
    """A front desk that notes the input of every request with a key."""

    kept: list[tuple[str, Answer]] = field(default_factory=list)

    async def result(self, mutation: str, selection: str | None = None, **given: Any) -> Answer:
        """As at any desk; the key that is made for a request is noted with it."""
        if mutation in KEYED:
            given.setdefault("idempotencyKey", f"kept-{mutation}-{len(self.kept):03}")
            self.kept.append((mutation, given))
        return await super().result(mutation, selection, **given)

    async def says(self, code: str, mutation: str, **given: Any) -> None:
        """Ask for what is refused with that code, or DONE."""
        result = await self.result(mutation, **given)
        document = mutation_document(mutation)
        assert heard({"data": {mutation: result}}) == code, (document, given, result)


async def ask_for_everything(desk: KeepingDesk) -> None:
    """Send all that is kept: each mutation done, and refused with each code that is remembered."""
    clinic = await furnish(desk)
    others = await _others(clinic)
    archiving = [mutation for mutation in KEYED if mutation.startswith("archive")]
    await _all_done(desk, clinic, [mutation for mutation in KEYED if mutation not in archiving])
    await _little_given(desk, clinic, others)
    await _refused_again(desk, clinic)
    await _packages_that_cannot_be_used(desk, clinic, others)
    await _who_cannot_be_booked(desk, clinic, others)
    await _money(desk, clinic, others)
    await _all_done(desk, clinic, archiving)


async def _all_done(desk: KeepingDesk, clinic: Furnished, mutations: Sequence[str]) -> None:
    for mutation in mutations:
        given = clinic.valid_input(mutation)
        del given["idempotencyKey"]
        await desk.says("DONE", mutation, **given)


@dataclass(frozen=True)
class _Others:
    patient: str
    treatment: str
    their_visit: str
    their_sale: Answer
    paid_visit: str


async def _others(clinic: Furnished) -> _Others:
    desk = clinic.desk
    patient, treatment = await desk.patient("Ана", "Лима"), await desk.treatment("Other")
    paid_visit = (await desk.book(patient, treatment))["id"]
    bill = (await desk.do("arriveAppointment", appointmentId=paid_visit))["invoice"]
    await desk.receive(patient, "10.0", bill["id"])
    their_visit = (await desk.book(patient, clinic.treatment))["id"]
    return _Others(
        patient, treatment, their_visit, await desk.sell(patient, clinic.offer), paid_visit
    )


async def _little_given(desk: KeepingDesk, clinic: Furnished, others: _Others) -> None:
    """Inputs that leave out what they may, and values that can be written in several ways."""
    package = (await desk.sell(clinic.patient, clinic.offer, pay="800"))["patientPackage"]["id"]
    await desk.says(
        "DONE",
        "bookAppointment",
        patientId=clinic.patient,
        treatmentId=clinic.treatment,
        startsAt="2026-04-01T16:30:00.250000+02:00",
    )
    resolutions: list[Answer] = [{"chargeNothing": True}, {"redeemPackage": {}}]
    for resolution in resolutions:
        on = "2026-03-20T17:00:00Z"
        visit = await desk.book(clinic.patient, clinic.treatment, on, patientPackageId=package)
        await desk.says("DONE", "markNoShow", appointmentId=visit["id"], resolution=resolution)
    await desk.says("DONE", "changePackageExpiry", patientPackageId=package)
    added: Answer = {"patientPackageId": package, "change": 2, "reason": "Zoë waited — 等"}
    await desk.says("DONE", "adjustPackageUses", **added)
    shown = "useAdjustments { nodes { id } }"
    (entry,) = (await desk.package(package, shown))["useAdjustments"]["nodes"]
    await desk.says("DONE", "undoUseAdjustment", packageEntryId=entry["id"])
    await desk.says("INVALID_INPUT", "undoUseAdjustment", packageEntryId=entry["id"])
    await desk.says("DONE", "refundPackage", patientPackageId=package, reason="Zoë moved — 搬家")
    wrong = (await desk.sell(clinic.patient, clinic.offer))["patientPackage"]["id"]
    await desk.says("DONE", "deletePackageSale", patientPackageId=wrong)


async def _refused_again(desk: KeepingDesk, clinic: Furnished) -> None:
    """What was done cannot be done again under another key."""
    for mutation, code in {
        "redeemPackage": "ALREADY_COVERED",
        "removePackage": "NOT_COVERED",
        "arriveAppointment": "WRONG_STATUS",
        "markNoShow": "WRONG_STATUS",
        "undoNoShow": "WRONG_STATUS",
        "cancelAppointment": "WRONG_STATUS",
        "undoCancellation": "WRONG_STATUS",
        "updateAppointment": "VERSION_CONFLICT",
        "undoArrival": "WRONG_STATUS",
        "undoUseAdjustment": "INVALID_INPUT",
        "refundPackage": "PACKAGE_REFUNDED",
        "deletePackageSale": "NOT_FOUND",
    }.items():
        given = clinic.valid_input(mutation)
        del given["idempotencyKey"]
        await desk.says(code, mutation, **given)


async def _packages_that_cannot_be_used(
    desk: KeepingDesk, clinic: Furnished, others: _Others
) -> None:
    small = await desk.offer(clinic.treatment, uses=1, validForDays=30)
    sold = await desk.sell(clinic.patient, small, pay="800")
    used = {"patientPackageId": sold["patientPackage"]["id"]}
    first, second, late, foreign = [
        (await desk.book(clinic.patient, treatment, f"{day}T17:00:00Z"))["id"]
        for treatment, day in (
            (clinic.treatment, "2026-03-25"),
            (clinic.treatment, "2026-03-26"),
            (clinic.treatment, "2026-08-01"),
            (others.treatment, "2026-03-27"),
        )
    ]
    await desk.says("DONE", "redeemPackage", appointmentId=first, **used)
    await desk.says("PACKAGE_USED_UP", "redeemPackage", appointmentId=second, **used)
    limits = [{"treatmentIds": [clinic.treatment], "uses": 1}]
    items = [{"treatmentId": each} for each in (clinic.treatment, others.treatment)]
    limited = await desk.offer(eligibleItems=items, useLimits=limits)
    sale = await desk.sell(clinic.patient, limited, pay="800")
    full = {"patientPackageId": sale["patientPackage"]["id"]}
    await desk.book(clinic.patient, clinic.treatment, "2026-03-28T17:00:00Z", **full)
    await desk.says("ITEM_USED_UP", "redeemPackage", appointmentId=second, **full)
    await desk.says("PACKAGE_EXPIRED", "redeemPackage", appointmentId=late, **used)
    await desk.says("NOT_ELIGIBLE", "redeemPackage", appointmentId=foreign, **used)
    await desk.says("OTHER_PATIENT", "redeemPackage", appointmentId=others.their_visit, **used)
    await desk.says("EXPIRY_BEFORE_BOOKINGS", "changePackageExpiry", expiresOn="2026-03-03", **used)
    await desk.do("arriveAppointment", appointmentId=first)
    await desk.says("USES_REDEEMED", "deletePackageSale", **used)
    taken: Answer = {**used, "change": -1, "reason": "None is left"}
    await desk.says("PACKAGE_USED_UP", "adjustPackageUses", **taken)
    added = await desk.do("adjustPackageUses", **{**taken, "change": 1})
    await desk.says("DONE", "redeemPackage", appointmentId=second, **used)
    in_use = {"packageEntryId": added["entry"]["id"]}
    await desk.says("ADJUSTMENT_IN_USE", "undoUseAdjustment", **in_use)
    unpaid = {"patientPackageId": others.their_sale["patientPackage"]["id"]}
    theirs = {"appointmentId": others.their_visit}
    await desk.says("NOT_FULLY_PAID", "redeemPackage", **theirs, **unpaid)
    refunded = {"patientPackageId": clinic.ending["refunded"]}
    booking = {"patientId": clinic.patient, "treatmentId": clinic.treatment, **refunded}
    on = "2026-04-03T17:00:00Z"
    await desk.says("PACKAGE_REFUNDED", "bookAppointment", startsAt=on, **booking)


async def _who_cannot_be_booked(desk: KeepingDesk, clinic: Furnished, others: _Others) -> None:
    about: Answer = {"name": "Rita Reception", "role": "FRONT_DESK", "isBookable": False}
    rita = (await desk.do("createStaffMember", **about))["staffMember"]["id"]
    booking = {"patientId": clinic.patient, "startsAt": "2026-04-03T17:00:00Z"}
    for who, treatment, code in (
        (rita, clinic.treatment, "NOT_BOOKABLE"),
        (clinic.spare["colleague"], others.treatment, "TREATMENT_NOT_GIVEN"),
    ):
        given = {"practitionerId": who, "treatmentId": treatment}
        await desk.says(code, "bookAppointment", **booking, **given)


async def _money(desk: KeepingDesk, clinic: Furnished, others: _Others) -> None:
    await desk.do("archivePackage", packageId=clinic.spare["offer"], archived=True)
    for offer, code in ((clinic.spare["offer"], "ARCHIVED"), ("nothing", "NOT_FOUND")):
        await desk.says(code, "sellPackage", patientId=clinic.patient, packageId=offer)
    payment = {"paymentId": clinic.payment}
    invoice = {"invoiceId": clinic.unpaid_invoice}
    theirs = {"invoiceId": others.their_sale["invoice"]["id"]}
    await desk.says("AMOUNT_OUT_OF_RANGE", "applyPayment", amount="99999", **payment, **invoice)
    await desk.says("OTHER_PATIENT", "applyPayment", **payment, **theirs)
    await desk.says("AMOUNT_OUT_OF_RANGE", "unapplyPayment", amount="99999", **payment, **invoice)
    await desk.says("AMOUNT_OUT_OF_RANGE", "refundPayment", amount="99999", **payment)
    await desk.says("PAYMENT_APPLIED", "undoArrival", appointmentId=others.paid_visit)
    await desk.says(
        "OTHER_PATIENT",
        "receivePayment",
        patientId=clinic.patient,
        payment={"amount": "30.00", "method": "CARD", "reference": None},
        invoiceIds=[theirs["invoiceId"]],
    )


def at(desk: FrontDesk) -> KeepingDesk:
    """The same desk, which keeps what it asks for."""
    return KeepingDesk(**vars(desk))

"""All that is done under a key, one thing after the other, on a clinic of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from tests.clinic_database import ClinicDatabase
from tests.front_desk import Answer, FrontDesk, open_clinic
from tests.input_walk import with_ids

#: Ids by what they are of, as far as they are known by then.
Known = dict[str, str]


@dataclass(frozen=True)
class Step:
    """One mutation, and the ids in its payload that later steps are about."""

    mutation: str
    #: with the names of things for ids
    words: Answer
    #: the thing in the payload, and what it is known as
    makes: Mapping[str, str] = field(default_factory=dict)

    def given(self, known: Known) -> Answer:
        """The input, without its key."""
        given: Answer = with_ids(self.words, lambda _, name: known[name])
        return given

    def learn(self, known: Known, payload: Answer) -> None:
        known |= {name: payload[thing]["id"] for thing, name in self.makes.items()}


NEXT_WEEK = datetime.now(UTC) + timedelta(days=7)
NEXT_DAY = NEXT_WEEK + timedelta(days=1)
NEXT_YEAR = NEXT_WEEK.date() + timedelta(days=800)

PATIENT, VISIT = {"patientId": "patient"}, {"appointmentId": "visit"}
PACKAGE, SALE = {"patientPackageId": "package"}, {**PATIENT, "packageId": "offer"}
BOOKING = {**PATIENT, "treatmentId": "treatment", "startsAt": NEXT_WEEK.isoformat()}
APPLICATION = {"paymentId": "payment", "invoiceId": "unpaid invoice"}
OFFERED = {"package": "ten peelings"}
UNPAID = {"patientPackage": "unpaid package", "invoice": "unpaid invoice"}


_OFFER: Answer = {"name": "Ten peelings", "price": "300", "uses": 10}


def _card(amount: str) -> Answer:
    return {"payment": {"amount": amount, "method": "CARD"}}


#: Every mutation that takes a key; a new one adds its line here.
STEPS: Sequence[Step] = [
    Step("sellPackage", {**SALE, **_card("800")}, {"patientPackage": "package"}),
    Step("bookAppointment", BOOKING, {"appointment": "visit"}),
    Step("redeemPackage", {**VISIT, **PACKAGE}),
    Step("removePackage", VISIT),
    Step("markNoShow", {**VISIT, "resolution": {"redeemPackage": PACKAGE}}),
    Step("undoNoShow", VISIT),
    Step("updateAppointment", {**VISIT, "note": "Prefers mornings"}),
    Step("cancelAppointment", {**VISIT, "late": {"redeemPackage": PACKAGE}}),
    Step("undoCancellation", VISIT),
    Step("arriveAppointment", VISIT),
    Step("undoArrival", VISIT),
    Step("changePackageExpiry", {**PACKAGE, "expiresOn": str(NEXT_YEAR)}),
    Step("adjustPackageUses", {**PACKAGE, "change": 2, "reason": "Sorry"}, {"entry": "addition"}),
    Step("undoUseAdjustment", {"packageEntryId": "addition"}),
    Step("adjustPackageUses", {**PACKAGE, "change": -1, "reason": "Too many"}),
    Step("refundPackage", {**PACKAGE, "reason": "Moved away"}),
    Step("receivePayment", {**PATIENT, **_card("100")}, {"payment": "payment"}),
    Step("sellPackage", SALE, UNPAID),
    Step("applyPayment", {**APPLICATION, "amount": "40"}),
    Step("unapplyPayment", APPLICATION),
    Step("refundPayment", {"paymentId": "payment", "amount": "5"}),
    Step("updatePayment", {"paymentId": "payment", "method": "CASH", "reason": "Mistyped"}),
    Step("receivePayment", {**PATIENT, **_card("7")}, {"payment": "mistake"}),
    Step("voidPayment", {"paymentId": "mistake", "reason": "Typed twice"}),
    Step("updatePackageSale", {"patientPackageId": "unpaid package", "reason": "She sold it"}),
    Step("deletePackageSale", {"patientPackageId": "unpaid package"}),
    Step("rescheduleAppointment", {**VISIT, "startsAt": NEXT_DAY.isoformat()}),
    Step("createPatient", {"firstName": "Anna", "lastName": "Twin"}, {"patient": "anna"}),
    Step("updatePatient", {"patientId": "anna", "expectedVersion": 1, "phone": "604 555 0199"}),
    Step("archivePatient", {"patientId": "anna"}),
    Step(
        "createTreatment",
        {"name": "Peeling", "price": "40", "durationMinutes": 30},
        {"treatment": "peeling"},
    ),
    Step("updateTreatment", {"treatmentId": "peeling", "expectedVersion": 1, "price": "45"}),
    Step("createPackage", {**_OFFER, "eligibleItems": [{"treatmentId": "peeling"}]}, OFFERED),
    Step("updatePackage", {"packageId": "ten peelings", "expectedVersion": 1, "uses": 12}),
    Step("archivePackage", {"packageId": "ten peelings"}),
    Step("archiveTreatment", {"treatmentId": "peeling"}),
    Step("createNoShowFee", {"name": "Missed visit", "amount": "40"}, {"noShowFee": "fee"}),
    Step("updateNoShowFee", {"noShowFeeId": "fee", "expectedVersion": 1, "amount": "45"}),
    Step("archiveNoShowFee", {"noShowFeeId": "fee"}),
    Step("createStaffMember", {"name": "Ines", "role": "BILLING"}, {"staffMember": "ines"}),
    Step("updateStaffMember", {"staffMemberId": "ines", "expectedVersion": 1, "name": "Inês"}),
    Step("archiveStaffMember", {"staffMemberId": "ines"}),
    Step("updateClinic", {"name": "Harbour", "expectedVersion": 1}),
    Step("updateClinicPolicy", {"shortestValidityDays": 30, "expectedVersion": 1}),
    Step("setBreakagePolicy", {"method": "ON_EXPIRY"}),
    Step(
        "importPatients", {"rows": [{"externalId": "T-1", "firstName": "Ana", "lastName": "Sol"}]}
    ),
]


async def new_clinic(database: ClinicDatabase) -> tuple[FrontDesk, Known]:
    """A new clinic on the clock of the machine, with what the first step is about."""
    desk = await open_clinic(database, now=datetime.now(UTC))
    treatment = await desk.treatment()
    offer, patient = await desk.offer(treatment), await desk.patient()
    return desk, {"treatment": treatment, "patient": patient, "offer": offer}

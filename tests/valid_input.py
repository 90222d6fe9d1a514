"""A valid input for every mutation, about a furnished clinic."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from tests.schema_walk import Answer

if TYPE_CHECKING:
    from tests.populated_clinic import Furnished

CARD = {"method": "CARD", "reference": "Terminal 3, receipt 1204"}


def _treatment(_: Furnished) -> Answer:
    about = {"name": "Acupuncture", "kind": "CLASS", "durationMinutes": 45, "price": "70.00"}
    return {**about, **_shown()}


def _shown() -> Answer:
    return {"category": "Needles", "description": "Sharp.\nAnd many.", "position": 7}


def _offer(clinic: Furnished) -> Answer:
    return {
        "name": "Five classes",
        "price": "100.00",
        "uses": 5,
        "validForDays": 90,
        "eligibleItems": [{"treatmentId": clinic.treatment, "patientPays": "5.00"}],
        "useLimits": [{"treatmentIds": [clinic.treatment], "uses": 5, "priceShare": "100.00"}],
        **_shown(),
    }


def _person() -> Answer:
    return {"firstName": "Ana", "lastName": "Sousa", "email": "a@example.org", "phone": "604"}


def _member(clinic: Furnished) -> Answer:
    about = {"name": "Sam Staff", "email": "sam@example.org", "role": "SUPPORT"}
    return {**about, "isBookable": True, "treatmentIds": [clinic.treatment]}


def _fee() -> Answer:
    return {"name": "Late", "amount": "20.00"}


#: A valid input for every mutation, with its optional fields but the key. A new mutation adds its
#: line here.
VALID_INPUT: Mapping[str, Callable[[Furnished], Answer]] = {
    "updateClinic": lambda _: {
        "expectedVersion": 1,
        "name": "Tide Clinic",
        "timeZone": "America/Vancouver",
        "address": "12 Harbour Street\nVancouver",
        "receiptFooter": "GST 1234",
    },
    "updateClinicPolicy": lambda _: {"allowsExpiry": True, "shortestValidityDays": None},
    "setBreakagePolicy": lambda _: {
        "from": "2100-01-01",
        "method": "PROPORTIONAL",
        "expectedPercent": "12.5",
    },
    "createTreatment": _treatment,
    "updateTreatment": lambda c: {
        "treatmentId": c.treatment,
        "expectedVersion": 1,
        **_treatment(c),
    },
    "archiveTreatment": lambda c: {"treatmentId": c.spare["treatment"], "archived": True},
    "createNoShowFee": lambda _: _fee(),
    "updateNoShowFee": lambda c: {"noShowFeeId": c.fee, "expectedVersion": 1, **_fee()},
    "archiveNoShowFee": lambda c: {"noShowFeeId": c.spare["fee"], "archived": True},
    "createPackage": _offer,
    "updatePackage": lambda c: {"packageId": c.offer, "expectedVersion": 1, **_offer(c)},
    "archivePackage": lambda c: {"packageId": c.spare["offer"], "archived": True},
    "createStaffMember": _member,
    "updateStaffMember": lambda c: {
        "staffMemberId": c.colleague,
        "expectedVersion": 1,
        **_member(c),
    },
    "archiveStaffMember": lambda c: {"staffMemberId": c.spare["colleague"], "archived": True},
    "createPatient": lambda _: _person(),
    "updatePatient": lambda c: {"patientId": c.patient, "expectedVersion": 1, **_person()},
    "importPatients": lambda _: {
        "rows": [
            {"externalId": "A-1", **_person()},
            {"externalId": "A-2", **_person(), "lastName": "Sousa Reis"},
        ],
        "dryRun": False,
    },
    "archivePatient": lambda c: {"patientId": c.spare["patient"], "archived": True},
    "sellPackage": lambda c: {
        "patientId": c.patient,
        "packageId": c.offer,
        "staffMemberId": c.colleague,
        "origin": "APPOINTMENT",
        "appointmentId": c.booked["sell"],
        "payment": {**CARD, "amount": "100.00"},
    },
    "receivePayment": lambda c: {
        "patientId": c.patient,
        "payment": {**CARD, "amount": "30.00"},
        "invoiceIds": [c.unpaid_invoice],
    },
    "applyPayment": lambda c: {
        "paymentId": c.payment,
        "invoiceId": c.unpaid_invoice,
        "amount": "40.00",
    },
    "unapplyPayment": lambda c: {
        "paymentId": c.full_payment,
        "invoiceId": c.paid_invoice,
        "amount": None,
    },
    "bookAppointment": lambda c: {
        "patientId": c.patient,
        "treatmentId": c.treatment,
        "practitionerId": c.colleague,
        "startsAt": "2026-04-01T16:00:00Z",
        "patientPackageId": c.package,
        "usePreselected": False,
        "note": "First visit",
    },
    "rescheduleAppointment": lambda c: {
        "appointmentId": c.booked["move"],
        "startsAt": "2026-04-02T16:00:00Z",
        "expectedVersion": 1,
    },
    "updateAppointment": lambda c: {
        "appointmentId": c.booked["update"],
        "expectedVersion": 1,
        "practitionerId": c.desk.staff_member,
        "treatmentId": c.other_treatment,
        "note": "Prefers mornings",
        "reason": "The other one is ill",
    },
    "updatePackageSale": lambda c: {
        "patientPackageId": c.unpaid_package,
        "expectedVersion": None,
        "staffMemberId": c.colleague,
        "reason": "She sold it",
    },
    "cancelAppointment": lambda c: {
        "appointmentId": c.booked["cancel"],
        "late": {"chargeFee": {"noShowFeeId": c.fee}},
    },
    "redeemPackage": lambda c: {"appointmentId": c.booked["redeem"], "patientPackageId": c.package},
    "removePackage": lambda c: {"appointmentId": c.covered["remove"]},
    "arriveAppointment": lambda c: {"appointmentId": c.covered["arrive"]},
    "markNoShow": lambda c: {
        "appointmentId": c.booked["miss"],
        "resolution": {"redeemPackage": {"patientPackageId": c.package}},
    },
    "undoNoShow": lambda c: {"appointmentId": c.missed},
    "undoCancellation": lambda c: {"appointmentId": c.cancelled},
    "changePackageExpiry": lambda c: {
        "patientPackageId": c.package,
        "expiresOn": "2026-06-30",
        "reason": "A long illness",
        "expectedVersion": None,
    },
    "adjustPackageUses": lambda c: {
        "patientPackageId": c.adjusted["package"],
        "change": 1,
        "reason": "Goodwill",
        "expectedVersion": None,
    },
    "undoUseAdjustment": lambda c: {
        "packageEntryId": c.adjusted["entry"],
        "reason": "The wrong patient",
    },
    "refundPackage": lambda c: {
        "patientPackageId": c.ending["refund"],
        "amount": "100.00",
        "reason": "Moved away",
        "expectedVersion": None,
    },
    "deletePackageSale": lambda c: {
        "patientPackageId": c.ending["delete"],
        "reason": "Wrong patient",
    },
    "refundPayment": lambda c: {
        "paymentId": c.payment,
        "amount": "5.00",
        "method": "CASH",
        "reference": "T 4",
    },
    "updatePayment": lambda c: {
        "paymentId": c.mistyped,
        "expectedVersion": 1,
        "method": "CASH",
        "reference": "Receipt 7",
        "receivedOn": "2026-03-01",
        "reason": "Typed wrongly",
    },
    "voidPayment": lambda c: {
        "paymentId": c.mistaken,
        "expectedVersion": 1,
        "reason": "Typed twice",
    },
    "undoArrival": lambda c: {"appointmentId": c.arrived},
}

"""Every mutation that touches what is there already, in the inputs that matter.

An input is written as a client sends it, but an id is the name of one of the scene's things.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from graphql.utilities import coerce_input_value
from strawberry.types.arguments import convert_argument

from gql_packages.domain.permissions import Principal
from gql_packages.resolvers.build_schema import schema
from gql_packages.resolvers.mutation import _verb
from gql_packages.resolvers.mutations import MUTATIONS as DECLARED
from gql_packages.unit_of_work.idempotency import IdempotencyKey
from gql_packages.unit_of_work.unit_of_work import Request, Work
from tests.assurance.interleavings.scenes import Scene
from tests.front_desk import Answer
from tests.input_walk import with_ids
from tests.schema_walk import KEYED, input_type

NOW = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)

#: Everybody's: a key is its staff member's own.
KEY = "one-request-each"

_DECLARED = {mutation.name: mutation for mutation in DECLARED}


@dataclass(frozen=True, eq=False)
class Mutation:
    """A root field with an input, in words."""

    field: str
    words: str
    given: Mapping[str, Any]
    #: of the scene's things, one that not every situation has
    needs: str = "visit"

    def __str__(self) -> str:
        return f"{self.field} {self.words}".strip()

    def request(self, principal: Principal) -> Request:
        """As the resolver asks: with the field's right, under a key where the field takes one."""
        key = IdempotencyKey(principal, KEY, self.field, bytes(32))
        return Request(
            principal=principal,
            operation=self.field,
            permission=_DECLARED[self.field].permission,
            now=NOW,
            key=key if self.field in KEYED else None,
        )

    async def verb(self, work: Work, scene: Scene) -> object:
        """Call the service, as the resolver does, with the scene's ids in the input."""
        given: Answer = with_ids(self.given, scene.id_of)
        if self.field in KEYED:
            given["idempotencyKey"] = KEY
        declared, converter = _DECLARED[self.field], schema.schema_converter
        input_ = convert_argument(
            coerce_input_value(given, input_type(self.field)),
            declared.input,
            converter.scalar_registry,
            converter.config,
        )
        return await _verb(declared.service, input_)(work)


def _cash(amount: str) -> Answer:
    return {"amount": amount, "method": "CASH"}


PATIENT, VISIT = {"patientId": "patient"}, {"appointmentId": "visit"}
PACKAGE, SALE = {"patientPackageId": "package"}, {**PATIENT, "packageId": "offer"}
#: The visit is on the 10th. An earlier last day of the package lies between it and these.
EARLIER_LAST_DAY, LATER_LAST_DAY = {"expiresOn": "2026-03-15"}, {"expiresOn": "2027-12-31"}
LATER = {"startsAt": "2026-03-20T17:00:00Z"}
BOOKING = {**PATIENT, "treatmentId": "treatment", **LATER, "practitionerId": "seller"}
HANDED = {"treatmentId": "other treatment", "practitionerId": "seller"}
TERMS = {
    **{"price": "80", "uses": 3, "validForDays": 30},
    "eligibleItems": [{"treatmentId": "treatment", "patientPays": "7"}],
    "useLimits": [{"treatmentIds": ["treatment"], "uses": 3, "priceShare": "80"}],
}
FROM_THE_VISIT = {"staffMemberId": "seller", "origin": "APPOINTMENT", **VISIT}
PAYMENT, MISTYPED = {"paymentId": "payment"}, {"reason": "Mistyped"}
EVERY_INVOICE = ["visit's invoice", "other invoice", "invoice"]


def _to(invoice: str, amount: str | None = None) -> Answer:
    return {"paymentId": "payment", "invoiceId": invoice, "amount": amount}


def _missed(**resolution: Any) -> Answer:
    return {**VISIT, "resolution": resolution}


def _late(**resolution: Any) -> Answer:
    return {**VISIT, "late": resolution}


MUTATIONS = [
    # of the visit
    Mutation("rescheduleAppointment", "to a later day", {**VISIT, **LATER}),
    Mutation(
        "rescheduleAppointment", "as it was first seen", {**VISIT, **LATER, "expectedVersion": 1}
    ),
    Mutation("updateAppointment", "to another treatment", {**VISIT, **HANDED}),
    Mutation(
        "updateAppointment", "as it was first seen", {**VISIT, **HANDED, "expectedVersion": 1}
    ),
    Mutation("cancelAppointment", "", VISIT),
    Mutation("cancelAppointment", "late, with a use of the package", _late(redeemPackage=PACKAGE)),
    Mutation("cancelAppointment", "late, for a fee", _late(chargeFee={"noShowFeeId": "fee"})),
    Mutation("undoCancellation", "", VISIT),
    Mutation("redeemPackage", "on the visit", {**VISIT, **PACKAGE}),
    Mutation("removePackage", "", VISIT),
    Mutation("arriveAppointment", "", VISIT),
    Mutation("undoArrival", "", VISIT),
    Mutation("markNoShow", "with the use that is held", _missed(redeemPackage={})),
    Mutation("markNoShow", "with a use of the package", _missed(redeemPackage=PACKAGE)),
    Mutation("markNoShow", "for a fee", _missed(chargeFee={"noShowFeeId": "fee"})),
    Mutation("markNoShow", "for nothing", _missed(chargeNothing=True)),
    Mutation("undoNoShow", "", VISIT),
    # of the package
    Mutation("redeemPackage", "on the other visit", {"appointmentId": "other visit", **PACKAGE}),
    Mutation("bookAppointment", "with the package", {**BOOKING, **PACKAGE}),
    Mutation("bookAppointment", "with what fits", {**BOOKING, "usePreselected": True}),
    Mutation("changePackageExpiry", "to a later day", {**PACKAGE, **LATER_LAST_DAY}),
    Mutation("changePackageExpiry", "to an earlier day", {**PACKAGE, **EARLIER_LAST_DAY}),
    Mutation(
        "changePackageExpiry",
        "as it was first seen",
        {**PACKAGE, **EARLIER_LAST_DAY, "expectedVersion": 2},
    ),
    Mutation("adjustPackageUses", "one more", {**PACKAGE, "change": 1, "reason": "Sorry"}),
    Mutation("adjustPackageUses", "one less", {**PACKAGE, "change": -1, "reason": "Too many"}),
    Mutation("undoUseAdjustment", "", {"packageEntryId": "addition"}, needs="addition"),
    Mutation("refundPackage", "as suggested", PACKAGE),
    Mutation("refundPackage", "for nothing", {**PACKAGE, "amount": "0"}),
    Mutation("updatePackageSale", "", {**PACKAGE, "staffMemberId": "seller"}),
    Mutation("deletePackageSale", "", {**PACKAGE, "reason": "A mistake"}),
    # of the money
    Mutation(
        "receivePayment",
        "for all that is due",
        {**PATIENT, "payment": _cash("45"), "invoiceIds": EVERY_INVOICE},
    ),
    Mutation(
        "receivePayment",
        "for the other sale",
        {**PATIENT, "payment": _cash("50"), "invoiceIds": ["other invoice"]},
    ),
    Mutation("applyPayment", "to the other sale", _to("other invoice")),
    Mutation("applyPayment", "to the sale", _to("invoice")),
    Mutation("applyPayment", "to the visit", _to("visit's invoice"), needs="visit's invoice"),
    Mutation("unapplyPayment", "all of it", _to("invoice")),
    Mutation("unapplyPayment", "some of it", _to("invoice", "60")),
    Mutation("refundPayment", "all that is credit", {"paymentId": "payment", "amount": "30"}),
    Mutation("updatePayment", "how it was paid", {**PAYMENT, "method": "CHEQUE", **MISTYPED}),
    Mutation(
        "updatePayment",
        "its day and no reference",
        {**PAYMENT, "receivedOn": "2026-03-01", "reference": None, **MISTYPED},
    ),
    Mutation(
        "updatePayment",
        "as it was first seen",
        {**PAYMENT, "method": "OTHER", "expectedVersion": 1, **MISTYPED},
    ),
    Mutation("voidPayment", "", {**PAYMENT, "reason": "Typed twice"}),
    # of what is around
    Mutation("sellPackage", "unpaid", SALE),
    Mutation(
        "sellPackage",
        "paid, from the visit",
        {**SALE, **FROM_THE_VISIT, "payment": _cash("90")},
    ),
    Mutation("updatePackage", "", {"packageId": "offer", **TERMS}),
    Mutation("archivePackage", "", {"packageId": "offer"}),
    Mutation(
        "updateTreatment", "", {"treatmentId": "treatment", "price": "95", "durationMinutes": 45}
    ),
    Mutation("archiveTreatment", "", {"treatmentId": "treatment"}),
    Mutation("updateNoShowFee", "", {"noShowFeeId": "fee", "amount": "45"}),
    Mutation("archiveNoShowFee", "", {"noShowFeeId": "fee"}),
    Mutation("updatePatient", "", {**PATIENT, "lastName": "Khan"}),
    Mutation("archivePatient", "", PATIENT),
    Mutation("updateStaffMember", "", {"staffMemberId": "seller", "isBookable": False}),
    Mutation("archiveStaffMember", "", {"staffMemberId": "seller"}),
]

NAMED: Mapping[str, Mutation] = {str(mutation): mutation for mutation in MUTATIONS}

#: They make what nobody else can know of yet, of nothing, or of treatments that they list.
MAKE_NEW = {
    "createTreatment",
    "createNoShowFee",
    "createPackage",
    "createStaffMember",
    "createPatient",
}

#: They have the clinic to themselves, which the tests of rules 56 and 172 show in both orders.
ALONE = {"updateClinic", "updateClinicPolicy", "setBreakagePolicy"}

#: It makes what only another import can know of, which the tests of rule 193 show.
IMPORTS = {"importPatients"}

"""What comes of refunding, deleting or moving the last day of a sold package."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from gql_packages.schema.appointment import Appointment
from gql_packages.schema.context import Info
from gql_packages.schema.fields import in_order, resolved
from gql_packages.schema.global_id import encode
from gql_packages.schema.money import Money
from gql_packages.schema.node import present
from gql_packages.schema.patient import Patient
from gql_packages.schema.patient_package import PackageRefund, PatientPackage
from gql_packages.schema.refusals import (
    AmountOutOfRange,
    ExpiryBeforeBookings,
    InvalidInput,
    PaymentApplied,
    SimpleRefusal,
    VersionConflict,
)


async def _appointments(info: Info, keys: tuple[UUID, ...]) -> list[Appointment]:
    return [present(await info.context.read.appointment(key)) for key in keys]


@strawberry.type(description="A sold package has another last valid day.")
@in_order
class ChangePackageExpiryPayload:
    """Another last valid day."""

    patient_package_key: strawberry.Private[UUID]

    @resolved
    async def patient_package(self, info: Info) -> PatientPackage:
        """The package, with its new last valid day."""
        return present(await info.context.read.patient_package(self.patient_package_key))


@strawberry.type(description="A package was refunded: the amount is the patient's credit now.")
@in_order
class RefundPackagePayload:
    """A package was refunded."""

    patient_package_key: strawberry.Private[UUID]
    patient_key: strawberry.Private[UUID]
    appointment_keys: strawberry.Private[tuple[UUID, ...]]

    @resolved
    async def patient_package(self, info: Info) -> PatientPackage:
        """The package, which can no longer be redeemed."""
        return present(await info.context.read.patient_package(self.patient_package_key))

    @resolved
    async def refund(self, info: Info) -> PackageRefund:
        """What was given back, what had been suggested, who, when and why."""
        return present(await info.context.read.package_refund(self.patient_package_key))

    @resolved
    async def credit(self, info: Info) -> Money:
        """The patient's credit now. Paying it out is `refundPayment`."""
        balance = await info.context.read.balance(self.patient_key)
        return balance.credit

    @resolved
    async def released_appointments(self, info: Info) -> list[Appointment]:
        """The booked appointments that held a use of it and are uncovered now."""
        return await _appointments(info, self.appointment_keys)


@strawberry.type(description="A sale was deleted.")
@in_order
class DeletePackageSalePayload:
    """A sale was deleted."""

    patient_package_key: strawberry.Private[UUID]
    patient_key: strawberry.Private[UUID]
    appointment_keys: strawberry.Private[tuple[UUID, ...]]

    @resolved
    async def deleted_patient_package_id(self, info: Info) -> strawberry.ID:
        """The id that the sold package had."""
        return encode("PatientPackage", self.patient_package_key)

    @resolved
    async def patient(self, info: Info) -> Patient:
        """Whose it was, with credit and owing as they are now."""
        return present(await info.context.read.patient(self.patient_key))

    @resolved
    async def released_appointments(self, info: Info) -> list[Appointment]:
        """The booked appointments that held a use of it and are uncovered now."""
        return await _appointments(info, self.appointment_keys)


ChangePackageExpiryResult: TypeAlias = Annotated[
    ChangePackageExpiryPayload
    | SimpleRefusal
    | InvalidInput
    | VersionConflict
    | ExpiryBeforeBookings,
    strawberry.union(
        "ChangePackageExpiryResult", description="The package, or why its last day stays."
    ),
]
RefundPackageResult: TypeAlias = Annotated[
    RefundPackagePayload | SimpleRefusal | InvalidInput | VersionConflict | AmountOutOfRange,
    strawberry.union("RefundPackageResult", description="The refund, or why there is none."),
]
DeletePackageSaleResult: TypeAlias = Annotated[
    DeletePackageSalePayload | SimpleRefusal | InvalidInput | PaymentApplied,
    strawberry.union("DeletePackageSaleResult", description="What is gone, or why it stays."),
]

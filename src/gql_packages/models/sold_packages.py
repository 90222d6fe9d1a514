"""Patient packages, their redemptions and their history. Money in minor units."""

from uuid import UUID

from tortoise import fields

from gql_packages.domain.enums import (
    CommissionBasis,
    PackageEntryKind,
    RedemptionReason,
    RedemptionStatus,
    SaleOrigin,
)
from gql_packages.models.tenant import HashedModel


class PatientPackage(HashedModel):
    """A package as it was sold to a patient."""

    patient_id = fields.UUIDField()
    package_id = fields.UUIDField()
    invoice_id = fields.UUIDField()
    name = fields.TextField()
    price = fields.BigIntField()
    uses_total = fields.IntField()
    uses_changed = fields.IntField(default=0)
    uses_reserved = fields.IntField()
    uses_redeemed = fields.IntField()
    purchased_at = fields.DatetimeField()
    purchased_on = fields.DateField()
    expires_on = fields.DateField(null=True)
    staff_member_id = fields.UUIDField(null=True)
    is_staff_member_corrected = fields.BooleanField(default=False)
    corrected_staff_member_id = fields.UUIDField(null=True)
    origin = fields.CharEnumField(SaleOrigin, max_length=20)
    appointment_id = fields.UUIDField(null=True)
    refunded_at = fields.DatetimeField(null=True)
    deleted_at = fields.DatetimeField(null=True)
    deleted_by_id = fields.UUIDField(null=True)
    deletion_reason = fields.TextField(null=True)
    entry_count = fields.IntField()
    version = fields.IntField()
    request_id = fields.UUIDField()

    @property
    def uses_now(self) -> int:
        """The uses that it has: those that were sold, with what was added and taken (rule 88)."""
        return self.uses_total + self.uses_changed

    @property
    def current_staff_member_id(self) -> UUID | None:
        """Who is compensated for the sale, as far as is known now (rule 177)."""
        if self.is_staff_member_corrected:
            return self.corrected_staff_member_id
        return self.staff_member_id


class PatientPackageItem(HashedModel):
    """An eligible item of a patient package, and what the patient pays per appointment."""

    patient_package_id = fields.UUIDField()
    treatment_id = fields.UUIDField()
    patient_pays = fields.BigIntField()
    position = fields.IntField()
    limit_number = fields.IntField(null=True)


class PatientPackageLimit(HashedModel):
    """How many uses the items with its number may take together; never changed."""

    patient_package_id = fields.UUIDField()
    number = fields.IntField()
    uses = fields.IntField()
    price_share = fields.BigIntField(null=True)


class Redemption(HashedModel):
    """One use of a patient package, reserved for or redeemed on one appointment."""

    patient_package_id = fields.UUIDField()
    appointment_id = fields.UUIDField()
    use_number = fields.IntField()
    value = fields.BigIntField()
    patient_pays = fields.BigIntField()
    status = fields.CharEnumField(RedemptionStatus, max_length=20)
    reason = fields.CharEnumField(RedemptionReason, max_length=20, null=True)
    invoice_id = fields.UUIDField(null=True)
    reserved_at = fields.DatetimeField()
    redeemed_at = fields.DatetimeField(null=True)
    used_at = fields.DatetimeField(null=True)
    uses_remaining_after = fields.IntField(null=True)
    commission_basis = fields.CharEnumField(CommissionBasis, max_length=20, null=True)
    ended_at = fields.DatetimeField(null=True)
    request_id = fields.UUIDField()
    limit_number = fields.IntField(null=True)


class PackageEntry(HashedModel):
    """One entry of a patient package's history; never changed, chained to the one before."""

    patient_package_id = fields.UUIDField()
    sequence = fields.IntField()
    kind = fields.CharEnumField(PackageEntryKind, max_length=20)
    at = fields.DatetimeField()
    actor_id = fields.UUIDField()
    appointment_id = fields.UUIDField(null=True)
    redemption_id = fields.UUIDField(null=True)
    undoes_id = fields.UUIDField(null=True)
    uses_reserved_after = fields.IntField()
    uses_redeemed_after = fields.IntField()
    uses_available_after = fields.IntField()
    uses_remaining_after = fields.IntField()
    expires_on_after = fields.DateField(null=True)
    note = fields.TextField(null=True)
    request_id = fields.UUIDField()
    previous_hash = fields.BinaryField()


class UseAdjustment(HashedModel):
    """Uses that were added to a package or taken off it, or the undoing of that; never changed.

    Taken uses, their worth and how many of them were sold are negative.
    """

    patient_package_id = fields.UUIDField()
    package_entry_id = fields.UUIDField()
    change = fields.IntField()
    paid_change = fields.IntField()
    value = fields.BigIntField()
    numbers = fields.TextField()
    undoes_id = fields.UUIDField(null=True)
    adjusted_at = fields.DatetimeField()
    request_id = fields.UUIDField()


class PackageRefund(HashedModel):
    """A package's refund, and the amount that was suggested; never changed."""

    patient_package_id = fields.UUIDField()
    amount = fields.BigIntField()
    suggested_amount = fields.BigIntField()
    reason = fields.TextField(null=True)
    refunded_at = fields.DatetimeField()
    refunded_by_id = fields.UUIDField()
    request_id = fields.UUIDField()

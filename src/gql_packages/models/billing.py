"""Invoices and payments. Money in minor units."""

from tortoise import fields

from gql_packages.domain.enums import InvoiceKind, PaymentMethod
from gql_packages.models.tenant import HashedModel


class Invoice(HashedModel):
    """What a patient was billed."""

    number = fields.BigIntField()
    kind = fields.CharEnumField(InvoiceKind, max_length=20)
    patient_id = fields.UUIDField()
    appointment_id = fields.UUIDField(null=True)
    issued_at = fields.DatetimeField()
    total = fields.BigIntField()
    paid = fields.BigIntField()
    voided_at = fields.DatetimeField(null=True)
    request_id = fields.UUIDField()


class InvoiceLine(HashedModel):
    """One line of an invoice; never changed."""

    invoice_id = fields.UUIDField()
    position = fields.IntField()
    description = fields.TextField()
    amount = fields.BigIntField()


class Payment(HashedModel):
    """Money received from a patient."""

    patient_id = fields.UUIDField()
    method = fields.CharEnumField(PaymentMethod, max_length=20)
    amount = fields.BigIntField()
    applied = fields.BigIntField()
    refunded = fields.BigIntField()
    received_at = fields.DatetimeField()
    received_by_id = fields.UUIDField()
    reference = fields.TextField(null=True)
    corrected_method: PaymentMethod | None = fields.CharEnumField(  # type: ignore[assignment]
        PaymentMethod, max_length=20, null=True
    )
    corrected_reference = fields.TextField(null=True)
    corrected_received_at = fields.DatetimeField(null=True)
    voided_at = fields.DatetimeField(null=True)
    version = fields.IntField()
    request_id = fields.UUIDField()


class PaymentApplication(HashedModel):
    """Money of a payment applied to an invoice, or, negative, unapplied from the row it names."""

    payment_id = fields.UUIDField()
    invoice_id = fields.UUIDField()
    amount = fields.BigIntField()
    undoes_id = fields.UUIDField(null=True)
    applied_at = fields.DatetimeField()
    applied_by_id = fields.UUIDField()
    request_id = fields.UUIDField()


class PaymentRefund(HashedModel):
    """Money paid back out of a payment; never changed."""

    payment_id = fields.UUIDField()
    amount = fields.BigIntField()
    method = fields.CharEnumField(PaymentMethod, max_length=20)
    refunded_at = fields.DatetimeField()
    refunded_by_id = fields.UUIDField()
    request_id = fields.UUIDField()
    reference = fields.TextField(null=True)

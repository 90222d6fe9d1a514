"""Reads what a refund would be."""

from uuid import UUID

from gql_packages.domain.refunds import suggested_refund
from gql_packages.resolvers.loading import Loading
from gql_packages.schema.refund_preview import RefundPreview

_PREVIEW = """
SELECT pp.patient_id, pp.price, pp.uses_total, pp.uses_redeemed, sale.paid AS collected,
    array(
        SELECT r.appointment_id FROM redemption r
        WHERE r.clinic_id = $1 AND r.patient_package_id = $2 AND r.status = 'RESERVED'
        ORDER BY r.reserved_at, r.id
    ) AS appointments
FROM patient_package pp
JOIN invoice sale ON sale.clinic_id = $1 AND sale.id = pp.invoice_id
WHERE pp.clinic_id = $1 AND pp.id = $2 AND pp.deleted_at IS NULL AND pp.refunded_at IS NULL
"""


class RefundReading(Loading):
    """Reads what a refund would be."""

    async def refund_preview(self, patient_package: UUID) -> RefundPreview | None:
        """What a refund would be (rules 40-42, 46); None if absent or refunded already."""
        found = await self.rows(_PREVIEW, patient_package)
        if not found:
            return None
        row, viewer = found[0], await self.viewer()
        self.reads.note([row["patient_id"]])
        remaining = row["uses_total"] - row["uses_redeemed"]
        suggested = suggested_refund(
            price=row["price"],
            uses_total=row["uses_total"],
            uses_remaining=remaining,
            collected=row["collected"],
        )
        return RefundPreview(
            patient_package_key=patient_package,
            appointment_keys=tuple(row["appointments"]),
            uses_remaining=remaining,
            suggested_amount=viewer.money(suggested),
            minimum_amount=viewer.money(0),
            maximum_amount=viewer.money(row["collected"]),
        )

"""What a refund would be: the facts in one statement, the amounts by the domain."""

from typing import Any
from uuid import UUID

from gql_packages.domain.adjustments import PAID_REMAINING
from gql_packages.domain.limits import LIMITS_USED, unused_shares
from gql_packages.domain.uses import suggested_refund
from gql_packages.reading.statements import Target
from gql_packages.resolvers.context import Info

_FACTS = f"""(
    SELECT json_build_object('patient_id', pp.patient_id, 'price', pp.price,
        'uses_total', pp.uses_total, 'paid_remaining', {PAID_REMAINING}, 'collected', sale.paid,
        'remaining', pp.uses_total + pp.uses_changed - pp.uses_redeemed,
        'used_value', (SELECT coalesce(sum(r.value), 0) FROM redemption r
            WHERE r.clinic_id = $1 AND r.patient_package_id = pp.id AND r.status = 'REDEEMED'),
        'limits', {LIMITS_USED.format(package="pp.id")},
        'appointment_ids', array(SELECT r.appointment_id FROM redemption r
            WHERE r.clinic_id = $1 AND r.patient_package_id = pp.id AND r.status = 'RESERVED'
            ORDER BY r.reserved_at, r.id))
    FROM patient_package pp
    JOIN invoice sale ON sale.clinic_id = $1 AND sale.id = pp.invoice_id
    WHERE pp.clinic_id = $1 AND pp.id = :patient_package_id::uuid
        AND pp.deleted_at IS NULL AND pp.refunded_at IS NULL)"""
_PREVIEW = Target(type_name="RefundPreview", is_given=True, patients="ARRAY[:patient_id::uuid]")


async def read_refund(info: Info, patient_package_id: UUID) -> Any:
    """What a refund would be (rules 40-42, 46, 79, 91, 185); None if absent or refunded already."""
    facts = await info.context.facts(info, _FACTS, patient_package_id=patient_package_id)
    if facts is None:
        return None
    suggested = suggested_refund(
        price=facts["price"],
        uses_total=facts["uses_total"],
        uses_remaining=facts["paid_remaining"],
        collected=facts["collected"],
        unused=unused_shares(facts["limits"]),
    )
    return await info.context.answer(
        info,
        _PREVIEW,
        patient_package_id=patient_package_id,
        patient_id=UUID(facts["patient_id"]),
        uses_remaining=facts["remaining"],
        used_value=facts["used_value"],
        collected=facts["collected"],
        suggested_amount=suggested,
        retained_amount=facts["collected"] - suggested,
        appointment_ids=[UUID(each) for each in facts["appointment_ids"]],
    )

"""The uses of sold packages by how they came by them."""

from gql_packages.domain.adjustments import PAID_TAKEN, UseLotKind
from gql_packages.reading.declarations import column
from gql_packages.schema.described import described
from gql_packages.schema.money import Money

#: Whether the use {t} of a patient package was sold or added (rule 89).
LOT = """(
    SELECT CASE WHEN {t}.use_number > sold.uses_total THEN 'BONUS' ELSE 'PAID' END
    FROM patient_package sold WHERE sold.clinic_id = $1 AND sold.id = {t}.patient_package_id
)"""
#: The uses of patient packages by kind: those that were sold, and those that were ever added and
#: not undone (rules 89, 90).
LOTS = f"""(
    SELECT pp.clinic_id, pp.id AS patient_package_id, lot.place, lot.kind, lot.uses, lot.taken,
        used.reserved, used.redeemed, lot.uses - used.reserved - used.redeemed AS available,
        lot.worth - used.worth AS value_remaining
    FROM patient_package pp
    CROSS JOIN LATERAL (
        SELECT {PAID_TAKEN} AS paid_taken, (
                SELECT coalesce(sum(a.change), 0)::int FROM use_adjustment a
                WHERE a.clinic_id = $1 AND a.patient_package_id = pp.id
                    AND (a.change > 0) = (a.undoes_id IS NULL)
            ) AS added, (
                SELECT coalesce(sum(a.value), 0)::bigint FROM use_adjustment a
                WHERE a.clinic_id = $1 AND a.patient_package_id = pp.id
            ) AS value_changed
    ) AS changed
    CROSS JOIN LATERAL (
        VALUES
        (1, 'PAID', pp.uses_total - changed.paid_taken, changed.paid_taken,
            pp.price + changed.value_changed),
        (2, 'BONUS', pp.uses_changed + changed.paid_taken,
            changed.added - pp.uses_changed - changed.paid_taken, 0)
    ) AS lot (place, kind, uses, taken, worth)
    CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE u.status = 'RESERVED')::int AS reserved,
            count(*) FILTER (WHERE u.status = 'REDEEMED')::int AS redeemed,
            coalesce(sum(u.value) FILTER (WHERE u.status = 'REDEEMED'), 0)::bigint AS worth
        FROM redemption u
        WHERE u.clinic_id = $1 AND u.patient_package_id = pp.id
            AND u.status IN ('RESERVED', 'REDEEMED')
            AND (u.use_number > pp.uses_total) = (lot.place = 2)
    ) AS used
    WHERE pp.clinic_id = $1 AND (lot.place = 1 OR changed.added > 0)
)"""


@described
class UseLot:
    """The uses of a package of one kind: those that were sold, or those that were added."""

    kind: UseLotKind = column("kind", "Whether they were sold or added.")
    uses: int = column("uses", "How many there are; what was taken is not among them.")
    reserved: int = column("reserved", "How many of them are reserved.")
    redeemed: int = column("redeemed", "How many of them are redeemed.")
    available: int = column("available", "How many of them are neither.")
    taken: int = column("taken", "How many of them were taken.")
    value_remaining: Money = column(
        "value_remaining", "What those are worth that are not redeemed, reserved ones included."
    )

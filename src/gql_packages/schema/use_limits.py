"""The limits of sold packages, and what is left of them."""

from gql_packages.domain.adjustments import BONUS_AVAILABLE, TAKEN_OF_LIMIT
from gql_packages.reading.declarations import column, keyed
from gql_packages.schema.catalogue import Treatment
from gql_packages.schema.described import described
from gql_packages.schema.money import Money

#: The limits of patient packages, with the uses that count against them (rules 76, 77).
BALANCES = f"""(
    SELECT l.clinic_id, l.id, l.patient_package_id, l.number, l.uses, l.price_share,
        taken.reserved, taken.redeemed,
        LEAST(
            l.uses - ({TAKEN_OF_LIMIT}) - taken.reserved - taken.redeemed,
            pp.uses_total + pp.uses_changed - pp.uses_reserved - pp.uses_redeemed
                - ({BONUS_AVAILABLE})
        ) AS available,
        ARRAY(
            SELECT i.treatment_id FROM patient_package_item i
            WHERE i.clinic_id = $1 AND i.patient_package_id = l.patient_package_id
                AND i.limit_number = l.number
            ORDER BY i.position, i.id
        ) AS treatment_ids
    FROM patient_package_limit l
    JOIN patient_package pp ON pp.clinic_id = $1 AND pp.id = l.patient_package_id
    CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE u.status = 'RESERVED')::int AS reserved,
            count(*) FILTER (WHERE u.status = 'REDEEMED')::int AS redeemed
        FROM redemption u
        WHERE u.clinic_id = $1 AND u.patient_package_id = l.patient_package_id
            AND u.limit_number = l.number AND u.status IN ('RESERVED', 'REDEEMED')
    ) AS taken
    WHERE l.clinic_id = $1
)"""


@described
class UseLimitBalance:
    """A limit of a sold package, and what is left of it."""

    treatments: list[Treatment] = keyed("{t}.treatment_ids", "The items that share it, as sold.")
    uses: int = column("uses", "How many of the package's uses they may take together.")
    price_share: Money | None = column(
        "price_share",
        "The part of the price that these uses are worth; null: the price is not split.",
    )
    reserved: int = column("reserved", "How many uses are reserved for these items.")
    redeemed: int = column("redeemed", "How many uses are redeemed on them.")
    available: int = column(
        "available",
        "How many uses can still be reserved for them: uses - reserved - redeemed, and at most the "
        "package's, whatever the status. Uses that were added count against no limit, and are not "
        "among them.",
    )

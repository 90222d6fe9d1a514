"""A locked patient package, with all that the rules need to know of it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import asyncpg

from gql_packages.domain.adjustments import (
    ADJUSTMENTS,
    Adjustment,
    UseNumbers,
    adjustments_of,
)
from gql_packages.domain.limits import UseLimit, limits_of
from gql_packages.domain.uses import PackageTerms
from gql_packages.models.sold_packages import PatientPackage, Redemption
from gql_packages.services.row_locks import lock, require_found
from gql_packages.unit_of_work.work import Work

#: What is read of a package `p` after it is locked, beside its row.
TERMS = f"""
    p.id AS package_id, i.total - i.paid AS balance_due, e.hash AS last_hash,
    ARRAY(
        SELECT m.treatment_id FROM patient_package_item m
        WHERE m.clinic_id = $1 AND m.patient_package_id = p.id ORDER BY m.id
    ) AS item_treatments,
    ARRAY(
        SELECT m.patient_pays FROM patient_package_item m
        WHERE m.clinic_id = $1 AND m.patient_package_id = p.id ORDER BY m.id
    ) AS item_pays,
    ARRAY(
        SELECT m.limit_number FROM patient_package_item m
        WHERE m.clinic_id = $1 AND m.patient_package_id = p.id ORDER BY m.id
    ) AS item_limits,
    (
        SELECT json_agg(json_build_object(
            'number', l.number, 'uses', l.uses, 'price_share', l.price_share,
            'reserved', taken.reserved, 'redeemed', taken.redeemed
        ))
        FROM patient_package_limit l
        CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE u.status = 'RESERVED') AS reserved,
                count(*) FILTER (WHERE u.status = 'REDEEMED') AS redeemed
            FROM redemption u
            WHERE u.clinic_id = $1 AND u.patient_package_id = l.patient_package_id
                AND u.limit_number = l.number AND u.status IN ('RESERVED', 'REDEEMED')
        ) AS taken
        WHERE l.clinic_id = $1 AND l.patient_package_id = p.id
    ) AS limits,
    ARRAY(
        SELECT u.use_number FROM redemption u
        WHERE u.clinic_id = $1 AND u.patient_package_id = p.id
            AND u.status IN ('RESERVED', 'REDEEMED')
    ) AS live_uses,
    {ADJUSTMENTS.format(package="p.id")} AS adjustments
"""  # noqa: S608 our own words

#: What `TERMS` are read from. The statement makes a row for each package, or one without.
TERMS_FROM = """
    LEFT JOIN invoice i ON i.clinic_id = $1 AND i.id = p.invoice_id
    LEFT JOIN package_entry e ON e.clinic_id = $1 AND e.patient_package_id = p.id
        AND e.sequence = p.entry_count
"""


@dataclass(frozen=True)
class LockedPackage:
    """The locked row, with what is due on its invoice, its items and their limits."""

    row: PatientPackage
    balance_due: int
    patient_pays: Mapping[UUID, int]
    #: the numbers of the uses that are reserved or redeemed
    live_uses: set[int]
    #: by number, with what counts against them by now
    limits: Mapping[int, UseLimit]
    #: by treatment
    item_limits: Mapping[UUID, int | None]
    #: in their order
    adjustments: Sequence[Adjustment]
    numbers: UseNumbers

    def limit_of(self, treatment_id: UUID) -> UseLimit | None:
        """The limit of that item, if it has one (rule 74)."""
        number = self.item_limits.get(treatment_id)
        return None if number is None else self.limits[number]

    def limit_of_number(self, number: int) -> UseLimit | None:
        """Where the price is split, the limit that the sold use of that number is of (rule 78)."""
        return next(
            (
                limit
                for limit in self.limits.values()
                if limit.is_split and limit.first_use <= number < limit.first_use + limit.uses
            ),
            None,
        )

    @property
    def bonus_available(self) -> int:
        """How many of the added uses are neither reserved nor redeemed (rule 89)."""
        return len(self.numbers.bonus - self.live_uses)

    def give_back(self, use: Redemption, *, reserved: int = 0, redeemed: int = 0) -> None:
        """What was released or reversed goes back to its limit (rule 77)."""
        if use.limit_number is not None:
            self.limits[use.limit_number].count(reserved=-reserved, redeemed=-redeemed)

    @property
    def terms(self) -> PackageTerms:
        """The package as the rules see it, with the counters as they are by now."""
        return PackageTerms(
            id=self.row.id,
            patient_id=self.row.patient_id,
            invoice_id=self.row.invoice_id,
            balance_due=self.balance_due,
            uses_total=self.row.uses_now,
            uses_reserved=self.row.uses_reserved,
            uses_redeemed=self.row.uses_redeemed,
            purchased_at=self.row.purchased_at,
            expires_on=self.row.expires_on,
            is_refunded=self.row.refunded_at is not None,
            patient_pays=self.patient_pays,
            limits={
                treatment_id: self.limits[number]
                for treatment_id, number in self.item_limits.items()
                if number is not None
            },
            bonus_available=self.bonus_available,
        )


async def lock_package_row(work: Work, patient_package_id: UUID, *path: str) -> PatientPackage:
    """The patient package, locked; NotFound, naming the path, if absent or its sale was deleted."""
    row = await lock(work, PatientPackage, patient_package_id, *path)
    return require_found(row if row.deleted_at is None else None, *path)


def with_terms(
    work: Work, rows: Iterable[PatientPackage], found: Iterable[asyncpg.Record]
) -> dict[UUID, LockedPackage]:
    """The packages whose rows are locked, with what was read of them since."""
    locked = {row.id: row for row in rows}
    packages = {}
    for terms in found:
        row = locked.get(terms["package_id"])
        if row is None:
            continue
        work.rows.last_hashes[row.id] = terms["last_hash"]
        treatments = terms["item_treatments"]
        item_limits = dict(zip(treatments, terms["item_limits"], strict=True))
        adjustments = adjustments_of(json.loads(terms["adjustments"] or "[]"))
        numbers = UseNumbers(row.uses_total, adjustments)
        packages[row.id] = LockedPackage(
            row,
            terms["balance_due"],
            dict(zip(treatments, terms["item_pays"], strict=True)),
            set(terms["live_uses"]),
            limits_of(json.loads(terms["limits"] or "[]"), item_limits, numbers.taken),
            item_limits,
            adjustments,
            numbers,
        )
    return packages

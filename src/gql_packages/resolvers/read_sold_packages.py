"""Reads sold packages, their uses, their history and their refunds."""

from uuid import UUID

from asyncpg import Record

from gql_packages.domain.uses import commission_basis, package_status
from gql_packages.domain.vocabulary import (
    PackageEntryKind,
    RedemptionReason,
    RedemptionStatus,
    SaleOrigin,
)
from gql_packages.reports.conditions import status_on
from gql_packages.resolvers.loading import Loading
from gql_packages.resolvers.read_catalogue import eligible_item
from gql_packages.resolvers.snapshot import ViewerRow
from gql_packages.resolvers.statements import Entity, Listing, Parts
from gql_packages.schema.catalogue import EligibleItem
from gql_packages.schema.global_id import encode
from gql_packages.schema.page import Connection, PageRequest
from gql_packages.schema.patient_package import (
    PackageEntry,
    PackageRefund,
    PatientPackage,
    Redemption,
)


def patient_package(row: Record, viewer: ViewerRow) -> PatientPackage:
    """A sold package, as it stands today."""
    remaining = row["uses_total"] - row["uses_redeemed"]
    return PatientPackage(
        key=row["id"],
        id=encode("PatientPackage", row["id"]),
        patient_key=row["patient_id"],
        package_key=row["package_id"],
        invoice_key=row["invoice_id"],
        staff_member_key=row["staff_member_id"],
        name=row["name"],
        price=viewer.money(row["price"]),
        status=package_status(
            is_refunded=row["is_refunded"],
            expires_on=row["expires_on"],
            today=viewer.today,
            balance_due=row["balance_due"],
            uses_total=row["uses_total"],
            uses_redeemed=row["uses_redeemed"],
        ),
        purchased_at=row["purchased_at"],
        expires_on=row["expires_on"],
        uses_total=row["uses_total"],
        uses_reserved=row["uses_reserved"],
        uses_redeemed=row["uses_redeemed"],
        uses_remaining=remaining,
        uses_available=remaining - row["uses_reserved"],
        commission_basis=commission_basis(row["staff_member_id"]),
        origin=SaleOrigin(row["origin"]),
        version=row["version"],
    )


def _redemption(row: Record, viewer: ViewerRow) -> Redemption:
    return Redemption(
        key=row["id"],
        id=encode("Redemption", row["id"]),
        patient_key=row["patient_id"],
        patient_package_key=row["patient_package_id"],
        appointment_key=row["appointment_id"],
        invoice_key=row["invoice_id"],
        use_number=row["use_number"],
        status=RedemptionStatus(row["status"]),
        reason=None if row["reason"] is None else RedemptionReason(row["reason"]),
        value=viewer.money(row["value"]),
        patient_pays=viewer.money(row["patient_pays"]),
        reserved_at=row["reserved_at"],
        redeemed_at=row["redeemed_at"],
    )


def _package_entry(row: Record, _viewer: ViewerRow) -> PackageEntry:
    return PackageEntry(
        key=row["id"],
        id=encode("PackageEntry", row["id"]),
        patient_key=row["patient_id"],
        actor_key=row["actor_id"],
        appointment_key=row["appointment_id"],
        sequence=row["sequence"],
        kind=PackageEntryKind(row["kind"]),
        at=row["at"],
        uses_available_after=row["uses_available_after"],
        uses_remaining_after=row["uses_remaining_after"],
        note=row["note"],
    )


def _package_refund(row: Record, viewer: ViewerRow) -> PackageRefund:
    return PackageRefund(
        patient_key=row["patient_id"],
        refunded_by_key=row["refunded_by_id"],
        amount=viewer.money(row["amount"]),
        suggested_amount=viewer.money(row["suggested_amount"]),
        reason=row["reason"],
        at=row["refunded_at"],
    )


#: A deleted sale is gone from every list and every lookup (rule 39).
PATIENT_PACKAGE = Entity(
    alias="pp",
    columns=(
        "pp.id, pp.patient_id, pp.package_id, pp.invoice_id, pp.name, pp.price, pp.uses_total, "
        "pp.uses_reserved, pp.uses_redeemed, pp.purchased_at, pp.expires_on, pp.staff_member_id, "
        "pp.origin, pp.version, pp.refunded_at IS NOT NULL AS is_refunded, "
        "sale.total - sale.paid AS balance_due"
    ),
    source=(
        "patient_package pp JOIN invoice sale ON sale.clinic_id = $1 AND sale.id = pp.invoice_id"
    ),
    where="pp.deleted_at IS NULL",
    make=patient_package,
    patient="patient_key",
)
#: For the day in `$3`.
_HAS_STATUS = f"($2::text[] IS NULL OR {status_on('$3')} = ANY($2::text[]))"
PATIENT_PACKAGES = Listing(
    name="patientPackages",
    entity=PATIENT_PACKAGE,
    order="pp.purchased_at",
    kind="timestamptz",
    is_descending=True,
    position=lambda package: (package.purchased_at, package.key),
    owner="pp.patient_id",
    filter=_HAS_STATUS,
    filter_parameters=2,
)
SOLD_ITEMS = Parts(
    sql="""
    SELECT i.patient_package_id AS owner, i.treatment_id, i.patient_pays
    FROM patient_package_item i
    WHERE i.clinic_id = $1 AND i.patient_package_id = ANY($2::uuid[])
    ORDER BY i.position, i.id
    """,
    make=eligible_item,
)
REFUNDS = Parts(
    sql="""
    SELECT r.patient_package_id AS owner, pp.patient_id, r.refunded_by_id, r.amount,
        r.suggested_amount, r.reason, r.refunded_at
    FROM package_refund r
    JOIN patient_package pp ON pp.clinic_id = $1 AND pp.id = r.patient_package_id
    WHERE r.clinic_id = $1 AND r.patient_package_id = ANY($2::uuid[])
    """,
    make=_package_refund,
)
REDEMPTION = Entity(
    alias="r",
    columns=(
        "r.id, pp.patient_id, r.patient_package_id, r.appointment_id, r.invoice_id, r.use_number, "
        "r.status, r.reason, r.value, r.patient_pays, r.reserved_at, r.redeemed_at"
    ),
    source=(
        "redemption r JOIN patient_package pp "
        "ON pp.clinic_id = $1 AND pp.id = r.patient_package_id AND pp.deleted_at IS NULL"
    ),
    make=_redemption,
    patient="patient_key",
)
REDEMPTIONS = Listing(
    name="redemptions",
    entity=REDEMPTION,
    order="r.reserved_at",
    kind="timestamptz",
    position=lambda redemption: (redemption.reserved_at, redemption.key),
    owner="r.patient_package_id",
)
PACKAGE_ENTRY = Entity(
    alias="e",
    columns=(
        "e.id, pp.patient_id, e.actor_id, e.appointment_id, e.sequence, e.kind, e.at, "
        "e.uses_available_after, e.uses_remaining_after, e.note"
    ),
    source=(
        "package_entry e JOIN patient_package pp "
        "ON pp.clinic_id = $1 AND pp.id = e.patient_package_id AND pp.deleted_at IS NULL"
    ),
    make=_package_entry,
    patient="patient_key",
)
HISTORY = Listing(
    name="history",
    entity=PACKAGE_ENTRY,
    order="e.sequence",
    kind="integer",
    position=lambda entry: (entry.sequence, entry.key),
    owner="e.patient_package_id",
)


class SoldPackageReading(Loading):
    """Reads sold packages, their uses, their history and their refunds."""

    async def patient_package(self, key: UUID) -> PatientPackage | None:
        """By key."""
        return await self.one(PATIENT_PACKAGE, key)

    async def sold_items(self, patient_package: UUID) -> list[EligibleItem]:
        """What a sold package is good for, in the order in which it was listed."""
        return await self.parts(SOLD_ITEMS, patient_package)

    async def package_refund(self, patient_package: UUID) -> PackageRefund | None:
        """The refund, if it was refunded."""
        refunds = await self.parts(REFUNDS, patient_package)
        self.reads.note(refund.patient_key for refund in refunds)
        return next(iter(refunds), None)

    async def redemption(self, key: UUID) -> Redemption | None:
        """By key."""
        return await self.one(REDEMPTION, key)

    async def redemptions(
        self, patient_package: UUID, first: int | None, after: str | None
    ) -> Connection[Redemption]:
        """The uses that were ever held or spent, the first one first."""
        request = PageRequest.of(REDEMPTIONS.name, first, after)
        return await self.page(REDEMPTIONS, patient_package, request)

    async def package_entry(self, key: UUID) -> PackageEntry | None:
        """By key."""
        return await self.one(PACKAGE_ENTRY, key)

    async def history(
        self, patient_package: UUID, first: int | None, after: str | None
    ) -> Connection[PackageEntry]:
        """The history, oldest first."""
        request = PageRequest.of(HISTORY.name, first, after)
        return await self.page(HISTORY, patient_package, request)

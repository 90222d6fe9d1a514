"""Reads the clinic, its staff and what it offers."""

from uuid import UUID

from asyncpg import Record

from gql_packages.domain.names import search_key
from gql_packages.domain.rights import ROLE_PERMISSIONS, Permission, Role
from gql_packages.domain.vocabulary import TreatmentKind
from gql_packages.resolvers.loading import Loading
from gql_packages.resolvers.search import like_patterns
from gql_packages.resolvers.snapshot import ViewerRow
from gql_packages.resolvers.statements import Entity, Listing, Parts
from gql_packages.schema.catalogue import EligibleItem, NoShowFee, Package, Treatment
from gql_packages.schema.clinic import Clinic, StaffMember, Viewer
from gql_packages.schema.global_id import encode
from gql_packages.schema.page import Connection, PageRequest


def _staff_member(row: Record, _viewer: ViewerRow) -> StaffMember:
    return StaffMember(
        key=row["id"],
        id=encode("StaffMember", row["id"]),
        name=row["name"],
        email=row["email"],
        role=Role(row["role"]),
        is_active=row["is_active"],
        version=row["version"],
    )


def _treatment(row: Record, viewer: ViewerRow) -> Treatment:
    return Treatment(
        key=row["id"],
        id=encode("Treatment", row["id"]),
        name=row["name"],
        kind=TreatmentKind(row["kind"]),
        duration_minutes=row["duration_minutes"],
        price=viewer.money(row["price"]),
        is_archived=row["is_archived"],
        version=row["version"],
    )


def _no_show_fee(row: Record, viewer: ViewerRow) -> NoShowFee:
    return NoShowFee(
        key=row["id"],
        id=encode("NoShowFee", row["id"]),
        name=row["name"],
        amount=viewer.money(row["amount"]),
        is_archived=row["is_archived"],
        version=row["version"],
    )


def _package(row: Record, viewer: ViewerRow) -> Package:
    return Package(
        key=row["id"],
        id=encode("Package", row["id"]),
        sort_key=row["search_key"],
        name=row["name"],
        price=viewer.money(row["price"]),
        uses=row["uses"],
        valid_for_days=row["valid_for_days"],
        is_archived=row["is_archived"],
        version=row["version"],
    )


def eligible_item(row: Record, viewer: ViewerRow) -> EligibleItem:
    """An item of a package, on offer or sold."""
    return EligibleItem(
        treatment_key=row["treatment_id"], patient_pays=viewer.money(row["patient_pays"])
    )


STAFF_MEMBER = Entity(
    alias="s",
    columns="s.id, s.name, s.email, s.role, s.is_active, s.version",
    source="staff_member s",
    make=_staff_member,
)
TREATMENT = Entity(
    alias="t",
    columns="t.id, t.name, t.kind, t.duration_minutes, t.price, t.is_archived, t.version",
    source="treatment t",
    make=_treatment,
)
NO_SHOW_FEE = Entity(
    alias="f",
    columns="f.id, f.name, f.amount, f.is_archived, f.version",
    source="no_show_fee f",
    make=_no_show_fee,
)
PACKAGE = Entity(
    alias="p",
    columns=(
        "p.id, p.search_key, p.name, p.price, p.uses, p.valid_for_days, p.is_archived, p.version"
    ),
    source="package p",
    make=_package,
)
_STAFF_MEMBERS = f"{STAFF_MEMBER.select} AND (s.is_active OR $2::boolean)"
_TREATMENTS = f"{TREATMENT.select} AND (NOT t.is_archived OR $2::boolean)"
_NO_SHOW_FEES = f"{NO_SHOW_FEE.select} AND (NOT f.is_archived OR $2::boolean)"

PACKAGES = Listing(
    name="packages",
    entity=PACKAGE,
    order='p.search_key COLLATE "C"',
    kind="text",
    position=lambda package: (package.sort_key, package.key),
    filter="p.search_key LIKE ALL ($2::text[]) AND (NOT p.is_archived OR $3::boolean)",
    filter_parameters=2,
)
PACKAGE_ITEMS = Parts(
    sql="""
    SELECT i.package_id AS owner, i.treatment_id, i.patient_pays
    FROM package_item i
    WHERE i.clinic_id = $1 AND i.package_id = ANY($2::uuid[])
    ORDER BY i.position, i.id
    """,
    make=eligible_item,
)


class CatalogueReading(Loading):
    """Reads the clinic, its staff and what it offers."""

    async def clinic(self) -> Clinic:
        """The clinic of whoever asks."""
        viewer = await self.viewer()
        return Clinic(
            key=viewer.clinic_id,
            id=encode("Clinic", viewer.clinic_id),
            name=viewer.clinic_name,
            time_zone=viewer.time_zone,
            currency=viewer.currency,
        )

    async def clinic_with_key(self, key: UUID) -> Clinic | None:
        """The clinic of whoever asks, if that is its key."""
        clinic = await self.clinic()
        return clinic if clinic.key == key else None

    async def viewing(self) -> Viewer:
        """Who asks, as clients see it."""
        viewer = await self.viewer()
        rights = ROLE_PERMISSIONS[viewer.role]
        return Viewer(
            staff_member_key=viewer.staff_member_id,
            role=viewer.role,
            permissions=[permission for permission in Permission if permission in rights],
        )

    async def staff_member(self, key: UUID) -> StaffMember | None:
        """By key."""
        return await self.one(STAFF_MEMBER, key)

    async def treatment(self, key: UUID) -> Treatment | None:
        """By key."""
        return await self.one(TREATMENT, key)

    async def no_show_fee(self, key: UUID) -> NoShowFee | None:
        """By key."""
        return await self.one(NO_SHOW_FEE, key)

    async def package(self, key: UUID) -> Package | None:
        """By key."""
        return await self.one(PACKAGE, key)

    async def package_items(self, package: UUID) -> list[EligibleItem]:
        """What a package on offer is good for, in the order in which it was listed."""
        return await self.parts(PACKAGE_ITEMS, package)

    async def packages(
        self, search: str | None, include_archived: bool | None, request: PageRequest
    ) -> Connection[Package]:
        """The packages on offer, by name."""
        return await self.page_of_clinic(
            PACKAGES, request, like_patterns(search), bool(include_archived)
        )

    async def treatments(self, include_archived: bool | None) -> list[Treatment]:
        """All treatments and classes, by name."""
        found = await self.all_of(TREATMENT, _TREATMENTS, bool(include_archived))
        return sorted(found, key=lambda treatment: (search_key(treatment.name), treatment.key))

    async def no_show_fees(self, include_archived: bool | None) -> list[NoShowFee]:
        """All no-show fees, by name."""
        found = await self.all_of(NO_SHOW_FEE, _NO_SHOW_FEES, bool(include_archived))
        return sorted(found, key=lambda fee: (search_key(fee.name), fee.key))

    async def staff_members(self, include_inactive: bool | None) -> list[StaffMember]:
        """Everybody who works in the clinic, by name."""
        found = await self.all_of(STAFF_MEMBER, _STAFF_MEMBERS, bool(include_inactive))
        return sorted(found, key=lambda member: (search_key(member.name), member.key))

"""What a demo clinic sets up on its first day, and changes in the course of time."""

from datetime import timedelta

from gql_packages.demo.clinics import FIRST_DAY, StaffPlan
from gql_packages.demo.demo_clinic import DemoClinic, Package, Treatment
from gql_packages.domain.patient_rows import PatientRow
from gql_packages.domain.permissions import Principal, Role
from gql_packages.services.archive_package import archive_package
from gql_packages.services.archive_staff_member import archive_staff_member
from gql_packages.services.create_no_show_fee import create_no_show_fee
from gql_packages.services.create_package import create_package
from gql_packages.services.create_staff_member import create_staff_member
from gql_packages.services.create_treatment import create_treatment
from gql_packages.services.import_patients import import_patients
from gql_packages.services.package_items import EligibleItem
from gql_packages.services.package_limits import LimitedItems
from gql_packages.services.update_package import update_package


async def set_up(clinic: DemoClinic) -> None:
    """Add treatments, staff, no-show fees and packages, until the first patient can come."""
    for key, treatment in clinic.plan.treatments.items():
        added = await clinic.do(
            Role.OWNER,
            create_treatment,
            name=treatment.name,
            kind=treatment.kind,
            duration_minutes=treatment.minutes,
            price=treatment.price,
            category=treatment.category,
            description=treatment.description,
            position=treatment.position,
        )
        price = clinic.minor_units(treatment.price)
        clinic.treatments[key] = Treatment(added, key, treatment, price)
    for member in clinic.plan.staff[1:]:
        await _hire(clinic, member)
    for key, (name, amount) in clinic.plan.fees.items():
        clinic.fees[key] = await clinic.do(Role.OWNER, create_no_show_fee, name=name, amount=amount)
    for key, package in clinic.plan.packages.items():
        if not package.limits:
            await _offer(clinic, key)


async def _hire(clinic: DemoClinic, member: StaffPlan) -> None:
    gives = [clinic.treatments[key] for key in member.gives]
    member_id = await clinic.do(
        Role.OWNER,
        create_staff_member,
        name=member.name,
        role=member.role,
        email=member.email,
        is_bookable=member.is_bookable,
        treatment_ids=[treatment.id for treatment in gives],
    )
    staff = clinic.staff.setdefault(member.role, [])
    staff.append(Principal(clinic.plan.clinic_id, member_id))
    if member.role is Role.PRACTITIONER:
        clinic.calendar.practitioners[member_id] = [treatment.plan for treatment in gives]


async def _offer(clinic: DemoClinic, key: str) -> None:
    plan = clinic.plan.packages[key]
    items = {clinic.treatments[name].id: amount for name, amount in plan.patient_pays.items()}
    made = await clinic.do(
        Role.OWNER,
        create_package,
        name=plan.name,
        price=plan.price,
        uses=plan.uses,
        valid_for_days=plan.valid_for_days,
        category=plan.category,
        description=plan.description,
        position=plan.position,
        eligible_items=[
            EligibleItem(treatment_id=treatment_id, patient_pays=amount)
            for treatment_id, amount in items.items()
        ],
        use_limits=[
            LimitedItems(
                treatment_ids=[clinic.treatments[name].id for name in limit.treatments],
                uses=limit.uses,
                price_share=limit.price_share,
            )
            for limit in plan.limits
        ],
    )
    clinic.packages[key] = Package(
        made,
        clinic.minor_units(plan.price),
        plan.uses,
        plan.valid_for_days,
        {treatment_id: clinic.minor_units(amount) for treatment_id, amount in items.items()},
    )


async def change_over_time(clinic: DemoClinic) -> None:
    """End the opening special, raise a price in the new year, lose a practitioner, import the
    patients of another, and offer a package with limits.

    What is sold keeps its terms. The practitioner gives notice, is booked no more, and is archived
    after two months; appointments that were booked with them before stay theirs.
    """
    await _wait(clinic, days=120, hour=12)
    special = clinic.packages.pop("opening")
    await clinic.do(Role.OWNER, archive_package, package_id=special.id)

    await _wait(clinic, days=245, hour=9)
    package = clinic.packages["massages"]
    price = package.price + package.price // 20
    major = clinic.major_units(price)
    await clinic.do(Role.OWNER, update_package, package_id=package.id, price=major)
    clinic.packages["massages"] = package._replace(price=price)

    await _wait(clinic, days=300, hour=9)
    leaving = clinic.staff[Role.PRACTITIONER].pop().staff_member_id
    del clinic.calendar.practitioners[leaving]
    await _wait(clinic, days=361, hour=12)
    await clinic.do(Role.OWNER, archive_staff_member, staff_member_id=leaving)

    await _wait(clinic, days=462, hour=10)
    await clinic.do(Role.BILLING, import_patients, rows=_imported(clinic))

    await _wait(clinic, days=490, hour=10)
    await _offer(clinic, "rebuild")


def _imported(clinic: DemoClinic) -> list[PatientRow]:
    """The patients of a practitioner who joins, from another system."""
    numbers = range(970, 973)
    return [
        PatientRow(external_id=f"J-{number}", **clinic.plan.patient(number)) for number in numbers
    ]


async def _wait(clinic: DemoClinic, *, days: int, hour: int) -> None:
    """Wait until so many days after the first, before the patients who wait for that moment."""
    moment = clinic.calendar.moment(FIRST_DAY + timedelta(days=days), hour)
    await clinic.timeline.until(moment, -1)

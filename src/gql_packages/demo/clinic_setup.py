"""The first day: people, treatments, fees and offers."""

from __future__ import annotations

from decimal import Decimal

from gql_packages.demo.demo_clinic import Desk, Fee, Offer, Treatment
from gql_packages.demo.plan import OfferPlan, StaffPlan, TreatmentPlan
from gql_packages.domain.money import to_minor_units
from gql_packages.domain.permissions import Principal, Role
from gql_packages.services.create_no_show_fee import create_no_show_fee
from gql_packages.services.create_package import create_package
from gql_packages.services.create_staff_member import create_staff_member
from gql_packages.services.create_treatment import create_treatment
from gql_packages.services.package_items import EligibleItem


async def open_clinic(desk: Desk) -> None:
    """Set the clinic up as its owner would, until it can receive its first patient."""
    for member in desk.plan.staff:
        await _hire(desk, member)
    desk.diary.practitioners = [one.staff_member_id for one in desk.staff[Role.PRACTITIONER]]
    for key, treatment in desk.plan.treatments.items():
        await _add_treatment(desk, key, treatment)
    for name, amount in desk.plan.fees.items():
        await _add_fee(desk, name, amount)
    for key, offer in desk.plan.offers.items():
        await _put_on_offer(desk, key, offer)


def minor_units(desk: Desk, amount: str) -> int:
    """A planned amount in the clinic's minor units."""
    return to_minor_units(Decimal(amount), desk.plan.currency, path=(), minimum=0)


async def _hire(desk: Desk, member: StaffPlan) -> None:
    hired = await desk.do(
        Role.OWNER, create_staff_member, name=member.name, role=member.role, email=member.email
    )
    people = desk.staff.setdefault(member.role, [])
    people.append(Principal(desk.plan.clinic_id, hired))


async def _add_treatment(desk: Desk, key: str, plan: TreatmentPlan) -> None:
    made = await desk.do(
        Role.OWNER,
        create_treatment,
        name=plan.name,
        kind=plan.kind,
        duration_minutes=plan.minutes,
        price=Decimal(plan.price),
    )
    desk.treatments[key] = Treatment(made, plan, minor_units(desk, plan.price))


async def _add_fee(desk: Desk, name: str, amount: str) -> None:
    made = await desk.do(Role.OWNER, create_no_show_fee, name=name, amount=Decimal(amount))
    desk.fees.append(Fee(made, minor_units(desk, amount)))


async def _put_on_offer(desk: Desk, key: str, plan: OfferPlan) -> None:
    items = {desk.treatments[name].id: amount for name, amount in plan.items.items()}
    made = await desk.do(
        Role.OWNER,
        create_package,
        name=plan.name,
        price=Decimal(plan.price),
        uses=plan.uses,
        valid_for_days=plan.days,
        eligible_items=[
            EligibleItem(treatment_id=treatment_id, patient_pays=Decimal(amount))
            for treatment_id, amount in items.items()
        ],
    )
    desk.offers[key] = Offer(
        id=made,
        price=minor_units(desk, plan.price),
        uses=plan.uses,
        days=plan.days,
        patient_pays={
            treatment_id: minor_units(desk, amount) for treatment_id, amount in items.items()
        },
    )

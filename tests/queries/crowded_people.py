"""Who works in a crowded clinic, what it offers, and who comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gql_packages.domain.search_keys import sort_key
from gql_packages.services.patient_search_columns import patient_keys

if TYPE_CHECKING:
    from tests.queries.crowded_clinic import Crowd

#: First and last names: in many scripts, with what has to be escaped somewhere, and some twice.
PEOPLE = (
    ("Zoë", "Müller"),
    ("Zoe", "Muller"),
    ("Noor", "Haddad"),
    ("Noor", "Haddad"),
    ("ﬁnn", "Ǆurić"),
    ("李", "小龙"),
    ("Renée 🦊", "O'Brien"),
    ('A "B"', "Back\\slash"),
    ("100%", "_under_"),
    ("Straße", "GROẞ"),
    ("\x01\x7f", "tab\there"),
    ("नमस्ते", "ﷺ" * 20),
    ("</script>", "&amp; \u2028"),
    ("e\u0301", "\u00e9"),
)
ROLES = ("OWNER", "BILLING", "FRONT_DESK", "PRACTITIONER", "SUPPORT")


async def add_people(crowd: Crowd, patients: int) -> None:
    """Staff in every role, some of whom have left, and so many patients."""
    records, chance = crowd.records, crowd.random
    crowd.staff.append(records.owner)
    for place, (first, last) in enumerate(PEOPLE[:7]):
        crowd.staff.append(
            await records.staff_member(
                name=f"{first} {last}",
                role=ROLES[place % len(ROLES)],
                is_active=place != 5,
                email=crowd.maybe("staff@example.org"),
                version=chance.randint(1, 9),
            )
        )
    for place in range(patients):
        first, last = PEOPLE[place % len(PEOPLE)]
        email = crowd.maybe("noor@example.org", "ü@müller.example")
        phone = crowd.maybe("+1 604 555 0199")
        crowd.patients.append(
            await records.patient(
                first,
                last,
                email=email,
                phone=phone,
                is_archived=place % 5 == 4,
                created_at=crowd.moment(),
                version=chance.randint(1, 9),
                **patient_keys(first, last, email, phone),
            )
        )


async def add_offers(crowd: Crowd) -> None:
    """Treatments, fees and packages, some of them archived, some of one name."""
    records, chance = crowd.records, crowd.random
    for place, (_, name) in enumerate((*PEOPLE[:6], PEOPLE[2])):
        crowd.treatments.append(
            await records.treatment(
                name=name,
                kind=chance.choice(("TREATMENT", "CLASS")),
                price=crowd.amount(),
                duration_minutes=chance.randint(1, 1440),
                is_archived=place % 4 == 3,
            )
        )
    for place in range(4):
        crowd.fees.append(
            await records.insert(
                "no_show_fee",
                name=PEOPLE[place][1],
                amount=max(1, crowd.amount()),
                is_archived=place == 2,
                version=1,
                created_at=crowd.moment(),
            )
        )
    for place in range(9):
        name = f"{PEOPLE[place % 5][1]} ×{place % 3}"
        offer = await records.offer(
            name,
            search_key=sort_key(name),
            price=crowd.amount(),
            uses=chance.randint(1, 10_000),
            valid_for_days=crowd.maybe(0, 365),
            is_archived=place % 4 == 3,
        )
        crowd.offers.append(offer)
        for position, treatment in enumerate(chance.sample(crowd.treatments, chance.randint(1, 4))):
            await records.insert(
                "package_item",
                package_id=offer,
                treatment_id=treatment,
                patient_pays=crowd.amount(),
                position=position // 2,
            )

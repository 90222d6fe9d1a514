"""Who works in a crowded clinic, what it offers, and who comes: written with plain SQL."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from gql_packages.domain.patient_words import words_of_patient
from gql_packages.services.patient_search_columns import patient_keys
from tests.queries.records import NOW, Records, Row

#: The largest amount that is allowed.
LARGEST = 2**53 - 1
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
METHODS = ("CASH", "CARD", "BANK_TRANSFER", "CHEQUE", "OTHER")


@dataclass
class Crowd(Records):
    """A clinic that is being filled, and the keys of what is in it."""

    random: Random = field(default_factory=Random)
    staff: list[UUID] = field(default_factory=list)
    treatments: list[UUID] = field(default_factory=list)
    fees: list[UUID] = field(default_factory=list)
    offers: list[UUID] = field(default_factory=list)
    patients: list[UUID] = field(default_factory=list)
    #: how many words of patients there are
    words: int = 0

    def moment(self) -> datetime:
        """Some time before or after now: whole seconds, microseconds, or one that others have."""
        whole = NOW + timedelta(minutes=self.random.randint(-40 * 1440, 1440))
        part = timedelta(microseconds=self.one_of(1, 120_000, 999_999, 123_456))
        return self.random.choice((whole, whole + part, NOW, NOW - timedelta(days=3)))

    def amount(self) -> int:
        """An amount of money: small, usual, or as large as can be."""
        return self.random.choice((0, 1, 5, 99, 100, 8000, 123_456, 80_000, LARGEST))

    def happens(self, chance: float) -> bool:
        return self.random.random() < chance

    def one_of(self, *choices: Any) -> Any:
        return self.random.choice(choices)

    def maybe(self, *choices: Any) -> Any:
        """One of these, or None."""
        return None if self.happens(0.3) else self.one_of(*choices)

    async def row(self, table: str, key: UUID) -> Row:
        found = await self.connection.fetchrow(f"SELECT * FROM {table} WHERE id = $1", key)
        assert found is not None
        return dict(found)

    async def add_people(self, patients: int) -> None:
        """Staff in every role, some of whom have left, and so many patients."""
        self.staff.append(self.owner)
        for place, (first, last) in enumerate(PEOPLE[:7]):
            member = await self.staff_member(
                name=f"{first} {last}",
                role=ROLES[place % len(ROLES)],
                is_active=place != 5,
                email=self.maybe("staff@example.org"),
                is_bookable=place % 3 != 1,
                version=self.random.randint(1, 9),
            )
            self.staff.append(member)
        for place in range(patients):
            first, last = PEOPLE[place % len(PEOPLE)]
            email = self.maybe("noor@example.org", "ü@müller.example")
            phone = self.maybe("+1 604 555 0199")
            created_at, version = self.moment(), self.random.randint(1, 9)
            # Those that are not filled yet have no number and no words.
            is_filled = place % 4 > 0
            patient = await self.patient(
                first,
                last,
                email=email,
                phone=phone,
                number=place + 1 if is_filled else None,
                date_of_birth=date(1980, 2, 29) if place % 3 else None,
                is_archived=place % 5 == 4,
                created_at=created_at,
                version=version,
                folded_version=version if is_filled else None,
                **(keys := patient_keys(first, last, email, phone)),
            )
            self.patients.append(patient)
            about = {"patient_id": patient, "sort_key": keys["sort_key"]}
            names = (first, last, email, phone, place + 1)
            for word in sorted(words_of_patient(*names)) if is_filled else ():
                await self.insert("patient_word", id=UUID(int=self.words), word=word, **about)
                self.words += 1
        counter = "INSERT INTO patient_counter (clinic_id, last_number) VALUES ($1, $2)"
        await self.connection.execute(counter, self.clinic, patients)

    async def add_offers(self) -> None:
        """Treatments, fees and packages, some of them archived, some of one name."""
        for place, (_, name) in enumerate((*PEOPLE[:6], PEOPLE[2])):
            treatment = await self.treatment(
                name=name,
                kind=self.one_of("TREATMENT", "CLASS"),
                price=self.amount(),
                duration_minutes=self.random.randint(1, 1440),
                is_archived=place % 4 == 3,
                **self._shown(place),
            )
            self.treatments.append(treatment)
        # By a chance of its own: all else is as if nothing were said of what they give.
        own = replace(self, chance=Random(self.owner.int))
        for place, member in enumerate(self.staff):
            for treatment in self.treatments[place : place + place % 3]:
                await own.insert("staff_member_treatment", member, treatment)
        for place in range(4):
            fee = await self.fee(
                name=PEOPLE[place][1],
                amount=max(1, self.amount()),
                is_archived=place == 2,
                created_at=self.moment(),
            )
            self.fees.append(fee)
        for place in range(9):
            offer = await self.offer(
                f"{PEOPLE[place % 5][1]} ×{place % 3}",
                price=self.amount(),
                uses=self.random.randint(1, 10_000),
                valid_for_days=self.maybe(0, 365),
                is_archived=place % 4 == 3,
                **self._shown(place),
            )
            self.offers.append(offer)
            # Every other has one, which two items share where there are as many.
            if place % 2:
                share = (None, 12_345)[place % 4 == 3]
                await own.insert("package_limit", offer, 1, uses=place, price_share=share)
            for position, treatment in enumerate(self.some_treatments()):
                pays, limit = self.amount(), 1 if place % 2 and position < 2 else None
                about = {"patient_pays": pays, "position": position // 2, "limit_number": limit}
                await self.insert("package_item", offer, treatment, **about)

    def _shown(self, place: int) -> Row:
        """How it stands on screens; some have no position, and some the same."""
        return {
            "category": (None, "Hände – “on”", 'A "B"')[place % 3],
            "description": (None, "two\nlines")[place % 2],
            "position": (None, 3, 0, 10_000, 3)[place % 5],
        }

    def some_treatments(self) -> list[UUID]:
        return self.random.sample(self.treatments, self.random.randint(1, 4))

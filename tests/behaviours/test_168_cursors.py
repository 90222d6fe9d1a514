"""Rule 168: a cursor is a place in one order of one list, or it is refused."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx
import pytest
from graphql import GraphQLEnumType, get_named_type

from gql_packages.database.connect import Connection
from tests.bad_input.raw_requests import Counter, http_for
from tests.bad_input.test_queries import Reading, readings, valid_arguments, variables
from tests.clinic_database import ClinicDatabase
from tests.front_desk import open_clinic
from tests.populated_clinic import furnish
from tests.table_state import some_ids


@dataclass(frozen=True)
class List:
    """A list with pages, in one order or by one search."""

    reading: Reading
    given: Mapping[str, Any]

    @property
    def name(self) -> str:
        """Such as Query.invoices-NUMBER_ASC."""
        return "-".join((f"{self.reading.owner}.{self.reading.name}", *self.given.values()))

    async def first_cursor(self, counter: Counter) -> str:
        """The cursor of its first item."""
        answered = await self.after(counter, None)
        cursor: str = self.reading.answer(answered)["pageInfo"]["endCursor"]
        assert cursor, self.name
        return cursor

    async def after(self, counter: Counter, cursor: str | None) -> httpx.Response:
        """What is answered where its page behind the cursor is asked for."""
        given = {**valid_arguments(self.reading, counter), **self.given}
        given |= {"first": 1, "after": cursor}
        return await counter.say(
            self.reading.document(given), variables(counter, self.reading, given)
        )

    async def wrong_with(self, counter: Counter, cursor: str) -> Sequence[str]:
        """What is wrong with its page behind the cursor."""
        errors = (await self.after(counter, cursor)).json().get("errors", [])
        problems = [error["extensions"].get("problems", [{}])[0] for error in errors]
        return [problem.get("code") or str(errors) for problem in problems]


def lists() -> Iterator[List]:
    for reading in readings():
        arguments = reading.field.args
        if "after" not in arguments:
            continue
        yield List(reading, {})
        if reading.name == "patients":
            yield List(reading, {"search": "noor"})
        if "orderBy" in arguments:
            orders = get_named_type(arguments["orderBy"].type)
            assert isinstance(orders, GraphQLEnumType)
            yield from (List(reading, {"orderBy": order}) for order in orders.values)


LISTS = list(lists())
EACH = pytest.mark.parametrize("listed", LISTS, ids=lambda listed: listed.name)
REFUSED = ["NOT_A_CURSOR"]


@pytest.fixture(scope="module")
async def counter(database: ClinicDatabase, superuser: Connection) -> Counter:
    clinic = await furnish(await open_clinic(database))
    sale = await clinic.desk.sell(clinic.patient, clinic.offer)
    await clinic.desk.do("deletePackageSale", patientPackageId=sale["patientPackage"]["id"])
    # What was recorded in the last minute is in no report of what is owed.
    clinic.desk.clock.now += timedelta(minutes=2)
    own_ids = await some_ids(superuser, clinic.desk.principal.clinic_id)
    return Counter(clinic, clinic, own_ids, http_for(clinic.desk), superuser)


def altered(cursor: str) -> Iterator[str]:
    """A cursor with each byte of what it holds changed, with some left out, cut and extended."""
    held = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    for at, byte in enumerate(held):
        # Of a digit another digit, so that a day is another day.
        yield packed(held[:at] + bytes([byte ^ 1]) + held[at + 1 :])
    yield from (packed(held[:at] + held[at + 1 :]) for at in range(0, len(held), 7))
    yield from (cursor[:length] for length in range(0, len(cursor), 11))
    yield from (cursor[1:], cursor[:-1], *(cursor + more for more in ("A", "0", "=", "\n", cursor)))


def packed(held: bytes) -> str:
    """What is held, as it is written."""
    return urlsafe_b64encode(held).decode().rstrip("=")


@EACH
async def test_168_an_altered_cursor_is_refused_by_every_list(
    counter: Counter, listed: List
) -> None:
    before = await counter.state()
    cursor = await listed.first_cursor(counter)
    others = list(altered(cursor))
    if listed.given:
        others = others[::4]

    said = {other: await listed.wrong_with(counter, other) for other in others if other != cursor}

    assert {other: codes for other, codes in said.items() if codes != REFUSED} == {}
    assert await listed.wrong_with(counter, cursor) == []
    assert await counter.state() == before


async def test_168_a_cursor_of_another_list_is_refused_by_every_list(counter: Counter) -> None:
    several = [listed for listed in LISTS if not listed.given]
    cursors = {each.name: await each.first_cursor(counter) for each in several}
    assert len(cursors) == len(several)

    for listed in several:
        for other in several:
            said = await listed.wrong_with(counter, cursors[other.name])
            assert said == ([] if other is listed else REFUSED), (listed, other)


@EACH
async def test_168_a_cursor_of_an_earlier_version_is_refused(
    counter: Counter, listed: List
) -> None:
    cursor = await listed.first_cursor(counter)
    held = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    # It held the same without a checksum; of a list by name, the name too.
    without = held[: held.index(b"]") + 1]
    name, _, key = without.rpartition(b",")

    for earlier in (without, b'%s,"","a name",%s' % (name, key)):
        assert earlier != held
        assert await listed.wrong_with(counter, packed(earlier)) == REFUSED

"""What comes in and goes out in exactly one notation."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from graphql import GraphQLError, parse_value

from gql_packages.errors import InvalidInput, NotFound
from gql_packages.reading.cursors import Position, read_cursor
from gql_packages.reading.declarations import Listing
from gql_packages.schema import global_id, scalars
from tests.cursors import cursor, sealed

KEY = UUID("0192f0c1-2345-7abc-8def-0123456789ab")


@pytest.mark.parametrize("text", ["80.00", "0", "-5.5", "+1", "9007199254740991.00"])
def test_an_amount_in_plain_notation_is_read_exactly(text: str) -> None:
    assert scalars.parse_decimal(text) == Decimal(text)


@pytest.mark.parametrize(
    "text",
    ["NaN", "Infinity", "-Infinity", "sNaN", "1e400", "1E2", "", " 1", "1 ", "1_000", "٣", "0x1",
     "1.", ".5", "1" * 17, "0." + "1" * 9, "1" * 100_000, "1,5"],
)  # fmt: skip
def test_a_text_that_is_no_amount_is_left_for_the_rules_to_refuse(text: str) -> None:
    assert scalars.parse_decimal(text).is_nan()


@pytest.mark.parametrize("value", [1.5, True, None, [], {}, float("nan")])
def test_a_number_that_is_not_whole_is_no_decimal(value: object) -> None:
    with pytest.raises(GraphQLError):
        scalars.parse_decimal(value)


def test_a_whole_number_is_a_decimal_and_a_huge_one_is_refused_as_an_amount() -> None:
    assert scalars.parse_decimal(80) == 80
    assert scalars.parse_decimal(10**300).is_nan()


@pytest.mark.parametrize(
    ("literal", "amount"), [('"80.00"', "80.00"), ("80", "80"), ("-3", "-3"), ('"NaN"', "NaN")]
)
def test_literals_are_read_as_variables_are(literal: str, amount: str) -> None:
    read = scalars.SCALARS[Decimal].parse_literal
    assert read is not None
    assert str(read(parse_value(literal), None)) == amount


@pytest.mark.parametrize("literal", ["80.00", "1e400", "true", "null", "[1]", "$x", "EIGHTY"])
def test_a_literal_of_another_kind_is_no_decimal(literal: str) -> None:
    read = scalars.SCALARS[Decimal].parse_literal
    assert read is not None
    with pytest.raises(GraphQLError):
        read(parse_value(literal), None)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-21T09:30:00-08:00", datetime(2026, 11, 21, 17, 30, tzinfo=UTC)),
        ("2026-11-21T17:30:00Z", datetime(2026, 11, 21, 17, 30, tzinfo=UTC)),
        ("2026-11-21T17:30Z", datetime(2026, 11, 21, 17, 30, tzinfo=UTC)),
        ("2026-11-21T17:30:00.25Z", datetime(2026, 11, 21, 17, 30, 0, 250000, tzinfo=UTC)),
        ("2026-11-21T17:30:00.1234569Z", datetime(2026, 11, 21, 17, 30, 0, 123456, tzinfo=UTC)),
        ("1926-11-21T17:30:00.999999999Z", datetime(1926, 11, 21, 17, 30, 0, 999999, tzinfo=UTC)),
        ("2026-11-21T09:30:00.5-0800", datetime(2026, 11, 21, 17, 30, 0, 500000, tzinfo=UTC)),
        ("2026-11-21T23:15+0545", datetime(2026, 11, 21, 17, 30, tzinfo=UTC)),
    ],
)
def test_a_moment_with_an_offset_is_read(text: str, moment: datetime) -> None:
    assert scalars.parse_date_time(text) == moment


@pytest.mark.parametrize(
    "value",
    ["2026-11-21T09:30:00", "2026-11-21", "2026-11-21 09:30:00Z", "2026-02-30T00:00:00Z",
     "2026-11-21T24:30:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00",
     "2026-11-21T09:30:00+25:00", "now",
     "2026-11-21T09:30:00.1234567891Z", "2026-11-21T09:30:00.Z", "2026-11-21T09:30:00-08",
     "2026-11-21T09:30:00-08:0", "2026-11-21T09:30:00-2500", "2026-11-21T09:30:00,5Z",
     "", 1732181400, None, "٢٠٢٦-11-21T09:30:00Z"],
)  # fmt: skip
def test_a_moment_without_an_offset_or_that_never_was_is_refused(value: object) -> None:
    with pytest.raises(GraphQLError):
        scalars.parse_date_time(value)


@pytest.mark.parametrize(
    "value", ["2026-02-30", "2026-1-1", "20260101", "2026-01-01T00:00:00Z", "0001-01-01",
              "9999-12-31", "", 20260101, None]
)  # fmt: skip
def test_a_day_that_never_was_is_refused(value: object) -> None:
    with pytest.raises(GraphQLError):
        scalars.parse_date(value)


def test_days_moments_and_amounts_go_out_in_one_notation() -> None:
    def written(kind: object, value: object) -> object:
        serialize = scalars.SCALARS[kind].serialize
        assert serialize is not None
        return serialize(value)

    assert written(date, date(2026, 11, 21)) == "2026-11-21"
    moment = datetime.fromisoformat("2026-11-21T09:30:00-08:00")
    assert written(datetime, moment) == "2026-11-21T17:30:00Z"
    assert written(Decimal, Decimal("80.00")) == "80.00"
    assert written(Decimal, Decimal("1E+3")) == "1000"


def test_a_global_id_comes_back_as_its_type_and_key() -> None:
    assert global_id.decode(global_id.encode("Patient", KEY), "Patient") == KEY


def _id_of(plain: str) -> str:
    return urlsafe_b64encode(plain.encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "text",
    ["", "x", "1", "Patient", _id_of("Patient:1"), _id_of(f"Patient:{KEY}"),
     _id_of(f"Patient:{KEY.hex.upper()}"), _id_of(f"Patient:{KEY.hex}\n"),
     _id_of(f"patient:{KEY.hex}"), global_id.encode("Patient", KEY) + "=",
     global_id.encode("Patient", KEY) + "\n", " " + global_id.encode("Patient", KEY),
     global_id.encode("Patient", KEY)[:-1] + "\u00e9", "\ud800", "\0", "A" * 100_000,
     str(KEY), global_id.encode("Invoice", KEY)],
)  # fmt: skip
def test_anything_else_is_not_found(text: str) -> None:
    with pytest.raises(NotFound):
        global_id.decode(text, "Patient", path=("patientId",))


TIME = Listing("list", order="", kind="time")
NUMBER = Listing("list", order="", kind="number")
NAME = Listing("list", order="", kind="name")
DAY = Listing("list", order="", kind="day")
DAY_OR_NONE = Listing("list", order="", kind="day", absent="'infinity'::date")
LISTS = pytest.mark.parametrize(
    "listing", [TIME, NUMBER, NAME, DAY, DAY_OR_NONE], ids=lambda each: f"{each.kind}{each.absent}"
)


@pytest.mark.parametrize(
    ("listing", "written", "value"),
    [
        (TIME, cursor("list", "t", 1767323045678901, key=KEY),
         datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)),
        (TIME, cursor("list", "t", -2177452800000000, key=KEY), datetime(1901, 1, 1, tzinfo=UTC)),
        (NUMBER, cursor("list", "", 7, key=KEY), 7),
        (NUMBER, cursor("list", "", 2**63 - 1, key=KEY), 2**63 - 1),
        (DAY, cursor("list", "d", 20_000, key=KEY), date(2024, 10, 4)),
        (DAY_OR_NONE, cursor("list", "d", 20_000, key=KEY), date(2024, 10, 4)),
        (DAY_OR_NONE, cursor("list", "d", None, key=KEY), None),
        (NAME, cursor("list", key=KEY), None),
    ],
)  # fmt: skip
def test_a_cursor_comes_back_as_its_position(
    listing: Listing, written: str, value: datetime | date | int | None
) -> None:
    assert read_cursor(listing, written) == Position(value, KEY)


_JSON = '["list","",7,"0192f0c123457abc8def0123456789ab"]'


@LISTS
@pytest.mark.parametrize(
    "text",
    ["", "x", "null", _id_of("[]"), _id_of("{}"), _id_of("null"), _id_of("1"), _id_of(_JSON),
     _id_of("[" * 700), "\ud800", "A" * 100_000, sealed(None), sealed(1), sealed({}), sealed([]),
     sealed(["list", "", 7]), sealed(["list", "", 7, str(KEY)]), sealed(["list", str(KEY)]),
     sealed(["list", "", "a name", KEY.hex]), sealed(["list", "x", "a", KEY.hex]),
     sealed(["list", "t", 10**30, KEY.hex]), sealed(["list", "", 2**63, KEY.hex]),
     sealed(["list", "", -1, KEY.hex]), sealed(["list", "", True, KEY.hex]),
     sealed(["list", "t", True, KEY.hex]), sealed(["list", "", 7.0, KEY.hex]),
     sealed(["list", "d", 10**30, KEY.hex]), sealed(["list", "d", True, KEY.hex]),
     sealed(["list", "", None, KEY.hex]), sealed(["list", "", "a", 1, KEY.hex]),
     sealed(["list", "", 7, KEY.hex], separators=(", ", ":")), sealed(["list", "", 7, 7]),
     cursor("list", "", 7, key=KEY) + "=", cursor("list", key=KEY) + "\n",
     cursor("other", "", 7, key=KEY), cursor("other", "t", 7, key=KEY), cursor("other", key=KEY)],
)  # fmt: skip
def test_a_cursor_of_another_list_or_of_none_is_invalid_input(listing: Listing, text: str) -> None:
    with pytest.raises(InvalidInput):
        read_cursor(listing, text)


def test_a_cursor_of_a_list_of_another_kind_is_invalid_input() -> None:
    written = {
        "time": cursor("list", "t", 7, key=KEY),
        "number": cursor("list", "", 7, key=KEY),
        "name": cursor("list", key=KEY),
        "day": cursor("list", "d", 7, key=KEY),
    }
    for listing in (TIME, NUMBER, NAME, DAY):
        for kind, text in written.items():
            if kind != listing.kind:
                with pytest.raises(InvalidInput):
                    read_cursor(listing, text)

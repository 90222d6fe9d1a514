"""What no field may be given, by the kind of the field; and the few fields that do take some of it.

A value is what stands in the JSON of the variables; `Raw` stands there, or in the document, as it
is written.
"""

from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from graphql import GraphQLEnumType, GraphQLInputObjectType

from gql_packages.schema.global_id import encode, read
from tests.input_walk import InputField


class Raw(str):
    """A text that is put into the request without quotes."""


LONG = 10_000
HUGE = Raw("1" + "0" * 30)
NUL, HALF_A_PAIR = "Ann\0", "Ann\ud800"
#: No field of any kind is given these: an object, a list of lists, a fraction.
SHAPES: Sequence[Any] = [{}, {"id": "x"}, [["x"]], 1.5, Raw("1e400"), Raw("NaN"), HUGE]

AMOUNTS: Sequence[Any] = [
    *("-1", "-0.01", -5, "0.001", "0." + "0" * 20 + "1", "90071992547409.92", "9" * 16, "9" * LONG),
    *("NaN", "sNaN", "Infinity", "-Infinity", "1e400", "1e5", "1E2", "0x10", "1,000.00", "1_000"),
    *("", " ", "ten", "٣", "１", "$5", NUL, HALF_A_PAIR, True, 10**19, Raw("Infinity")),
]
NO_AMOUNT: Sequence[Any] = ["0", "0.00", 0, "-0"]
MOMENTS: Sequence[Any] = [
    *("2026-03-10T17:00:00", "2026-03-10", "2026-03-10 17:00:00Z", "2026-03-10T17:00:00+25:00"),
    *("2026-02-30T17:00:00Z", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00"),
    *("9999-12-31T23:59:59Z", "9999-12-31T23:59:59-14:00", "1899-12-31T00:00:00Z"),
    *("2026-03-10T17:00:00.1234567891Z", "2026-03-10T17:00:00-08", "2026-03-10T17:00:00-2500"),
    *("2999-06-01T00:00:00Z", "3000-01-01T00:00:00Z", "2026-03-10T17:00:00Z\n", "tomorrow"),
    *("", "٢٠٢٦-03-10T17:00:00Z", NUL, HALF_A_PAIR, 1772474400, True, "2" * LONG),
]
DAYS: Sequence[Any] = [
    *("2026-02-30", "2026-3-1", "20260301", "2026-03-10T17:00:00Z", "0001-01-01", "9999-12-31"),
    *("1899-12-31", "3000-01-01", "2026-03-10\n", "today", "", NUL, HALF_A_PAIR, 20260301, True),
]
NUMBERS: Sequence[Any] = [-1, 2**31 - 1, 2**31, -(2**31) - 1, 10**19, "5", "", True]
TEXTS: Sequence[Any] = [
    *("x" * LONG, "é" * 1001, "bell\a", "line\u2028line", "\ue000", "\uffff", NUL, HALF_A_PAIR),
    *(5, True, ["Ann", "Ben"]),
]
BLANKS: Sequence[Any] = ["", "   ", "\t\n", "\u2003"]
KEYS: Sequence[Any] = [
    "short",
    "x" * 129,
    "ключ-ключ-ключ-ключ",
    "a key with spaces in it",
    "🔑" * 16,
]
ADDRESSES: Sequence[Any] = ["nobody", "a b@example.org", "@", "ann@@example.org", "x@" + "y" * 260]
FLAGS: Sequence[Any] = ["true", "", 0, 1, ["true"]]

#: What some fields take although others do not, by the input type's and the field's name.
ALLOWED: Mapping[str, Sequence[Any]] = {
    "CreateTreatmentInput.price": NO_AMOUNT,
    "UpdateTreatmentInput.price": NO_AMOUNT,
    "CreatePackageInput.price": NO_AMOUNT,
    **{
        f"{verb}{kind}Input.position": [0]
        for verb in ("Create", "Update")
        for kind in ("Treatment", "Package")
    },
    "UpdatePackageInput.price": NO_AMOUNT,
    "EligibleItemInput.patientPays": NO_AMOUNT,
    "RefundPackageInput.amount": NO_AMOUNT,
    "UseLimitInput.priceShare": NO_AMOUNT,
    "AdjustPackageUsesInput.change": [-1],
    "CreatePackageInput.validForDays": [0],
    "UpdatePackageInput.validForDays": [0],
}
#: Texts that may be left blank: that means none.
MAY_BE_BLANK = frozenset({"email", "phone", "reference", "reason", "note", "category"})
#: Texts of several lines, which may be blank as well.
OF_LINES = frozenset({"address", "receiptFooter", "description"})
#: Lists that may be empty.
MAY_BE_EMPTY = frozenset(
    {
        *("ReceivePaymentInput.invoiceIds", "CreateStaffMemberInput.treatmentIds"),
        *("UpdateStaffMemberInput.treatmentIds", "CreatePackageInput.useLimits"),
        "UpdatePackageInput.useLimits",
    }
)
NAMES = frozenset({"name", "firstName", "lastName"})


def ids(type_name: str, other_clinics: str, own: Mapping[str, str]) -> Sequence[Any]:
    """Ids that name nothing of the type here; `own` are of one thing here of each type."""
    unknown = encode(type_name, UUID(int=7))
    others = [an_id for name, an_id in own.items() if type_name not in (name, "Node")]
    return [
        *("x", "", " ", "A" * LONG, str(UUID(int=7)), f"{type_name}:{UUID(int=7)}", "🙂", "id\n"),
        *(unknown, _packed(f"{type_name}:7"), _packed("Nothing:1"), other_clinics),
        *(NUL, HALF_A_PAIR, 5, -1, True, ["a", "b"]),
        *others[:2],
        *(_almost(type_name, own[type_name]) if type_name in own else ()),
    ]


def _almost(type_name: str, own: str) -> Sequence[str]:
    """What is not quite the id of a thing that is there."""
    found = read(own)
    assert found is not None
    another = "Invoice" if type_name != "Invoice" else "Payment"
    return [f"{own}=", f"{own}\n", f" {own}", own[:-1], encode(another, found[1]), found[1].hex]


def bad_values(field: InputField, some_ids: Sequence[Any]) -> Iterator[Any]:
    """Everything that must be refused at this place."""
    name = field.name.partition(".")[2]
    if field.is_required:
        yield None
    if field.is_list:
        yield from ([None], {}, True)
        if field.name not in MAY_BE_EMPTY:
            yield []
        return
    if isinstance(field.kind, GraphQLInputObjectType):
        yield from ({"nothing": "known"}, "x", 5, True, [[]])
        return
    yield from SHAPES
    allowed = ALLOWED.get(field.name, [])
    yield from (value for value in _of_kind(field, name, some_ids) if value not in allowed)


def _of_kind(field: InputField, name: str, some_ids: Sequence[Any]) -> Iterator[Any]:
    if isinstance(field.kind, GraphQLEnumType):
        known = next(iter(field.kind.values))
        yield from ("NOTHING", "", known.lower(), f"{known} ", 0, True, NUL)
        return
    table: Mapping[str, Sequence[Any]] = {
        "ID": some_ids,
        "Decimal": [*AMOUNTS, *NO_AMOUNT],
        "DateTime": MOMENTS,
        "Date": DAYS,
        "Int": [0, *NUMBERS],
        "Boolean": FLAGS,
        "String": TEXTS,
    }
    yield from table[field.kind.name]
    if field.kind.name == "String" and name not in MAY_BE_BLANK | OF_LINES:
        yield from BLANKS
    if name == "idempotencyKey":
        yield from KEYS
    if name == "email":
        yield from ADDRESSES


def bad_literals(field: InputField) -> Sequence[str]:
    """The same, as somebody would type it into the document."""
    if isinstance(field.kind, GraphQLEnumType):
        return [f'"{next(iter(field.kind.values))}"', "NOTHING", "0", "true"]
    if isinstance(field.kind, GraphQLInputObjectType):
        return ["{nothing: KNOWN}", "[[]]", "5"]
    table: Mapping[str, Sequence[str]] = {
        "ID": ["1.5", "true", "{}", "NOTHING", '"\\u0000"', f'"{"A" * LONG}"', HUGE],
        "Decimal": ["1.5", "80.00", "1e5", "1e400", "NaN", "-1", "true", HUGE],
        "DateTime": ["20260310", "2026", '"2026-03-10T17:00:00"', "true"],
        "Date": ["20260310", '"0001-01-01"', "true"],
        "Int": ["1.5", "1e400", "2147483648", '"5"', "NaN", HUGE],
        "Boolean": ['"true"', "1", "TRUE"],
        "String": ["5", "NOTHING", '"\\u0000"', '"\\ud800"', '"\\u0007"', '"""bell \a"""', "true"],
    }
    return table[field.kind.name]


def _packed(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")
